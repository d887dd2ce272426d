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
    from collections.abc import Iterator
    from pathlib import Path

    from compare.records import Comparison

__all__ = ["load", "write_report"]

DOCUMENT, MANIFEST, FIRST = "comparison.json", "manifest.json", "index.html"


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
    documents = [to_json(comparison)]  # what cannot be saved is refused before a folder is made
    written = write_files(_texts(comparison, documents, page=page), directory)
    remove_stale_pages(directory, written)
    return tuple(sorted(written, key=lambda path: path.name != FIRST))


def _texts(
    comparison: Comparison, documents: list[str], *, page: bool
) -> Iterator[tuple[str, str]]:
    """Give each file's name and text as it is asked for, so that few are in memory at once.

    The document is taken out of ``documents``, which hands it over.
    """
    document = documents.pop()
    digest, manifest = sha256(document), to_manifest(comparison, document)
    yield DOCUMENT, document
    del document
    yield MANIFEST, manifest
    yield from to_files(comparison)
    if page:
        yield from to_pages(comparison, digest).items()


def load(path: Path) -> Comparison:
    """Read the comparison of a report: its folder, or the ``comparison.json`` in it.

    Raises
    ------
    FormatError
        Where there is none, or it cannot be used.
    """
    return read_document(path / DOCUMENT if path.is_dir() else path)
