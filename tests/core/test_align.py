"""Claims of a story in, facts out."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from hypothesis import given, settings
from hypothesis import strategies as st
from statements import claim

from compare.align import (
    FEATURES,
    align,
    likely_pairs,
    near_claims,
    pair_features,
    same_fact_probabilities,
)
from compare.align.facts import prominence
from compare.align.fragments import is_fragment
from compare.align.standing import standing
from compare.records import Fact, Story
from compare.settings import AlignSettings

ENCODER = FakeEncoder()
STORY = Story("s", "t", ("a", "b", "c"), "", "")
SOURCES = {"a": "A", "b": "B", "c": "C"}
WORDS = st.sampled_from("treaty clause defence moscow minister strike grain vote port fire".split())
TEXTS = st.lists(st.lists(WORDS, min_size=3, max_size=6).map(" ".join), min_size=1, max_size=9)


@given(TEXTS, st.floats(0.05, 0.95))
@settings(max_examples=40, deadline=None)
def test_every_claim_is_in_exactly_one_fact(texts: list[str], threshold: float) -> None:
    """Facts partition the claims, whatever the threshold."""
    claims = [claim(text, name="abc"[i % 3], number=i) for i, text in enumerate(texts)]
    facts = align(STORY, claims, ENCODER.encode(texts), SOURCES, AlignSettings(threshold))
    held = [claim_id for fact in facts for claim_id in fact.claim_ids]
    assert sorted(held) == sorted(c.id for c in claims)
    assert [f.weight for f in facts] == sorted((f.weight for f in facts), reverse=True)


def test_equal_words_are_one_fact_told_by_all() -> None:
    """The same claim of three sources makes one fact, first in order."""
    same = "the treaty holds no clause on mutual defence"
    texts = [same, "grain harvests fell in the south", same, same]
    claims = [claim(texts[i], name="aabc"[i], number=i) for i in range(4)]
    facts = align(STORY, claims, ENCODER.encode(texts), SOURCES)
    assert [len(f.claim_ids) for f in facts] == [3, 1]
    assert facts[0].text == same


def test_a_fact_is_told_in_the_majoritys_version() -> None:
    """The claim that speaks for a fact has the values that most others share."""
    texts = [f"the fire killed {n} workers at the plant" for n in ("29", "41", "41")]
    claims = [
        claim(text, ("quantity", text.split()[3], text.split()[3], "killed"), name=n)
        for text, n in zip(texts, "abc", strict=True)
    ]
    (fact,) = align(STORY, claims, ENCODER.encode(texts), SOURCES, AlignSettings(0.05))
    assert "41" in fact.text


def test_a_claim_without_a_value_does_not_speak_for_those_that_share_one() -> None:
    """Members vote on the 25th, say two; that one says another day and one none changes nothing."""
    texts = [
        "union members vote next week",
        "members vote on 25 September",
        "members will vote on 25 September",
        "union members vote on 26 September",
    ]
    days = [(), ("2025-09-25",), ("2025-09-25",), ("2025-09-26",)]
    claims = [
        claim(text, *(("date", text[-12:], day) for day in own), name="abcd"[i], number=i)
        for i, (text, own) in enumerate(zip(texts, days, strict=True))
    ]
    sources = {name: name for name in "abcd"}
    (fact,) = align(STORY, claims, ENCODER.encode(texts), sources, AlignSettings(0.0))
    assert fact.text in texts[1:3]


def test_no_claims_make_no_pairs() -> None:
    """A story may hold nothing but questions."""
    assert same_fact_probabilities([], []).shape == (0, 0)
    assert align(STORY, [], [], SOURCES) == ()


def test_what_is_near_to_everything_stands_out_to_nothing() -> None:
    """A claim stands out by being nearer than what else the other article says."""
    near = np.full((6, 6), 0.3)
    near[0, 3] = near[3, 0] = 0.7  # nearer than the rest of both articles
    near[1, 3:] = near[3:, 1] = 0.7  # as near to all of the other article
    np.fill_diagonal(near, 1)
    found = standing(near, ["a"] * 3 + ["b"] * 3)
    assert found[0, 3] > found[1, 3] > found[2, 3]
    assert found[1, 3] == pytest.approx(found[1, 4])


def test_one_claim_each_cannot_stand_out_far() -> None:
    """In a story of two claims the prior speaks: nothing is infinite."""
    near = np.array([[1.0, 0.9], [0.9, 1.0]])
    found = standing(near, ["a", "b"])
    assert np.isfinite(found).all()
    assert 0 < found[0, 1] < found[0, 1] + 1 < 10


def test_clauses_of_one_article_need_more_to_be_one_fact() -> None:
    """The sentence around two claims tells only where it is not the same article's."""
    texts = ["the captain survived the night", "the captain radioed that night"]
    apart = [claim(text, name="ab"[i], number=i) for i, text in enumerate(texts)]
    together = [claim(text, name="a", number=i) for i, text in enumerate(texts)]
    encodings = ENCODER.encode(texts)
    sentence = "the captain survived the night and radioed that night"
    around = [(sentence, ENCODER.encode([sentence])[0])] * 2
    other = same_fact_probabilities(apart, encodings, around)[0, 1]
    assert same_fact_probabilities(together, encodings, around)[0, 1] < other


