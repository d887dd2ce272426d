"""Accuracy may rise, and never falls: every figure against the best one reached.

``tests/floors.json`` holds floors by measurement, row and measure, a little under the figure
reached; for a calibration error, which is better the smaller, a ceiling a little over it. The
shipped corpus is measured always, labelled data beside the project where they lie there: short
measurements in every run, long ones (minutes on two cores, at first) with ``pytest --measure``.
``--raise-floors`` writes what was reached into the file where it is better than what stands there.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from compare.evaluate.gold import gold_path, read_gold
from compare.evaluate.results import as_mapping
from compare.evaluate.table import FILES, HELD_OUT, SHIPPED
from compare.evaluate.tasks import run_task
from compare.evaluate.verdicts import measure_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.records import Comparison

FLOORS = Path(__file__).parents[1] / "floors.json"
DATA = Path(__file__).parents[3] / "shared" / "data"

MEASURES = frozenset(
    "b_cubed_f1 adjusted_rand roc_auc average_precision balanced_accuracy f1 precision "
    "expected_calibration_error jaccard_f1 exact_f1 proposition_jaccard_f1 proposition_exact_f1 "
    "proposition_recall one_claim_recall accuracy macro_f1 grouped_macro_f1 sure_accuracy".split()
)
"""What has a floor, where it is defined."""

SMALLER_IS_BETTER = frozenset({"expected_calibration_error"})
STEPS = 200
"""Floors are whole 200ths, .005 apart."""

SHORT = frozenset({"segmentation"})
"""Measurements of less than about 40 seconds on two cores, without anything in the cache."""


def test_the_shipped_corpus(
    newsroom_comparison: Comparison, root: Path, request: pytest.FixtureRequest
) -> None:
    """Verdicts, differences and stories of the shipped corpus are as good as they ever were."""
    folder = root / "corpora" / "newsroom"
    found = measure_corpus(newsroom_comparison, read_gold(gold_path(folder)), folder.name)
    _check(SHIPPED, as_mapping("corpus", found), request)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_labelled_data(
    name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every task does as well on labelled data as it ever did."""
    task, file, documents = FILES[name]
    if not (DATA / file).is_file():
        pytest.skip(f"no {file} in ../shared/data beside the project")
    if name not in SHORT:
        if not request.config.getoption("--measure"):
            pytest.skip("takes minutes; pytest --measure runs it")
        # The user's own cache: encoding these texts anew would take most of the time.
        monkeypatch.delenv("XDG_CACHE_HOME")
    found = run_task(
        task,
        [DATA / file],
        documents=DATA / documents if documents else None,
        held_out=HELD_OUT in name,
    )
    _check(name, as_mapping(task, found), request)


@pytest.mark.slow
def test_planted_errors(
    root: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Verdicts notice what is planted in copies of the shipped corpus as well as they ever did."""
    if not request.config.getoption("--measure"):
        pytest.skip("takes minutes; pytest --measure runs it")
    monkeypatch.delenv("XDG_CACHE_HOME")
    found = run_task("planted", [root / "corpora" / "newsroom"])
    _check("planted errors", as_mapping("planted", found), request)


def test_floors_are_told_from_figures() -> None:
    """A figure under its floor is named, one over it is not; a calibration error the other way."""
    floors = {"a": {"f1": 0.5, "expected_calibration_error": 0.1}}
    good = {"a": {"f1": 0.51, "expected_calibration_error": 0.09}}
    bad = {"a": {"f1": 0.49, "expected_calibration_error": 0.11}}
    assert _faults(floors, good) == []
    assert _faults(floors, bad) == [
        "a: f1 is 0.49, and was 0.5",
        "a: expected_calibration_error is 0.11, and was 0.1",
    ]
    assert _faults(floors, {}) == ["a: f1 is missing", "a: expected_calibration_error is missing"]
    assert _raised(floors, bad) == floors
    assert _raised({}, {"a": {"f1": 0.5149, "expected_calibration_error": 0.0901}}) == {
        "a": {"f1": 0.51, "expected_calibration_error": 0.095}
    }


def _check(name: str, found: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """Compare figures with their floors, or raise the floors to them."""
    everything = json.loads(FLOORS.read_text(encoding="utf-8"))
    figures = dict(_figures(found))
    floors = everything["floors"].get(name, {})
    if request.config.getoption("--raise-floors"):
        everything["floors"][name] = _raised(floors, figures)
        FLOORS.write_text(json.dumps(everything, indent=1) + "\n", encoding="utf-8")
    assert floors or request.config.getoption("--raise-floors"), f"no floors for {name}"
    assert _faults(floors, figures) == []


def _figures(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, float]]]:
    """Give the measures that have a floor, by corpus, verdict and kind of difference."""
    for row in found["results"]:
        parts = (row["corpus"], row.get("verdict"), row.get("difference"), row.get("planted"))
        values = {
            measure: row[measure]["value"]
            for measure in sorted(MEASURES & row.keys())
            if row[measure]["value"] is not None
        }
        yield ": ".join(part for part in parts if part) or "all rows", values


def _faults(floors: dict[str, dict[str, float]], figures: dict[str, dict[str, float]]) -> list[str]:
    """Return a line for each figure on the wrong side of its floor."""
    faults = []
    for row, measures in floors.items():
        for measure, floor in measures.items():
            value = figures.get(row, {}).get(measure)
            if value is None:
                faults.append(f"{row}: {measure} is missing")
            elif value > floor if measure in SMALLER_IS_BETTER else value < floor:
                faults.append(f"{row}: {measure} is {value}, and was {floor}")
    return faults


def _raised(
    floors: dict[str, dict[str, float]], figures: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    """Return the floors, each raised to the figure where that is better."""
    raised = {row: dict(measures) for row, measures in floors.items()}
    for row, measures in figures.items():
        own = raised.setdefault(row, {})
        for measure, value in measures.items():
            if measure in SMALLER_IS_BETTER:
                own[measure] = min(own.get(measure, math.inf), math.ceil(value * STEPS) / STEPS)
            elif value > 0:  # a floor of nought would hold nothing up
                own[measure] = max(own.get(measure, -math.inf), math.floor(value * STEPS) / STEPS)
    return raised
