"""Intervals: drawn by unit, the same every time, and undefined where the measure is."""

from __future__ import annotations

import numpy as np
import pytest

from compare.evaluate.bootstrap import RESAMPLES, Estimate, add_up, draws, estimate


def test_every_resample_has_as_many_units() -> None:
    """Each resample draws as many units as there are, and another run draws the same."""
    first, again = (np.concatenate(list(draws(7))) for _ in range(2))
    assert first.shape == (RESAMPLES, 7)
    assert (first.sum(axis=1) == 7).all()
    assert (first == again).all()


def test_the_interval_of_a_mean_is_the_known_one() -> None:
    """The interval of a mean has about the width that its standard error asks for."""
    values = np.random.default_rng(1).normal(5, 2, 400)
    sums = np.column_stack([values, np.ones(400)])
    mean = estimate(sums, {"mean": lambda s: s[:, 0] / s[:, 1]})["mean"]
    assert mean.value == pytest.approx(values.mean())
    assert mean.low is not None
    assert mean.high is not None
    assert mean.high - mean.low == pytest.approx(2 * 1.96 * values.std() / 20, rel=0.15)


def test_units_add_up_in_any_order() -> None:
    """The order of rows changes no sum and no place of a unit."""
    rows = np.array([[1.0], [2.0], [4.0]])
    sums, numbers = add_up(["b", "a", "b"], rows)
    assert sums.tolist() == [[2], [5]]
    assert numbers.tolist() == [1, 0, 1]
    assert add_up(["b", "b", "a"], rows[[2, 0, 1]])[0].tolist() == sums.tolist()


def test_what_is_undefined_has_no_value() -> None:
    """A measure that the rows do not define has neither value nor interval."""
    sums = np.array([[1.0, 0.0], [1.0, 0.0]])
    found = estimate(sums, {"share": lambda s: s[:, 0] / s[:, 1] - s[:, 0] / s[:, 1]})
    assert found["share"] == Estimate(None, None, None)
