"""A word swapped for its opposite (a contradiction), or for one that means the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.evaluate.planted import opposites
from compare.evaluate.planted.inflection import inflect
from compare.evaluate.planted.rewriting import Planted, cased, rewrite
from compare.evaluate.planted.words import is_conditional

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from spacy.tokens import Span, Token

    Pairs = Mapping[str, Sequence[str]]

_NUMBERS = frozenset({"DATE", "TIME", "ORDINAL", "CARDINAL", "PERCENT", "MONEY", "QUANTITY"})
_TRANSITIVE = frozenset(
    "cut reduce boost raise lift impose lower extend shorten promote demote abandon protect "
    "endanger waste reveal conceal hide detain jail free buy sell".split()
)
"""Opposites that need an object: "prices increased" is not "prices cut"."""
_SET = frozenset("fire door way court place war part room".split())
"""Objects of set phrases ("opened fire")."""
_SIDES = {"for": "against", "against": "for"}
_VOTES = frozenset({"vote", "argue", "campaign", "fight", "rule", "speak", "testify"})


def antonyms(sentence: Span, rng: Random) -> Iterator[Planted]:
    """Give the sentence with one word swapped for its opposite."""
    tables = (opposites.VERBS, opposites.NOUNS, opposites.OTHERS)
    for token in sentence:
        new = _swapped(token, tables, rng)
        if token.lower_ in _SIDES and token.dep_ == "prep" and token.head.lemma_ in _VOTES:
            new = _SIDES[token.lower_]
        if new and not is_conditional(token):
            edited = rewrite(sentence, {token.i: new})
            yield Planted("antonym", sentence.text.strip(), edited, "contradiction")


def synonyms(sentence: Span, rng: Random) -> Iterator[Planted]:
    """Give the sentence with one word swapped for one that means the same."""
    tables = (opposites.SAME_VERBS, opposites.SAME_NOUNS, opposites.SAME_OTHERS)
    for token in sentence:
        new = _swapped(token, tables, rng)
        if new:
            edited = rewrite(sentence, {token.i: new})
            yield Planted("paraphrase", sentence.text.strip(), edited, "entailment")


def _swapped(token: Token, tables: tuple[Pairs, Pairs, Pairs], rng: Random) -> str:
    """Return what takes the place of a token, in its form and case; empty where nothing does."""
    if token.ent_type_ and token.ent_type_ not in _NUMBERS:
        return ""
    verbs, nouns, others = tables
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        objects = [c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}]
        among = verbs.get(lemma, ()) if _is_plain_verb(token) else ()
        among = [w for w in among if objects or w.split()[0] not in _TRANSITIVE]
        if any(c.lower_ in _SET for c in objects):
            return ""
        return cased(_first_inflected(rng.choice(among), token.tag_), token) if among else ""
    if token.pos_ == "NOUN":
        among = nouns.get(lemma, ())
        compound = token.dep_ == "compound" or any(
            c.dep_ == "prep" and c.lower_ in {"for", "against"} for c in token.children
        )
        return (
            cased(inflect(rng.choice(among), token.tag_), token) if among and not compound else ""
        )
    if token.pos_ in {"ADJ", "ADV", "ADP", "SCONJ"} and _is_plain_other(token):
        among = others.get(token.lower_, ())
        return cased(rng.choice(among), token) if among else ""
    return ""


def _first_inflected(words: str, tag: str) -> str:
    """Inflect the first of some words ("call for")."""
    first, _, rest = words.partition(" ")
    return f"{inflect(first, tag)} {rest}".strip()


def _is_plain_verb(token: Token) -> bool:
    """Tell whether a verb takes no particle and no infinitive that its opposite would not take."""
    return not any(
        c.dep_ in {"prt", "xcomp", "ccomp"} or (c.dep_ == "prep" and c.lower_ in {"to", "for"})
        for c in token.children
    )


def _is_plain_other(token: Token) -> bool:
    """Tell whether an adjective or adverb stands by itself and not in a set phrase."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    before = token.doc[token.i - 1] if token.i else None
    near = {t.lower_ for t in (after, before) if t is not None}
    if near & {
        "-",
        "lady",
        "at",
        "no",
        "as",
        "so",
        "term",
        "time",
        "amendment",
        "hand",
        "much",
        "shortly",
    }:
        return False
    if token.lower_ in {"early", "late", "earlier", "later", "last", "first"}:
        return not near & {
            "this",
            "week",
            "year",
            "month",
            "night",
            "day",
            "few",
            "two",
            "of",
            "in",
        }
    if token.pos_ == "ADP":
        return token.dep_ in {"prep", "mark"}
    return True
