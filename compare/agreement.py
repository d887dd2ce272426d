"""Two claims in, the values in which they part out: numbers, dates, places, names, polarity.

Values are compared, not strings: ``more than 400`` agrees with ``430``, and ``Araqchi`` is
``Araghchi``. A value is compared only with values of its kind and unit, and only where each side
has something that the other lacks; what one claim merely leaves out is no conflict.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from compare.dates import appeared_before
from compare.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.records import Claim, Mention

Relation = Literal["conflict", "rounding or bound", "later update", "different scope"]

SAME_NAME_RATIO = 80.0
"""Spellings with at least this similarity (rapidfuzz ``ratio``, 0 to 100) are one name: it joins
Araghchi and Araqchi (80), Fordo and Fordow (91), and keeps Lind from Lund (75)."""

ROUNDING_SHARE = Decimal("0.1")
"""An ``about`` and another number this near (as a share of the larger) agree."""

MOST_RATIO = 20
"""Quantities of one unit further apart than this are not taken for two tellings of one."""

PEOPLE = frozenset(
    "person people passenger civilian victim death fatality casualty body life man woman child "
    "resident worker migrant officer soldier student employee patient".split()
)
"""Units that count human beings, and may be said for one another."""


_LOCATIVE = frozenset("in at to from near into outside off around towards".split())
_ROLELESS = frozenset("and or the a an of to by with for from in on at that as said".split())


@dataclass(frozen=True, slots=True)
class Parting:
    """Two values of one kind in which two claims part.

    ``anchored`` where the same words carry both places or names ("press *conference in* Tehran",
    "news *conference in* Istanbul"; "*Captain* Lind", "*Captain* Okafor").
    """

    kind: Literal["quantity", "date", "place", "name"]
    relation: Relation
    first: Mention
    second: Mention
    anchored: bool = False


def partings(
    first: Claim, second: Claim, first_published: str = "", second_published: str = ""
) -> tuple[Parting, ...]:
    """Return the values in which two claims part, in the order of the first claim.

    Parameters
    ----------
    first, second
        Claims that state the same fact; nothing here asks whether they do.
    first_published, second_published
        When their articles appeared, to tell an update from a conflict.
    """
    found: list[Parting] = []
    for kind, agree, compare in _KINDS:
        mine, theirs = _unmatched(first, second, kind, agree)
        for one, partner in _partners(mine, theirs):
            mine_before, theirs_before = _before(first, one), _before(second, partner)
            if kind == "place" and not _is_one_role(mine_before, theirs_before):
                continue
            relation = compare(one, partner, first_published, second_published)
            if relation is not None:
                anchored = _is_anchored(kind, mine_before, theirs_before)
                found.append(Parting(kind, relation, one, partner, anchored))
    if any(p.kind == "place" for p in found):
        # The dead of one country and the dead of another are two counts, not one disputed.
        found = [
            replace(p, relation="different scope") if p.kind == "quantity" else p for p in found
        ]
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


def _partners(mine: Sequence[Mention], theirs: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pair mentions that measure the same thing, values of like size first; each is used once."""
    pairs = sorted(
        (
            (_ratio(one, other), i, j)
            for i, one in enumerate(mine)
            for j, other in enumerate(theirs)
            if _comparable(one, other)
        ),
    )
    chosen: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return [(mine[i], theirs[j]) for i, j in sorted(chosen.items())]


def _ratio(one: Mention, other: Mention) -> Decimal:
    """Return how many times the larger of two quantities is the smaller; 1 for other kinds."""
    a, b = _decimal(one.value), _decimal(other.value)
    if one.kind != "quantity" or a is None or b is None:
        return Decimal(1)
    low, high = sorted((abs(a), abs(b)))
    return high / low if low else Decimal("Infinity")


def _before(claim: Claim, mention: Mention) -> list[str]:
    """Return the two words before a mention: *in* Tehran and *to* Moscow are two roles."""
    start = claim.text.find(mention.text)
    return claim.text[: max(start, 0)].casefold().split()[-2:]


def _is_one_role(before_one: Sequence[str], before_other: Sequence[str]) -> bool:
    """Tell whether the same word of place stands before both: *in* Tehran, *in* Istanbul."""
    return before_one[-1:] == before_other[-1:] and not _LOCATIVE.isdisjoint(before_one[-1:])


def _is_anchored(kind: str, before_one: Sequence[str], before_other: Sequence[str]) -> bool:
    """Tell whether the words before two values give them the same role."""
    if kind == "name":
        title = before_one[-1:]
        return bool(title) and title == before_other[-1:] and title[0] not in _ROLELESS
    return kind == "place" and list(before_one) == list(before_other)


