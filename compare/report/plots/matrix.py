"""The matrix of a story as a figure: facts against sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from compare.report.page.build import Parts, story_view
from compare.report.page.facts import CODES, LABELS
from compare.report.plots.canvas import AGAINST, INK, LATER, PLAIN, QUIET, RULE, TOLD, canvas, cut

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from compare.records import Comparison, Story

_MARKS: dict[str, dict[str, Any]] = {
    "i": {"marker": "o", "color": TOLD, "fillstyle": "full"},
    "p": {"marker": "o", "color": TOLD, "fillstyle": "left", "markerfacecoloralt": "white"},
    "c": {"marker": "D", "color": AGAINST, "fillstyle": "full"},
    "o": {"marker": "o", "color": QUIET, "fillstyle": "none"},
    "n": {"marker": "s", "color": LATER, "fillstyle": "none"},
}
"""Shapes tell verdicts apart without colour, as on the page."""

_FACT_WIDTH = 74
_LEAST_INK = 0.35


def matrix_figure(
    comparison: Comparison,
    story: Story,
    rows: int = 30,
    order: Literal["number", "salience"] = "number",
) -> Figure:
    """Return a figure of what each source does with each fact.

    Parameters
    ----------
    comparison, story
        The story to draw.
    rows
        Facts drawn at most, from the first.
    order
        ``number`` puts facts that most tell first, ``salience`` the most telling ones of those
        that only some tell.

    Notes
    -----
    The shape is the verdict, the strength of its colour the probability, ``?`` an unsure verdict.
    """
    view = story_view(Parts(comparison), story)
    facts = (view.some if order == "salience" else view.facts)[:rows]
    n_columns = len(view.columns)
    with canvas(5.6 + 0.62 * n_columns, 1.7 + 0.27 * len(facts)) as figure:
        axes = figure.subplots()
        for row, fact in enumerate(facts):
            for column, cell in enumerate(fact.cells):
                if cell is None:
                    continue
                alpha = _LEAST_INK + (1 - _LEAST_INK) * cell.percent / 100
                axes.plot(column, row, markersize=8, alpha=alpha, linestyle="", **_MARKS[cell.code])
                if cell.unsure:
                    axes.text(column + 0.22, row, "?", va="center", color=INK, fontsize=8)
        axes.set_xlim(-0.6, max(n_columns, 1) - 0.4)
        axes.set_ylim(max(len(facts), 1) - 0.4, -0.6)
        axes.set_yticks(range(len(facts)), [cut(fact.text, _FACT_WIDTH) for fact in facts], **PLAIN)
        axes.set_xticks(
            range(n_columns),
            [cut(column.name, 24) for column in view.columns],
            rotation=40,
            ha="left",
            rotation_mode="anchor",
            **PLAIN,
        )
        axes.tick_params(length=0, labeltop=True, labelbottom=False)
        axes.hlines([row + 0.5 for row in range(len(facts) - 1)], -0.6, n_columns, RULE, lw=0.6)
        for name in ("left", "bottom"):
            axes.spines[name].set_visible(False)
        figure.suptitle(cut(view.title, 90), x=0.01, ha="left", fontsize=12, **PLAIN)
        handles = [
            axes.plot([], [], linestyle="", label=LABELS[verdict], **_MARKS[code])[0]
            for verdict, code in CODES.items()
        ]
        figure.legend(handles=handles, loc="outside lower left", ncols=5, frameon=False)
    return figure
