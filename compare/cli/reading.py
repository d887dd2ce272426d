"""The commands that read a saved report: ``show`` and ``report``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compare.cli.answers import print_json, print_summary
from compare.cli.application import app, out
from compare.cli.options import AsJson, Quiet


@app.command()
def show(
    report_folder: Annotated[
        Path, typer.Argument(metavar="REPORT", help="A report's folder or its comparison.json.")
    ],
    story: Annotated[
        str, typer.Argument(help="A story: its number, its id, or words of its title.")
    ],
    as_json: AsJson = False,
) -> None:
    """Show a story's facts against its sources."""
    from compare import report, tables  # noqa: PLC0415  see run
    from compare.report import terminal  # noqa: PLC0415  see run
    from compare.result import find_story  # noqa: PLC0415  see run

    comparison = report.load(report_folder)
    chosen = find_story(comparison, story)
    if as_json:
        frame = tables.judgements_frame(comparison)
        rows = frame[frame["story_id"] == chosen.id]
        print_json({"story_id": chosen.id, "judgements": rows.to_dict("records")})
    else:
        out.print(terminal.story_table(comparison, chosen))


@app.command()
def report(
    result: Annotated[Path, typer.Argument(help="A saved comparison.json, or its folder.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the report.")],
    quiet: Quiet = False,
) -> None:
    """Render a saved comparison again; no model is needed."""
    from compare import report as reports  # noqa: PLC0415  see run
    from compare.parted import Whole  # noqa: PLC0415  see run

    written = reports.write_parts(Whole(reports.load(result)), output)
    if not quiet:
        print_summary(written)