def test_clauses_of_one_sentence_are_two_facts() -> None:
    """Whatever they share, a sentence says each thing once."""
    texts = ["the captain survived the night", "the captain survived that night"]
    apart = [claim(text, name="a", number=i) for i, text in enumerate(texts)]
    apart[1] = replace(apart[1], sentence=(90, 120))
    one = [claim(text, name="a", number=i) for i, text in enumerate(texts)]
    one[1] = replace(one[1], sentence=one[0].sentence)
    encodings = ENCODER.encode(texts)
    two_sentences = same_fact_probabilities(apart, encodings)[0, 1]
    assert same_fact_probabilities(one, encodings)[0, 1] < two_sentences / 2


def test_the_nearest_claim_of_an_article_without_one_may_tell_a_fact() -> None:
    """Of each such article one claim at most, and none that is far."""
    texts = ["the port closed on friday", "the port closed friday", "grain fell", "rain is due"]
    claims = [claim(text, name="abbc"[i], number=i) for i, text in enumerate(texts)]
    facts = [Fact("f", "s", texts[0], (claims[0].id,))]
    near = np.eye(4)
    near[0, 1:] = near[1:, 0] = (0.3, 0.2, 0.1)
    found = near_claims(facts, claims, near)
    assert found == {"f": frozenset({claims[1].id})}
    likely = likely_pairs(facts, claims, near, found)
    assert likely[claims[0].id] == {claims[0].id: 1.0, claims[1].id: 0.3}


def test_probabilities_are_symmetric() -> None:
    """The order of two claims does not matter, to the last bit."""
    texts = ["the port closed", "the port was closed on friday", "grain fell"]
    claims = [claim(text, name="abc"[i], number=i) for i, text in enumerate(texts)]
    found = same_fact_probabilities(claims, ENCODER.encode(texts))
    assert (found == found.T).all()
    assert (found.diagonal() == 1).all()


def test_what_all_claims_speak_of_joins_no_two() -> None:
    """A name that every claim has tells nothing; a word that only two share tells much."""
    said = ("denies fraud", "denies theft", "opens a port", "opens a mine")
    texts = [f"the senator {words}" for words in said]
    claims = [claim(text, name="abcd"[i], number=i) for i, text in enumerate(texts)]
    found = same_fact_probabilities(claims, ENCODER.encode(texts))
    assert found[0, 1] > found[0, 2]
    assert pair_features(claims, ENCODER.encode(texts))[0, 1, -1] > 0


def test_headlines_and_repetition_weigh() -> None:
    """Prominence grows with repetition and stays under one."""
    one = claim("the port closed")
    assert 0 < prominence([one]) < prominence([one, one]) < 1


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("the harbour master urged that the port be closed", False),
        ("Speaking at the harbour, the master urged", True),
        ("She could not", True),
        ("was that nobody had asked him", True),
        ("the port (and its cranes", True),
        ("the trains they had waited for", False),
    ],
)
def test_what_breaks_off_is_a_fragment(text: str, broken: bool) -> None:  # noqa: FBT001
    """Verbs of saying and words that ask for more end no statement."""
    assert is_fragment(text) is broken


def test_a_fact_of_a_fragment_alone_stands_last() -> None:
    """It is kept, since every claim is in a fact, but no prominence puts it before others."""
    whole = claim("Speaking at the harbour, the master urged calm", name="a", number=0)
    broken = claim("Speaking at the harbour, the master urged", name="b", number=0)
    for one, weight in ((whole, 1.2), (broken, 1.0)):
        (fact,) = align(STORY, [one], ENCODER.encode([one.text]), {one.article_id: "A"})
        assert fact.weight == pytest.approx(weight)


def test_pairs_read_by_hand_have_the_features_that_are_fitted() -> None:
    """Their numbers were taken once: whoever changes a feature has to take them anew."""
    text = resources.files("compare.evaluate").joinpath("align_rows.json").read_text("utf-8")
    rows = json.loads(text)
    assert tuple(rows["features"]) == FEATURES
    assert {len(row) for row in rows["rows"]} == {3 + len(FEATURES)}
    assert {row[2] for row in rows["rows"]} == {0, 1, 2}
