"""Groups inside units: pairs across units do not count."""

from __future__ import annotations

import pytest
from sklearn.metrics import adjusted_rand_score

from compare.evaluate.grouping import score_groups


def test_one_unit_equals_all_together() -> None:
    """With a single unit, values are those of one grouping, and the Rand index is the known one."""
    gold, found = [0, 0, 1, 1, 2, 2], [0, 0, 0, 1, 2, 3]
    together, inside = score_groups(gold, found), score_groups(gold, found, ["u"] * 6)
    assert {n: s.value for n, s in together.items()} == {n: s.value for n, s in inside.items()}
    assert together["adjusted_rand"].value == pytest.approx(adjusted_rand_score(gold, found))


def test_pairs_across_units_do_not_count() -> None:
    """Two units grouped by chance stay at chance, however many pairs part them."""
    gold = ["a0", "a0", "a1", "a1", "b0", "b0", "b1", "b1"]
    found = ["a0", "a1", "a0", "a1", "b0", "b1", "b0", "b1"]
    rand = score_groups(gold, found, [label[0] for label in gold])["adjusted_rand"].value
    assert rand == pytest.approx(adjusted_rand_score(gold[:4], found[:4]))
    assert adjusted_rand_score(gold, found) > rand


def test_labels_are_as_many_as_items() -> None:
    """No items, or another number of labels, cannot be scored."""
    with pytest.raises(ValueError, match="not 0 and 0"):
        score_groups([], [])
