"""Two tellings in, the day that one of them gives to the day, and the other less exactly, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.agreement import Parting
from compare.frame.telling import are_aligned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.frame.telling import Telling
    from compare.records import Mention


def coarser(first: Telling, second: Telling) -> Iterator[Parting]:
    """Yield the only dates of two aligned claims where one is a part of the other.

    "In January" and "on January 17" agree, and say more or less; of several dates in a claim
    nothing tells which is meant.
    """
    mine, theirs = _dates(first), _dates(second)
    if len(mine) != 1 or len(theirs) != 1 or not are_aligned(first, second):
        return
    one, other = mine[0].value, theirs[0].value
    if len(one) != len(other) and (one.startswith(other) or other.startswith(one)):
        yield Parting("date", "rounding or bound", mine[0], theirs[0])


def _dates(telling: Telling) -> list[Mention]:
    return [mention for mention in telling.claim.mentions if mention.kind == "date"]
