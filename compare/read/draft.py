"""What a reader hands on: the parts of an article before they are checked, or a reason.

Readers of one record raise :class:`UnusableError`; the corpus catches it right there and turns it
into a :class:`compare.records.Refusal`, so a bad record never loses a neighbour.
"""

from __future__ import annotations

from dataclasses import dataclass


class UnusableError(Exception):
    """One record gives no article; the message is the reason, half a sentence in lower case."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of one article as a reader found them.

    Attributes
    ----------
    source
        Empty where the record names none; folder or file name then stand in.
    body
        Paragraphs parted by blank lines, each on one line.
    published
        Canonical (see :mod:`compare.dates`) or empty.
    metadata
        Further columns, sorted by name.
    """

    source: str
    title: str
    standfirst: str
    body: str
    published: str = ""
    url: str = ""
    metadata: tuple[tuple[str, str], ...] = ()


Outcome = tuple[int, "Draft | str"]
"""A record's number (0 in a file of one article) and its draft, or why there is none."""
