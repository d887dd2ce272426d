"""The few lines a run ends with: what was found, and the omission to read first."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from compare.report.characters import one_line

if TYPE_CHECKING:
    from compare.report.page.view import FactView, StoryView

WIDTH = 79
_FEW, _LINES = 3, 2


class Strongest:
    """The most telling fact that only some tell, of the stories seen so far.

    The one of the highest salience, by which each page orders its own, of those that most of a
    story's sources could tell and a third of these at most do.
    """

    def __init__(self) -> None:
        self._fact: FactView | None = None

    def add(self, view: StoryView) -> None:
        """Look at a story too."""
        some = [
            fact
            for fact in view.some
            if 2 * fact.n_known > len(view.columns) and _FEW * len(fact.tellers) <= fact.n_known
        ]
        some += [self._fact] if self._fact else []
        self._fact = max(some, key=lambda one: (one.salience, one.id), default=None)

    def lines(self) -> tuple[str, ...]:
        """Return it in two or three lines of a terminal; empty where there is none.

        Control characters of article text are replaced.
        """
        fact = self._fact
        if fact is None:
            return ()
        tellers = ", ".join(one_line(quote.source) for quote in fact.tellers)
        verb = "tells" if len(fact.tellers) == 1 else "tell"
        return (
            cut(f"strongest omission: {len(fact.tellers)} of {fact.n_known} {verb} it, {tellers}:"),
            *quoted(fact.text),
        )


def quoted(text: str) -> tuple[str, ...]:
    """Return a text as a quote in one line or two, cut at a word with an ellipsis."""
    lines = textwrap.wrap(
        f"“{text}”",
        WIDTH,
        initial_indent="  ",
        subsequent_indent="   ",
        max_lines=_LINES,
        placeholder=" …”",
    )
    return tuple(lines)


def cut(text: str, end: str = "") -> str:
    """Return a text and its end in one line of a terminal, cut at a word with an ellipsis."""
    if len(text) + len(end) <= WIDTH:
        return text + end
    head = text[: WIDTH - len(end) - 2]
    whole = head.rpartition(" ")[0]
    # A single long word is cut where the line ends.
    return f"{whole if whole.strip() else head} …{end}"
