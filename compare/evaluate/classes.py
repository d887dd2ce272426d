"""Labels of several classes against what was said: macro F1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from compare.evaluate.bootstrap import Estimate, add_up, estimate

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray


def score_classes(
    truth: Sequence[Hashable] | NDArray[Any],
    said: Sequence[Hashable] | NDArray[Any],
    units: Sequence[Hashable],
) -> dict[str, Estimate]:
    """Return ``macro_f1`` of ``n`` rows with its interval over their units.

    Parameters
    ----------
    truth, said
        The label of each row, and what it was called.
    units
        What each row belongs to (its sentence); these are resampled.

    Returns
    -------
    The mean over classes of F1, each class counting alike. Classes are those that the rows have
    or were called; one that a resample has none of is left out of it.
    """
    labels = sorted({*truth, *said}, key=repr)
    number = {label: n for n, label in enumerate(labels)}
    k = len(labels)
    rows = np.zeros((len(truth), k * k))
    cells = [number[t] * k + number[s] for t, s in zip(truth, said, strict=True)]
    rows[np.arange(len(cells)), cells] = 1

    def macro_f1(sums: NDArray[np.float64]) -> NDArray[np.float64]:
        table = sums.reshape(*sums.shape[:-1], k, k)
        right = np.diagonal(table, axis1=-2, axis2=-1)
        both = table.sum(axis=-1) + table.sum(axis=-2)
        f1 = np.where(both > 0, 2 * right / np.where(both > 0, both, 1), np.nan)
        return np.asarray(np.nanmean(f1, axis=-1))

    sums, _ = add_up(units, rows)
    return estimate(sums, {"macro_f1": macro_f1})
