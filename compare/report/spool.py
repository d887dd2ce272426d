"""Text set aside on disk until its turn comes to be written."""

from __future__ import annotations

from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_IN_MEMORY = 1 << 20
"""Bytes of each text that are held in memory before it goes to the disk."""

_AT_ONCE = 1 << 20


class Spools(ExitStack):
    """Texts by name, added to in any order and given back whole.

    Leaving the context removes what lies on the disk.

    Parameters
    ----------
    directory
        Where long texts lie: the report's own folder has room for them, or for no report either.
    """

    def __init__(self, directory: Path) -> None:
        super().__init__()
        self._directory = str(directory)
        self._files: dict[str, IO[bytes]] = {}

    def add(self, name: str, text: str) -> None:
        """Add to a text; half a character stays what it is."""
        if not text:
            return
        if name not in self._files:
            self._files[name] = self.enter_context(
                SpooledTemporaryFile(_IN_MEMORY, dir=self._directory)  # noqa: SIM115  as the stack does
            )
        self._files[name].write(text.encode("utf-8", "surrogatepass"))

    def __contains__(self, name: object) -> bool:
        """Tell whether there is anything of a text."""
        return name in self._files

    def text(self, name: str) -> Iterator[str]:
        """Give a text a few lines at a time."""
        file = self._files.get(name)
        if file is None:
            return
        file.seek(0)
        while lines := file.readlines(_AT_ONCE):
            yield b"".join(lines).decode("utf-8", "surrogatepass")
