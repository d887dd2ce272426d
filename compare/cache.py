"""What was computed once, kept on disk by content: bytes under a hash of all that made them.

One SQLite file; a key is the SHA-256 of everything that the value follows from (text, model,
revision, kernel, version of the code), so a value can never be stale, only unused. Several
processes may read and write at once (write-ahead log), and one that is killed leaves a whole
file behind. Once the values pass a bound, those unused for longest go.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
import warnings
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FILE_NAME = "content-2.sqlite"
"""The number is that of the layout; another layout is another file."""

GIGABYTE = 10**9
DEFAULT_GIGABYTES = 4.0

_KEPT_SHARE = 0.8
"""What is kept when the bound is passed: a share, so that not every value drives out another."""

_DAY = 86_400
_TRIES, _PAUSE = 100, 0.05
"""How often, and seconds apart, a new cache is asked for its log while another process makes it."""

_AT_ONCE = 500  # SQLite bounds the number of placeholders

_SCHEMA = """
create table if not exists entries (
    id integer primary key, key blob not null unique, size integer not null, used integer not null
);
create table if not exists contents (id integer primary key, value blob not null);
"""
# Sizes and days of use lie apart from the values, so that sums and ages never read a value.


def default_directory() -> Path:
    """Return the folder where this system keeps caches of programs."""
    return Path(platformdirs.user_cache_dir("narrative-compare"))


def content_key(*parts: str | bytes) -> bytes:
    """Return the SHA-256 of some parts, which no other parts of equal sum share."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


@dataclass(frozen=True, slots=True)
class CacheState:
    """What a cache holds: its file, the number of values, and their size in bytes."""

    path: Path
    values: int
    size: int


class ContentCache:
    """A cache in one folder.

    A cache that cannot be opened, read or written is worth a warning and no more: the run goes
    on without it.

    Parameters
    ----------
    directory
        Made where missing; by default this system's folder for caches.
    gigabytes
        What the values may take, in 10^9 bytes.
    """

    def __init__(self, directory: Path | None = None, gigabytes: float = DEFAULT_GIGABYTES) -> None:
        directory = directory or default_directory()
        self._path = directory / FILE_NAME
        self._bound = int(gigabytes * GIGABYTE)
        self._usable = True
        try:
            directory.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as connection, connection:
                _log_ahead(connection)
                connection.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the values of those keys that are known."""
        found: dict[bytes, bytes] = {}
        if not self._usable:
            return found
        today = _today()
        try:
            with closing(self._connect()) as connection:
                aged: list[int] = []
                for block, marks in _blocks(keys):
                    query = (
                        "select key, id, used, value from entries join contents using (id) "  # noqa: S608  marks only
                        f"where key in ({marks})"
                    )
                    for key, number, used, value in connection.execute(query, block):
                        found[key] = value
                        if used < today:
                            aged.append(number)
                _refresh(connection, aged, today)
        except sqlite3.Error as error:
            self._give_up(error)
            return {}
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values; a key that is known already is left as it is."""
        if not self._usable or not values:
            return
        today = _today()
        try:
            with closing(self._connect()) as connection, connection:
                connection.execute("begin immediate")
                for key, value in values.items():
                    row = connection.execute(
                        "insert or ignore into entries (key, size, used) values (?, ?, ?)",
                        (key, len(value), today),
                    )
                    if row.rowcount:
                        connection.execute(
                            "insert into contents values (?, ?)", (row.lastrowid, value)
                        )
                self._shrink(connection)
        except sqlite3.Error as error:
            self._give_up(error)

    def state(self) -> CacheState:
        """Return what the cache holds; nothing where it cannot be read."""
        count = size = 0
        if self._usable:
            try:
                with closing(self._connect()) as connection:
                    query = "select count(*), coalesce(sum(size), 0) from entries"
                    count, size = connection.execute(query).fetchone()
            except sqlite3.Error as error:
                self._give_up(error)
        return CacheState(self._path, count, size)

    def clear(self) -> CacheState:
        """Throw away all values, those of older layouts too; return what the cache held."""
        held = self.state()
        for path in self._path.parent.glob("vectors-*.sqlite*"):
            path.unlink(missing_ok=True)
        if self._usable:
            try:
                with closing(self._connect()) as connection:
                    with connection:
                        connection.execute("delete from contents")
                        connection.execute("delete from entries")
                    connection.execute("vacuum")
            except sqlite3.Error as error:
                self._give_up(error)
        else:
            for path in self._path.parent.glob(f"{FILE_NAME}*"):  # it could not be read anyway
                path.unlink(missing_ok=True)
        return held

    def _shrink(self, connection: sqlite3.Connection) -> None:
        """Throw away what was unused for longest, where the bound is passed."""
        (total,) = connection.execute("select coalesce(sum(size), 0) from entries").fetchone()
        if total <= self._bound:
            return
        gone: list[tuple[int]] = []
        for number, size in connection.execute("select id, size from entries order by used, id"):
            if total <= self._bound * _KEPT_SHARE:
                break
            total -= size
            gone.append((number,))
        connection.executemany("delete from contents where id = ?", gone)
        connection.executemany("delete from entries where id = ?", gone)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=60)
        # A crash of the system may lose the last values, and nothing else.
        connection.execute("pragma synchronous=normal")
        return connection

    def _give_up(self, error: Exception) -> None:
        self._usable = False
        warnings.warn(
            f"the cache {self._path} cannot be used ({error}); going on without it", stacklevel=3
        )


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite does not wait there for another that does the same."""
    for _ in range(_TRIES):
        try:
            connection.execute("pragma journal_mode=wal")
        except sqlite3.OperationalError:
            time.sleep(_PAUSE)
        else:
            return
    connection.execute("pragma journal_mode=wal")


def _today() -> int:
    """Return the number of the day; values are aged by it, and nothing else follows from it."""
    return int(time.time()) // _DAY


def _blocks(keys: Sequence[bytes]) -> Iterator[tuple[Sequence[bytes], str]]:
    """Give a few keys at a time, with as many placeholders."""
    for start in range(0, len(keys), _AT_ONCE):
        block = keys[start : start + _AT_ONCE]
        yield block, ",".join("?" * len(block))


def _refresh(connection: sqlite3.Connection, numbers: Sequence[int], today: int) -> None:
    """Note that values were used today; where another process writes for long, let it be."""
    if not numbers:
        return
    try:
        with connection:
            connection.executemany(
                "update entries set used = ? where id = ?", [(today, n) for n in numbers]
            )
    except sqlite3.OperationalError:
        return
