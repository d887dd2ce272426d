"""Where numbers stand in a parsed text, and their value: counts, shares and measured halves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from compare.segment import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

NumeralKind = Literal["count", "share", "measure"]

_TIME = re.compile(r"\d{1,2}(?::\d\d|\.\d\d)?")
_CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "gmt", "o'clock"})
_NOT_COUNTS = frozenset({"PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "ORG", "FAC", "PERSON", "TIME"})
_WHOLES = frozenset({"of", "the", "its", "their", "all"})
_VAGUE = frozenset({"several", "few", "many"})
_MEASURED = frozenset("point percentage mile hour kilometre metre".split())
_SHARES = frozenset({"%", "per", "percent", "pct", "percentage"})
_DURATIONS = frozenset({"hour", "minute", "second"})
_MAX_PART = 10
_MAX_WHOLE = 20
_PLACES = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in tokens ``start`` to ``end`` (excluded).

    A ``share`` ("a fifth") has its value in percent; a ``measure`` ("half a point") brings its
    unit along; ``vague`` numbers ("several hundred") are the least that is meant.
    """

    start: int
    end: int
    value: Decimal
    kind: NumeralKind = "count"
    unit: str = ""
    vague: bool = False


def find_numerals(doc: Doc) -> Iterator[Numeral]:
    """Give the numbers of a text, in reading order and disjoint."""
    i = 0
    while i < len(doc):
        found = _share(doc, i) or _count(doc, i)
        if found is None:
            i += 1
            continue
        if not _is_label(doc[found.start], doc[found.end - 1]):
            yield found
        i = found.end


def _words(doc: Doc, start: int, length: int) -> list[str]:
    """Return the small-letter words from a token on, padded to ``length`` with empty ones."""
    words = [token.lower_ for token in doc[start : start + length]]
    return words + [""] * (length - len(words))


def _share(doc: Doc, i: int) -> Numeral | None:
    """Read "half of", "a fifth of", "two-thirds" or "one in five" at token ``i``."""
    one, two, three, *_ = words = _words(doc, i, 4)
    if one in {"half", "quarter"}:
        return _compound(doc, i) or _half(doc, i, two, three)
    if one in {"a", "one"} and two in numbers.FRACTIONS:
        return _of_what(doc, i, i + 2, numbers.FRACTIONS[two]) if three == "of" else None
    step = 3 if two == "-" else 2
    fraction = words[step - 1]
    if fraction.endswith("s") and fraction[:-1] in numbers.FRACTIONS:
        count = numbers.number([one])
        if count is not None and count < _MAX_PART:
            share = (numbers.FRACTIONS[fraction[:-1]] * count).quantize(_PLACES)
            return _of_what(doc, i, i + step, share)
    if two == "in" and doc[i].tag_ == "CD" and doc[i + 2 : i + 3].text and doc[i + 2].tag_ == "CD":
        part, whole = numbers.number([one]), numbers.number([three])
        if part and whole and part < whole <= _MAX_WHOLE:
            return Numeral(i, i + 3, (part * 100 / whole).quantize(_PLACES), "share")
    return None


def _compound(doc: Doc, i: int) -> Numeral | None:
    """Read "quarter-point", "half point" and "quarter percentage point" at token ``i``."""
    at = i + 2 if _words(doc, i + 1, 1) == ["-"] else i + 1
    noun, second = _words(doc, at, 2)
    if noun not in _MEASURED or (noun == "percentage") != (second == "point"):
        return None
    value = numbers.FRACTIONS[doc[i].lower_] / 100
    if noun == "percentage":
        return Numeral(i, at + 2, value, "measure", "percentage point")
    return Numeral(i, at + 1, value, "measure", noun)


def _half(doc: Doc, i: int, two: str, three: str) -> Numeral | None:
    """Read "half of the", "half the" (a share), "half a point" and "quarter of a point"."""
    if doc[i].lower_ == "quarter":
        quarter = numbers.FRACTIONS["quarter"]
        return _of_what(doc, i, i + 1, quarter) if (two, three) == ("of", "a") else None
    if two == "a" and three == "percentage":
        return Numeral(i, i + 4, Decimal("0.5"), "measure", "percentage point")
    if two in {"a", "an"} and three not in {*numbers.SCALES, ""} and doc[i + 2].pos_ == "NOUN":
        return Numeral(i, i + 3, Decimal("0.5"), "measure", doc[i + 2].lemma_.lower())
    return _of_what(doc, i, i + 1, numbers.FRACTIONS["half"]) if two in _WHOLES else None


