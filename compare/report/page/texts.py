"""Articles as paragraphs, and any stretch of one as a quote in its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal

from compare.dates import MONTHS
from compare.records import Span
from compare.report.characters import one_line, printable
from compare.report.page.view import Paragraph, Piece, Pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.records import Article

Stated = tuple[Span, str, Literal["alone", "few", "shared"]]
"""Where a fact is stated, its id, and how many tell it."""

_LONGEST_QUOTE = 420
_BASIC_PLANE_END = "\uffff"


class Text:
    """One article, ready to be shown and quoted.

    Parameters
    ----------
    article
        The article.
    anchor
        What the anchors of its paragraphs begin with.
    sentences
        Spans of its sentences as far as they are known, in any order.
    """

    def __init__(self, article: Article, anchor: str, sentences: Iterable[Span]) -> None:
        self.article = article
        self.anchor = anchor
        self.printable = printable(article.text)
        self.paragraphs = tuple(_paragraph_spans(self.printable))
        self._starts = [start for start, _ in self.paragraphs]
        self._sentences = sorted(set(sentences))
        self._wide: list[int] = []
        if max(article.text, default="") > _BASIC_PLANE_END:
            self._wide = [i for i, one in enumerate(article.text) if one > _BASIC_PLANE_END]

    def utf16(self, offset: int) -> int:
        """Return an offset in UTF-16 code units."""
        return offset + bisect_left(self._wide, offset) if self._wide else offset

    def paragraph_anchor(self, offset: int) -> str:
        """Return the anchor of the paragraph that holds an offset."""
        return f"{self.anchor}p{self._number(offset)}" if self.paragraphs else self.anchor

    def role(self, offset: int) -> Literal["headline", "standfirst", "body"]:
        """Return the part of the article that holds an offset."""
        if offset < self.article.standfirst_start:
            return "headline"
        return "standfirst" if offset < self.article.body_start else "body"

    def place(self, offset: int) -> str:
        """Return in words where an offset stands."""
        role = self.role(offset)
        if role != "body":
            return role
        first = bisect_left(self._starts, self.article.body_start)
        total = len(self.paragraphs) - first
        return f"paragraph {self._number(offset) - first + 1} of {total}"

    def quote(self, spans: Sequence[Span]) -> Pieces:
        """Return the sentences around spans, the spans marked, cut to a readable length."""
        stretches: list[tuple[int, int, list[Span]]] = []
        for start, end in sorted(spans):
            left, right = self._around(start, end)
            if stretches and left <= stretches[-1][1]:
                before = stretches.pop()
                stretches.append((before[0], max(before[1], right), [*before[2], (start, end)]))
            else:
                stretches.append((left, right, [(start, end)]))
        pieces: list[tuple[str, bool]] = []
        for left, right, marks in stretches:
            if pieces:
                pieces.append((" … ", False))
            at = left
            for start, end in marks:
                pieces.append((self.printable[at:start], False))
                pieces.append((self.printable[max(at, start) : end], True))
                at = max(at, end)
            pieces.append((self.printable[at:right], False))
        return tuple((text.replace("\n", " "), marked) for text, marked in pieces if text)

    def reading(self, facts: Iterable[Stated]) -> tuple[Paragraph, ...]:
        """Return the paragraphs, with the stretches that state facts.

        Parameters
        ----------
        facts
            Of stretches that overlap the earlier wins, of those that begin together the longer.
        """
        stretches = sorted(facts, key=lambda one: (one[0][0], -one[0][1], one[1]))
        made: list[Paragraph] = []
        following = 0
        for number, (start, end) in enumerate(self.paragraphs):
            pieces: list[Piece] = []
            at = start
            while following < len(stretches) and stretches[following][0][0] < end:
                (first, last), fact_id, kind = stretches[following]
                following += 1
                first, last = max(first, at), min(last, end)
                if first < last:
                    pieces.append(Piece(self.printable[at:first]))
                    pieces.append(Piece(self.printable[first:last], fact_id, kind))
                    at = last
            pieces.append(Piece(self.printable[at:end]))
            made.append(
                Paragraph(
                    f"{self.anchor}p{number}",
                    self.utf16(start),
                    self.role(start),
                    tuple(piece for piece in pieces if piece.text),
                )
            )
        return tuple(made)

    def _number(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _around(self, start: int, end: int) -> Span:
        """Return the sentences that hold a span, cut at words where they are very long."""
        first = bisect_right(self._sentences, (start, len(self.article.text) + 1)) - 1
        left, right = start, end
        for sentence in self._sentences[max(first, 0) :]:
            if sentence[0] >= end:
                break
            if sentence[1] > start:
                left, right = min(left, sentence[0]), max(right, sentence[1])
        room = max(_LONGEST_QUOTE - (end - start), 0) // 2
        if start - left > room:
            left = self.article.text.find(" ", start - room, start) + 1 or start
        if right - end > room:
            right = max(self.article.text.rfind(" ", end, end + room), end)
        return left, right


def _paragraph_spans(text: str) -> Iterator[Span]:
    """Yield the spans of paragraphs, which blank lines part, in linear time."""
    at, start, last = 0, -1, 0
    for line in text.split("\n"):
        if line.strip():
            start = at if start < 0 else start
            last = at + len(line)
        elif start >= 0:
            yield start, last
            start = -1
        at += len(line) + 1
    if start >= 0:
        yield start, last


def shown_date(published: str) -> str:
    """Return a canonical time as a reader reads it: ``22 June 2025, 18:05 UTC``."""
    day, _, clock = published.partition("T")
    parts = day.split("-")
    if len(parts) != len(("year", "month", "day")) or not all(p.isdigit() for p in parts):
        return one_line(published)
    year, month, number = (int(part) for part in parts)
    if not 1 <= month <= len(MONTHS):
        return one_line(published)
    shown = f"{number} {MONTHS[month - 1]} {year}"
    return f"{shown}, {one_line(clock[:5])} UTC" if clock else shown


def shown_dates(first: str, last: str) -> str:
    """Return a range of days: ``22 to 24 June 2025``; empty where nothing is known."""
    one, other = shown_date(first[:10]), shown_date(last[:10])
    if not one or one == other:
        return other
    first_parts, last_parts = one.split(), other.split()
    while first_parts and last_parts and first_parts[-1] == last_parts[-1]:
        first_parts.pop()
        last_parts.pop()
    return f"{' '.join(first_parts)} to {other}"
