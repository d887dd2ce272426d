"""Many values of few kinds as one short text: how a page carries its matrix.

A story of fifty sources and a thousand facts has fifty thousand cells. Each is written as one
character, which stands for a place in a table of the values that occur, the most frequent first,
so that nearly all of them take one byte.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from compare.report.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RANGES = ((0x23, 0x7E), (0xC0, 0x2AF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF))
"""Code points that stand for numbers, those of few bytes first; the script has the same."""

UNUSED = "&'<>\\"
"""Those of them that JSON inside HTML would spell longer."""

HOLE = "\x01"
"""Stands in a wording where a number goes; printable text never holds it."""

_SYMBOLS = "".join(
    chr(point)
    for point in chain.from_iterable(range(first, last + 1) for first, last in RANGES)
    if chr(point) not in UNUSED
)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NUMBER = re.compile(r"([0-9]+(?:\.[0-9]+)?)")


class Packed(NamedTuple):
    """Values as a table and a text of one character a value."""

    table: tuple[str, ...]
    codes: str


def packed(values: Sequence[str]) -> Packed:
    """Return values by their places in a table of them.

    Most frequent first, then in order of the values. Past some 27,000 different values the rarest
    are written as the most frequent one; no story comes near that.
    """
    counts = Counter(values)
    table = sorted(counts, key=lambda value: (-counts[value], value))
    code = dict(zip(table, _SYMBOLS, strict=False))
    return Packed(
        tuple(islice(table, len(_SYMBOLS))),
        "".join(code.get(value, _SYMBOLS[0]) for value in values),
    )


def base36(number: int) -> str:
    """Return a number from 0 in digits and small letters, as a script's ``parseInt`` reads it."""
    digits = ""
    while number >= len(_DIGITS):
        number, last = divmod(number, len(_DIGITS))
        digits = _DIGITS[last] + digits
    return _DIGITS[number] + digits


def symbols(numbers: Iterable[int]) -> str:
    """Return one character a number; those past some 27,000 become the last there is."""
    return "".join(_SYMBOLS[min(number, len(_SYMBOLS) - 1)] for number in numbers)


def unpacked(values: Packed) -> list[str]:
    """Return the values again."""
    return [values.table[_SYMBOLS.index(code)] for code in values.codes]


def wording(reasons: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Part reasons into their joint wording, with :data:`HOLE` for each number, and the numbers."""
    pieces = _NUMBER.split("; ".join(one_line(reason) for reason in reasons))
    return HOLE.join(pieces[::2]), tuple(pieces[1::2])
