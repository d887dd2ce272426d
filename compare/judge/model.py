"""Features in, probabilities out: two logistic regressions with readable weights.

One gives the probability that the article states the whole fact, the other that it states some
of it (an ordinal pair, after Frank and Hall, 2001). Both stand in ``weights.json``: mean, scale
and weight a feature, so that anyone can see what moved a verdict, and are fitted by
``python -m compare.evaluate.fit_judge``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from compare.judge.features import FEATURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

OUTCOMES = ("whole", "some")


def probabilities(values: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Return the probability that all of a fact is stated, and that some of it is.

    Parameters
    ----------
    values
        ``(n, len(FEATURES))``.

    Returns
    -------
    ``whole`` and ``some``, each ``(n,)``, with ``whole <= some`` everywhere.
    """
    found = {}
    for outcome in OUTCOMES:
        intercept, mean, scale, weights = _weights(outcome)
        scores = (values - mean) / scale @ weights + intercept
        found[outcome] = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    found["some"] = np.maximum(found["some"], found["whole"])
    return found


@cache
def _weights(
    outcome: str,
) -> tuple[float, NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return intercept, and mean, scale and weight of every feature."""
    text = resources.files("compare.judge").joinpath("weights.json").read_text(encoding="utf-8")
    data = json.loads(text)[outcome]
    columns = [
        np.array([data["features"][name][part] for name in FEATURES])
        for part in ("mean", "scale", "weight")
    ]
    return data["intercept"], columns[0], columns[1], columns[2]
