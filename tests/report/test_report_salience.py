"""Which omission comes first: a fact to carry away, surely told and surely left out."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import comparison_factory as factory
import pytest

from compare.records import Claim, Judgement, Mention
from compare.report.closing import strongest_omission
from compare.report.page.salience import salience

if TYPE_CHECKING:
    from compare.records import Part, Verdict

TEXT = "The treaty that the two countries signed in January holds no promise of mutual defence"


def _claim(part: Part = "body", position: float = 0.3, values: int = 2) -> Claim:
    mentions = tuple(Mention("name", 0, 1, "x", f"name {i}") for i in range(values))
    return Claim("c", "a", ((0, 9),), TEXT, (0, 9), part, 1, position, mentions=mentions)


def _judgement(
    verdict: Verdict = "omitted", probability: float = 0.9, similarity: float = 0.5
) -> Judgement:
    return Judgement("s", "f", "x", "a", verdict, probability, False, (), None, similarity)  # noqa: FBT003  a record


def _rank(
    text: str = TEXT,
    claims: tuple[Claim, ...] = (_claim(),),
    told: tuple[Judgement, ...] = (_judgement("included"),),
    others: tuple[Judgement, ...] = (_judgement(),) * 5,
) -> float:
    return salience(text, claims, told, others)


@pytest.mark.parametrize(
    "less",
    [
        _rank(text="It holds no promise of mutual defence that the two countries signed in May"),
        _rank(text="The treaty holds no promise"),
        _rank(text="The treaty, a paper that the two countries signed in January in the capital"),
        _rank(claims=(_claim("headline", 0.0),)),
        _rank(claims=(_claim(position=0.9),)),
        _rank(claims=(_claim(values=0),)),
        _rank(told=(_judgement("included", 0.6),)),
        _rank(others=(_judgement(),) * 2 + (_judgement("partial"),) * 3),
        _rank(others=(_judgement("not yet known"),) * 5),
        _rank(others=(_judgement(similarity=0.1),) * 5),
        _rank(others=(_judgement(similarity=0.95),) * 5),
        _rank(told=(_judgement("included"),) * 3),
    ],
    ids=[
        "a pronoun",
        "few words",
        "an aside",
        "a headline alone",
        "late in the text",
        "no values",
        "told unsurely",
        "left out by few",
        "not yet known",
        "far from all others",
        "near to what others say",
        "told by several",
    ],
)
def test_each_lack_ranks_lower(less: float) -> None:
    """The same fact in every other way comes first without it."""
    assert 0 <= less < _rank() <= 1


def test_a_body_bears_a_headline_out() -> None:
    """Told in both, it counts as told in the body."""
    assert _rank(claims=(_claim("headline", 0.0), _claim())) == _rank()


def test_a_fact_without_claims_or_tellers_has_no_rank() -> None:
    """Nothing tells it, so nothing can be left out."""
    assert _rank(claims=()) == _rank(told=()) == 0


def test_a_run_ends_with_the_first_of_the_page() -> None:
    """The two last lines name who tells it, and hold its words."""
    comparison = factory.moscow()
    assert strongest_omission(comparison) == (
        "strongest omission: 1 of 7 tells it, Levant Ledger:",
        "  “The pact with Russia holds no mutual-defence clause”",
    )
    assert strongest_omission(dataclasses.replace(comparison, stories=())) == ()
