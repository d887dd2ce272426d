"""Agreement of claims and propositions with marked propositions."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import FormatError
from compare.evaluate.rows import read_rows
from compare.evaluate.segmentation import _matched, score_segmentation

SHARED = Path(__file__).parents[3] / "shared" / "data" / "segmentation.jsonl.gz"

SENTENCE = "The dam broke and the river flooded two villages ."
ROW = {
    "sentence": "The dam broke and the river flooded two villages.",
    "tokens": SENTENCE.split(),
    "reference": [[0, 1, 2], [4, 5, 6, 7, 8]],
}

sets = st.lists(st.frozensets(st.integers(0, 5), min_size=1), max_size=4)


def test_the_same_propositions_score_one() -> None:
    """What people marked and what is found are the same sets."""
    scores = score_segmentation([ROW])
    assert (scores.precision, scores.recall, scores.f1, scores.exact_f1) == (1, 1, 1, 1)
    assert (scores.f1_low, scores.f1_high) == (1, 1)
    assert (scores.n_sentences, scores.n_reference, scores.n_found) == (1, 2, 2)


def test_one_found_proposition_matches_one_marked_only() -> None:
    """Marking the same thing twice is not rewarded twice."""
    scores = score_segmentation([ROW | {"reference": [[0, 1, 2], [0, 1, 2]]}])
    assert (scores.precision, scores.recall) == (0.5, 0.5)


def test_a_word_more_is_similar_but_not_equal() -> None:
    """Four shared words of five are similar enough; only equal sets are exact."""
    scores = score_segmentation([ROW | {"reference": [[4, 5, 6, 7, 8, 9]]}])
    assert scores.f1 > 0
    assert scores.exact_f1 == 0


def test_rows_without_marks_are_left_out() -> None:
    """A sentence nobody marked says nothing, and no rows at all score nothing."""
    assert score_segmentation([ROW, ROW | {"reference": None}]).n_sentences == 1
    assert score_segmentation([]).f1 == 0


def test_a_missing_field_is_named() -> None:
    """The message says which row lacks which field."""
    with pytest.raises(FormatError, match="row 2 of the segmentation file has no tokens"):
        score_segmentation([ROW, {"sentence": "It rained."}])


@settings(max_examples=60, deadline=None)
@given(sets, sets, st.sampled_from([0.5, 0.8, 1.0]))
def test_the_matching_is_the_largest(
    found: list[frozenset[int]], marked: list[frozenset[int]], threshold: float
) -> None:
    """No other pairing matches more: brute force over all of them."""
    few, many = sorted((found, marked), key=len)
    best = max(
        sum(len(a & b) >= threshold * len(a | b) for a, b in zip(few, order, strict=False))
        for order in permutations(many)
    )
    assert _matched(found, marked, threshold) == best


@pytest.mark.shared
@pytest.mark.slow
def test_labelled_sentences_score_as_reported() -> None:
    """On the labelled sentences the reported figures are reached."""
    if not SHARED.is_file():
        pytest.skip("the labelled sentences lie beside the project, and are not here")
    rows = read_rows(SHARED)
    claims = score_segmentation(rows)
    fine = score_segmentation(rows, "propositions")
    assert claims.f1 >= 0.18
    assert fine.f1 >= 0.27
    assert fine.f1_low <= fine.f1 <= fine.f1_high
    assert np.isfinite(fine.exact_f1)
