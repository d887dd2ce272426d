"""Whether the nearest claim of an article makes it likely that it tells a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from statements import claim

from compare.evaluate.fit_likeness import fitted
from compare.judge import FEATURES, Passages, Reading, StoryClaims, measure
from compare.judge.likeness import INTERCEPT, NUMBERS, QUANTILE, SAMENESS, likeness
from compare.judge.ruling import Ruling
from compare.judge.weighing import Measured, weigh
from compare.records import Article, Fact
from compare.settings import JudgeSettings

if TYPE_CHECKING:
    from compare.judge.settling import Candidate
    from compare.records import Claim

ENCODER = FakeEncoder()
TOLD = "the treaty between the two countries holds no clause on mutual defence"


def weighed(whole: float, some: float, likely: float, own: tuple[Claim, ...] = ()) -> Candidate:
    """Weigh a fact against an article of its very words, of which other numbers are said."""
    article = Article.compose(source="B", title="", body=TOLD)
    passages = Passages((TOLD,), tuple(ENCODER.encode([TOLD])))
    reading = Reading(article, ((0, len(TOLD)),), passages, (claim(TOLD, name="b"),))
    values = measure([TOLD], ENCODER.encode([TOLD]), passages).values[0]
    found = Measured(values, whole, some, 0, 0, np.nan, 1.0, 1.0, likely)
    return weigh(reading, own, Ruling(), found, JudgeSettings())


def test_words_alone_tell_a_fact_only_where_a_claim_comes_near() -> None:
    """All who report one event use its words: unlike claims omit it, half-like ones are unsure."""
    expected = {0.2: ("omitted", 0.5), 0.5: ("included", 0.5), 0.9: ("included", 0.8)}
    for likely, (verdict, probability) in expected.items():
        found = weighed(0.8, 0.8, likely)
        assert found.verdict == verdict
        assert found.probability == pytest.approx(probability)


def test_an_own_claim_that_is_hardly_like_the_fact_is_never_sure() -> None:
    """Alignment joins claims on average, and so some that only share a name."""
    for likely, sure in ((0.4, False), (0.9, True)):
        found = weighed(0.8, 0.8, likely, (claim(TOLD, name="b"),))
        assert found.verdict == "included"
        assert (found.probability >= JudgeSettings().unsure_threshold) is sure


def test_an_own_claim_in_other_words_tells_a_part_where_it_is_likely_to() -> None:
    """Words find little of it, but it is like the fact as a claim, and no number is missing.

    Where it is not, the reasons say that it states nothing of the fact.
    """
    for likely, verdict, reason in ((0.4, "omitted", "nothing of it"), (0.6, "partial", "one of")):
        found = weighed(0.1, 0.1, likely, (claim(TOLD, name="b"),))
        assert found.verdict == verdict
        assert reason in found.reasons[0]


def test_shared_numbers_make_a_telling_likelier() -> None:
    """Two articles that give one number of one event seldom speak of two things."""
    fact, other = claim(TOLD, name="x"), claim("the ferry sank", name="b")
    vectors = ENCODER.encode([fact.text, other.text])
    known = StoryClaims(
        {fact.id: fact, other.id: other},
        dict(zip((fact.id, other.id), vectors, strict=True)),
        sameness=np.eye(2),
    )
    facts = [Fact("f", "s", fact.text, (fact.id,))]
    values = np.zeros((3, len(FEATURES)))
    values[1:, FEATURES.index("has_numbers")] = 1
    values[2, FEATURES.index("numbers_missing_pair")] = 1
    none, shared, missing = (likeness(facts, [other], known, values[[n]])[0] for n in range(3))
    assert none == missing < shared
    assert np.isnan(likeness(facts, [], known, values[:1])[0]), "no claims, no likeness"


def test_articles_that_share_little_else_seldom_share_a_fact() -> None:
    """Comments on one state of affairs share their words; reports of one event share facts."""
    mine = [claim(f"the ferry carried cargo {n}", name="x", number=n) for n in range(30)]
    theirs = [claim(f"the crew rescued sailors {n}", name="b", number=n) for n in range(30)]
    claims = [*mine, *theirs]
    known = StoryClaims({one.id: one for one in claims}, {}, sameness=np.eye(60))
    apart = [Fact(one.id, "s", one.text, (one.id,)) for one in claims]
    joined = [
        Fact(one.id, "s", one.text, (one.id, other.id))
        for one, other in zip(mine[1:], theirs[1:], strict=True)
    ]
    found = {}
    for name, facts in (("apart", apart), ("joined", [apart[0], *joined, apart[30]])):
        values = np.zeros((len(facts), len(FEATURES)))
        found[name] = likeness(facts, theirs, known, values)[0]
    assert 0 < found["apart"] < found["joined"]


def test_the_shipped_weights_are_those_of_the_rows_read_by_hand() -> None:
    """Anyone can fit them again, and gets the same to two digits."""
    weights, auc = fitted()
    assert weights.round(2).tolist() == [INTERCEPT, SAMENESS, QUANTILE, NUMBERS]
    assert auc > 0.8
