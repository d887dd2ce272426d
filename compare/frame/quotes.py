"""Tellings in, what of them stands in quotation marks out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from compare.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.frame.telling import Telling
    from compare.records import Article, Span

Form = Literal["", "direct quote", "part quote", "paraphrase"]

LEAST_WORDS = 3
"""A quote is cut short where it keeps at least this many words and loses as many."""

_QUOTE = re.compile(r'"([^"\n]{1,2000})"|“([^”\n]{1,2000})”|‘([^’\n]{2,2000})’(?!\w)')
_MARK = re.compile(r'["“”]')


def form(telling: Telling) -> Form:
    """Return whether a claim is a quote, holds a quoted part, or puts it in its own words.

    Empty where that is open: the outlet's own words, quotes elsewhere in the sentence, and quoted
    names and titles.
    """
    claim = telling.claim
    if claim.voice.quoted:
        return "direct quote"
    low, high = claim.sentence
    if _MARK.search(telling.article.text, low, high) is None:
        return "paraphrase" if claim.voice.kind in {"named", "unnamed"} else ""
    for match in _QUOTE.finditer(claim.text):
        inside = next(part for part in match.groups() if part)
        if not all(word[0].isupper() for word in inside.split()):
            return "part quote"
    return ""


def cut(first: Telling, second: Telling) -> tuple[tuple[str, Span], tuple[str, Span]] | None:
    """Return two quotes, with their places, of which one is a part of the other; else None.

    The shorter is cut only where its article prints the rest nowhere.
    """
    for mine, span_a in _quotes(first):
        for theirs, span_b in _quotes(second):
            a, b = words(mine), words(theirs)
            if _is_cut(a, b, first.article):
                return (f"cut quote: {mine}", span_a), (f"fuller quote: {theirs}", span_b)
            if _is_cut(b, a, second.article):
                return (f"fuller quote: {mine}", span_a), (f"cut quote: {theirs}", span_b)
    return None


def _quotes(telling: Telling) -> Iterator[tuple[str, Span]]:
    low, high = telling.claim.sentence
    for match in _QUOTE.finditer(telling.article.text, low, high):
        yield match.group(), match.span()


def _is_cut(short: list[str], long: list[str], cutting: Article) -> bool:
    if len(short) < LEAST_WORDS or len(long) < len(short) + LEAST_WORDS:
        return False
    if f" {' '.join(short)} " not in f" {' '.join(long)} ":
        return False
    return " ".join(long) not in " ".join(words(cutting.text))
