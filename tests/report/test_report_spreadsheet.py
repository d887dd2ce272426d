"""CSV files: they lose nothing, and no spreadsheet runs them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import comparison_factory as factory
import pandas as pd
import pytest
from comparison_strategies import comparisons
from hypothesis import given, settings

from compare.report.spreadsheet import guarded, to_csv, to_frames, unguarded

if TYPE_CHECKING:
    from compare.records import Comparison


def _rows(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file as written, every guard taken off."""
    return [
        {unguarded(name): unguarded(cell) for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


@given(comparisons())
@settings(max_examples=40, deadline=None)
def test_texts_and_numbers_survive(comparison: Comparison) -> None:
    """Read again, every text is the same text and every number the same number."""
    for frame in to_frames(comparison).values():
        rows = _rows(to_csv(frame))
        assert len(rows) == len(frame)
        for row, (_, expected) in zip(rows, frame.iterrows(), strict=True):
            for name, value in expected.items():
                cell = row[str(name)]
                if pd.isna(value):
                    assert cell == ""
                elif isinstance(value, str):
                    assert cell == value.replace("\0", "\ufffd")
                elif isinstance(value, bool):
                    assert cell == str(value)
                else:
                    assert float(cell) == value


@given(comparisons())
@settings(max_examples=40, deadline=None)
def test_no_cell_begins_like_a_formula(comparison: Comparison) -> None:
    """Whatever an outlet writes, a cell that begins with a formula's sign is a number."""
    for frame in to_frames(comparison).values():
        for row in csv.reader(io.StringIO(to_csv(frame), newline="")):
            for cell in row:
                assert not cell.startswith(
                    ("=", "+", "@", "\t", "\r", "\n", "＝", "＋", "＠", "－")
                )
                if cell.startswith("-"):
                    float(cell)


@pytest.mark.parametrize("cell", ["=1", "'=1", "''-2", "plain", "'quoted'", "", "-", "\t=1"])
def test_the_guard_can_be_taken_off(cell: str) -> None:
    """Guarding is reversible even for text that already looks guarded."""
    assert unguarded(guarded(cell)) == cell


def test_plain_text_is_left_alone() -> None:
    """A quotation mark at the start of a headline is no formula."""
    assert guarded("'No clause', says minister") == "'No clause', says minister"


def test_files_are_plain_rfc_4180() -> None:
    """Lines end in a line feed, quotes are doubled, numbers stand bare, nothing marks the start."""
    frame = pd.DataFrame({"text": ['say "a", b\r\nc'], "n": [-0.1]})
    assert to_csv(frame) == '"text","n"\n"say ""a"", b\r\nc",-0.1\n'


def test_all_eight_files_are_there() -> None:
    """An empty comparison still has every file, with its head."""
    files = {name: to_csv(frame) for name, frame in to_frames(factory.empty()).items()}
    assert sorted(files) == sorted(
        f"{name}.csv"
        for name in "articles stories facts judgements differences sources habits refused".split()
    )
    assert all(text.count("\n") == 1 for text in files.values())
