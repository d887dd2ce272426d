"""The lenses for quantities, dates, places and names: values that differ, not strings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from compare.agreement import is_told_of_a_night, partings, ratio, set_aside, zones_may_part
from compare.frame.amounts import have_two_scopes, is_part_of_time, shown
from compare.frame.attachment import CLOSE_COVERAGE, belong_together, share_holder
from compare.frame.days import coarser
from compare.frame.statement import is_one_statement
from compare.frame.telling import Found, are_aligned, enough
from compare.interaction import rest_coverage
from compare.records import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.agreement import Parting
    from compare.frame.telling import Lens, Telling

KINDS: tuple[MentionKind, ...] = get_args(MentionKind)

REST_COVERAGE = {"quantity": 0.5, "date": 0.45, "place": 0.62, "name": 0.75}
"""Without the differing values, two claims must cover each other at least this much; a quantity
has its unit to vouch for it, a name has only its company."""

ANCHORED_COVERAGE = 0.5
"""The same for places and names that the same words carry in both claims."""


UNALIGNED_COVERAGE = {"quantity": 0.62, "date": 0.66, "place": 0.0, "name": 0.0}
"""Claims that alignment did not bring together must cover each other this much, or count things of
one name."""

FAR_RATIO = 2
"""Quantities in conflict of which one is more than so many times the other are likely of two things
(212 listed, 100 pulled from the sea), unless their claims make one statement."""

_HELD = frozenset({"date"})
"""Values that hang on an act, where others have a unit or a title of their own."""


def lens(kind: MentionKind) -> Lens:
    """Return the lens for one kind of value."""

    def look(first: Telling, second: Telling) -> Iterator[Found]:
        parted = _parted(kind, first, second)
        if not parted:
            return
        mine, theirs = set_aside(first.claim, second.claim, parted)
        rest = rest_coverage(
            (first.claim.text, first.encoding, mine), (second.claim.text, second.encoding, theirs)
        )
        bar = ANCHORED_COVERAGE if parted[0].anchored else REST_COVERAGE[kind]
        if rest < (bar if kind == "name" else enough(first, second, bar)):
            return
        alone = not are_aligned(first, second) and rest < UNALIGNED_COVERAGE[kind]
        for parting in parted:
            if alone and not share_holder(parting, first, second):
                continue
            if _are_far_apart(parting) and not _is_one_count(first, second, rest):
                continue
            if kind in _HELD and not belong_together(parting, first, second, rest):
                continue
            if kind == "name" and _are_two(parting, first, second):
                continue
            relation = parting.relation
            if relation == "conflict" and have_two_scopes(parting, first, second):
                relation = "different scope"
            value_a, span_a = shown(first.article, parting.first)
            value_b, span_b = shown(second.article, parting.second)
            yield Found(
                relation=relation,
                value_a=value_a,
                span_a=span_a,
                value_b=value_b,
                span_b=span_b,
                strength=round(min(rest, 1.0), 4),
            )

    return look


def _parted(kind: MentionKind, first: Telling, second: Telling) -> list[Parting]:
    """Return the values of a kind in which two claims part, or which one gives less exactly."""
    found = partings(
        first.claim,
        second.claim,
        first.article.published,
        second.article.published,
        aligned=are_aligned(first, second),
    )
    parted = [
        _as_one_night(parting, first, second) if parting.neighbouring else parting
        for parting in found
        if parting.kind == kind
        and not is_part_of_time(first.article, parting.first)
        and not is_part_of_time(second.article, parting.second)
    ]
    return list(coarser(first, second)) if kind == "date" and not parted else parted


def _are_far_apart(parting: Parting) -> bool:
    """Tell whether two quantities in conflict are of two sizes."""
    far = ratio(parting.first, parting.second) > FAR_RATIO
    return parting.relation == "conflict" and far


def _is_one_count(first: Telling, second: Telling, rest: float) -> bool:
    """Tell whether claims make one statement, so that whatever they count is one thing."""
    return rest >= CLOSE_COVERAGE or is_one_statement(first, second)


def _are_two(parting: Parting, first: Telling, second: Telling) -> bool:
    """Tell whether two names are of two whom an article tells apart: it has both of them."""
    return parting.first.text in second.article.text or parting.second.text in first.article.text


def _as_one_night(parting: Parting, first: Telling, second: Telling) -> Parting:
    """Return two neighbouring days as one moment told twice, where the articles allow that.

    A sentence that speaks of a night, of late or early hours or of a time zone allows it, and so
    do relative days ("yesterday") of an article that may have appeared on either of two dates.
    """
    sentences = (t.article.text[slice(*t.claim.sentence)] for t in (first, second))
    days = (parting.first.text, first.article), (parting.second.text, second.article)
    if any(map(is_told_of_a_night, sentences)) or any(
        zones_may_part(day, article.published) for day, article in days
    ):
        return replace(parting, relation="rounding or bound")
    return parting
