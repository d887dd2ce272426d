"""Facts and the claims of one article in, for each fact those that could contradict it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.judge.conflicts import LEAST_COVERAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.judge.reading import StoryClaims
    from compare.records import Claim, Fact


def within_reach(
    facts: Sequence[Fact], claims: Sequence[Claim], known: StoryClaims
) -> list[Sequence[Claim]]:
    """Return for each fact the claims that may cover its central claim enough to be asked.

    Parameters
    ----------
    facts
        ``n`` facts of a story.
    claims
        Claims of one article.
    known
        The story's claims; without their affinities all are within reach.

    Returns
    -------
    For each fact some of the claims, in their order. Left out are only those of which nothing in
    :mod:`compare.judge.conflicts` can follow, since they never reach its least bar, whichever
    values are set aside.
    """
    if known.affinities is None:
        return [claims] * len(facts)
    near = known.affinities.ceiling[known.places(facts, claims)] >= LEAST_COVERAGE
    found: list[list[Claim]] = [[] for _ in facts]
    for row, column in np.argwhere(near).tolist():
        found[row].append(claims[column])
    return list(found)
