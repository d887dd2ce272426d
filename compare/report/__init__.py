"""A comparison as pages, tables and documents in a folder, and back from there.

Rendering needs no model: everything is in the :class:`compare.records.Comparison`, and a saved
one renders to the same bytes again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.parted import Whole
from compare.report.document import read_document
from compare.report.writing import DOCUMENT, Written, write_parts

if TYPE_CHECKING:
    from pathlib import Path

    from compare.records import Comparison

__all__ = ["Written", "load", "write_parts", "write_report"]


def write_report(comparison: Comparison, directory: Path, page: bool = True) -> tuple[Path, ...]:  # noqa: FBT001, FBT002 - as named in the command line
    """Write a comparison to a folder; all files are renewed, or none.

    Parameters
    ----------
    comparison
        What to write.
    directory
        Made where it is missing. Pages of an earlier run that this one does not write are
        removed; nothing else in it is touched.
    page
        Whether to write ``index.html`` and a page a story beside tables and documents.

    Returns
    -------
    tuple of Path
        The files written, the one to open first in front.

    Raises
    ------
    OutputError
        Where the folder cannot be written.
    FormatError
        Where the comparison holds a number that is not finite.
    """
    return write_parts(Whole(comparison), directory, page=page).paths


def load(path: Path) -> Comparison:
    """Read the comparison of a report: its folder, or the ``comparison.json`` in it.

    Raises
    ------
    FormatError
        Where there is none, or it cannot be used.
    """
    return read_document(path / DOCUMENT if path.is_dir() else path)
