"""Relative clauses: which noun one is about, and when it can do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.segment.predicates import AUXILIARIES, RELATIVE_TAGS, SUBJECTS, has_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from compare.segment.clauses import Clause

_NO_PERSONS = frozenset({"GPE", "LOC", "FAC", "DATE"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_WHEN_OR_WHERE = frozenset({"in", "at", "on", "during", "after", "before"})
_BELONGING = frozenset({"of", "for", "from", "in", "at", "on"})


def antecedent(clause: Clause, doc: Doc) -> Token:
    """Return the noun that a relative clause is about.

    The parser hangs it on the last noun. "Who" is nobody's country ("the former governor of
    Oklahoma, who"), and what "which" follows may be a name with a preposition in it ("the Select
    Committee on Benghazi, which").
    """
    verb = doc[clause.head]
    noun = verb.head
    pronoun = next((doc[i] for i in clause.own[:2] if doc[i].tag_ in RELATIVE_TAGS), None)
    if pronoun is not None and pronoun.dep_ in SUBJECTS and _is_singular(verb):
        noun = max((noun, *(c for c in noun.conjuncts if noun.i < c.i < pronoun.i)))
    if pronoun is None or noun.dep_ != "pobj" or noun.head.lower_ not in _BELONGING:
        return noun
    above = noun.head.head
    if above.pos_ not in _NOUNS or above.i > noun.i:
        return noun
    place = pronoun.lower_ == "who" and noun.ent_type_ in _NO_PERSONS
    name = pronoun.lower_ == "which" and noun.pos_ == above.pos_ == "PROPN"
    return above if place or name else noun


def _is_singular(verb: Token) -> bool:
    """Tell whether a verb has one subject: of "A and B, who was charged" only B was."""
    helpers = [child for child in verb.children if child.dep_ in AUXILIARIES]
    return any(token.tag_ == "VBZ" or token.lower_ == "was" for token in (verb, *helpers))


def leads_in(clause: Clause, doc: Doc) -> bool:
    """Tell whether a relative clause opens with when or where, and is a statement without it.

    Of "an exchange, in which Cohen accused Carpenter" what stands after "which" says all.
    """
    first = [doc[i] for i in clause.own[:2]]
    return (
        len(first) > 1
        and first[0].lower_ in _WHEN_OR_WHERE
        and first[1].tag_ == "WDT"
        and first[1].head == first[0]
        and has_subject(doc[clause.head])
    )


def plain_phrase(noun: Token, allowed: set[int]) -> list[int]:
    """Return the tokens under a noun, within ``allowed``, but what is said of it in passing.

    "Sessions, a former senator, who has told" is about Sessions, and so is "Sessions, 70, who"; a
    name after a comma stays, since it may be the better one.
    """
    found, stack = [], [noun]
    while stack:
        token = stack.pop()
        if token.i in allowed:
            found.append(token.i)
            stack.extend(child for child in token.children if not _in_passing(child))
    return sorted(found)


def without_asides(numbers: Sequence[int], doc: Doc) -> list[int]:
    """Return the tokens of a phrase but those that say in passing who it is."""
    asides = [doc[i] for i in numbers if _in_passing(doc[i]) and doc[i].head.i in numbers]
    passing = {i for one in asides for i in range(one.left_edge.i, one.right_edge.i + 1)}
    return [i for i in numbers if i not in passing]


def _in_passing(token: Token) -> bool:
    comma = token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text in {",", "—", "–", "--"}
    return token.dep_ == "appos" and token.pos_ in {"NOUN", "NUM"} and comma
