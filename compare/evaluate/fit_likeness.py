"""Fit how likely an article tells a fact: ``python -m compare.evaluate.fit_likeness``.

Prints the constants of :mod:`compare.judge.likeness`, and the ROC AUC on events left out in turn.
The rows, in ``likeness_rows.json``, are verdicts read by hand as numbers, without any text.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import typer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROWS = Path(__file__).parent / "likeness_rows.json"
_C = 10.0


def fitted() -> tuple[NDArray[np.float64], float]:
    """Return intercept and weights, and the ROC AUC on events left out in turn."""
    rows = np.array(json.loads(ROWS.read_text(encoding="utf-8"))["rows"], np.float64)
    events, features, told = rows[:, 0], rows[:, 2:5], rows[:, 5] > 0
    model = LogisticRegression(C=_C)
    left_out = cross_val_predict(
        model, features, told, groups=events, cv=LeaveOneGroupOut(), method="predict_proba"
    )
    model.fit(features, told)
    weights = np.concatenate([model.intercept_, model.coef_[0]])
    return weights, float(roc_auc_score(told, left_out[:, 1]))


def main() -> None:
    """Fit, and print."""
    weights, auc = fitted()
    names = ("INTERCEPT", "SAMENESS", "QUANTILE", "NUMBERS")
    for name, weight in zip(names, weights, strict=True):
        typer.echo(f"{name} {weight:.2f}")
    typer.echo(f"ROC AUC on events left out {auc:.3f}")


if __name__ == "__main__":
    main()
