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
from compare.report.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from compare.records import Comparison

PART_TABLES: dict[str, Callable[[Comparison], pd.DataFrame]] = {
    "stories.csv": tables.stories_frame,
    "facts.csv": tables.facts_frame,
    "judgements.csv": tables.judgements_frame,
    "differences.csv": tables.differences_frame,
}
"""Files whose rows belong to a story each, and what gives their tables, of all stories or some."""

WHOLE_TABLES: dict[str, Callable[[Tally], pd.DataFrame]] = {
    "articles.csv": lambda tally: tables.articles_frame(tally.head),
    "sources.csv": lambda tally: tables.sources_frame(tally.head, tally.verdicts),
    "habits.csv": lambda tally: outlets.habits_frame(tally.habits.habits()),
    "refused.csv": lambda tally: tables.refused_frame(tally.head),
}
"""Files of everything at once, and what gives their tables."""

# Besides = + - @, some programs run their full-width forms, and skip leading tabs and line ends.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def to_csv(frame: pd.DataFrame, *, header: bool = True) -> str:
    """Return a frame as the text of a CSV file; text is guarded, numbers are numbers.

    Without its ``header`` it goes on with a file of the same columns.
    """
    from pandas.api.types import is_string_dtype  # noqa: PLC0415 - heavy

    safe = frame.copy()
    for name in safe.columns[[is_string_dtype(kind) for kind in safe.dtypes]]:
        safe[name] = safe[name].map(guarded, na_action="ignore")
    # NUL ends a cell in some programs and is no part of any word.
    written: str = safe.rename(columns=guarded).to_csv(
        index=False, header=header, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC
    )
    return written.replace("\0", "\ufffd")


def to_frames(comparison: Comparison) -> dict[str, pd.DataFrame]:
    """Comparison in, its eight tables by the names of their files out."""
    tally = Tally(comparison)
    tally.add(comparison)
    of_stories = {name: table(comparison) for name, table in PART_TABLES.items()}
    return of_stories | {name: table(tally) for name, table in WHOLE_TABLES.items()}


def guarded(cell: str) -> str:
    """Return a text that no spreadsheet runs; reversible by :func:`unguarded`."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the text that :func:`guarded` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
