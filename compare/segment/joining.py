"""Tokens that belong to one word, made one before anything is parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PREFIXES = frozenset({"re", "co", "de", "un", "non", "pre"})
_BEFORE_NUMBERS = frozenset({"No", "Nos"})
_BEFORE_NAMES = frozenset({"Ft", "Mt", "Pres", "Supt", "Sens", "Reps"})
"""Abbreviations of which the tokenizer parts the full stop, as printed."""


def join_prefixes(doc: Doc) -> None:
    """Make one token of a prefix, its hyphen and its word, before anything is parsed.

    Else the parser takes "re" in "the strait re-opens" for a word, and a claim ends inside it. So
    with a letter: of "the e-mails show" it would leave "mails show". Of a chain ("N-O-W") the first
    two make one, for no token can go into two.
    """
    merged = 0
    with doc.retokenize() as retokenizer:
        for hyphen in doc[1:-1]:
            before, after = hyphen.nbor(-1), hyphen.nbor(1)
            if hyphen.text != "-" or before.whitespace_ or hyphen.whitespace_ or before.i < merged:
                continue
            if (before.lower_ in _PREFIXES or _is_letter(before)) and after.is_alpha:
                merged = after.i + 1
                retokenizer.merge(doc[before.i : merged])


def join_abbreviations(doc: Doc) -> None:
    """Make one token of an abbreviation and its full stop: "the No. 3 post" is no two sentences."""
    with doc.retokenize() as retokenizer:
        for stop in doc[1:-1]:
            before, after = stop.nbor(-1), stop.nbor(1)
            if stop.text != "." or before.whitespace_ or not stop.whitespace_:
                continue
            number = before.text in _BEFORE_NUMBERS and after.text[0].isdigit()
            if number or (before.text in _BEFORE_NAMES and after.text[0].isupper()):
                retokenizer.merge(doc[before.i : stop.i + 1])


def _is_letter(token: Token) -> bool:
    return len(token.text) == 1 and token.is_alpha
