"""One planted edit, and a sentence written again with some of its words changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Span, Token

Label = Literal["contradiction", "neutral", "entailment"]

_TIDY = (
    (re.compile(r"\(\s*\)"), ""),
    (re.compile(r'(?<!\S)"\s*"(?!\S)'), ""),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[,.;:!?)](?:\s|$|\"))"), ""),
    (re.compile(r"(?:,\s*)+(?=[,.;:!?](?:\s|$|\"))"), ""),
    (re.compile(r"^[\s,;:–—-]+"), ""),
    (re.compile(r"[\s,;:–—-]+(?=[.!?]?\"?$)"), ""),
)
_OPENS_LIKE_A_VOWEL = re.compile(
    r"[aeio]|u(?!ni|s[eiau]|k\b|ro)|8|11\b|18\b|hono|hour", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence and what became of it.

    Attributes
    ----------
    kind
        What was done: one of :data:`compare.evaluate.planted.KINDS`.
    original, edited
        The sentence as printed (with plain quotes and hyphens), and with the edit.
    label
        The relation of ``original``, as premise, to ``edited``, as hypothesis.
    """

    kind: str
    original: str
    edited: str
    label: Label


def rewrite(sentence: Span, changed: Mapping[int, str]) -> str:
    """Return a sentence with some tokens, by number in their document, replaced or left out.

    An empty string leaves a token out. Spaces, commas, the first capital and "a" before a vowel
    are set right again; a quotation mark that lost its partner is dropped.
    """
    pieces: list[str] = []
    for token in sentence:
        text = changed.get(token.i, token.text)
        if not text:
            if pieces and token.whitespace_ and not pieces[-1].endswith(" "):
                pieces[-1] += " "
            continue
        if token.lower_ in {"a", "an"} and token.i not in changed:
            text = _article(token, _next_word(token, sentence, changed))
        pieces.append(text + token.whitespace_)
    edited = "".join(pieces)
    if edited.count('"') % 2 > sentence.text.count('"') % 2:
        edited = edited.replace('"', "")
    return tidy(edited, capital=sentence.text.strip()[:1].isupper())


def written(tokens: Iterable[Token], changed: Mapping[int, str] | None = None) -> str:
    """Return the words of some tokens of one document, in reading order, without tidying."""
    changed = changed or {}
    words = []
    for token in sorted(tokens, key=lambda one: one.i):
        text = changed.get(token.i, token.text)
        words.append(text + token.whitespace_ if text else "")
    return "".join(
        word if word.endswith(" ") or not word or joined else f"{word} "
        for word, joined in zip(words, _joined(tokens), strict=True)
    ).strip()


def tidy(text: str, *, capital: bool = True) -> str:
    """Return a text with the spaces and commas that a missing word leaves behind set right."""
    for _ in range(2):
        for pattern, kept in _TIDY:
            text = pattern.sub(kept, text)
    text = text.strip()
    return text[:1].upper() + text[1:] if capital else text


def as_sentence(text: str) -> str:
    """Return words as a sentence: a capital first, a full stop last."""
    if text.count('"') % 2:
        text = text.replace('"', "")
    text = tidy(text).rstrip(" ,;:-–—")
    return text if text.endswith((".", "!", "?", '."')) else f"{text}."


def cased(word: str, token: Token) -> str:
    """Return a word in the case of the token that it replaces."""
    if token.text.isupper() and len(token) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if token.text[:1].isupper() else word


def _joined(tokens: Iterable[Token]) -> list[bool]:
    """Tell of each token whether the next of them follows it without a gap in the document."""
    ordered = sorted(tokens, key=lambda one: one.i)
    return [
        n + 1 < len(ordered) and ordered[n + 1].i == token.i + 1 for n, token in enumerate(ordered)
    ]


def _next_word(token: Token, sentence: Span, changed: Mapping[int, str]) -> str:
    """Return the word that follows a token once the changes are made."""
    for i in range(token.i + 1, sentence.end):
        word = changed.get(i, sentence.doc[i].text)
        if word:
            return word if i in changed else ""
    return ""


def _article(token: Token, following: str) -> str:
    """Return "a" or "an" for the word that follows now; unchanged where none was changed."""
    if not following or not following[0].isalnum():
        return token.text
    return cased("an" if _OPENS_LIKE_A_VOWEL.match(following) else "a", token)
