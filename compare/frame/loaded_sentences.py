"""Sentences in, how loaded they are out: whether people find that they judge what they tell.

Two logistic regressions, fitted by ``compare/evaluate/fit_loaded.py``: one on the words that people
marked in sentences they found biased, one on those sentences, which sees the sentence and what the
first says of its words. Both read the shipped encoder's *inner* layers. What its last layer gives
was made to tell what a sentence is about; how it is worded shows further down (Tenney et al., 2019,
found the like of grammar): by the mean vector alone, macro F1 on outlets not seen is .69 after the
last layer and .755 after the fourth.

The task is that of BABE (Spinde et al., 2021); they fine-tune a transformer of five times the size.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Protocol

import numpy as np

from compare.encode import RuntimeEncoder
from compare.encode.graph import DEPTHS, WIDTH
from compare.frame.loaded import logistic, word_features
from compare.settings import EncodeSettings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.records import Span

N_REST = 13
"""The last features of a sentence, those that are not parts of vectors."""

_MIDDLE = slice(DEPTHS.index(4) * WIDTH, (DEPTHS.index(4) + 1) * WIDTH)
_N_VECTORS = len(DEPTHS) * WIDTH
_TOP = 4


class Loadedness(Protocol):
    """What says how loaded sentences are. Any object of this shape will do."""

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float64]:
        """Return ``(n,)``: the probability, 0 to 1, that each text is loaded."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class ReadSentence:
    """What the regressions see of a sentence.

    Attributes
    ----------
    number
        Which of the texts it is.
    spans, words
        Where its words stand, and ``(n, k d + 3)`` of :func:`~compare.frame.loaded.word_features`.
    mean
        ``(k d,)``: the mean of all word pieces; k layers of d numbers.
    """

    number: int
    spans: tuple[Span, ...]
    words: NDArray[np.float64]
    mean: NDArray[np.float64]


def read_sentences(texts: Sequence[str]) -> Iterator[ReadSentence]:
    """Yield what the inner layers say of each text, the longest texts first."""
    for number, layers in _encoder().inner_layers(texts):
        pieces = layers.pieces.astype(np.float64)
        spans, words = word_features(texts[number], layers.offsets, pieces)
        mean = pieces.mean(axis=0) if len(pieces) else np.zeros(_N_VECTORS)
        yield ReadSentence(number, spans, words, mean)


def sentence_features(
    text: str, mean: NDArray[np.float64], words: NDArray[np.float64], logits: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return what the regression sees of a sentence, given how loaded its words are.

    Parameters
    ----------
    text, mean, words
        The sentence, and what :func:`read_sentences` tells of it.
    logits
        ``(n,)``: the log odds that each word is marked.

    Returns
    -------
    ``(k d + d + 13,)``: the mean vectors; the mean of the words' vectors of one layer, loaded
    words weighing more (a softmax of their log odds); the highest log odds, their mean, sums and
    counts, and the marks of quotation, exclamation and number in the text.
    """
    top = np.full(_TOP, -8.0)
    pooled = np.zeros(WIDTH)
    average = total = soft = n_likely = capitals = 0.0
    if len(logits):
        ordered = np.sort(logits)[::-1][:_TOP]
        top[: len(ordered)] = ordered
        weights = np.exp(logits - logits.max())
        pooled = (weights / weights.sum()) @ words[:, _MIDDLE]
        chances = logistic(logits)
        average, total = float(logits.mean()), float(chances.sum())
        soft, n_likely = float(np.log1p(np.exp(logits).sum())), float((chances > 0.2).sum())  # noqa: PLR2004  one in five
        capitals = float(words[:, _N_VECTORS + 1].mean())
    marks = (
        sum(text.count(mark) for mark in '"“”'),
        sum(text.count(mark) for mark in "!?"),
        any(character.isdigit() for character in text),
    )
    rest = [*(top / 2), average / 2, total, soft, n_likely / 3, len(logits) / 30, *marks, capitals]
    return np.concatenate([mean, pooled, rest])


class LoadedSentences:
    """The regressions that come along; ``word_weights`` and ``sentence_weights`` for others.

    A :class:`Loadedness`. A sentence's probability depends on that sentence alone.

    Parameters
    ----------
    word_weights, sentence_weights
        Intercept first, then one weight a feature; see the two functions above.
    """

    def __init__(self, word_weights: Sequence[float], sentence_weights: Sequence[float]) -> None:
        self._word = np.array(word_weights, np.float64)
        self._sentence = np.array(sentence_weights, np.float64)

    @classmethod
    def shipped(cls) -> LoadedSentences:
        """Return the regressions that come along, read once."""
        return _shipped()

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return ``(n,)``: the probability, 0 to 1, that each text is loaded.

        Raises
        ------
        ModelError
            Where the encoder's weights or the runtime are missing, or are not the ones meant.
        """
        found = np.zeros(len(texts))
        for one in read_sentences(texts):
            found[one.number] = self.chance(texts[one.number], one)
        return found

    def chance(self, text: str, read: ReadSentence) -> float:
        """Return the probability, 0 to 1, that a text is loaded, given what was read of it."""
        logits = read.words @ self._word[1:] + self._word[0]
        row = sentence_features(text, read.mean, read.words, logits)
        return float(logistic(row @ self._sentence[1:] + self._sentence[0]))


@cache
def _shipped() -> LoadedSentences:
    file = resources.files("compare.frame").joinpath("loaded_sentence_weights.json")
    weights = json.loads(file.read_text("utf-8"))
    return LoadedSentences(weights["word"], weights["sentence"])


@cache
def _encoder() -> RuntimeEncoder:
    return RuntimeEncoder(EncodeSettings())
