"""More said than the sentence says: a phrase of another one, a hedge gone, another sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.evaluate.planted.inflection import inflect
from compare.evaluate.planted.rewriting import Planted, rewrite
from compare.evaluate.planted.words import auxiliaries, is_conditional, is_speech, subject_of, under

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from spacy.tokens import Span, Token

_HEDGES = frozenset(
    "allegedly reportedly possibly probably perhaps maybe apparently likely potentially "
    "presumably supposedly alleged suspected apparent".split()
)
_MODALS = frozenset({"may", "might", "could"})
_PHRASES = frozenset(
    {"in", "on", "at", "during", "after", "with", "for", "from", "through", "amid"}
)
_TIMES = frozenset({"DATE", "TIME"})
_MAX_PHRASE, _MIN_PHRASE = 8, 2
_MAX_SHARED = 0.5
_MIN_WORDS = 6


def additions(sentence: Span, rng: Random, others: Sequence[Span]) -> Iterator[Planted]:
    """Give the sentence with a circumstance added that another sentence tells of its own event."""
    verb = _place(sentence)
    phrases = [p for other in others for p in _phrases(other) if not _shared(p, sentence)]
    if verb is None or not phrases:
        return
    dated = any(e.label_ in {"DATE", "TIME"} for e in sentence.ents)
    phrases = [p for p in phrases if not (dated and any(t.ent_type_ in _TIMES for t in p))]
    named = [p for p in phrases if any(t.ent_type_ for t in p)]
    if not phrases:
        return
    phrase = rng.choice(named or phrases)
    last = _end_of(verb, sentence)
    text = "".join(t.text_with_ws for t in phrase).strip(" ,")
    if phrase[0].is_title:
        text = text[:1].lower() + text[1:]
    edited = rewrite(sentence, {last.i: f"{last.text} {text}"})
    yield Planted("addition", sentence.text.strip(), edited, "neutral")


def asserted(sentence: Span) -> Iterator[Planted]:
    """Give the sentence with what "may" be or is "reportedly" so stated as a fact."""
    for token in sentence:
        changed: dict[int, str] = {}
        if token.lower_ in _HEDGES and token.dep_ in {"advmod", "amod"} and token.tag_ != "VBN":
            before = token.doc[token.i - 1].lower_ if token.i else ""
            if before not in {"most", "more", "as", "be", "is", "are", "very", "less"}:
                changed = {token.i: ""}
        elif token.lower_ in _MODALS and token.dep_ == "aux":
            changed = _as_fact(token)
        if changed:
            yield Planted("modality", sentence.text.strip(), rewrite(sentence, changed), "neutral")


def other_sentences(sentence: Span, rng: Random, others: Sequence[Span]) -> Iterator[Planted]:
    """Give another sentence of the article that names somebody this one names, told of else."""
    named = {e.text for e in sentence.ents if e.label_ in {"PERSON", "ORG", "GPE", "NORP", "EVENT"}}
    among = [
        other
        for other in others
        if named & {e.text for e in other.ents}
        and _overlap(other, sentence) <= _MAX_SHARED
        and len(other) >= _MIN_WORDS
        and not other.text.strip().endswith("?")
    ]
    if among:
        other = rng.choice(among)
        yield Planted("other", sentence.text.strip(), rewrite(other, {}), "neutral")


def _as_fact(modal: Token) -> dict[int, str]:
    """Return the changes that make a fact of what may be."""
    verb = modal.head
    helper = auxiliaries(verb)
    subject = subject_of(verb)
    if any(c.dep_ == "neg" for c in verb.children) or subject is None or len(helper) == 0:
        return {}
    first = helper[0].i == modal.i and subject.i < modal.i
    if not first or is_conditional(verb) or verb.dep_ == "advcl":
        return {}
    plural = subject.tag_ in {"NNS", "NNPS"} or subject.lower_ in {"they", "we", "you", "i"}
    plural = plural or any(c.dep_ == "conj" for c in subject.children)
    following = helper[1] if len(helper) > 1 else verb
    if following.lemma_ == "be":
        return {modal.i: "", following.i: "are" if plural else "is"}
    if following.lemma_ == "have" and following.i != verb.i:
        return {modal.i: "", following.i: "have" if plural else "has"}
    form = inflect(verb.lemma_.lower(), "VBP" if plural else "VBZ")
    return {modal.i: "", verb.i: form} if following.i == verb.i and verb.tag_ == "VB" else {}


def _place(sentence: Span) -> Token | None:
    """Return the predicate that a circumstance is added to: what is told, not who tells it."""
    verb = sentence.root
    told = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if is_speech(verb) and told is not None:
        verb = told
    if any(c.dep_ in {"ccomp", "xcomp", "acomp"} for c in verb.children):
        return None
    return verb if verb.pos_ == "VERB" and subject_of(verb) is not None else None


def _end_of(verb: Token, sentence: Span) -> Token:
    """Return the last word of a predicate's object, else of the predicate."""
    last = verb
    for child in verb.children:
        if child.dep_ in {"dobj", "prt", "attr", "acomp", "dative"} and child.i > verb.i:
            last = under(child)[-1]
    while last.is_punct and last.i > sentence.start:
        last = last.nbor(-1)
    return last


def _phrases(sentence: Span) -> Iterator[list[Token]]:
    """Give the circumstances of a sentence that could be told of another event."""
    for token in sentence:
        if token.dep_ == "prep" and token.lower_ in _PHRASES and token.head.pos_ == "VERB":
            part = under(token)
            whole = part[-1].i - part[0].i + 1 == len(part)
            plain = not token.text.isupper() and not any(
                t.pos_ in {"PRON", "VERB", "AUX", "PUNCT"} for t in part
            )
            if whole and plain and _MIN_PHRASE < len(part) <= _MAX_PHRASE:
                yield part


def _shared(phrase: Sequence[Token], sentence: Span) -> bool:
    words = {t.lemma_.lower() for t in sentence}
    return any(t.lemma_.lower() in words for t in phrase if t.pos_ in {"NOUN", "PROPN", "NUM"})


def _overlap(one: Span, other: Span) -> float:
    """Return the share of the first sentence's words of content that the other has too."""
    words = {t.lemma_.lower() for t in one if t.pos_ in {"NOUN", "PROPN", "VERB", "NUM", "ADJ"}}
    others = {t.lemma_.lower() for t in other}
    return len(words & others) / len(words) if words else 1.0
