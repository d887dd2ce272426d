"""Texts in, the grammar of their words out, each text parsed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.grammar import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from compare.segment.parser import Parser

MAX_CHARACTERS = 2_000
"""A longer text is no claim but a list or a table, and has no grammar worth its time."""


class ParsedGrammar:
    """A :class:`compare.grammar.Grammar` over the parser; what was parsed is kept.

    It is made for one story, whose claims follow from its articles alone, and goes with it: no
    other story's text shares a batch with them.
    """

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._known: dict[str, tuple[Word, ...]] = {}

    def __call__(self, text: str) -> tuple[Word, ...]:
        """Return the words of a text; none for one longer than :data:`MAX_CHARACTERS`."""
        self.expect((text,))
        return self._known.get(text, ())

    def expect(self, texts: Sequence[str]) -> None:
        """Parse those that are new, together."""
        new = [
            text
            for text in dict.fromkeys(texts)
            if text not in self._known and len(text) <= MAX_CHARACTERS
        ]
        if new:
            docs = self._parser.parse(new, names=False)
            self._known.update(zip(new, map(_words, docs), strict=True))


def _words(doc: Doc) -> tuple[Word, ...]:
    tokens = [token for token in doc if not token.is_space]
    number = {token.i: n for n, token in enumerate(tokens)}
    return tuple(
        Word(
            start=token.idx,
            end=token.idx + len(token),
            lemma=token.lemma_.casefold(),
            part=token.pos_,
            role=token.dep_,
            head=number.get(token.head.i, n),
        )
        for n, token in enumerate(tokens)
    )
