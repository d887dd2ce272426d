"""The notebook is stored without outputs and runs from top to bottom on the shipped corpus."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from nbclient import NotebookClient

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def notebook(root: Path) -> Any:  # noqa: ANN401  nbformat publishes no types
    """Return the notebook as it is stored."""
    path = root / "notebooks" / "start_here.ipynb"
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def test_it_is_stored_without_outputs(root: Path, notebook: Any) -> None:  # noqa: ANN401  see above
    """Outputs are made by running it; there is no other notebook."""
    assert [path.name for path in (root / "notebooks").iterdir() if path.is_file()] == [
        "start_here.ipynb"
    ]
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:.*without encryption.*")
def test_it_runs(root: Path, newsroom: Path, notebook: Any, tmp_path: Path) -> None:  # noqa: ANN401  see above
    """Every cell runs, on the report that the session has made, and shows what its text says."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "corpora").symlink_to(root / "corpora")
    (tmp_path / "report").symlink_to(newsroom)
    NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(tmp_path / "notebooks")}}
    ).execute()
    shown = [
        output["data"].get("text/html") or output["data"]["text/plain"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "data" in output
    ]
    assert len(shown) == sum(cell.cell_type == "code" for cell in notebook.cells)
    text = re.sub(r"\s+", " ", "\n".join(shown))
    for words in ("mutual", "The Cedar Post", "Fourteen", "omitted", "<table"):
        assert words in text
