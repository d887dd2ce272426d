"""Figures: one call each, the same for the same comparison, and safe with any words."""

from __future__ import annotations

import builtins
import dataclasses
import io
from typing import TYPE_CHECKING, Any

import comparison_factory as factory
import numpy as np
import pytest

from compare.errors import InputError
from compare.report.plots.sourcemap import likeness, scaled
from compare.result import Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

FIGURES: dict[str, Callable[[Result], Figure]] = {
    "matrix": lambda result: result.story(1).plot_matrix(),
    "most telling": lambda result: result.story(1).plot_matrix(5, "salience"),
    "timeline": lambda result: result.story(1).plot_timeline(),
    "source map": lambda result: result.story(1).plot_source_map(),
    "stories": lambda result: result.plot_timeline(),
    "all sources": lambda result: result.plot_source_map(),
}


def _png(figure: Figure) -> bytes:
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=50)
    return file.getvalue()


def _words(figure: Figure) -> str:
    texts = figure.findobj(lambda one: hasattr(one, "get_text"))
    return "\n".join(one.get_text() for one in texts)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_the_same_each_time(name: str) -> None:
    """Two figures of one comparison have the same bytes, and no window stays open."""
    import matplotlib.pyplot as plt  # noqa: PLC0415  slow to load

    made = [FIGURES[name](Result(factory.moscow())) for _ in range(2)]
    assert _png(made[0]) == _png(made[1])
    assert plt.get_fignums() == []


def test_the_matrix_shows_facts_sources_and_verdicts() -> None:
    """Rows are facts, columns sources; a cell has the mark of its verdict, unsure ones a sign."""
    comparison = factory.moscow()
    figure = Result(comparison).story(1).plot_matrix(rows=7)
    (axes,) = figure.axes
    assert axes.get_xticklabels()[0].get_text() == "Bosphorus Daily"
    assert axes.get_yticklabels()[6].get_text().startswith("The pact with Russia holds no")
    marks = [line for line in axes.lines if np.size(line.get_xdata()) == 1]
    assert len(marks) == 7 * 7
    shapes = {line.get_marker() for line in marks}
    assert {"o", "D"} <= shapes
    unsure = sum(one.unsure for one in comparison.judgements[: 7 * 7])
    assert _words(figure).split("\n").count("?") == unsure > 0


def test_the_timeline_counts_what_is_new() -> None:
    """The lengths of the strong bars add up to all facts that are told."""
    comparison = factory.moscow()
    figure = Result(comparison).story(1).plot_timeline()
    (axes,) = figure.axes
    assert axes.get_xlim()[1] == 22
    assert len(axes.get_yticklabels()) == 7


def test_likeness_is_that_of_the_page() -> None:
    """Jaccard's index of what two sources tell, facts left out that one could not know."""
    comparison = factory.moscow()
    sources, similarity = likeness(comparison, comparison.stories[0])
    from compare.report.page.build import Parts, story_view  # noqa: PLC0415  this test only

    view = story_view(Parts(comparison), comparison.stories[0])
    assert sources == tuple(column.name for column in view.columns)
    for pair in view.likeness.pairs:
        share = similarity[pair.a.index, pair.b.index]
        assert round(100 * share) == pair.percent
    assert np.array_equal(similarity, similarity.T)


def test_classical_scaling_gives_a_plane_back() -> None:
    """Points of a plane keep their distances, and two directions keep all of them."""
    points = np.array([[0.0, 0.0], [3.0, 0.0], [0.0, 4.0], [1.0, 1.0]])
    far = np.linalg.norm(points[:, None] - points[None], axis=-1)
    places, kept = scaled(far)
    assert np.allclose(np.linalg.norm(places[:, None] - places[None], axis=-1), far)
    assert kept == pytest.approx(1)


def test_hostile_words_are_drawn_as_words() -> None:
    """Dollar signs start no formula, and control characters are replaced."""
    comparison = factory.hostile()
    title = "$\\frac{1}{0$ \x1b[31m {oil} $77 a barrel _^ $"
    story = dataclasses.replace(comparison.stories[0], title=title)
    result = Result(dataclasses.replace(comparison, stories=(story,)))
    figure = result.story(1).plot_timeline()
    figure.draw_without_rendering()
    assert "$\\frac{1}{0$ \ufffd[31m {oil} $77 a barrel" in _words(figure)


def test_what_cannot_be_drawn_is_said() -> None:
    """One source makes no map, and stories without dates make no line of time."""
    result = Result(factory.empty())
    with pytest.raises(InputError, match="two sources"):
        result.plot_source_map()
    with pytest.raises(InputError, match="has a date"):
        result.plot_timeline()


def test_without_matplotlib_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is one lower-case sentence with the command that mends it."""
    real = builtins.__import__

    def absent(name: str, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  as __import__ has it
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(InputError, match=r"pip install 'narrative-compare\[notebook\]'"):
        Result(factory.moscow()).story(1).plot_matrix()
