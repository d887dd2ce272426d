"""The pictures of a story: which facts were known when, and which sources tell alike."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import comparison_factory as factory
from large_story import large_story
from overviews import index_of

from compare.report.page import to_pages
from compare.report.page.build import Parts, story_view

if TYPE_CHECKING:
    from compare.records import Comparison
    from compare.report.page.view import StoryView


def _view(comparison: Comparison) -> StoryView:
    return story_view(Parts(comparison), comparison.stories[0])


def test_every_told_fact_is_new_in_one_article() -> None:
    """What is new fills the line without gaps, in the order of the dates."""
    view = _view(factory.moscow())
    told = sum(any(cell and cell.code == "i" for cell in fact.cells) for fact in view.facts)
    assert sum(moment.n_new for moment in view.moments) == told
    assert [moment.article for moment in view.moments] == list(view.articles)
    end = 0
    for moment in view.moments:
        dashes = [int(length) for length in moment.new.split()]
        if dashes:
            assert dashes == [0, end, moment.n_new, moment.n_all]
        end += sum(dashes[2::2])
    assert end == told


def test_an_article_without_a_date_comes_last() -> None:
    """Nobody can say that it was first."""
    comparison = factory.moscow()
    articles = list(comparison.articles)
    articles[0] = dataclasses.replace(articles[0], published="")
    view = _view(dataclasses.replace(comparison, articles=tuple(articles)))
    assert view.moments[-1].article.when == "date unknown"


def test_a_story_without_dates_has_no_line_of_time() -> None:
    """Where not two articles have a date, nothing can be said of who was first."""
    comparison = factory.moscow()
    undated = tuple(dataclasses.replace(one, published="") for one in comparison.articles)
    name = f"story-{comparison.stories[0].id}.html"
    assert "When facts came out" in to_pages(comparison, "")[name]
    page = to_pages(dataclasses.replace(comparison, articles=undated), "")[name]
    assert "When facts came out" not in page
    assert page.count("Who tells alike") == 2


def test_likeness_is_the_share_of_facts_that_both_tell() -> None:
    """Facts not yet known to one of the two are left out, and the pair's order does not count."""
    view = _view(factory.moscow())
    assert len(view.likeness.pairs) == 21
    for pair in view.likeness.pairs:
        a = {f.number for f in view.facts if _code(f.cells[pair.a.index]) == "i"}
        b = {f.number for f in view.facts if _code(f.cells[pair.b.index]) == "i"}
        late = {
            f.number
            for f in view.facts
            if "n" in (_code(f.cells[pair.a.index]), _code(f.cells[pair.b.index]))
        }
        assert (pair.n_both, pair.n_either) == (len((a & b) - late), len((a | b) - late))
    shares = [pair.percent for pair in view.likeness.ranked]
    assert shares == sorted(shares, reverse=True)


def _code(cell: object) -> str:
    return str(getattr(cell, "code", "n"))


def test_sources_that_print_the_same_fold_and_others_do_not() -> None:
    """A source whose verdicts are those of another stands in its group."""
    assert _view(factory.moscow()).likeness.groups == ()
    comparison = factory.moscow()
    of = {j.fact_id: j for j in comparison.judgements if j.source == "Capital Wire"}
    twins = tuple(
        dataclasses.replace(
            j, verdict=of[j.fact_id].verdict, evidence=(), nearest=None, probability=0.9
        )
        if j.source == "Gulf Monitor"
        else j
        for j in comparison.judgements
    )
    view = _view(dataclasses.replace(comparison, judgements=twins))
    names = [[view.columns[i].name for i in group] for group in view.likeness.groups]
    assert names == [["Capital Wire", "Gulf Monitor"]]


def test_many_sources_have_no_box_without_anything_alike() -> None:
    """The picture of fifty sources draws the pairs that tell something alike only."""
    shades = _view(large_story(30, 60)).likeness.shades
    assert shades[0] == ""
    assert any(shades[1:])


def test_stories_stand_on_the_time_of_the_corpus() -> None:
    """A story's days count from the first dated article."""
    comparison = factory.moscow()
    index = index_of(comparison)
    assert index.stories[0].days is not None
    start, length = index.stories[0].days
    assert start + length <= index.n_days
    assert (start, length) == (3, 2)
