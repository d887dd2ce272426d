"""Late interaction: how much of one text's words another text's words cover.

For each token of the first text the best cosine among the token vectors of the second, weighed by
how much the token's word tells: the recall of BERTScore (Zhang et al., 2020) with its idf
weighting, or MaxSim of ColBERT (Khattab and Zaharia, 2020). It is not symmetric: a short claim is
covered by a long one that holds it, and not the other way round.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from compare.lexicon import WORD, fold, information

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding


def token_weights(text: str, encoding: Encoding) -> NDArray[np.float64]:
    """Return the weight of each token: its word's information, shared among its pieces.

    Returns
    -------
    ``(t,)``, read-only, summing to 1 (all zero where no token lies in a word).
    """
    return _kept_weights(text, encoding.offsets[:, 0].tobytes())


@lru_cache(maxsize=2**15)  # a claim is compared with every claim of its story
def _kept_weights(text: str, starts_bytes: bytes) -> NDArray[np.float64]:
    """Return the weights of tokens that begin at the given int32 places."""
    weights = weights_by(text, np.frombuffer(starts_bytes, np.int32), information)
    weights.flags.writeable = False
    return weights


def weights_by(
    text: str, starts: NDArray[np.int32], tells: Callable[[str], float]
) -> NDArray[np.float64]:
    """Return the weights of tokens, given where they begin and what each folded word tells.

    Returns
    -------
    ``(t,)``, summing to 1 (all zero where no token lies in a word that tells anything).
    """
    weights = np.zeros(len(starts))
    for match in WORD.finditer(text):
        first, last = np.searchsorted(starts, (match.start(), match.end()))
        if last > first:
            weights[first:last] = tells(fold(match.group())) / (last - first)
    total = weights.sum()
    if total > 0:
        weights /= total
    return weights


def coverage(
    texts: Sequence[str],
    encodings: Sequence[Encoding],
    tokens: NDArray[np.float32],
    firsts: NDArray[np.intp],
) -> NDArray[np.float32]:
    """Return how much of each text every one of ``m`` other texts covers.

    Parameters
    ----------
    texts, encodings
        ``n`` texts and their vectors.
    tokens, firsts
        Token vectors of the others, one below the other, and the row at which each begins
        (see :func:`stack`); every one must have at least one token.

    Returns
    -------
    ``(n, m)``, about 0 to 1. Time grows with the product of the numbers of tokens, memory with
    the tokens of one text times those of all others.
    """
    result = np.zeros((len(texts), len(firsts)), np.float32)
    for row, (text, encoding) in enumerate(zip(texts, encodings, strict=True)):
        if len(encoding.tokens) and len(firsts):
            cosines = encoding.tokens.astype(np.float32) @ tokens.T
            best = np.maximum.reduceat(cosines, firsts, axis=1)
            result[row] = token_weights(text, encoding) @ best
    return result


def stack(encodings: Sequence[Encoding]) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """Return all token vectors one below the other, and the row at which each text begins.

    A text without tokens gets one row of zeros, which covers nothing.
    """
    rows = [
        e.tokens.astype(np.float32) if len(e.tokens) else np.zeros((1, e.vector.size), np.float32)
        for e in encodings
    ]
    sizes = np.array([len(r) for r in rows], np.intp)
    firsts = np.concatenate([np.zeros(1, np.intp), np.cumsum(sizes)[:-1]])
    return np.concatenate(rows), firsts


def rest_coverage(
    first: tuple[str, Encoding, Sequence[str]], second: tuple[str, Encoding, Sequence[str]]
) -> float:
    """Return how much two texts cover each other, the mean of both ways, some words set aside.

    Parameters
    ----------
    first, second
        A text, its vectors, and the words in it that do not count (values in which they part).

    Returns
    -------
    About 0 to 1; 0 where nothing is left to compare.
    """
    if not len(first[1].tokens) or not len(second[1].tokens):
        return 0.0
    cosines = _single(first[1]) @ _single(second[1]).T
    mine, theirs = rest_weights(*first), rest_weights(*second)
    if not mine.sum() or not theirs.sum():
        return 0.0
    forth = mine @ cosines.max(axis=1) / mine.sum()
    back = theirs @ cosines.max(axis=0) / theirs.sum()
    return float(forth + back) / 2


_SINGLE: WeakKeyDictionary[Encoding, NDArray[np.float32]] = WeakKeyDictionary()


def _single(encoding: Encoding) -> NDArray[np.float32]:
    """Return token vectors in single precision; kept, for a claim meets many others."""
    tokens = _SINGLE.get(encoding)
    if tokens is None:
        tokens = _SINGLE[encoding] = encoding.tokens.astype(np.float32)
    return tokens


def rest_weights(text: str, encoding: Encoding, set_aside: Sequence[str]) -> NDArray[np.float64]:
    """Return the weights of a text's tokens, those of the words set aside being zero.

    Words count as set aside where they first stand in the text.
    """
    weights = token_weights(text, encoding)
    if not set_aside:
        return weights
    weights = weights.copy()
    starts = encoding.offsets[:, 0]
    for words in set_aside:
        plain = " ".join(words.split())
        start = text.find(plain)
        if start >= 0:
            weights[(starts >= start) & (starts < start + len(plain))] = 0
    return weights
