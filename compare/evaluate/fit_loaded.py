"""Fit the weights of loaded wording: ``python -m compare.evaluate.fit_loaded babe.jsonl.gz``.

Rows have ``text``, ``label_bias`` (``Biased`` or not), ``biased_words`` (a list, as Python writes
it) and ``outlet``. Two models come of them: words alone, as the lens of wording reads them
(``compare/frame/loaded_weights.json``), and sentences by way of their words, which read the
encoder's inner layers (``loaded_sentence_weights.json`` beside it). The weights are those of all
rows. ``loaded_folds.json`` here keeps those of cross-validation in which no outlet is in both
parts, for ``evaluate loaded-wording``. It takes three minutes on one core, and 4 GB.
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
from compare.frame.loaded import encoded_words
from compare.frame.loaded_sentences import N_REST, read_sentences, sentence_features
from compare.lexicon import fold, information, words
from compare.pipeline import default_encoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from compare.records import Span

TARGETS = Path(__file__).parents[1] / "frame"
FOLDS = Path(__file__).parent / "loaded_folds.json"
LENS_C = 0.01
WORD_C, SENTENCE_C = 0.002, 0.002
"""Of features of mean 0 and deviation 1, where the lens's are as they come."""

REST_SCALE = 8.0
"""What the words are said to be counts more than one dimension of a vector, and is held less."""

OUTER, INNER = 5, 4
COMMON = 1.0
"""A marked word that tells less than this ("of" in a marked phrase) is not the loaded one."""

_DIGITS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One sentence: what is seen of it and its words, which are marked, whether it is loaded."""

    text: str
    mean: NDArray[np.float64]
    words: NDArray[np.float32]
    marked: NDArray[np.bool_]
    loaded: bool
    outlet: str


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Of one regression, of features as they come: intercept first."""

    values: NDArray[np.float64]

    def __call__(self, features: NDArray[Any]) -> NDArray[np.float64]:
        """Return the log odds of each row."""
        return np.asarray(features @ self.values[1:] + self.values[0])

    def rounded(self) -> list[float]:
        """Return them as they are written."""
        return [float(f"{value:.{_DIGITS}g}") for value in self.values]


def marked_words(row: Mapping[str, Any], text: str, spans: Sequence[Span]) -> NDArray[np.bool_]:
    """Return which words of a text people marked."""
    phrases = ast.literal_eval(row.get("biased_words") or "[]")
    chosen = {word for phrase in phrases for word in words(phrase)}
    folded = [fold(text[start:end]) for start, end in spans]
    return np.array([word in chosen and information(word) > COMMON for word in folded], bool)


def fit_lens(rows: Sequence[Mapping[str, Any]]) -> Weights:
    """Fit which words are marked, by the vectors that come out of the encoder."""
    texts = [text for text, _ in labelled(rows)]
    seen = [
        (text, *encoded_words(text, encoding))
        for text, encoding in zip(texts, default_encoder().encode(texts), strict=True)
    ]
    features = np.concatenate([found for _, _, found in seen])
    marked = [
        marked_words(row, text, spans) for row, (text, spans, _) in zip(rows, seen, strict=True)
    ]
    model = LogisticRegression(C=LENS_C, max_iter=200).fit(features, np.concatenate(marked))
    return Weights(np.concatenate([model.intercept_, model.coef_[0]]))


def examples(rows: Sequence[Mapping[str, Any]]) -> list[Example]:
    """Return the sentences of labelled rows, with what the inner layers say of them."""
    pairs = labelled(rows)
    found: dict[int, Example] = {}
    for sentence in read_sentences([text for text, _ in pairs]):
        text, loaded = pairs[sentence.number]
        row = rows[sentence.number]
        found[sentence.number] = Example(
            text=text,
            mean=sentence.mean,
            words=sentence.words.astype(np.float32),
            marked=marked_words(row, text, sentence.spans),
            loaded=loaded,
            outlet=str(row.get("outlet") or ""),
        )
    return [found[number] for number in range(len(rows))]


def fit_scaled(
    features: NDArray[Any], labels: NDArray[np.bool_], c: float, scale: NDArray[Any]
) -> Weights:
    """Fit a regression to features of mean 0 and of these deviations, weights for them as is."""
    mean = features.mean(axis=0)
    factors = scale / np.maximum(features.std(axis=0), 1e-6)
    model = LogisticRegression(C=c, max_iter=300, tol=1e-3)
    model.fit((features - mean) * factors, labels)
    coefficients = model.coef_[0].astype(np.float64) * factors
    return Weights(np.concatenate([model.intercept_ - mean @ coefficients, coefficients]))


def fit_words(items: Sequence[Example]) -> Weights:
    """Fit which words are marked."""
    features = np.concatenate([item.words for item in items])
    marked = np.concatenate([item.marked for item in items])
    return fit_scaled(features, marked, WORD_C, np.ones(features.shape[1], np.float32))


def fit(items: Sequence[Example]) -> dict[str, list[float]]:
    """Fit both regressions; the second sees what words look like to one that never saw them."""
    rows: dict[int, NDArray[np.float64]] = {}
    for seen, held in GroupKFold(INNER).split(items, groups=[item.outlet for item in items]):
        model = fit_words([items[i] for i in seen])
        for i in held:
            item = items[i]
            wide = item.words.astype(np.float64)
            rows[i] = sentence_features(item.text, item.mean, wide, model(wide))
    features = np.stack([rows[i] for i in range(len(items))])
    scale = np.ones(features.shape[1])
    scale[-N_REST:] = REST_SCALE
    loaded = np.array([item.loaded for item in items])
    sentence = fit_scaled(features, loaded, SENTENCE_C, scale)
    return {"word": fit_words(items).rounded(), "sentence": sentence.rounded()}


def fit_folds(items: Sequence[Example]) -> dict[str, Any]:
    """Fit a model for each fold of outlets, on the sentences of all others."""
    outlets = [item.outlet for item in items]
    fold_of: dict[str, int] = {}
    models: list[dict[str, list[float]]] = []
    for seen, held in GroupKFold(OUTER).split(items, groups=outlets):
        fold_of |= dict.fromkeys((outlets[i] for i in held), len(models))
        models.append(fit([items[i] for i in seen]))
        typer.echo(f"fold {len(models)} of {OUTER}: {len(held)} sentences held out")
    return {"outlets": dict(sorted(fold_of.items())), "models": models}


def main(path: Annotated[Path, typer.Argument(help="Sentences marked for bias.")]) -> None:
    """Fit and write the weights of loaded wording, and those of its folds."""
    rows = read_rows(path)
    _write(TARGETS / "loaded_weights.json", {"word": fit_lens(rows).rounded()})
    items = examples(rows)
    _write(FOLDS, fit_folds(items))
    _write(TARGETS / "loaded_sentence_weights.json", fit(items))


def _write(target: Path, weights: dict[str, Any]) -> None:
    target.write_text(json.dumps(weights) + "\n", encoding="utf-8")
    typer.echo(f"wrote {target.name}")


if __name__ == "__main__":
    typer.run(main)
