"""Stories in, the first page's view out: what the corpus holds and what was made of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from compare.report.characters import one_line
from compare.report.manifest import portable, settings_sha256
from compare.report.page.facts import percent
from compare.report.page.sources import habits_view, source_lines
from compare.report.page.texts import shown_date, shown_dates
from compare.report.page.view import IndexView, SingleLine, StoryLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.records import Article, Story
    from compare.report.page.build import Parts
    from compare.report.page.view import StoryView

_PROGRAM = "narrative-compare"


def index_view(parts: Parts, stories: Mapping[str, StoryView], document_sha256: str) -> IndexView:
    """Return what the first page shows.

    Stories of two articles and more by size, then by how much their sources disagree.
    """
    comparison = parts.comparison
    dates = sorted(article.published for article in comparison.articles if article.published)
    days = [day for day in map(_day, dates) if day is not None]
    lines = [
        _line(stories[s.id], s, min(days, default=0))
        for s in comparison.stories
        if len(s.article_ids) > 1
    ]
    lines.sort(
        key=lambda line: (
            -line.n_articles,
            -(line.n_contradicted + line.n_differing),
            -line.n_facts,
            line.id,
        )
    )
    singles = [story for story in comparison.stories if len(story.article_ids) == 1]
    return IndexView(
        n_records=comparison.n_records,
        n_articles=len(comparison.articles),
        n_sources=len({article.source for article in comparison.articles}),
        dates=shown_dates(dates[0], dates[-1]) if dates else "",
        n_days=max(days) - min(days) + 1 if days else 0,
        stories=tuple(lines),
        sources=source_lines(comparison.articles, stories),
        habits=habits_view(comparison),
        singles=tuple(_single(story, parts.articles[story.article_ids[0]]) for story in singles),
        refusals=tuple(
            (_record(one.path, one.record), one_line(one.reason)) for one in comparison.refusals
        ),
        duplicates=tuple(
            (
                _record(one.path, one.record),
                one_line(one.source),
                f"{percent(one.similarity)} % of its words run alike",
            )
            for one in comparison.duplicates
        ),
        settings=_shown(comparison.settings),
        versions=_shown(comparison.versions),
        settings_sha256=settings_sha256(comparison),
        comparison_sha256=document_sha256,
        version=one_line(dict(comparison.versions).get(_PROGRAM, "")),
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


def _single(story: Story, article: Article) -> SingleLine:
    return SingleLine(
        story.id,
        one_line(article.source),
        one_line(article.title) or "Article without a headline",
        shown_date(article.published) or "date unknown",
    )


def _record(path: str, record: int) -> str:
    return one_line(f"{portable(path)}, record {record}" if record else portable(path))


def _shown(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((one_line(name), one_line(portable(value))) for name, value in sorted(pairs))
