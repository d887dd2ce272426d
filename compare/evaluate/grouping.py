"""Groups found against groups known: B-cubed and the adjusted Rand index, with intervals.

B-cubed asks of each item what share of its found group is in its true group (precision) and what
share of its true group was found with it (recall); a missed pair in a group of two weighs as much
as half of a large one. It is the only family of measures that meets all four of Amigó's
constraints on clusterings (Amigó, Gonzalo, Artiles and Verdejo, 2009).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics.cluster import contingency_matrix

from compare.evaluate.bootstrap import Estimate, add_up, estimate, harmonic_mean, number_labels

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

    from compare.evaluate.bootstrap import Measure


def score_groups(
    gold: Sequence[Hashable],
    found: Sequence[Hashable],
    units: Sequence[Hashable] | None = None,
) -> dict[str, Estimate]:
    """Known and found group of each of ``n`` items in, scores out.

    Parameters
    ----------
    gold, found
        One label an item, row for row; only equality of labels counts.
    units
        What each known group belongs to, one an item: these are resampled, and only pairs inside
        one count for ``adjusted_rand``. None where items are grouped all together; then known
        groups are resampled.

    Returns
    -------
    ``b_cubed_precision``, ``b_cubed_recall``, ``b_cubed_f1`` and ``adjusted_rand`` (Hubert and
    Arabie, 1985; 1 for equal groupings, about 0 for chance).

    Raises
    ------
    ValueError
        Where there are no items, or the lists differ in length.

    Notes
    -----
    The bootstrap draws known groups (or units) with replacement and keeps what was found beside
    them: an item's precision is that of the whole grouping.
    """
    if not gold or len(gold) != len(found):
        message = f"labels must be as many as items, not {len(gold)} and {len(found)}"
        raise ValueError(message)
    truth, groups = _number(gold), _number(found)
    table = contingency_matrix(truth, groups, sparse=True).tocsr().astype(np.float64)
    squares = table.multiply(table)
    sizes = np.asarray(table.sum(axis=1)).ravel()
    found_sizes = np.asarray(table.sum(axis=0)).ravel()
    precision = np.asarray(squares.multiply(1 / found_sizes[None, :]).sum(axis=1)).ravel()
    together = np.asarray(squares.sum(axis=1)).ravel()
    # Sums over the items of each known group, so that a resample need only add groups.
    rows = np.column_stack(
        [
            sizes,
            precision,
            together / sizes,
            (together - sizes) / 2,  # pairs in both
            sizes * (sizes - 1) / 2,  # pairs in the known group
            (table @ found_sizes - sizes) / 2,  # pairs in found groups
        ]
    )
    if units is None:
        return estimate(rows, {**_B_CUBED, "adjusted_rand": _adjusted_rand})
    first = {number: row for row, number in reversed(list(enumerate(truth.tolist())))}
    sums, _ = add_up([units[first[number]] for number in range(len(rows))], rows)
    n_pairs = sums[:, [0]] * (sums[:, [0]] - 1) / 2
    return estimate(
        np.hstack([sums, n_pairs]), {**_B_CUBED, "adjusted_rand": _adjusted_rand_inside}
    )


def _b_cubed_precision(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(sums[:, 1] / sums[:, 0])


def _b_cubed_recall(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(sums[:, 2] / sums[:, 0])


def _b_cubed_f1(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return harmonic_mean(_b_cubed_precision(sums), _b_cubed_recall(sums))


_B_CUBED: dict[str, Measure] = {
    "b_cubed_precision": _b_cubed_precision,
    "b_cubed_recall": _b_cubed_recall,
    "b_cubed_f1": _b_cubed_f1,
}


def _adjusted_rand(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return _rand(sums, sums[:, 0] * (sums[:, 0] - 1) / 2)


def _adjusted_rand_inside(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return _rand(sums, sums[:, 6])


def _rand(sums: NDArray[np.float64], n_pairs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the adjusted Rand index of pair counts; 1 where both groupings are trivial alike."""
    both, known, found = sums[:, 3], sums[:, 4], sums[:, 5]
    expected = known * found / np.where(n_pairs > 0, n_pairs, 1)
    room = (known + found) / 2 - expected
    return np.where(room == 0, 1.0, (both - expected) / np.where(room == 0, 1, room))


def _number(labels: Sequence[Hashable]) -> NDArray[np.intp]:
    """Return the number of each item's label."""
    numbers = number_labels(labels)
    return np.array([numbers[label] for label in labels], np.intp)
