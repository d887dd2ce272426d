"""A comparison as one works with it in Python: tables in pandas, stories that show themselves."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from compare import pipeline, report, tables
from compare.errors import InputError
from compare.report.display import story_html

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from compare.encode import Encoder
    from compare.records import Comparison, Fact, Judgement, Story
    from compare.settings import Settings


@dataclass(frozen=True, slots=True)
class StoryResult:
    """One story of a result; shows its facts against its sources in a notebook."""

    comparison: Comparison
    story: Story

    @property
    def title(self) -> str:
        """The headline nearest to all the others."""
        return self.story.title

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Its facts, weightiest first."""
        return tuple(f for f in self.comparison.facts if f.story_id == self.story.id)

    @property
    def matrix(self) -> pd.DataFrame:
        """Verdicts as a table: a row a fact, a column a source."""
        return tables.matrix_frame(self.comparison, self.story.id)

    @property
    def judgements(self) -> pd.DataFrame:
        """Judgements of this story, in the columns of ``judgements.csv``."""
        return _of_story(tables.judgements_frame(self.comparison), self.story)

    @property
    def differences(self) -> pd.DataFrame:
        """Differences of this story, in the columns of ``differences.csv``."""
        return _of_story(tables.differences_frame(self.comparison), self.story)

    def judgement(self, fact: Fact | str, source: str) -> Judgement:
        """Return what a source does with a fact, given as a record or by its id.

        Raises
        ------
        InputError
            Where the story has no such fact or source.
        """
        fact_id = fact if isinstance(fact, str) else fact.id
        for judgement in self.comparison.judgements:
            if judgement.fact_id == fact_id and judgement.source == source:
                return judgement
        message = f"no judgement on fact {fact_id} by source {source!r} in this story"
        raise InputError(message)

    def __repr__(self) -> str:
        """Name the story, and no more: the whole corpus hangs on it."""
        n_articles, n_facts = len(self.story.article_ids), len(self.facts)
        return f"<story {self.title!r}: {n_articles} articles, {n_facts} facts>"

    def _repr_html_(self) -> str:
        return story_html(self.comparison, self.story.id)


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

    def story(self, which: int | str = 1) -> StoryResult:
        """Return a story by number (from 1, the largest first), by id, or by words of its title.

        Raises
        ------
        InputError
            Where there is none, or there are several.
        """
        return StoryResult(self.comparison, find_story(self.comparison, str(which)))

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

    def _repr_html_(self) -> str:
        shared = [s for s in self.comparison.stories if len(s.article_ids) > 1]
        items = "".join(
            f"<li>{escape(story.title)} ({len(story.article_ids)} articles)</li>"
            for story in shared
        )
        return (
            f"<p>{len(self.comparison.articles)} articles, {len(shared)} stories, "
            f"{len(self.comparison.facts)} facts</p><ol>{items}</ol>"
        )


def run(
    corpus: Path | str | Sequence[Path | str] | pd.DataFrame,
    settings: Settings | None = None,
    *,
    encoder: Encoder | None = None,
    cache: bool = True,
    progress: Callable[[str, int, int], None] | None = None,
) -> Result:
    """Compare a corpus; see :func:`compare.pipeline.run` for parameters and errors.

    Examples
    --------
    >>> result = run("corpora/newsroom")  # doctest: +SKIP
    >>> result.story("Putin").matrix  # doctest: +SKIP
    """
    return Result(pipeline.run(corpus, settings, encoder=encoder, cache=cache, progress=progress))


def load(path: Path | str) -> Result:
    """Return the result that a report's folder or its ``comparison.json`` holds."""
    return Result(report.load(Path(path)))


def find_story(comparison: Comparison, words: str) -> Story:
    """Return the story of that number (from 1), id, or title.

    Raises
    ------
    InputError
        Where there is none, or there are several.
    """
    if words.isdigit() and 1 <= int(words) <= len(comparison.stories):
        return comparison.stories[int(words) - 1]
    found = [s for s in comparison.stories if s.id.startswith(words.lower())]
    found = found or [s for s in comparison.stories if words.lower() in s.title.lower()]
    if len(found) == 1:
        return found[0]
    which = "no story" if not found else f"{len(found)} stories"
    message = f"{which} in this report for {words!r}; give a number from 1, an id, or more words"
    raise InputError(message)


def _of_story(frame: pd.DataFrame, story: Story) -> pd.DataFrame:
    return frame.loc[frame["story_id"] == story.id].reset_index(drop=True)
