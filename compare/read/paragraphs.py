"""Running text in, paragraphs out; and what the readers agree to call the same words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BREAK = "\n\n"
"""What parts the paragraphs of a text."""

_ENDS = re.compile(r"[.!?:;…。！？।؟][\"'”’»)\]]*$")
_LONG_LINE = 140
_ENDED_SHARE = 0.8
_NOT_WORD = re.compile(r"[\W_]+")
_CONTINUOUS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_CUT = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3})\s*$")


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space as one space."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case: what survives a re-typing."""
    return _NOT_WORD.sub("", text.casefold())


def count_words(text: str) -> int:
    """Return the number of words; two letters count as one in scripts without spaces."""
    return len(text.split()) + len(_CONTINUOUS.findall(text)) // 2


def blocks(text: str) -> list[list[str]]:
    """Return the lines of ``text``, each on single spaces, grouped where blank lines part them."""
    groups: list[list[str]] = [[]]
    for line in text.split("\n"):
        if flat := one_line(line):
            groups[-1].append(flat)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def join_lines(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs that lines without a blank line between them make.

    Lines of a typed or pasted text are either whole paragraphs or pieces of one that a mail
    program or an editor has wrapped. They are whole where a line is longer than any editor wraps
    (140 characters) or at least 80 % of all but the last end as sentences end; else pieces.
    """
    inner = lines[:-1]
    if not inner:
        return list(lines)
    ended = sum(bool(_ENDS.search(line)) for line in inner)
    if max(map(len, lines)) > _LONG_LINE or ended >= _ENDED_SHARE * len(inner):
        return list(lines)
    return [" ".join(lines)]


def to_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a running text, each on one line."""
    return [paragraph for block in blocks(text) for paragraph in join_lines(block)]


def body_text(paragraphs: Iterable[str]) -> str:
    """Return paragraphs as the body of an article."""
    return BREAK.join(flat for paragraph in paragraphs if (flat := one_line(paragraph)))


def without_title(paragraphs: Sequence[str], title: str) -> list[str]:
    """Return the paragraphs less a first one that merely repeats the title."""
    same = bool(title) and bool(paragraphs) and fold(paragraphs[0]) == fold(title)
    return list(paragraphs[1:] if same else paragraphs)


def real_standfirst(text: str, title: str, body: str) -> str:
    """Return ``text`` on one line, or nothing where title or body already say it.

    Feeds fill their description with the first words of the body, cut off somewhere; only a text
    of its own is a standfirst.
    """
    flat = one_line(text)
    folded = fold(_CUT.sub("", flat))
    if not folded or folded in fold(body) or folded == fold(title):
        return ""
    return flat
