"""Files shared out to a crew, a few at a time, and what they gave in their own order."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

from pydantic import TypeAdapter

from compare.cache import content_key
from compare.read.draft import UnusableError
from compare.read.one_file import FileReading, as_it_is, digest_of, read_files
from compare.story_cache import code_stamp
from compare.work import ALONE, Keeper, carry_out_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.cache import ContentCache
    from compare.read.files import FoundFile
    from compare.records import Article
    from compare.settings import ReadSettings
    from compare.work import Crew

    Progress = Callable[[str, int, int], None]

_AT_ONCE = 16
"""Files of one piece."""

_SENT_BYTES = 1 << 25
"""A piece of more bytes than this is read here, and not sent to others."""


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """The step of reading, for :mod:`compare.work`."""

    settings: ReadSettings
    shelve: Callable[[Article], Article] = as_it_is

    def __call__(self, files: Sequence[FoundFile]) -> FileReading:
        """Files in, what they gave out."""
        return read_files(files, self.settings, self.shelve)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file's bytes on their way to a machine that does not see the file."""

    data: bytes

    def open(self, _mode: str = "rb", /) -> IO[bytes]:
        """Open them for reading."""
        return io.BytesIO(self.data)


def readings_of(
    found: Sequence[FoundFile],
    settings: ReadSettings,
    crew: Crew = ALONE,
    kept: ContentCache | None = None,
    progress: Progress | None = None,
    shelve: Callable[[Article], Article] = as_it_is,
) -> list[FileReading]:
    """Return what files gave, some files a reading, in the order of the files.

    Texts are put away by ``shelve`` as they come: a few files' at a time, and of files that are
    together larger than :data:`_SENT_BYTES` an article's at a time. Readings of these are not
    kept, which would need them whole; to read them once more is quick beside all else.
    """
    pieces = [found[start : start + _AT_ONCE] for start in range(0, len(found), _AT_ONCE)]
    readings: list[FileReading | None] = [None] * len(pieces)
    step = ReadFiles(settings)
    at_once = ReadFiles(settings, shelve)
    keeper: Keeper[Sequence[FoundFile], FileReading] = Keeper(
        kept, lambda piece: _key(piece, settings), _form().dump_json, _read_form
    )
    large = [n for n, piece in enumerate(pieces) if _size(piece) > _SENT_BYTES]
    small = sorted(set(range(len(pieces))) - set(large))
    offered: Iterator[Sequence[FoundFile]] = (
        [_loaded(file) for file in pieces[n]] if crew.shares else pieces[n] for n in small
    )
    outcomes = chain(
        ((n, at_once(pieces[n])) for n in large),
        ((small[n], _shelved(r, shelve)) for n, r in carry_out_once(crew, step, offered, keeper)),
    )
    done = 0
    for number, reading in outcomes:
        readings[number] = reading
        done += len(pieces[number])
        if progress is not None:
            progress("read", done, len(found))
    return [reading for reading in readings if reading is not None]


def _shelved(reading: FileReading, shelve: Callable[[Article], Article]) -> FileReading:
    return replace(reading, articles=tuple(map(shelve, reading.articles)))


def _size(files: Sequence[FoundFile]) -> int:
    total = 0
    for file in files:
        if isinstance(file.place, Path):
            try:
                total += file.place.stat().st_size
            except OSError:  # reading it will say why
                continue
    return total


def _loaded(file: FoundFile) -> FoundFile:
    """Return a file with its bytes, where they lie on this machine alone."""
    if file.fault or not isinstance(file.place, Path):
        return file
    try:
        return replace(file, place=Sent(file.place.read_bytes()))
    except OSError:  # reading it will say why
        return file


def _key(files: Sequence[FoundFile], settings: ReadSettings) -> bytes | None:
    """Return what a reading follows from; files at an address may change, and are not kept."""
    if any(file.fault or not isinstance(file.place, Path | Sent) for file in files):
        return None
    try:
        parts = [part for file in files for part in (file.path, digest_of(file))]
    except UnusableError:
        return None
    return content_key("read", code_stamp(), repr(settings), *parts)


@cache
def _form() -> TypeAdapter[FileReading]:
    return TypeAdapter(FileReading)


def _read_form(value: bytes) -> FileReading:
    return _form().validate_json(value)
