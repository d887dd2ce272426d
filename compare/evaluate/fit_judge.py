"""Fit the judge's weights: ``python -m compare.evaluate.fit_judge inclusion.jsonl.gz``.

Rows are ``corpus, group, fact, text, label`` with label include, partial, omit or contradict. The
file that comes of it is ``compare/judge/weights.json``; it holds numbers alone. Figures printed
are of five folds parted by group, so that no event stands on both sides.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from compare.evaluate.rows import read_rows
from compare.judge import FEATURES, OUTCOMES
from compare.pairs import judge_features
from compare.pipeline import default_encoder

if TYPE_CHECKING:
    from numpy.typing import NDArray

TARGET = Path(__file__).parents[1] / "judge" / "weights.json"
STATED = {"whole": ("include",), "some": ("include", "partial")}
INVERSE_REGULARISATION = 0.1


def fit(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the weights of both outcomes, in the layout of ``weights.json``."""
    values = judge_features([(row["fact"], row["text"]) for row in rows], default_encoder())
    labels = np.array([row["label"] for row in rows])
    corpora = np.array([row["corpus"] for row in rows])
    groups = np.array([f"{row['corpus']} {row['group']}" for row in rows])
    # Each corpus counts by the square root of its size, so that the largest does not speak alone.
    sizes = {corpus: np.sum(corpora == corpus) for corpus in set(corpora.tolist())}
    sample_weight = np.array([1 / np.sqrt(sizes[corpus]) for corpus in corpora])
    sample_weight /= sample_weight.mean()
    result: dict[str, Any] = {}
    for outcome in OUTCOMES:
        target = np.isin(labels, STATED[outcome])
        model = make_pipeline(
            StandardScaler(), LogisticRegression(C=INVERSE_REGULARISATION, max_iter=5000)
        )
        parameters = {"logisticregression__sample_weight": sample_weight}
        scores = cross_val_predict(
            model,
            values,
            target,
            groups=groups,
            cv=GroupKFold(5),
            method="predict_proba",
            params=parameters,
        )[:, 1]
        _report(outcome, target, scores, corpora)
        model.fit(values, target, **parameters)
        result[outcome] = _readable(model)
    return result


def _readable(model: Any) -> dict[str, Any]:  # noqa: ANN401  scikit-learn publishes no types
    scaler, regression = model[0], model[1]
    columns = zip(FEATURES, scaler.mean_, scaler.scale_, regression.coef_[0], strict=True)
    return {
        "intercept": round(float(regression.intercept_[0]), 4),
        "features": {
            name: {
                "mean": round(float(mean), 4),
                "scale": round(float(scale), 4),
                "weight": round(float(weight), 4),
            }
            for name, mean, scale, weight in columns
        },
    }


def _report(
    outcome: str,
    target: NDArray[np.bool_],
    scores: NDArray[np.float64],
    corpora: NDArray[np.str_],
) -> None:
    for corpus in sorted(set(corpora.tolist())):
        here = corpora == corpus
        area = roc_auc_score(target[here], scores[here])
        typer.echo(f"{outcome:6} {corpus:20} {here.sum():6} rows  ROC AUC {area:.3f}")


def main(path: Annotated[Path, typer.Argument(help="Labelled pairs.")]) -> None:
    """Fit and write the judge's weights."""
    text = json.dumps(fit(read_rows(path)), indent=1) + "\n"
    TARGET.write_text(text, encoding="utf-8")
    typer.echo(f"wrote {TARGET.name}")


if __name__ == "__main__":
    typer.run(main)
