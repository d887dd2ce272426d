"""Words in, numbers out: digits, number words, fractions and their mixtures, as exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from text_to_num import text2num

SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "k": Decimal(1000),
    "lakh": Decimal(100_000),
    "million": Decimal(1_000_000),
    "m": Decimal(1_000_000),
    "mn": Decimal(1_000_000),
    "mln": Decimal(1_000_000),
    "crore": Decimal(10_000_000),
    "billion": Decimal(1_000_000_000),
    "b": Decimal(1_000_000_000),
    "bn": Decimal(1_000_000_000),
    "trillion": Decimal(1_000_000_000_000),
    "tn": Decimal(1_000_000_000_000),
    "trn": Decimal(1_000_000_000_000),
}
"""Multipliers that may follow a number; the letters only right behind digits."""

FRACTIONS = {
    "half": Decimal(50),
    "third": Decimal("33.3333"),
    "quarter": Decimal(25),
    "fourth": Decimal(25),
    "fifth": Decimal(20),
    "sixth": Decimal("16.6667"),
    "seventh": Decimal("14.2857"),
    "eighth": Decimal("12.5"),
    "ninth": Decimal("11.1111"),
    "tenth": Decimal(10),
}
"""Shares by their word, in percent."""

INDEFINITE = {
    "dozens": Decimal(24),
    "scores": Decimal(40),
    "hundreds": Decimal(200),
    "thousands": Decimal(2000),
    "millions": Decimal(2_000_000),
    "billions": Decimal(2_000_000_000),
}
"""Plurals of unknown number: the least that each can mean."""

_DIGITS = re.compile(r"(\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d{1,15})(\.\d{1,10})?")
_COMPACT = re.compile(r"(?P<digits>[\d.,]+)(?P<scale>bn|tn|trn|mn|mln|[mkb])", re.IGNORECASE)
_MAX_WORDS = 12


@cache
def is_number_word(word: str) -> bool:
    """Tell whether a word in small letters is part of a spelled-out cardinal."""
    if word in SCALES and len(word) > len("trn"):
        return True
    return _spelled(word) is not None


@cache
def _spelled(words: str) -> Decimal | None:
    try:
        return Decimal(int(text2num(words, "en")))
    except (ValueError, ArithmeticError):
        return None


def digits(text: str) -> Decimal | None:
    """Return the value of a number in digits (``1,234.5``), or None; commas part thousands."""
    match = _DIGITS.fullmatch(f"0{text}" if text.startswith(".") else text)
    if match is None:
        return None
    whole = re.sub(r"\D", "", match.group(1))
    return Decimal(whole + (match.group(2) or ""))


def number(words: list[str]) -> Decimal | None:
    """Return the value of the words of one number, in small letters; None where they are none.

    Understands ``1.2 million``, ``12m``, ``twenty-five``, ``two dozen``, ``a hundred and ten``,
    ``half a million`` and ``one and a half million``.
    """
    words = [word for word in words if word not in {"-", ""}]
    if not words or len(words) > _MAX_WORDS:
        return None
    compact = _COMPACT.fullmatch(words[0])
    if compact and len(words) == 1:
        value = digits(compact["digits"])
        return value * SCALES[compact["scale"].lower()] if value is not None else None
    factor = Decimal(1)
    while len(words) > 1 and (words[-1] in SCALES or words[-1] == "dozen"):
        if words[0] not in {"a", "an", "half"} and not _is_mixed(words):
            break
        factor *= SCALES.get(words[-1], Decimal(12))
        words = words[:-1]
    value = _small_number(words)
    return value * factor if value is not None else None


def _is_mixed(words: list[str]) -> bool:
    """Tell whether a scale must be taken off before the rest can be read."""
    return digits(words[0]) is not None or "half" in words or words[-1] == "dozen"


def _small_number(words: list[str]) -> Decimal | None:
    if words in (["a"], ["an"]):
        return Decimal(1)
    if words in (["half"], ["half", "a"], ["a", "half"], ["half", "an"]):
        return Decimal("0.5")
    if words == ["dozen"]:
        return Decimal(12)
    if words[-3:] == ["and", "a", "half"]:
        whole = _small_number(words[:-3])
        return whole + Decimal("0.5") if whole is not None else None
    if len(words) == 1:
        value = digits(words[0])
        if value is not None:
            return value
    if words[0] in {"a", "an"}:
        words = ["one", *words[1:]]
    return _spelled(" ".join(words))


def canonical(value: Decimal) -> str:
    """Return the one text of a number: no exponent, no needless zeros (``1200000``, ``8.5``)."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
