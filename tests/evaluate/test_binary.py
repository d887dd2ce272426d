"""Yes-or-no measures equal scikit-learn's, and stay defined where theirs do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics

from compare.evaluate.binary import score_binary

rows = st.lists(
    st.tuples(st.booleans(), st.integers(0, 8).map(lambda i: i / 8)), min_size=4, max_size=25
)


@settings(max_examples=15, deadline=None)
@given(rows)
def test_equals_scikit_learn(pairs: list[tuple[bool, float]]) -> None:
    """Areas, decisions at a threshold and F1 are those of the reference implementation."""
    truth = np.array([yes for yes, _ in pairs])
    scores = np.array([score for _, score in pairs])
    if truth.all() or not truth.any():
        truth[:2] = True, False
    said = scores >= 0.5
    found = score_binary(truth.tolist(), scores, said, range(len(pairs)))
    expected = {
        "roc_auc": metrics.roc_auc_score(truth, scores),
        "average_precision": metrics.average_precision_score(truth, scores),
        "balanced_accuracy": metrics.balanced_accuracy_score(truth, said),
        "recall": metrics.recall_score(truth, said),
        "f1": metrics.f1_score(truth, said, zero_division=0),
    }
    if said.any():
        expected["precision"] = metrics.precision_score(truth, said)
    assert {name: found[name].value for name in expected} == pytest.approx(expected)


def test_calibration_is_the_mean_gap_of_ten_bins() -> None:
    """Each bin's gap between mean probability and share of yes counts by its rows."""
    scores = np.array([0.05, 0.05, 0.95, 0.95, 1.0])
    found = score_binary([False, True, True, True, False], scores, scores > 0.5, range(5))
    expected = 2 / 5 * abs(0.05 - 0.5) + 3 / 5 * abs(2.9 / 3 - 2 / 3)
    assert found["expected_calibration_error"].value == pytest.approx(expected)


def test_one_label_alone_leaves_the_ranking_undefined() -> None:
    """Without a single yes nothing can be ranked, and what was called a yes is wrong."""
    scores = np.array([0.2, 0.8])
    found = score_binary([False, False], scores, scores > 0.5, ["a", "b"])
    assert found["roc_auc"].value is None
    assert found["balanced_accuracy"].value is None
    assert found["precision"].value == 0


def test_whole_units_are_resampled() -> None:
    """A hundred copies of four rows in four units are known no better than the four."""
    truth, scores = [True, True, False, False], np.array([0.9, 0.4, 0.6, 0.1])
    few = score_binary(truth, scores, scores > 0.5, range(4))
    many = score_binary(
        truth * 100, np.tile(scores, 100), np.tile(scores > 0.5, 100), [*range(4)] * 100
    )
    for name in ("f1", "balanced_accuracy", "roc_auc"):
        assert (many[name].low, many[name].high) == pytest.approx((few[name].low, few[name].high))
    alone = score_binary(truth * 100, np.tile(scores, 100), np.tile(scores > 0.5, 100), range(400))
    assert alone["f1"].low is not None
    assert few["f1"].low is not None
    assert alone["f1"].low > few["f1"].low
