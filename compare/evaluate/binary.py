"""Yes-or-no labels against probabilities: ranking, decisions at a threshold, calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.evaluate.bootstrap import Estimate, add_up, draws, estimate, harmonic_mean

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

    from compare.evaluate.bootstrap import Measure

N_BINS = 10
"""Bins of equal width, 0 to 1, of the expected calibration error."""

_DECIDED = 4
"""Columns of counts before the bins: true and false positives, false and true negatives."""


def score_binary(
    truth: Sequence[bool],
    scores: NDArray[np.float64],
    said: NDArray[np.bool_],
    units: Sequence[Hashable],
) -> dict[str, Estimate]:
    """Return ranking, decisions and calibration of ``n`` rows, with intervals over their units.

    Parameters
    ----------
    truth
        Whether each row is a yes.
    scores
        ``(n,)``: its probability of a yes, 0 to 1.
    said
        ``(n,)``: whether it was called a yes.
    units
        The event, document or pair that each row belongs to; these are resampled.

    Returns
    -------
    ``roc_auc``, ``average_precision``, ``balanced_accuracy``, ``precision``, ``recall``, ``f1``
    and ``expected_calibration_error``. Undefined ones have no value: all that needs both a yes
    and a no where there is only one of them, precision where nothing was called a yes.

    Notes
    -----
    Equal scores count half (ROC AUC) or are one step (average precision, without interpolation).
    The calibration error has ten bins of equal width (Naeini, Cooper and Hauskrecht, 2015) and
    compares the mean probability of a bin with its share of yes.
    """
    is_yes = np.asarray(truth, np.bool_)
    n = len(is_yes)
    rows = np.zeros((n, _DECIDED + 3 * N_BINS))
    rows[np.arange(n), np.where(said, ~is_yes, 2 + ~is_yes).astype(np.intp)] = 1
    bins = np.minimum((scores * N_BINS).astype(np.intp), N_BINS - 1)
    for part, values in enumerate((np.ones(n), scores, is_yes.astype(np.float64))):
        rows[np.arange(n), _DECIDED + part * N_BINS + bins] = values
    sums, numbered = add_up(units, rows)
    return {**_ranking(is_yes, scores, numbered, len(sums)), **estimate(sums, _MEASURES)}


def _ranking(
    truth: NDArray[np.bool_],
    scores: NDArray[np.float64],
    units: NDArray[np.intp],
    n_units: int,
) -> dict[str, Estimate]:
    """Return the measures that depend on the order of the scores alone."""
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    steps = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))
    yes, owner = truth[order], units[order]

    def areas(weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        drawn = weights[:, owner]
        hits = np.cumsum(drawn * yes, axis=1)[:, steps]
        misses = np.cumsum(drawn * ~yes, axis=1)[:, steps]
        hit_steps = np.diff(hits, axis=1, prepend=0)
        miss_steps = np.diff(misses, axis=1, prepend=0)
        area = (miss_steps * (hits - hit_steps / 2)).sum(axis=1)
        found = hits + misses
        precision = hits / np.where(found > 0, found, 1)
        total = hits[:, -1]
        return area / (total * misses[:, -1]), (hit_steps * precision).sum(axis=1) / total

    with np.errstate(divide="ignore", invalid="ignore"):
        value = areas(np.ones((1, n_units)))
        resampled = [areas(weights) for weights in draws(n_units)]
    return {
        name: Estimate.of(float(value[i][0]), np.concatenate([pair[i] for pair in resampled]))
        for i, name in enumerate(("roc_auc", "average_precision"))
    }


def _precision(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(sums[:, 0] / (sums[:, 0] + sums[:, 1]))


def _recall(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(sums[:, 0] / (sums[:, 0] + sums[:, 2]))


def _f1(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return F1; 0 where there is a yes and none was found."""
    return harmonic_mean(np.nan_to_num(_precision(sums)), _recall(sums))


def _balanced_accuracy(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    specificity = sums[:, 3] / (sums[:, 1] + sums[:, 3])
    return np.asarray((_recall(sums) + specificity) / 2)


def _calibration_error(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    in_bin, probability, yes = (
        sums[:, _DECIDED + part * N_BINS : _DECIDED + (part + 1) * N_BINS] for part in range(3)
    )
    return np.asarray(np.abs(probability - yes).sum(axis=1) / in_bin.sum(axis=1))


_MEASURES: dict[str, Measure] = {
    "balanced_accuracy": _balanced_accuracy,
    "precision": _precision,
    "recall": _recall,
    "f1": _f1,
    "expected_calibration_error": _calibration_error,
}
