"""Which omission comes first: a fact to carry away, surely told and surely left out."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import comparison_factory as factory
import pytest
from overviews import strongest_omission

from compare.records import Claim, Judgement, Mention
from compare.report.closing import WIDTH, quoted
from compare.report.page.build import Parts, story_view
from compare.report.page.salience import common, salience
from compare.report.page.standing import standing_alone
from compare.report.page.varied import varied

if TYPE_CHECKING:
    from compare.records import Part, Verdict

TEXT = "The treaty that the two countries signed in January holds no promise of mutual defence"


def _claim(part: Part = "body", position: float = 0.3, values: int = 2) -> Claim:
    mentions = tuple(Mention("name", 0, 1, "x", f"name {i}") for i in range(values))
    return Claim("c", "a", ((0, 9),), TEXT, (0, 9), part, 1, position, mentions=mentions)


def _passing() -> Claim:
    """Return a claim whose values are days of a week."""
    days = tuple(Mention("date", 0, 1, day, day) for day in ("Monday", "tonight"))
    return dataclasses.replace(_claim(), mentions=days)


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
        _rank(
            text="Will the treaty that the two countries signed in January hold a promise at all?"
        ),
        _rank(text="Follow our reporter for what the two countries signed in January and what not"),
        _rank(
            text="We know that the treaty that the two countries signed in January holds nothing"
        ),
        _rank(
            text="Therefore the treaty that the two countries signed in January should be dropped"
        ),
        _rank(
            text="If the treaty that the two countries signed in January holds no such promise at"
        ),
        _rank(
            text="The treaty that the two countries signed) in January holds no promise of defence"
        ),
        _rank(text="The treaty, a paper that the two countries signed in January in the capital"),
        _rank(claims=(_claim("headline", 0.0),)),
        _rank(claims=(_claim(position=0.9),)),
        _rank(claims=(_claim(values=0),)),
        _rank(told=(_judgement("included", 0.6),)),
        _rank(claims=(_passing(),)),
        _rank(others=(_judgement(),) * 2 + (_judgement("partial"),) * 3),
        _rank(others=(_judgement("not yet known"),) * 5),
        _rank(others=(_judgement(similarity=0.1),) * 5),
        _rank(others=(_judgement(similarity=0.95),) * 5),
        _rank(told=(_judgement("included"),) * 3),
    ],
    ids=[
        "a pronoun",
        "few words",
        "a question",
        "a request",
        "a view",
        "a step in an argument",
        "half of a sentence",
        "half of a bracket",
        "an aside",
        "a headline alone",
        "late in the text",
        "no values",
        "told unsurely",
        "days that pass for values",
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


def test_a_quotation_may_hold_a_view() -> None:
    """What stands in quotation marks is someone's: "we" and "should" there count for nothing."""
    plain = 'Minister Salk said "the plan is on its way to all of the houses" in the town of Beltz'
    view = (
        'Minister Salk said "we should bring our plan to all of the houses?" in the town of Beltz'
    )
    assert standing_alone(view) == standing_alone(plain) == 1


def test_a_second_sure_source_bears_a_fact_out() -> None:
    """Told by two surely and left out by as many, it comes before what one tells."""
    others = (_judgement(),) * 8
    alone = _rank(others=others)
    unsure = dataclasses.replace(_judgement("included"), unsure=True)
    assert _rank(told=(_judgement("included"), unsure), others=others) < alone
    assert _rank(told=(_judgement("included"),) * 2, others=(*others, _judgement())) > alone


def test_what_most_tell_is_ranked_by_how_many_tell_it_as_a_fact() -> None:
    """More and surer tellers, values and words that stand by themselves; not yet known counts."""
    told = (_judgement("included"),) * 4
    best = common(TEXT, (_claim(),), told, ())
    assert common(TEXT, (_claim(),), told, (_judgement(),)) < best
    assert common(TEXT, (_claim(),), told, (_judgement("not yet known"),)) < best
    assert common(TEXT, (_claim(),), told, (_judgement("partial"),)) < best
    assert common(TEXT, (_claim(values=0),), told, ()) < best
    assert common("It fell", (_claim(),), told, ()) < best
    assert common(TEXT, (), told, ()) == common(TEXT, (_claim(),), (), ()) == 0


def test_the_first_of_what_most_share_do_not_repeat_each_other() -> None:
    """A fact in nearly the words of an earlier one stands behind the others, and none is lost."""
    comparison = factory.moscow()
    facts = story_view(Parts(comparison), comparison.stories[0]).facts
    twin = dataclasses.replace(facts[0], number=99)
    ordered = varied((facts[0], twin, *facts[1:]))
    assert ordered[0] is facts[0]
    assert ordered.index(twin) > 3
    assert len(ordered) == len(facts) + 1


def test_a_long_omission_is_printed_whole_or_cut_at_a_word() -> None:
    """Two lines of a terminal hold it; past these an ellipsis says that there is more."""
    lines = quoted("A short fact of a few words that does not quite fit into a single line of text")
    assert len(lines) == 2
    assert lines[1].strip() == "text”"
    long = quoted("word " * 80)
    assert len(long) == 2
    assert long[1].endswith("word …”")
    assert max(map(len, (*lines, *long))) <= WIDTH


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
