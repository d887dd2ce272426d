"""Addresses in, files out: whatever fsspec can list and open (``s3://``, ``memory://``, ...)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, cast

from compare.errors import InputError


@dataclass(frozen=True, slots=True)
class Address:
    """A file behind an address; opened by whoever reads it, with that machine's own rights."""

    url: str

    def open(self, mode: str = "rb", /) -> IO[bytes]:
        """Open it for reading.

        Raises
        ------
        OSError
            Where it cannot be reached; every fault of a file system is one.
        """
        import fsspec  # noqa: PLC0415  an extra

        try:
            return cast("IO[bytes]", fsspec.open(self.url, mode).open())
        except OSError:
            raise
        except Exception as error:  # each file system raises kinds of its own
            raise OSError(None, str(error) or type(error).__name__) from error


def is_address(path: object) -> bool:
    """Tell whether a path is an address of fsspec's rather than one of this machine."""
    return isinstance(path, str) and "://" in path


def find_addresses(url: str) -> list[tuple[str, Address]]:
    """Return the files under an address with their paths below it; of a file, its name.

    What begins with a dot is left alone.

    Raises
    ------
    InputError
        Where fsspec is not installed, or nothing is there.
    """
    try:
        import fsspec  # noqa: PLC0415  an extra
    except ImportError as error:
        message = f"{url!r} needs fsspec; run: pip install narrative-compare[cluster]"
        raise InputError(message) from error
    try:
        system, root = fsspec.core.url_to_fs(url)
        names = sorted(system.find(root))
    except Exception as error:  # each file system raises kinds of its own
        reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else "no reason"
        message = f"{url!r} cannot be listed ({reason}); give files or folders of articles"
        raise InputError(message) from error
    if not names:
        message = f"{url!r} does not exist; give files or folders of articles"
        raise InputError(message)
    stem = root.rstrip("/")
    found = []
    for name in names:
        below = name[len(stem) :].lstrip("/") or name.rpartition("/")[2]
        if not any(part.startswith(".") for part in below.split("/")):
            found.append((below, Address(system.unstrip_protocol(name))))
    return found
