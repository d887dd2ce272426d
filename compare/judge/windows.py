"""A fact and an article in, the few sentences that tell most of the fact out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.interaction import stack, token_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding

MOST_SENTENCES = 3
"""A journalist may tell a fact in two sentences, seldom in more than three."""

LEAST_GAIN = 0.02
"""A further sentence must cover at least this much more of the fact."""


def windows(
    facts: Sequence[str], encodings: Sequence[Encoding], sentences: Sequence[Encoding]
) -> list[tuple[int, ...]]:
    """Return for each fact the sentences of one article to verify it against.

    Sentences are taken one by one, each the one that adds most late-interaction coverage to those
    taken before: greedy maximisation of a submodular function (Nemhauser et al., 1978), as in
    extractive summarisation (Lin and Bilmes, 2011).

    Parameters
    ----------
    facts, encodings
        ``n`` facts: their words and vectors.
    sentences
        Vectors of the article's sentences, in reading order; at least one.

    Returns
    -------
    One to :data:`MOST_SENTENCES` sentence numbers a fact, in reading order. Ties go to the
    earlier sentence.
    """
    tokens, firsts = stack(sentences)
    return [
        _window(fact, encoding, tokens, firsts)
        for fact, encoding in zip(facts, encodings, strict=True)
    ]


def _window(
    fact: str, encoding: Encoding, tokens: NDArray[np.float32], firsts: NDArray[np.intp]
) -> tuple[int, ...]:
    if not len(encoding.tokens):
        return (0,)
    cosines = encoding.tokens.astype(np.float32) @ tokens.T
    similarity = np.maximum.reduceat(cosines, firsts, axis=1).astype(np.float64)
    weights = token_weights(fact, encoding)
    covered = np.zeros(len(encoding.tokens))
    chosen: list[int] = []
    reached = -np.inf
    while len(chosen) < MOST_SENTENCES:
        coverage = weights @ np.maximum(similarity, covered[:, None])
        best = int(np.argmax(coverage))
        if coverage[best] - reached < LEAST_GAIN:
            break
        chosen.append(best)
        covered = np.maximum(covered, similarity[:, best])
        reached = float(coverage[best])
    return tuple(sorted(chosen))
