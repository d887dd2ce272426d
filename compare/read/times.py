"""Whatever a record says of its publication time in, the canonical form out.

A date of numbers alone, as in 03/04/2025, means two days in different countries: it is taken
only where one reading is impossible (23/06/2025) or both agree. A time without zone is UTC, and
midnight without zone is how exports write "only the day is known". No clock is looked at: a date
in the future stays; a year before 1800 or after 2100 is no date.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo

from dateutil import parser, tz

from compare.dates import canonical

_YEARS = range(1800, 2101)

_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "SAST": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "TRT": 3, "PKT": 5, "SGT": 8, "HKT": 8, "JST": 9, "KST": 9,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7,
    "MDT": -6, "PST": -8, "PDT": -7, "ET": -5, "PT": -8,
}  # fmt: skip
"""Hours from UTC of zone names that mean one zone; IST and CST mean several and are left out."""

_NUMERIC = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)(.*)", re.DOTALL)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_LABEL = re.compile(
    r"^\s*(?:first\s+)?(?:published|posted|date|pub(?:lication)?\s+date|updated|last\s+modified)"
    r"\s*(?:on|at)?\s*[:\-]?\s+|^\s*on\s+",
    re.IGNORECASE,
)
_LONGEST = 60
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20|21)\d{2}")


def published_time(value: str) -> str:
    """Return the canonical time that ``value`` states, or an empty string where it states none.

    Understands ISO 8601 and its compact forms (GDELT's ``20250622T120000Z``), RFC 2822, seconds
    or milliseconds since 1970, and dates written out in English. Day, month and year must all be
    there; nothing is filled in from today.

    Parameters
    ----------
    value
        One date, with or without a time, a weekday and words such as "Published on" before it.
    """
    text = _LABEL.sub("", value.strip()).replace(" at ", " ").replace("\u202f", " ")
    if not text or len(text) > _LONGEST or not text.isprintable():
        return ""
    if _EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)  # noqa: PLR2004
        return _checked(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))
    if not _YEAR.search(text):
        return ""
    if found := _NUMERIC.fullmatch(text):
        first, second, year, rest = found.groups()
        orders = {(int(first), int(second)), (int(second), int(first))}
        possible = [order for order in orders if order[1] in range(1, 13) and order[0] <= 31]  # noqa: PLR2004
        if len(possible) != 1:
            return ""
        day, month = possible[0]
        text = f"{year}-{month:02}-{day:02}{rest}"
    return _parsed(text)


def _parsed(text: str) -> str:
    moments = []
    # What the text leaves open takes its value from the default: two defaults show it.
    for default in (datetime(1999, 3, 7), datetime(2004, 9, 18)):  # noqa: DTZ001 - zone is found next
        try:
            moments.append(parser.parse(text, default=default, tzinfos=_zone))
        except (ValueError, OverflowError, TypeError, IndexError, AttributeError):
            return ""
        except RecursionError:
            return ""
    if moments[0] != moments[1]:
        return ""
    return _checked(moments[0])


def _zone(name: str | None, seconds: float | None) -> tzinfo | None:
    if seconds is not None:
        return tz.tzoffset(None, int(seconds))
    hours = _ZONES.get((name or "").upper())
    return None if hours is None else tz.tzoffset(None, hours * 3600)


def _checked(moment: datetime) -> str:
    if moment.year not in _YEARS:
        return ""
    if moment.tzinfo is None and (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return canonical(moment.date())
    try:
        return canonical(moment)
    except (OverflowError, ValueError):
        return ""
