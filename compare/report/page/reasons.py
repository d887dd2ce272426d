"""Reasons of many judgements, kept small: their wording once, their numbers a cell.

A story's page has a thousand cells and more, whose reasons differ in little but their numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.report.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(r"([0-9]+(?:\.[0-9]+)?)")


class Wordings:
    """Collects the wordings of reasons in the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """Every wording, cut where a number stands."""
        return tuple(self._numbers)

    def code(self, reasons: Iterable[str]) -> str:
        """Return reasons as ``wording:number,number`` apart by spaces; the script spells them."""
        codes: list[str] = []
        for reason in reasons:
            pieces = _NUMBER.split(one_line(reason))
            wording = self._numbers.setdefault(tuple(pieces[::2]), len(self._numbers))
            numbers = ",".join(pieces[1::2])
            codes.append(f"{wording}:{numbers}" if numbers else str(wording))
        return " ".join(codes)
