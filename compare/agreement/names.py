"""Names of persons, bodies and places against each other."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from compare.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.agreement.parting import Relation
    from compare.records import Mention

SAME_NAME_RATIO = 80.0
"""Spellings with at least this similarity (rapidfuzz ``ratio``, 0 to 100) are one name: it joins
Araghchi and Araqchi (80), Fordo and Fordow (91), and keeps Lind from Lund (75)."""

_ONE_NAME_WORDS = 2

_SHORT_FORMS = {
    "us": "US", "u.s.": "US", "usa": "US", "u.s.a.": "US", "america": "US",
    "uk": "GB", "u.k.": "GB", "britain": "GB", "great britain": "GB", "uae": "AE",
    "turkey": "TR", "czech republic": "CZ", "ivory coast": "CI", "burma": "MM", "myanmar": "MM",
    "swaziland": "SZ", "macedonia": "MK", "congo": "CD", "palestine": "PS", "hong kong": "HK",
    "middle east": "middle east", "europe": "150",
}  # fmt: skip
"""What outlets call territories that CLDR calls by a longer or newer name."""

_OLDER_CITIES = {
    "astana": "nur-sultan", "bangalore": "bengaluru", "bombay": "mumbai", "calcutta": "kolkata",
    "chernobyl": "chornobyl", "dacca": "dhaka", "danzig": "gdansk", "dnepropetrovsk": "dnipro",
    "dnipropetrovsk": "dnipro", "kharkov": "kharkiv", "kiev": "kyiv", "kishinev": "chisinau",
    "leningrad": "st petersburg", "lvov": "lviv", "lwow": "lviv", "madras": "chennai",
    "nikolaev": "mykolaiv", "odessa": "odesa", "peking": "beijing", "poona": "pune",
    "rangoon": "yangon", "saigon": "ho chi minh city", "st. petersburg": "st petersburg",
    "zaporozhye": "zaporizhzhia", "zaporizhia": "zaporizhzhia", "zaporozhe": "zaporizhzhia",
}  # fmt: skip
"""Cities by names of another time or tongue. CLDR and the time zone database hold only cities that
name a zone, and which of their names they hold changes from release to release."""


def is_same_name(one: Mention, other: Mention) -> bool:
    """Tell whether two names may be one: equal, one part of the other, or nearly spelt alike.

    A last name alone is compared with the last word of a full one.
    """
    if _may_be_one(one.value, other.value):
        return True
    if len(set(one.value.split()) & set(other.value.split())) >= _ONE_NAME_WORDS:
        return True  # a middle name, or a word of a headline taken for one
    if _are_two_territories(one.value, other.value):
        return False
    a, b = one.value.split()[-1], other.value.split()[-1]
    return max(_likeness(a, b), _likeness(one.value, other.value)) >= SAME_NAME_RATIO


def is_same_place(one: Mention, other: Mention) -> bool:
    """Tell whether two places may be one: as for names, but each word tells (North, South).

    Two countries are one only by their names in CLDR: Niger and Nigeria are spelt alike. A city
    also goes by its older name (Kiev, Calcutta).
    """
    if _are_two_territories(one.value, other.value):
        return False
    if _may_be_one(one.value, other.value):
        return True
    a, b = (_OLDER_CITIES.get(m.value, m.value) for m in (one, other))
    return a == b or _likeness(a, b) >= SAME_NAME_RATIO


def compare_places(one: Mention, other: Mention, _first: str, _second: str) -> Relation | None:
    """Return a conflict, but none for a country and a city: one place, told nearer or farther."""
    return "conflict" if bool(_territory(one.value)) == bool(_territory(other.value)) else None


def compare_names(one: Mention, other: Mention, _first: str, _second: str) -> Relation | None:
    """Return a conflict of two persons; bodies and peoples have too many names."""
    return "conflict" if one.unit == other.unit == "person" else None


def _may_be_one(one: str, other: str) -> bool:
    """Tell whether one name is part of the other, or its initials."""
    a, b = one.split(), other.split()
    if not a or not b or set(a) <= set(b) or set(b) <= set(a):
        return True
    return _initials(a, b) or _initials(b, a)


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether one name is the other's initials (UN, United Nations)."""
    letters = short[0].replace(".", "")
    return len(short) == 1 and len(long) > 1 and letters == "".join(word[0] for word in long)


def _likeness(one: str, other: str) -> float:
    """Return how alike two spellings are, 0 to 100, as printed or as Romanised in one way."""
    plain = fuzz.ratio(one, other)
    return float(plain if plain >= SAME_NAME_RATIO else fuzz.ratio(_sound(one), _sound(other)))


_SOUNDS = (
    (re.compile(r"[^a-z ]"), ""),
    (re.compile(r"y|j(?=[iy])"), "i"),
    (re.compile(r"kh|gh|q|\bg(?=[au])"), "k"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=2**14)  # every name of a story is compared with every other, claim by claim
def _sound(name: str) -> str:
    """Return a name without what Romanisations differ in (Zelenskyy and Zelensky)."""
    for pattern, plain in _SOUNDS:
        name = pattern.sub(plain, name)
    return name


def _are_two_territories(one: str, other: str) -> bool:
    a, b = _territory(one), _territory(other)
    return bool(a and b and a != b)


def _territory(value: str) -> str:
    """Return the code of a country or region, or nothing where a name is none."""
    return _territories().get(value.removeprefix("the "), "")


@cache
def _territories() -> dict[str, str]:
    """Return the codes of countries and regions by their folded English names (Unicode CLDR)."""
    from babel import Locale  # noqa: PLC0415  reads a data file

    return {fold(name): code for code, name in Locale("en").territories.items()} | _SHORT_FORMS
