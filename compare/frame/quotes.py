"""Tellings in, what of them stands in quotation marks out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from compare.frame.clause import clause
from compare.lexicon import WORD, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.frame.telling import Telling
    from compare.records import Article, Span

Form = Literal["", "direct quote", "part quote", "paraphrase"]

LEAST_WORDS = 3
"""A quote is cut short where it keeps at least this many words and loses as many."""

WHOLE_SHARE = 0.7
"""A claim of which this share of the words is quoted is a quote, not one with a quoted part."""

_QUOTE = re.compile(r'"([^"\n]{1,2000})"|“([^”\n]{1,2000})”|‘([^’\n]{2,2000})’(?!\w)')
SPEAKING_OF = frozenset(
    "call describe praise hail welcome denounce condemn dismiss criticise criticize characterise "
    "characterize declare label brand thank apologise apologize".split()
)
"""Verbs that tell what somebody said of something."""

_SMALL = 3
"""Words of a title that may do without a capital have at most this many letters."""

_MARK = re.compile(r'["“”]')

_NEXT = 160
"""What somebody is said to have welcomed or condemned may be quoted in so many characters more."""


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
        return "paraphrase" if claim.voice.kind in {"named", "unnamed"} or _speaks(telling) else ""
    for match in _QUOTE.finditer(claim.text):
        inside = next(part for part in match.groups() if part)
        if not all(word[0].isupper() for word in inside.split()):
            whole = len(words(inside)) >= WHOLE_SHARE * len(words(claim.text))
            return "direct quote" if whole else "part quote"
    return ""


def _speaks(telling: Telling) -> bool:
    """Tell whether a claim tells of somebody's saying: "he described it as a victory".

    Where a quotation follows, what was said is told there.
    """
    after = telling.claim.sentence[1]
    if _MARK.search(telling.article.text, after, after + _NEXT):
        return False
    found = clause(telling)
    if found is None or found.words[found.main].lemma not in SPEAKING_OF:
        return False
    subjects = found.below(found.main, "nsubj")
    return any(found.words[n].part in {"PROPN", "PRON"} for n in subjects)


def cut(first: Telling, second: Telling) -> tuple[tuple[str, Span], tuple[str, Span]] | None:
    """Return two quotes, with their places, of which one is a part of the other; else None.

    The shorter is cut only where its article prints the rest nowhere, be it after "he said" or in
    a sentence of its own. A title in quotation marks is not cut from what is said of it.
    """
    for mine, span_a in _quotes(first):
        for theirs, span_b in _quotes(second):
            if _is_title(mine) or _is_title(theirs):
                continue
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


def _is_title(quote: str) -> bool:
    """Tell whether all words of a quote but the small ones have capitals."""
    found = WORD.findall(quote)
    return len(found) > 1 and all(w[0].isupper() or len(w) <= _SMALL for w in found)


def _is_cut(short: list[str], long: list[str], cutting: Article) -> bool:
    if len(short) < LEAST_WORDS or len(long) < len(short) + LEAST_WORDS:
        return False
    whole, part = f" {' '.join(long)} ", f" {' '.join(short)} "
    if part not in whole:
        return False
    before, _, after = whole.partition(part)
    printed = f" {' '.join(words(cutting.text))} "
    rest = [side.split() for side in (before, after)]
    return any(len(side) >= LEAST_WORDS and f" {' '.join(side)} " not in printed for side in rest)
