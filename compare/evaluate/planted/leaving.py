"""Parts of a sentence left out or taken out, so that it still says what remains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.evaluate.planted.rewriting import Planted, as_sentence, rewrite, written
from compare.evaluate.planted.words import (
    auxiliaries,
    is_finite,
    is_negative,
    is_speech,
    subject_of,
    under,
)
from compare.segment import reporting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

_CIRCUMSTANCES = frozenset({"prep", "npadvmod", "advcl", "advmod"})
_NEEDED = frozenset("without except despite unless until if to than as like whether of".split())
_STATES = frozenset("be live stay happen take put remain arrive base occur come locate reside "
                    "begin start end last die serve".split())  # fmt: skip
_SETTINGS = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "EVENT"})
_REVERSING = frozenset("no longer not never hardly rarely only almost nearly barely likely "
                       "allegedly reportedly possibly probably perhaps maybe".split())  # fmt: skip
_MIN_WORDS = 4
_UNSURE = frozenset("believe predict estimate suggest claim allege assert argue".split())
"""Verbs that leave it open whether what they hand over is so."""
_WHO = frozenset({"who", "which"})


def dropped(sentence: Span) -> Iterator[Planted]:
    """Give the sentence less one aside, circumstance, conjunct or attribution."""
    for part in _droppable(sentence):
        left = {token.i for token in sentence} - {token.i for token in part}
        words = [sentence.doc[i] for i in left if not sentence.doc[i].is_punct]
        if len(words) < _MIN_WORDS or not any(t.pos_ in {"VERB", "AUX"} for t in words):
            continue
        numbers = [t.i for t in part] + _commas(part)
        edited = rewrite(sentence, dict.fromkeys(numbers, ""))
        yield Planted("dropped", sentence.text.strip(), edited, "entailment")
    yield from _without_attribution(sentence)


def extracted(sentence: Span) -> Iterator[Planted]:
    """Give one clause of the sentence as a sentence of its own."""
    root = sentence.root
    original = sentence.text.strip()
    joined = [c for c in root.children if c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"}]
    if joined and not any(c.lower_ in {"or", "nor"} for c in root.children):
        for head in joined:
            text = _clause(head, root)
            if text:
                yield Planted("extracted", original, text, "entailment")
    for token in sentence:
        if token.dep_ == "relcl" and token.head.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
            text = _relative(token)
        elif token.dep_ == "appos":
            text = _apposition(token)
        else:
            continue
        if text:
            yield Planted("extracted", original, text, "entailment")


def _droppable(sentence: Span) -> Iterator[list[Token]]:
    for token in sentence:
        part = under(token)
        if len(part) + _MIN_WORDS > len(sentence) or part[-1].i - part[0].i + 1 != len(part):
            continue
        if (
            (token.dep_ == "relcl" and _is_set_off(part))
            or (token.dep_ == "appos" and _is_set_off(part) and token.head.dep_ != "appos")
            or (token.dep_ in _CIRCUMSTANCES and _is_circumstance(token, part))
        ):
            yield part
        elif token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and token.head == sentence.root:
            words = {c.lower_ for c in token.head.children if c.dep_ == "cc"}
            if words <= {"and", "but"} and words:
                link = [c for c in token.head.children if c.dep_ == "cc" and c.i < token.i]
                yield [*link[-1:], *part]


def _is_circumstance(token: Token, part: Sequence[Token]) -> bool:
    """Tell whether what a phrase hangs on remains true without it."""
    head = token.head
    if head.pos_ != "VERB" or is_negative(head) or head.lemma_.lower() in _STATES:
        return False
    opening = {token.lower_, *(c.lower_ for c in token.children if c.dep_ == "mark")}
    if opening & _NEEDED or {t.lower_ for t in part} & _REVERSING:
        return False
    if token.dep_ == "npadvmod":
        return token.ent_type_ in {"DATE", "TIME"}
    if token.dep_ == "prep":
        setting = any(c.dep_ == "pobj" and c.ent_type_ in _SETTINGS for c in token.children)
        return setting and token.lower_ in {"in", "on", "at", "during", "after", "before", "since"}
    if token.dep_ == "advmod":
        return token.lower_.endswith("ly") and len(part) == 1
    return _is_set_off(part)


def _is_set_off(part: Sequence[Token]) -> bool:
    """Tell whether commas, dashes or brackets stand around a part of a sentence."""
    doc = part[0].doc
    before = doc[part[0].i - 1] if part[0].i else None
    after = doc[part[-1].i + 1] if part[-1].i + 1 < len(doc) else None
    marks = {",", "--", "-", "–", "—", "(", ")"}
    opens = before is None or part[0].is_sent_start or before.text in marks
    closes = after is None or after.is_punct
    return bool(opens and closes)


def _commas(part: Sequence[Token]) -> list[int]:
    """Return the commas that go with a part: both around it, unless one closes more than it."""
    doc = part[0].doc
    first, last = part[0].i - 1, part[-1].i + 1
    if first < 0 or last >= len(doc) or doc[first].text != "," or doc[last].text != ",":
        return []
    head = next(t for t in part if t.head.i < part[0].i or t.head.i > part[-1].i)
    for above in head.ancestors:
        if above.right_edge.i == part[-1].i and above.i < above.head.i:
            # "Although they met Park, who was ill, they ...": a fronted part ends here too.
            return [first] if above.dep_ not in {"nsubj", "nsubjpass"} else [first, last]
    return [first, last]


def _without_attribution(sentence: Span) -> Iterator[Planted]:
    """Give what somebody says without who says it."""
    root = sentence.root
    if root.lemma_.lower() in _UNSURE:
        return
    if not is_speech(root) or is_negative_verb(root) or '"' in sentence.text:
        return
    told = next((c for c in root.children if c.dep_ == "ccomp"), None)
    if told is None or subject_of(told) is None or not is_finite(told):
        return
    words = [t for t in under(told) if not (t.dep_ == "mark" and t.head == told)]
    if len([t for t in words if not t.is_punct]) < _MIN_WORDS:
        return
    if words[0].tag_ in {"WP", "WRB", "WDT"}:
        return
    yield Planted("dropped", sentence.text.strip(), as_sentence(written(words)), "entailment")


def is_negative_verb(verb: Token) -> bool:
    """Tell whether a verb of saying is itself negated, hedged or no assertion."""
    return bool(auxiliaries(verb)) or any(c.dep_ == "neg" for c in verb.children)


def _clause(head: Token, root: Token) -> str:
    """Return a conjunct with the subject it shares."""
    own = under(head)
    if len(own) < _MIN_WORDS - 1 or own[-1].i - own[0].i + 1 != len(own):
        return ""
    if subject_of(head) is not None:
        return as_sentence(written(own)) if is_finite(head) else ""
    subject = subject_of(root)
    if subject is None or subject.i > root.i:
        return ""
    shared = [] if is_finite(head) else auxiliaries(root)
    if not is_finite(head) and (not shared or head.tag_ != root.tag_):
        return ""
    negative = any(c.dep_ == "neg" for c in root.children)
    if negative:
        return ""
    doer = [t for t in under(subject) if t.i < root.i]
    return as_sentence(written([*doer, *shared, *own]))


def _relative(head: Token) -> str:
    """Return a relative clause set off by a comma with its noun in the pronoun's place."""
    noun = head.head
    part = under(head)
    pronoun = next((t for t in part if t.tag_ in {"WP", "WDT"}), None)
    if pronoun is None or pronoun.lower_ not in _WHO or pronoun.i != part[0].i:
        return ""
    if pronoun.dep_ not in {"nsubj", "nsubjpass"} or not _is_set_off(part) or not is_finite(head):
        return ""
    phrase = [t for t in under(noun) if t.i < part[0].i and t.i <= noun.i]
    rest = [t for t in part if t.i != pronoun.i]
    if len(rest) < _MIN_WORDS - 1 or noun.pos_ not in {"NOUN", "PROPN"}:
        return ""
    return as_sentence(f"{written(phrase)} {written(rest)}")


def _is_person(lemma: str) -> bool:
    """Tell whether a noun says what somebody is, so that no other noun is taken for one."""
    return lemma in reporting.PEOPLE or lemma.endswith(("er", "or", "ist", "man", "ian", "ant"))


def _apposition(token: Token) -> str:
    """Return "X is Y" of "X, Y," where X is a name and Y says what it is."""
    noun = token.head
    part = under(token)
    if noun.pos_ != "PROPN" or token.pos_ != "NOUN" or not _is_set_off(part):
        return ""
    if noun.ent_type_ == "PERSON" and not _is_person(token.lemma_.lower()):
        return ""
    determined = part[0].lower_ in {"a", "an", "the", "his", "her", "its"}
    if (
        not determined
        or noun.ent_type_ not in {"PERSON", "ORG", "GPE"}
        or len(part) < _MIN_WORDS - 1
    ):
        return ""
    phrase = [t for t in under(noun) if t.i <= noun.i]
    return as_sentence(f"{written(phrase)} is {written(part)}")
