"""The words that a clause shares with an earlier one: subjects, antecedents, auxiliaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.segment.predicates import (
    AUXILIARIES,
    RELATIVE_TAGS,
    SUBJECTS,
    has_subject,
    in_quotation,
    is_finite,
)
from compare.segment.relatives import antecedent, leads_in, plain_phrase, without_asides

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from compare.segment.clauses import Clause


def subject_of(clause: Clause, doc: Doc) -> list[int]:
    """Return the tokens of a clause's own subject that belong to the clause; may be empty."""
    own = set(clause.own)
    for child in doc[clause.head].children:
        if child.dep_ in SUBJECTS - {"expl"} and child.i in own:
            return noun_phrase(child, own)
    return []


def noun_phrase(token: Token, allowed: set[int]) -> list[int]:
    """Return the tokens under a noun, within ``allowed``, without recursion."""
    found, stack = [], [token]
    while stack:
        current = stack.pop()
        if current.i in allowed:
            found.append(current.i)
            stack.extend(current.children)
    return sorted(found)


def carried_words(clause: Clause, doc: Doc) -> list[int]:
    """Return the words of earlier clauses that a clause needs to be a statement."""
    head = doc[clause.head]
    parent = clause.parent
    if parent is None:
        return []
    before = {i for i in (*parent.carried, *parent.own) if i < min(clause.own)}
    if clause.kind == "relative":
        noun = antecedent(clause, doc)
        return [] if leads_in(clause, doc) else plain_phrase(noun, before) or [noun.i]
    if clause.kind == "apposition" or (
        clause.kind == "participial" and head.dep_ == "acl" and not _is_far(clause, parent, doc)
    ):
        return noun_phrase(head.head, before) or [head.head.i]
    pronoun = any(doc[i].tag_ in RELATIVE_TAGS for i in clause.own[:2])
    if clause.kind in {"content", "conjunct"} and pronoun and parent.kind == "relative":
        return list(parent.carried)
    if clause.kind == "participial" or (clause.kind == "conjunct" and not has_subject(head)):
        return _shared_subject(clause, doc)
    return []


def _is_far(clause: Clause, parent: Clause, doc: Doc) -> bool:
    """Tell whether a verb stands between a participle and the noun that it was hung on.

    What follows a dash or a comma after "won savings by ending waste" is about who won them.
    """
    between = range(doc[clause.head].head.i + 1, min(clause.own))
    return any(doc[i].pos_ == "VERB" and i in parent.own for i in between)


def _shares_auxiliary(token: Token) -> bool:
    """Tell whether a coordinated predicate needs the auxiliary of the one before it.

    "Has not issued ... or condemned": a past form after ``or`` under a negation is a participle.
    """
    if not is_finite(token):
        return True
    negated = any(child.dep_ == "neg" for child in token.head.children)
    joined = any(
        child.dep_ == "cc" and child.lower_ in {"or", "nor"} for child in token.head.children
    )
    plain = not any(child.dep_ in AUXILIARIES for child in token.children)
    return token.tag_ == "VBD" and token.head.tag_ == "VBN" and negated and joined and plain


def _suits(auxiliary: Token, verb: Token) -> bool:
    """Tell whether an auxiliary can stand before a verb form: no "has threatening"."""
    return verb.tag_ != "VBG" or auxiliary.dep_ == "neg" or auxiliary.lemma_ == "be"


def _shared_subject(clause: Clause, doc: Doc) -> list[int]:
    """Return the subject of the nearest clause above that has one, and shared auxiliaries."""
    head = doc[clause.head]
    above = clause.parent
    auxiliaries: list[int] = []
    if clause.kind == "conjunct" and above is not None and _shares_auxiliary(head):
        auxiliaries = [
            child.i
            for child in doc[above.head].children
            if child.dep_ in AUXILIARIES and child.i < above.head and _suits(child, head)
        ]
    while above is not None:
        subject = subject_of(above, doc)
        if subject and in_quotation(doc[above.head]) and not in_quotation(head):
            above = above.parent  # of "proclaiming "I will" and waving" nobody quoted waves
            continue
        if subject:
            relative = any(doc[i].tag_ in {"WDT", "WP"} for i in subject)
            if relative and above.carried:
                subject = above.carried
            subject = without_asides(subject, doc)
            return sorted({*subject, *auxiliaries})
        if above.carried:
            return sorted({*above.carried, *auxiliaries})
        if above.kind not in {"conjunct", "participial", "adverbial"}:
            break
        above = above.parent
    return sorted(auxiliaries)
