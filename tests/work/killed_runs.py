"""Runs that are killed, each in a process of its own: one program, so that models load once.

``python killed_runs.py CORPUS OUTPUT LOG WORKERS`` starts a run for each moment of
:data:`MOMENTS`, which kills itself (SIGKILL) there, and lets a last one go to its end.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import closing
from pathlib import Path

from several_stories import SETTINGS, ToldEncoder

from compare import pipeline, report
from compare.segment import load_parser
from compare.shelf import Shelf, ShelvedComparison
from compare.work import occupied, work_cache

MOMENTS = ("read", "encoding articles", "reading stories", "report", "")


def run(corpus: Path, output: Path, log: Path, moment: str, workers: int) -> None:
    """Write a report, or die at a moment, and log what is encoded."""

    def tell(words: str) -> None:
        with log.open("a") as stream:
            stream.write(json.dumps([moment, words]) + "\n")

    def progress(stage: str, done: int, _all: int) -> None:
        if stage == moment and (stage != "reading stories" or done == 4):
            os.kill(os.getpid(), signal.SIGKILL)

    if moment == "report":
        real = Path.replace
        taken = []

        def replace(path: Path, target: Path) -> Path:
            taken.append(target)
            if len(taken) == 3:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(path, target)

        Path.replace = replace  # type: ignore[method-assign, assignment]
    with occupied(output) as work, closing(Shelf(work)) as shelf:
        head = pipeline.run_into(
            shelf,
            corpus,
            SETTINGS,
            encoder=ToldEncoder(tell if workers == 1 else None),
            progress=progress,
            workers=workers,
            kept=work_cache(work),
        )
        report.write_parts(ShelvedComparison(head, shelf), output)


def main() -> None:
    """Kill a run at every moment, then let one end."""
    corpus, output, log = map(Path, sys.argv[1:4])
    load_parser()
    for moment in MOMENTS:
        child = os.fork()
        if not child:
            run(corpus, output, log, moment, int(sys.argv[4]))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print(moment, os.WTERMSIG(status) if os.WIFSIGNALED(status) else -status)  # noqa: T201


if __name__ == "__main__":
    main()
