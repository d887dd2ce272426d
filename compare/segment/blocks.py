"""The layout of an article: headline, standfirst and paragraphs, and which of them state things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.segment.boundaries import plain_sentences
from compare.segment.headline import headline_parts, sentence_case, small_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.records import Article, Part, Span

MAX_BLOCK = 4000
"""Characters parsed at once; a longer paragraph is cut between sentences."""
_MAX_RUN = 120
_FIRST_PARAGRAPHS = 5
_WRAP_WIDTHS = (45, 110)
_SUBHEAD_WORDS = 12

SAME_LENGTH = str.maketrans(
    dict.fromkeys("\n\r\t\v\f\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\u2028\u2029\x85", " ")
    | dict.fromkeys("‘’ʼ`´", "'")  # these are the characters to be replaced
    | dict.fromkeys("“”„‟", '"')
    | dict.fromkeys("‐‑", "-")  # the same
    | {"―": "—"}
)
_LINE = re.compile(r"[^\n]*\n?")
_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z.'/ -]{2,40}(?:,\s[A-Za-z. ]{2,30}){0,2}(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?"
    r"\s?(?:\([^()\n]{2,40}\))?|[A-Z][\w.'/ -]{2,40}(?:,\s[\w. ]{2,30}){0,3}\s?\([^()\n]{2,40}\))"
    r"\s?(?:--|[—–-])\s+(?=\S)"  # dashes as printed
)
_PLAIN_DATELINE = re.compile(
    r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}(?:,\s[A-Z][a-z]+(?: [A-Z][a-z]+)?)?\s(?:--|[—–-])\s+"
    r"(?=[A-Z\"“‘'])"  # quotes as printed
)
_BOILERPLATE = re.compile(
    r"\s*(?:read (?:more|also|next|full)|also read|related(?: articles?| stories| topics)?:|"
    r"sign up (?:for|to)|subscribe (?:to|now)|click here|follow us|share this|advertisement|"
    r"image (?:source|caption)|getty images|photo(?:graph)?(?: by|:)|file photo|watch:|see also|"
    r"\(?(?:reporting|editing|writing|additional reporting|compiled) (?:and \w+ )?by |"
    r"copyright\b|©|all rights reserved|post a comment|no comments|leave a (?:comment|reply)|"
    r"this (?:story|article) (?:was|has been) (?:originally |first )?(?:published|updated)|"
    r"[^.!?]{0,80}\bcontributed (?:reporting|to this (?:report|story|article))\b|"
    r"download (?:the|our) |join our |support (?:our|us) )",
    re.IGNORECASE,
)
_TERMINAL = tuple(".!?…:;\"'”’)。！？")  # punctuation as printed


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article that is parsed by itself.

    ``text`` has the length of its span; white space, quotes and hyphens in it have their plain
    forms, and a headline in capitals its small letters, so that the parser reads what it knows.
    """

    span: Span
    part: Part
    paragraph: int
    text: str
    states: bool
    """Whether its sentences can be claims: subheads, datelines and notices are none."""
    parsable: bool
    """Whether the parser may see it; else sentences are split by punctuation alone."""
    speaker: Span | None = None
    """Who a headline says that all of it comes from."""


def article_blocks(article: Article) -> list[Block]:
    """Cut an article into blocks, in reading order; linear in its length."""
    blocks: list[Block] = []
    paragraph = 0
    body = article.text[article.body_start :]
    small = small_words(body)
    parts: list[tuple[Part, int, int]] = []
    if article.title:
        parts.append(("headline", 0, len(article.title)))
    if article.standfirst:
        start = article.standfirst_start
        parts.append(("standfirst", start, start + len(article.standfirst)))
    parts.append(("body", article.body_start, len(article.text)))
    for part, start, end in parts:
        spans = _paragraphs(article.text, start, end)
        speaker: Span | None = None
        if part == "headline" and end > start:
            stated, speaker = headline_parts(article.title.translate(SAME_LENGTH), body)
            spans = [_trim(article.text, *stated)]
        for span in spans:
            if span[0] < span[1]:
                blocks.extend(_blocks_of(article.text, span, part, paragraph, small, speaker))
            paragraph += 1
    return blocks


