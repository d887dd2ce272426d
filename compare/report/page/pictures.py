"""Facts in, two pictures out: which facts were known when, and which sources tell alike.

Both are plain shapes in plain SVG, built here as strokes of whole numbers; the numbers they show
stand beside them as text.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from compare.report.page.shapes import Likeness, Moment, Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.report.page.view import ArticleView, Column, FactView

ALIKE = 0.8
"""Sources that share this much of what either tells fold into one column of the matrix."""

_FEWEST = 5
"""Facts that two sources tell together at the least, before they can fold."""

_SHADES = (0.1, 0.2, 0.35, 0.5, 0.65)
_CELL = 10
_NUMBERED = 12
"""Of more sources only pairs that tell something alike have a box, and no box its number."""


def moments(
    facts: Sequence[FactView], articles: Sequence[ArticleView], dated: Sequence[bool]
) -> tuple[Moment, ...]:
    """Return the articles in the order of their dates, each with what it tells and adds.

    Facts stand on a line in the order in which they were first told, so that what is new in each
    article begins where the one before it ended.

    Parameters
    ----------
    facts, articles
        Of one story; articles in the order of their dates.
    dated
        For each article, whether it has a date; those without come last.
    """
    order = sorted(range(len(articles)), key=lambda i: (not dated[i], i))
    turn = {article + 1: place for place, article in enumerate(order)}
    told: dict[int, list[int]] = {place: [] for place in range(len(articles))}
    firsts: list[tuple[int, int]] = []
    for number, fact in enumerate(facts):
        places = sorted({turn[cell.article] for cell in fact.cells if cell and cell.code == "i"})
        if places:
            firsts.append((places[0], number))
        for place in places:
            told[place].append(number)
    firsts.sort()
    at = {number: i for i, (_, number) in enumerate(firsts)}
    first = {number: place for place, number in firsts}
    made: list[Moment] = []
    for place, article in enumerate(order):
        new = [at[number] for number in told[place] if first[number] == place]
        again = [at[number] for number in told[place] if first[number] != place]
        made.append(
            Moment(
                article=articles[article],
                n_new=len(new),
                n_again=len(again),
                n_all=len(at),
                new=_runs(new, len(at)),
                again=_runs(again, len(at)),
            )
        )
    return tuple(made)


def likeness(facts: Sequence[FactView], columns: Sequence[Column]) -> Likeness:
    """Return how much of what either of two sources tells both of them tell.

    Facts that were not yet known to one of the two are left out (Jaccard's index of the rest).
    """
    pairs: list[Pair] = []
    shades: list[list[str]] = [[] for _ in range(len(_SHADES) + 1)]
    folding: set[tuple[int, int]] = set()
    codes = [[cell.code if cell else "n" for cell in fact.cells] for fact in facts]
    for a, b in combinations(range(len(columns)), 2):
        both = either = 0
        for row in codes:
            told = (row[a] == "i") + (row[b] == "i")
            if told and row[a] != "n" and row[b] != "n":
                either += 1
                both += told > 1
        share = both / either if either else 0.0
        pairs.append(Pair(columns[a], columns[b], both, either, round(100 * share)))
        shade = sum(share >= limit for limit in _SHADES)
        if shade or len(columns) <= _NUMBERED:
            shades[shade].append(f"M{a * _CELL} {b * _CELL}h9")
        if share >= ALIKE and both >= _FEWEST:
            folding.add((a, b))
    ranked = sorted(pairs, key=lambda one: (-one.percent, one.a.index, one.b.index))
    return Likeness(
        pairs=tuple(pairs),
        ranked=tuple(ranked),
        shades=tuple("".join(paths) for paths in shades),
        groups=_groups(len(columns), folding),
    )


def _groups(n: int, alike: set[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Return columns that fold: each is alike to all others of its group (complete linkage)."""
    groups: list[list[int]] = []
    for column in range(n):
        for group in groups:
            if all((other, column) in alike for other in group):
                group.append(column)
                break
        else:
            groups.append([column])
    return tuple(tuple(group) for group in groups if len(group) > 1)


def _runs(places: Iterable[int], n_all: int) -> str:
    """Return runs of neighbouring places as dashes: a gap and a length in turn, to the end."""
    runs: list[list[int]] = []
    end = 0
    for place in sorted(places):
        if runs and end == place:
            runs[-1][1] += 1
        else:
            runs.append([place - end, 1])
        end = place + 1
    # The first dash has no length, so that a gap can come first.
    return f"0 {' '.join(f'{gap} {length}' for gap, length in runs)} {n_all}" if runs else ""