def _of_what(doc: Doc, start: int, end: int, percent: Decimal) -> Numeral:
    """Return a share, or a measure where it is one "of a point"."""
    of, article, noun, second = _words(doc, end, 4)
    if of != "of" or article not in {"a", "an"} or not noun:
        return Numeral(start, end, percent, "share")
    value = (percent / 100).quantize(Decimal("0.0001"))
    if noun in numbers.SCALES:
        return Numeral(start, end + 3, value * numbers.SCALES[noun])
    if noun == "percentage" and second == "point":
        return Numeral(start, end + 4, value, "measure", "percentage point")
    return Numeral(start, end + 3, value, "measure", doc[end + 2].lemma_.lower())


def _count(doc: Doc, i: int) -> Numeral | None:
    """Read a cardinal at token ``i``, in digits or words."""
    word = doc[i].lower_
    if word in numbers.INDEFINITE:
        return Numeral(i, i + 1, numbers.INDEFINITE[word], vague=True)
    end = _indefinite_end(doc, i) or _cardinal_end(doc, i)
    if end is None:
        return None
    value = numbers.number([token.lower_ for token in doc[i:end]])
    if value is None:
        return None
    vague = word in numbers.SCALES and i > 0 and doc[i - 1].lower_ in _VAGUE
    return Numeral(i, end, value * 2 if vague else value, vague=vague)


def _indefinite_end(doc: Doc, i: int) -> int | None:
    """Return where "a hundred", "half a million" or "a dozen" ends, or None."""
    one, two, three = _words(doc, i, 3)
    if one not in {"a", "an", "half"}:
        return None
    if one == "half" and two == "-" and three in numbers.SCALES:
        return i + 3
    end = i + 2 if two != "a" else i + 3
    last = two if two != "a" else three
    if last != "dozen" and (last not in numbers.SCALES or len(last) <= len("trn")):
        return None
    return end if one == "half" else _grown(doc, end, digits=False)


def _cardinal_end(doc: Doc, i: int) -> int | None:
    """Return where a number in digits or number words ends, or None."""
    first = doc[i]
    digits = first.text.lstrip(".")[:1].isdigit()
    if not digits and not numbers.is_number_word(first.lower_):
        return None
    if first.lower_ == "one" and (first.dep_ != "nummod" or _words(doc, i + 1, 1) == ["-"]):
        return None
    return _grown(doc, i + 1, digits=digits)


def _grown(doc: Doc, end: int, *, digits: bool) -> int:
    """Return where a number ends of which tokens up to ``end`` are known."""
    while end < len(doc):
        step = _step(doc, end, digits=digits)
        if step == 0:
            break
        end += step
    return end


def _step(doc: Doc, at: int, *, digits: bool) -> int:
    """Return how many tokens from ``at`` on belong to the number before it."""
    word, following = _words(doc, at, 2)
    tight = not doc[at - 1].whitespace_
    if word == "dozen" or (word in numbers.SCALES and (len(word) > len("trn") or tight)):
        return 1
    if digits:
        return 0
    if numbers.is_number_word(word):
        return 1
    linked = word == "-" or (word == "and" and doc[at - 1].lower_ in numbers.SCALES)
    return 2 if linked and numbers.is_number_word(following) else 0


def _is_label(first: Token, last: Token) -> bool:
    """Tell whether a number is part of a name or a time of day, and counts nothing."""
    following = last.nbor(1).lower_ if last.i + 1 < len(last.doc) else ""
    lasts = (
        first.ent_type_ == "TIME"
        and last.i + 1 < len(last.doc)
        and (last.nbor(1).lemma_.lower() in _DURATIONS)
    )
    if not lasts and (first.ent_type_ in _NOT_COUNTS or first.ent_type_ == "ORDINAL"):
        return True
    before = first.nbor(-1) if first.i > 0 else None
    if before is not None and before.text in {"#", "No", "No.", "/", ":"}:
        # "Mortgage misery: 58 crowns" counts, "3:40" does not.
        return before.text != ":" or not before.whitespace_
    if first.dep_ == "nummod" and first.i == last.i == first.head.i + 1:
        # "Section 12" and "Terminal 4" are told apart by their numbers, not counted.
        return first.head.tag_ in {"NN", "NNP"} and following not in _SHARES
    return bool(_TIME.fullmatch(first.text)) and following in _CLOCK
