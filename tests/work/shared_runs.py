"""One corpus compared alone, by two processes, and by a Dask cluster that loses a worker.

``python shared_runs.py CORPUS FOLDER [processes|cluster]`` writes a report of each way to FOLDER.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from several_stories import SETTINGS, ToldEncoder

from compare import pipeline, report
from compare.shelf import Shelf, ShelvedComparison
from compare.work import occupied


def alone(corpus: Path, folder: Path) -> None:
    """Compare in this process."""
    found = pipeline.run(corpus, SETTINGS, encoder=ToldEncoder())
    report.write_report(found, folder / "alone")


def _compare(corpus: Path | str, output: Path, encoder: ToldEncoder, **how: Any) -> None:  # noqa: ANN401  options of a run
    """Compare as the command does, with texts and findings on disk."""
    with occupied(output) as work, closing(Shelf(work)) as shelf:
        head = pipeline.run_into(shelf, corpus, SETTINGS, encoder=encoder, **how)
        report.write_parts(ShelvedComparison(head, shelf), output)


def by_processes(corpus: Path, folder: Path) -> None:
    """Compare in two processes."""
    _compare(corpus, folder / "processes", ToldEncoder(), workers=2)


def by_cluster(corpus: Path, folder: Path) -> None:
    """Compare on a cluster, and kill a worker that is at work when the first story is done."""
    from distributed import Client, LocalCluster  # noqa: PLC0415  an extra

    killed: list[int] = []
    places = {"n_workers": 2, "threads_per_worker": 1, "processes": True}
    with LocalCluster(dashboard_address=None, **places) as cluster:  # type: ignore[no-untyped-call]
        watcher = Client(cluster.scheduler_address)  # type: ignore[no-untyped-call]
        pids: dict[str, Any] = watcher.run(os.getpid)

        def progress(stage: str, _done: int, _all: int) -> None:
            busy = [address for address, keys in watcher.processing().items() if keys]  # type: ignore[no-untyped-call]
            if stage == "reading stories" and busy and not killed:
                killed.append(pids[busy[0]])
                os.kill(pids[busy[0]], signal.SIGKILL)

        _compare(
            f"file://{corpus}",
            folder / "cluster",
            ToldEncoder(seconds=0.5),
            scheduler=cluster.scheduler_address,
            progress=progress,
        )
        watcher.close()  # type: ignore[no-untyped-call]
    (folder / "killed.json").write_text(json.dumps(killed))


if __name__ == "__main__":
    # A worker process reads this file too, under another name.
    ways = {"alone": alone, "processes": by_processes, "cluster": by_cluster}
    for way in sys.argv[3:]:
        ways[way](Path(sys.argv[1]), Path(sys.argv[2]))
