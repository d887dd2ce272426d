"""Articles as people save them: date, headline, standfirst, byline, body, leftovers of the blog.

Plain text and Markdown come as blocks (paragraphs, headings); the header is what stands above the
body: lines that :mod:`compare.read.bylines` knows, the first other line as headline, and what
stands between headline and byline as standfirst.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from compare.read.bylines import HeaderLine, header_line, labelled
from compare.read.draft import Draft
from compare.read.leftovers import without_leftovers
from compare.read.paragraphs import (
    blocks,
    body_text,
    count_words,
    join_lines,
    one_line,
    real_standfirst,
    without_title,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HEADER_BLOCKS = 6
"""Blocks in which header lines are looked for."""

_HEADLINE_WORDS = 45
_STANDFIRST_WORDS = 60
_BARE_STANDFIRST_WORDS = 40
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^([\w .:-]{1,40}?)\s*:\s*(.*)$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or heading of a saved text, its lines kept apart.

    Attributes
    ----------
    heading
        Level from 1, or 0 for a paragraph.
    emphasised
        Whether all of it is set in italics or bold.
    """

    lines: tuple[str, ...]
    heading: int = 0
    emphasised: bool = False


@dataclass(slots=True)
class _Header:
    """What the header lines say together; the first line that says something wins."""

    title: str = ""
    source: str = ""
    published: str = ""
    url: str = ""
    standfirst: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    def add(self, line: HeaderLine) -> None:
        self.title = self.title or one_line(line.title)
        self.source = self.source or one_line(line.source)
        self.published = self.published or line.published
        self.url = self.url or line.url
        self.standfirst = self.standfirst or one_line(line.standfirst)
        if line.author:
            self.extra.setdefault("author", one_line(line.author))
        if line.label and not line.published:
            self.extra.setdefault(one_line(line.label), one_line(line.value))


def article_of_text(text: str) -> Draft:
    """Return the draft of a plain text.

    Parameters
    ----------
    text
        Clean text (see :func:`compare.read.decode.clean`).
    """
    rest, lines = split_front_matter(text)
    return article_of_blocks([Block(tuple(block)) for block in blocks(rest)], lines)


def split_front_matter(text: str) -> tuple[str, list[HeaderLine]]:
    """Return the text after its front matter, and what the front matter says.

    Front matter is ``key: value`` lines between two lines of three hyphens at the very top.
    """
    found = _FRONT_MATTER.match(text)
    if found is None:
        return text, []
    said = []
    for line in found[1].split("\n"):
        if pair := _KEY.match(line.strip()):
            value = pair[2].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
                value = value[1:-1]
            if value:
                said.append(labelled(pair[1].strip(), value))
    return text[found.end() :], said


def article_of_blocks(given: Sequence[Block], front: Iterable[HeaderLine] = ()) -> Draft:
    """Return the draft that blocks make, with what front matter said coming first."""
    header = _Header()
    for line in front:
        header.add(line)
    rest = _take_top(list(given), header)
    rest = _take_standfirst_and_byline(rest, header)
    paragraphs = [text for block in rest for text in join_lines(block.lines)]
    body = body_text(without_title(without_leftovers(paragraphs), header.title))
    return Draft(
        source=header.source,
        title=header.title,
        standfirst=real_standfirst(header.standfirst, header.title, body),
        body=body,
        published=header.published,
        url=header.url,
        metadata=tuple(sorted(header.extra.items())),
    )


def _take_top(rest: list[Block], header: _Header) -> list[Block]:
    """Take header lines up to and with the headline, and return the blocks left."""
    for _ in range(_HEADER_BLOCKS):
        if not rest or (header.title and rest[0].heading != 1):
            break
        block = rest[0]
        if block.heading:
            if header.title and one_line(" ".join(block.lines)) != header.title:
                break
            header.title = one_line(" ".join(block.lines))
            return rest[1:]
        line = header_line(block.lines[0])
        if line is not None:
            header.add(line)
        elif count_words(block.lines[0]) <= _HEADLINE_WORDS and (
            len(rest) > 1 or len(block.lines) > 1
        ):
            header.title = header.title or block.lines[0]
        else:
            break
        left = block.lines[1:]
        rest = [replace(block, lines=left), *rest[1:]] if left else rest[1:]
        if header.title and line is None:
            break
    return rest


def _take_standfirst_and_byline(rest: list[Block], header: _Header) -> list[Block]:
    """Take what stands between headline and body, and return the body's blocks."""
    lines = [
        (number, text) for number, block in enumerate(rest[:_HEADER_BLOCKS]) for text in block.lines
    ]
    last = -1
    between: list[str] = []
    pending: list[str] = []
    known = []
    for position, (number, text) in enumerate(lines):
        line = None if rest[number].heading else header_line(text)
        if line is None:
            pending.append(text)
            if count_words(" ".join(between + pending)) > _STANDFIRST_WORDS:
                break
            continue
        known.append(line)
        between += pending
        pending = []
        last = position
    for line in known:
        header.add(line)
    if last >= 0:
        number = lines[last][0]
        taken = sum(1 for other, _ in lines[: last + 1] if other == number)
        left = rest[number].lines[taken:]
        rest = ([replace(rest[number], lines=left)] if left else []) + rest[number + 1 :]
    if between:
        header.standfirst = header.standfirst or " ".join(between)
    elif rest and len(rest) > 1 and not header.standfirst and _is_bare_standfirst(rest[0]):
        header.standfirst = " ".join(rest[0].lines)
        rest = rest[1:]
        return _take_standfirst_and_byline(rest, header) if last < 0 else rest
    return rest


def _is_bare_standfirst(block: Block) -> bool:
    """Tell a standfirst from a first paragraph where no byline parts them.

    In italics, or short and without the full stop that ends a paragraph.
    """
    words = count_words(" ".join(block.lines))
    if block.heading or words > _STANDFIRST_WORDS:
        return False
    if block.emphasised:
        return True
    return words <= _BARE_STANDFIRST_WORDS and not _SENTENCE_END.search(block.lines[-1])
