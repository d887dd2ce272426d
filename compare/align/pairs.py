"""Two claims in, the probability that they state the same fact out.

A logistic regression over late-interaction coverage in both directions and sentence cosine; its
weights lie in ``weights.json`` and are fitted by ``python -m compare.evaluate.fit_align``. Numbers
and names that differ count for nothing of their own, on purpose:
two outlets that give two death tolls tell the same fact, and differ in it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from compare.interaction import coverage, stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding

FEATURES = ("cosine", "least_coverage", "most_coverage")
"""Names of the pair's features, in order; all lie between about 0 and 1."""


def pair_features(
    texts: Sequence[str],
    encodings: Sequence[Encoding],
    covered: NDArray[np.float32] | None = None,
) -> NDArray[np.float64]:
    """Return the features of all pairs of ``n`` claims.

    Parameters
    ----------
    texts, encodings
        Their words and vectors.
    covered
        ``(n, n)``: how much of each claim every other covers, where that is known already.

    Returns
    -------
    ``(n, n, len(FEATURES))``, symmetric in the first two axes. Time and memory grow with n².
    """
    vectors = np.stack([e.vector for e in encodings]).astype(np.float32)
    if covered is None:
        covered = coverage(texts, encodings, *stack(encodings))
    return np.stack(
        [
            vectors @ vectors.T,
            np.minimum(covered, covered.T),
            np.maximum(covered, covered.T),
        ],
        axis=2,
    ).astype(np.float64)


def same_fact_probabilities(
    texts: Sequence[str],
    encodings: Sequence[Encoding],
    covered: NDArray[np.float32] | None = None,
) -> NDArray[np.float64]:
    """Return for all pairs of ``n`` claims the probability that they state the same fact.

    Parameters
    ----------
    texts, encodings, covered
        See :func:`pair_features`.

    Returns
    -------
    ``(n, n)``, symmetric, 1 on the diagonal.
    """
    weights = _weights()
    scores = pair_features(texts, encodings, covered) @ weights[1:] + weights[0]
    probabilities = 1 / (1 + np.exp(-scores))
    probabilities = (probabilities + probabilities.T) / 2  # sums in another order, last bits
    np.fill_diagonal(probabilities, 1)
    return np.asarray(probabilities)


@cache
def _weights() -> NDArray[np.float64]:
    """Return intercept and weights in the order of :data:`FEATURES`."""
    text = resources.files("compare.align").joinpath("weights.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return np.array([data["intercept"], *(data["weights"][name] for name in FEATURES)])
