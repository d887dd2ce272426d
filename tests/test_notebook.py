"""The notebooks are stored without outputs and run from top to bottom on the shipped corpus."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from nbclient import NotebookClient

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOKS = {
    "measure_your_own": ("accuracy", "overloaded", "omitted", "<table"),
    "omissions_and_framing": ("mutual", "The Cedar Post", "aggression", "image/png", "<table"),
    "start_here": ("mutual", "The Cedar Post", "Fourteen", "omitted", "<table"),
}
"""Words that the outputs of each show."""


def _read(root: Path, name: str) -> Any:  # noqa: ANN401  nbformat publishes no types
    path = root / "notebooks" / f"{name}.ipynb"
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def test_there_are_no_others(root: Path) -> None:
    """Every notebook is run here."""
    found = {path.stem for path in (root / "notebooks").iterdir() if path.is_file()}
    assert found == set(NOTEBOOKS)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_is_stored_without_outputs(root: Path, name: str) -> None:
    """Outputs are made by running it."""
    for cell in _read(root, name).cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.slow
@pytest.mark.parametrize("name", NOTEBOOKS)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:.*without encryption.*")
def test_it_runs(root: Path, newsroom: Path, tmp_path: Path, name: str) -> None:
    """Every cell runs, on the report that the session has made, and shows what its text says."""
    notebook = _read(root, name)
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "corpora").symlink_to(root / "corpora")
    (tmp_path / "report").symlink_to(newsroom)
    NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(tmp_path / "notebooks")}}
    ).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    shown = "\n".join(
        " ".join(
            str(output["data"].get(kind, "")) if kind != "image/png" else kind
            for kind in output["data"]
        )
        if "data" in output
        else output.get("text", "")
        for output in outputs
    )
    assert len(outputs) >= sum(cell.cell_type == "code" for cell in notebook.cells)
    text = re.sub(r"\s+", " ", shown)
    for words in NOTEBOOKS[name]:
        assert words in text
