"""Loaded wording: sentences that judge what they tell, against what people found (BABE)."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.errors import FormatError
from compare.evaluate.classes import score_classes
from compare.evaluate.results import Result
from compare.evaluate.rows import by_corpus, text_of
from compare.frame.loaded_sentences import LoadedSentences, read_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from compare.frame.loaded_sentences import Loadedness

LIKELY = 0.5
"""A sentence is called loaded where that is at least as likely as not."""

LABELS = {"Biased": True, "Non-biased": False}


def measure_loaded_wording(
    rows: Sequence[Mapping[str, Any]], model: Loadedness | None = None
) -> tuple[Result, ...]:
    """Return macro F1 of sentences that are loaded or not, by corpus.

    Parameters
    ----------
    rows
        With ``text`` and ``label_bias``, one of :data:`LABELS`; ``outlet`` where it is known.
    model
        What is measured; by default the one that comes along.

    Returns
    -------
    ``macro_f1`` of the model that comes along, and ``grouped_macro_f1``, in which the rows of
    each outlet are scored by a model fitted on the other outlets' sentences alone; it is held
    out on any rows of the outlets that the weights were fitted on, and the first is not. A row
    of another outlet is scored by the model that comes along in both. Sentences are resampled.

    Raises
    ------
    FormatError
        Where a row lacks a field, or has another label.
    """
    results = []
    for corpus, members in by_corpus(rows).items():
        pairs = labelled([row for _, row in members])
        texts = [text for text, _ in pairs]
        truth = [loaded for _, loaded in pairs]
        outlets = [str(row.get("outlet") or "") for _, row in members]
        if model is None:
            chances, grouped = _chances(texts, outlets)
            measures = score_classes(truth, chances >= LIKELY, texts)
            without = score_classes(truth, grouped >= LIKELY, texts)
            measures["grouped_macro_f1"] = without["macro_f1"]
        else:
            measures = score_classes(truth, model(texts) >= LIKELY, texts)
        results.append(Result(corpus, len(texts), measures))
    return tuple(results)


def labelled(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, bool]]:
    """Return the text of each row, and whether it is loaded.

    Raises
    ------
    FormatError
        Where a row lacks a field, or has another label.
    """
    found = []
    for number, row in enumerate(rows, start=1):
        label = text_of(row, number, "label_bias")
        if label not in LABELS:
            message = f"row {number} of the labelled file has the label {label}; "
            raise FormatError(message + f"known are {', '.join(LABELS)}")
        found.append((text_of(row, number, "text"), LABELS[label]))
    return found


def _chances(
    texts: Sequence[str], outlets: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return ``(n,)`` twice: probabilities by all weights, and by those of none of its outlet."""
    fold_of, models = _folds()
    shipped = LoadedSentences.shipped()
    found, without = np.zeros(len(texts)), np.zeros(len(texts))
    for read in read_sentences(texts):
        number = read.number
        fold = fold_of.get(outlets[number])
        found[number] = shipped.chance(texts[number], read)
        without[number] = (
            found[number] if fold is None else models[fold].chance(texts[number], read)
        )
    return found, without


@cache
def _folds() -> tuple[dict[str, int], list[LoadedSentences]]:
    """Return the fold of each outlet, and the model of each fold, which never saw it."""
    text = resources.files("compare.evaluate").joinpath("loaded_folds.json").read_text("utf-8")
    data = json.loads(text)
    return data["outlets"], [LoadedSentences(m["word"], m["sentence"]) for m in data["models"]]
