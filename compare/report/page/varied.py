"""Facts in their rank in, the same facts out: what repeats an earlier one stands behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.report.page.view import FactView

ALIKE = 0.5
"""Facts that share this much of the words of the shorter one say nearly the same."""

FIRST = 12
"""So many facts are chosen; who reads on reads the list."""

_WORD = re.compile(r"\w{3,}|\d+")


def varied(facts: Sequence[FactView]) -> tuple[FactView, ...]:
    """Return facts with the first twelve as different from each other as there are.

    The others follow in their order. Words of one or two letters count for nothing.
    """
    chosen: list[tuple[FactView, set[str]]] = []
    left: list[FactView] = []
    for fact in facts:
        words = set(_WORD.findall(fact.text.casefold()))
        repeats = any(
            len(words & earlier) >= ALIKE * min(len(words), len(earlier)) for _, earlier in chosen
        )
        if repeats or len(chosen) >= FIRST:
            left.append(fact)
        else:
            chosen.append((fact, words))
    return (*(fact for fact, _ in chosen), *left)
