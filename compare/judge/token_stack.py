"""Texts and their vectors in, their tokens one below the other out, to be reckoned with at once.

One matrix product gives the cosines of all tokens of some texts with all those of others; sums,
minima and quantiles are then taken text by text without a loop over texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.interaction import stack, token_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding

FACT_TOKENS = 1024
"""Facts are compared so many tokens at a time; a fact of more is a block of its own."""

SENTENCE_TOKENS = 4096
"""The same for the sentences of an article."""

TIE = 1e-6
"""Sentences whose coverage of a fact differs by no more than this are equals."""


@dataclass(frozen=True, slots=True, eq=False)
class TokenStack:
    """The ``t`` tokens of ``k`` texts, at least one; a text without tokens has one of zeros.

    Attributes
    ----------
    tokens, weights
        ``(t, d)`` float32 and ``(t,)``: their vectors, and how much each tells of its text.
    firsts, sizes
        ``(k,)``: where each text begins, and how many tokens it has.
    owner
        ``(t,)``: the text of each token.
    """

    tokens: NDArray[np.float32]
    weights: NDArray[np.float64]
    firsts: NDArray[np.intp]
    sizes: NDArray[np.intp]
    owner: NDArray[np.intp]

    @classmethod
    def of(cls, texts: Sequence[str], encodings: Sequence[Encoding]) -> TokenStack:
        """Stack the tokens of some texts."""
        tokens, firsts = stack(encodings)
        weights = [
            token_weights(text, encoding) if len(encoding.tokens) else np.zeros(1)
            for text, encoding in zip(texts, encodings, strict=True)
        ]
        return cls(
            tokens,
            np.concatenate(weights),
            firsts,
            np.array([len(encoding.tokens) for encoding in encodings], np.intp),
            np.repeat(np.arange(len(weights)), [len(own) for own in weights]),
        )

    def cosines(
        self, tokens: NDArray[np.float32], firsts: NDArray[np.intp]
    ) -> Iterator[tuple[NDArray[np.float32], slice, slice, NDArray[np.intp]]]:
        """Give the cosines of all tokens with those of other texts, some texts at a time.

        Parameters
        ----------
        tokens, firsts
            The other tokens, and where each text begins among them.

        Yields
        ------
        ``(t, m)`` cosines; which texts and which tokens those ``m`` are; and where each text
        begins among them.
        """
        ends = np.append(firsts[1:], len(tokens))
        for texts in slices(ends - firsts, SENTENCE_TOKENS):
            place = slice(int(firsts[texts.start]), int(ends[texts.stop - 1]))
            yield self.tokens @ tokens[place].T, texts, place, firsts[texts] - place.start

    def sums(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the sum of ``(t,)`` or ``(t, s)`` values over the tokens of each text."""
        return np.add.reduceat(values, self.firsts, axis=0)

    def minima(
        self, values: NDArray[np.float64], chosen: NDArray[np.bool_], otherwise: float
    ) -> NDArray[np.float64]:
        """Return the least value among the chosen tokens of each text, or another where none is."""
        least = np.minimum.reduceat(np.where(chosen, values, np.inf), self.firsts)
        return np.where(np.isinf(least), otherwise, least)

    def quantiles(self, values: NDArray[np.float64], share: float) -> NDArray[np.float64]:
        """Return a quantile of each text's values, as :func:`numpy.quantile` does by default."""
        ordered = values[np.lexsort((values, self.owner))]
        last = np.maximum(self.sizes, 1) - 1
        place = last * share
        low = np.floor(place).astype(np.intp)
        below, above = ordered[self.firsts + low], ordered[self.firsts + np.minimum(low + 1, last)]
        return np.asarray(below + (above - below) * (place - low))


def slices(sizes: Sequence[int] | NDArray[np.intp], most: int) -> Iterator[slice]:
    """Give texts that follow on each other, of so many tokens in all or fewer, or one of more."""
    start = held = 0
    for text, size in enumerate(sizes):
        if text > start and held + size > most:
            yield slice(start, text)
            start, held = text, 0
        held += size
    if start < len(sizes):
        yield slice(start, len(sizes))


def first_best(values: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the column of the largest value of each row, of about equals the first.

    The same sentence twice in an article may differ in the last digit of a product.
    """
    return np.asarray((values >= values.max(axis=1, keepdims=True) - TIE).argmax(axis=1))
