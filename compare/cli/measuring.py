"""The command that measures against labelled files: ``evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compare.cli.answers import print_json
from compare.cli.application import app, err, out
from compare.cli.options import AsJson, Cache, Quiet
from compare.evaluate.task_names import Task
from compare.progress import shown_progress


@app.command()
def evaluate(
    task: Annotated[Task, typer.Argument(help="What to measure.")],
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Labelled JSON lines; for corpus, folders."),
    ],
    documents: Annotated[
        Path | None, typer.Option(help="For facts: JSON lines of the articles.")
    ] = None,
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Only rows that the verifier was not fitted on.")
    ] = False,
    cache: Cache = True,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Measure the stages at their default settings against labelled files."""
    from compare.evaluate import results, shown, tasks  # noqa: PLC0415  see run

    with shown_progress(err, quiet=quiet or as_json) as progress:
        found = tasks.run_task(
            task, files, documents=documents, held_out=held_out, cache=cache, progress=progress
        )
    if as_json:
        print_json(results.as_mapping(task, found))
    else:
        out.print(shown.results_table(found))
