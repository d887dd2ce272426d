"""A comparison a few stories at a time, for whoever writes one that memory would not hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.records import Comparison

FOUND = ("claims", "facts", "judgements", "differences", "sentiments")
"""What is found inside stories: the fields of a comparison that come part by part."""


class Parted(Protocol):
    """A comparison whose findings come a few stories at a time."""

    @property
    def head(self) -> Comparison:
        """All of it but what is found inside stories; of that, anything or nothing."""

    def parts(self) -> Iterator[Comparison]:
        """Give stories with their articles and findings, a few at a time and in their order.

        May be asked for as often as one likes. All parts together have every story of the head
        once, and the findings of the whole comparison in their order.
        """


@dataclass(frozen=True, slots=True)
class Whole:
    """A comparison that lies in memory, as one part."""

    comparison: Comparison

    @property
    def head(self) -> Comparison:
        """The comparison."""
        return self.comparison

    def parts(self) -> Iterator[Comparison]:
        """Give the comparison, and no more."""
        yield self.comparison
