"""The program: one application that commands join, two consoles, and errors as one line."""

from __future__ import annotations

import sys
import warnings
from typing import TextIO

import typer
from rich.console import Console

from compare.errors import CompareError
from compare.process import take_over

app = typer.Typer(
    name="narrative-compare",
    help="Compare what outlets tell, leave out, contradict and colour of the same event.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out = Console()
err = Console(stderr=True)


@app.callback()
def _common() -> None:
    """Compare what outlets tell, leave out, contradict and colour of the same event."""


def main() -> None:
    """Run the command line; every error a user can mend is one line and an exit code."""
    take_over()
    warnings.showwarning = _show_warning
    try:
        app()
    except CompareError as error:
        err.print(f"narrative-compare: {error}", markup=False, highlight=False, soft_wrap=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        err.print(
            "narrative-compare: interrupted, and no report was written; the same command goes on "
            "from here",
            soft_wrap=True,
        )
        sys.exit(130)


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Print this package's warnings as one line; those of libraries are not for its users."""
    del filename, lineno, file, line
    if category is UserWarning:
        err.print(f"narrative-compare: {message}", markup=False, highlight=False, soft_wrap=True)
