"""Stories that the user has given: all articles one, or a column that names each one's."""

from __future__ import annotations

import numpy as np
import pytest

from compare.cluster import cluster
from compare.errors import SettingsError
from compare.records import Article
from compare.settings import ClusterSettings


def _articles(*events: str) -> list[Article]:
    return [
        Article.compose(
            source=f"outlet {number}",
            title=f"Headline {number}",
            body=f"Body of article {number}.",
            metadata=(("event", event),) if event else (),
        )
        for number, event in enumerate(events)
    ]


def _sources(articles: list[Article], settings: ClusterSettings) -> set[frozenset[str]]:
    vectors = np.eye(len(articles), dtype=np.float32)  # as unlike each other as can be
    known = {article.id: article.source for article in articles}
    stories = cluster(articles, vectors, settings)
    return {frozenset(known[i] for i in story.article_ids) for story in stories}


def test_all_articles_are_one_story_where_the_user_says_so() -> None:
    """However unlike the articles are."""
    articles = _articles("", "", "")
    one = frozenset({"outlet 0", "outlet 1", "outlet 2"})
    assert _sources(articles, ClusterSettings(one_story=True)) == {one}


def test_a_column_names_the_stories() -> None:
    """Articles of one name are one story; where the column is empty an article stands alone."""
    articles = _articles("fire", "", "ruling", "fire", "")
    assert _sources(articles, ClusterSettings(story_column="event")) == {
        frozenset({"outlet 0", "outlet 3"}),
        frozenset({"outlet 2"}),
        frozenset({"outlet 1"}),
        frozenset({"outlet 4"}),
    }


def test_a_column_that_nobody_has_is_refused_with_those_there_are() -> None:
    """A misspelt column would else make every article a story of its own."""
    with pytest.raises(SettingsError, match=r"no article has a column evnt .* columns are event"):
        _sources(_articles("fire", "ruling"), ClusterSettings(story_column="evnt"))
