"""Paragraphs of an article that extraction left behind, put back where they stand on the page.

Some pages part an article into several containers, with advertisements between them, and the
extraction keeps one. An article of which half is missing would be said to omit what it states.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.read.decode import clean
from compare.read.paragraphs import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    Make = tuple[str | None, str, str | None]

_APART = frozenset({"aside", "nav", "footer", "header", "li", "form", "figure"})
_LONG = 12
"""Words of a paragraph that is certainly running text."""

_LEAST = 3
"""Paragraphs of one make that must be in, and must be missing, before any is put back."""

_MISSING_SHARE = 0.5
"""Words missing, as a share of those extracted, that make a page one with a split body."""

_MOST_LOOKING = 10**9


def with_lost_paragraphs(tree: HtmlElement, extracted: Sequence[str]) -> list[str]:
    """Return the extracted paragraphs and those the page sets exactly like them.

    Paragraphs are of one make where their class, and tag and class of what holds them, are the
    same. Pages that miss less than half as many words as were extracted stay as they are, since
    teasers of other articles may be of one make with the article.

    Parameters
    ----------
    tree
        The parsed page; it is left as it is.
    extracted
        Paragraphs in their order.
    """
    whole = fold(" ".join(extracted))
    here = [(make, text) for item in tree.iter("p") if (text := _running(item))
            for make in [_make(item)]]  # fmt: skip
    parts = {fold(text) for text in extracted}
    # Words may stand inside a longer block; on a giant page, looking for each is not worth it.
    small = len(here) * len(whole) < _MOST_LOOKING
    inside = {text: (own := fold(text)) in parts or (small and own in whole) for _, text in here}
    known = Counter(make for make, text in here if inside[text] and len(text.split()) >= _LONG)
    lost = [text for make, text in here if not inside[text] and known[make] >= _LEAST]
    long = [text for text in lost if len(text.split()) >= _LONG]
    words = sum(len(text.split()) for text in long)
    enough = _MISSING_SHARE * sum(len(text.split()) for text in extracted)
    if len(long) < _LEAST or words < enough:
        return list(extracted)
    places = {fold(text): number for number, text in enumerate(extracted)}
    put_back: dict[int, list[str]] = {}
    last = -1
    for _, text in here:
        last = places.get(fold(text), last)
        if text in lost:
            put_back.setdefault(last, []).append(text)
    result = list(put_back.get(-1, ()))
    for number, text in enumerate(extracted):
        result += [text, *put_back.get(number, ())]
    return list(dict.fromkeys(result))


def _make(item: HtmlElement) -> Make:
    holder = item.getparent()
    return item.get("class"), holder.tag, holder.get("class")


def _running(item: HtmlElement) -> str:
    """Return a paragraph's words, or nothing where it stands apart or is mostly links."""
    if item.getparent() is None or any(above.tag in _APART for above in item.iterancestors()):
        return ""
    text = one_line(clean(item.text_content()))
    linked = sum(len(link.text_content().split()) for link in item.iter("a"))
    return text if 2 * linked <= len(text.split()) else ""
