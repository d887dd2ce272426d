"""Stories and their matrices as tables for a terminal.

Eighty columns hold nine sources by their letter codes, with a legend below; a wider terminal gives
its room to the facts. Where sources do not fit beside a fact, their signs stand in a line under it.
Article text is hostile here too: control and escape characters are replaced, and words stand in
:class:`rich.text.Text`, which reads no markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.columns import Columns
from rich.table import Table
from rich.text import Text

from compare.report.characters import one_line
from compare.report.codes import source_codes
from compare.report.page.texts import shown_dates
from compare.report.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from compare.records import Comparison, Judgement, Story, Verdict

_COLOURS: dict[Verdict, str] = {
    "included": "blue",
    "partial": "blue",
    "contradicted": "red",
    "omitted": "bright_black",
    "not yet known": "magenta",
}

_UNSURE = "?"
_FACT_WIDTH = 32
"""Room kept for a fact's number and its words; sources that do not fit beside stand below."""
_SIGN_WIDTH = 5
_INDENT, _STRIP_WIDTH, _HEADED = 7, 2, 10
"""Room in front of a fact's words, that of a sign in a line, and facts between two headings."""


def stories_table(comparison: Comparison) -> RenderableType:
    """Return a table of the stories, a row a story, in the comparison's order."""
    source_of = {article.id: article.source for article in comparison.articles}
    n_facts: dict[str, int] = {}
    for fact in comparison.facts:
        n_facts[fact.story_id] = n_facts.get(fact.story_id, 0) + 1
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("story", no_wrap=True)
    table.add_column("title", ratio=1, overflow="fold")
    table.add_column("articles", justify="right")
    table.add_column("sources", justify="right")
    table.add_column("facts", justify="right")
    table.add_column("dates", overflow="fold")
    for story in comparison.stories:
        sources = {source_of[article_id] for article_id in story.article_ids}
        table.add_row(
            Text(story.id),
            Text(one_line(story.title)),
            str(len(story.article_ids)),
            str(len(sources)),
            str(n_facts.get(story.id, 0)),
            Text(shown_dates(story.first_published, story.last_published)),
        )
    return table


def story_table(comparison: Comparison, story: Story) -> RenderableType:
    """Return the matrix of a story: a row a fact, a column a source, with its legend.

    Sources stand in alphabetical order without regard to case, as on the page; facts in the
    comparison's order with the numbers that the page gives them.
    """
    return StoryMatrix(comparison, story)


class StoryMatrix:
    """The matrix of one story, laid out when the width of the terminal is known."""

    def __init__(self, comparison: Comparison, story: Story) -> None:
        ids = set(story.article_ids)
        names = {article.source for article in comparison.articles if article.id in ids}
        self._story = story
        self._facts = [fact for fact in comparison.facts if fact.story_id == story.id]
        self._sources = sorted(names, key=lambda source: (source.casefold(), source))
        self._codes = source_codes(self._sources)
        self._judgements = {
            (one.fact_id, one.source): one
            for one in comparison.judgements
            if one.story_id == story.id
        }

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield a heading, the matrix in the form that the width allows, and the legend."""
        yield Text(one_line(self._story.title), style="bold")
        yield Text(
            shown_dates(self._story.first_published, self._story.last_published), style="dim"
        )
        if not self._facts:
            yield Text("one source only, so there is nothing to compare it with")
            return
        abreast = max((options.max_width - _FACT_WIDTH) // _SIGN_WIDTH, 1)
        if len(self._sources) <= abreast:
            yield self._table(self._sources)
        else:
            yield from self._strips((options.max_width - _INDENT) // _STRIP_WIDTH)
        yield from _legend(self._sources, self._codes)

    def _strips(self, abreast: int) -> Iterator[RenderableType]:
        """Yield each fact with a line of signs under it, and every few facts the codes."""
        blocks = [
            self._sources[start : start + abreast]
            for start in range(0, len(self._sources), abreast)
        ]
        for number, fact in enumerate(self._facts, 1):
            if number % _HEADED == 1:
                yield Text()
                for block in blocks:
                    yield self._upright(block)
            row = Table.grid(padding=(0, 2, 0, 0))
            row.add_column(justify="right", style="dim", no_wrap=True, width=_INDENT - 2)
            row.add_column(overflow="fold")
            row.add_row(str(number), Text(one_line(fact.text)))
            yield row
            for block in blocks:
                signs = [_sign(self._judgements.get((fact.id, source))) for source in block]
                yield Text(" " * _INDENT).append_text(Text().join(sign[1:] for sign in signs))

    def _upright(self, sources: Sequence[str]) -> Text:
        """Return the codes of sources from top to bottom, a letter a line."""
        codes = [self._codes[source] for source in sources]
        lines = [
            " " * _INDENT + "".join(code.ljust(at + 1)[at].ljust(_STRIP_WIDTH) for code in codes)
            for at in range(max(map(len, codes)))
        ]
        return Text("\n".join(lines), style="bold", no_wrap=True)

    def _table(self, sources: Sequence[str]) -> Table:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
        table.add_column("#", justify="right", style="dim", no_wrap=True)
        table.add_column("fact", ratio=1, overflow="fold")
        for source in sources:
            table.add_column(self._codes[source], justify="center", no_wrap=True, min_width=3)
        for number, fact in enumerate(self._facts, 1):
            signs = [_sign(self._judgements.get((fact.id, source))) for source in sources]
            table.add_row(str(number), Text(one_line(fact.text)), *signs)
        return table


def _sign(judgement: Judgement | None) -> Text:
    """Return the sign of a verdict; an unsure one is followed by a question mark."""
    if judgement is None:
        return Text(" ")
    sign = f" {SIGNS[judgement.verdict]}{_UNSURE if judgement.unsure else ' '}"
    return Text(sign, style=_COLOURS[judgement.verdict])


def _legend(sources: Sequence[str], codes: dict[str, str]) -> tuple[RenderableType, ...]:
    """Return what codes and signs mean; pairs never part at the end of a line."""
    names = [
        Text.assemble((codes[source], "bold"), f" {one_line(source)}", overflow="fold")
        for source in sources
    ]
    signs = [Text.assemble((sign, _COLOURS[name]), f" {name}") for name, sign in SIGNS.items()]
    return (
        Columns(names, padding=(0, 3), column_first=False),
        Text(),
        Columns([*signs, Text(f"{_UNSURE} unsure")], padding=(0, 3)),
    )
