"""What the edits ask of a parse: who speaks, what a clause's head is, what may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.segment import reporting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

SPEECH = frozenset(
    "say tell add announce declare claim warn state note report explain argue insist stress "
    "confirm acknowledge admit allege assert believe predict estimate suggest reveal maintain "
    "reiterate remark write tweet testify".split()
)
"""Verbs (lemmas) that hand over what their subject states."""

_MAX_SPEAKER = 16
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CONDITIONS = frozenset({"if", "unless", "whether", "should", "provided", "until"})
_NEGATIVE = frozenset({"not", "n't", "never", "no", "none", "nobody", "nothing", "neither", "nor",
                       "few", "hardly", "barely", "without", "only", "less", "fewer"})  # fmt: skip


def under(token: Token) -> list[Token]:
    """Return a token and all that hangs on it, in reading order."""
    return sorted(token.subtree, key=lambda one: one.i)


def subject_of(head: Token) -> Token | None:
    """Return the head of a predicate's own subject."""
    return next((c for c in head.children if c.dep_ in SUBJECTS), None)


def auxiliaries(head: Token) -> list[Token]:
    """Return the auxiliaries of a predicate, first to last."""
    return [c for c in head.children if c.dep_ in {"aux", "auxpass"} and c.i < head.i]


def is_finite(head: Token) -> bool:
    """Tell whether a predicate has a tense of its own or by its auxiliary."""
    helpers = auxiliaries(head)
    if helpers:
        return helpers[0].tag_ in {"VBZ", "VBP", "VBD", "MD"}
    return head.tag_ in {"VBZ", "VBP", "VBD"}


def is_speech(token: Token) -> bool:
    """Tell whether a verb hands over what its subject states."""
    if token.lemma_.lower() not in SPEECH or token.pos_ != "VERB":
        return False
    return any(c.dep_ == "ccomp" for c in token.children) or token.dep_ == "parataxis"


def speaker_of(verb: Token) -> list[Token]:
    """Return the words of a speaker whom another can replace: a short subject, not a pronoun."""
    subject = subject_of(verb)
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"} or subject.dep_ != "nsubj":
        return []
    lemma = subject.lemma_.lower()
    if subject.pos_ == "NOUN" and lemma not in reporting.PEOPLE | reporting.BODIES:
        return []
    words = under(subject)
    solid = [t for t in words if t.i <= subject.i]
    if len(words) > len(solid) + 12 or any(t.dep_ == "conj" for t in subject.children):
        return []
    if any(t.i > subject.i for t in words):
        # "Smith, the mayor of Ohio, said": the name goes, what describes it would not fit.
        solid = words
    return (
        solid if solid[-1].i - solid[0].i + 1 == len(solid) and len(solid) <= _MAX_SPEAKER else []
    )


def stated_heads(sentence: Span) -> Iterator[Token]:
    """Give the predicates that the sentence states: its own, what is reported, and conjuncts."""
    stack = [sentence.root]
    while stack:
        head = stack.pop()
        if head.pos_ in {"VERB", "AUX"}:
            yield head
        for child in head.children:
            told = child.dep_ == "ccomp" and (is_speech(head) or head.dep_ == "ROOT")
            joined = child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}
            if (told or joined) and not is_conditional(child):
                stack.append(child)


def is_conditional(token: Token) -> bool:
    """Tell whether a token stands under a condition or a question."""
    current = token
    while True:
        if any(c.dep_ in {"mark", "advmod"} and c.lower_ in _CONDITIONS for c in current.children):
            return True
        if any(c.tag_ in {"WRB", "WP"} and c.i < current.i for c in current.children):
            return True
        if current.head == current:
            return False
        current = current.head


def is_negative(head: Token) -> bool:
    """Tell whether a word that reverses or narrows its clause stands in it."""
    return any(t.lower_ in _NEGATIVE for t in head.subtree)
