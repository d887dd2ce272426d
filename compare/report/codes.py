"""Short letter codes for sources, for places where names do not fit."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 3
_ARTICLES = frozenset({"the", "a", "an", "al", "el", "la", "le", "der", "die", "das"})


def source_codes(sources: Iterable[str]) -> dict[str, str]:
    """Return a code of two or three capitals for each source, no two alike.

    Initials of a name of several words, the first letters of a name of one; where two would be
    alike, the later in alphabetical order takes other letters of its name, or a number.
    """
    codes: dict[str, str] = {}
    taken: set[str] = set()
    for source in sorted(set(sources)):
        code = next(one for one in _candidates(source) if one not in taken)
        taken.add(code)
        codes[source] = code
    return codes


def _candidates(source: str) -> Iterator[str]:
    """Yield codes for a name, the best first, without end."""
    letters = "".join(one if one.isalnum() else " " for one in source)
    words = letters.upper().split()
    words = [word for word in words if word.lower() not in _ARTICLES] or words or ["S"]
    if len(words) > 1:
        yield "".join(word[0] for word in words[:_LONGEST])
    whole = "".join(words)
    if len(whole) > 1:
        yield whole[:_LONGEST]
        for letter in whole[_LONGEST:]:
            yield whole[: _LONGEST - 1] + letter
    for number in itertools.count(1):
        yield f"{whole[0]}{number}"
