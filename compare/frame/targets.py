"""Claims of a story in, the persons, groups and countries that it names out, each one target."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.records import Claim, Mention

SAME_NAME_RATIO = 80
"""Last names spelt at least this much alike (0 to 100) are one: Araghchi, Araqchi."""

_SHORT = 5
"""Shorter names are one only where they are equal."""


def is_target(mention: Mention) -> bool:
    """Tell whether a mention is of a person, a body, a people or a place."""
    return mention.kind in {"name", "place"}


def target_names(claims: Iterable[Claim]) -> dict[str, str]:
    """Return the target's name for the value of each mention of a story; see :func:`names_of`."""
    return names_of([mention for claim in claims for mention in claim.mentions])


def names_of(mentions: Iterable[Mention]) -> dict[str, str]:
    """Return the target's name for the value of each mention.

    Parameters
    ----------
    mentions
        Of one story, or of two tellings of one fact.

    Returns
    -------
    By value, the words that the target is called by most often in the story; of words as
    frequent the longest, then the first in the alphabet. Full names come first: a last name joins
    the full name that ends with it or with nearly it, of several the most frequent one; a full
    name joins another only where both agree in it all but for the spelling.
    """
    counts: Counter[str] = Counter()
    texts: dict[str, Counter[str]] = {}
    for mention in mentions:
        if is_target(mention) and mention.value:
            counts[mention.value] += 1
            texts.setdefault(mention.value, Counter())[mention.text] += 1
    ordered = sorted(counts, key=lambda value: (-len(value.split()), -counts[value], value))
    head: dict[str, str] = {}
    for value in ordered:
        head[value] = next((kept for kept in head.values() if _is_one(kept, value)), value)
    words: dict[str, Counter[str]] = {}
    for value, kept in head.items():
        words.setdefault(kept, Counter()).update(texts[value])
    names = {
        kept: min(found, key=lambda text: (-found[text], -len(text), text))
        for kept, found in words.items()
    }
    return {value: names[kept] for value, kept in head.items()}


def _is_one(long: str, short: str) -> bool:
    """Tell whether two folded names are of one bearer; ``long`` has at least as many words."""
    a, b = long.split(), short.split()
    if len(b) == 1 < len(a):
        return _alike(a[-1], b[0])
    return len(a) == len(b) and all(_alike(x, y) for x, y in zip(a, b, strict=True))


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORT or one[0] != other[0]:
        return False
    return fuzz.ratio(one, other) >= SAME_NAME_RATIO
