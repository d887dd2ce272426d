"""The search for likely pairs finds what looking at every pair finds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.cluster import SameStoryModel, likely
from compare.cluster.likely import find_pairs, scan_pairs
from compare.cluster.pairs import PairSpace, load_model
from compare.records import Article

if TYPE_CHECKING:
    from compare.cluster.likely import LikelyPairs

WORDS = "ferry court strike harbour bank flood vote law rail grain".split()


def space_of(seed: int, n: int, days: int, undated: float) -> PairSpace:
    """Make articles of a few words and events over some days, some of them without a date."""
    generator = np.random.default_rng(seed)
    events = generator.integers(0, max(1, n // 3), n)
    articles = []
    for number, event in enumerate(events.tolist()):
        shared = np.random.default_rng(event).choice(WORDS, 12).tolist()
        own = generator.choice(WORDS, 6).tolist()
        when = date(2025, 1, 1) + timedelta(days=int(generator.integers(0, days)))
        dated = generator.random() >= undated
        articles.append(
            Article.compose(
                source=str(number),
                title="",
                body=" ".join([*shared, f"place{event} name{event}", *own]),
                published=when.isoformat() if dated else "",
            )
        )
    vectors = generator.normal(size=(n, 16)) * 0.5 + np.eye(16)[events % 16]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return PairSpace.of(articles, vectors.astype(np.float32))


def as_mapping(pairs: LikelyPairs) -> dict[tuple[int, int], float]:
    """Return the probability of each pair found."""
    first, second, probability = (part.tolist() for part in pairs)
    assert all(one < other for one, other in zip(first, second, strict=True))
    return dict(zip(zip(first, second, strict=True), probability, strict=True))


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    n=st.integers(1, 60),
    days=st.sampled_from([1, 10, 400]),
    undated=st.sampled_from([0.0, 0.3, 1.0]),
    threshold=st.sampled_from([0.1, 0.5, 0.9]),
    rare=st.sampled_from([0, 3, 48]),
)
def test_the_search_finds_what_a_scan_finds(
    seed: int, n: int, days: int, undated: float, threshold: float, rare: int
) -> None:
    """However articles lie in time, and however many of their words are rare, in any blocks."""
    space = space_of(seed, n, days, undated)
    expected = as_mapping(scan_pairs(space, load_model(), threshold))
    with (
        patch.object(likely, "_RARE", rare),
        patch.object(likely, "_ROWS", 7),
        patch.object(likely, "_COLUMNS", 11),
        patch.object(likely, "_EXACT_AT_ONCE", 5),
    ):
        found = as_mapping(find_pairs(space, load_model(), threshold))
    assert found == pytest.approx(expected, abs=1e-9)


def test_a_model_of_other_signs_is_scanned() -> None:
    """A model that likes articles far apart in time fits no bound, and still finds its pairs."""
    space = space_of(1, 40, 400, 0.0)
    model = SameStoryModel(-9.0, (0.0, 0.0, 2.0, 0.0))
    found = as_mapping(find_pairs(space, model, 0.5))
    assert found == as_mapping(scan_pairs(space, model, 0.5))
    assert found


def test_a_threshold_of_nought_gives_every_pair() -> None:
    """No bound serves there; every pair is looked at."""
    assert len(find_pairs(space_of(2, 12, 10, 0.5), load_model(), 0.0).first) == 12 * 11 // 2
