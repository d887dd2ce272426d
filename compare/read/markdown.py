"""Markdown in, the blocks of a saved text out: the words without the marks."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from compare.read.paragraphs import one_line
from compare.read.saved_text import Block, article_of_blocks, split_front_matter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from compare.read.draft import Draft

_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^>]*>", re.DOTALL)


def article_of_markdown(text: str) -> Draft:
    """Return the draft of a Markdown text (CommonMark).

    Links, emphasis, list and quotation marks give their words; images, HTML tags and rules go;
    subheads stay as paragraphs.
    """
    rest, front = split_front_matter(text)
    return article_of_blocks(_blocks(rest), front)


def _blocks(text: str) -> list[Block]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only where a Markdown file is read

    blocks: list[Block] = []
    level = 0
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "inline":
            words, emphasised = _inline(token.children or ())
            _add(blocks, words, level, emphasised=emphasised)
        elif token.type in {"code_block", "fence"}:
            _add(blocks, token.content)
        elif token.type == "html_block":
            _add(blocks, unescape(_TAG.sub(" ", token.content)))
    return blocks


def _add(blocks: list[Block], words: str, level: int = 0, *, emphasised: bool = False) -> None:
    lines = tuple(flat for line in words.split("\n") if (flat := one_line(line)))
    if lines:
        blocks.append(Block(lines, level, emphasised))


def _inline(children: Sequence[Token]) -> tuple[str, bool]:
    """Return the words of inline tokens, and whether all of them are emphasised."""
    words = []
    depth = 0
    plain = False
    for token in children:
        if token.type in {"em_open", "strong_open"}:
            depth += 1
        elif token.type in {"em_close", "strong_close"}:
            depth -= 1
        elif token.type in {"softbreak", "hardbreak"}:
            words.append("\n")
        elif token.type in {"text", "code_inline"}:
            words.append(token.content)
            plain = plain or (depth == 0 and bool(token.content.strip()))
    text = "".join(words)
    return text, bool(text.strip()) and not plain
