"""A clause in, which way it says its subject went out: up or down, over a limit or under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.frame.clause import Clause

Way = Literal["up", "down"]

_WAYS: dict[str, Way] = {
    **dict.fromkeys(
        "rise gain climb increase strengthen jump surge soar advance rally grow".split(), "up"
    ),
    **dict.fromkeys(
        "fall lose drop decline decrease weaken slip slump tumble plunge sink shrink".split(),
        "down",
    ),
}
_ENDING = frozenset("be close finish end open trade go come stand".split())
"""Verbs that leave it to another word which way something went: "closed 2 per cent up"."""

_PLACES: dict[str, Way] = {
    "up": "up",
    "higher": "up",
    "stronger": "up",
    "down": "down",
    "lower": "down",
    "weaker": "down",
}
_SIDES: dict[str, Way] = {
    **dict.fromkeys(("above", "over", "beyond"), "up"),
    **dict.fromkeys(("below", "under", "beneath", "within"), "down"),
}
_SHORT = 4
_ROLES = frozenset({"prt", "advmod", "acomp", "oprd", "amod"})


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way, in which words of the clause (by number), and which limit it is measured by."""

    way: Way
    words: tuple[int, ...]
    limit: str = ""

    def shown(self, found: Clause) -> str:
        """Return it as a reader should see it; words for a limit say by themselves which side."""
        printed = found.printed(*self.words)
        return printed if self.limit else f"{'fell' if self.way == 'down' else 'rose'}: {printed}"


def directions(found: Clause) -> Iterator[Direction]:
    """Give the ways in which a clause says its subject went, in reading order.

    A comparison ("lower than in May") gives none: what it is made with may be another thing.
    """
    main = found.words[found.main]
    inside = found.under(found.main)
    if any(found.words[n].lemma == "than" for n in inside):
        return
    if main.lemma in _WAYS and not _takes_a_thing(found):
        yield Direction(_WAYS[main.lemma], (found.main,))
    for number in inside:
        word = found.words[number]
        printed = found.text[word.start : word.end].lower()
        if main.lemma in _ENDING and printed in _PLACES and word.role in _ROLES:
            yield Direction(_PLACES[printed], (found.main, number))
        if printed in _SIDES and word.role == "prep" and word.head == found.main:
            for held in found.below(number, "pobj"):
                measure = found.under(held)
                shown = measure if len(measure) <= _SHORT else [held]
                yield Direction(_SIDES[printed], (number, *shown), found.words[held].lemma)


def _takes_a_thing(found: Clause) -> bool:
    """Tell whether a verb has an object that is no measure: "lost the vote", "gained ground"."""
    return any(
        not any(found.words[n].part in {"NUM", "SYM"} for n in found.under(taken))
        for taken in found.below(found.main, "dobj")
    )
