"""A claim on its way: everything but the voice that other sentences decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.segment.voice import head_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from compare.records import Mention, Span
    from compare.segment.attribution import Attribution
    from compare.segment.blocks import Block
    from compare.segment.quotation import Quotation


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its voice is known."""

    block: Block
    sentence: Span
    spans: tuple[Span, ...]
    doc: Doc | None = None
    attribution: Attribution | None = None
    subject: tuple[int, ...] = ()
    """Token numbers of its grammatical subject."""
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    negated: bool = False
    start: int = 0
    """Where its own words begin; a subject carried in may stand earlier."""
    names: tuple[Mention, ...] = ()
    """The names and places of its block."""

    def head_is_named(self) -> bool:
        """Tell whether the speaker's head is a name by what the whole article says of it."""
        if self.attribution is None or self.doc is None:
            return False
        head = head_of([self.doc[i] for i in self.attribution.speaker])
        place = self.block.span[0] + head.idx
        return any(name.start <= place < name.end for name in self.names)
