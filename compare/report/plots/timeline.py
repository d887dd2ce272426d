"""Time as a figure: which facts were told when, and when the stories of a corpus lie."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from compare.errors import InputError
from compare.report.page.build import Parts, story_view
from compare.report.plots.canvas import PLAIN, RULE, TOLD, TOLD_SOFT, canvas, cut

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from compare.records import Comparison, Story

_SEVERAL = 2


def story_timeline_figure(comparison: Comparison, story: Story) -> Figure:
    """Return a figure of a story's articles in the order of their dates, and of what each adds.

    Facts stand on the line in the order in which they were first told; the strong colour marks
    what an article tells first, the faint one what was told before it.
    """
    moments = story_view(Parts(comparison), story).moments
    with canvas(9, 1.1 + 0.42 * len(moments)) as figure:
        axes = figure.subplots()
        for row, moment in enumerate(moments):
            axes.broken_barh(_runs(moment.again), (row - 0.35, 0.7), color=TOLD_SOFT, lw=0)
            axes.broken_barh(_runs(moment.new), (row - 0.35, 0.7), color=TOLD, lw=0)
        axes.set_yticks(
            range(len(moments)),
            [f"{cut(one.article.source, 28)}\n{one.article.when}" for one in moments],
            **PLAIN,
        )
        axes.set_ylim(len(moments) - 0.4, -0.6)
        axes.set_xlim(0, max((one.n_all for one in moments), default=0) or 1)
        axes.tick_params(length=0)
        axes.set_xlabel("facts, in the order in which they were first told")
        axes.set_title(cut(story.title, 90), **PLAIN)
        names = ("told first here", "told again")
        handles = [
            axes.barh([0], [0], color=colour, label=name)
            for name, colour in zip(names, (TOLD, TOLD_SOFT), strict=True)
        ]
        figure.legend(handles=handles, loc="outside lower left", ncols=2, frameon=False)
    return figure


def timeline_figure(comparison: Comparison) -> Figure:
    """Return a figure of the stories that several articles tell, on the days of the corpus.

    Raises
    ------
    InputError
        Where no such story has a date.
    """
    spans = [
        (story, _day(story.first_published), _day(story.last_published) + 1)
        for story in comparison.stories
        if len(story.article_ids) >= _SEVERAL and story.first_published
    ]
    if not spans:
        message = "no story of several articles has a date, so there is no time to draw it on"
        raise InputError(message)
    spans.sort(key=lambda one: (one[1], one[0].id))
    with canvas(9, 1.1 + 0.36 * len(spans)) as figure:
        axes = figure.subplots()
        axes.grid(axis="x", color=RULE, lw=0.6)
        axes.set_axisbelow(True)
        axes.xaxis_date()
        for row, (story, first, end) in enumerate(spans):
            axes.barh(row, end - first, left=first, height=0.5, color=TOLD)
            n_articles = len(story.article_ids)
            axes.annotate(
                f" {n_articles}", (end, row), va="center", xytext=(3, 0), textcoords="offset points"
            )
        axes.set_yticks(range(len(spans)), [cut(one[0].title, 60) for one in spans], **PLAIN)
        axes.set_ylim(len(spans) - 0.4, -0.6)
        axes.tick_params(length=0)
        axes.set_title("Stories, and how many articles tell each")
    return figure


def _day(published: str) -> int:
    """Return a day as matplotlib counts them, from 1970."""
    return date.fromisoformat(published[:10]).toordinal() - date(1970, 1, 1).toordinal()


def _runs(dashes: str) -> list[tuple[int, int]]:
    """Return the (start, length) of each dash of a :class:`~compare.report.page.shapes.Moment`."""
    lengths = [int(length) for length in dashes.split()]
    runs: list[tuple[int, int]] = []
    at = 0
    for place, length in enumerate(lengths):
        if place % 2 == 0 and length:
            runs.append((at, length))
        at += length
    return runs
