"""Words in, how loaded they are out.

A word is *loaded* where its choice judges what it names ("regime", "slammed", "notorious"). A
logistic regression over the encoder's vectors, fitted by ``compare/evaluate/fit_loaded.py`` on the
words that people marked in sentences they found biased (BABE; Spinde et al., 2021). They fine-tune
a transformer; we read the vectors that are there already. How loaded a sentence is, of which this
module knows nothing, :mod:`compare.frame.loaded_sentences` tells.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from compare.lexicon import WORD, fold, information

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding
    from compare.records import Span

SCALE = 8.0
"""Unit vectors of some hundred numbers are small numbers; the regression wants larger ones."""

_QUOTES = "\"'“”‘’"


@dataclass(frozen=True, slots=True, eq=False)
class WordScores:
    """How loaded the words of one text are.

    Attributes
    ----------
    spans
        Where each word stands in the text, in reading order; words without a vector are left out.
    logits
        ``(n,)``: the log odds that a reader marks it as loaded. One word in thirty is marked.
    """

    spans: tuple[Span, ...]
    logits: NDArray[np.float64]

    def at(self, start: int, end: int) -> float:
        """Return the highest probability, 0 to 1, of the words that a span touches; 0 of none."""
        inside = [
            float(logit)
            for span, logit in zip(self.spans, self.logits, strict=True)
            if span[0] < end and start < span[1]
        ]
        return float(logistic(np.array(max(inside)))) if inside else 0.0


def mean_row(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ``(d,)``: the mean of ``(n, d)``; of most words, which are one piece, that piece's."""
    return np.asarray(rows[0] if len(rows) == 1 else rows.mean(axis=0))


def word_features(
    text: str, offsets: NDArray[np.int32], pieces: NDArray[np.float64]
) -> tuple[tuple[Span, ...], NDArray[np.float64]]:
    """Return where the words of a text stand and what a regression sees of each.

    Parameters
    ----------
    text, offsets, pieces
        The text, and ``(t, 2)`` where its word pieces stand and ``(t, d)`` their vectors.

    Returns
    -------
    Spans, and ``(n, d + 3)``: the mean vector of the word's pieces, its information, whether it
    begins with a capital, whether a quotation mark stands before it.
    """
    spans: list[Span] = []
    rows = []
    starts = offsets[:, 0]
    matches = list(WORD.finditer(text))
    places = np.searchsorted(starts, [match.span() for match in matches]).tolist()
    for match, (first, last) in zip(matches, places, strict=True):
        if last <= first:
            continue
        before = text[match.start() - 1] if match.start() else ""
        extra = (
            information(fold(match.group())) / 4,
            float(match.group()[0].isupper()),
            float(before != "" and before in _QUOTES),
        )
        rows.append(np.concatenate([mean_row(pieces[first:last]), extra]))
        spans.append(match.span())
    return tuple(spans), np.array(rows).reshape(len(rows), pieces.shape[1] + 3)


def encoded_words(text: str, encoding: Encoding) -> tuple[tuple[Span, ...], NDArray[np.float64]]:
    """Return :func:`word_features` of the vectors that come out of an encoder."""
    return word_features(text, encoding.offsets, encoding.tokens.astype(np.float64) * SCALE)


class LoadedWords:
    """The regression that comes along; ``weights`` for another.

    Parameters
    ----------
    weights
        Intercept first, then one weight a feature; see :func:`word_features`.
    """

    def __init__(self, weights: Sequence[float]) -> None:
        self._weights = np.array(weights, np.float64)

    @classmethod
    def shipped(cls) -> LoadedWords:
        """Return the regression that comes along, read once."""
        return _shipped()

    def fits(self, encoding: Encoding) -> bool:
        """Tell whether vectors have the width that the regression was fitted on."""
        return len(self._weights) == encoding.vector.size + 4

    def words(self, text: str, encoding: Encoding) -> WordScores:
        """Return how loaded the words of a text are; none where the vectors are of another model.

        The text's own vectors are needed: a word is loaded or not in its company.
        """
        if not self.fits(encoding):
            return WordScores((), np.zeros(0))
        spans, features = encoded_words(text, encoding)
        return WordScores(spans, features @ self._weights[1:] + self._weights[0])


@cache
def _shipped() -> LoadedWords:
    text = resources.files("compare.frame").joinpath("loaded_weights.json").read_text("utf-8")
    return LoadedWords(json.loads(text)["word"])


def logistic(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities of log odds."""
    return 1 / (1 + np.exp(-np.clip(x, -50, 50)))
