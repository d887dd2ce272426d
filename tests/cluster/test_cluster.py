"""Behaviour of story clustering, on made-up articles and vectors."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.cluster import SameStoryModel, cluster
from compare.records import Article, content_id
from compare.settings import ClusterSettings

if TYPE_CHECKING:
    from numpy.typing import NDArray

FERRY = "the ferry Maren sank off Sorrel and divers searched the flooded hull for survivors "
COURT = "the constitutional court struck down the marches law after the opposition appealed "
DIMENSIONS = 16


def articles_of(*events: str, published: str = "2025-03-11") -> list[Article]:
    """Make an article of each text, no two alike."""
    return [
        Article.compose(
            source=f"Outlet {number}",
            title=f"Headline {number}",
            body=f"{event}{event}as outlet {number} has it",
            published=published,
        )
        for number, event in enumerate(events)
    ]


def vectors_of(*directions: int, noise: float = 0.1) -> NDArray[np.float32]:
    """Make unit vectors near the given axes."""
    generator = np.random.default_rng(7)
    rows: NDArray[np.float64] = np.eye(DIMENSIONS)[list(directions)]
    rows = rows + noise * generator.normal(size=rows.shape)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows.astype(np.float32)


def sizes(articles: list[Article], vectors: NDArray[np.float32]) -> list[int]:
    """Return the sizes of the stories found at the default settings."""
    return [len(story.article_ids) for story in cluster(articles, vectors, ClusterSettings())]


def test_articles_on_two_events_become_two_stories() -> None:
    """Articles of like words, vectors and dates join; the others stay apart."""
    articles = articles_of(FERRY, COURT, FERRY, FERRY, COURT)
    stories = cluster(articles, vectors_of(0, 1, 0, 0, 1), ClusterSettings())
    found = [set(story.article_ids) for story in stories]
    assert found == [{articles[i].id for i in (0, 2, 3)}, {articles[i].id for i in (1, 4)}]


def test_seven_of_one_story_among_five_strangers() -> None:
    """In so small a corpus the words of the story are not taken for common words."""
    strangers = [f"word{n}a word{n}b word{n}c word{n}d word{n}e " for n in range(5)]
    articles = articles_of(*[FERRY] * 7, *strangers)
    assert sizes(articles, vectors_of(*[0] * 7, 1, 2, 3, 4, 5)) == [7, 1, 1, 1, 1, 1]


def test_a_corpus_of_one_story_stays_whole() -> None:
    """Seven articles of one story and nothing else are one story."""
    assert sizes(articles_of(*[FERRY] * 7), vectors_of(*[0] * 7)) == [7]


def test_two_articles() -> None:
    """Two articles join or stay single by what they say."""
    assert sizes(articles_of(FERRY, FERRY), vectors_of(0, 0)) == [2]
    assert sizes(articles_of(FERRY, COURT), vectors_of(0, 1)) == [1, 1]


def test_one_article_and_none() -> None:
    """One article is a story of one; no articles are no stories."""
    articles = articles_of(FERRY)
    (story,) = cluster(articles, vectors_of(0), ClusterSettings())
    assert story.article_ids == (articles[0].id,)
    assert cluster([], np.zeros((0, DIMENSIONS), np.float32), ClusterSettings()) == ()


def test_like_events_a_year_apart_are_two_stories() -> None:
    """Equal words a year later are another event; without dates they are not told apart."""
    first = articles_of(FERRY, FERRY)
    later = [dataclasses.replace(a, id=a.id[::-1], published="2026-03-11") for a in first]
    assert sizes([*first, *later], vectors_of(0, 0, 0, 0)) == [2, 2]
    undated = [dataclasses.replace(a, published="") for a in [*first, *later]]
    assert sizes(undated, vectors_of(0, 0, 0, 0)) == [4]


def test_record_of_a_story() -> None:
    """Id, order of articles, dates and title follow from the articles."""
    days = ["2025-03-12", "", "2025-03-11T09:00:00+00:00", "2025-03-11"]
    articles = [
        dataclasses.replace(article, published=day)
        for article, day in zip(articles_of(*[FERRY] * 4), days, strict=True)
    ]
    vectors = vectors_of(0, 0, 0, 0, noise=0.05)
    (story,) = cluster(articles, vectors, ClusterSettings())
    assert story.id == content_id(*sorted(article.id for article in articles))
    assert story.article_ids == tuple(articles[i].id for i in (3, 2, 0, 1))
    assert (story.first_published, story.last_published) == ("2025-03-11", "2025-03-12")
    central = int(np.argmax(vectors @ vectors.sum(axis=0)))
    assert story.title == articles[central].title


def test_a_story_without_headlines_takes_its_opening_words() -> None:
    """A story is never nameless, and an article with a headline names it before one without."""
    untitled = [
        Article.compose(source=f"Outlet {n}", title="", body=FERRY + FERRY + str(n))
        for n in range(2)
    ]
    (story,) = cluster(untitled, vectors_of(0, 0), ClusterSettings())
    assert story.title == "the ferry Maren sank off Sorrel and divers searched the flooded hull"
    titled = dataclasses.replace(untitled[0], title="Ferry sinks")
    (story,) = cluster([titled, untitled[1]], vectors_of(0, 0), ClusterSettings())
    assert story.title == "Ferry sinks"


def test_stories_come_by_size_then_date_then_id() -> None:
    """The largest story first, then the earliest, undated ones last."""
    articles = articles_of(FERRY, FERRY, COURT, "one two three four ", "five six seven eight ")
    articles[3] = dataclasses.replace(articles[3], published="")
    articles[4] = dataclasses.replace(articles[4], published="2025-03-01")
    stories = cluster(articles, vectors_of(0, 0, 1, 2, 3), ClusterSettings())
    expected = [(2, "2025-03-11"), (1, "2025-03-01"), (1, "2025-03-11"), (1, "")]
    assert [(len(s.article_ids), s.first_published) for s in stories] == expected


def test_hostile_texts_do_not_break_clustering() -> None:
    """Texts without a word, of one endless word, of control characters or lone surrogates."""
    bodies = ["", "\x00\x07", "a" * 100_000, "\ud800 \ud800", "اب " * 50, "the of and"]
    articles = [
        Article.compose(source=f"Outlet {n}", title="", body=body) for n, body in enumerate(bodies)
    ]
    stories = cluster(articles, vectors_of(*range(6)), ClusterSettings())
    assert sorted(i for s in stories for i in s.article_ids) == sorted(a.id for a in articles)
    wordless = np.zeros((6, DIMENSIONS), np.float32)
    assert len(cluster(articles, wordless, ClusterSettings())) == len(articles)


def test_mismatched_input_is_refused() -> None:
    """Another number of vectors than of articles, or one article twice, is a caller's mistake."""
    articles = articles_of(FERRY, COURT)
    with pytest.raises(ValueError, match="2 articles need as many vectors, not 3"):
        cluster(articles, vectors_of(0, 1, 2), ClusterSettings())
    with pytest.raises(ValueError, match="two articles share an id"):
        cluster([articles[0], articles[0]], vectors_of(0, 0), ClusterSettings())


