"""Two tellings in, how much they say the same besides the words that are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.interaction import rest_coverage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.frame.telling import Telling


def sameness(
    first: Telling, second: Telling, mine: Sequence[str] = (), theirs: Sequence[str] = ()
) -> float:
    """Return how much two claims cover each other, 0 to 1, some words of each set aside."""
    rest = rest_coverage(
        (first.claim.text, first.encoding, mine), (second.claim.text, second.encoding, theirs)
    )
    return round(min(max(rest, 0.0), 1.0), 4)


def sameness_beside_names(
    first: Telling, second: Telling, mine: Sequence[str] = (), theirs: Sequence[str] = ()
) -> float:
    """Return how much two claims cover each other, names and places of each set aside as well.

    Names are rare words and weigh much: what is said of one person twice may be two things.
    """
    names = (
        [m.text for m in telling.claim.mentions if m.kind in {"name", "place"}]
        for telling in (first, second)
    )
    a, b = ((*words, *named) for words, named in zip((mine, theirs), names, strict=True))
    return sameness(first, second, a, b)
