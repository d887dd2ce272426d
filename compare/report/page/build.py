"""Comparison in, views out: what each page shows, in which order."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from compare.report.characters import one_line
from compare.report.codes import source_codes
from compare.report.page.facts import TOLD, FactViews, percent, reach
from compare.report.page.kinds import by_kind
from compare.report.page.matrix import matrix_view
from compare.report.page.pictures import likeness, moments
from compare.report.page.tellings import difference_views
from compare.report.page.texts import Stated, Text, shown_date, shown_dates
from compare.report.page.varied import varied
from compare.report.page.view import (
    ArticleView,
    Column,
    FactView,
    StoryView,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.records import Article, Claim, Comparison, Difference, Fact, Judgement, Story

_WEB = ("http://", "https://")
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
    by date and source; facts in the comparison's order, except that those which most and those
    which only some tell are ranked by :mod:`compare.report.page.salience`.
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
    shared = [fact for fact in facts if fact.group == "shared"]
    some = [fact for fact in facts if fact.group == "some"]
    contradicted = [fact for fact in facts if fact.contradicting]
    differences = difference_views(
        parts.differences_of[story.id],
        by_id,
        {(one.fact_id, one.source): one for f in by_id for one in parts.judgements_of[f]},
        views,
    )
    alike = likeness(facts, columns)
    matrix = matrix_view(facts, alike, differences, document_sha256[:_CITED_DIGITS])
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
        shared=varied(sorted(shared, key=lambda fact: (-fact.common, fact.number))),
        some=tuple(sorted(some, key=lambda fact: (-fact.salience, fact.number))),
        contradicted=tuple(sorted(contradicted, key=_doubt)),
        differences=differences,
        kinds=by_kind(differences, brief=matrix.brief),
        n_differing=len(set().union(*matrix.kinds.values())),
        moments=moments(facts, shown, [bool(one.published) for one in articles]),
        likeness=alike,
        matrix=matrix,
        unsure_below=_unsure_below(parts.comparison),
    )


def _columns(sources: list[str], facts: tuple[FactView, ...]) -> tuple[Column, ...]:
    codes = source_codes(sources)
    n: Counter[tuple[int, str]] = Counter()
    for fact in facts:
        for quote in (*fact.tellers, *fact.others):
            n[quote.column, quote.verdict] += 1
            n[quote.column, "known"] += quote.verdict != "not yet known"
        if len(fact.tellers) == 1 and len(sources) > 1:
            n[fact.tellers[0].column, "alone"] += 1
    return tuple(
        Column(
            index=i,
            name=one_line(source) or "Source without a name",
            code=codes[source],
            n_known=n[i, "known"],
            n_told=n[i, TOLD],
            n_alone=n[i, "alone"],
            n_omitted=n[i, "omitted"],
            n_contradicted=n[i, "contradicted"],
        )
        for i, source in enumerate(sources)
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
