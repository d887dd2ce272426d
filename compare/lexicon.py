"""Words: how text is cut into them, how much each tells, and which ones negate.

The information weight of a word is its inverse document frequency among some thousands of news
articles, from ``lexicon_weights.json``; it ships with the package, so that a corpus of three
articles is weighed like one of three thousand.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from importlib import resources
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A number with its separators, or letters with inner apostrophes."""

NEGATIONS = frozenset(
    "no not never none nobody nothing neither nor without cannot can't won't don't doesn't didn't "
    "isn't aren't wasn't weren't hasn't haven't hadn't wouldn't shouldn't couldn't "
    "deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting "
    "fail fails failed failing false untrue unlikely lack lacks lacked rule ruled".split()
)
"""Words that turn a statement round, or may."""

NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "hundred": "100",
    "thousand": "1000",
    "dozen": "12",
    "half": "50",
}


def fold(text: str) -> str:
    """Return text without case, accents and curly apostrophes, for comparing words."""
    return _fold_word(text) if len(text) <= _WORD_LENGTH else _fold(text)


_WORD_LENGTH = 40
"""Longest text whose folded form is kept: words come again and again, texts do not."""


@lru_cache(maxsize=2**16)
def _fold_word(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return [fold(match.group()) for match in WORD.finditer(text)]


@lru_cache(maxsize=2**12)  # asked of an article once a fact
def numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text as digits, small number words included.

    ``one`` is left out: it mostly counts nothing.
    """
    found = set()
    for word in words(text):
        if word[0].isdigit():
            found.add(word.replace(",", "").rstrip(".:"))
        elif word in NUMBER_WORDS and word != "one":
            found.add(NUMBER_WORDS[word])
    return frozenset(found)


UNDONE = frozenset("refuse decline fail neglect".split())
"""Verbs that say of what follows them with "to" that it was not done."""


@lru_cache(maxsize=2**14)  # asked of every pair of claims
def is_negated(text: str) -> bool:
    """Tell whether a text holds a word that negates, or may."""
    return not NEGATIONS.isdisjoint(words(text))


@cache
def _weights() -> tuple[dict[str, float], float]:
    """Return the inverse document frequencies, and that of a word which is not among them."""
    data = json.loads(
        resources.files("compare").joinpath("lexicon_weights.json").read_text(encoding="utf-8")
    )
    n_documents = data["n_documents"]
    weights = {word: log(n_documents / count) for word, count in data["counts"].items()}
    return weights, log(n_documents / data["min_count"])


def information(word: str) -> float:
    """Return how much a word tells: ln(documents / documents that hold it), 0 to about 6.

    Parameters
    ----------
    word
        As :func:`words` gives it. A word unknown to the table weighs as much as its rarest.
    """
    weights, unknown = _weights()
    return weights.get(word, unknown)


def rarity(texts: Sequence[str]) -> dict[str, float]:
    """Return how much each word tells one of some texts from another.

    That is ln((texts + 1) / (texts that hold it + 1/2)): in a story on one man his name tells
    nothing, however rare it is in the news.
    """
    held = Counter(word for text in texts for word in set(words(text)))
    return {word: log((len(texts) + 1) / (count + 0.5)) for word, count in held.items()}
