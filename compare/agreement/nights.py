"""Words and times by which two neighbouring days may be one moment."""

from __future__ import annotations

import re
from datetime import datetime

_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2}\b|[A-Z][a-z]{2,8}\.? \d)"
_NIGHT = re.compile(
    r"\b(?:(?i:overnight|nights?|midnight|pre-?dawn|dawn|(?:early|small|late) hours|"
    r"local time|GMT|UTC|\d ?(?:BST|CES?T|E[SD]?T|P[SD]?T|MSK))|"
    r"(?<=[a-z,\d.] )[A-Z][a-z]{3,12} time\b|"
    rf"(?i:early|late)(?: on)? (?:the )?{_DAY})"
)
"""A night has two days; and who adds the zone of a time says that elsewhere it is another."""

_RELATIVE = re.compile(
    r"(?:earlier )?(?:yesterday|today|tonight|tomorrow|last night|this \w+)", re.IGNORECASE
)

_WEST = 8
_EAST = 15
"""Hours of UTC before which it is still the day before in America, from which it is already the
day after in East Asia."""


def is_told_of_a_night(sentence: str) -> bool:
    """Tell whether a sentence speaks of a night, early or late hours, or the zone of its times."""
    return bool(_NIGHT.search(sentence))


def zones_may_part(day: str, published: str) -> bool:
    """Tell whether a day's words hang on where its article was written.

    Parameters
    ----------
    day
        The words, such as ``yesterday``.
    published
        When the article appeared, as :mod:`compare.dates` writes it. Only a time so early or late
        by UTC that the outlet may have had another date makes relative words uncertain.
    """
    if "T" not in published or not _RELATIVE.fullmatch(day):
        return False
    hour = datetime.fromisoformat(published).hour
    return hour < _WEST or hour >= _EAST
