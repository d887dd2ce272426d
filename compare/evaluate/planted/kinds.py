"""Sentence in, planted edits out: every kind of edit, in one order, from one stream of chance."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from compare.evaluate.planted.adding import additions, asserted, other_sentences
from compare.evaluate.planted.antonyms import antonyms, synonyms
from compare.evaluate.planted.leaving import dropped, extracted
from compare.evaluate.planted.names import names_pool, reattributed, swapped_names
from compare.evaluate.planted.negation import changed_quantifiers, negated
from compare.evaluate.planted.numbers import changed_dates, changed_numbers
from compare.evaluate.planted.rewriting import rewrite
from compare.evaluate.planted.roles import passives, swapped_roles
from compare.evaluate.planted.wording import respelt, turned_round

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Span

    from compare.evaluate.planted.rewriting import Label, Planted

KINDS: dict[str, Label] = {
    "number": "contradiction",
    "date": "contradiction",
    "name": "contradiction",
    "place": "contradiction",
    "negation": "contradiction",
    "antonym": "contradiction",
    "role": "contradiction",
    "quantifier": "contradiction",
    "reattributed": "contradiction",
    "addition": "neutral",
    "modality": "neutral",
    "other": "neutral",
    "dropped": "entailment",
    "extracted": "entailment",
    "paraphrase": "entailment",
}
"""Every kind of edit, and the relation of the original to what it makes."""

_MIN_WORDS, _MAX_WORDS = 5, 70
_PER_KIND = 3


def edits(
    sentence: Doc | Span,
    rng: Random,
    names_pool: Mapping[str, Sequence[str]],
    others: Sequence[Span] | None = None,
) -> list[Planted]:
    """Return the edits of one sentence, at most three a kind, no text twice.

    Parameters
    ----------
    sentence
        A sentence with tags, dependencies and entities of :func:`compare.segment.load_parser`; of
        a document with several sentences the first.
    rng
        The only source of chance; seed it with content (:func:`seed_of`), and the same edits come
        again.
    names_pool
        Names by the recogniser's label (:func:`names_pool`), from which other names are taken;
        where it has none that fits, one of a list of well-known or invented names is.
    others
        Sentences of the same article, from which details are added; those of the sentence's own
        document where none are given.

    Returns
    -------
    list of Planted
        Empty for questions, fragments and sentences of over 70 tokens. Linear in the tokens, but
        for ``others``.

    Notes
    -----
    The kinds are those of the literature on factual consistency: entity, number and pronoun
    swaps and negation (Kryściński et al., 2020, FactCC), predicate, entity and circumstance
    errors (Pagnoni et al., 2021, FRANK), with dropped and extracted clauses as what is entailed.
    Edits are made of a parse by rule and are not checked by anyone: expect a few in a hundred
    that are clumsy, or whose label is arguable.
    """
    span: Span = next(iter(sentence.sents))  # type: ignore[union-attr]  # spans have them too
    if not _is_worth(span):
        return []
    if others is None:
        others = [one for one in span.doc.sents if one.start != span.start]
    found: dict[str, list[Planted]] = {kind: [] for kind in KINDS}
    original = rewrite(span, {})
    seen = {original}
    for planted in _all(span, rng, names_pool, others):
        planted = replace(planted, original=original)  # noqa: PLW2901  # spaced alike
        if planted.edited not in seen and len(planted.edited.split()) > 1:
            seen.add(planted.edited)
            found[planted.kind].append(planted)
    return [
        planted
        for kind in KINDS
        for planted in (
            found[kind] if len(found[kind]) <= _PER_KIND else rng.sample(found[kind], _PER_KIND)
        )
    ]


def article_edits(docs: Sequence[Doc]) -> Iterator[tuple[Span, list[Planted]]]:
    """Give every sentence of a parsed article that can be edited, with its edits.

    The chance of each sentence is that of its article's words, so that the same article always
    gives the same edits, whatever stands beside it.
    """
    pool = names_pool(docs)
    sentences = [sentence for doc in docs for sentence in doc.sents]
    seed = seed_of("\n".join(doc.text for doc in docs))
    for number, sentence in enumerate(sentences):
        near = [*sentences[max(0, number - 8) : number], *sentences[number + 1 : number + 9]]
        found = edits(sentence, Random(seed + number), pool, near)  # noqa: S311  # no secret
        if found:
            yield sentence, found


def seed_of(text: str) -> int:
    """Return a seed that is the same for the same text, on every machine and in every run."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def _all(
    sentence: Span, rng: Random, pool: Mapping[str, Sequence[str]], others: Sequence[Span]
) -> Iterator[Planted]:
    yield from changed_numbers(sentence, rng)
    yield from changed_dates(sentence, rng)
    yield from swapped_names(sentence, rng, pool)
    yield from negated(sentence, rng)
    yield from antonyms(sentence, rng)
    yield from swapped_roles(sentence)
    yield from changed_quantifiers(sentence, rng)
    yield from reattributed(sentence, rng, pool)
    yield from additions(sentence, rng, others)
    yield from asserted(sentence)
    yield from other_sentences(sentence, rng, others)
    yield from dropped(sentence)
    yield from extracted(sentence)
    yield from respelt(sentence)
    yield from turned_round(sentence)
    yield from synonyms(sentence, rng)
    yield from passives(sentence)


def _is_worth(sentence: Span) -> bool:
    """Tell whether a sentence states something in one predicate and ends as a sentence does."""
    text = sentence.text.strip()
    return (
        _MIN_WORDS <= len(sentence) <= _MAX_WORDS
        and text.endswith((".", "!", '."', ".'", '!"'))
        and any(t.dep_ in {"nsubj", "nsubjpass"} for t in sentence)
        and "''" not in text
        and sentence.root.pos_ in {"VERB", "AUX"}
    )
