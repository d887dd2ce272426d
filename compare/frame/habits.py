"""Judgements and differences in, how often a source's tellings part from others' out.

A habit is a count with its interval, never a score: what a share means depends on the stories and
on the company. Whoever differs often may be alone in being careful.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.frame.selection import TELLS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.records import Difference, Judgement


@dataclass(frozen=True, slots=True)
class Habit:
    """How often one source's tellings part from others' in one way.

    Attributes
    ----------
    source, kind
        Whose, and a kind of difference.
    n_facts
        Facts that the source tells together with another one, the same for every kind.
    n_differing
        In how many of those its telling parts from at least one other in that way. A difference
        has two sides, and counts for both.
    n_alone
        In how many of these every difference of that kind that the fact has is between this
        source and another, and two others at least: it stands alone.
    """

    source: str
    kind: str
    n_facts: int
    n_differing: int
    n_alone: int


class HabitCounts:
    """Habits counted a few facts at a time; every count is a sum over facts."""

    def __init__(self) -> None:
        self._n_facts = Counter[str]()
        self._differing = Counter[tuple[str, str]]()
        self._alone = Counter[tuple[str, str]]()
        self._kinds: set[str] = set()

    def add(self, judgements: Iterable[Judgement], differences: Iterable[Difference]) -> None:
        """Count some facts: all judgements and all differences that there are of each."""
        tellers: dict[str, set[str]] = defaultdict(set)
        for judgement in judgements:
            if judgement.verdict in TELLS:
                tellers[judgement.fact_id].add(judgement.source)
        shared = {fact: sources for fact, sources in tellers.items() if len(sources) > 1}
        self._n_facts.update(source for sources in shared.values() for source in sources)
        pairs: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)
        for difference in differences:
            pair = frozenset((difference.source_a, difference.source_b))
            pairs[difference.kind, difference.fact_id].append(pair)
        for (kind, fact), found in pairs.items():
            self._kinds.add(kind)
            everyone = set().union(*found)
            for source in everyone & shared.get(fact, set()):
                self._differing[source, kind] += 1
                stands_alone = len(everyone) > 2 and all(source in pair for pair in found)  # noqa: PLR2004
                self._alone[source, kind] += stands_alone

    def habits(self) -> tuple[Habit, ...]:
        """Return one habit for each source that shares a fact and each kind of difference."""
        return tuple(
            Habit(
                source,
                kind,
                self._n_facts[source],
                self._differing[source, kind],
                self._alone[source, kind],
            )
            for source in sorted(self._n_facts)
            for kind in sorted(self._kinds)
        )


def habits(judgements: Iterable[Judgement], differences: Iterable[Difference]) -> tuple[Habit, ...]:
    """Return one habit for each source that shares a fact and each kind of difference there is.

    A source to which a fact was not yet known may differ in it (it gives the earlier number), and
    yet tells nothing of it here: for a source only facts count that it tells.

    Returns
    -------
    By source, then kind, both in alphabetical order.
    """
    counts = HabitCounts()
    counts.add(judgements, differences)
    return counts.habits()
