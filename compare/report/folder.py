"""Files into a folder: all of them or none, and never half of one.

Every file is first written in full in the hidden work folder and flushed to the disk; only when
all of them are there do they take their names. A full disk or a folder without permission so
leaves an earlier report as it was. One process at a time writes to a folder.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from compare.work import occupied
from compare.work.folder import unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

GENERATOR = '<meta name="generator" content="narrative-compare">'
"""The mark by which a page of an earlier run is known as ours."""

_MARK_WITHIN = 2048
_PARTS = "report"


def write_files(files: Iterable[tuple[str, Iterable[str]]], directory: Path) -> tuple[Path, ...]:
    """Write texts under their names as UTF-8 and return their paths, in the order given.

    Parameters
    ----------
    files
        Names and texts, each text in pieces. They are asked for one at a time, and no piece is
        held when the next is asked for.
    directory
        Made where it is missing.

    Raises
    ------
    OutputError
        Where the folder or one of its files cannot be written, or another run is writing to it;
        nothing has changed then.
    """
    with occupied(directory) as work:
        parts = work / _PARTS
        try:
            # What a killed run left of its own is in the way of nobody.
            shutil.rmtree(parts, ignore_errors=True)
            parts.mkdir()
            names = []
            for name, text in files:
                if (directory / name).is_dir():
                    raise IsADirectoryError(None, "a folder is in the way", name)
                _write(parts / name, text)
                names.append(name)
            for name in names:
                (parts / name).replace(directory / name)
            _flush(directory)
        except OSError as error:
            raise unwritable(directory, error) from error
        finally:
            shutil.rmtree(parts, ignore_errors=True)
    return tuple(directory / name for name in names)


def remove_stale_pages(directory: Path, written: tuple[Path, ...]) -> tuple[Path, ...]:
    """Remove pages of an earlier run and return their paths; pages of others stay.

    A page is ours where it is named like ours and carries :data:`GENERATOR`.
    """
    kept = set(written)
    removed: list[Path] = []
    for page in sorted([directory / "index.html", *directory.glob("story-*.html")]):
        # A page that cannot be read or removed is not ours to worry about.
        with contextlib.suppress(OSError):
            if page not in kept and page.is_file() and GENERATOR in _head(page):
                page.unlink()
                removed.append(page)
    return tuple(removed)


def encoded(text: str) -> bytes:
    """Return a text as it is written to a file."""
    # A lone half of a surrogate pair has no UTF-8; one question mark keeps the offsets.
    return text.encode("utf-8", "replace")


def _write(path: Path, text: Iterable[str]) -> None:
    with path.open("wb") as file:
        for piece in text:
            file.write(encoded(piece))
        file.flush()
        os.fsync(file.fileno())


def _flush(directory: Path) -> None:
    """Make the new names last; some systems cannot open a folder, and need not."""
    with contextlib.suppress(OSError):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _head(page: Path) -> str:
    with page.open("rb") as file:
        return file.read(_MARK_WITHIN).decode("utf-8", "replace")
