"""Pairs in, the likely ones out: every pair at or over a probability, and no n x n matrix.

A pair's score is a weighted sum, so bounds of its parts bound the whole. Articles come in order
of their days; a block of them meets only those near enough in time, and of a pair's wording only
a bound is known at first. What stays possible is then computed exactly.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from compare.cluster.pairs import PairSpace, SameStoryModel

_ROWS = 512
_COLUMNS = 8_192
"""Pairs held in memory at once: a block of cosines is 16 MB."""

_RARE = 48
"""Word pairs in at most so many articles are rare: which articles share one is looked up."""

_SLACK = 1e-3
"""Bounds are sums of single precision: they are taken for this much larger than they are."""

_EXACT_AT_ONCE = 20_000


class LikelyPairs(NamedTuple):
    """Numbers of articles, the lesser first, and the probability of each pair."""

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    probability: NDArray[np.float64]


class Features(Protocol):
    """What a plain scan needs to know of n articles."""

    def __len__(self) -> int:
        """Return the number of articles."""

    def features(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return ``(features, rows, columns)`` of every pair of two sets of articles."""


def scan_pairs(space: Features, model: SameStoryModel, threshold: float) -> LikelyPairs:
    """Look at every pair, and return those at or over a probability.

    It needs nothing of the model, and serves where its weights have other signs than bounds ask
    for. Time O(n^2), in blocks.
    """
    n = len(space)
    everything = np.arange(n)
    found = []
    for start in range(0, n, _ROWS):
        rows = everything[start : start + _ROWS]
        for left in range(start, n, _COLUMNS):
            columns = everything[left : left + _COLUMNS]
            probability = model.probability(space.features(rows, columns))
            first, second = np.nonzero(
                (probability >= threshold) & (rows[:, None] < columns[None, :])
            )
            found.append((rows[first], columns[second], probability[first, second]))
    return _joined(found)


def find_pairs(space: PairSpace, model: SameStoryModel, threshold: float) -> LikelyPairs:
    """Return the pairs at or over a probability: those of :func:`scan_pairs`, sooner.

    Notes
    -----
    A pair's wording is the sum over rare word pairs, which is computed for the few pairs of
    articles that share one, and over common ones, which is at most the product of the two rows'
    lengths there (Cauchy and Schwarz). That product joins the vectors as one more component, and
    the time between a block and an article joins the bar, so that one matrix product and one
    comparison tell what stays possible. Time O(n w) for w articles within the time that even
    equal articles may lie apart, O(n^2) among articles without dates; memory O(n).
    """
    vectors, wording, days, undated = model.weights
    if not 0 < threshold < 1 or min(vectors, wording) < 0 or max(days, undated) > 0:
        return scan_pairs(space, model, threshold)
    order = np.argsort(space.days, kind="stable")  # NaN, which is no date, comes last
    odds = math.log(threshold / (1 - threshold))
    search = _Search(space, model, odds - model.intercept - _SLACK, order)
    found = [
        _exact(space, model, threshold, first, second)
        for possible in search.blocks()
        for first, second in _parts(*possible)
    ]
    return _joined(found)


