"""Fit the weights of loaded wording: ``python -m compare.evaluate.fit_loaded babe.jsonl.gz``.

Rows have ``text``, ``label_bias`` (``Biased`` or not), ``biased_words`` (a list, as Python writes
it) and ``outlet``. The weights are those of all rows, and go to
``compare/frame/loaded_weights.json``. Beside them, ``loaded_folds.json`` keeps those of
cross-validation in which no outlet is in both parts, for ``evaluate loaded-wording``.
"""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from compare.evaluate.loaded_wording import labelled
from compare.evaluate.rows import read_rows
from compare.frame.loaded import sentence_features, word_features
from compare.lexicon import fold, information, words
from compare.pipeline import default_encoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding

TARGET = Path(__file__).parents[1] / "frame" / "loaded_weights.json"
FOLDS = Path(__file__).parent / "loaded_folds.json"
WORD_C, SENTENCE_C = 0.01, 0.03
OUTER, INNER = 5, 4
COMMON = 1.0
"""A marked word that tells less than this ("of" in a marked phrase) is not the loaded one."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One sentence: its words, which are marked, and whether it is loaded."""

    text: str
    encoding: Encoding
    words: NDArray[np.float64]
    marked: NDArray[np.bool_]
    loaded: bool
    outlet: str


def examples(rows: Sequence[Mapping[str, Any]]) -> list[Example]:
    """Return the sentences of labelled rows, with the vectors of the encoder that comes along."""
    pairs = labelled(rows)
    encodings = default_encoder().encode([text for text, _ in pairs])
    found = []
    for row, (text, loaded), encoding in zip(rows, pairs, encodings, strict=True):
        spans, features = word_features(text, encoding)
        phrases = ast.literal_eval(row.get("biased_words") or "[]")
        chosen = {word for phrase in phrases for word in words(phrase)}
        folded = [fold(text[start:end]) for start, end in spans]
        marked = [word in chosen and information(word) > COMMON for word in folded]
        outlet = str(row.get("outlet") or "")
        found.append(Example(text, encoding, features, np.array(marked, bool), loaded, outlet))
    return found


def fit_words(items: Sequence[Example]) -> LogisticRegression:
    """Fit which words are marked."""
    features = np.concatenate([item.words for item in items])
    marked = np.concatenate([item.marked for item in items])
    return LogisticRegression(C=WORD_C, max_iter=200).fit(features, marked)


def _rows(items: Sequence[Example], model: LogisticRegression) -> NDArray[np.float64]:
    return np.stack(
        [
            sentence_features(
                item.text, item.encoding, item.words, model.decision_function(item.words)
            )
            for item in items
        ]
    )


def fit(items: Sequence[Example]) -> tuple[LogisticRegression, LogisticRegression]:
    """Fit both regressions; the second sees what words look like to one that never saw them."""
    folds = GroupKFold(INNER).split(items, groups=[item.outlet for item in items])
    features = np.zeros(0)
    for seen, held in folds:
        rows = _rows([items[i] for i in held], fit_words([items[i] for i in seen]))
        features = features if len(features) else np.zeros((len(items), rows.shape[1]))
        features[held] = rows
    loaded = [item.loaded for item in items]
    sentence = LogisticRegression(C=SENTENCE_C, max_iter=500).fit(features, loaded)
    return fit_words(items), sentence


def fit_folds(items: Sequence[Example]) -> dict[str, Any]:
    """Fit a model for each fold of outlets, on the sentences of all others."""
    outlets = [item.outlet for item in items]
    fold_of: dict[str, int] = {}
    models: list[dict[str, list[float]]] = []
    for seen, held in GroupKFold(OUTER).split(items, groups=outlets):
        fold_of |= dict.fromkeys((outlets[i] for i in held), len(models))
        models.append(_weights(*fit([items[i] for i in seen])))
        typer.echo(f"fold {len(models)} of {OUTER}: {len(held)} sentences held out")
    return {"outlets": dict(sorted(fold_of.items())), "models": models}


def _weights(word: LogisticRegression, sentence: LogisticRegression) -> dict[str, list[float]]:
    return {
        name: [round(float(value), 5) for value in (model.intercept_[0], *model.coef_[0])]
        for name, model in (("word", word), ("sentence", sentence))
    }


def main(path: Annotated[Path, typer.Argument(help="Sentences marked for bias.")]) -> None:
    """Fit and write the weights of loaded wording, and those of its folds."""
    items = examples(read_rows(path))
    for target, weights in ((FOLDS, fit_folds(items)), (TARGET, _weights(*fit(items)))):
        target.write_text(json.dumps(weights) + "\n", encoding="utf-8")
        typer.echo(f"wrote {target.name}")


if __name__ == "__main__":
    typer.run(main)
