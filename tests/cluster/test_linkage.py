"""Linkage inside components against the textbook's method over all pairs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.cluster import linkage
from compare.cluster.likely import LikelyPairs, scan_pairs
from compare.cluster.linkage import COHESION_SHARE, GUARDED_SIZE, group_articles
from compare.cluster.pairs import SameStoryModel

if TYPE_CHECKING:
    import pytest
    from numpy.typing import NDArray

SCORE = SameStoryModel(0.0, (1.0,))
"""A model of one feature, which is the log odds itself."""


@dataclass(frozen=True, eq=False)
class GivenPairs:
    """Pairs whose probabilities are given."""

    probability: NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.probability)

    def features(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return the log odds of every pair of two sets of articles."""
        block = np.clip(self.probability[np.ix_(rows, columns)], 1e-9, 1 - 1e-9)
        return np.asarray(np.log(block / (1 - block))[None])

    def pair_features(
        self, first: NDArray[np.intp], second: NDArray[np.intp]
    ) -> NDArray[np.float64]:
        """Return the log odds of pairs given one by one."""
        return np.asarray(self.features(first, second)[:, range(len(first)), range(len(first))])

    def likely(self, model: SameStoryModel, threshold: float) -> LikelyPairs:
        """Return every pair whose probability is at least the threshold."""
        return scan_pairs(self, model, threshold)


def symmetric(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a symmetric matrix with ones on its diagonal."""
    upper = np.triu(values, 1)
    return np.asarray(upper + upper.T + np.eye(len(values)))


def textbook(probability: NDArray[np.float64], threshold: float) -> set[frozenset[int]]:
    """Join the likeliest two groups of all, again and again; undo what was not sound."""

    def between(one: frozenset[int], other: frozenset[int]) -> float:
        return float(probability[np.ix_(sorted(one), sorted(other))].mean())

    def within(group: frozenset[int]) -> float:
        return float(np.mean([probability[i, j] for i, j in combinations(sorted(group), 2)]))

    groups = {frozenset([i]) for i in range(len(probability))}
    sound = dict.fromkeys(groups, True)
    halves: dict[frozenset[int], tuple[frozenset[int], frozenset[int]]] = {}
    while len(groups) > 1:
        one, other = max(combinations(groups, 2), key=lambda pair: between(*pair))
        mean, joined = between(one, other), one | other
        needed = threshold
        if min(len(one), len(other)) >= GUARDED_SIZE:
            needed = max(threshold, COHESION_SHARE * min(within(one), within(other)))
        sound[joined] = sound[one] and sound[other] and mean >= needed
        halves[joined] = (one, other)
        groups = groups - {one, other} | {joined}
    todo, found = list(groups), set()
    while todo:
        group = todo.pop()
        if sound[group]:
            found.add(group)
        else:
            todo += halves[group]
    return found


def as_sets(groups: list[NDArray[np.intp]]) -> set[frozenset[int]]:
    """Return groups as a set of sets."""
    return {frozenset(group.tolist()) for group in groups}


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    n=st.integers(1, 16),
    threshold=st.sampled_from([0.3, 0.5, 0.7]),
    events=st.integers(1, 5),
    sizes=st.sampled_from([(0, 0), (0, linkage.DENSE_SIZE), (linkage.SMALL_SIZE, 0)]),
)
def test_equals_the_plain_method_over_all_pairs(
    seed: int, n: int, threshold: float, events: int, sizes: tuple[int, int]
) -> None:
    """Linkage inside components, by any of the three ways, gives what linkage of all gives."""
    generator = np.random.default_rng(seed)
    event = generator.integers(0, events, n)
    same = event[:, None] == event
    noise = generator.random((n, n))
    probability = symmetric(np.where(same, 0.35 + 0.6 * noise, 0.65 * noise))
    small, dense = sizes
    with patch.object(linkage, "SMALL_SIZE", small), patch.object(linkage, "DENSE_SIZE", dense):
        found = group_articles(GivenPairs(probability), SCORE, threshold)
    assert as_sets(found) == textbook(probability, threshold)


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few pairs are held at once, the groups are the same."""
    probability = symmetric(np.random.default_rng(3).random((30, 30)) ** 2)
    whole = as_sets(group_articles(GivenPairs(probability), SCORE, 0.4))
    assert 1 < len(whole) < 30
    for cells in (1, 7, 100):
        monkeypatch.setattr(linkage, "_BLOCK_CELLS", cells)
        assert as_sets(group_articles(GivenPairs(probability), SCORE, 0.4)) == whole


def test_a_chain_of_likely_pairs_is_no_group() -> None:
    """Articles that only neighbours link do not run together, as components would."""
    n = 12
    probability = np.eye(n)
    for i in range(n - 1):
        probability[i, i + 1] = probability[i + 1, i] = 0.9 - i / 100
    assert max(map(len, group_articles(GivenPairs(probability), SCORE, 0.5))) == 2


def test_two_close_groups_stay_apart_though_over_the_threshold() -> None:
    """Groups of three alike at .9 do not join at a mean of .6 between them; two pairs do."""
    for size, count in ((3, 2), (2, 1)):
        event = np.repeat([0, 1], size)
        probability = symmetric(np.where(event[:, None] == event, 0.9, 0.6))
        assert len(group_articles(GivenPairs(probability), SCORE, 0.5)) == count


def test_groups_come_in_order_and_partition() -> None:
    """Each article is in one group; groups come by their first article, members in order."""
    probability = symmetric(np.random.default_rng(5).random((20, 20)))
    groups = group_articles(GivenPairs(probability), SCORE, 0.5)
    assert sorted(int(i) for group in groups for i in group) == list(range(20))
    assert [group[0] for group in groups] == sorted(group[0] for group in groups)
    assert all((np.diff(group) > 0).all() for group in groups)
