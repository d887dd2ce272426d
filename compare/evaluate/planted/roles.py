"""Who did what to whom: the two names of a statement swapped, and active turned into passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.evaluate.planted.inflection import inflect
from compare.evaluate.planted.rewriting import Planted, as_sentence, rewrite
from compare.evaluate.planted.words import auxiliaries, subject_of, under

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

_MUTUAL = frozenset(
    "meet marry fight face join resemble date divorce equal match be have include encounter "
    "accompany lack become represent contain involve mean".split()
)
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_MAX_WORDS = 9


def swapped_roles(sentence: Span) -> Iterator[Planted]:
    """Give the sentence with the named subject and the named object of a verb swapped."""
    for verb in sentence:
        if verb.pos_ != "VERB" or verb.lemma_.lower() in _MUTUAL:
            continue
        subject, other = subject_of(verb), _object_of(verb)
        if subject is None or other is None:
            continue
        if subject.ent_type_ not in _NAMED or other.ent_type_ not in _NAMED:
            continue
        if not (subject.i < verb.i < other.i) or (subject.is_sent_start and subject.text.isupper()):
            continue
        if any(c.dep_ == "poss" for c in other.children):
            continue
        one, two = _name_at(subject, sentence), _name_at(other, sentence)
        if not one or not two or one[0].text == two[0].text:
            continue
        changed = dict.fromkeys((t.i for t in (*one, *two)), "")
        changed[one[0].i] = "".join(t.text_with_ws for t in two).strip()
        changed[two[0].i] = "".join(t.text_with_ws for t in one).strip()
        edited = rewrite(sentence, changed)
        yield Planted("role", sentence.text.strip(), edited, "contradiction")


def passives(sentence: Span) -> Iterator[Planted]:
    """Give the statement of a plain transitive sentence in the passive."""
    verb = sentence.root
    helpers = auxiliaries(verb)
    subject, other = subject_of(verb), _object_of(verb)
    if verb.tag_ != "VBD" or helpers or verb.lemma_.lower() in _MUTUAL:
        return
    if subject is None or other is None or subject.dep_ != "nsubj" or other.dep_ != "dobj":
        return
    if {subject.pos_, other.pos_} - {"NOUN", "PROPN"}:
        return
    rest = [c for c in verb.children if c not in (subject, other) and not c.is_punct]
    if any(c.dep_ not in {"npadvmod", "prep"} or c.i < verb.i for c in rest):
        return
    done, doer = under(other), under(subject)
    if max(len(done), len(doer)) > _MAX_WORDS or {t.lower_ for t in doer} & {"who", "which"}:
        return
    plural = other.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in other.children)
    words = [
        _plain(done),
        "were" if plural else "was",
        inflect(verb.lemma_.lower(), "VBN"),
        "by",
        _plain(doer, lower=True),
        *(_plain(under(c)) for c in rest),
    ]
    yield Planted("paraphrase", sentence.text.strip(), as_sentence(" ".join(words)), "entailment")


def _object_of(verb: Token) -> Token | None:
    """Return the head of a direct object, or of the agent of a passive."""
    for child in verb.children:
        if child.dep_ == "dobj":
            return child
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _name_at(head: Token, sentence: Span) -> list[Token]:
    """Return the words of the recognised name that a token heads; empty where it is no head."""
    entity = next((e for e in sentence.ents if e.start <= head.i < e.end), None)
    if entity is None or entity.root.i != head.i:
        return []
    tokens = [t for t in entity if t.tag_ != "POS"]
    fine = all(t.text[:1].isupper() or t.lower_ in {"the", "of"} for t in tokens)
    return tokens if fine and not any(t.dep_ == "conj" for t in head.children) else []


def _plain(tokens: list[Token], *, lower: bool = False) -> str:
    text = "".join(t.text_with_ws for t in tokens).strip(" ,")
    first = tokens[0]
    if lower and first.pos_ != "PROPN" and first.is_title and not first.ent_type_:
        text = text[:1].lower() + text[1:]
    return text
