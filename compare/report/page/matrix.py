"""Facts in, their cells out in the least room: what the script builds the matrix from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.page.packing import base36, packed, wording
from compare.report.page.shapes import Matrix

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.report.page.shapes import Likeness
    from compare.report.page.view import Cell, DifferenceView, FactView

_SILENT = "on"
_ALL_REASONS = 10_000
"""Matrices of more cells than these carry no reasons for what is not told; tables have them."""

_LISTED = 100
"""Facts of a story past which the script makes the lists under the cards, out of the articles."""


def matrix_view(
    facts: Sequence[FactView],
    likeness: Likeness,
    differences: Iterable[DifferenceView],
    cite: str,
) -> Matrix:
    """Return the matrix of a story.

    Parameters
    ----------
    facts
        In the order of the rows.
    likeness
        Of the sources, which are the columns.
    differences
        Of the story.
    cite
        Which comparison it is.
    """
    n_columns = len(facts[0].cells) if facts else 0
    cells = [cell for fact in facts for cell in fact.cells]
    brief = len(cells) > _ALL_REASONS
    long = len(facts) > _LISTED
    reasons = [
        wording(cell.reasons) for cell in cells if cell and not (brief and cell.code in _SILENT)
    ]
    kinds: dict[str, set[int]] = {}
    for one in differences:
        kinds.setdefault(one.kind, set()).update({one.fact.number, *one.also})
    ranked = sorted(facts, key=lambda fact: (-fact.salience, fact.number))
    columns = [cells[column::n_columns] for column in range(n_columns)]
    articles = tuple(
        next((cell.article for cell in column if cell and cell.spans), 0) for column in columns
    )
    return Matrix(
        verdicts=packed([_verdict(cell, 2 if brief else 1) for cell in cells]),
        spans=tuple(
            packed([_spans(cell, usual) for cell in column])
            for column, usual in zip(columns, articles, strict=True)
        ),
        ids=" ".join(fact.id for fact in facts) if long else "",
        words=tuple("" if fact.quoted else fact.text for fact in facts) if long else (),
        articles=articles,
        wordings=packed([words for words, _ in reasons]),
        numbers=packed([number for _, numbers in reasons for number in numbers]),
        homes=packed([str(fact.home) for fact in facts]),
        ranks=tuple(fact.number for fact in ranked),
        kinds={kind: tuple(sorted(numbers)) for kind, numbers in sorted(kinds.items())},
        cite=cite,
        groups=likeness.groups,
        brief=brief,
    )


def _verdict(cell: Cell | None, step: int) -> str:
    """Return verdict and percentage, in even numbers where there are very many."""
    if cell is None:
        return ""
    return f"{cell.code}{cell.percent // step * step}{'u' if cell.unsure else ''}"


def _spans(cell: Cell | None, usual: int) -> str:
    """Return starts and lengths; in front of them the article, where it is not the usual one."""
    if cell is None:
        return ""
    lengths = [end - start for start, end in zip(cell.spans[::2], cell.spans[1::2], strict=True)]
    pairs = zip(cell.spans[::2], lengths, strict=True)
    article = [] if cell.article == usual else [cell.article]
    return " ".join(base36(one) for one in (*article, *(at for pair in pairs for at in pair)))
