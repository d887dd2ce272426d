"""What a page says about itself: title, outlet, date, address, standfirst."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compare.read.decode import clean
from compare.read.origins import host_of, outlet_name
from compare.read.paragraphs import count_words, fold, one_line
from compare.read.times import published_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article|BlogPosting|Report$")
_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "article:published", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date",
    "publishdate", "publication_date", "pubdate", "dc.date.issued", "dcterms.created", "dc.date",
    "cxenseparse:recs:publishtime", "date", "timestamp",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title", "publisher")
_SEPARATOR = re.compile(r"\s+[|»·•]\s+|\s+[-–—]\s+|\s*\|\s*")
_STANDFIRST = re.compile(
    r"standfirst|\b(?:article|story|entry|post|page|content)?[-_]*(?:dek|deck|sub-?title"
    r"|sub-?head(?:line|ing)?|summary|strapline)\b",
    re.IGNORECASE,
)
_STANDFIRST_WORDS = range(4, 91)
_APART = frozenset({"aside", "nav", "footer", "li", "form"})
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says about itself; empty strings where it says nothing."""

    title: str = ""
    source: str = ""
    description: str = ""
    published: str = ""
    url: str = ""
    author: str = ""


def page_facts(tree: HtmlElement) -> PageFacts:
    """Return what a page's own metadata says.

    JSON-LD comes first for the date, ``og:site_name`` for the outlet, the first heading that
    agrees with the metadata for the title. The outlet may stand only behind the headline in
    ``<title>``; failing all, it is the host of the page's address.

    Parameters
    ----------
    tree
        The parsed page; it is left as it is.
    """
    meta = _meta(tree)
    linked = next(_articles(tree), {})
    headings = [one_line(clean(item.text_content())) for item in tree.iter("h1")]
    url = _url(tree, meta, linked)
    window = one_line(clean(next((item.text_content() for item in tree.iter("title")), "")))
    named = _text(linked.get("publisher"), "name")
    source = next((name for name in (meta.get(key, "") for key in _SITES[:1]) if name), named)
    source = source or next(
        (name for name in (meta.get(key, "") for key in _SITES[1:]) if name), ""
    )
    title = _title(meta, linked, headings, window)
    if not source:
        source = _behind(window, title or next(iter(headings), ""))
    source = outlet_name(source) or host_of(url)
    return PageFacts(
        title=_without_outlet(title, source),
        source=source,
        description=meta.get("og:description")
        or meta.get("description")
        or _text(linked.get("description")),
        published=_published(tree, meta, linked),
        url=url,
        author=_text(linked.get("author"), "name") or meta.get("author", ""),
    )


def take_standfirst(tree: HtmlElement) -> str:
    """Remove the element that the page's own markup calls standfirst, and return its words.

    Taken only where exactly one such element stands behind a heading, outside navigation, and is
    of a standfirst's length.
    """
    found: list[tuple[HtmlElement, str]] = []
    headed = False
    for item in tree.iter("h1", "p", "h2", "h3", "h4", "div", "section", "span"):
        headed = headed or item.tag == "h1"
        names = f"{item.get('class', '')} {item.get('itemprop', '')}".split()
        if not headed or not any(map(_STANDFIRST.fullmatch, names)):
            continue
        above = set(item.iterancestors())
        if any(parent.tag in _APART for parent in above) or any(one in above for one, _ in found):
            continue
        if text := one_line(clean(item.text_content())):
            found.append((item, text))
        if len(found) > 1:
            break
    if len(found) != 1 or count_words(found[0][1]) not in _STANDFIRST_WORDS:
        return ""
    found[0][0].drop_tree()
    return found[0][1]


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Return the first non-empty content of each meta element by its name in lower case."""
    said: dict[str, str] = {}
    for item in tree.iter("meta"):
        name = (item.get("property") or item.get("name") or item.get("itemprop") or "").lower()
        value = one_line(clean(item.get("content") or ""))
        if name and value:
            said.setdefault(name.strip(), value)
    return said


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _typed(data, 0)


def _typed(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _typed(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        if any(
            isinstance(kind, str) and _ARTICLE.search(kind)
            for kind in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield data
        yield from _typed(data.get("@graph"), depth + 1)


def _text(value: object, key: str = "") -> str:
    """Return a JSON-LD value as text: of a list the first, of an object its ``key``."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get(key, "")
    return one_line(clean(value)) if isinstance(value, str) else ""


def _title(meta: dict[str, str], linked: dict[str, Any], headings: list[str], window: str) -> str:
    """Return the headline: the heading on the page where the metadata know it, else theirs."""
    said = [meta.get("og:title", ""), _text(linked.get("headline")), window]
    for heading in headings:
        if heading and any(fold(heading) in fold(text) for text in said if text):
            return heading
    only = [heading for heading in headings if heading]
    return next((text for text in said[:2] if text), only[0] if len(only) == 1 else window)


def _behind(window: str, title: str) -> str:
    """Return the outlet's name that stands behind the headline in the window's title."""
    pieces = _SEPARATOR.split(window)
    if len(pieces) < 2:  # noqa: PLR2004 - a headline and a name
        return ""
    if title and fold(window).startswith(fold(title)) and fold(window) != fold(title):
        behind = [piece for piece in _SEPARATOR.split(window[len(title) :]) if piece]
        return behind[-1] if behind else ""
    name = window.rpartition("|")[2].strip()
    return name if "|" in window and len(name.split()) <= 5 else ""  # noqa: PLR2004 - no headline


def _without_outlet(title: str, source: str) -> str:
    """Return a title less the outlet's name behind it."""
    for found in _SEPARATOR.finditer(title):
        if fold(title[found.end() :]) == fold(source) != "":
            return title[: found.start()].strip()
    return title


def _url(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str:
    links = [
        item.get("href") or ""
        for item in tree.iter("link")
        if "canonical" in (item.get("rel") or "").lower().split()
    ]
    said = [
        *links,
        meta.get("og:url", ""),
        _text(linked.get("url")),
        _text(linked.get("mainEntityOfPage"), "@id"),
    ]
    return next(
        (one_line(url) for url in said if url.strip().startswith(("http://", "https://"))), ""
    )


def _published(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str:
    said = [_text(linked.get("datePublished")), *(meta.get(name, "") for name in _DATES)]
    times = sorted(
        tree.iter("time"),
        key=lambda item: (
            "datepublished" not in (item.get("itemprop") or "").lower()
            and item.get("pubdate") is None
        ),
    )
    said += [item.get("datetime") or item.text_content() for item in times[:5]]
    return next((time for text in said if text and (time := published_time(text))), "")
