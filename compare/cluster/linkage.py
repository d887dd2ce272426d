"""Pairs in, groups out: average linkage over the probability that two articles are on one event.

Connected components of likely pairs chain events into blobs, and density methods call a third of
real articles noise; average linkage asks that articles agree with a group on average.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
import scipy.sparse as sp
from scipy.cluster.hierarchy import linkage
from scipy.sparse.csgraph import connected_components

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from compare.cluster.pairs import SameStoryModel

GUARDED_SIZE = 3
"""Two groups of at least this many articles each join only where they are as one.

Fewer articles say too little about how alike the articles of a group are among themselves.
"""

COHESION_SHARE = 0.8
"""What the mean probability between two such groups must reach, as a share of the mean within
the looser one. It keeps two large events of one kind apart (two raids, a year between them)."""

_BLOCK_CELLS = 1_000_000
"""Pairs whose features are held in memory at once."""


class Pairs(Protocol):
    """What linkage needs to know of n articles; :class:`compare.cluster.pairs.PairSpace` is one."""

    def __len__(self) -> int:
        """Return the number of articles."""

    def features(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return ``(features, rows, columns)`` of every pair of two sets of articles."""


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
    equals linkage over all pairs. Time O(n^2); memory quadratic in the largest component only.
    Ties fall by the order of the articles.
    """
    groups = []
    for component in _components(space, model, probability_threshold):
        if len(component) == 1:
            groups.append(component)
            continue
        distances = 1 - np.concatenate(list(_probabilities(space, model, component)))
        labels = _cut(linkage(distances, "average"), probability_threshold)
        groups += [component[labels == label] for label in np.unique(labels)]
    return sorted(groups, key=lambda group: int(group[0]))


def _blocks(size: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of rows; a row counts its pairs with itself and all later ones."""
    start = 0
    while start < size:
        stop = min(size, start + max(1, _BLOCK_CELLS // (size - start)))
        yield start, stop
        start = stop


def _components(space: Pairs, model: SameStoryModel, threshold: float) -> list[NDArray[np.intp]]:
    """Return the articles of each connected component of pairs at or over the threshold."""
    n = len(space)
    everything = np.arange(n)
    labels = everything
    for start, stop in _blocks(n):
        features = space.features(everything[start:stop], everything[start:])
        head, tail = np.nonzero(model.probability(features) >= threshold)
        # Components so far, as links to their first article: what is kept never exceeds n links.
        links = np.concatenate([head + start, everything]), np.concatenate([tail + start, labels])
        graph = sp.coo_matrix((np.ones(len(links[0]), dtype=bool), links), shape=(n, n))
        _, number = connected_components(graph, directed=False)
        _, first = np.unique(number, return_index=True)
        labels = first[number]
    order = np.argsort(labels, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)


def _probabilities(
    space: Pairs, model: SameStoryModel, rows: NDArray[np.intp]
) -> Iterator[NDArray[np.float64]]:
    """Yield, for each article, its probabilities with all later ones: scipy's condensed order."""
    for start, stop in _blocks(len(rows)):
        block = model.probability(space.features(rows[start:stop], rows[start:]))
        for number, row in enumerate(block):
            yield row[number + 1 :]


def _cut(tree: NDArray[np.float64], threshold: float) -> NDArray[np.intp]:
    """Return a label for each leaf: the highest node over it under which every merge is sound."""
    n = len(tree) + 1
    size = np.ones(2 * n - 1)
    within = np.zeros(2 * n - 1)  # sum of the probabilities of all pairs inside
    sound = np.ones(2 * n - 1, dtype=bool)
    parent = np.arange(2 * n - 1)
    for node, (left, right, distance) in enumerate(tree[:, :3], start=n):
        pair = np.array([left, right], dtype=np.intp)
        mean = 1 - distance
        size[node] = size[pair].sum()
        within[node] = within[pair].sum() + mean * size[pair].prod()
        needed = threshold
        if size[pair].min() >= GUARDED_SIZE:
            cohesion = within[pair] / (size[pair] * (size[pair] - 1) / 2)
            needed = max(threshold, COHESION_SHARE * cohesion.min())
        sound[node] = sound[pair].all() and mean >= needed
        parent[pair] = node
    label = np.arange(2 * n - 1)
    for node in range(2 * n - 3, -1, -1):
        if sound[parent[node]]:
            label[node] = label[parent[node]]
    return label[:n]
