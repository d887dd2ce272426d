"""Stories in, the first page's view out: what the corpus holds and what was made of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from compare.report.characters import one_line
from compare.report.closing import Strongest
from compare.report.manifest import portable, settings_sha256
from compare.report.page.facts import percent
from compare.report.page.sources import habits_view, source_lines
from compare.report.page.texts import shown_date, shown_dates
from compare.report.page.view import IndexView, SingleLine, StoryLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.frame.habits import Habit
    from compare.records import Comparison, Story
    from compare.report.page.view import Column, StoryView

_PROGRAM = "narrative-compare"


class Overview:
    """What the first page needs of each story, gathered while the stories' pages are made.

    Attributes
    ----------
    strongest
        The most telling omission so far.

    Parameters
    ----------
    head
        The comparison; what is found inside its stories is not looked at.
    """

    def __init__(self, head: Comparison) -> None:
        self.strongest = Strongest()
        self._head = head
        self._dates = sorted(article.published for article in head.articles if article.published)
        self._days = [day for day in map(_day, self._dates) if day is not None]
        self._lines: list[StoryLine] = []
        self._columns = defaultdict[str, list["Column"]](list)

    def add(self, view: StoryView, story: Story) -> None:
        """Take what is needed of one story."""
        if len(story.article_ids) > 1:
            self._lines.append(_line(view, story, min(self._days, default=0)))
            self.strongest.add(view)
        for column in view.columns if len(view.columns) > 1 else ():
            self._columns[column.name].append(column)

    def view(self, habits: Iterable[Habit], document_sha256: str) -> IndexView:
        """Return what the first page shows.

        Stories of two articles and more by size, then by how much their sources disagree.
        """
        head, dates, days = self._head, self._dates, self._days
        lines = sorted(
            self._lines,
            key=lambda line: (
                -line.n_articles,
                -(line.n_contradicted + line.n_differing),
                -line.n_facts,
                line.id,
            ),
        )
        return IndexView(
            n_records=head.n_records,
            n_articles=len(head.articles),
            n_sources=len({article.source for article in head.articles}),
            dates=shown_dates(dates[0], dates[-1]) if dates else "",
            n_days=max(days) - min(days) + 1 if days else 0,
            stories=tuple(lines),
            sources=source_lines(head.articles, self._columns),
            habits=habits_view(habits),
            singles=_singles(head),
            refusals=tuple(
                (_record(one.path, one.record), one_line(one.reason)) for one in head.refusals
            ),
            duplicates=tuple(
                (
                    _record(one.path, one.record),
                    one_line(one.source),
                    f"{percent(one.similarity)} % of its words run alike",
                )
                for one in head.duplicates
            ),
            settings=_shown(head.settings),
            versions=_shown(head.versions),
            settings_sha256=settings_sha256(head),
            comparison_sha256=document_sha256,
            version=one_line(dict(head.versions).get(_PROGRAM, "")),
        )


def _line(view: StoryView, story: Story, start: int) -> StoryLine:
    first, last = _day(story.first_published), _day(story.last_published)
    return StoryLine(
        id=view.id,
        title=view.title,
        dates=view.dates,
        sources=tuple(column.name for column in view.columns),
        n_articles=len(view.articles),
        n_facts=len(view.facts),
        n_some=len(view.some),
        n_contradicted=len(view.contradicted),
        n_differing=view.n_differing,
        telling=view.some[0] if view.some else None,
        days=(first - start, last - first + 1) if first is not None and last is not None else None,
    )


def _day(published: str) -> int | None:
    """Return the number of a day, or nothing where the time is not a canonical one."""
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None


def _singles(head: Comparison) -> tuple[SingleLine, ...]:
    """Return the articles that stand alone, in the order of their stories."""
    articles = {article.id: article for article in head.articles}
    alone = [
        (story.id, articles[story.article_ids[0]])
        for story in head.stories
        if len(story.article_ids) == 1
    ]
    return tuple(
        SingleLine(
            story_id,
            one_line(article.source),
            one_line(article.title) or "Article without a headline",
            shown_date(article.published) or "date unknown",
        )
        for story_id, article in alone
    )


def _record(path: str, record: int) -> str:
    return one_line(f"{portable(path)}, record {record}" if record else portable(path))


def _shown(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((one_line(name), one_line(portable(value))) for name, value in sorted(pairs))
