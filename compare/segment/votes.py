"""Votes of a parsed text: "six to three", "7-4", "six votes to five"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.records import Mention
from compare.segment.numbers import canonical, number

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"(?:\d{1,3}|[a-z]{3,9}(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
_VOTE = re.compile(
    rf"(?<![\w.,/-])(?P<first>{_NUMBER})(?: (?:votes?|judges|justices|members))?"
    rf"(?:\s?[-–]\s?|-to-| to | against )(?P<second>{_NUMBER})(?![\w%/-]|[.,]\d| per ?cent)",
    re.IGNORECASE,
)
_VOTING = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|majority|ballot|margin|split|dissent\w*|ruled|ruling|verdict|"
    r"decision|decided|judges|justices|passed|carried|overturned|upheld)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:from|by between|rose|fell|between)\s$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;\n]\s")
_REACH = 60


def find_votes(text: str, offset: int) -> Iterator[Mention]:
    """Give the votes of one block, in reading order.

    The value is the winners' number and the losers' (``7-4``), the unit ``vote``. Two numbers are
    a vote where the first is not the smaller (else they may be a range) and the sentence speaks
    of voting or ruling within 60 characters.
    """
    for match in _VOTE.finditer(text):
        first, second = (number([match[name].lower()]) for name in ("first", "second"))
        if first is None or second is None or first < second:
            continue
        start, end = match.span()
        before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
        after = _SENTENCE_END.split(text[end : end + _REACH])[0]
        around = before, match.group(), after
        if _CHANGE.search(before) or not any(_VOTING.search(words) for words in around):
            continue
        value = f"{canonical(first)}-{canonical(second)}"
        yield Mention("quantity", offset + start, offset + end, match.group(), value, "vote")
