"""A comparison as pages, tables and documents in a folder, and back from there.

Rendering needs no model: everything is in the :class:`compare.records.Comparison`, and a saved
one renders to the same bytes again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.document import read_document, to_json
from compare.report.folder import remove_stale_pages, write_files
from compare.report.manifest import sha256, to_manifest
from compare.report.page import to_pages
from compare.report.spreadsheet import to_files

if TYPE_CHECKING:
    from pathlib import Path

    from compare.records import Comparison

__all__ = ["load", "write_report"]

DOCUMENT, MANIFEST = "comparison.json", "manifest.json"


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
    document = to_json(comparison)
    files = to_pages(comparison, sha256(document)) if page else {}
    files[DOCUMENT] = document
    files[MANIFEST] = to_manifest(comparison, document)
    files |= to_files(comparison)
    written = write_files(files, directory)
    remove_stale_pages(directory, written)
    return written


def load(path: Path) -> Comparison:
    """Read the comparison of a report: its folder, or the ``comparison.json`` in it.

    Raises
    ------
    FormatError
        Where there is none, or it cannot be used.
    """
    return read_document(path / DOCUMENT if path.is_dir() else path)
