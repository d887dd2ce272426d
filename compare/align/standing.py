"""How near two claims are, against how near each is to all that the other's article says.

"The captain survived" is near to nearly every claim about the captain; what tells that another
article states it is that one claim there comes clearly nearer than the rest. Standard scores say
so: the idea of cross-domain similarity local scaling (Conneau et al., "Word Translation Without
Parallel Data", 2018), by article instead of by nearest neighbours, and with the spread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

PRIOR_MEAN, PRIOR_SPREAD = 0.25, 0.12
"""Mean and standard deviation of how much two claims of a story cover each other."""

PRIOR_WEIGHT = 10.0
"""An article of so many claims weighs as much as the prior: one of two claims says little of what
is usual, and no claim can stand out from none."""


def standing(near: NDArray[np.float64], articles: Sequence[str]) -> NDArray[np.float64]:
    """Return how far each claim stands out to each other one, in standard deviations.

    Parameters
    ----------
    near
        ``(n, n)``, symmetric: how near the claims are to each other.
    articles
        ``n`` ids: the article of each claim.

    Returns
    -------
    ``(n, n)``, not symmetric: by how many standard deviations ``near[i, j]`` is above the mean of
    what ``i`` has with the claims of ``j``'s article, itself aside.

    Notes
    -----
    Mean and variance are those of the article's claims and the prior together. Time grows with n²
    times the number of articles, memory with n².
    """
    names = {name: number for number, name in enumerate(dict.fromkeys(articles))}
    own = np.array([names[name] for name in articles], np.intp)
    member = np.zeros((len(own), len(names)))
    member[np.arange(len(own)), own] = 1
    others = member.sum(axis=0) - member  # (n, articles): claims there, itself aside
    itself = near.diagonal()[:, np.newaxis] * member
    total = others + PRIOR_WEIGHT
    mean = (near @ member - itself + PRIOR_WEIGHT * PRIOR_MEAN) / total
    square = PRIOR_WEIGHT * (PRIOR_SPREAD**2 + PRIOR_MEAN**2)
    square = ((near * near) @ member - itself * near.diagonal()[:, np.newaxis] + square) / total
    spread = np.sqrt(np.maximum(square - mean * mean, PRIOR_SPREAD**2 / PRIOR_WEIGHT))
    return np.asarray((near - mean[:, own]) / spread[:, own])
