"""The commands that read articles: ``run`` and ``stories``."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from compare.cli.answers import print_json, print_summary, summary
from compare.cli.application import app, err, out
from compare.cli.options import (
    AsJson,
    Cache,
    Corpora,
    Map,
    Model,
    Quiet,
    Scheduler,
    Set,
    SettingsFile,
    Workers,
    chosen_settings,
)
from compare.progress import shown_progress


@app.command()
def run(  # noqa: PLR0913  an option a parameter
    corpus: Corpora,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the report.")],
    columns: Map = None,
    model: Model = None,
    settings: SettingsFile = None,
    changes: Set = None,
    workers: Workers = None,
    scheduler: Scheduler = None,
    cache: Cache = True,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Do all of it: read, find stories and facts, judge, and write the report."""
    from compare import pipeline, report  # noqa: PLC0415  loads models; --help must not wait
    from compare.shelf import Shelf, ShelvedComparison  # noqa: PLC0415  beside it
    from compare.work import occupied, work_cache  # noqa: PLC0415  beside it

    chosen = chosen_settings(settings, columns, model, changes, workers)
    with occupied(output) as work, closing(Shelf(work)) as shelf:
        with shown_progress(err, quiet=quiet or as_json) as progress:
            head = pipeline.run_into(
                shelf,
                corpus,
                chosen,
                cache=cache,
                progress=progress,
                workers=workers or 1,
                scheduler=scheduler,
                kept=work_cache(work),
            )
        written = report.write_parts(ShelvedComparison(head, shelf), output)
    if as_json:
        print_json(summary(written, output))
    elif not quiet:
        print_summary(written)


@app.command()
def stories(
    corpus: Corpora,
    columns: Map = None,
    model: Model = None,
    settings: SettingsFile = None,
    changes: Set = None,
    workers: Workers = None,
    scheduler: Scheduler = None,
    cache: Cache = True,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Show which articles tell one story, without looking into them."""
    from compare import pipeline, tables  # noqa: PLC0415  see run
    from compare.report import terminal  # noqa: PLC0415  see run

    chosen = chosen_settings(settings, columns, model, changes, workers)
    with shown_progress(err, quiet=quiet or as_json) as progress:
        found = pipeline.run_stories(
            corpus,
            chosen,
            cache=cache,
            progress=progress,
            workers=workers or 1,
            scheduler=scheduler,
        )
    if as_json:
        print_json(
            {
                "stories": tables.stories_frame(found).to_dict("records"),
                "articles": tables.articles_frame(found).to_dict("records"),
                "refused": tables.refused_frame(found).to_dict("records"),
            }
        )
    else:
        out.print(terminal.stories_table(found))
