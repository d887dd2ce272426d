"""One story of a result, as one works with it in Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from compare import tables
from compare.errors import InputError
from compare.report import plots
from compare.report.display import story_html
from compare.result.fact import FactResult
from compare.result.omissions import likeness_frame, omissions_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.figure import Figure

    from compare.records import Comparison, Fact, Judgement, Story


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

    @property
    def omissions(self) -> pd.DataFrame:
        """Facts that only some tell, the most telling first; see :func:`omissions_frame`."""
        return omissions_frame(self.comparison, [self.story])

    @property
    def likeness(self) -> pd.DataFrame:
        """How alike its sources tell it, 0 to 1: a row and a column a source."""
        return likeness_frame(self.comparison, self.story)

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

    def fact(self, which: int | str) -> FactResult:
        """Return a fact by its number in the story (from 1), by id, or by words of its text.

        Raises
        ------
        InputError
            Where there is none, or there are several.
        """
        return FactResult(self.comparison, find_fact(self.facts, str(which)))

    def plot_matrix(
        self, rows: int = 30, order: Literal["number", "salience"] = "number"
    ) -> Figure:
        """Draw facts against sources; see :func:`compare.report.plots.matrix_figure`."""
        return plots.matrix_figure(self.comparison, self.story, rows, order)

    def plot_timeline(self) -> Figure:
        """Draw which facts were told when.

        See :func:`compare.report.plots.story_timeline_figure`.
        """
        return plots.story_timeline_figure(self.comparison, self.story)

    def plot_source_map(self) -> Figure:
        """Draw which sources tell alike; see :func:`compare.report.plots.source_map_figure`."""
        return plots.source_map_figure(self.comparison, self.story)

    def __repr__(self) -> str:
        """Name the story, and no more: the whole corpus hangs on it."""
        n_articles, n_facts = len(self.story.article_ids), len(self.facts)
        return f"<story {self.title!r}: {n_articles} articles, {n_facts} facts>"

    def _repr_html_(self) -> str:
        return story_html(self.comparison, self.story.id)


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


def find_fact(facts: Sequence[Fact], words: str) -> Fact:
    """Return the fact of that number (from 1), id, or words.

    Raises
    ------
    InputError
        Where there is none, or there are several.
    """
    if words.isdigit() and 1 <= int(words) <= len(facts):
        return facts[int(words) - 1]
    found = [one for one in facts if one.id == words.lower()]
    found = found or [one for one in facts if words.lower() in one.text.lower()]
    if len(found) == 1:
        return found[0]
    which = "no fact" if not found else f"{len(found)} facts"
    message = f"{which} in this story for {words!r}; give a number from 1, an id, or more words"
    raise InputError(message)


def _of_story(frame: pd.DataFrame, story: Story) -> pd.DataFrame:
    return frame.loc[frame["story_id"] == story.id].reset_index(drop=True)
