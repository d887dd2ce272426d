"""Where quotations stand in an article, and how one goes on from paragraph to paragraph."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.records import Span

_OPEN = "“„«"
_CLOSE = "”»"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation of a paragraph; ``closed`` is False where the paragraph ends inside it."""

    span: Span
    closed: bool


def find_quotations(text: str, span: Span) -> list[Quotation]:
    """Return the quotations of one paragraph, in order and disjoint; linear in its length.

    Straight double quotes open and close in turn. Single quotes count where no letter stands on
    the outer side, so that an apostrophe is none; inside double quotes they are not looked at.
    """
    found: list[Quotation] = []
    start, end = span
    opened = -1
    single = -1
    for i in range(start, end):
        mark = text[i]
        if mark == '"' or mark in _OPEN or mark in _CLOSE:
            if opened >= 0 and mark not in _OPEN:
                found.append(Quotation((opened, i + 1), closed=True))
                opened = -1
            elif opened < 0 and mark not in _CLOSE:
                opened, single = i, -1
        elif opened < 0 and mark in "'‘’":  # quotes as printed
            before = text[i - 1] if i > start else " "
            after = text[i + 1] if i + 1 < end else " "
            if single < 0 and mark != "’" and not before.isalnum() and after.isalnum():
                single = i
            elif single >= 0 and mark != "‘" and not after.isalnum():
                found.append(Quotation((single, i + 1), closed=True))
                single = -1
    if opened >= 0:
        found.append(Quotation((opened, end), closed=False))
    found.sort(key=lambda quotation: quotation.span)
    return [q for n, q in enumerate(found) if n == 0 or q.span[0] >= found[n - 1].span[1]]


def quotation_of(quotations: list[Quotation], spans: tuple[Span, ...]) -> Quotation | None:
    """Return the quotation that holds three quarters of the characters of some spans, or None."""
    total = sum(end - start for start, end in spans)
    starts = [quotation.span[0] for quotation in quotations]
    shared: dict[Quotation, int] = {}
    for start, end in spans:
        for n in range(max(0, bisect_right(starts, start) - 1), len(quotations)):
            low, high = quotations[n].span
            if low >= end:
                break
            overlap = min(end, high) - max(start, low)
            if overlap > 0:
                shared[quotations[n]] = shared.get(quotations[n], 0) + overlap
    for quotation, overlap in shared.items():
        if 4 * overlap >= 3 * total:
            return quotation
    return None
