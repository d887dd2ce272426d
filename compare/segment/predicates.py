"""What the tree says of a predicate: its subject, its tense, whether it asks or stands apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
RELATIVE_TAGS = frozenset({"WRB", "WP", "WDT", "WP$"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SEPARATORS = frozenset({",", "-", "--", "—", "–", "(", ";", ":", "..."})  # as printed


def has_subject(token: Token) -> bool:
    """Tell whether a predicate has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in token.children)


def is_predicate(token: Token) -> bool:
    """Tell whether a token can head a statement."""
    return token.pos_ in {"VERB", "AUX"}


def is_finite(token: Token) -> bool:
    """Tell whether a predicate is finite by itself or by its auxiliaries."""
    return token.tag_ in _FINITE_TAGS or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ in _FINITE_TAGS for child in token.children
    )


def is_past(token: Token) -> bool:
    """Tell whether a predicate is in a past tense."""
    return token.tag_ == "VBD" or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ == "VBD" for child in token.children
    )


def asks(token: Token) -> bool:
    """Tell whether a complement is an indirect question ("whether he knew", "how it fell")."""
    first = min((child for child in token.children), key=lambda child: child.i, default=token)
    marks = {child.lower_ for child in token.children if child.dep_ == "mark"}
    first = next((c for c in first.children if first.dep_ == "prep"), first)
    return bool(marks & {"whether", "if"}) or first.tag_ in RELATIVE_TAGS


def is_separated(start: int, token: Token) -> bool:
    """Tell whether a comma, dash or bracket stands right before token number ``start``."""
    return start > 0 and token.doc[start - 1].text in _SEPARATORS


def opens_quotation(mark: Token) -> bool:
    """Tell whether a quotation mark opens: one that closes has a space or punctuation after it."""
    last = mark.i + 1 == len(mark.doc)
    return not (last or mark.whitespace_ or mark.nbor(1).is_punct)


def in_quotation(token: Token) -> bool:
    """Tell whether the last quotation mark before a token in its block opens a quotation.

    Marks are not counted: an earlier paragraph may have opened what the first one closes.
    """
    marks = [other for other in token.doc[: token.i] if other.text == '"']
    return bool(marks) and opens_quotation(marks[-1])
