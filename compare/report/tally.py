"""What a report counts over all stories, added up part by part."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.counting import count_verdicts
from compare.frame.habits import HabitCounts

if TYPE_CHECKING:
    from compare.records import Comparison


class Tally:
    """Counts of a comparison.

    Attributes
    ----------
    head
        The comparison, less what is found inside stories.
    n
        Claims, facts, judgements and differences, by the names of the fields.
    verdicts
        Judgements by source and verdict, see :func:`compare.counting.count_verdicts`.
    habits
        See :class:`compare.frame.habits.HabitCounts`.
    """

    def __init__(self, head: Comparison) -> None:
        self.head = head
        self.n = Counter[str]()
        self.verdicts: dict[str, Counter[str]] = {}
        self.habits = HabitCounts()

    def add(self, part: Comparison) -> None:
        """Count a part too."""
        for name in ("claims", "facts", "judgements", "differences"):
            self.n[name] += len(getattr(part, name))
        count_verdicts(part.judgements, self.verdicts)
        self.habits.add(part.judgements, part.differences)
