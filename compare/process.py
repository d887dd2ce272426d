"""Whose process this is: what a program of ours may leave out, a guest in a notebook may not.

thinc, below the parser, imports torch wherever that is installed, only to find out that it is: of
every process that takes three seconds and 190 megabytes, and the parser that comes along never
asks. A process that runs nothing but this package does without.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OURS: list[bool] = []


def take_over() -> None:
    """Say that this process runs nothing but this package: the command line, or a worker of it."""
    _OURS.append(True)


@contextmanager
def without_torch() -> Iterator[None]:
    """Hide torch from what is imported inside, where the process is ours and has not loaded it.

    Whoever asks for torch afterwards gets it.
    """
    if not _OURS or "torch" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment]  # so that an import of it fails
    try:
        yield
    finally:
        del sys.modules["torch"]
