"""Numbers and days changed: a count, a percentage, money, a year, a month, a weekday."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.dates import MONTHS, WEEKDAYS
from compare.evaluate.planted.rewriting import Planted, cased, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from spacy.tokens import Span, Token

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_SCALES = {"thousand": "million", "million": "billion", "billion": "million",
           "thousands": "dozens", "hundreds": "dozens", "dozens": "hundreds",
           "millions": "thousands"}  # fmt: skip
_LEAST = {("more", "than"): "fewer than", ("at", "least"): "at most", ("over",): "under",
          ("less", "than"): "more than", ("fewer", "than"): "more than",
          ("at", "most"): "at least", ("under",): "over", ("up", "to"): "at least"}  # fmt: skip
_RISING = frozenset({"more", "least", "over"})
_MAX_DAY = 28
_SMALL = 12


def changed_numbers(sentence: Span, rng: Random) -> Iterator[Planted]:
    """Give the sentence with one number changed to another that is plausible in its place."""
    for token in sentence:
        new = _new_number(token, sentence, rng)
        if new:
            yield _made("number", sentence, {token.i: new} | _turned(token, sentence, new))


def changed_dates(sentence: Span, rng: Random) -> Iterator[Planted]:
    """Give the sentence with one weekday, month, day of a month or year changed."""
    for token in sentence:
        new = ""
        name = token.text.rstrip(".")
        if name in WEEKDAYS:
            new = rng.choice([day for day in WEEKDAYS if day not in sentence.text])
        elif name in MONTHS and token.ent_type_ == "DATE":
            new = rng.choice([month for month in MONTHS if month not in sentence.text])
        elif _is_day(token):
            new = str(rng.choice([d for d in range(1, _MAX_DAY + 1) if str(d) != token.text]))
        elif _is_year(token):
            new = str(int(token.text) + rng.choice([-6, -4, -3, -2, -1, 1, 2, 3]))
        if new:
            yield _made("date", sentence, {token.i: new})


def _made(kind: str, sentence: Span, changed: dict[int, str]) -> Planted:
    return Planted(kind, sentence.text.strip(), rewrite(sentence, changed), "contradiction")


def _new_number(token: Token, sentence: Span, rng: Random) -> str:
    if _is_within_word(token) or _is_day(token) or _is_year(token):
        return ""
    if _DIGITS.fullmatch(token.text) and token.text not in {"1", "9/11"}:
        return like(token.text, rng)
    return _new_word(token, sentence, rng)


def _new_word(token: Token, sentence: Span, rng: Random) -> str:
    """Return another number for one that is spelt out; empty where it is none."""
    lower = token.lower_
    if token.pos_ == "NUM" and lower in UNITS[2:]:
        n = UNITS.index(lower)
        return cased(rng.choice([UNITS[m] for m in range(2, _SMALL + 1) if abs(m - n) > 1]), token)
    if token.pos_ == "NUM" and lower in TENS:
        return cased(rng.choice([ten for ten in TENS[2:] if ten != lower]), token)
    counted = token.dep_ in {"nummod", "pobj", "nsubj", "quantmod", "compound", "dobj"}
    if lower in _SCALES and counted:
        # "Two million" is two edits' worth; the scale alone is enough.
        return cased(_SCALES[lower], token)
    before = sentence.doc[token.i - 1].lower_ if token.i > sentence.start else ""
    if lower in _ORDINALS[1:] and token.dep_ == "amod" and before in {"a", "the", "his", "her"}:
        return cased(rng.choice([word for word in _ORDINALS[1:] if word != lower]), token)
    return ""


def like(digits: str, rng: Random) -> str:
    """Return another number written as this one is: about as large, and as round."""
    grouped = "," in digits
    plain = digits.replace(",", "")
    places = len(plain.partition(".")[2])
    value = float(plain)
    if value <= _SMALL and not places:
        among = [n for n in range(2, _SMALL + 4) if abs(n - value) > 1]
        return str(rng.choice(among))
    whole = plain.replace(".", "")
    zeros = len(whole) - len(whole.rstrip("0"))
    step = 10.0 ** (zeros - places)
    factor = rng.choice([0.4, 0.5, 0.6, 0.7, 1.3, 1.5, 1.7, 2.1])
    new = round(value * factor / step) * step
    if round(new, places) == round(value, places) or new <= 0:
        new = value + 2 * step
    return f"{new:,.{places}f}" if grouped else f"{new:.{places}f}"


def _turned(token: Token, sentence: Span, new: str) -> dict[int, str]:
    """Turn the bound before the number, for "more than 30" says "more than 20" too.

    Of the two numbers the one is kept with which the turned bound cannot be true as well.
    """
    doc = sentence.doc
    end = token.i
    if end > sentence.start and doc[end - 1].is_currency:
        end -= 1
    for words, turned in _LEAST.items():
        start = end - len(words)
        if start < sentence.start or tuple(doc[i].lower_ for i in range(start, end)) != words:
            continue
        one, other = _value(token.text), _value(new)
        larger = one is None or other is None or other > one
        kept = token.text if larger == bool(_RISING & set(words)) else new
        left_out = dict.fromkeys(range(start + 1, end), "")
        return {start: cased(turned, doc[start]), token.i: kept} | left_out
    return {}


def _value(text: str) -> float | None:
    return float(text.replace(",", "")) if _DIGITS.fullmatch(text) else None


def _is_within_word(token: Token) -> bool:
    """Tell whether a number is part of a name or code ("COVID-19", "9/11", "F-35")."""
    before = token.doc[token.i - 1] if token.i else None
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if (
        before is not None
        and not before.whitespace_
        and not (before.is_currency or before.text in {'"', "(", "'"})
    ):
        return True
    if before is not None and before.pos_ == "PROPN" and before.text not in WEEKDAYS:
        return True
    if after is not None and not token.whitespace_ and after.text in {":", "/", "-", "'"}:
        return True
    return after is not None and after.pos_ == "PROPN" and after.text not in {"p.m.", "a.m."}


def _is_day(token: Token) -> bool:
    before = token.doc[token.i - 1].text.rstrip(".") if token.i else ""
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    months = {*MONTHS, *(m[:3] for m in MONTHS), "Sept"}
    return bool(re.fullmatch(r"[1-9]|[12]\d|3[01]", token.text)) and (
        before in months or (after in months and token.ent_type_ == "DATE")
    )


def _is_year(token: Token) -> bool:
    return bool(_YEAR.fullmatch(token.text)) and token.ent_type_ in {"DATE", "EVENT"}