class _Search:
    """The arrays of a search, in order of the days."""

    def __init__(
        self, space: PairSpace, model: SameStoryModel, bar: float, order: NDArray[np.intp]
    ) -> None:
        self._order = order
        self._days = space.days[order]
        self._n_dated = int(np.count_nonzero(~np.isnan(self._days)))
        self._vectors, self._wording, self._per_day, per_rival = model.weights
        self._bar = bar
        self._undated_bar = bar - per_rival * np.log(max(len(space), 1))
        frequency = np.bincount(space.wording.indices, minlength=space.wording.shape[1])
        rare = frequency <= _RARE
        ordered = space.wording[order]
        self._rare = ordered[:, np.flatnonzero(rare)].astype(np.float32)
        common = ordered[:, np.flatnonzero(~rare)]
        squares = np.asarray(common.multiply(common).sum(axis=1)).ravel()
        self._common = np.sqrt(squares).astype(np.float32)
        root = np.sqrt(self._common)[:, None]
        plain = space.vectors[order]
        self._left = np.hstack(
            [np.float32(self._vectors) * plain, np.float32(self._wording) * root]
        )
        self._right = np.hstack([plain, root])

    def blocks(self) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """Give the possible pairs of a block of articles with itself and all later ones."""
        n = len(self._order)
        edges = [*range(0, self._n_dated, _ROWS), *range(self._n_dated, n, _ROWS), n]
        for start, stop in pairwise(edges):
            bars = self._bars(start, stop)
            # A cosine is at most 1, and so is the wording of two articles; that of two which
            # share no rare word pair is at most what their common ones allow.
            common = np.sqrt(self._common[start:stop].max() * self._common[start:])
            in_reach = self._vectors + self._wording * np.minimum(common, 1) >= bars
            near = np.flatnonzero(in_reach) + start
            far = np.flatnonzero(~in_reach & (self._vectors + self._wording >= bars)) + start
            for columns, search in ((near, self._possible), (far, self._sharing)):
                for left in range(0, len(columns), _COLUMNS):
                    part = columns[left : left + _COLUMNS]
                    rows, others = search(start, stop, part, bars[part - start])
                    yield self._order[rows], self._order[others]

    def _bars(self, start: int, stop: int) -> NDArray[np.float32]:
        """Return what vectors and wording must reach for each article from ``start`` on."""
        bars = np.full(len(self._order) - start, self._undated_bar)
        if start < self._n_dated:
            dated = slice(0, self._n_dated - start)
            gaps = np.maximum(self._days[start : self._n_dated] - self._days[stop - 1], 0)
            bars[dated] = self._bar - self._per_day * np.log1p(gaps)
        return bars.astype(np.float32)

    def _possible(
        self, start: int, stop: int, columns: NDArray[np.intp], bars: NDArray[np.float32]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the pairs that vectors and wording may lift over the bar."""
        bounds = self._left[start:stop] @ self._right[columns].T
        possible = bounds >= bars[None, :]
        row, column, wording, limit = self._shared(start, stop, columns)
        gain = np.float32(self._wording) * (np.sqrt(limit + wording) - np.sqrt(limit))
        reach = bounds[row, column] + gain >= bars[column]
        possible[row[reach], column[reach]] = True
        rows, others = np.nonzero(possible)
        rows, others = rows + start, columns[others]
        later = rows < others
        return rows[later], others[later]

    def _sharing(
        self, start: int, stop: int, columns: NDArray[np.intp], bars: NDArray[np.float32]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the pairs that wording may lift over the bar if the vectors are equal."""
        row, column, wording, limit = self._shared(start, stop, columns)
        reach = self._vectors + self._wording * np.sqrt(limit + wording) >= bars[column]
        rows, others = row[reach] + start, columns[column[reach]]
        later = rows < others
        return rows[later], others[later]

    def _shared(
        self, start: int, stop: int, columns: NDArray[np.intp]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32], NDArray[np.float32]]:
        """Return the pairs that share rare word pairs, what these give, and what the rest may."""
        shared = (self._rare[start:stop] @ self._rare[columns].T).tocoo()
        row, column = shared.row, shared.col
        limit = self._common[start:stop][row] * self._common[columns][column]
        return row, column, shared.data, limit


def _parts(
    first: NDArray[np.intp], second: NDArray[np.intp]
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    for start in range(0, len(first), _EXACT_AT_ONCE):
        yield first[start : start + _EXACT_AT_ONCE], second[start : start + _EXACT_AT_ONCE]


def _exact(
    space: PairSpace,
    model: SameStoryModel,
    threshold: float,
    first: NDArray[np.intp],
    second: NDArray[np.intp],
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """Return those of some pairs that reach a probability, the lesser number first."""
    probability = model.probability(space.pair_features(first, second))
    likely = probability >= threshold
    one, other = first[likely], second[likely]
    return np.minimum(one, other), np.maximum(one, other), probability[likely]


def _joined(
    found: list[tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]],
) -> LikelyPairs:
    """Put pairs together, in order of their numbers, whatever the blocks."""
    if not found:
        return LikelyPairs(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0))
    first, second, probability = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.lexsort((second, first))
    return LikelyPairs(first[order], second[order], probability[order])
