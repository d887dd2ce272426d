"""Pairs in, groups out: average linkage over the probability that two articles are on one event.

Connected components of likely pairs chain events into blobs, and density methods call a third of
real articles noise; average linkage asks that articles agree with a group on average.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from compare.cluster.likely import LikelyPairs
from compare.cluster.sparse_linkage import SparseLinkage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from compare.cluster.pairs import SameStoryModel

GUARDED_SIZE = 3
"""Two groups of at least this many articles each join only where they are as one.

Fewer articles say too little about how alike the articles of a group are among themselves.
"""

COHESION_SHARE = 0.8
"""What the mean probability between two such groups must reach, as a share of the mean within
the looser one. It keeps two large events of one kind apart (two raids, a year between them)."""

DENSE_SIZE = 2_000
"""Components of at most so many articles are linked by a matrix of all their pairs (16 MB)."""

SMALL_SIZE = 16
"""Components of at most so many articles, nearly all of them, are looked at many at once."""

_SMALL_AT_ONCE = 1_000
_BLOCK_CELLS = 1_000_000
"""Pairs whose features are held in memory at once."""


class Pairs(Protocol):
    """What linkage needs to know of n articles; :class:`compare.cluster.pairs.PairSpace` is one."""

    def __len__(self) -> int:
        """Return the number of articles."""

    def features(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return ``(features, rows, columns)`` of every pair of two sets of articles."""

    def pair_features(
        self, first: NDArray[np.intp], second: NDArray[np.intp]
    ) -> NDArray[np.float64]:
        """Return ``(features, pairs)`` of pairs given one by one."""

    def likely(self, model: SameStoryModel, threshold: float) -> LikelyPairs:
        """Return every pair whose probability is at least the threshold."""


def group_articles(
    space: Pairs, model: SameStoryModel, probability_threshold: float
) -> list[NDArray[np.intp]]:
    """Pairs in, the numbers of the articles of each group out.

    Parameters
    ----------
    space
        n articles.
    model
        What gives a pair its probability.
    probability_threshold
        Groups join while the mean probability between them is at least this, 0 to 1.

    Returns
    -------
    Groups that partition ``range(n)``, each in ascending order, by their first article.

    Notes
    -----
    Average linkage (UPGMA; Sokal and Michener, 1958), cut where a merge falls under the threshold
    or breaks :data:`COHESION_SHARE`. A mean at the threshold needs a pair at the threshold, so no
    group reaches past a connected component of such pairs: linkage runs inside components and
    equals linkage over all pairs. For the time of finding those pairs see
    :func:`compare.cluster.likely.find_pairs`; memory grows with their number. Ties fall by the
    order of the articles.
    """
    pairs = space.likely(model, probability_threshold)
    components = list(_components(pairs, len(space)))
    small = [c for c, _ in components if 1 < len(c) <= SMALL_SIZE]
    distances = iter(_small_distances(space, model, small))
    groups = []
    for component, inside in components:
        if len(component) == 1:
            groups.append(component)
            continue
        if len(component) <= SMALL_SIZE:
            merges = _dense_merges(next(distances))
        elif len(component) <= DENSE_SIZE:
            rows = _probabilities(space, model, component)
            merges = _dense_merges(1 - np.concatenate(list(rows)))
        else:
            linked = LikelyPairs(
                component.searchsorted(pairs.first[inside]),
                component.searchsorted(pairs.second[inside]),
                pairs.probability[inside],
            )
            merges = _sparse_merges(space, model, component, linked, probability_threshold)
        labels = _cut(merges, len(component), probability_threshold)
        groups += [component[labels == label] for label in np.unique(labels)]
    return sorted(groups, key=lambda group: int(group[0]))


