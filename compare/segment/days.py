"""Dates of a text, resolved against the day it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as relative_weekday

from compare.dates import MONTHS, WEEKDAYS
from compare.records import Mention

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"

_PATTERNS = (
    re.compile(r"(?<![\w-])(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\w-])"),
    re.compile(rf"\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?(?!\w)"),
    re.compile(rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?(?![\w%]|[.,:]\d| (?:percent|per cent|million))"),
    re.compile(rf"\b{_MONTH}(?:,? (?:of )?){_YEAR}\b"),
    re.compile(
        r"\b(?P<relative>(?:last|this|next|previous) (?:year|month)|yesterday|today|"
        r"tomorrow|tonight|last night|this (?:morning|afternoon|evening)|earlier today)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:(?P<which>last|next|this|past|coming) )?{_WEEKDAY}\b"),
    re.compile(
        r"\b(?:in|since|last|this|next|of|until|by|from|to|during|through|for|early|late|mid|and)"
        rf"[ -](?P<alone>{_MONTH})(?!\w)(?! \d)"
    ),
    re.compile(
        r"\b(?:in|since|of|from|until|by|during|before|after|to|and|for|early|late|mid-?|between|"
        rf"than in|ago in|summer|spring|autumn|fall|winter|end) (?P<bare>{_YEAR})\b(?![-–]\d|,\d)"
    ),
)
_REACH = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    value: str


def find_dates(
    text: str, offset: int, published: str, *, is_future: Callable[[int], bool]
) -> list[Mention]:
    """Return the dates that a text names, in reading order and disjoint.

    Parameters
    ----------
    text
        One block, in plain characters.
    offset
        Where it begins in its article.
    published
        The article's day; empty where unknown, and then nothing relative is resolved and a day
        keeps its year open (``--06-22``).
    is_future
        Tells for a place in ``text`` whether what happens there is yet to come, so that a bare
        weekday means the next one; else it means the last one, the day of publication included.
    """
    today = date.fromisoformat(published[:10]) if published else None
    taken: list[_Found] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            found = _resolve(match, today, is_future)
            if found is not None and all(
                found.end <= other.start or other.end <= found.start for other in taken
            ):
                taken.append(found)
    taken.sort(key=lambda found: found.start)
    return [
        Mention("date", offset + f.start, offset + f.end, text[f.start : f.end], f.value)
        for f in taken
    ]


def _resolve(
    match: re.Match[str], today: date | None, is_future: Callable[[int], bool]
) -> _Found | None:
    groups = match.groupdict()
    start, end = match.span()
    value: str | None
    if groups.get("iso"):
        value = _iso(groups["iso"])
    elif groups.get("relative"):
        value = _relative(groups["relative"].lower(), today)
    elif groups.get("weekday"):
        value = _weekday(groups, today, future=is_future(start))
    elif groups.get("bare"):
        start, end = match.span("bare")
        value = groups["bare"]
    else:
        if groups.get("alone"):
            start, end = match.span("alone")
        value = _calendar(groups, today)
    # The full stop after "22 June." ends the sentence.
    end -= match.string[start:end].endswith(".")
    return _Found(start, end, value) if value is not None else None


def _iso(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _calendar(groups: dict[str, str | None], today: date | None) -> str | None:
    """Return the value of a month, with what is known of its day and year."""
    name = (groups["month"] or "").rstrip(".")
    month = next(n for n, full in enumerate(MONTHS, start=1) if full.startswith(name[:3]))
    day, year = (int(groups.get(name) or 0) or None for name in ("day", "year"))
    try:
        # A leap year first: 29 February is a day of some year.
        date(year or 2024, month, day or 1)
    except ValueError:
        return None
    if year is None and today is not None:
        year = _nearest_year(month, day, today)
    head = f"{year:04d}-{month:02d}" if year is not None else f"--{month:02d}"
    return f"{head}-{day:02d}" if day is not None else head


def _nearest_year(month: int, day: int | None, today: date) -> int | None:
    """Return the year that puts a day, or the middle of a month, nearest to ``today``."""
    if day is None and month == today.month:
        return today.year
    for year in (today.year, today.year - 1, today.year + 1):
        try:
            if abs(date(year, month, day or 15) - today) <= _REACH:
                return year
        except ValueError:
            continue
    return today.year


def _relative(words: str, today: date | None) -> str | None:
    if today is None:
        return None
    if words.endswith("year"):
        step = {"last": -1, "previous": -1, "next": 1, "this": 0}.get(words.split(maxsplit=1)[0])
        return f"{today.year + step:04d}" if step is not None else None
    if words.endswith("month"):
        step = {"last": -1, "previous": -1, "next": 1, "this": 0}.get(words.split(maxsplit=1)[0])
        if step is None:
            return None
        return (today.replace(day=1) + relativedelta(months=step)).isoformat()[:7]
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(words, 0)
    return (today + timedelta(days=step)).isoformat()


def _weekday(groups: dict[str, str | None], today: date | None, *, future: bool) -> str | None:
    if today is None:
        return None
    number = WEEKDAYS.index(groups["weekday"] or "")
    which = groups.get("which")
    if which in {"next", "coming"}:
        return _step(today + timedelta(days=1), number, 1).isoformat()
    if which in {"last", "past"}:
        return _step(today - timedelta(days=1), number, -1).isoformat()
    return _step(today, number, 1 if future or which == "this" else -1).isoformat()


def _step(start: date, number: int, direction: int) -> date:
    """Return the nearest day of a weekday from ``start`` on, in one direction."""
    return start + relativedelta(weekday=relative_weekday(number, direction))