def _comparable(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions measure the same thing in the same unit."""
    if one.kind == "date":
        return one.value.startswith("T") == other.value.startswith("T")
    if one.kind != "quantity":
        return one.unit == other.unit
    return one.unit == other.unit or (one.unit in PEOPLE and other.unit in PEOPLE)


def _same_quantity(one: Mention, other: Mention) -> bool:
    """Tell whether two values are one; how exactly they are told is another question."""
    return _comparable(one, other) and one.value == other.value


def _compare_quantities(
    one: Mention, other: Mention, first_published: str, second_published: str
) -> Relation | None:
    a, b = _decimal(one.value), _decimal(other.value)
    if a is None or b is None:
        return None
    if not one.unit or _ratio(one, other) > MOST_RATIO:
        return None  # two bare numbers, or numbers so far apart, count different things
    if _may_agree(a, one.bound, b, other.bound):
        return "rounding or bound"
    later_has_more = (a < b and appeared_before(first_published, second_published)) or (
        b < a and appeared_before(second_published, first_published)
    )
    return "later update" if later_has_more and one.unit in PEOPLE else "conflict"


def _may_agree(a: Decimal, bound_a: str, b: Decimal, bound_b: str) -> bool:
    """Tell whether some number satisfies both values with their bounds."""
    if a == b:
        return True
    if "about" in (bound_a, bound_b):
        return abs(a - b) <= ROUNDING_SHARE * max(abs(a), abs(b))
    low_a, high_a = _range(a, bound_a)
    low_b, high_b = _range(b, bound_b)
    if bound_a == bound_b:
        # "More than 400" and "more than 600" can both be true; two upper limits cannot.
        return bound_a == "least"
    return max(low_a, low_b) <= min(high_a, high_b) and _near(a, b)


def _near(a: Decimal, b: Decimal) -> bool:
    """Tell whether a bound is near enough to be the same count, told less exactly."""
    near = Decimal("0.5")
    return min(abs(a), abs(b)) >= near * max(abs(a), abs(b))


def _range(value: Decimal, bound: str) -> tuple[Decimal, Decimal]:
    low = Decimal("-Infinity") if bound == "most" else value
    high = Decimal("Infinity") if bound == "least" else value
    return low, high


def _decimal(value: str) -> Decimal | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _same_date(one: Mention, other: Mention) -> bool:
    """Tell whether two dates agree; a month agrees with its days.

    So do the same words: inside one story "Monday" is one Monday, wherever it was resolved to.
    """
    if fold(one.text) == fold(other.text):
        return True
    a, b = sorted((one.value, other.value), key=len)
    return b.startswith(a) or a.removeprefix("-") in b


def _compare_dates(one: Mention, other: Mention, _first: str, _second: str) -> Relation | None:
    if one.value.startswith("T"):
        return "rounding or bound" if "about" in (one.bound, other.bound) else "conflict"
    if len(one.value) != len(other.value):
        return "different scope"
    try:
        days = abs((date.fromisoformat(one.value) - date.fromisoformat(other.value)).days)
    except ValueError:
        return "conflict"
    # A night belongs to two days, and to another one elsewhere; and a story runs on.
    return "rounding or bound" if days == 1 else "conflict"


def _same_name(one: Mention, other: Mention) -> bool:
    """Tell whether two names may be one: equal, one part of the other, or nearly spelt alike."""
    a, b = one.value.split(), other.value.split()
    if not a or not b or set(a) <= set(b) or set(b) <= set(a):
        return True
    if "".join(word[0] for word in a) == one.value or _initials(a, b) or _initials(b, a):
        return True
    return max(fuzz.ratio(a[-1], b[-1]), fuzz.ratio(one.value, other.value)) >= SAME_NAME_RATIO


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether one name is the other's initials (UN, United Nations)."""
    letters = short[0].replace(".", "")
    return len(short) == 1 and len(long) > 1 and letters == "".join(word[0] for word in long)


def _compare_places(one: Mention, other: Mention, _first: str, _second: str) -> Relation | None:
    # A country and a city in it are one place, told nearer or farther.
    return "conflict" if _is_territory(one.value) == _is_territory(other.value) else None


def _compare_names(one: Mention, other: Mention, _first: str, _second: str) -> Relation | None:
    return "conflict" if one.unit == other.unit == "person" else None


@cache
def _territories() -> frozenset[str]:
    """Return the folded English names of countries and regions (Unicode CLDR)."""
    from babel import Locale  # noqa: PLC0415  reads a data file

    names = {fold(name) for name in Locale("en").territories.values()}
    return frozenset(names | {"us", "u.s.", "usa", "uk", "britain", "america", "middle east"})


def _is_territory(value: str) -> bool:
    return value.removeprefix("the ") in _territories()


_KINDS: tuple[
    tuple[
        Literal["quantity", "date", "place", "name"],
        Callable[[Mention, Mention], bool],
        Callable[[Mention, Mention, str, str], Relation | None],
    ],
    ...,
] = (
    ("quantity", _same_quantity, _compare_quantities),
    ("date", _same_date, _compare_dates),
    ("place", _same_name, _compare_places),
    ("name", _same_name, _compare_names),
)
