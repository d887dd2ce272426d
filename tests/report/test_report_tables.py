"""Records to pandas: columns, types, counts and the matrix of a story."""

from __future__ import annotations

import comparison_factory as factory
import pytest

from compare import tables
from compare.errors import InputError
from compare.records import Comparison
from compare.report.spreadsheet import to_frames

# The names that users were promised, in their order.
PROMISED = {
    "articles.csv": "article_id, source, title, published, url, path, story_id, words",
    "stories.csv": "story_id, title, n_articles, n_sources, first_published, last_published",
    "facts.csv": "story_id, fact_id, text, n_included, n_partial, n_contradicted, n_omitted",
    "judgements.csv": (
        "story_id, fact_id, source, article_id, verdict, probability, evidence, start, end, nearest"
    ),
    "differences.csv": (
        "story_id, fact_id, kind, source_a, value_a, source_b, value_b, evidence_a, evidence_b"
    ),
    "sources.csv": "source, n_articles, n_stories, n_included, n_omitted, n_contradicted",
    "habits.csv": "source, kind, n_facts, n_differing, share, low, high, n_alone",
    "refused.csv": "path, record, reason",
}


@pytest.mark.parametrize("name", PROMISED)
def test_promised_columns_come_first_and_in_order(name: str) -> None:
    """A program that reads the promised columns by place or by name goes on working."""
    promised = PROMISED[name].split(", ")
    assert list(to_frames(factory.moscow())[name].columns)[: len(promised)] == promised


@pytest.mark.parametrize("name", PROMISED)
def test_an_empty_comparison_gives_the_same_columns_and_types(name: str) -> None:
    """Types hang on no content, so that frames of many runs can be joined."""
    full, empty = to_frames(factory.moscow())[name], to_frames(factory.empty())[name]
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns)
    assert list(empty.dtypes) == list(full.dtypes)


def test_counts_agree_with_the_judgements() -> None:
    """The verdicts of a fact add up to the story's sources; a source's to its facts."""
    comparison = factory.moscow()
    facts = tables.facts_frame(comparison)
    counts = ["n_included", "n_partial", "n_contradicted", "n_omitted", "n_not_yet_known"]
    assert (facts[counts].sum(axis=1) == 7).all()
    sources = tables.sources_frame(comparison).set_index("source")
    assert (sources[counts].sum(axis=1) == len(comparison.facts)).all()
    assert sources.loc["Gulf Monitor", "n_articles"] == 2
    assert sources.loc["Gulf Monitor", "n_stories"] == 2
    assert sources.loc["Levant Ledger", "n_contradicted"] == 1


def test_offsets_of_evidence_point_at_its_words() -> None:
    """``text[start:end]`` is the evidence; an omission has a nearest and no offsets."""
    comparison = factory.moscow()
    text = {article.id: article.text for article in comparison.articles}
    frame = tables.judgements_frame(comparison)
    told = frame[frame["evidence"] != ""]
    for article_id, start, end, words in told[
        ["article_id", "start", "end", "evidence"]
    ].to_numpy():
        assert text[article_id][start:end] == words
    omitted = frame[frame["verdict"] == "omitted"]
    assert omitted["start"].isna().all()
    assert (omitted["nearest"] != "").all()


def test_metadata_become_columns_of_their_own() -> None:
    """Further columns of a corpus follow the fixed ones under a prefix."""
    assert "meta_=formula" in tables.articles_frame(factory.hostile()).columns


def test_matrix_has_a_row_a_fact_and_a_column_a_source() -> None:
    """The model case can be computed: who alone includes the missing clause."""
    comparison = factory.moscow()
    matrix = tables.matrix_frame(comparison, comparison.stories[0].id)
    assert matrix.shape == (22, 7)
    row = matrix.xs("The pact with Russia holds no mutual-defence clause", level="fact").iloc[0]
    assert list(row[row == "included"].index) == ["Levant Ledger"]
    assert (row == "omitted").sum() == 6
    chances = tables.matrix_frame(comparison, comparison.stories[0].id[:5], "probability")
    assert chances.to_numpy().min() > 0
    assert chances.to_numpy().max() <= 1


def test_matrix_of_a_story_of_one_is_empty() -> None:
    """A story without judgements gives a frame without rows, not an error."""
    comparison = factory.moscow()
    assert tables.matrix_frame(comparison, comparison.stories[1].id).shape == (0, 0)


@pytest.mark.parametrize("wanted", ["", "no such story"])
def test_an_unknown_story_is_named(wanted: str) -> None:
    """The message names what was asked for."""
    with pytest.raises(InputError, match=f"^'{wanted}' is no story"):
        tables.matrix_frame(factory.moscow(), wanted)


def test_a_beginning_that_fits_two_stories_is_refused() -> None:
    """A short id is taken only where it is clear."""
    stories = factory.moscow().stories
    twins = tuple(
        type(story)(f"aa{i}", "", story.article_ids, "", "") for i, story in enumerate(stories)
    )
    comparison = Comparison((), twins, (), (), (), ())
    with pytest.raises(InputError, match="fits more than one story"):
        tables.find_story_id(comparison, "aa")
