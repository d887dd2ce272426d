"""Two quantities of two tellings in, how a reader should see them, and what scope they have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.agreement.days import is_same_date

if TYPE_CHECKING:
    from compare.agreement import Parting
    from compare.frame.telling import Telling
    from compare.records import Article, Mention, Span

_BEFORE = re.compile(
    r"(?:\b(?:at least|at most|up to|as (?:many|much|few|little|high|low) as|"
    r"(?:no )?(?:more|fewer|less) than|just (?:over|under)|over|under|above|below|about|"
    r"around|some|roughly|approximately|nearly|almost|close to)|~)\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:\+|or (?:more|less|fewer|so)\b)", re.IGNORECASE)
_PART = re.compile(r"(?:.*\b)?(?:half|quarters?)", re.IGNORECASE)
_COUNTED_PART = re.compile(
    r"\b(?:first|second|third|fourth|last|latter|back|next|previous|past|this|that|each|every|per)\s+"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:two|both|several)[\s-]quarters", re.IGNORECASE)
_REACH = 24
"""A bound or an ordinal stands at most this many characters before its number."""

_RATES = frozenset({"percent", "percentage point", "point", "basis point"})
"""Units of what moves from month to month."""


def shown(article: Article, mention: Mention) -> tuple[str, Span]:
    """Return a value with its bound as printed ("at least 25", "two or more"), and its place."""
    start, end = mention.start, mention.end
    if mention.kind != "quantity" or mention.bound == "exact":
        return mention.text, (start, end)
    before = _BEFORE.search(article.text, max(0, start - _REACH), start)
    after = _AFTER.match(article.text, end)
    start = before.start() if before else start
    end = after.end() if after else end
    return article.text[start:end], (start, end)


def is_part_of_time(article: Article, mention: Mention) -> bool:
    """Tell whether a share is none, but a stretch of time: "the first half", "two quarters"."""
    if mention.unit != "percent" or not _PART.fullmatch(mention.text):
        return False
    before = article.text[max(0, mention.start - _REACH) : mention.start]
    return bool(_COUNT.fullmatch(mention.text) or _COUNTED_PART.search(before))


def have_two_scopes(parting: Parting, first: Telling, second: Telling) -> bool:
    """Tell whether two rates may be of two times: one claim dates its own, the other does not.

    A rate that is dated and one that is not may both be true, unlike two tolls.
    """
    if parting.first.unit not in _RATES:
        return False
    dates = [[m for m in t.claim.mentions if m.kind == "date"] for t in (first, second)]
    return any(
        not any(is_same_date(one, other) for other in dates[1 - side])
        for side in (0, 1)
        for one in dates[side]
    )
