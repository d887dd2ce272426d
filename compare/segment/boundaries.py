"""Where sentences begin: rules that the parser must obey, and a plain splitter without a parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from compare.records import Span

_FINAL = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", ".."})
_CLOSING = frozenset("\"'”’)]»")
_OPENING = frozenset("\"'“‘([«")
_SENTENCE_END = re.compile(r"[.!?…。！？]+[\"'”’)\]»]*(?:\s+|(?<=[。！？]))")  # CJK
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Maj|Adm|Sen|Rep|Gov|Rev|Hon|St|"
    r"Jr|Sr|No|vs|etc|Inc|Ltd|Corp|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|"
    r"(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_TITLES = frozenset(
    "mr. mrs. ms. dr. prof. gen. col. lt. capt. sgt. maj. adm. sen. rep. gov. rev. hon. st. vs. "
    "no. messrs. pres. cmdr. brig. supt. det. fr. sr. mt. ft. rt. sens. reps. gens. cpl. pvt. "
    "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. approx. nos. pp. art. "
    "fig.".split()
)
_MAX_CLOSING = 4


def mark_boundaries(doc: Doc) -> None:
    """Set where sentences of an unparsed document must, must not and may begin.

    A sentence begins after final punctuation (with the closing quotes that belong to it) where
    white space follows and then anything but a small letter; nowhere else. The parser decides
    where an abbreviation (``U.S.``) or a quoted question may or may not end the sentence. The
    parser's own boundaries, trained on web text, split news at quotes and colons.
    """
    closed = -1
    for token in doc:
        if token.i == 0:
            continue
        token.is_sent_start = False
        if token.is_space:
            continue
        before = token.i - 1
        while before > 0 and doc[before].is_space:
            before -= 1
        end = before
        while end > max(closed, before - _MAX_CLOSING, 0) and doc[end].text in _CLOSING:
            end -= 1
        final = doc[end]
        spaced = token.i - 1 != before or bool(doc[before].whitespace_)
        if not spaced or token.text[:1].islower() or token.text in _CLOSING - _OPENING:
            continue
        if final.text in _FINAL:
            quoted_question = end != before and final.text != "."
            ellipsis = final.text in {"…", "...", ".."}
            unsure = quoted_question or (ellipsis and not token.is_stop)
            token.is_sent_start = None if unsure else True
        elif final.text.endswith(".") and len(final.text) > 1:
            token.is_sent_start = _after_abbreviation(final, token)
        if token.is_sent_start:
            closed = before


def _after_abbreviation(final: Token, token: Token) -> bool | None:
    """Tell whether a sentence begins after a token that ends in a full stop."""
    if final.lower_ in _TITLES or len(final.text) == len("J."):
        return False
    if token.text in _OPENING:
        return token.text != "'"  # headlines quote single words: F.B.I. 'Destroyed' Life
    return None


def plain_sentences(text: str) -> list[Span]:
    """Split a text into sentences by punctuation alone, in linear time.

    The fallback for text that the parser is not meant for. Abbreviations known by sight do not
    split. Returned spans are trimmed of white space and never empty.
    """
    spans: list[Span] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        stop = match.start() + 1
        if text[match.start()] == "." and _ABBREVIATION.search(text, max(0, stop - 12), stop):
            continue
        _append_trimmed(spans, text, start, match.end())
        start = match.end()
    _append_trimmed(spans, text, start, len(text))
    return spans


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    if first < last:
        spans.append((first, last))
