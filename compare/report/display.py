"""Results, stories, facts and sources as pieces of HTML, for notebooks.

They have neither script nor style sheet, so that they show the same wherever a notebook is
rendered. All words of articles are escaped and made printable.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from compare.report.characters import one_line
from compare.report.page.build import Parts, story_view
from compare.report.page.facts import CODES, LABELS
from compare.report.page.render import matrix_fragment
from compare.report.signs import SIGNS
from compare.tables import find_story_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.records import Comparison, Fact, Judgement

# Of middle lightness, with at least 4 to 1 contrast on white and 3.5 to 1 on black.
_COLOURS = {"i": "#1a7bb0", "p": "#1a7bb0", "c": "#cf4a1a", "o": "#808080", "n": "#8a6fc0"}


_ROWS, _SHORT = 25, 30
_CELL = "padding:3px 10px 3px 0;text-align:left;vertical-align:top"
_ORDER = {"included": 0, "partial": 1, "contradicted": 2, "not yet known": 3, "omitted": 4}


def result_html(comparison: Comparison) -> str:
    """Return the stories that several articles tell, largest first, 25 at most."""
    shared = [story for story in comparison.stories if len(story.article_ids) > 1]
    facts = Counter(one.story_id for one in comparison.facts)
    against = Counter(
        one.story_id for one in comparison.judgements if one.verdict == "contradicted"
    )
    rows = [
        (
            str(number),
            one_line(story.title),
            str(len(story.article_ids)),
            str(facts[story.id]),
            str(against[story.id]),
        )
        for number, story in enumerate(shared[:_ROWS], 1)
    ]
    head = (
        f"{len(comparison.articles)} articles of "
        f"{len({one.source for one in comparison.articles})} sources: {len(shared)} stories, "
        f"{len(comparison.stories) - len(shared)} articles alone, {len(comparison.facts)} facts"
    )
    return _table(head, ("", "story", "articles", "facts", "contradictions"), rows)


def fact_html(comparison: Comparison, fact: Fact) -> str:
    """Return who tells a fact in which words, and the nearest that the others say."""
    judged = sorted(
        (one for one in comparison.judgements if one.fact_id == fact.id),
        key=lambda one: (_ORDER[one.verdict], -one.probability, one.source),
    )
    rows = [(_sign(one), one_line(one.source), _words(one)) for one in judged[:_ROWS]]
    return _table(f"“{one_line(fact.text)}”", ("", "source", "its words, or the nearest"), rows)


def source_html(comparison: Comparison, source: str) -> str:
    """Return what a source does with the facts of each story that others tell too."""
    counts: dict[str, Counter[str]] = {}
    for one in comparison.judgements:
        if one.source == source:
            counts.setdefault(one.story_id, Counter())[one.verdict] += 1
    rows = [
        (one_line(story.title), *(str(counts[story.id][verdict]) for verdict in LABELS))
        for story in comparison.stories
        if story.id in counts
    ]
    n_articles = sum(one.source == source for one in comparison.articles)
    head = f"{one_line(source)}: {n_articles} articles, {len(rows)} stories that others tell too"
    return _table(head, ("story", *LABELS.values()), rows[:_ROWS])


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    titles = "".join(f'<th scope="col" style="{_CELL}">{escape(one)}</th>' for one in head)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return (
        '<div style="max-width:100%;overflow-x:auto">'
        '<table style="border-collapse:collapse;font-size:13px">'
        f'<caption style="text-align:left;font-weight:600;padding:4px 0">{escape(caption)}'
        f"</caption><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(text: str) -> str:
    wrap = ";white-space:nowrap" if len(text) <= _SHORT else ""
    return f'<td style="{_CELL}{wrap}">{escape(text)}</td>'


def _sign(judgement: Judgement) -> str:
    unsure = "?" if judgement.unsure else ""
    return f"{SIGNS[judgement.verdict]}{unsure} {LABELS[judgement.verdict]}"


def _words(judgement: Judgement) -> str:
    found = judgement.evidence or ((judgement.nearest,) if judgement.nearest else ())
    return " … ".join(one_line(one.text) for one in found)


def story_html(comparison: Comparison, story_id: str, rows: int = 60) -> str:
    """Return the matrix of a story as self-contained HTML.

    Parameters
    ----------
    comparison, story_id
        The story to show; its first characters are enough where they fit one story only.
    rows
        Facts shown at most.

    Raises
    ------
    InputError
        Where no story, or more than one, has that id.
    """
    parts = Parts(comparison)
    wanted = find_story_id(comparison, story_id)
    story = next(one for one in comparison.stories if one.id == wanted)
    return matrix_fragment(
        story_view(parts, story),
        rows,
        signs={CODES[verdict]: sign for verdict, sign in SIGNS.items()},
        labels={CODES[verdict]: label for verdict, label in LABELS.items()},
        colours=_COLOURS,
    )
