"""The accuracy table: what is measured, and how it stands in Markdown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from compare.evaluate.bootstrap import Estimate
from compare.evaluate.results import Result, as_mapping
from compare.evaluate.table import COLUMNS, FILES, main, markdown
from compare.evaluate.task_names import TASKS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SCORE = Estimate(0.51234, 0.4, 0.6)
NONE = Estimate(None, None, None)


def test_every_task_has_columns_and_every_file_a_task() -> None:
    """No task is left out of the table, but those told elsewhere.

    The corpus's rows hold its differences; planted errors have figures of another kind.
    """
    elsewhere = {"differences", "planted"}
    assert set(COLUMNS) == set(TASKS) - elsewhere
    assert {task for task, _, _ in FILES.values()} | {"corpus", "basil"} == set(COLUMNS)


def test_a_row_a_corpus_with_its_intervals() -> None:
    """Values stand with their intervals; what is undefined or not measured is n/a."""
    figures = {
        "stories": as_mapping("stories", [Result("a", 1200, {"b_cubed_f1": SCORE})]),
        "mine": as_mapping(
            "corpus",
            [
                Result("small", 9, {"accuracy": SCORE}),
                Result("small", 7, {"f1": SCORE, "precision": NONE}, verdict="omitted"),
                Result("small", 2, {"f1": SCORE}, difference="date"),
            ],
        ),
    }
    lines = markdown(figures).splitlines()
    assert "| stories: a | 1,200 | n/a | n/a | 0.51 (0.40 to 0.60) | n/a |" in lines
    assert "| mine: small | 9 | 0.51 (0.40 to 0.60) | n/a | n/a | n/a | n/a |" in lines
    assert "| small: omitted | 7 | n/a | n/a | 0.51 (0.40 to 0.60) |" in lines
    assert "| small: date differences | 2 | n/a | n/a | 0.51 (0.40 to 0.60) |" in lines
    assert len({line.count("|") for line in lines[:3]}) == 1


def test_kept_figures_are_not_measured_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What an earlier run kept is printed; a file that is not there is named and left out."""
    kept = tmp_path / "figures.json"
    row = Result("a", 3, {"b_cubed_f1": SCORE})
    kept.write_text(json.dumps({"stories": as_mapping("stories", [row])}))
    main(tmp_path, corpus=tmp_path / "none", kept=kept, again=None)
    said = capsys.readouterr()
    assert "| stories: a | 3 |" in said.out
    assert said.err.count("left out") == len(FILES)


def test_names_of_results() -> None:
    """A result is called by its corpus and by what it is about."""
    assert Result("", 1, {}).name == "all rows"
    assert Result("a", 1, {}, verdict="omitted").name == "a: omitted"
    assert Result("a", 1, {}, difference="date").name == "a: date differences"


def test_json_has_values_with_four_digits_and_null() -> None:
    """Values are rounded for print, and undefined ones are null."""
    found = as_mapping("facts", [Result("", 1, {"f1": SCORE, "precision": NONE})])
    assert found["results"] == [
        {
            "corpus": None,
            "rows": 1,
            "f1": {"value": 0.5123, "low": 0.4, "high": 0.6},
            "precision": {"value": None, "low": None, "high": None},
        }
    ]
