"""Vectors kept on disk by content, so that no text is run through one model twice.

One SQLite file; a row is keyed by the SHA-256 of model revision and text, so a row can never be
stale, only unused. Several processes may read and write at once (write-ahead log).
"""

from __future__ import annotations

import sqlite3
import warnings
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Arrays = tuple[NDArray[np.float16], NDArray[np.float16], NDArray[np.int32]]

FILE_NAME = "vectors-1.sqlite"
"""The number is that of the layout; another layout is another file."""

_SCHEMA = """
create table if not exists vectors (
    key blob primary key, vector blob not null, tokens blob not null, offsets blob not null
) without rowid
"""


def default_directory() -> Path:
    """Return the folder where this system keeps caches of programs."""
    return Path(platformdirs.user_cache_dir("narrative-compare"))


class VectorCache:
    """A cache in one folder.

    A cache that cannot be opened, read or written is worth a warning and no more: the run goes
    on without it.

    Parameters
    ----------
    directory
        Made where missing.
    """

    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE_NAME
        self._usable = True
        try:
            directory.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as connection, connection:
                connection.execute("pragma journal_mode=wal")
                connection.execute(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Arrays]:
        """Return the arrays of those keys that are known."""
        found: dict[bytes, Arrays] = {}
        if not self._usable:
            return found
        try:
            with closing(self._connect()) as connection:
                step = 500  # SQLite bounds the number of placeholders
                for start in range(0, len(keys), step):
                    block = keys[start : start + step]
                    marks = ",".join("?" * len(block))
                    query = f"select * from vectors where key in ({marks})"  # noqa: S608  marks only
                    for key, vector, tokens, offsets in connection.execute(query, block):
                        found[key] = _unpack(vector, tokens, offsets)
        except (sqlite3.Error, ValueError) as error:
            self._give_up(error)
            return {}
        return found

    def put(self, rows: Mapping[bytes, Arrays]) -> None:
        """Keep arrays; a key that is known already is left as it is."""
        if not self._usable or not rows:
            return
        try:
            with closing(self._connect()) as connection, connection:
                connection.executemany(
                    "insert or ignore into vectors values (?, ?, ?, ?)",
                    [(key, *(array.tobytes() for array in arrays)) for key, arrays in rows.items()],
                )
        except sqlite3.Error as error:
            self._give_up(error)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=60)

    def _give_up(self, error: Exception) -> None:
        self._usable = False
        warnings.warn(
            f"the cache {self._path} cannot be used ({error}); going on without it", stacklevel=3
        )


def _unpack(vector: bytes, tokens: bytes, offsets: bytes) -> Arrays:
    one = np.frombuffer(vector, np.float16)
    return (
        one,
        np.frombuffer(tokens, np.float16).reshape(-1, one.size),
        np.frombuffer(offsets, np.int32).reshape(-1, 2),
    )
