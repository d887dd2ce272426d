"""The tables of a comparison as CSV files that are safe to open in a spreadsheet.

UTF-8 without a mark, RFC 4180 quoting with every text quoted and every number bare, lines ended
by a line feed. A text that a spreadsheet would run as a formula gets an apostrophe in front, the
sign by which spreadsheets know text (OWASP, "CSV injection"); :func:`unguarded` takes it off
again. Numbers keep every digit.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from compare import outlets, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from compare.records import Comparison

TABLES: dict[str, Callable[[Comparison], pd.DataFrame]] = {
    "articles.csv": tables.articles_frame,
    "stories.csv": tables.stories_frame,
    "facts.csv": tables.facts_frame,
    "judgements.csv": tables.judgements_frame,
    "differences.csv": tables.differences_frame,
    "sources.csv": tables.sources_frame,
    "habits.csv": outlets.habits_table,
    "refused.csv": tables.refused_frame,
}
"""File names, and the function that gives each file's table."""

# Besides = + - @, some programs run their full-width forms, and skip leading tabs and line ends.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def to_csv(frame: pd.DataFrame) -> str:
    """Return a frame as the text of a CSV file; text is guarded, numbers are numbers."""
    from pandas.api.types import is_string_dtype  # noqa: PLC0415 - heavy

    safe = frame.copy()
    for name in safe.columns[[is_string_dtype(kind) for kind in safe.dtypes]]:
        safe[name] = safe[name].map(guarded, na_action="ignore")
    # NUL ends a cell in some programs and is no part of any word.
    written: str = safe.rename(columns=guarded).to_csv(
        index=False, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC
    )
    return written.replace("\0", "\ufffd")


def to_files(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Comparison in, the names and texts of its eight files out, each made as it is asked for."""
    return ((name, to_csv(table(comparison))) for name, table in TABLES.items())


def guarded(cell: str) -> str:
    """Return a text that no spreadsheet runs; reversible by :func:`unguarded`."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the text that :func:`guarded` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
