"""Average linkage of a large component: only groups that a likely pair links are ever compared.

A matrix of all pairs of 30,000 articles takes 3.6 GB. Two groups join only while the mean between
them reaches the threshold, and then at least one pair does: so the sums between groups are kept
for linked groups alone, and a sum that a merge calls for is computed at that moment.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Sums = Callable[[NDArray[np.intp], list[NDArray[np.intp]]], NDArray[np.float64]]


class SparseLinkage:
    """The groups of one component while they join.

    Parameters
    ----------
    first, second, probability
        Every pair of leaves at or over the threshold; leaves are numbered from 0.
    n
        Number of leaves.
    sums
        Leaves of one group and of several others in, the sum of the probabilities of all pairs
        between that group and each of the others out.
    """

    def __init__(
        self,
        first: NDArray[np.intp],
        second: NDArray[np.intp],
        probability: NDArray[np.float64],
        n: int,
        sums: Sums,
    ) -> None:
        self._n = n
        self._sums = sums
        self._members = {leaf: np.array([leaf]) for leaf in range(n)}
        self._linked: dict[int, dict[int, float]] = {leaf: {} for leaf in range(n)}
        self._heap: list[tuple[float, int, int]] = []
        for one, other, value in zip(
            first.tolist(), second.tolist(), probability.tolist(), strict=True
        ):
            self._linked[one][other] = self._linked[other][one] = value
            self._heap.append((-value, one, other))
        heapq.heapify(self._heap)

    def merges(self, threshold: float) -> Iterator[tuple[int, int, float]]:
        """Give the merges of average linkage while a mean reaches the threshold.

        Each is the numbers of two groups and the mean probability between them; the k-th merge
        makes group ``n + k``. The likeliest two groups join first; ties fall by their numbers.
        Memory grows with the pairs given; time with the sizes of linked groups.
        """
        node = self._n
        while self._heap:
            negative, one, other = heapq.heappop(self._heap)
            if one not in self._members or other not in self._members:
                continue  # one of the two has joined another group since
            if -negative < threshold:
                break
            yield one, other, -negative
            self._join(one, other, node)
            node += 1

    def _join(self, one: int, other: int, node: int) -> None:
        mine, theirs = self._members.pop(one), self._members.pop(other)
        my_links, their_links = self._linked.pop(one), self._linked.pop(other)
        del my_links[other], their_links[one]
        self._complete(my_links, their_links, mine)
        self._complete(their_links, my_links, theirs)
        members = np.sort(np.concatenate([mine, theirs]))
        links = {group: value + their_links[group] for group, value in sorted(my_links.items())}
        for group, value in links.items():
            back = self._linked[group]
            back.pop(one, None)
            back.pop(other, None)
            back[node] = value
            mean = value / (len(members) * len(self._members[group]))
            heapq.heappush(self._heap, (-mean, group, node))
        self._members[node] = members
        self._linked[node] = links

    def _complete(
        self, links: dict[int, float], wanted: dict[int, float], members: NDArray[np.intp]
    ) -> None:
        """Compute the sums that a group lacks with the groups that its partner is linked to."""
        missing = sorted(wanted.keys() - links.keys())
        if missing:
            sums = self._sums(members, [self._members[group] for group in missing])
            links.update(zip(missing, sums.tolist(), strict=True))
