"""What a reporting clause states besides who speaks, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.segment import reporting
from compare.segment.carrying import noun_phrase
from compare.segment.predicates import AUXILIARIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from compare.segment.clauses import Clause

_MIN_RESIDUE = 2
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_PLACES = frozenset({"GPE", "FAC", "LOC", "EVENT"})
_NEWSWORTHY = _PLACES | {"PERSON"}
_OUTLETS = frozenset({"on", "to", "in", "via"})
"""Words before who hears or prints it: "said on CBS", "wrote in The Times"."""
_TOPICS = frozenset({"of", "about"})
_PLAIN = frozenset({"say", "tell", "ask", "add", "reply", "respond", "write"})
"""Verbs of which a topic tells nothing: "warned about floods" says what was warned."""


def has_residue(clause: Clause, speaker: Sequence[int], doc: Doc) -> bool:
    """Tell whether a reporting clause states more than who speaks, to whom and on which day.

    Two further words of content do, and so does one name of a place or person: where something
    was said outlets do not always tell alike. Who hears or prints it is no news by itself.
    """
    idle = {clause.head, *speaker}
    for child in doc[clause.head].children:
        phrase = noun_phrase(child, set(clause.own))
        if child.dep_ in AUXILIARIES | {"agent"} or (
            hears(child) and not any(doc[i].ent_type_ in _PLACES for i in phrase)
        ):
            idle.update(phrase)
    rest = [
        doc[i]
        for i in clause.own
        if i not in idle
        and doc[i].pos_ in _CONTENT
        and not {doc[i].lemma_.lower(), doc[i].lower_} & reporting.IDLE
    ]
    own = set(clause.own)
    fronted = [child for child in doc[clause.head].lefts if child.dep_ == "prep"]
    opening = {i for child in fronted for i in noun_phrase(child, own)}
    if all(token.i in opening for token in rest):
        # "In court papers, prosecutors said": only a place would be told otherwise elsewhere.
        return any(token.ent_type_ in _PLACES for token in rest)
    return len(rest) >= _MIN_RESIDUE or any(token.ent_type_ in _NEWSWORTHY for token in rest)


def hears(child: Token) -> bool:
    """Tell whether a part of a reporting clause is who hears or prints what is said, or its topic.

    "Said of the concerns" and "told reporters about them" leave it to the quotation what is said.
    """
    verb = child.head.lemma_.lower()
    if child.dep_ == "prep" and child.lower_ in _TOPICS and verb in _PLAIN:
        return True
    if child.dep_ in {"dobj", "dative"} and child.pos_ in {"NOUN", "PROPN", "PRON"}:
        return verb in reporting.TELLING
    nouns = [inner for inner in child.children if inner.dep_ == "pobj"]
    return (
        child.dep_ in {"prep", "dative"}
        and child.lower_ in _OUTLETS
        and any(n.ent_type_ == "ORG" or n.lemma_.lower() in reporting.IDLE for n in nouns)
    )
