"""The few lines a run ends with: what was found, and the omission to read first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.characters import one_line
from compare.report.page.build import Parts, story_view

if TYPE_CHECKING:
    from compare.records import Comparison

WIDTH = 79
_SEVERAL = 2


def strongest_omission(comparison: Comparison) -> tuple[str, ...]:
    """Return the most telling fact that only some tell, in two lines of a terminal.

    The one of the highest salience over all stories, by which each page orders its own; empty
    where every fact is told by most. Control characters of article text are replaced.
    """
    parts = Parts(comparison)
    views = [
        story_view(parts, story)
        for story in comparison.stories
        if len(story.article_ids) >= _SEVERAL
    ]
    some = [view.some[0] for view in views if view.some]
    if not some:
        return ()
    fact = max(some, key=lambda one: (one.salience, one.id))
    tellers = ", ".join(one_line(quote.source) for quote in fact.tellers)
    verb = "tells" if len(fact.tellers) == 1 else "tell"
    return (
        cut(f"strongest omission: {len(fact.tellers)} of {fact.n_known} {verb} it, {tellers}:"),
        cut(f"  “{fact.text}", "”"),
    )


def cut(text: str, end: str = "") -> str:
    """Return a text and its end in one line of a terminal, cut at a word with an ellipsis."""
    if len(text) + len(end) <= WIDTH:
        return text + end
    head = text[: WIDTH - len(end) - 2]
    whole = head.rpartition(" ")[0]
    # A single long word is cut where the line ends.
    return f"{whole if whole.strip() else head} …{end}"