def _blocks_of(
    text: str, span: Span, part: Part, paragraph: int, small: frozenset[str], speaker: Span | None
) -> Iterator[Block]:
    """Give the one block of a paragraph, or several where it is too long for one."""
    words = text[span[0] : span[1]]
    states = True
    if part == "body":
        # The first letters of a story say where it was filed; that is not part of a sentence.
        dateline = _DATELINE.match(words[:160])
        if dateline is None and paragraph <= _FIRST_PARAGRAPHS:
            dateline = _PLAIN_DATELINE.match(words[:80])
        if dateline:
            span = _trim(text, span[0] + dateline.end(), span[1])
            words = text[span[0] : span[1]]
        states = not _BOILERPLATE.match(words) and not _is_subhead(words)
    parsable = max(map(len, words.split()), default=0) <= _MAX_RUN
    pieces = [(0, len(words))]
    if parsable and len(words) > MAX_BLOCK:
        pieces = _cut(words)
    for start, end in pieces:
        plain = words[start:end].translate(SAME_LENGTH)
        if part != "body":
            plain = sentence_case(plain, small)
        place = (span[0] + start, span[0] + end)
        yield Block(place, part, paragraph, plain, states, parsable, speaker)


def _cut(words: str) -> list[Span]:
    """Join sentences to pieces of at most MAX_BLOCK characters; a longer sentence stays whole."""
    pieces: list[Span] = []
    for start, end in plain_sentences(words):
        if pieces and end - pieces[-1][0] <= MAX_BLOCK:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return [
        (cut, min(cut + MAX_BLOCK, end))
        for start, end in pieces
        for cut in range(start, end, MAX_BLOCK)
    ]


def _is_subhead(words: str) -> bool:
    """Tell whether a paragraph is a line of few words without an end: subhead, byline, label."""
    return not words.endswith(_TERMINAL) and len(words.split()) < _SUBHEAD_WORDS


def _paragraphs(text: str, start: int, end: int) -> list[Span]:
    """Part a stretch at blank lines, and at single line breaks unless lines are only wrapped."""
    paragraphs: list[Span] = []
    lines: list[Span] = []
    for match in _LINE.finditer(text, start, end):
        line = _trim(text, *match.span())
        if line[0] < line[1]:
            lines.append(line)
        elif lines:
            paragraphs.extend(_unwrap(text, lines))
            lines = []
    return paragraphs + _unwrap(text, lines)


def _unwrap(text: str, lines: list[Span]) -> list[Span]:
    """Join lines that were broken at a width; keep lines that are paragraphs of their own."""
    if len(lines) > 1:
        broken = [line for line in lines[:-1] if text[line[1] - 1] not in '.!?:"”']
        low, high = _WRAP_WIDTHS
        widths = [end - start for start, end in lines[:-1]]
        if 2 * len(broken) > len(widths) and max(widths) <= high and min(widths) >= low:
            return [(lines[0][0], lines[-1][1])]
    return lines


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    stripped = piece.strip()
    first = start + (piece.find(stripped) if stripped else 0)
    return first, first + len(stripped)


_COMMONEST = frozenset("the of and to in a is that for on with was as by at be from has it".split())
_MIN_COMMONEST = 0.12
_MAX_LOOK = 2000
_MIN_JUDGED = 25
"""Fewer words than these are taken for English: too few to tell."""


def looks_english(blocks: Sequence[Block]) -> bool:
    """Tell whether enough of an article's words are the commonest of English.

    Another language would be parsed into nonsense; it is split by punctuation instead. The share
    is over 0.2 in English news and under 0.1 in its neighbours.
    """
    words = [word for block in blocks for word in block.text[:_MAX_LOOK].lower().split()]
    few = len(words) < _MIN_JUDGED
    return few or sum(word in _COMMONEST for word in words) >= _MIN_COMMONEST * len(words)
