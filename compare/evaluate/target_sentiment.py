"""Sentiment towards the person or body that a sentence mentions, against labels (NewsMTSC)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.errors import FormatError
from compare.evaluate.classes import score_classes
from compare.evaluate.results import Result
from compare.evaluate.rows import by_corpus, text_of
from compare.pipeline import default_stance
from compare.sentiments import SIDES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.verifier import Stance

POLARITIES = {-1: "negative", 0: "neutral", 1: "positive"}


def measure_target_sentiment(
    rows: Sequence[Mapping[str, Any]], model: Stance | None = None
) -> tuple[Result, ...]:
    """Return macro F1 over negative, neutral and positive, by corpus.

    Parameters
    ----------
    rows
        With ``sentence``, ``from`` and ``to`` (offsets of the mention in it) and ``polarity``
        (-1, 0 or 1).
    model
        What is measured; by default the one that comes along.

    Returns
    -------
    ``macro_f1``; sentences are resampled, since many mention several.

    Raises
    ------
    FormatError
        Where a row lacks a field, its offsets lie outside its sentence, or it has another label.
    """
    results = []
    for corpus, members in by_corpus(rows).items():
        targets = [target_of(row, number) for number, row in members]
        truth = [polarity_of(row, number) for number, row in members]
        chances = (model or default_stance()).sentiment(targets)
        said = [SIDES[i] for i in chances.argmax(axis=1)]
        units = [text for text, _, _ in targets]
        results.append(Result(corpus, len(targets), score_classes(truth, said, units)))
    return tuple(results)


def target_of(row: Mapping[str, Any], number: int) -> tuple[str, int, int]:
    """Return the sentence of a row and where its mention stands.

    Raises
    ------
    FormatError
        Where a field is missing or the offsets lie outside the sentence.
    """
    text = text_of(row, number, "sentence")
    start, end = row.get("from"), row.get("to")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        message = f"row {number} of the labelled file has no offsets from and to in its sentence"
        raise FormatError(message + "; give the mention's place")
    return text, start, end


def polarity_of(row: Mapping[str, Any], number: int) -> str:
    """Return the label of a row in words.

    Raises
    ------
    FormatError
        Where it is none of :data:`POLARITIES`.
    """
    polarity = row.get("polarity")
    if not isinstance(polarity, int) or polarity not in POLARITIES:
        message = f"row {number} of the labelled file has the polarity {polarity!r}; "
        raise FormatError(message + "give -1, 0 or 1")
    return POLARITIES[polarity]
