"""Times of day told in words: ``half past five``, ``at twenty to six``, ``five o'clock``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.records import Mention
from compare.segment.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOUR = r"(?P<{}>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])\b"
_PART = r"(?P<part>half|(?:a )?quarter|(?:twenty-)?five|ten|twenty)(?: minutes)?"
_PATTERNS = (
    re.compile(
        rf"\b{_PART} (?P<way>past|after|to|before|of) {_HOUR.format('hour')}"
        r"(?! (?!on|in|this|that|when|as|and|the|o'clock|a\.?m|p\.?m)\w)(?!-|%|[.,]\d)",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_HOUR.format('hour')} o['’]clock\b", re.IGNORECASE),
)
_MINUTES = {"half": 30, "quarter": 15, "a quarter": 15}
_AT = re.compile(r"\b(?:at|since|until|by|before|after|from)\s$", re.IGNORECASE)
_MORNING = re.compile(r"\b(?:morning|dawn|a\.?m\b)", re.IGNORECASE)
_EVENING = re.compile(r"\b(?:afternoon|evening|night|tonight|p\.?m\b)", re.IGNORECASE)
_REACH = 40
_HALF_DAY = 12
_DAY_MINUTES = 24 * 60


def find_spelt_times(text: str, offset: int) -> Iterator[Mention]:
    """Give the times of day that one block tells in words and by the half of the day.

    The value is as in :func:`compare.segment.clock.find_times`. Whether five o'clock is early or
    late must stand within 40 characters after it or before it; else it is no time to compare.
    """
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            parts = match.groupdict()
            minutes = _minutes(parts.get("part"), parts.get("way"))
            if minutes is None or (
                parts.get("part") not in {None, *_MINUTES} and not _AT.search(text[:start][-8:])
            ):
                continue  # "five to ten people" counts people
            late = _is_late(text[end : end + _REACH]) or _is_late(
                text[max(0, start - _REACH) : start]
            )
            hour = number([match["hour"].lower()])
            if not late or hour is None:
                continue
            base = int(hour) % _HALF_DAY + (_HALF_DAY if late == "late" else 0)
            value = (base * 60 + minutes) % _DAY_MINUTES
            yield Mention(
                "date",
                offset + start,
                offset + end,
                match.group(),
                f"T{value // 60:02}:{value % 60:02}",
            )


def _minutes(part: str | None, way: str | None) -> int | None:
    """Return the minutes after the full hour, negative before it."""
    if part is None or way is None:
        return 0
    spelt = number([part.lower()])
    minutes = _MINUTES.get(part.lower(), None if spelt is None else int(spelt))
    if minutes is None or way.lower() in {"past", "after"}:
        return minutes
    return None if part.lower() == "half" else -minutes


def _is_late(words: str) -> str:
    """Return which half of the day the words name, ``early`` or ``late``, or nothing."""
    if _MORNING.search(words):
        return "early"
    return "late" if _EVENING.search(words) else ""
