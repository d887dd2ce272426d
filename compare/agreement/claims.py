"""Two claims, value by value: which of them have no equal on the other side, and how they part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.agreement.days import compare_dates, is_same_date, neighbouring
from compare.agreement.names import compare_names, compare_places, is_same_name, is_same_place
from compare.agreement.parting import Parting
from compare.agreement.quantities import (
    comparable,
    compare_quantities,
    is_same_quantity,
    is_small,
    ratio,
)
from compare.agreement.roles import before, is_anchored, is_base, is_further, is_one_role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from compare.agreement.parting import Relation
    from compare.records import Claim, Mention, MentionKind

    Rank = tuple[bool, bool]


def partings(
    first: Claim,
    second: Claim,
    first_published: str = "",
    second_published: str = "",
    *,
    aligned: bool = False,
) -> tuple[Parting, ...]:
    """Return the values in which two claims part, in the order of the first claim.

    Parameters
    ----------
    first, second
        Claims that state the same fact; nothing here asks whether they do.
    first_published, second_published
        When their articles appeared, to tell an update from a conflict.
    aligned
        Whether more than their values vouches for their being one fact: then two numbers count the
        same thing where a claim leaves out what ("the manifest says 212", "190 people on it"), if
        no other number of either is left.
    """
    found: list[Parting] = []
    for kind, agree, compare in _KINDS:
        mine, theirs = _unmatched(first, second, kind, agree)
        partners = _partners(
            [(m, (is_base(first, m), is_further(first, m))) for m in mine],
            [(m, (is_base(second, m), is_further(second, m))) for m in theirs],
        )
        if aligned and kind == "quantity":
            partners += _left_over(mine, theirs, partners)
        for one, partner in partners:
            mine_before, theirs_before = before(first, one), before(second, partner)
            if kind == "place" and not is_one_role(mine_before, theirs_before):
                continue
            relation = compare(one, partner, first_published, second_published)
            if relation is not None:
                anchored = is_anchored(kind, mine_before, theirs_before)
                near = kind == "date" and neighbouring(one, partner)
                found.append(Parting(kind, relation, one, partner, anchored, near))
    if any(p.kind in {"place", "date"} and not p.neighbouring for p in found):
        # The dead of one country and the dead of another, the prices of one month and of another
        # are two counts, not one disputed.
        found = [
            replace(p, relation="different scope") if p.kind == "quantity" else p for p in found
        ]
    bodies = [
        {m.value for m in side if m.unit == "body"}
        for side in _unmatched(first, second, "name", is_same_name)
    ]
    if all(bodies):
        # The economist of one bank and the economist of another are two persons.
        found = [replace(p, relation="different scope") if p.kind == "name" else p for p in found]
    return tuple(found)


def set_aside(
    first: Claim, second: Claim, parted: Sequence[Parting]
) -> tuple[list[str], list[str]]:
    """Return the words of both claims that do not count when the rest of them is compared.

    Those are the values in which they part, and names and dates that only one of them gives:
    where one says "he" and the other the name, or one adds the day, they may still say the same.
    """
    mine = [p.first.text for p in parted]
    theirs = [p.second.text for p in parted]
    for kind, agree, _ in _KINDS:
        if kind in {"name", "date"}:
            extra, other = _unmatched(first, second, kind, agree)
            if not other:
                mine += [m.text for m in extra]
            if not extra:
                theirs += [m.text for m in other]
    return mine, theirs


def _unmatched(
    first: Claim, second: Claim, kind: str, agree: Callable[[Mention, Mention], bool]
) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions of a kind that have no equal on the other side."""
    mine = [m for m in first.mentions if m.kind == kind]
    theirs = [m for m in second.mentions if m.kind == kind]
    return (
        [m for m in mine if not any(agree(m, other) for other in theirs)],
        [m for m in theirs if not any(agree(m, other) for other in mine)],
    )


def _partners(
    mine: Sequence[tuple[Mention, Rank]], theirs: Sequence[tuple[Mention, Rank]]
) -> list[tuple[Mention, Mention]]:
    """Pair mentions that measure the same thing, values of like size first; each is used once.

    With each mention goes whether it is what something rose or fell from, which is no rival of what
    it rose or fell to, and whether it counts what comes on top, which is no rival of the whole.
    """
    pairs: list[tuple[Decimal, int, int]] = sorted(
        (ratio(one, other), i, j)
        for i, (one, one_rank) in enumerate(mine)
        for j, (other, other_rank) in enumerate(theirs)
        if one_rank == other_rank and comparable(one, other)
    )
    chosen: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return [(mine[i][0], theirs[j][0]) for i, j in sorted(chosen.items())]


def _left_over(
    mine: Sequence[Mention], theirs: Sequence[Mention], partners: Sequence[tuple[Mention, Mention]]
) -> list[tuple[Mention, Mention]]:
    """Pair the last number of each side, where one does not say what it counts.

    It takes the other's unit, and must be of like size, as two ages are. Small numbers are left
    alone: a bare "six" is often a time of day.
    """
    one = [m for m in mine if all(m is not p for p, _ in partners)]
    other = [m for m in theirs if all(m is not p for _, p in partners)]
    if len(one) > 1 or len(other) > 1:  # two bare numbers may be left among others
        one, other = ([m for m in side if not m.unit] for side in (one, other))
    if len(one) != 1 or len(other) != 1 or (one[0].unit and other[0].unit):
        return []
    unit = one[0].unit or other[0].unit or _UNTOLD
    pair = replace(one[0], unit=unit), replace(other[0], unit=unit)
    near = 1 < ratio(*pair) <= _LEFT_OVER_RATIO
    return [pair] if near and not any(map(is_small, pair)) else []


_UNTOLD = "untold"
_LEFT_OVER_RATIO = 3


_KINDS: tuple[
    tuple[
        MentionKind,
        Callable[[Mention, Mention], bool],
        Callable[[Mention, Mention, str, str], Relation | None],
    ],
    ...,
] = (
    ("quantity", is_same_quantity, compare_quantities),
    ("date", is_same_date, compare_dates),
    ("place", is_same_place, compare_places),
    ("name", is_same_name, compare_names),
)
