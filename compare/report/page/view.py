"""What a page shows, as plain records: built first, rendered after.

All text in them is printable (:func:`compare.report.characters.printable`) and none of it is
markup; the templates escape it. Offsets are of UTF-16 code units, as a browser counts them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from compare.report.page.shapes import Counted, Habits, Kind, Likeness, Matrix, Moment

Group = Literal["shared", "some"]
"""Told by two sources and more than half of those that could, or by fewer."""

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it is marked."""


@dataclass(frozen=True, slots=True)
class Column:
    """One source of a story, as a column of the matrix."""

    index: int
    name: str
    code: str
    n_known: int
    """Facts that it could tell: all but those not yet known to it."""
    n_told: int
    """Facts it includes."""
    n_alone: int
    """Facts that no other source tells."""
    n_omitted: int
    n_contradicted: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; ``fact_id`` is empty where it states no fact."""

    text: str
    fact_id: str = ""
    kind: Literal["", "alone", "few", "shared"] = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in reading view."""

    anchor: str
    start: int
    role: Literal["headline", "standfirst", "body"]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article; ``href`` is empty unless it is a web address."""

    anchor: str
    source: str
    title: str
    when: str
    href: str
    words: int
    column: Column | None
    """The source's column, at the first of its articles; None at the others."""
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """What one source says of a fact, in its own words, and where."""

    column: int
    source: str
    short: str
    """The source's letter code."""
    verdict: str
    label: str
    percent: int
    unsure: bool
    pieces: Pieces
    anchor: str
    place: str
    reasons: tuple[str, ...] = ()
    article: int = 0
    """Number of the article it is from, from 1."""
    spans: tuple[int, ...] = ()
    """``start length start length ...`` of its words there."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One judgement in the matrix.

    Attributes
    ----------
    code
        One letter a verdict: ``i p c o n``.
    article
        Number of the article it rests on, from 1.
    spans
        ``start end start end ...`` of the evidence or the nearest words in that article; empty
        where there are none.
    """

    code: str
    label: str
    percent: int
    unsure: bool
    article: int
    spans: tuple[int, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact, as a card and as a row of the matrix."""

    id: str
    number: int
    text: str
    group: Group
    n_known: int
    """Sources that could tell it: all but those it was not yet known to."""
    salience: float
    tellers: tuple[Quote, ...]
    others: tuple[Quote, ...]
    """What those who do not tell it say instead, most alike first."""
    cells: tuple[Cell | None, ...]
    home: int
    """The column whose words the fact's are."""
    quoted: bool
    """Whether the one stretch that the cell of that column rests on gives its words exactly."""
    common: float
    """How well it tells what happened, 0 to 1: the rank of a fact that most tell."""

    @property
    def partial(self) -> tuple[Quote, ...]:
        """Quotes of sources that tell a part of it."""
        return tuple(quote for quote in self.others if quote.verdict == "partial")

    @property
    def contradicting(self) -> tuple[Quote, ...]:
        """Quotes of sources that say what cannot be true together with it."""
        return tuple(quote for quote in self.others if quote.verdict == "contradicted")


@dataclass(frozen=True, slots=True)
class Variant:
    """One value that tellings of a fact give, and who gives it."""

    value: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """All values that tellings of one fact give of one kind."""

    fact: FactView
    kind: str
    relations: tuple[str, ...]
    variants: tuple[Variant, ...]
    also: tuple[int, ...]
    """Numbers of further facts whose tellings part by the same values of the same sources."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """Everything on the page of one story."""

    id: str
    title: str
    dates: str
    columns: tuple[Column, ...]
    articles: tuple[ArticleView, ...]
    facts: tuple[FactView, ...]
    shared: tuple[FactView, ...]
    some: tuple[FactView, ...]
    contradicted: tuple[FactView, ...]
    differences: tuple[DifferenceView, ...]
    kinds: tuple[Kind, ...]
    """The differences again, by kind."""
    n_differing: int
    """Facts whose tellings differ in something."""
    moments: tuple[Moment, ...]
    likeness: Likeness
    matrix: Matrix
    """All cells, for the script."""
    unsure_below: int | None
    """Verdicts under this percentage show as unsure; None where no setting says."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One story in the index."""

    id: str
    title: str
    dates: str
    sources: tuple[str, ...]
    n_articles: int
    n_facts: int
    n_some: int
    n_contradicted: int
    n_differing: int
    telling: FactView | None
    """The most telling of the facts that only some tell."""
    days: tuple[int, int] | None
    """Its first day and its length in days, counted from the first day of the corpus."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source in the index, over all stories that others tell too."""

    name: str
    n_articles: int
    n_stories: int
    told: Counted
    alone: Counted
    omitted: Counted
    contradicted: Counted


@dataclass(frozen=True, slots=True)
class SingleLine:
    """One article that stands alone, in the index."""

    story_id: str
    source: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class IndexView:
    """Everything on the first page."""

    n_records: int
    n_articles: int
    n_sources: int
    dates: str
    n_days: int
    """From the first dated article to the last, both counted; 0 where none has a date."""
    stories: tuple[StoryLine, ...]
    sources: tuple[SourceLine, ...]
    habits: Habits
    singles: tuple[SingleLine, ...]
    refusals: tuple[tuple[str, str], ...]
    """Where, and why."""
    duplicates: tuple[tuple[str, str, str], ...]
    """Where, of which source, and how alike."""
    settings: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]
    settings_sha256: str
    comparison_sha256: str
    version: str
