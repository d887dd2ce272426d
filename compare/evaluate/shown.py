"""Results of an evaluation as a table for a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from compare.report.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from compare.evaluate.bootstrap import Estimate
    from compare.evaluate.results import Result


def results_table(results: Sequence[Result]) -> RenderableType:
    """Return tables of results: a row a measure, value and interval, a table a corpus and part."""
    tables = []
    for _, group in groupby(results, key=lambda result: tuple(result.measures)):
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        table.add_column("corpus", overflow="fold")
        table.add_column("rows", justify="right")
        table.add_column("measure")
        table.add_column("value", justify="right")
        table.add_column("95 % interval", justify="right")
        for result in group:
            name, rows = one_line(result.name), str(result.rows)
            for measure, found in result.measures.items():
                table.add_row(
                    Text(name), rows, measure.replace("_", " "), _value(found), _interval(found)
                )
                name = rows = ""
        tables.append(table)
    return Group(*tables)


def _value(found: Estimate) -> str:
    return "undefined" if found.value is None else f"{found.value:.3f}"


def _interval(found: Estimate) -> str:
    if found.low is None or found.high is None:
        return ""
    return f"{found.low:.3f} to {found.high:.3f}"
