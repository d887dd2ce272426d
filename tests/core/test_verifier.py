"""The verifier: what it reads, what it says, and that nobody else's company changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from compare.cache import ContentCache
from compare.encode.shipped import shipped_model
from compare.errors import ModelError
from compare.models import default_stance
from compare.settings import Settings
from compare.verifier import CachedVerifier, KeptStance, ShippedVerifier, choose_verifier
from compare.verifier.pieces import MAX_PIECES, Reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

PREMISE = "The ministry said on Sunday that 34 people were killed when the ferry sank."
ENTAILED = "The ministry said that 34 people were killed."
CONTRADICTED = "The ministry said that nobody was killed."
UNRELATED = "The union will vote on the contract in March."

NAMES = ("Jones", "Miller")

ENTAILMENT, NEUTRAL, CONTRADICTION = range(3)


@pytest.fixture(scope="module")
def verifier() -> ShippedVerifier:
    """Return the verifier that comes along."""
    return ShippedVerifier()


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Return what cuts texts for it."""
    return Reader(shipped_model())


def test_outcomes_are_probabilities_and_tell_the_plain_cases(verifier: ShippedVerifier) -> None:
    """What is said is entailed, its denial contradicted, and other things are neither."""
    pairs = [(PREMISE, ENTAILED), (PREMISE, CONTRADICTED), (PREMISE, UNRELATED)]
    outcomes = verifier.relate(pairs)
    assert np.allclose(outcomes.sum(axis=1), 1)
    assert outcomes.argmax(axis=1).tolist() == [ENTAILMENT, CONTRADICTION, NEUTRAL]


def test_a_negated_sentence_does_not_contradict_itself(verifier: ShippedVerifier) -> None:
    """A negation on both sides is none: the same words entail themselves."""
    sentences = [
        "No section of the act was annulled.",
        "She would not exclude further tightening.",
        "Nobody would tell the paper what set off the blast.",
    ]
    outcomes = verifier.relate([(sentence, sentence) for sentence in sentences])
    assert outcomes.argmax(axis=1).tolist() == [ENTAILMENT] * 3


def test_company_and_workers_change_no_bit(verifier: ShippedVerifier) -> None:
    """A pair has the same outcome alone, among others, and whatever the number of workers."""
    pairs = [(PREMISE, ENTAILED), (PREMISE, CONTRADICTED), (PREMISE, UNRELATED), (UNRELATED, "x")]
    together = verifier.relate(pairs * 3)
    alone = np.concatenate([ShippedVerifier(1).relate([pair]) for pair in pairs])
    assert together.tobytes() == np.concatenate([alone] * 3).tobytes()


def test_no_pairs_give_no_rows(verifier: ShippedVerifier) -> None:
    """An empty question has an empty answer."""
    assert verifier.relate([]).shape == (0, 3)


def test_sentiment_is_towards_the_mention_asked_about(verifier: ShippedVerifier) -> None:
    """One sentence stands worse to whom it blames than to whom it praises."""
    sentence = "Smith praised Jones for his courage, and called Miller a corrupt coward."
    places = [(sentence, sentence.index(name), sentence.index(name) + 5) for name in NAMES]
    outcomes = verifier.sentiment(places)
    assert np.allclose(outcomes.sum(axis=1), 1)
    (jones, miller) = outcomes[:, 2] - outcomes[:, 0]
    assert jones > 0 > miller


def test_no_mention_is_read_twice(verifier: ShippedVerifier) -> None:
    """What is kept is what the model says, in the order asked for, bit for bit."""
    asked: list[tuple[str, int, int]] = []

    class Counting:
        name = revision = "counting"

        def sentiment(self, mentions: Sequence[tuple[str, int, int]]) -> NDArray[np.float64]:
            asked.extend(mentions)
            return verifier.sentiment(mentions)

    first, second = ((f"{name} was praised by all.", 0, len(name)) for name in NAMES)
    kept = KeptStance(Counting())
    assert kept.sentiment([]).shape == (0, 3)
    thrice = [second, first, second]
    assert (kept.sentiment(thrice) == verifier.sentiment(thrice)).all()
    assert (kept.sentiment([first]) == verifier.sentiment([first])).all()
    assert asked == [second, first]


@pytest.mark.parametrize("text", ["", " ", "x" * 100_000, "\ud800 broken", "\x00\x1b[31m<script>"])
def test_hostile_text_is_read_and_cut(reader: Reader, text: str) -> None:
    """Empty, endless and broken text give inputs of the shape of any other."""
    for pieces in (reader.pair(text, text), reader.mention(text, 0, 1), reader.sentence(text)):
        assert len(pieces.ids) == len(pieces.segments) == len(pieces.pooled)
        assert len(pieces.ids) <= MAX_PIECES


def test_the_cache_is_asked_first(tmp_path: Path) -> None:
    """A pair is read once, and comes back with the same bytes."""

    class Counting:
        name, revision = "counting", "1"
        asked = 0

        def relate(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
            self.asked += len(pairs)
            return np.array([[len(a), len(b), 0.1] for a, b in pairs], float)

    counting = Counting()
    cached = CachedVerifier(counting, ContentCache(tmp_path))
    pairs = [("a", "bc"), ("ab", "c"), ("a", "bc")]
    first, second = cached.relate(pairs), cached.relate(pairs)
    assert counting.asked == len({*pairs})
    assert first.tobytes() == second.tobytes() == counting.relate(pairs).tobytes()


def test_none_is_no_verifier_and_a_wrong_name_says_so(tmp_path: Path) -> None:
    """``none`` switches it off; a folder without a model is refused by name."""
    assert choose_verifier("none") is None
    with pytest.raises(ModelError, match="cannot be loaded"):
        choose_verifier(str(tmp_path))


@pytest.mark.parametrize("name", ["", "none"])
def test_judge_and_lens_share_one_model(name: str) -> None:
    """A process opens the weights once, and sentiment needs them whichever verifier judges."""
    settings = Settings.from_mapping({"judge": {"verifier": name}})
    models: list[object] = [default_stance(settings), default_stance(), choose_verifier()]
    assert len(set(map(id, models))) == 1
