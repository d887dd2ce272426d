"""A report's folder, held by one run at a time, with what a killed run had done.

The operating system gives up a lock with the process that held it, however that ended: a lock
file left behind by a killed run locks nobody out.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import threading
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from compare.cache import FILE_NAME, ContentCache
from compare.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = ".narrative-compare"
"""The hidden folder, gone once a report is whole."""

_LOCK = "lock"
_UNBOUNDED = float(1 << 20)
_HELD: dict[Path, int] = {}
"""Folders and the threads that hold them: writing a report inside a run asks for it again."""


@contextlib.contextmanager
def occupied(directory: Path) -> Iterator[Path]:
    """Hold a folder for one run, and give the hidden work folder in it.

    Where all goes well the work folder is removed. Where not, what was done stays in it for the
    next run, unless that is nothing: then folders made here are removed too.

    Raises
    ------
    OutputError
        Where the folder cannot be made or written, or another run holds it.
    """
    work = directory / FOLDER
    real, thread = directory.resolve(), threading.get_ident()
    if _HELD.get(real) == thread:
        yield work
        return
    new = not os.path.lexists(directory)
    try:
        work.mkdir(parents=True, exist_ok=True)
        lock = FileLock(work / _LOCK, timeout=0)
        lock.acquire()
    except Timeout as error:
        message = f"another run is writing to {directory}; wait for it, or choose another folder"
        raise OutputError(message) from error
    except OSError as error:
        raise unwritable(directory, error) from error
    _HELD[real] = thread
    whole = False
    try:
        yield work
        whole = True
    finally:
        del _HELD[real]
        with contextlib.suppress(OSError):
            _leave(work, keep=not whole and _holds_something(work))
            if new and not whole:
                directory.rmdir()
        lock.release()


def work_cache(work: Path) -> ContentCache:
    """Return the cache in a work folder; what cannot be written there ends the run.

    Raises
    ------
    OutputError
        There, and whenever it is used: on a full disk, no report could be written either.
    """
    try:
        return _WorkCache(work, gigabytes=_UNBOUNDED)
    except _DamagedError:
        for path in work.glob(f"{FILE_NAME}*"):
            path.unlink(missing_ok=True)
        return _WorkCache(work, gigabytes=_UNBOUNDED)


def unwritable(directory: Path, error: OSError) -> OutputError:
    """Return the error of a folder that cannot be written."""
    reason = (error.strerror or "unknown fault").lower()
    return OutputError(
        f"the report cannot be written to {directory} ({reason}); choose another folder"
    )


def _holds_something(work: Path) -> bool:
    """Tell whether a run that ended before its time had finished any step."""
    try:
        return (work / FILE_NAME).exists() and work_cache(work).state().values > 0
    except OutputError:  # a full disk can still be read by the next run
        return True


def _leave(work: Path, *, keep: bool) -> None:
    """Remove the work folder while the lock is held, or the lock alone."""
    if keep:
        (work / _LOCK).unlink(missing_ok=True)
    else:
        shutil.rmtree(work, ignore_errors=True)


class _DamagedError(OutputError):
    """What a killed run left is no database."""


class _WorkCache(ContentCache):
    """A cache that a run rests on."""

    def _give_up(self, error: Exception) -> None:
        damaged = isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error)
        kind = _DamagedError if damaged else OutputError
        message = f"the report's folder cannot keep what was done ({str(error).lower()})"
        message = f"{message}; make room there, or choose another folder, and run it again"
        raise kind(message) from error
