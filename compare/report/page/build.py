"""Comparison in, views out: what each page shows, in which order."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from compare.report.characters import one_line
from compare.report.codes import source_codes
from compare.report.manifest import portable, settings_sha256
from compare.report.page.facts import TOLD, FactViews, percent, reach
from compare.report.page.matrix import matrix_view
from compare.report.page.pictures import likeness, moments
from compare.report.page.tellings import difference_views
from compare.report.page.texts import Stated, Text, shown_date, shown_dates
from compare.report.page.view import (
    ArticleView,
    Column,
    FactView,
    IndexView,
    SingleLine,
    SourceLine,
    StoryLine,
    StoryView,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.records import Article, Claim, Comparison, Difference, Fact, Judgement, Story

_WEB = ("http://", "https://")
_PROGRAM = "narrative-compare"
_CITED_DIGITS = 12


class Parts:
    """The records of a comparison, found by what they belong to; linear in their number."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.articles: dict[str, Article] = {one.id: one for one in comparison.articles}
        self.claims: dict[str, Claim] = {one.id: one for one in comparison.claims}
        self.claims_of = defaultdict[str, list["Claim"]](list)
        for claim in comparison.claims:
            self.claims_of[claim.article_id].append(claim)
        self.facts_of = defaultdict[str, list["Fact"]](list)
        for fact in comparison.facts:
            self.facts_of[fact.story_id].append(fact)
        self.judgements_of = defaultdict[str, list["Judgement"]](list)
        for judgement in comparison.judgements:
            self.judgements_of[judgement.fact_id].append(judgement)
        self.differences_of = defaultdict[str, list["Difference"]](list)
        for difference in comparison.differences:
            self.differences_of[difference.story_id].append(difference)


def story_view(parts: Parts, story: Story, document_sha256: str = "") -> StoryView:
    """Return what the page of one story shows; citations name the hash of the document.

    Columns are the story's sources in alphabetical order without regard to case; articles stand
    by date and source; facts in the comparison's order, except that facts which only some tell
    are ranked by :class:`compare.report.page.facts.FactViews` salience.
    """
    articles = sorted(
        (parts.articles[article_id] for article_id in story.article_ids),
        key=lambda one: (one.published, one.source.casefold(), one.source, one.id),
    )
    sources = sorted({one.source for one in articles}, key=lambda one: (one.casefold(), one))
    texts = {
        article.id: Text(
            article, f"a{number}", (claim.sentence for claim in parts.claims_of[article.id])
        )
        for number, article in enumerate(articles, 1)
    }
    views = FactViews(sources, texts, parts.claims)
    facts = tuple(
        views.view(number, fact, parts.judgements_of[fact.id])
        for number, fact in enumerate(parts.facts_of[story.id], 1)
    )
    by_id = {fact.id: fact for fact in facts}
    columns = _columns(sources, facts)
    some = [fact for fact in facts if fact.group == "some"]
    contradicted = [fact for fact in facts if fact.contradicting]
    differences = difference_views(
        parts.differences_of[story.id],
        by_id,
        {(one.fact_id, one.source): one for f in by_id for one in parts.judgements_of[f]},
        views,
    )
    alike = likeness(facts, columns)
    shown = _article_views(
        texts,
        parts.facts_of[story.id],
        by_id,
        parts.claims,
        dict(zip(sources, columns, strict=True)),
    )
    return StoryView(
        id=story.id,
        title=one_line(story.title) or "Story without a title",
        dates=shown_dates(story.first_published, story.last_published),
        columns=columns,
        articles=shown,
        facts=facts,
        shared=tuple(fact for fact in facts if fact.group == "shared"),
        some=tuple(sorted(some, key=lambda fact: (-fact.salience, fact.number))),
        contradicted=tuple(sorted(contradicted, key=_doubt)),
        differences=differences,
        moments=moments(facts, shown, [bool(one.published) for one in articles]),
        likeness=alike,
        matrix=matrix_view(facts, alike, differences, document_sha256[:_CITED_DIGITS]),
        unsure_below=_unsure_below(parts.comparison),
    )


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
            -(line.n_contradicted + line.n_differences),
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
        sources=_source_lines(comparison.articles, stories),
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


