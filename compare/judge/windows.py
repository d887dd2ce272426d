"""A fact and an article in, the few sentences that tell most of the fact out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.interaction import stack
from compare.judge.token_stack import FACT_TOKENS, TokenStack, first_best, slices

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
    found: list[tuple[int, ...]] = []
    for rows in slices([len(encoding.tokens) for encoding in encodings], FACT_TOKENS):
        found.extend(_windows(TokenStack.of(facts[rows], encodings[rows]), tokens, firsts))
    return found


def _windows(
    facts: TokenStack, tokens: NDArray[np.float32], firsts: NDArray[np.intp]
) -> list[tuple[int, ...]]:
    """Choose sentences for a block of facts, one round for all of them at a time."""
    similarity = np.zeros((len(facts.owner), len(firsts)))
    for cosines, some, _, first in facts.cosines(tokens, firsts):
        similarity[:, some] = np.maximum.reduceat(cosines, first, axis=1)
    rows = np.arange(len(facts.firsts))
    chosen: list[list[int]] = [[] for _ in rows]
    covered = np.zeros(len(similarity))
    reached = np.full(len(rows), -np.inf)
    gaining = np.ones(len(rows), bool)
    for _ in range(MOST_SENTENCES):
        coverage = facts.sums(facts.weights[:, None] * np.maximum(similarity, covered[:, None]))
        best = first_best(coverage)
        gaining &= coverage[rows, best] - reached >= LEAST_GAIN
        for row in np.flatnonzero(gaining).tolist():
            chosen[row].append(int(best[row]))
        of_best = similarity[np.arange(len(similarity)), best[facts.owner]]
        covered = np.where(gaining[facts.owner], np.maximum(covered, of_best), covered)
        reached = coverage[rows, best]
    return [tuple(sorted(own)) for own in chosen]
