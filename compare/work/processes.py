"""A crew of processes on this machine."""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from compare.process import take_over
from compare.work.crew import Shared

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def process_crew(count: int) -> Iterator[Shared]:
    """Give a crew of ``count`` fresh processes, which end with this one whatever ends it."""
    executor = ProcessPoolExecutor(
        count, mp_context=multiprocessing.get_context("spawn"), initializer=_begin
    )
    try:
        yield Shared(executor, lambda: count)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    take_over()
    _end_with_parent()


def _end_with_parent() -> None:
    """Watch the process that started this one: a killed one cannot tell its workers to go."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
