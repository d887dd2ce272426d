"""Quantities of a parsed text: numbers with what they count and how firmly they are stated."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from compare.records import Mention
from compare.segment.numbers import canonical
from compare.segment.numerals import find_numerals
from compare.segment.units import CURRENCIES, HARM, unit_of
from compare.segment.votes import find_votes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from compare.records import Span
    from compare.segment.numerals import Numeral

Bound = Literal["exact", "least", "most", "about"]

_ABOUT = (
    "about|around|some|roughly|approximately|an? estimated|estimated|close to|circa|nearly|almost|"
    "just (?:over|under|shy of)|approaching|near"
)
_LEAST = (
    "at least|more than|over|above|no fewer than|no less than|not less than|upwards? of|"
    "in excess of|greater than|higher than|a minimum of|exceed(?:ed|s|ing)?|topp(?:ed|ing)|"
    "surpass(?:ed|es|ing)|well over|as few as"
)
_MOST = (
    "up to|at most|fewer than|less than|under|below|as (?:many|much|high) as|no more than|"
    "not more than|a maximum of|lower than|within"
)
_WORDS: tuple[tuple[str, Bound], ...] = ((_ABOUT, "about"), (_MOST, "most"), (_LEAST, "least"))
_BEFORE = tuple(
    (re.compile(rf"\b(?:{words})\s+(?:an? |another |US|[$€£])?$", re.IGNORECASE), bound)
    for words, bound in _WORDS
)
_AFTER: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r"\s*(?:or (?:more|greater|higher|above)\b|plus\b|\+)"), "least"),
    (re.compile(r"\s*or (?:less|fewer|lower|under)\b"), "most"),
    (re.compile(r"\s*(?:or so\b|-odd\b)"), "about"),
)
_OLDEST = 120
_NO_PERSONS = frozenset({"GPE", "LOC", "DATE", "EVENT", "NORP"})
_LOOK_BACK = 30
_LOOK_AHEAD = 16
_RANGE = re.compile(r"\s*(?:-|–|—|to)\s*[$€£]?")  # dashes as printed
_BETWEEN = re.compile(r"\bbetween\s+[$€£]?$", re.IGNORECASE)
_STEP = re.compile(r"\b(?:from|by)\s+[$€£]?$", re.IGNORECASE)
"""What makes "3 to 5" a change and no range."""


def find_quantities(doc: Doc, offset: int, taken: Sequence[Span]) -> list[Mention]:
    """Return the quantities of one block, in reading order.

    Parameters
    ----------
    doc
        The parsed block.
    offset
        Where it begins in its article.
    taken
        Spans of the block that are something else, such as dates; no quantity touches them.

    Notes
    -----
    A range ("10 to 15") is two mentions, ``least`` 10 and ``most`` 15; a vote ("7-4") is one. What
    comes on top ("two other sites") has a unit of its own (``other site``). People who are killed,
    injured, arrested and so on are counted under that word, however the sentence puts it.
    """
    covered = {i for start, end in taken for i in range(start, end)}
    votes = [v for v in find_votes(doc.text, offset) if v.start - offset not in covered]
    covered |= {i - offset for vote in votes for i in range(vote.start, vote.end)}
    found = [
        _mention(doc, numeral, offset)
        for numeral in find_numerals(doc)
        if doc[numeral.start].idx not in covered and doc[numeral.end - 1].idx not in covered
    ]
    counted = _ranges([mention for mention in found if mention is not None], doc.text, offset)
    return sorted([*votes, *counted], key=lambda mention: mention.start)


def _mention(doc: Doc, numeral: Numeral, offset: int) -> Mention | None:
    """Return the mention of one number, or None where it counts nothing worth comparing."""
    unit, end = numeral.unit, numeral.end
    low = doc[numeral.start].idx
    if numeral.kind == "share":
        unit = "percent"
    elif numeral.kind == "count":
        unit, end = unit_of(doc, numeral.start, numeral.end)
        sign = doc[numeral.start - 1].lower_ if numeral.start > 0 else ""
        if sign in CURRENCIES:
            unit, low = CURRENCIES[sign], doc[numeral.start - 1].idx
        unit = unit or ("year" if _is_age(doc, numeral.start, end) else "")
        if unit and unit not in HARM.values() and _is_added(doc, end):
            unit = f"other {unit}"
        if doc[numeral.start].lower_ == "one" and unit not in HARM.values():
            # "One debate", "one day": hardly ever a count that two tellings part on.
            return None
    high = doc[end - 1].idx + len(doc[end - 1])
    bound: Bound = "least" if numeral.vague else _bound(doc.text, low, high)
    text = doc.text[low:high]
    return Mention(
        "quantity", offset + low, offset + high, text, canonical(numeral.value), unit, bound
    )


def _is_age(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a bare number is somebody's age: "Milan Hrask, 41," or "he was 41"."""
    token = doc[start]
    if (
        not token.text.isdigit()
        or end != start + 1
        or int(token.text[:4]) > _OLDEST
        or start - 2 < 0
    ):
        return False
    before, ahead = doc[start - 1], doc[start - 2]
    closed = end == len(doc) or doc[end].is_punct or doc[end].lower_ in {"who", "and"}
    named = ahead.ent_type_ == "PERSON" or _is_full_name(ahead)
    if before.text == ",":
        return closed and named
    is_person = named or ahead.lower_ in {"who", "he", "she"}
    return closed and is_person and before.lower_ in {"is", "was"}


def _is_full_name(last: Token) -> bool:
    """Tell whether a word ends a name of two that may be a person's, whatever it was taken for."""
    words = (last, last.nbor(-1)) if last.i else (last,)
    return len(words) > 1 and all(
        word.pos_ == "PROPN" and word.is_title and word.ent_type_ not in _NO_PERSONS
        for word in words
    )


def _is_added(doc: Doc, end: int) -> bool:
    """Tell whether a number counts what comes on top ("two other sites"), and no total."""
    return end < len(doc) and doc[end].lower_ in {"other", "further", "additional"}


def _bound(text: str, start: int, end: int) -> Bound:
    """Tell how firmly a number is stated, by the words right around it."""
    after = text[end : end + _LOOK_AHEAD]
    for pattern, bound in _AFTER:
        if pattern.match(after):
            return bound
    before = text[max(0, start - _LOOK_BACK) : start]
    for pattern, bound in _BEFORE:
        if pattern.search(before):
            return bound
    return "exact"


def _ranges(found: list[Mention], text: str, offset: int) -> list[Mention]:
    """Turn neighbours that are the ends of a range into a least and a most."""
    result = list(found)
    for n in range(len(found) - 1):
        low, high = result[n], result[n + 1]
        between = text[low.end - offset : high.start - offset]
        before = text[max(0, low.start - offset - 12) : low.start - offset]
        joined = bool(_RANGE.fullmatch(between)) and not _STEP.search(before)
        joined |= between.strip() == "and" and bool(_BETWEEN.search(before))
        unit = high.unit or low.unit
        if joined and low.unit in {"", unit} and Decimal(low.value) < Decimal(high.value):
            result[n] = replace(low, unit=unit, bound="least")
            result[n + 1] = replace(high, unit=unit, bound="most")
    return result
