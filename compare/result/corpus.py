"""A comparison as one works with it in Python: tables in pandas, stories and sources at hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare import outlets, pipeline, report, tables
from compare.errors import InputError
from compare.report import plots
from compare.report.display import result_html
from compare.result.omissions import likeness_frame, omissions_frame
from compare.result.source import SourceResult
from compare.result.story import StoryResult, find_story

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    from matplotlib.figure import Figure

    from compare.encode import Encoder
    from compare.records import Comparison
    from compare.settings import Settings


@dataclass(frozen=True, slots=True)
class Result:
    """A comparison with its tables (pandas) and stories at hand."""

    comparison: Comparison

    @property
    def stories(self) -> pd.DataFrame:
        """One row a story, in the columns of ``stories.csv``."""
        return tables.stories_frame(self.comparison)

    @property
    def articles(self) -> pd.DataFrame:
        """One row an article, in the columns of ``articles.csv``."""
        return tables.articles_frame(self.comparison)

    @property
    def facts(self) -> pd.DataFrame:
        """One row a fact, in the columns of ``facts.csv``."""
        return tables.facts_frame(self.comparison)

    @property
    def judgements(self) -> pd.DataFrame:
        """One row a fact and source, in the columns of ``judgements.csv``."""
        return tables.judgements_frame(self.comparison)

    @property
    def differences(self) -> pd.DataFrame:
        """One row a difference, in the columns of ``differences.csv``."""
        return tables.differences_frame(self.comparison)

    @property
    def sources(self) -> pd.DataFrame:
        """One row a source, in the columns of ``sources.csv``."""
        return tables.sources_frame(self.comparison)

    @property
    def refused(self) -> pd.DataFrame:
        """One row a record that gave no article, in the columns of ``refused.csv``."""
        return tables.refused_frame(self.comparison)

    @property
    def omissions(self) -> pd.DataFrame:
        """Facts that only some tell, over all stories, the most telling first.

        See :func:`compare.result.omissions.omissions_frame` for the columns.
        """
        return omissions_frame(self.comparison, self.comparison.stories)

    @property
    def likeness(self) -> pd.DataFrame:
        """How alike sources tell over all stories, 0 to 1: a row and a column a source."""
        return likeness_frame(self.comparison)

    def selection(self, by: str = "source") -> pd.DataFrame:
        """Return what each source, or value of a further column, alone tells and alone omits."""
        return outlets.selection_table(self.comparison, by)

    @property
    def habits(self) -> pd.DataFrame:
        """How often each source's tellings part from others', in the columns of ``habits.csv``."""
        return outlets.habits_table(self.comparison)

    @property
    def sentiment(self) -> pd.DataFrame:
        """How each source stands to each name, with counts and intervals."""
        return outlets.sentiment_table(self.comparison)

    def story(self, which: int | str = 1) -> StoryResult:
        """Return a story by number (from 1, the largest first), by id, or by words of its title.

        Raises
        ------
        InputError
            Where there is none, or there are several.
        """
        return StoryResult(self.comparison, find_story(self.comparison, str(which)))

    def source(self, name: str) -> SourceResult:
        """Return a source by its name, or by words of it.

        Raises
        ------
        InputError
            Where there is none, or there are several.
        """
        return SourceResult(self.comparison, find_source(self.comparison, name))

    def save(self, directory: Path | str) -> Path:
        """Write pages, tables and documents to a folder; return the page to open."""
        return report.write_report(self.comparison, Path(directory))[0]

    def __repr__(self) -> str:
        """Count what there is, and no more."""
        known = self.comparison
        return (
            f"<result of {len(known.articles)} articles: {len(known.stories)} stories, "
            f"{len(known.facts)} facts, {len(known.differences)} differences>"
        )

    def plot_timeline(self) -> Figure:
        """Draw when the stories lie; see :func:`compare.report.plots.timeline_figure`."""
        return plots.timeline_figure(self.comparison)

    def plot_source_map(self) -> Figure:
        """Draw which sources tell alike over all stories.

        See :func:`compare.report.plots.source_map_figure` for how it is made, and its errors.
        """
        return plots.source_map_figure(self.comparison)

    def _repr_html_(self) -> str:
        return result_html(self.comparison)


def run(
    corpus: Path | str | Sequence[Path | str] | pd.DataFrame,
    settings: Settings | None = None,
    *,
    encoder: Encoder | None = None,
    cache: bool = True,
    progress: Callable[[str, int, int], None] | None = None,
    workers: int = 1,
    scheduler: Any = None,  # noqa: ANN401  an address or a distributed.Client
) -> Result:
    """Compare a corpus; see :func:`compare.pipeline.run` for parameters and errors.

    Examples
    --------
    >>> result = run("corpora/newsroom")  # doctest: +SKIP
    >>> result.story("Putin").matrix  # doctest: +SKIP
    """
    return Result(
        pipeline.run(
            corpus,
            settings,
            encoder=encoder,
            cache=cache,
            progress=progress,
            workers=workers,
            scheduler=scheduler,
        )
    )


def load(path: Path | str) -> Result:
    """Return the result that a report's folder or its ``comparison.json`` holds."""
    return Result(report.load(Path(path)))


def find_source(comparison: Comparison, words: str) -> str:
    """Return the name of a source, given whole or in part, in any case.

    Raises
    ------
    InputError
        Where there is none, or there are several.
    """
    names = sorted({one.source for one in comparison.articles})
    if words in names:
        return words
    found = [name for name in names if words.lower() in name.lower()]
    if len(found) == 1:
        return found[0]
    which = "no source" if not found else f"{len(found)} sources"
    message = f"{which} in this report for {words!r}; the sources are {', '.join(names[:12])}"
    raise InputError(message)
