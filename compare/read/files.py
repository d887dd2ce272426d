"""Files and folders in, a list of files in one fixed order out; and their bytes.

Order is that of the paths as shown, whatever the file system or the caller gives first. What
begins with a dot is left alone. Links are followed once: a folder or a file that was reached
already is not read again under another name, which also ends every loop.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import stat
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol, cast

from compare.errors import InputError
from compare.read.addresses import find_addresses, is_address
from compare.read.draft import UnusableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20


class Place(Protocol):
    """Where bytes lie: a path, an address, or memory."""

    def open(self, mode: str, /) -> IO[bytes]:
        """Open them for reading, ``rb``."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to be read.

    Attributes
    ----------
    path
        As shown: relative to the corpus, with forward slashes.
    place
        Where it lies.
    fault
        Why it cannot be opened at all, where that shows already.
    """

    path: str
    place: Place
    fault: str = ""


def find_files(paths: Sequence[Path | str]) -> list[FoundFile]:
    """Return the files under ``paths``, recursively, by their shown paths.

    Of one folder, paths are relative to it; a file given directly shows its name; of several,
    each path begins with the given one's own name (and with as many folders above it as it takes
    to tell them apart).

    An address that fsspec knows (``s3://bucket/folder``) stands for what lies under it.

    Raises
    ------
    InputError
        Where one of ``paths`` does not exist; all that do not are named.
    """
    urls = sorted({str(path) for path in paths if is_address(path)})
    paths = [path for path in paths if not is_address(path)]
    missing = [str(path) for path in paths if not os.path.lexists(path)]
    if missing:
        message = (
            f"{', '.join(map(repr, missing))} does not exist; give files or folders of articles"
        )
        raise InputError(message)
    # A folder comes before what lies in it, so that giving both reads nothing twice.
    roots = sorted({Path(os.path.realpath(path)): Path(path) for path in map(Path, paths)}.items())
    labels = _labels([Path(os.path.normpath(path.absolute())) for _, path in roots])
    found: list[FoundFile] = []
    links: list[tuple[str, Path]] = []
    seen: set[str] = set()
    for (_, root), label in zip(roots, labels, strict=True):
        if root.is_dir():
            _walk(root, label if len(roots) > 1 else "", found, links, seen)
        else:
            _add_file(root, label, found, seen)
    # Links last, so that what lies here keeps the name it has here.
    while links:
        links.sort(reverse=True)
        label, place = links.pop()
        if place.is_dir():
            _walk(place, label, found, links, seen)
        else:
            _add_file(place, label, found, seen)
    for url in urls:
        label = "" if len(urls) + len(roots) == 1 else url.rstrip("/").rpartition("/")[2] + "/"
        found += [FoundFile(label + path, place) for path, place in find_addresses(url)]
    return sorted(found, key=lambda file: file.path)


def _labels(roots: list[Path]) -> list[str]:
    """Return for each root the shortest end of its path that no other root shares."""
    labels = []
    for root in roots:
        parts = root.parts
        for count in range(1, len(parts) + 1):
            tail = parts[-count:]
            if sum(other.parts[-count:] == tail for other in roots) == 1:
                break
        labels.append("/".join(_shown(part).strip("/") or "root" for part in tail))
    return labels


def _shown(name: str) -> str:
    """Return a file's name as text that can be written anywhere."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _walk(
    folder: Path, label: str, found: list[FoundFile], links: list[tuple[str, Path]], seen: set[str]
) -> None:
    stack = [(folder, label)]
    while stack:
        place, shown = stack.pop()
        real = os.path.realpath(place)
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            found.append(FoundFile(shown or ".", place, _why(error, "the folder")))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{shown}/{_shown(entry.name)}" if shown else _shown(entry.name)
            if entry.is_symlink():
                links.append((path, Path(entry.path)))
            elif entry.is_dir(follow_symlinks=False):
                stack.append((Path(entry.path), path))
            else:
                _add_file(Path(entry.path), path, found, seen)


def _add_file(place: Path, path: str, found: list[FoundFile], seen: set[str]) -> None:
    try:
        mode = place.stat().st_mode
        real = os.path.realpath(place)
    except OSError as error:
        fault = "it is a link that leads nowhere" if place.is_symlink() else _why(error, "it")
        found.append(FoundFile(path, place, fault))
        return
    if real in seen:
        return
    seen.add(real)
    fault = "" if stat.S_ISREG(mode) else "it is no regular file"
    found.append(FoundFile(path, place, fault))


def _why(error: OSError, what: str) -> str:
    return f"{what} cannot be opened ({(error.strerror or type(error).__name__).lower()})"


def sha256_of(file: FoundFile) -> str:
    """Return the SHA-256 of a file's bytes as they lie there.

    Raises
    ------
    UnusableError
        Where it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with file.place.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise UnusableError(_why(error, "it")) from error
    return digest.hexdigest()


@contextmanager
def open_bytes(file: FoundFile) -> Iterator[IO[bytes]]:
    """Open a file for reading, unpacked where its content is gzip, whatever its name says.

    Raises
    ------
    UnusableError
        Where it cannot be opened, read or unpacked, also while the caller reads.
    """
    try:
        with file.place.open("rb") as stream:
            packed = stream.read(2) == _GZIP
            stream.seek(0)
            if packed:
                with gzip.open(stream) as unpacked:
                    yield cast("IO[bytes]", unpacked)
            else:
                yield stream
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        message = "it is a damaged gzip file"
        raise UnusableError(message) from error
    except OSError as error:
        raise UnusableError(_why(error, "it")) from error


def read_bytes(file: FoundFile, max_bytes: int) -> bytes:
    """Return a file's bytes, unpacked.

    Raises
    ------
    UnusableError
        Where it cannot be read, is empty or, unpacked, longer than ``max_bytes``.
    """
    with open_bytes(file) as stream:
        data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        message = f"it is longer than {max_bytes:,} bytes (setting read.max_record_bytes)"
        raise UnusableError(message)
    if not data.strip():
        message = "it is empty"
        raise UnusableError(message)
    return data
