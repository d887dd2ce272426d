"""Differences in, gathered by kind: how the sources say the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.characters import one_line
from compare.report.page.shapes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.report.page.view import DifferenceView

ABOUT = {
    "quantity": "numbers and amounts",
    "date": "days and times",
    "place": "where it happened",
    "name": "who is named",
    "polarity": "stated as so, or denied",
    "certainty": "how sure it is made to sound",
    "voice": "who is made to say it, and with which verb",
    "agency": "who is shown as doing it",
    "wording": "the words chosen for the same thing",
    "sentiment": "the tone towards those it names",
    "weight": "where it stands, and how much room it gets",
    "selection": "what is told at all",
}
"""What the known kinds are about, in the order in which they stand; others follow by name."""

CARDS, FEWER_CARDS, FEWEST_CARDS = 3, 2, 1
"""Differences of a kind that show as cards: of few kinds, of more than four, and those of more than
eight or of a long page."""

LINES, FEW_LINES = 80, 24
_FEW, _MANY = 4, 8


def in_order(kinds: Iterable[str]) -> list[str]:
    """Return kinds in the order in which they stand on a page."""
    order = {kind: place for place, kind in enumerate(ABOUT)}
    return sorted(kinds, key=lambda kind: (order.get(kind, len(order)), kind))


def by_kind(differences: Sequence[DifferenceView], *, brief: bool) -> tuple[Kind, ...]:
    """Return differences by kind, each in the order given.

    Parameters
    ----------
    differences
        Of one story, the most telling first.
    brief
        Whether the page is long already. Beside cards, a page lists at most 80 differences, a
        long one 24, shared out evenly; the others are only counted.
    """
    gathered: dict[str, list[DifferenceView]] = {}
    for one in differences:
        gathered.setdefault(one.kind, []).append(one)
    names = in_order(gathered)
    n_lines = (FEW_LINES if brief else LINES) // (len(names) or 1)
    n_cards = CARDS if len(names) <= _FEW else FEWER_CARDS
    if brief or len(names) > _MANY:
        n_cards = FEWEST_CARDS
    made: list[Kind] = []
    for name in names:
        of_kind = gathered[name]
        facts = {one.fact.number for one in of_kind} | {n for one in of_kind for n in one.also}
        made.append(
            Kind(
                name=one_line(name) or "other",
                about=ABOUT.get(name, ""),
                cards=tuple(of_kind[:n_cards]),
                lines=tuple(of_kind[n_cards : n_cards + n_lines]),
                n_facts=len(facts),
                n_left=max(len(of_kind) - n_cards - n_lines, 0),
            )
        )
    return tuple(made)
