"""Subjects that the parser hung on another word, given back to their verbs; trees stay trees."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from compare.segment import reporting
from compare.segment.predicates import AUXILIARIES, SUBJECTS, has_subject, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_BEFORE_VERB = AUXILIARIES | {"advmod"}
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_INNER_MARKS = frozenset({"while", "when", "after", "before", "if"})
_NEAR = 3
_SAYING = reporting.SPEAKING - reporting.TELLING


def mend_subjects(doc: Doc) -> None:
    """Do all that this module knows, in an order that keeps each from undoing another."""
    _mend_shared_nouns(doc)
    _mend_taken_objects(doc)
    _mend_swallowed_subjects(doc)
    _mend_parted_complements(doc)
    _mend_lists(doc)


def _mend_shared_nouns(doc: Doc) -> None:
    """Make the noun right before a coordinated verb its subject; the tree stays a tree.

    In "airports met delays and workers went unpaid" the parser may hang the workers on the delays.
    A verb that shares its subject has a conjunction, a comma or an adverb before it, never a noun
    that is itself the second of two.
    """
    for verb in doc:
        if verb.dep_ != "conj" or verb.tag_ == "VBG" or verb.pos_ not in {"VERB", "AUX"}:
            continue
        if has_subject(verb) or not is_finite(verb):
            continue
        noun = _before(verb)
        if noun.dep_ == "conj" and noun.pos_ in _NOMINAL and verb.head.i < noun.i:
            noun.head = verb
            noun.dep_ = "nsubj"


def _before(verb: Token) -> Token:
    """Return the word right before a verb and its auxiliaries, itself where it opens a sentence."""
    first = min((c.i for c in verb.lefts if c.dep_ in _BEFORE_VERB), default=verb.i)
    return verb.doc[first - 1] if first > verb.sent.start else verb


def _mend_swallowed_subjects(doc: Doc) -> None:
    """Make the noun right before a verb its subject where it was taken for an apposition.

    In "According to messages seen by Julia Ioffe, Trump Jr. wrote" the second name may pass for
    the first one's, and in "made of rock and its sides are steep" the sides for made of.
    """
    for verb in doc:
        if verb.tag_ not in _FINITE or verb.dep_ not in {"ROOT", "ccomp"} or has_subject(verb):
            continue
        noun = _before(verb)
        before = doc[noun.left_edge.i - 1].text if noun.left_edge.i else ""
        joined = before == "," or (before == "and" and noun.dep_ == "conj")
        inside = any(noun == above for above in verb.ancestors)
        if noun.dep_ in {"appos", "conj"} and noun.pos_ in _NOMINAL and joined and not inside:
            noun.head = verb
            noun.dep_ = "nsubj"


def _mend_parted_complements(doc: Doc) -> None:
    """Join a complement that the parser made two of, around a clause inside it.

    In "suggested that her use of e-mail while serving was wrong" the use may be serving, and
    nobody wrong.
    """
    for verb in doc:
        parts = [child for child in verb.rights if child.dep_ == "ccomp"]
        for one, other in pairwise(parts):
            subject = next((c for c in one.lefts if c.dep_ in SUBJECTS), None)
            mark = next((c for c in one.lefts if c.lower_ in _INNER_MARKS), None)
            whole = is_finite(other) and not has_subject(other)
            if subject is None or mark is None or not whole or subject.i > mark.i:
                continue
            if any(t.is_punct for t in doc[one.i : other.i]):
                continue
            for child in [child for child in one.lefts if child.i < mark.i]:
                child.head = other
            one.head, one.dep_ = other, "advcl"


def _mend_taken_objects(doc: Doc) -> None:
    """Make what stands between a verb of saying and what was said the subject of the latter.

    In "said the messages, if real, are" the messages may pass for what was said, and in "said
    claims that they lie were false" the claims for a verb.
    """
    for verb in doc:
        if verb.lemma_.lower() not in _SAYING:
            continue
        for one, other in pairwise([c for c in verb.rights if c.dep_ in {"dobj", "ccomp"}]):
            if other.dep_ != "ccomp" or not is_finite(other) or has_subject(other):
                continue
            marked = any(child.dep_ == "mark" for child in other.lefts)
            noun = one.dep_ == "dobj" or (one.i == verb.i + 1 and not _is_predicated(one))
            if noun and not marked:
                one.head, one.dep_, one.pos_ = other, "nsubj", "NOUN"


def _is_predicated(token: Token) -> bool:
    return has_subject(token) or any(child.dep_ in AUXILIARIES for child in token.children)


def _mend_lists(doc: Doc) -> None:
    """Make the first of several verbs in a list the one that the others are coordinated with.

    Of "amnesty encourages crime, draws traffickers and undermines the law" the parser may take
    the first for what the second says.
    """
    for verb in doc:
        if verb.tag_ not in _FINITE or has_subject(verb) or verb.lemma_.lower() in reporting.VERBS:
            continue
        first = next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
        if first is None or first.tag_ != verb.tag_ or not has_subject(first):
            continue
        if doc[first.right_edge.i + 1].text != "," or verb.i - first.right_edge.i > _NEAR:
            continue
        first.head, first.dep_ = (first if verb.head == verb else verb.head), verb.dep_
        verb.head, verb.dep_ = first, "conj"