def _columns(sources: list[str], facts: tuple[FactView, ...]) -> tuple[Column, ...]:
    codes = source_codes(sources)
    n: Counter[tuple[int, str]] = Counter()
    for fact in facts:
        for quote in (*fact.tellers, *fact.others):
            n[quote.column, quote.verdict] += 1
        if len(fact.tellers) == 1 and len(sources) > 1:
            n[fact.tellers[0].column, "alone"] += 1
    return tuple(
        Column(
            index=i,
            name=one_line(source) or "Source without a name",
            code=codes[source],
            n_told=n[i, TOLD],
            n_alone=n[i, "alone"],
            n_omitted=n[i, "omitted"],
            n_contradicted=n[i, "contradicted"],
        )
        for i, source in enumerate(sources)
    )


def _source_lines(
    articles: tuple[Article, ...], stories: Mapping[str, StoryView]
) -> tuple[SourceLine, ...]:
    """Return what every source does over all stories, in alphabetical order."""
    n_articles = Counter(
        one_line(article.source) or "Source without a name" for article in articles
    )
    columns = defaultdict[str, list["Column"]](list)
    for view in stories.values():
        for column in view.columns if len(view.columns) > 1 else ():
            columns[column.name].append(column)
    return tuple(
        SourceLine(
            name=name,
            n_articles=n_articles[name],
            n_stories=len(columns[name]),
            n_told=sum(column.n_told for column in columns[name]),
            n_alone=sum(column.n_alone for column in columns[name]),
            n_omitted=sum(column.n_omitted for column in columns[name]),
            n_contradicted=sum(column.n_contradicted for column in columns[name]),
        )
        for name in sorted(n_articles, key=lambda name: (name.casefold(), name))
    )


def _article_views(
    texts: Mapping[str, Text],
    facts: list[Fact],
    views: Mapping[str, FactView],
    claims: Mapping[str, Claim],
    columns: dict[str, Column],
) -> tuple[ArticleView, ...]:
    stated = defaultdict[str, list["Stated"]](list)
    for fact in facts:
        for claim in (claims[claim_id] for claim_id in fact.claim_ids):
            kind = reach(views[fact.id])
            stated[claim.article_id] += [(span, fact.id, kind) for span in claim.spans]
    return tuple(
        ArticleView(
            anchor=text.anchor,
            source=one_line(text.article.source) or "Source without a name",
            title=one_line(text.article.title) or "Article without a headline",
            when=shown_date(text.article.published) or "date unknown",
            href=one_line(text.article.url) if text.article.url.lower().startswith(_WEB) else "",
            words=text.article.words,
            # Taken out, so that a source's tally stands at the first of its articles.
            column=columns.pop(text.article.source, None),
            paragraphs=text.reading(stated[article_id]),
        )
        for article_id, text in texts.items()
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
        n_shared=len(view.shared),
        n_some=len(view.some),
        n_contradicted=len(view.contradicted),
        n_differences=len(view.differences),
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


def _doubt(fact: FactView) -> tuple[bool, int, int]:
    """Return the order of contradicted facts: sure ones first, then by probability."""
    surest = max(fact.contradicting, key=lambda quote: (not quote.unsure, quote.percent))
    return surest.unsure, -surest.percent, fact.number


def _unsure_below(comparison: Comparison) -> int | None:
    for name, value in comparison.settings:
        if name.rpartition(".")[2] == "unsure_threshold":
            try:
                return percent(float(value))
            except ValueError:
                return None
    return None


def _record(path: str, record: int) -> str:
    return one_line(f"{portable(path)}, record {record}" if record else portable(path))


def _shown(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((one_line(name), one_line(portable(value))) for name, value in sorted(pairs))
