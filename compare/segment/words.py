"""Texts in, the grammar of their words out, each text parsed by itself and once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.grammar import Word

if TYPE_CHECKING:
    from compare.segment.parser import Parser

MAX_CHARACTERS = 2_000
"""A longer text is no claim but a list or a table, and has no grammar worth its time."""


class ParsedGrammar:
    """A :class:`compare.grammar.Grammar` over the parser; what was parsed is kept.

    Every text is a batch of its own, so that no other text can touch a bit of its parse.
    """

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._known: dict[str, tuple[Word, ...]] = {}

    def __call__(self, text: str) -> tuple[Word, ...]:
        """Return the words of a text; none for one longer than :data:`MAX_CHARACTERS`."""
        if text not in self._known:
            self._known[text] = self._parse(text) if len(text) <= MAX_CHARACTERS else ()
        return self._known[text]

    def _parse(self, text: str) -> tuple[Word, ...]:
        (doc,) = self._parser.parse([text], names=False)
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
