"""Sums of independent units in, a measure with its 95 % interval out.

Rows of one event are alike, so whole events are drawn, not rows (the cluster bootstrap; Efron,
1979; Field and Welsh, 2007). The seed is fixed: the same counts give the same interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    Measure = Callable[[NDArray[np.float64]], NDArray[np.float64]]

RESAMPLES = 1000
_SEED = 20250622
_BLOCK = 50
"""Resamples worked on at once; more would fill the memory where there are many rows."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measured value and the interval that holds 95 % of its resamples; None where undefined."""

    value: float | None
    low: float | None
    high: float | None

    @classmethod
    def of(cls, value: float, resampled: NDArray[np.float64]) -> Estimate:
        """Make an estimate of a value and of the same measure on every resample.

        Parameters
        ----------
        value
            NaN where the rows do not define the measure.
        resampled
            ``(RESAMPLES,)``; resamples that are NaN are left out.
        """
        if np.isnan(value):
            return cls(None, None, None)
        kept = resampled[~np.isnan(resampled)]
        low, high = np.quantile(kept, (0.025, 0.975)) if len(kept) else (value, value)
        return cls(float(value), float(low), float(high))


def draws(n_units: int) -> Iterator[NDArray[np.float64]]:
    """Give how often each unit is in each resample, some resamples at a time.

    Yields
    ------
    ``(block, n_units)``: whole numbers, each row adding up to ``n_units``; the blocks have
    :data:`RESAMPLES` rows in all. The same for the same number of units.
    """
    generator = np.random.default_rng(_SEED)
    for start in range(0, RESAMPLES, _BLOCK):
        n_rows = min(_BLOCK, RESAMPLES - start)
        chosen = generator.integers(0, n_units, (n_rows, n_units))
        chosen += np.arange(n_rows)[:, None] * n_units
        counts = np.bincount(chosen.ravel(), minlength=n_rows * n_units)
        yield counts.reshape(n_rows, n_units).astype(np.float64)


def estimate(sums: NDArray[np.float64], measures: dict[str, Measure]) -> dict[str, Estimate]:
    """Return every measure with its interval.

    Parameters
    ----------
    sums
        ``(n_units, k)``: what each unit adds to ``k`` totals; at least one unit.
    measures
        By name, a function of totals ``(..., k)`` that gives values ``(...)``.
    """
    resampled = np.concatenate([weights @ sums for weights in draws(len(sums))])
    total = sums.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            name: Estimate.of(float(measure(total[None, :])[0]), measure(resampled))
            for name, measure in measures.items()
        }


def add_up(
    units: Sequence[Hashable], rows: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return the sums of each unit's rows, and the unit number of each row.

    Parameters
    ----------
    units
        The unit of each of ``n`` rows; see :func:`number_labels`.
    rows
        ``(n, k)``.

    Returns
    -------
    ``(n_units, k)`` and ``(n,)``.
    """
    numbers = number_labels(units)
    numbered = np.array([numbers[unit] for unit in units], np.intp)
    sums = np.zeros((len(numbers), rows.shape[1]))
    np.add.at(sums, numbered, rows)
    return sums, numbered


def number_labels(labels: Iterable[Hashable]) -> dict[Hashable, int]:
    """Return a number for each distinct label, the same whatever the order of the labels."""
    return {label: number for number, label in enumerate(sorted(set(labels), key=repr))}


def harmonic_mean(
    precision: NDArray[np.float64], recall: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return F1; 0 where both are 0."""
    both = precision + recall
    return np.where(both > 0, 2 * precision * recall / np.where(both > 0, both, 1), both)
