"""Sources over all stories in, what each does with their facts out: counts with intervals.

Never one score of bias: what a share means depends on the stories and on the company.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from compare.frame.shares import share
from compare.report.characters import one_line
from compare.report.page.facts import percent
from compare.report.page.kinds import in_order
from compare.report.page.shapes import Counted, HabitLine, Habits
from compare.report.page.view import SourceLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compare.frame.habits import Habit
    from compare.records import Article
    from compare.report.page.view import Column

FEWEST_FACTS = 10
"""Of fewer facts a count has no interval, and a source no line of habits: it would say nothing."""

NAMELESS = "Source without a name"


def source_lines(
    articles: Iterable[Article], columns: Mapping[str, list[Column]]
) -> tuple[SourceLine, ...]:
    """Return what every source does over all stories, in alphabetical order.

    ``columns`` are its columns in the stories that others tell too, by its name.
    """
    n_articles = Counter(one_line(article.source) or NAMELESS for article in articles)
    return tuple(
        _line(name, n_articles[name], columns.get(name, []))
        for name in sorted(n_articles, key=lambda name: (name.casefold(), name))
    )


def habits_view(habits: Iterable[Habit]) -> Habits:
    """Return in how many facts each source's tellings part from others', by kind."""
    by_source: dict[str, list[Habit]] = defaultdict(list)
    for habit in habits:
        by_source[habit.source].append(habit)
    kinds = in_order({kind.kind for found in by_source.values() for kind in found})
    lines, few = [], []
    for source in sorted(by_source, key=lambda name: (name.casefold(), name)):
        n_facts = by_source[source][0].n_facts
        name = one_line(source) or NAMELESS
        if n_facts < FEWEST_FACTS:
            few.append(name)
            continue
        n = {habit.kind: habit.n_differing for habit in by_source[source]}
        lines.append(HabitLine(name, n_facts, tuple(_counted(n[kind], n_facts) for kind in kinds)))
    shown = tuple(one_line(kind) or "other" for kind in kinds)
    return Habits(shown, tuple(lines), tuple(few), FEWEST_FACTS)


def _line(name: str, n_articles: int, columns: list[Column]) -> SourceLine:
    n_known = sum(column.n_known for column in columns)
    n_told = sum(column.n_told for column in columns)
    return SourceLine(
        name=name,
        n_articles=n_articles,
        n_stories=len(columns),
        told=_counted(n_told, n_known),
        alone=_counted(sum(column.n_alone for column in columns), n_told),
        omitted=_counted(sum(column.n_omitted for column in columns), n_known),
        contradicted=_counted(sum(column.n_contradicted for column in columns), n_known),
    )


def _counted(part: int, whole: int) -> Counted:
    """Return a count with the interval of its share, as a reader sees it."""
    found = share(part, whole)
    if whole < FEWEST_FACTS or found.low is None or found.high is None:
        return Counted(part, "")
    low, high = percent(found.low), percent(found.high)
    return Counted(part, f"{low}–{high} %" if low < high else f"{low} %")
