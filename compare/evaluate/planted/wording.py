"""The same said in other words: numbers spelt out, attributions turned round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.evaluate.planted.numbers import TENS, UNITS
from compare.evaluate.planted.rewriting import Planted, as_sentence, cased, rewrite, written
from compare.evaluate.planted.words import is_speech, subject_of, under

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

_SPELT = {str(n): word for n, word in enumerate(UNITS) if n > 1} | {
    str(10 * n): word for n, word in enumerate(TENS) if n > 1
}
_FIGURES = {word: digits for digits, word in _SPELT.items()}
_SHORT = re.compile(r"^(?:I|He|She|They|We|It)\b")
_MAX_TURNED = 40


def respelt(sentence: Span) -> Iterator[Planted]:
    """Give the sentence with numbers spelt out or in digits, and percent signs as words."""
    for token in sentence:
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        before = token.doc[token.i - 1] if token.i else None
        new = ""
        free = bool(token.whitespace_) and not (before is not None and not before.whitespace_)
        if token.text in _SPELT and token.dep_ == "nummod" and free and token.ent_type_ != "DATE":
            new = _SPELT[token.text]
            if after is not None and after.lower_ in {"p.m.", "a.m.", "percent", "million"}:
                new = ""
        elif token.lower_ in _FIGURES and token.dep_ == "nummod" and free:
            new = _FIGURES[token.lower_]
        elif token.text == "%":
            new = " percent"
        elif token.lower_ == "percent" and before is not None and before.text[-1].isdigit():
            new = "per cent"
        if new:
            edited = rewrite(sentence, {token.i: cased(new, token)})
            yield Planted("paraphrase", sentence.text.strip(), edited, "entailment")


def turned_round(sentence: Span) -> Iterator[Planted]:
    """Give "X said Y" as "Y, X said", and the other way round."""
    verb = sentence.root
    subject = subject_of(verb)
    if not is_speech(verb) or subject is None or '"' in sentence.text:
        return
    told = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if told is None or len(sentence) > _MAX_TURNED or subject_of(told) is None:
        return
    content = [t for t in under(told) if not (t.dep_ == "mark" and t.lower_ == "that")]
    content = [t for t in content if t.head != told or not _is_edge(t, content)]
    if any(t.tag_ in {"WP", "WRB"} or t.lower_ == "whether" for t in content[:1]):
        return
    inside = {t.i for t in under(told)}
    frame = [t for t in sentence if t.i not in inside and not t.is_punct]
    if not frame or any(t.dep_ in {"cc", "conj"} and t.head == verb for t in frame):
        return
    who = written(frame)
    what = written(content).strip(" ,.")
    if told.i > verb.i:
        edited = f"{what}, {_lowered(frame, who)}."
    else:
        edited = f"{who} that {_lowered(content, what)}."
    yield Planted("paraphrase", sentence.text.strip(), as_sentence(edited), "entailment")


def _is_edge(token: Token, content: list[Token]) -> bool:
    return token.is_punct and (token in (content[0], content[-1]))


def _lowered(tokens: list[Token], text: str) -> str:
    """Return a text without the capital that only the start of its sentence gave it."""
    first = min(tokens, key=lambda one: one.i)
    if first.pos_ == "PROPN" or first.ent_type_ or first.text == "I" or not first.is_sent_start:
        return text
    return text[:1].lower() + text[1:]
