"""An empty figure in the colours of the page, whatever the reader's own settings are."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from compare.errors import InputError
from compare.report.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

INK, SOFT, RULE, PAPER = "#1c1e22", "#5a606a", "#dfdbd0", "#ffffff"
TOLD, TOLD_SOFT, AGAINST, LATER, QUIET = "#0b5f8f", "#b9d3e2", "#b03d12", "#6a5596", "#8a8f98"

PLAIN: dict[str, Any] = {"parse_math": False}
"""For every text: a dollar sign in a headline is no formula."""

_STYLE: dict[str, Any] = {
    "axes.edgecolor": RULE,
    "axes.labelcolor": SOFT,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "figure.dpi": 100,
    "figure.facecolor": PAPER,
    "font.family": "DejaVu Sans",  # comes with matplotlib, so that it is there everywhere
    "font.size": 9,
    "savefig.bbox": "tight",
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


@contextlib.contextmanager
def canvas(width: float, height: float) -> Iterator[Figure]:
    """Give a figure of so many inches; on leaving it is finished and no longer pyplot's.

    Raises
    ------
    InputError
        Where matplotlib is not installed.
    """
    try:
        from matplotlib import pyplot as plt  # noqa: PLC0415  an extra, and slow to load
    except ImportError as error:
        message = (
            "pictures need matplotlib, which is not installed; "
            "install it with pip install 'narrative-compare[notebook]'"
        )
        raise InputError(message) from error
    with plt.style.context(["default", _STYLE]):
        figure = plt.figure(figsize=(width, height), layout="constrained")
        try:
            yield figure
        finally:
            # A notebook shows what a cell returns; an open figure it would show twice.
            plt.close(figure)


def cut(text: str, width: int) -> str:
    """Return a text in one line of at most ``width`` characters, cut at a word."""
    line = one_line(text)
    if len(line) <= width:
        return line
    head = line[: width - 1]
    whole = head.rpartition(" ")[0]
    return f"{whole if whole.strip() else head}…"
