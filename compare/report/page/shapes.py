"""What the pictures and the matrix of a story are drawn from, as plain records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.report.page.packing import Packed
    from compare.report.page.view import ArticleView, Column, DifferenceView


@dataclass(frozen=True, slots=True)
class Moment:
    """One article on the line of time: what it tells first, and what was known before.

    ``new`` and ``again`` are dashes (``stroke-dasharray``) along the facts in the order in which
    they were first told; empty where there are none.
    """

    article: ArticleView
    n_new: int
    n_again: int
    n_all: int
    new: str
    again: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sources: the facts that both tell, those that either tells, and their share."""

    a: Column
    b: Column
    n_both: int
    n_either: int
    percent: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike the sources of a story tell it.

    Attributes
    ----------
    pairs, ranked
        Every two sources, in order of their columns and most alike first.
    shades
        Paths of their boxes by shade, the faintest first.
    groups
        Columns that fold into one.
    """

    pairs: tuple[Pair, ...]
    ranked: tuple[Pair, ...]
    shades: tuple[str, ...]
    groups: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """The differences of one kind: some as cards, some as lines, the rest only counted."""

    name: str
    about: str
    """What it is about, in words; empty for a kind that the page does not know."""
    cards: tuple[DifferenceView, ...]
    lines: tuple[DifferenceView, ...]
    n_facts: int
    n_left: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, and the interval of its share in words (``28–41 %``); empty of too few facts."""

    n: int
    interval: str


@dataclass(frozen=True, slots=True)
class HabitLine:
    """A source: the facts that it tells together with others, and in how many it differs."""

    name: str
    n_facts: int
    counts: tuple[Counted, ...]
    """One a kind of difference."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How often the tellings of each source part from others', by kind of difference."""

    kinds: tuple[str, ...]
    lines: tuple[HabitLine, ...]
    few: tuple[str, ...]
    """Sources with fewer than ``fewest`` such facts, which have no line."""
    fewest: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """All cells of a story in the least room, as :mod:`compare.report.page.packing` writes them.

    Rows are facts in their order, columns sources; values go row by row. ``spans`` is an entry a
    column, each value in base 36; ``wordings`` an entry a judgement, in a brief matrix a judgement
    that tells something; ``numbers`` are those of all reasons, one after the other.
    """

    verdicts: Packed
    spans: tuple[Packed, ...]
    articles: tuple[int, ...]
    """Which article of a column's source is meant where its spans name none."""
    wordings: Packed
    numbers: Packed
    homes: Packed
    ranks: tuple[int, ...]
    """Numbers of the facts, the most telling first."""
    kinds: dict[str, tuple[int, ...]]
    """Numbers of the facts whose tellings differ, by kind of difference."""
    cite: str
    """Which comparison it is, for a citation."""
    groups: tuple[tuple[int, ...], ...]
    """Columns that tell alike and can be folded into one."""
    brief: bool
    """Whether reasons of what is not told are left to the tables."""
    ids: str
    """Of many facts the ids, for the lists that the script makes; of few, nothing."""
    words: tuple[str, ...]
    """And the words of those that are no single stretch of the article that tells them."""
