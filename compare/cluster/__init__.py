"""Articles in, stories out.

``passages`` and ``pool`` say what of an article the encoder sees and how the vectors become the
article's own; ``cluster`` groups the articles by the probability that two are on one event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.cluster.given import given_groups
from compare.cluster.linkage import group_articles
from compare.cluster.pairs import PairSpace, SameStoryModel, load_model
from compare.cluster.passages import passages, pool
from compare.records import Story, content_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.records import Article
    from compare.settings import ClusterSettings

__all__ = ["SameStoryModel", "cluster", "passages", "pool"]

_NO_DATE = "~"
"""Sorts after every date."""

_TITLE_WORDS = 12


def cluster(
    articles: Sequence[Article],
    vectors: NDArray[np.float32],
    settings: ClusterSettings,
    model: SameStoryModel | None = None,
) -> tuple[Story, ...]:
    """Articles and their vectors in, stories out.

    Parameters
    ----------
    articles
        n articles of distinct ids, in any order, which changes nothing.
    vectors
        ``(n, d)`` float32, unit rows, one an article: ``pool`` of the vectors of its ``passages``.
    settings
        Articles join while their mean same-story probability is at least the threshold in it;
        or it says that all are of one story, or which column names the story of each.
    model
        Another same-story model than the shipped one, whose weights are those of
        all-MiniLM-L6-v2 vectors.

    Returns
    -------
    Stories that partition the articles: the largest first, then by first publication (unknown
    last), then by id. An article on an event of its own is a story of one. A story's articles
    are in order of publication, unknown last, then id; its title is the headline of the most
    central article that has one.

    Raises
    ------
    ValueError
        Where articles and vectors differ in number, or two articles share an id.
    SettingsError
        Where no article has the column that is to name its story.

    Notes
    -----
    See :func:`compare.cluster.linkage.group_articles` for method, complexity and ties.
    """
    if len(articles) != len(vectors):
        message = f"{len(articles)} articles need as many vectors, not {len(vectors)}"
        raise ValueError(message)
    ids = [article.id for article in articles]
    if len(set(ids)) != len(ids):
        message = "two articles share an id; give each article once"
        raise ValueError(message)
    if not ids:
        return ()
    order = sorted(range(len(ids)), key=ids.__getitem__)
    ordered = [articles[i] for i in order]
    space = PairSpace.of(ordered, np.asarray(vectors)[order])
    groups = given_groups(ordered, settings)
    if groups is None:
        groups = group_articles(space, model or load_model(), settings.probability_threshold)
    stories = [_story([ordered[i] for i in group], space.vectors[group]) for group in groups]
    return tuple(
        sorted(stories, key=lambda s: (-len(s.article_ids), s.first_published or _NO_DATE, s.id))
    )


def _story(members: list[Article], vectors: NDArray[np.float32]) -> Story:
    """Make the record of one story; ``members`` come in order of their ids."""
    exact = vectors.astype(np.float64)  # exact sums, see PairSpace
    centrality = exact @ exact.sum(axis=0)
    titled = [i for i, article in enumerate(members) if article.title.strip()]
    central = min(titled or range(len(members)), key=lambda i: (-centrality[i], i))
    opening = members[central].text.split(maxsplit=_TITLE_WORDS)[:_TITLE_WORDS]
    by_time = sorted(members, key=lambda article: (article.published or _NO_DATE, article.id))
    dates = [article.published for article in by_time if article.published]
    return Story(
        id=content_id(*(article.id for article in members)),
        title=members[central].title.strip() or " ".join(opening),
        article_ids=tuple(article.id for article in by_time),
        first_published=dates[0] if dates else "",
        last_published=dates[-1] if dates else "",
    )
