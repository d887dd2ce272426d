"""Results, stories, facts and sources as they show themselves in a notebook, and their tables."""

from __future__ import annotations

import comparison_factory as factory
import pytest

from compare.errors import InputError
from compare.result import Result


@pytest.fixture(scope="module")
def result() -> Result:
    """Return the result of the model case."""
    return Result(factory.moscow())


def test_every_object_shows_itself_small(result: Result) -> None:
    """A table each, without script and style sheet, well under a page's size."""
    story = result.story(1)
    for one in (result, story, story.fact(7), result.source("Levant")):
        shown = one._repr_html_()
        assert "<table" in shown
        assert "<script" not in shown
        assert "class=" not in shown
        assert len(shown) < 40_000
        assert len(repr(one)) < 200


def test_a_fact_shows_who_tells_it_and_the_nearest(result: Result) -> None:
    """Tellers come first; the others stand with the closest thing they say."""
    shown = result.story(1).fact("mutual-defence")._repr_html_()
    rows = shown.split("<tr>")
    assert "Levant Ledger" in rows[2]
    assert "● included" in rows[2]
    assert "The two states signed a partnership treaty in January." in shown


def test_a_fact_is_found_by_number_id_or_words(result: Result) -> None:
    """All three lead to one fact; what fits none or several says so."""
    story = result.story(1)
    fact = story.fact(7)
    assert story.fact(fact.fact.id) == story.fact("holds no mutual") == fact
    assert list(fact.judgements["source"]) == sorted(fact.judgements["source"])
    assert fact.text == fact.fact.text
    assert story.fact(3).differences["kind"].unique().tolist() == ["place"]
    with pytest.raises(InputError, match="no fact in this story for 'zebra'"):
        story.fact("zebra")
    with pytest.raises(InputError, match="facts in this story for 'the'"):
        story.fact("the")


def test_a_source_tells_what_it_alone_tells_and_what_it_omits(result: Result) -> None:
    """Both as tables; omitted facts that most others tell come first."""
    source = result.source("levant")
    assert source.name == "Levant Ledger"
    assert "The pact with Russia holds no mutual-defence clause" in set(source.alone["text"])
    assert (source.alone["n_included"] == 1).all()
    told = list(source.omitted["n_included"])
    assert told == sorted(told, reverse=True)
    assert set(source.judgements["source"]) == {"Levant Ledger"}
    assert len(source.articles) == 1
    assert len(source.differences) > 0
    with pytest.raises(InputError, match="the sources are Bosphorus Daily"):
        result.source("zebra")


def test_omissions_are_a_table_in_the_order_of_the_page(result: Result) -> None:
    """The first is the one that the page begins with; stories of one article have none."""
    found = result.story(1).omissions
    assert list(found.columns[:4]) == ["story_id", "fact_id", "text", "told_by"]
    assert found["text"][0] == "The pact with Russia holds no mutual-defence clause"
    assert found["told_by"][0] == "Levant Ledger"
    assert (2 * found["n_told"] <= found["n_known"]).all()
    assert found["salience"].is_monotonic_decreasing
    assert result.omissions.equals(found)
    assert Result(factory.empty()).omissions.empty


def test_likeness_is_a_table_of_sources(result: Result) -> None:
    """Each is wholly like itself, and the table is symmetric."""
    found = result.story(1).likeness
    assert list(found.index) == list(found.columns)
    assert (found.to_numpy().diagonal() == 1).all()
    assert found.equals(found.T)


def test_hostile_words_are_escaped() -> None:
    """Names and words of an attack stay text."""
    result = Result(factory.hostile())
    shown = result._repr_html_() + result.source("Outlet")._repr_html_()
    shown += result.story(1).fact(1)._repr_html_()
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "&lt;b&gt;Outlet" in shown
