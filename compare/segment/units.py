"""What a number counts: a currency, percent, a noun, or the harm that people come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "cents": "US cent",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP",
    "¥": "JPY", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "₹": "INR", "rs": "INR",
    "rupee": "INR", "rupees": "INR", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB",
    "roubles": "RUB", "₽": "RUB", "rial": "IRR", "rials": "IRR", "shekel": "ILS", "shekels": "ILS",
    "₪": "ILS", "lira": "TRY", "liras": "TRY", "hryvnia": "UAH", "hryvnias": "UAH", "won": "KRW",
    "₩": "KRW", "franc": "CHF", "francs": "CHF", "a$": "AUD", "c$": "CAD", "hk$": "HKD",
    "nz$": "NZD", "s$": "SGD", "peso": "peso", "pesos": "peso", "riyals": "SAR", "dirhams": "AED",
}  # fmt: skip
"""Currency codes by sign or word; a plain dollar is the one of the United States."""

HARM = {
    "kill": "killed", "die": "killed", "dead": "killed", "death": "killed", "fatality": "killed",
    "slay": "killed", "injure": "injured", "wound": "injured", "injury": "injured",
    "hurt": "injured", "arrest": "arrested", "detain": "detained", "displace": "displaced",
    "evacuate": "evacuated", "miss": "missing", "missing": "missing",
}  # fmt: skip
"""One word for each harm, however a sentence puts it."""

_SAME_UNIT = {
    "km": "kilometre", "kilometer": "kilometre", "meter": "metre", "kg": "kilogram",
    "kilogramme": "kilogram", "hrs": "hour", "yr": "year",
}  # fmt: skip
_PEOPLE = frozenset(
    "people person other more man woman child individual worker employee passenger civilian "
    "resident soldier officer student patient migrant demonstrator protester".split()
)
_MODIFIERS = frozenset({"nummod", "amod", "compound", "quantmod"})
_POINTS = frozenset({"point", "points"})


def unit_of(doc: Doc, start: int, end: int) -> tuple[str, int]:
    """Return what the number in tokens ``start`` to ``end`` counts, and where its words end.

    The end lies past ``%``, "per cent", "basis points", a currency's name and the noun of
    "40-year"; a noun apart is not among the number's words.
    """
    word, second = (doc[i].lower_ if i < len(doc) else "" for i in (end, end + 1))
    if word in {"%", "percent", "pct"}:
        return ("percentage point", end + 2) if second in _POINTS else ("percent", end + 1)
    if word == "per" and second == "cent":
        return "percent", end + 2
    if word in {"percentage", "basis"} and second in _POINTS:
        return f"{word} point", end + 2
    if word in CURRENCIES and not doc[end].is_title:
        return CURRENCIES[word], end + 1
    if word == "-" and second.isalpha() and not doc[end - 1].whitespace_:
        lemma = doc[end + 1].lemma_.lower()
        return _SAME_UNIT.get(lemma, lemma), end + 2
    return _counted(doc[start], doc[end - 1]), end


def _counted(first: Token, last: Token) -> str:
    """Return the lemma of the noun that is counted, or the harm that people come to."""
    numeral = last
    while numeral.head != numeral and first.i <= numeral.head.i <= last.i:
        numeral = numeral.head
    counted = numeral.head if numeral.dep_ in _MODIFIERS else _of(numeral)
    lemma = counted.lemma_.lower()
    harm = _harm(counted) or _harm(numeral)
    whom = counted.i == numeral.i or counted.pos_ == "PRON" or lemma in _PEOPLE or lemma in HARM
    if harm and whom:
        return harm
    alone = counted.i == numeral.i or counted.pos_ in {"PRON", "NUM"}
    return "" if alone or not counted.is_alpha else _SAME_UNIT.get(lemma, lemma)


def _of(numeral: Token) -> Token:
    """Return the noun of "hundreds of people", or the number itself."""
    for child in numeral.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), numeral)
    return numeral


def _loses_life(verb: Token) -> bool:
    return any(child.dep_ == "dobj" and child.lemma_.lower() == "life" for child in verb.children)


def _harm(token: Token) -> str:
    """Return the harm that something comes to: by itself, its predicate or its attribute."""
    predicate = token.head.lemma_.lower()
    suffers = token.dep_ in {"nsubjpass", "dobj", "oprd"} or predicate in {"die", "dead"}
    words = [token.lemma_.lower(), predicate if suffers else ""]
    if predicate == "lose" and token.dep_ == "nsubj" and _loses_life(token.head):
        words.append("kill")
    if token.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        words += [
            child.lemma_.lower()
            for child in token.head.children
            if child.dep_ in {"oprd", "acomp", "xcomp", "attr"} and child.pos_ in {"ADJ", "VERB"}
        ]
        words += [  # "37 of them are known to be dead"
            inner.lemma_.lower()
            for child in token.head.children
            if child.dep_ == "xcomp" and child.lemma_ == "be"
            for inner in child.children
            if inner.dep_ in {"acomp", "attr"} and inner.pos_ == "ADJ"
        ]
    words += [
        child.lemma_.lower()
        for child in token.children
        if child.dep_ in {"acl", "amod"} and child.i > token.i
    ]
    return next((HARM[word] for word in words if word in HARM), "")
