"""Dates and clock times against each other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from compare.lexicon import fold

if TYPE_CHECKING:
    from compare.agreement.parting import Relation
    from compare.records import Mention

NEAR_MINUTES = 45
"""A time that is only near ("shortly before six") may be this far from the one that is meant."""

_DAY_MINUTES = 24 * 60


def is_same_date(one: Mention, other: Mention) -> bool:
    """Tell whether two dates agree; a month agrees with its days.

    So do the same words: inside one story "Monday" is one Monday, wherever it was resolved to, and
    "this Monday" too.
    """
    if _named(one) == _named(other):
        return True
    a, b = sorted((one.value, other.value), key=len)
    return b.startswith(a) or a.removeprefix("-") in b


def _named(mention: Mention) -> str:
    """Return the words of a date as they name it."""
    return fold(mention.text).removeprefix("this ")


def compare_dates(one: Mention, other: Mention, _first: str, _second: str) -> Relation | None:
    """Return how two different dates or two different clock times stand to each other."""
    if one.value.startswith("T"):
        near = "about" in (one.bound, other.bound) and _minutes_apart(one, other) <= NEAR_MINUTES
        return "rounding or bound" if near else "conflict"
    return "different scope" if len(one.value) != len(other.value) else "conflict"


def _minutes_apart(one: Mention, other: Mention) -> int:
    """Return the minutes between two clock times, the shorter way round the clock."""
    a, b = (int(m.value[1:3]) * 60 + int(m.value[4:6]) for m in (one, other))
    return min(abs(a - b), _DAY_MINUTES - abs(a - b))


def neighbouring(one: Mention, other: Mention) -> bool:
    """Tell whether two values are days that follow on each other."""
    try:
        days = abs((date.fromisoformat(one.value) - date.fromisoformat(other.value)).days)
    except ValueError:
        return False
    return days == 1
