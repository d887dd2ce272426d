"""Claims of a story in, facts out."""

from __future__ import annotations

from fake_encoder import FakeEncoder
from hypothesis import given, settings
from hypothesis import strategies as st
from statements import claim

from compare.align import align, same_fact_probabilities
from compare.align.facts import prominence
from compare.records import Story
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


def test_probabilities_are_symmetric() -> None:
    """The order of two claims does not matter, to the last bit."""
    texts = ["the port closed", "the port was closed on friday", "grain fell"]
    claims = [claim(text, name="abc"[i], number=i) for i, text in enumerate(texts)]
    found = same_fact_probabilities(claims, ENCODER.encode(texts))
    assert (found == found.T).all()
    assert (found.diagonal() == 1).all()


def test_headlines_and_repetition_weigh() -> None:
    """Prominence grows with repetition and stays under one."""
    one = claim("the port closed")
    assert 0 < prominence([one]) < prominence([one, one]) < 1