def _components(pairs: LikelyPairs, n: int) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Give the articles of each connected component, and which of the pairs lie inside it."""
    import scipy.sparse as sp  # noqa: PLC0415  slow to import; a cached run needs none of it
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415  the same

    ones = np.ones(len(pairs.first), dtype=bool)
    graph = sp.coo_matrix((ones, (pairs.first, pairs.second)), shape=(n, n))
    count, number = connected_components(graph, directed=False)
    everyone = np.arange(count + 1)
    by_label = np.argsort(number, kind="stable")
    edges = np.searchsorted(number[by_label], everyone)
    of_pair = number[pairs.first]
    by_pair = np.argsort(of_pair, kind="stable")
    pair_edges = np.searchsorted(of_pair[by_pair], everyone)
    for one in range(count):
        yield (
            by_label[edges[one] : edges[one + 1]],
            by_pair[pair_edges[one] : pair_edges[one + 1]],
        )


def _small_distances(
    space: Pairs, model: SameStoryModel, components: list[NDArray[np.intp]]
) -> Iterator[NDArray[np.float64]]:
    """Give the distances inside each small component in scipy's order, many of them at once."""
    sizes = {len(component) for component in components}
    corners = {size: np.triu_indices(size, 1) for size in sizes}
    for start in range(0, len(components), _SMALL_AT_ONCE):
        some = components[start : start + _SMALL_AT_ONCE]
        first, second = (
            np.concatenate([component[corners[len(component)][side]] for component in some])
            for side in (0, 1)
        )
        distances = 1 - model.probability(space.pair_features(first, second))
        ends = np.cumsum([len(corners[len(component)][0]) for component in some])
        yield from np.split(distances, ends[:-1])


def _dense_merges(distances: NDArray[np.float64]) -> Iterable[tuple[int, int, float]]:
    """Return all merges of a component, from the distances of all its pairs."""
    from scipy.cluster.hierarchy import linkage  # noqa: PLC0415  see _components

    tree = linkage(distances, "average")
    return ((int(one), int(other), 1 - distance) for one, other, distance in tree[:, :3].tolist())


def _sparse_merges(
    space: Pairs,
    model: SameStoryModel,
    component: NDArray[np.intp],
    linked: LikelyPairs,
    threshold: float,
) -> Iterable[tuple[int, int, float]]:
    """Return the merges of a large component down to the threshold; the others are cut anyway."""

    def sums(members: NDArray[np.intp], groups: list[NDArray[np.intp]]) -> NDArray[np.float64]:
        columns = component[np.concatenate(groups)]
        total = np.zeros(len(columns))
        step = max(1, _BLOCK_CELLS // len(columns))
        for start in range(0, len(members), step):
            rows = component[members[start : start + step]]
            total += model.probability(space.features(rows, columns)).sum(axis=0)
        firsts = np.cumsum([0, *map(len, groups[:-1])])
        return np.asarray(np.add.reduceat(total, firsts))

    return SparseLinkage(*linked, len(component), sums).merges(threshold)


def _probabilities(
    space: Pairs, model: SameStoryModel, rows: NDArray[np.intp]
) -> Iterator[NDArray[np.float64]]:
    """Yield, for each article, its probabilities with all later ones: scipy's condensed order."""
    start = 0
    while start < len(rows):
        stop = min(len(rows), start + max(1, _BLOCK_CELLS // (len(rows) - start)))
        block = model.probability(space.features(rows[start:stop], rows[start:]))
        for number, row in enumerate(block):
            yield row[number + 1 :]
        start = stop


def _cut(merges: Iterable[tuple[int, int, float]], n: int, threshold: float) -> NDArray[np.intp]:
    """Return a label for each leaf: the highest node over it under which every merge is sound."""
    size = np.ones(2 * n - 1)
    within = np.zeros(2 * n - 1)  # sum of the probabilities of all pairs inside
    sound = np.ones(2 * n - 1, dtype=bool)
    parent = np.arange(2 * n - 1)
    for node, (left, right, mean) in enumerate(merges, start=n):
        pair = np.array([left, right], dtype=np.intp)
        size[node] = size[pair].sum()
        within[node] = within[pair].sum() + mean * size[pair].prod()
        needed = threshold
        if size[pair].min() >= GUARDED_SIZE:
            cohesion = within[pair] / (size[pair] * (size[pair] - 1) / 2)
            needed = max(threshold, COHESION_SHARE * cohesion.min())
        sound[node] = sound[pair].all() and mean >= needed
        parent[pair] = node
    label = np.arange(2 * n - 1)
    for node in range(2 * n - 2, -1, -1):
        if parent[node] != node and sound[parent[node]]:
            label[node] = label[parent[node]]
    return label[:n]
