"""Articles in, each source's exact and near-exact copies out.

Two texts are alike by the Jaccard similarity of their shingles of five words (Broder, 1997). All
pairs at or over the threshold are found without comparing all pairs: by prefix filtering
(Chaudhuri, Ganti and Kaushik, 2006; Bayardo, Ma and Srikant, 2007), two sets that alike must share
one of their few rarest shingles. Unlike MinHash this misses none.
"""

from __future__ import annotations

import math
import re
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from compare.lexicon import numbers
from compare.records import Duplicate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from compare.records import Article

    Shingles = NDArray[np.uint64]

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_SHIFT = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits well mixed (2**64 over the golden ratio)


def without_duplicates(
    articles: Iterable[Article], similarity_threshold: float
) -> tuple[list[Article], list[Duplicate]]:
    """Return the articles less copies within one source, and the copies.

    Parameters
    ----------
    articles
        In any order.
    similarity_threshold
        Least share of shingles in common, 0 to 1, that makes two texts one. Texts that give other
        numbers are never one, however alike: a new toll is news.

    Returns
    -------
    tuple
        Kept articles and duplicates, both by path and record. Of alike texts the one published
        first is kept (an unknown time comes last), then the one first by path and record. A copy
        is named after the kept article it shares most with, of several the one kept first.

    Notes
    -----
    About linear in the number of articles for news; equal input gives equal output.
    """
    by_source: dict[str, list[Article]] = {}
    for article in articles:
        by_source.setdefault(article.source, []).append(article)
    kept: list[Article] = []
    duplicates: list[Duplicate] = []
    for group in by_source.values():
        ordered = sorted(
            group,
            # Sorted by their first moment, a day stands before the times in it.
            key=lambda item: (not item.published, item.published, item.path, item.record),
        )
        copies = _copies(ordered, similarity_threshold)
        for number, article in enumerate(ordered):
            if number not in copies:
                kept.append(article)
                continue
            original, similarity = copies[number]
            duplicates.append(
                Duplicate(
                    path=article.path,
                    record=article.record,
                    source=article.source,
                    article_id=ordered[original].id,
                    similarity=similarity,
                )
            )
    kept.sort(key=lambda item: (item.path, item.record))
    duplicates.sort(key=lambda item: (item.path, item.record))
    return kept, duplicates


def _copies(articles: Sequence[Article], threshold: float) -> dict[int, tuple[int, float]]:
    """Return for each copy's number that of its original, and their similarity."""
    if len(articles) < 2:  # noqa: PLR2004 - a pair
        return {}
    words: dict[str, int] = {}
    sets = [_shingles(article.text, words) for article in articles]
    given = [numbers(article.text) for article in articles]
    shingles, counts = np.unique(np.concatenate(sets), return_counts=True)
    holders: dict[int, list[int]] = {}
    copies: dict[int, tuple[int, float]] = {}
    for number, own in enumerate(sets):
        if not len(own):
            continue
        rarity = counts[np.searchsorted(shingles, own)]
        length = len(own) - math.ceil(threshold * len(own) - 1e-9) + 1
        prefix = own[np.lexsort((own, rarity))][: max(1, length)].tolist()
        best = (0.0, 0)
        for other in sorted({other for shingle in prefix for other in holders.get(shingle, ())}):
            similarity = _jaccard(own, sets[other], threshold)
            alike = similarity >= threshold and given[number] == given[other]
            if alike and similarity > best[0]:
                best = (similarity, other)
        if best[0] > 0:
            copies[number] = (best[1], round(best[0], 6))
            continue
        for shingle in prefix:
            holders.setdefault(shingle, []).append(number)
    return copies


def _shingles(text: str, words: dict[str, int]) -> Shingles:
    """Return the sorted distinct hashes of a text's shingles; a shorter text is one shingle."""
    found = _WORD.findall(text.casefold())
    for word in found:
        if word not in words:
            words[word] = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
    hashes = np.array([words[word] for word in found], dtype=np.uint64)
    width = min(_SHINGLE, len(hashes))
    if not width:
        return hashes
    count = len(hashes) - width + 1
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(width):
        total = (total ^ hashes[offset : offset + count]) * _SHIFT
        total ^= total >> np.uint64(29)
    return np.unique(total)


def _jaccard(one: Shingles, other: Shingles, threshold: float) -> float:
    # The smaller set bounds the similarity: most candidates end here.
    if min(len(one), len(other)) < threshold * max(len(one), len(other)):
        return 0.0
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared)
