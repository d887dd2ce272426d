"""Negation put into a statement or taken out of it, and "all" turned into "none"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.evaluate.planted.inflection import inflect
from compare.evaluate.planted.rewriting import Planted, cased, rewrite
from compare.evaluate.planted.words import auxiliaries, is_speech, stated_heads, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from spacy.tokens import Span, Token

_POLAR = frozenset("any ever yet until either anymore anyone anything but only already".split())
_FULL = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_QUANTIFIERS = {
    "all": ("none of", "only some of"), "every": ("no",), "each": ("no",), "both": ("neither of",),
    "many": ("few",), "few": ("many",), "most": ("few",), "some": ("no",), "several": ("no",),
    "everyone": ("no one",), "everybody": ("nobody",), "nobody": ("everybody",),
    "everything": ("nothing",), "nothing": ("everything",), "none": ("all",),
    "majority": ("minority",), "half": ("none",),
}  # fmt: skip


def negated(sentence: Span, rng: Random) -> Iterator[Planted]:
    """Give the sentence with one of its statements negated, or with its negation gone."""
    heads = [head for head in stated_heads(sentence) if not is_speech(head)]
    rng.shuffle(heads)
    for head in heads:
        changed = _without(head) or _with(head)
        if changed:
            edited = rewrite(sentence, changed)
            yield Planted("negation", sentence.text.strip(), edited, "contradiction")
    for token in sentence:
        if token.lower_ == "no" and token.dep_ == "det" and token.head.tag_ in {"NNS", "NN"}:
            new = "some" if token.head.tag_ == "NNS" else "a"
            if token.head.lower_ in {"one", "way", "longer", "matter", "more", "doubt"}:
                continue
            edited = rewrite(sentence, {token.i: cased(new, token)})
            yield Planted("negation", sentence.text.strip(), edited, "contradiction")


def changed_quantifiers(sentence: Span, rng: Random) -> Iterator[Planted]:
    """Give the sentence with "all", "some", "many" or the like turned round."""
    for token in sentence:
        among = _QUANTIFIERS.get(token.lower_, ())
        whole = token.dep_ in {"det", "predet", "nsubj", "nsubjpass", "dobj"} or (
            token.lower_ in {"many", "few", "several", "most"} and token.dep_ == "amod"
        )
        if not among or not whole or _is_fixed(token):
            continue
        new = rng.choice(among)
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        if new.endswith(" of"):
            determined = after is not None and after.tag_ in {"DT", "PRP$", "CD"}
            followed = after is not None and after.lower_ == "of"
            if not determined and not followed:
                new = "no" if new == "none of" else "only some" if "some" in new else "neither"
            elif followed:
                new = new.removesuffix(" of")
        elif after is not None and after.lower_ == "of" and new == "no":
            new = "none"
        edited = rewrite(sentence, {token.i: cased(new, token)})
        yield Planted("quantifier", sentence.text.strip(), edited, "contradiction")


def _is_fixed(token: Token) -> bool:
    """Tell whether a quantifier is part of a set phrase ("at all", "most likely", "a few")."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if after in {"less", "but", "more", "other", "day", "time", "way", "kind", "sort"}:
        return True
    return before in {"at", "after", "a", "not", "the", "one", "no", "so", "how", "as", "very",
                      "too", "n't", "and", "of", "his", "their", "its",
                      "in", "next", "past", "last", "these", "those", "for"}  # fmt: skip


def _without(head: Token) -> dict[int, str]:
    """Return the changes that take the negation of a predicate away; none where it has none."""
    negation = next((c for c in head.children if c.dep_ == "neg"), None)
    helper = auxiliaries(head)
    if negation is None or any(t.lower_ in _POLAR for t in head.subtree):
        return {}
    changed = {negation.i: ""}
    do = next((t for t in helper if t.lemma_ == "do" or t.lower_ in {"do", "does", "did"}), None)
    if do is not None and head.tag_ == "VB":
        return changed | {do.i: "", head.i: inflect(head.lemma_, do.tag_)}
    near = head.doc[negation.i - 1] if negation.i else None
    if near is not None and negation.lower_ in {"n't", "n’t"}:
        full = _FULL.get(near.lower_, near.text)
        changed[near.i] = cased(full, near) + " "
    return changed


def _with(head: Token) -> dict[int, str]:
    """Return the changes that negate a predicate; none where that would not be plain English."""
    subject = subject_of(head)
    if not _can_be_negated(head, subject):
        return {}
    helper = auxiliaries(head)
    if helper:
        first = helper[0]
        if first.lower_ in {"to", "'d", "'ll"} or first.tag_ == "TO" or first.text[0] in "'’":
            return {}
        return {first.i: f"{first.text} not"} if first.tag_ in {"MD", "VBZ", "VBP", "VBD"} else {}
    if head.lower_ in {"is", "are", "was", "were"}:
        return {head.i: f"{head.text} not"}
    support = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(head.tag_)
    if support is None or (subject is not None and subject.i > head.i):
        return {}
    return {head.i: f"{support} not {head.lemma_.lower()}"}


def _can_be_negated(head: Token, subject: Token | None) -> bool:
    """Tell whether "not" reads plainly in a clause; a conjunct shares the subject before it."""
    polar = _POLAR | {"no", "never", "none"}
    return (
        (subject is not None or head.dep_ == "conj")
        and not any(t.lower_ in polar for t in head.subtree)
        and not any(c.dep_ in {"neg", "expl"} for c in head.children)
        and head.lower_ not in {"'s", "'re", "'m"}
    )
