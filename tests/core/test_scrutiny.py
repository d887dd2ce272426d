"""What is read closely before one claim is said to contradict another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from statements import claim

from compare.agreement import partings
from compare.frame import ClaimScrutiny
from compare.judge import StoryClaims
from compare.judge.conflicts import contradiction
from compare.records import Article

if TYPE_CHECKING:
    from compare.encode import Encoder
    from compare.grammar import Grammar
    from compare.records import Claim


def read(first: Claim, second: Claim, encoder: Encoder, grammar: Grammar, same: float) -> bool:
    """Tell whether one of two claims, both of one fact with some probability, contradicts."""
    claims = {one.id: one for one in (first, second)}
    articles = {
        one.article_id: Article.compose(source=one.article_id, title="", body=one.text)
        for one in claims.values()
    }
    encodings = dict(zip(claims, encoder.encode([c.text for c in claims.values()]), strict=True))
    known = StoryClaims(
        claims,
        encodings,
        sameness=np.array([[1.0, same], [same, 1.0]]),
        scrutiny=ClaimScrutiny(articles, encodings, grammar),
    )
    assert contradiction(first, [second], replace(known, scrutiny=None), "", aligned=True)
    return contradiction(first, [second], known, "", aligned=True) is not None


def day(text: str, word: str, value: str, name: str) -> Claim:
    """Make a claim that gives one day."""
    return claim(text, ("date", word, value), name=name)


@pytest.mark.parametrize(
    ("first", "second", "contradicts"),
    [
        ("signed the water bill on Monday", "signed the water bill on Thursday", True),
        (
            "urged lawmakers on Monday to rewrite a disputed bill on water, amid loud criticism",
            "signed a new version of the Water Act on Thursday after refusing an earlier one",
            False,
        ),
    ],
)
def test_days_contradict_where_they_are_of_one_act(
    first: str, second: str, encoder: Encoder, grammar: Grammar, *, contradicts: bool
) -> None:
    """Who urges on Monday may sign on Thursday."""
    one = day(f"Governor Harrow {first}", "Monday", "2025-06-23", "x")
    other = day(f"Governor Harrow {second}", "Thursday", "2025-06-26", "b")
    assert read(one, other, encoder, grammar, same=0.7) is contradicts


def test_claims_that_are_likely_one_need_no_like_verbs(encoder: Encoder, grammar: Grammar) -> None:
    """What alignment is sure of may be told with any verb: lodged in June, to go in in May."""
    one = day("The complaint will be lodged in June", "June", "2025-06", "x")
    other = day("The complaint is to go in in May", "May", "2025-05", "b")
    assert read(one, other, encoder, grammar, same=0.9)


@pytest.mark.parametrize(
    ("second", "contradicts"),
    [
        ("The council did not approve the new bridge over the river", True),
        ("The council wants no order to approve the new bridge over the river", False),
    ],
)
def test_a_negation_contradicts_where_it_is_of_the_same_verb(
    second: str, encoder: Encoder, grammar: Grammar, *, contradicts: bool
) -> None:
    """Who wants no order may yet approve, unless alignment is sure that the two are one."""
    one = claim("The council approved the new bridge over the river", name="x")
    other = claim(second, name="b", negated=True)
    assert read(one, other, encoder, grammar, same=0.7) is contradicts


def test_one_weekday_is_one_day_in_a_story() -> None:
    """Reports of two days may both look forward to "Tuesday", one of them as "this Tuesday"."""
    one = day("It will not be held this Tuesday", "this Tuesday", "2025-07-01", "x")
    other = day("It could be held on Tuesday", "Tuesday", "2025-06-24", "b")
    assert partings(one, other) == ()


def test_years_of_two_things_do_not_contradict(encoder: Encoder, grammar: Grammar) -> None:
    """A four-decade high and a fall within two years are said of two things."""
    first = claim("inflation is at a four-decade high", ("quantity", "four-decade", "4", "decade"))
    second = claim(
        "inflation will be lower within two years", ("quantity", "two", "2", "year"), name="two"
    )
    assert not read(first, second, encoder, grammar, 0.5)


def test_sums_contradict_only_where_the_claims_are_likely_of_one_fact(
    encoder: Encoder, grammar: Grammar
) -> None:
    """What one would cut from a budget is not what another has cut."""
    first = claim(
        "his plan would cut the budget by $800 billion",
        ("quantity", "$800 billion", "800000000000", "USD"),
        name="first",
    )
    second = claim(
        "the president has cut the budget by $716 billion",
        ("quantity", "$716 billion", "716000000000", "USD"),
        name="second",
    )
    assert not read(first, second, encoder, grammar, 0.3)
    assert read(first, second, encoder, grammar, 0.9)
