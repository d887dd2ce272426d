"""Whether the main clause of a claim is negated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.lexicon import UNDONE
from compare.segment.predicates import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_NEGATORS = frozenset(
    {"not", "n't", "n’t", "never", "nor", "neither", "hardly", "scarcely", "nowhere"}
)
_NONE = frozenset({"no", "none", "nobody", "neither", "nothing", "zero"})
_DENYING = frozenset({"deny", "lack"})
_OBJECTS = frozenset({"dobj", "attr", "pobj"})


def is_negated(head: Token, allowed: set[int]) -> bool:
    """Tell whether the clause of a predicate is negated.

    It is, by a negative particle on the predicate, by ``no`` on its subject or object ("no one
    was hurt"), or by a verb that says that its complement is not so ("refused to"). Two of
    these make it positive again ("did not deny"). Only the tokens in ``allowed`` count.
    """
    count = 0
    for child in _arguments(head):
        if child.i not in allowed:
            continue
        if child.lower_ in _NEGATORS and child.dep_ in {"neg", "advmod", "preconj", "cc"}:
            count += 1
        elif child.dep_ in SUBJECTS | _OBJECTS:
            determined = any(c.lower_ in _NONE and c.dep_ in {"det", "neg"} for c in child.children)
            count += determined or child.lower_ in _NONE
    followed = any(child.dep_ == "xcomp" for child in head.children)
    lemma = head.lemma_.lower()
    if lemma in _DENYING or (lemma in UNDONE and followed):  # but "prices declined" denies nothing
        count += 1
    return count % 2 == 1


def _arguments(head: Token) -> Iterator[Token]:
    """Give the dependents of a predicate, and those of a bare auxiliary that it shares."""
    yield from head.children
    if head.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in head.children):
        yield from (c for c in head.head.children if c.dep_ == "neg" and c.i < head.head.i)
