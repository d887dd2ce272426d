"""Quantities against each other: unit, size, bounds, and what grows with time."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from compare.dates import appeared_before

if TYPE_CHECKING:
    from compare.agreement.parting import Relation
    from compare.records import Mention

ROUNDING_SHARE = Decimal("0.1")
"""An ``about`` and another number this near (as a share of the larger) agree."""

MOST_RATIO = 20
"""Quantities of one unit further apart than this are not taken for two tellings of one."""

NEAR_SHARE = Decimal("0.5")
"""A bound with this share of the larger number may be the same count, told less exactly."""

PEOPLE = frozenset(
    "person people passenger civilian victim death fatality casualty body life man woman child "
    "resident worker migrant officer soldier student employee patient".split()
)
"""Units that count human beings, and may be said for one another."""

TOLLS = frozenset(
    "killed injured arrested detained displaced evacuated "
    "victim death fatality casualty body".split()
)
"""Units of those whom an event befalls; a toll only grows, and no other count of people does."""

VAGUE = frozenset("dozens scores hundreds thousands millions billions".split())
"""Plurals of unknown number; their value is the least that each can mean."""

_TWO_DIGITS = 10

_FEWER_DIGITS = 2
"""So many digits less, and a number is another one rounded: "$13.6 million" of $13,625,777."""

CUT_SHARE = Decimal("0.05")
"""What rounding may add or take away, as a share of the number."""

MISSING = "missing"
"""The unit of those not found yet, who become fewer as they are found."""

SCALED = {
    "minute": ("minute", Decimal(1)),
    "hour": ("minute", Decimal(60)),
    "day": ("day", Decimal(1)),
    "week": ("day", Decimal(7)),
    "fortnight": ("day", Decimal(14)),
    "month": ("month", Decimal(1)),
    "year": ("month", Decimal(12)),
    "decade": ("month", Decimal(120)),
    "metre": ("metre", Decimal(1)),
    "kilometre": ("metre", Decimal(1000)),
    "gram": ("gram", Decimal(1)),
    "kilogram": ("gram", Decimal(1000)),
    "tonne": ("gram", Decimal(1_000_000)),
    "basis point": ("percentage point", Decimal("0.01")),
    "point": ("percentage point", Decimal(1)),
    "percentage point": ("percentage point", Decimal(1)),
}
"""Units that measure one thing, in the smallest of them; months and days do not convert."""

IMPERIAL = {"mile": ("metre", Decimal("1609.344")), "foot": ("metre", Decimal("0.3048"))}
"""Units that outlets convert to, and round."""

_SCALES = SCALED | IMPERIAL

_ALIKE = {"detained": "arrested", "household": "home"}
"""Units that outlets use for one another."""


def comparable(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions measure the same thing in units that convert into each other."""
    if one.kind == "date":
        return one.value.startswith("T") == other.value.startswith("T")
    if one.kind != "quantity":
        return one.unit == other.unit
    if one.unit in PEOPLE and other.unit in PEOPLE:
        return True
    return _unit(one) == _unit(other)


def is_same_quantity(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions give one number, and both or neither as the least there is.

    "At least 25" dead are another count than "25", told by who knew less; "some 25" is the same,
    and so is "within 500 metres" where the other speaks of a ring of 500 metres.
    """
    if not comparable(one, other):
        return False
    a, b = _amount(one), _amount(other)
    if a is None or b is None:
        return one.value == other.value
    return a == b and (one.bound == "least") == (other.bound == "least")


def compare_quantities(
    one: Mention, other: Mention, first_published: str, second_published: str
) -> Relation | None:
    """Return how two different quantities stand to each other, or None where they do not."""
    if one.unit == other.unit == "vote":
        return "conflict"
    a, b = _amount(one), _amount(other)
    if a is None or b is None:
        return None
    if not one.unit or ratio(one, other) > MOST_RATIO:
        return None  # two bare numbers, or numbers so far apart, count different things
    converted = (one.unit in IMPERIAL) != (other.unit in IMPERIAL)
    sized = (is_vague(one) and 0 < a <= b) or (is_vague(other) and 0 < b <= a)
    agree = _may_agree(a, "about" if converted else one.bound, b, other.bound)
    if sized or agree or _is_rounded(a, b) or _is_rounded(b, a):
        return "rounding or bound"
    if appeared_before(first_published, second_published):
        earlier, later = a, b
    elif appeared_before(second_published, first_published):
        earlier, later = b, a
    else:
        return "conflict"
    moved = (one.unit in TOLLS and earlier < later) or (one.unit == MISSING and earlier != later)
    return "later update" if moved else "conflict"


def is_vague(mention: Mention) -> bool:
    """Tell whether a number is only a size: "thousands" may be 4,200, and "dozens" 58."""
    return bool(VAGUE.intersection(mention.text.lower().split()))


def is_small(mention: Mention) -> bool:
    """Tell whether a number has one digit, as many numbers have that count nothing."""
    amount = _decimal(mention.value)
    return amount is None or abs(amount) < _TWO_DIGITS


def ratio(one: Mention, other: Mention) -> Decimal:
    """Return how many times the larger of two quantities is the smaller; 1 for other kinds."""
    a, b = _amount(one), _amount(other)
    if one.kind != "quantity" or a is None or b is None:
        return Decimal(1)
    low, high = sorted((abs(a), abs(b)))
    return high / low if low else Decimal("Infinity")


def _unit(mention: Mention) -> str:
    unit = _ALIKE.get(mention.unit, mention.unit)
    return _SCALES[unit][0] if unit in _SCALES else unit


def _amount(mention: Mention) -> Decimal | None:
    """Return a quantity in the unit it is compared in, or None where it is no number."""
    number = _decimal(mention.value)
    if number is None or mention.unit not in _SCALES:
        return number
    return number * _SCALES[mention.unit][1]


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


def _is_rounded(coarse: Decimal, exact: Decimal) -> bool:
    """Tell whether a number is another one with at least two digits less, and still near it.

    Half goes up, or the rest is cut off: outlets write $43 million for $43,885,310. "$4 billion" is
    too far from $3.515 billion to be that sum rounded.
    """
    digits = (len(n.normalize().as_tuple().digits) for n in (exact, coarse))
    if next(digits) - next(digits) < _FEWER_DIGITS or abs(coarse - exact) > CUT_SHARE * abs(exact):
        return False
    step = Decimal((0, (1,), coarse.normalize().as_tuple().exponent))  # type: ignore[arg-type]
    whole = exact / step
    return any(whole.to_integral_value(way) * step == coarse for way in (ROUND_HALF_UP, ROUND_DOWN))


def _near(a: Decimal, b: Decimal) -> bool:
    """Tell whether a bound is near enough to be the same count, told less exactly."""
    return min(abs(a), abs(b)) >= NEAR_SHARE * max(abs(a), abs(b))


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
