"""Words and sentences in, how loaded they are out.

A word is *loaded* where its choice judges what it names ("regime", "slammed", "notorious"). Two
logistic regressions over the encoder's vectors, fitted by ``compare/evaluate/fit_loaded.py``:
one on the words that people marked in sentences they found biased, one on those sentences, which
sees the sentence and what the first says of its words. The task is that of BABE (Spinde et al.,
2021); they fine-tune a transformer, we read the vectors that are there already.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Protocol

import numpy as np

from compare.lexicon import WORD, fold, information

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding
    from compare.records import Span

SCALE = 8.0
"""Unit vectors of some hundred numbers are small numbers; the regressions want larger ones."""

_TOP = 4
_QUOTES = "\"'“”‘’"


class Loadedness(Protocol):
    """What says how loaded sentences are. Any object of this shape will do."""

    def __call__(
        self, texts: Sequence[str], encodings: Sequence[Encoding], /
    ) -> NDArray[np.float64]:
        """Return ``(n,)``: the probability, 0 to 1, that each text is loaded."""
        ...


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
        return float(_logistic(np.array(max(inside)))) if inside else 0.0


def mean_row(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ``(d,)``: the mean of ``(n, d)``; of most words, which are one piece, that piece's."""
    return np.asarray(rows[0] if len(rows) == 1 else rows.mean(axis=0))


def word_features(text: str, encoding: Encoding) -> tuple[tuple[Span, ...], NDArray[np.float64]]:
    """Return where the words of a text stand and what the regression sees of each.

    Returns
    -------
    Spans, and ``(n, d + 3)``: the mean vector of the word's pieces, its information, whether it
    begins with a capital, whether a quotation mark stands before it.
    """
    spans: list[Span] = []
    rows = []
    starts = encoding.offsets[:, 0]
    tokens = encoding.tokens.astype(np.float64)
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
        vector = mean_row(tokens[first:last]) * SCALE
        rows.append(np.concatenate([vector, extra]))
        spans.append(match.span())
    width = encoding.vector.size + 3
    return tuple(spans), np.array(rows).reshape(len(rows), width)


def sentence_features(
    text: str,
    encoding: Encoding,
    words: NDArray[np.float64],
    logits: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return what the regression sees of a sentence, given how loaded its words are.

    Parameters
    ----------
    text, encoding
        The sentence and its vectors.
    words, logits
        ``(n, d + 3)`` of :func:`word_features`, and ``(n,)``.

    Returns
    -------
    ``(2 d + 12,)``: the sentence vector; the mean of the words' vectors, loaded words weighing
    more (a softmax of their log odds); the highest log odds, their mean, sums and counts, and the
    marks of quotation, exclamation and number in the text.
    """
    d = encoding.vector.size
    top = np.full(_TOP, -8.0)
    pooled = np.zeros(d)
    mean = total = soft = n_likely = capitals = 0.0
    if len(logits):
        ordered = np.sort(logits)[::-1][:_TOP]
        top[: len(ordered)] = ordered
        weights = np.exp(logits - logits.max())
        pooled = (weights / weights.sum()) @ words[:, :d]
        chances = _logistic(logits)
        mean, total = float(logits.mean()), float(chances.sum())
        soft, n_likely = float(np.log1p(np.exp(logits).sum())), float((chances > 0.2).sum())  # noqa: PLR2004  one in five
        capitals = float(words[:, d + 1].mean())
    marks = (
        sum(text.count(mark) for mark in '"“”'),
        sum(text.count(mark) for mark in "!?"),
        any(character.isdigit() for character in text),
    )
    rest = [*(top / 2), mean / 2, total, soft, n_likely / 3, len(logits) / 30, *marks, capitals]
    return np.concatenate([encoding.vector.astype(np.float64) * SCALE, pooled, rest])


class LoadedWords:
    """The regressions that come along; ``word_weights`` and ``sentence_weights`` for others.

    Parameters
    ----------
    word_weights, sentence_weights
        Intercept first, then one weight a feature; see the two functions above.
    """

    def __init__(self, word_weights: Sequence[float], sentence_weights: Sequence[float]) -> None:
        self._word = np.array(word_weights, np.float64)
        self._sentence = np.array(sentence_weights, np.float64)

    @classmethod
    def shipped(cls) -> LoadedWords:
        """Return the regressions that come along, read once."""
        return _shipped()

    def fits(self, encoding: Encoding) -> bool:
        """Tell whether vectors have the width that the regressions were fitted on."""
        return len(self._word) == encoding.vector.size + 4

    def words(self, text: str, encoding: Encoding) -> WordScores:
        """Return how loaded the words of a text are; none where the vectors are of another model.

        The text's own vectors are needed: a word is loaded or not in its company.
        """
        if not self.fits(encoding):
            return WordScores((), np.zeros(0))
        spans, features = word_features(text, encoding)
        return WordScores(spans, features @ self._word[1:] + self._word[0])

    def __call__(self, texts: Sequence[str], encodings: Sequence[Encoding]) -> NDArray[np.float64]:
        """Return ``(n,)``: the probability, 0 to 1, that each text is loaded."""
        found = np.zeros(len(texts))
        for number, (text, encoding) in enumerate(zip(texts, encodings, strict=True)):
            if self.fits(encoding):
                _, features = word_features(text, encoding)
                logits = features @ self._word[1:] + self._word[0]
                row = sentence_features(text, encoding, features, logits)
                found[number] = _logistic(row @ self._sentence[1:] + self._sentence[0])
        return found


@cache
def _shipped() -> LoadedWords:
    text = resources.files("compare.frame").joinpath("loaded_weights.json").read_text("utf-8")
    weights = json.loads(text)
    return LoadedWords(weights["word"], weights["sentence"])


def _logistic(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-np.clip(x, -50, 50)))
