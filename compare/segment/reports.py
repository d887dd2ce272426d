"""Whether a verb of reporting hands over what somebody states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.segment import reporting
from compare.segment.predicates import SUBJECTS, in_quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOME = frozenset({"one", "someone", "people", "everyone", "everybody", "all"})
"""Subjects that speak in a report ("one said") and nowhere else ("one says")."""
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "expl", "csubj"})


def is_speech(token: Token) -> bool:
    """Tell whether a token is a verb of reporting."""
    return token.lemma_.lower() in reporting.VERBS


def has_speaker(head: Token) -> bool:
    """Tell whether somebody states the complement of a reporting verb.

    "You see that", "it is believed that" and "this means that" hand no statement over, and in a
    quotation "they told us that" is what the one quoted says of them.
    """
    children = list(head.children)
    if any(child.dep_ == "agent" for child in children):
        return True
    subject = next((child for child in reversed(children) if child.dep_ in SUBJECTS), None)
    if subject is None:
        return head.dep_ in {"conj", "advcl", "acl", "relcl"}
    if subject.dep_ in _PASSIVE_SUBJECTS:
        return subject.dep_ == "nsubjpass" and head.lemma_.lower() in {"tell", "inform"}
    return _speaks(subject, head)


def _speaks(subject: Token, head: Token) -> bool:
    """Tell whether the subject of a reporting verb is somebody who can be quoted for it."""
    word, lemma = subject.lower_, head.lemma_.lower()
    counted = word in _SOME and (lemma in reporting.SAYING and head.tag_ == "VBD")
    if word in reporting.NOBODY and not counted and not subject.n_rights:
        return False
    if subject.pos_ == "PRON" and in_quotation(head):
        return False
    if word == "it":
        return lemma in reporting.SAYING
    return lemma not in reporting.EVIDENCE or _can_show(subject)


def _can_show(subject: Token) -> bool:
    """Tell whether the subject of "show" or "suggest" is a person, a body or a document."""
    if subject.pos_ in {"PROPN", "PRON"} or subject.ent_type_ in {"PERSON", "ORG"}:
        return subject.ent_type_ != "GPE"
    speakers = reporting.DOCUMENTS | reporting.BODIES | reporting.PEOPLE
    return subject.lemma_.lower() in speakers
