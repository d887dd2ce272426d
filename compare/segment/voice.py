"""Speakers: whether they are named, what may stand for them, and their printed words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from compare.records import Voice
from compare.segment import reporting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from compare.records import VoiceKind
    from compare.segment.attribution import Attribution

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})


def make_voice(
    attribution: Attribution, doc: Doc, text: str, offset: int, *, quoted: bool
) -> Voice:
    """Return the voice of an attribution, its speaker in the words of the article."""
    tokens = [doc[i] for i in attribution.speaker]
    while len(tokens) > 1 and tokens[0].lower_ in {"even", "only", "but", "and", "meanwhile"}:
        tokens = tokens[1:]
    while len(tokens) > 2 and tokens[-1].like_num and tokens[-2].text == ",":  # noqa: PLR2004
        # An age: "Tomas Bielen, 58".
        tokens = tokens[:-2]
    words = spoken_words(tokens, text, offset)
    return Voice(speaker_kind(tokens), words, attribution.verb, quoted)


def speaker_kind(speaker: Sequence[Token]) -> VoiceKind:
    """Tell a named speaker from an unnamed one and from a document, by the head of its words."""
    head = head_of(speaker)
    lemma = head.lemma_.lower()
    if lemma in reporting.DOCUMENTS and head.pos_ == "NOUN":
        return "document"
    if head.ent_type_ in _NAMED or head.pos_ == "PROPN":
        return "named"
    if any(token.ent_type_ == "PERSON" for token in speaker):
        return "named"
    definite = any(
        child.lower_ in {"the", "its", "their"} or child.dep_ == "poss" for child in head.children
    )
    named_by = any(token.ent_type_ in _NAMED for token in speaker)
    if lemma in reporting.BODIES and (definite or named_by):
        return "named"
    return "unnamed"


def pronouns_of(speaker: Sequence[Token]) -> frozenset[str]:
    """Return the pronouns that may stand for a speaker, by the kind and number of its head."""
    head = head_of(speaker)
    kinds = {token.ent_type_ for token in speaker}
    if any(child.dep_ == "conj" for child in head.children) or head.tag_ in {"NNS", "NNPS"}:
        return frozenset({"they"})
    if head.pos_ == "PRON":
        return frozenset({head.lower_}) & {"he", "she", "it", "they"}
    titled = any(token.lower_ in reporting.PEOPLE for token in speaker) and head.pos_ == "PROPN"
    if titled or head.ent_type_ == "PERSON" or (not head.ent_type_ and "PERSON" in kinds):
        return frozenset({"he", "she"})
    lemma = head.lemma_.lower()
    if head.ent_type_ in {"ORG", "GPE", "NORP"} or lemma in reporting.BODIES | reporting.DOCUMENTS:
        return frozenset({"it", "they"})
    if head.pos_ == "PROPN":
        return frozenset({"he", "she", "it"})
    return frozenset({"he", "she"}) if head.pos_ == "NOUN" else frozenset()


def head_of(speaker: Sequence[Token]) -> Token:
    """Return the token that the other words of a speaker depend on."""
    numbers = {token.i for token in speaker}
    for token in speaker:
        if token.head.i not in numbers or token.head == token:
            return token
    return speaker[0]


def spoken_words(tokens: Sequence[Token], text: str, offset: int) -> str:
    """Return the printed words of tokens, without punctuation at the ends."""
    start, end = 0, len(tokens)
    closed = sum(token.text == "(" for token in tokens) == sum(t.text == ")" for t in tokens)
    while start < end and tokens[start].is_punct:
        start += 1
    while end > start and tokens[end - 1].is_punct and not (closed and tokens[end - 1].text == ")"):
        end -= 1
    kept = tokens[start:end]
    if not kept:
        return ""
    pieces = []
    run = [kept[0].idx, kept[0].idx + len(kept[0])]
    for before, token in pairwise(kept):
        if token.i == before.i + 1:
            run[1] = token.idx + len(token)
        else:
            pieces.append(text[offset + run[0] : offset + run[1]])
            run = [token.idx, token.idx + len(token)]
    pieces.append(text[offset + run[0] : offset + run[1]])
    return " ".join(" ".join(pieces).split())
