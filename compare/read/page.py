"""A web page in, the draft of its article out."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from compare.read.bylines import header_line
from compare.read.decode import clean
from compare.read.draft import Draft, UnusableError
from compare.read.leftovers import without_leftovers
from compare.read.page_facts import PageFacts, page_facts, take_standfirst
from compare.read.paragraphs import (
    body_text,
    count_words,
    fold,
    one_line,
    real_standfirst,
    to_paragraphs,
    without_title,
)
from compare.read.split_body import with_lost_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_LITTLE = 100
_TIMES_AS_LONG = 4

# No clock: htmldate otherwise takes no date after today.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_BLOCKS = frozenset(
    {"p", "head", "quote", "list", "item", "table", "row", "div", "ab", "code", "fw"}
)
_TOP = 3
"""Paragraphs at the top that may be a byline or a date rather than body."""


def declared_encoding(data: bytes) -> str:
    """Return the character set that a page declares in its first bytes, or an empty string."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def article_of_page(html: str) -> Draft:
    """Return the draft of the article on a page.

    The body is trafilatura's (Barbaresi, 2021), favouring precision; everything else is the
    page's own metadata. On the 181 pages of scrapinghub's benchmark (4-gram shingles, see
    :mod:`compare.evaluate.extraction`) that option gives F1 .964, trafilatura's defaults .960,
    favouring recall .959, no tables .957; with what this module and
    :mod:`compare.read.split_body` add to it, .97.

    Parameters
    ----------
    html
        The page's source.

    Raises
    ------
    UnusableError
        Where the page holds no article.
    """
    tree = _tree(html)
    facts = page_facts(tree)
    standfirst = take_standfirst(tree)
    found = with_lost_paragraphs(tree, _extracted(tree))
    paragraphs = without_title(without_leftovers(found), facts.title)
    paragraphs, published, author = _take_top(paragraphs, facts)
    if standfirst and paragraphs and fold(paragraphs[0]) == fold(standfirst):
        del paragraphs[0]
    body = body_text(paragraphs)
    if not body:
        message = "it holds no article text that can be told from its navigation"
        raise UnusableError(message)
    return Draft(
        source=facts.source,
        title=facts.title,
        standfirst=real_standfirst(standfirst or facts.description, facts.title, body),
        body=body,
        published=facts.published or published or _guessed_date(html),
        url=facts.url,
        metadata=(("author", author),) if author else (),
    )


def _tree(html: str) -> HtmlElement:
    from lxml import etree  # noqa: PLC0415 - only where a page is read
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 - the same

    # Comments and processing instructions go: extraction loses the text behind them.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)

    try:
        return document_fromstring(_DECLARATION.sub("", html).encode(), parser=parser)
    except (etree.LxmlError, ValueError, RecursionError) as error:
        message = "it holds no HTML that can be read"
        raise UnusableError(message) from error


def _extracted(tree: HtmlElement) -> list[str]:
    """Return the paragraphs of the article's body, none where there is none.

    Where little is left of a page, precision may have taken a notice for the article: what
    trafilatura finds unasked is taken instead if it is several times as long.
    """
    strict = _run(tree, precise=True)
    words = count_words(" ".join(strict))
    if words < _LITTLE:
        loose = _run(tree, precise=False)
        if count_words(" ".join(loose)) > _TIMES_AS_LONG * words:
            return loose
    return strict


def _run(tree: HtmlElement, *, precise: bool) -> list[str]:
    from trafilatura import bare_extraction  # noqa: PLC0415 - it takes most of a second to load

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(tree, favor_precision=precise, include_comments=False)
    except Exception as error:  # any page may reach any fault of a third party
        message = f"its article cannot be extracted ({type(error).__name__})"
        raise UnusableError(message) from error
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    pieces: list[str] = []
    _collect(document.body, pieces)
    return to_paragraphs(clean("".join(pieces)))


def _collect(element: _Element, pieces: list[str]) -> None:
    """Append an element's words; blank lines part blocks, and a line break stays one."""
    # An explicit stack: hostile pages nest deeper than Python recurses.
    stack: list[_Element | str] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        mark = "\n\n" if item.tag in _BLOCKS else " " if item.tag == "cell" else ""
        if item.tag == "lb":
            mark = "\n"
        pieces.append(mark)
        if item.text:
            pieces.append(" ".join(re.split(r"\s+", item.text)))
        for child in reversed(item):
            if child.tail:
                stack.append(" ".join(re.split(r"\s+", child.tail)))
            stack.append(child)
        if mark.strip(" ") and item.tag != "lb":
            position = len(stack) - sum(1 + bool(child.tail) for child in item)
            stack.insert(position, "\n\n")


def _take_top(paragraphs: list[str], facts: PageFacts) -> tuple[list[str], str, str]:
    """Take bylines and dates off the top; return the rest, a date and an author."""
    published, author = "", one_line(facts.author).removeprefix("By ")
    rest = paragraphs
    for _ in range(_TOP):
        line = header_line(rest[0]) if rest else None
        if line is None or not (line.published or line.author):
            break
        published, author = published or line.published, author or line.author
        rest = rest[1:]
    return list(rest), published, author


def _guessed_date(html: str) -> str:
    """Return the day that htmldate finds in the page where its metadata name none."""
    from trafilatura import extract_metadata  # noqa: PLC0415 - as above

    try:
        found = extract_metadata(_DECLARATION.sub("", html), date_config=dict(_DATES)).date
    except Exception:  # noqa: BLE001 - a page without a date is still an article
        return ""
    return found if isinstance(found, str) else ""
