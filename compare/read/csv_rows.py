"""Lines of a delimited table in, rows out, and a reason where a row cannot be told.

Python's csv reader does the parsing. Around it stands what hostile and broken tables need: a
quotation mark that is never closed, or a line longer than allowed, costs its own row and not the
rest of the file.
"""

from __future__ import annotations

import csv
from collections import deque
from typing import TYPE_CHECKING

from compare.read.lines import TooLong, too_long

if TYPE_CHECKING:
    from collections.abc import Iterator

_RETRIES = 20
"""How often all of ``max_bytes`` is looked through for the end of one quotation."""

_SHORT_LOOK = 65_536
"""How many characters are looked through for it after that."""

_UNCLOSED = "a quotation mark in it is never closed"
_DELIMITERS = ",;\t|"


class _Feed:
    """Hands lines to the csv reader and keeps those that make the row at hand."""

    def __init__(
        self, waiting: deque[str | TooLong], lines: Iterator[str | TooLong], limit: int
    ) -> None:
        self._waiting = waiting
        self._lines = lines
        self._limit = limit
        self._size = 0
        self._taken: list[str | TooLong] = []
        self.ended = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else next(self._lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self._taken.append(line)
        if isinstance(line, TooLong):
            # The csv reader must see whether a quoted cell is still open behind the line.
            return '"\n' if line.quotes % 2 else "\n"
        self._size += len(line)
        if self._size > self._limit and len(self._taken) > 1:
            self.ended = True
            raise StopIteration
        return line.replace("\r\n", "\n").replace("\r", " ").replace("\0", "")

    def take(self) -> list[str | TooLong]:
        """Return the lines of the row that was just made."""
        taken, self._taken, self._size = self._taken, [], 0
        return taken


def csv_rows(
    lines: Iterator[str | TooLong], max_bytes: int, delimiter: str = ""
) -> Iterator[list[str] | str]:
    """Yield the rows of a table, the header among them, and reasons in the place of lost rows.

    Rows of empty cells are left out. A row whose quotation does not end within ``max_bytes``
    gives a reason, and reading goes on at the line after its first.

    Parameters
    ----------
    lines
        As :func:`compare.read.lines.decoded_lines` gives them.
    max_bytes
        A longer row is refused.
    delimiter
        One character, or empty to take the one that parts the first line into most cells.
    """
    # The limit is csv's own and global; rows are limited here.
    csv.field_size_limit(max(csv.field_size_limit(), 4 * max_bytes))
    waiting: deque[str | TooLong] = deque()
    first = next(lines, None)
    if isinstance(first, str) and first.strip()[:4].lower() == "sep=":
        # A spreadsheet's own note of the delimiter, not a header.
        delimiter = delimiter or first.strip()[4:5]
        first = next(lines, None)
    if first is not None:
        waiting.append(first)
    if isinstance(first, str):
        delimiter = delimiter or max(_DELIMITERS, key=first.count)
    yield from _parsed(waiting, lines, max_bytes, delimiter or ",")


def _parsed(
    waiting: deque[str | TooLong], lines: Iterator[str | TooLong], max_bytes: int, delimiter: str
) -> Iterator[list[str] | str]:
    width = 0
    retries = _RETRIES
    while True:
        feed = _Feed(waiting, lines, max_bytes if retries else _SHORT_LOOK)
        # Strict, because a stray quotation mark otherwise swallows the rows up to the next one.
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        while True:
            try:
                row = next(reader, None)
            except csv.Error:
                row = None
            taken = feed.take()
            if not taken:
                return
            broken = row is None or (len(row) > (width or len(row)) and len(taken) > 1)
            if broken and (len(taken) > 1 or feed.ended):
                first = taken[0]
                yield too_long(max_bytes) if isinstance(first, TooLong) else _UNCLOSED
                waiting.extendleft(reversed(taken[1:]))
                retries = max(0, retries - 1)
                break
            if any(isinstance(line, TooLong) for line in taken):
                yield too_long(max_bytes)
                continue
            if row is None:
                # Not quoted as the standard wants, but it all stands in one line.
                row = next(csv.reader([str(taken[0]).strip()], delimiter=delimiter))
            if any(cell.strip() for cell in row):
                width = width or len(row)
                yield row
            if broken:
                break
