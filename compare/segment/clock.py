"""Times of day of a text: ``5.40 a.m.``, ``17:40``, ``noon``, ``half past five``."""

from __future__ import annotations

import re
from dataclasses import replace

from compare.records import Mention
from compare.segment.spelt_clock import find_spelt_times

_HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
_PATTERNS = (
    re.compile(
        rf"(?<![\d.:])(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?\s?{_HALF}", re.IGNORECASE
    ),
    re.compile(r"(?<![\d.:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:])"),
    re.compile(r"\b(?P<word>noon|midday|midnight)\b", re.IGNORECASE),
)
_WORDS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T00:00"}
_ABOUT = re.compile(
    r"(?:about|around|shortly (?:before|after)|just (?:before|after)|nearly|before|after|by|near)"
    r"\s$",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"[ap]\s?m\.$", re.IGNORECASE)
_HALF_DAY = 12


def find_times(text: str, offset: int) -> list[Mention]:
    """Return the times of day in one block, in reading order.

    The value is ISO 8601 without a date (``T05:40``, to the minute, in whatever zone the article
    speaks of); ``about`` where the text only comes near it.
    """
    found: list[Mention] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if _FULL_STOP.search(match.group()):
                end -= 1  # it ends the sentence
            if any(start < m.end - offset and m.start - offset < end for m in found):
                continue
            near = _ABOUT.search(text, max(0, start - 20), start)
            found.append(
                Mention(
                    "date",
                    offset + start,
                    offset + end,
                    text[start:end],
                    _value(match),
                    bound="about" if near else "exact",
                )
            )
    for spelt in find_spelt_times(text, offset):
        if all(spelt.end <= m.start or m.end <= spelt.start for m in found):
            near = _ABOUT.search(text, max(0, spelt.start - offset - 20), spelt.start - offset)
            found.append(replace(spelt, bound="about") if near else spelt)
    return sorted(found, key=lambda mention: mention.start)


def _value(match: re.Match[str]) -> str:
    parts = match.groupdict()
    if parts.get("word"):
        return _WORDS[parts["word"].lower()]
    hour = int(parts["hour"])
    if parts.get("half"):
        hour = hour % _HALF_DAY + (_HALF_DAY if parts["half"].lower() == "p" else 0)
    return f"T{hour:02}:{int(parts.get('minute') or 0):02}"
