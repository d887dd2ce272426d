"""What a parse says of the words of a text, without the library that made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text and its place in the sentence.

    Attributes
    ----------
    start, end
        Offsets into the text.
    lemma
        Its dictionary form, in small letters.
    part
        Its part of speech, one of the Universal Dependencies' (``NOUN``, ``VERB``, ...).
    role
        Its relation to its head, in the ClearNLP scheme of the English parser (``nsubj``, ...).
    head
        The number of the word that it depends on; its own where it depends on none.
    """

    start: int
    end: int
    lemma: str
    part: str
    role: str
    head: int


class Grammar(Protocol):
    """What gives a text its words; the same text always gets the same."""

    def __call__(self, text: str) -> tuple[Word, ...]:
        """Return the words of a text, in reading order, white space left out."""
        ...

    def expect(self, texts: Sequence[str]) -> None:
        """Hear which texts will be asked for: many take a third of the time of one by one."""
        ...
