"""The command about what is kept between runs: ``cache``."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from compare.cli.answers import print_json
from compare.cli.application import app, out
from compare.cli.options import AsJson

Action = Literal["info", "clear"]


@app.command()
def cache(
    action: Annotated[Action, typer.Argument(help="Show what it holds, or throw that away.")],
    as_json: AsJson = False,
) -> None:
    """Show what is kept on disk between runs, or clear it."""
    from compare.cache import GIGABYTE, ContentCache  # noqa: PLC0415  see run

    kept = ContentCache()
    held = kept.clear() if action == "clear" else kept.state()
    if as_json:
        print_json({"action": action, "values": held.values, "bytes": held.size})
        return
    said = "held, and now empty" if action == "clear" else "held"
    out.print(
        f"{held.values} values of {held.size / GIGABYTE:.2f} gigabytes {said}: {held.path}",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
