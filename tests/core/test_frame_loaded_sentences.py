"""How loaded sentences are, as the regressions that come along tell it."""

from __future__ import annotations

import numpy as np
import pytest

from compare.encode.graph import DEPTHS, WIDTH
from compare.frame.loaded_sentences import (
    N_REST,
    LoadedSentences,
    read_sentences,
    sentence_features,
)

PLAIN = "The committee will meet on Tuesday to vote on the bill, a spokesman said."
LOADED = "The corrupt regime's thugs shamelessly butchered the truth yet again."


def test_invective_is_more_loaded_than_a_report() -> None:
    """One is over a half, the other under it, and both are probabilities."""
    plain, loaded = LoadedSentences.shipped()([PLAIN, LOADED])
    assert 0 < plain < 0.5 < loaded < 1


def test_company_changes_no_bit() -> None:
    """A sentence has the same probability alone, among others, and in any order."""
    model = LoadedSentences.shipped()
    texts = [PLAIN, LOADED, PLAIN + " " + LOADED, "", LOADED]
    alone = np.concatenate([model([text]) for text in texts])
    assert model(texts).tobytes() == alone.tobytes()
    assert model(texts[::-1])[::-1].tobytes() == alone.tobytes()
    assert model([]).shape == (0,)


@pytest.mark.parametrize("text", ["", " ", "...", "x" * 100_000, "\ud800 broken", "\x00<script>"])
def test_hostile_text_has_a_probability(text: str) -> None:
    """Texts without words, endless and broken ones are judged like any other."""
    (chance,) = LoadedSentences.shipped()([text])
    assert 0 <= chance <= 1


def test_a_sentence_is_seen_by_way_of_its_words() -> None:
    """The vector of the one word that is loaded stands for the words; its odds come first."""
    (one,) = read_sentences([PLAIN])
    logits = np.full(len(one.words), -30.0)
    logits[3] = 4.0
    found = sentence_features(PLAIN, one.mean, one.words, logits)
    assert len(found) == (len(DEPTHS) + 1) * WIDTH + N_REST
    assert np.array_equal(found[: len(DEPTHS) * WIDTH], one.mean)
    middle = DEPTHS.index(4) * WIDTH
    assert np.allclose(found[-N_REST - WIDTH : -N_REST], one.words[3, middle : middle + WIDTH])
    assert found[-N_REST] == 2.0
