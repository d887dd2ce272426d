"""Which column of a table, field of an API or key of front matter means what.

Names are compared without case, spaces, dots, hyphens and underscores, and fields inside other
fields are joined by a dot: ``publishedAt``, ``published_at`` and ``Published At`` are one name,
``{"source": {"name": ...}}`` is ``source.name``. The first name of a row that a record fills wins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.errors import SettingsError
from compare.read.paragraphs import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "source": (
        "source", "source.name", "outlet", "media_name", "name_source", "publication", "publisher",
        "publisher.name", "newspaper", "site_name", "source.title", "thread.site",
        "thread.site_full", "SourceCommonName", "source_id", "source_domain", "domain",
        "media_url", "clean_url", "hostname", "site", "media", "brand", "source.uri",
    ),
    "title": (
        "title", "headline", "headline.main", "article_title", "news_title", "fields.headline",
        "webTitle", "head", "Title of article",
    ),
    "standfirst": (
        "standfirst", "fields.standfirst", "fields.trailText", "subtitle", "subheadline",
        "subheading", "dek", "deck", "kicker", "lede", "summary", "description", "abstract",
        "excerpt", "snippet", "teaser", "short_description",
    ),
    "text": (
        "full_content", "full_text", "main_text", "articleBody", "fields.bodyText", "body_text",
        "article_text", "article_content", "text", "body", "content", "article", "story",
        "story_text", "raw_text", "plain_text", "fields.body", "content_text", "content_html",
        "body_html",
    ),
    "published": (
        "published", "published_at", "publish_date", "published_date", "publication_date",
        "pub_date", "date_publish", "date_published", "dateTimePub", "datetime",
        "webPublicationDate", "published_time", "article:published_time", "seendate", "date",
        "timestamp", "time", "created_at",
    ),
    "url": (
        "url", "link", "web_url", "article_url", "source_url", "canonical_url",
        "permalink", "DocumentIdentifier", "href",
    ),
}  # fmt: skip
"""Names of each part of an article as archives, APIs and exports write them, best first.

Among them those of Media Cloud, GDELT, NewsAPI, GNews, Mediastack, NewsData, Newscatcher, Event
Registry, Webz, The Guardian, The New York Times, news-please, trafilatura and the widely copied
news tables of Kaggle and Hugging Face.
"""

_FIELDS = {fold(name): field for field, names in COLUMNS.items() for name in names}

_OURS = {**{field: field for field in COLUMNS}, "body": "text", "date": "published"}


def field_of(name: str) -> str:
    """Return which part of an article a column holds, or an empty string for none."""
    return _FIELDS.get(fold(name), "")


def column_order(mapped: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    """Return for each part of an article the folded column names to try, mapped ones first.

    Parameters
    ----------
    mapped
        ``(ours, theirs)`` pairs, as in ``settings.read.columns``.

    Raises
    ------
    SettingsError
        Where ``ours`` is no part of an article.
    """
    order: dict[str, list[str]] = {field: [] for field in COLUMNS}
    for ours, theirs in mapped:
        field = _OURS.get(ours.strip().casefold())
        if field is None:
            message = f"a column is mapped to {ours!r}; map to one of {', '.join(COLUMNS)}"
            raise SettingsError(message)
        order[field].append(fold(theirs))
    taken = {name for names in order.values() for name in names}
    for field, names in COLUMNS.items():
        # A column mapped to one part must not be read as another part as well.
        order[field].extend(folded for name in names if (folded := fold(name)) not in taken)
    return {field: tuple(dict.fromkeys(names)) for field, names in order.items()}