def test_threshold_and_model_are_obeyed() -> None:
    """A threshold of 0 joins all that a model gives any chance; another model decides anew."""
    articles, vectors = articles_of(FERRY, COURT, FERRY), vectors_of(0, 1, 0)
    (story,) = cluster(articles, vectors, ClusterSettings(probability_threshold=0))
    assert len(story.article_ids) == 3
    never = SameStoryModel(-50.0, (0.0, 0.0, 0.0, 0.0))
    assert len(cluster(articles, vectors, ClusterSettings(), never)) == 3


@settings(max_examples=25, deadline=None)
@given(
    order=st.permutations(range(9)), directions=st.lists(st.integers(0, 3), min_size=9, max_size=9)
)
def test_order_changes_nothing_and_stories_partition(
    order: list[int], directions: list[int]
) -> None:
    """Every article is in exactly one story, and the order of articles changes no record."""
    texts = [FERRY, COURT, "one two three four five ", "six seven eight nine ten "]
    articles = articles_of(*(texts[d] for d in directions))
    vectors = vectors_of(*directions, noise=0.25)
    stories = cluster(articles, vectors, ClusterSettings())
    assert sorted(i for s in stories for i in s.article_ids) == sorted(a.id for a in articles)
    assert cluster([articles[i] for i in order], vectors[order], ClusterSettings()) == stories
