"""A map of sources: those that tell alike stand near each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from compare.errors import InputError
from compare.report.plots.canvas import INK, PLAIN, RULE, SOFT, TOLD, canvas, cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    from compare.records import Comparison, Story

_ALIKE = 0.3
"""Sources that share this much of what either tells are joined by a line."""

_FEWEST = 2


def source_map_figure(comparison: Comparison, story: Story | None = None) -> Figure:
    """Return a figure in which sources stand the nearer, the more of their facts they share.

    Parameters
    ----------
    comparison
        What was found.
    story
        One story, or None for all stories together.

    Raises
    ------
    InputError
        Where fewer than two sources tell a fact.

    Notes
    -----
    The similarity of two sources is the share of the facts that either tells and both tell
    (Jaccard's index), facts left out that were not yet known to one of them; sources without a
    story in common count as sharing nothing. The plane is that of classical scaling (Torgerson,
    1952), which keeps as much of the dissimilarities as two directions can; the caption says how
    much. Directions have no meaning of their own, and each is turned so that its largest
    coordinate is positive.
    """
    sources, similarity = likeness(comparison, story)
    if len(sources) < _FEWEST:
        message = "a map of sources needs two sources that tell facts of a story in common"
        raise InputError(message)
    places, kept = scaled(1 - similarity)
    with canvas(7.5, 6) as figure:
        axes = figure.subplots()
        for a in range(len(sources)):
            for b in range(a):
                if similarity[a, b] >= _ALIKE:
                    axes.plot(
                        *places[[a, b]].T, color=RULE, lw=6 * float(similarity[a, b]), zorder=1
                    )
        axes.scatter(places[:, 0], places[:, 1], s=60, color=TOLD, zorder=2)
        for name, (x, y) in zip(sources, places, strict=True):
            axes.annotate(
                cut(name, 28),
                (x, y),
                xytext=(7, 5),
                textcoords="offset points",
                color=INK,
                zorder=3,
                **PLAIN,
            )
        axes.set_aspect("equal", adjustable="datalim")
        axes.margins(0.22)
        axes.set_xticks([])
        axes.set_yticks([])
        for spine in axes.spines.values():
            spine.set_visible(False)
        title = cut(story.title, 70) if story else "All stories"
        axes.set_title(f"{title}: who tells alike", **PLAIN)
        axes.text(
            0,
            -0.02,
            f"near: they tell the same facts; a line joins those that share {_ALIKE:.0%} or more; "
            f"two directions keep {kept:.0%}",
            transform=axes.transAxes,
            va="top",
            color=SOFT,
            fontsize=8,
        )
    return figure


def likeness(
    comparison: Comparison, story: Story | None = None
) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Return sources in alphabetical order, and ``(n, n)``: how alike each two of them tell.

    Only sources that tell a fact are in it; the diagonal is 1.
    """
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for one in _of(comparison, story):
        rows[one[0]][one[1]] = one[2]
    sources = tuple(
        sorted(
            {s for row in rows.values() for s, verdict in row.items() if verdict == "included"},
            key=lambda source: (source.casefold(), source),
        )
    )
    told = np.array(
        [[row.get(source) == "included" for source in sources] for row in rows.values()], dtype=int
    ).reshape(len(rows), len(sources))
    able = np.array(
        [
            [row.get(source, "not yet known") != "not yet known" for source in sources]
            for row in rows.values()
        ],
        dtype=int,
    ).reshape(len(rows), len(sources))
    both = told.T @ told
    either = told.T @ able + able.T @ told - both
    similarity = np.divide(both, either, out=np.zeros(both.shape), where=either > 0)
    np.fill_diagonal(similarity, 1.0)
    return sources, similarity


def scaled(dissimilarity: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return ``(n, 2)`` places by classical scaling, and the share of the differences they keep.

    Time is cubic in the number of sources.
    """
    n = len(dissimilarity)
    centring = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-0.5 * centring @ dissimilarity**2 @ centring)
    first = np.argsort(-values, kind="stable")[:2]
    lengths = np.clip(values[first], 0, None)
    axes = vectors[:, first]
    signs = np.sign(axes[np.abs(axes).argmax(axis=0), range(axes.shape[1])])
    places = np.round(axes * np.where(signs == 0, 1, signs) * np.sqrt(lengths), 9)
    positive = float(np.clip(values, 0, None).sum())
    return places, float(lengths.sum()) / positive if positive else 1.0


def _of(comparison: Comparison, story: Story | None) -> Iterable[tuple[str, str, str]]:
    return (
        (one.fact_id, one.source, one.verdict)
        for one in comparison.judgements
        if story is None or one.story_id == story.id
    )
