"""Texts in, what the shipped verifier reads out: word pieces, segments, and what is pooled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

MAX_PIECES = 160
"""Word pieces of premise and hypothesis together; the premise's end is left out first."""

MAX_HYPOTHESIS = 60
_FIRST, _BETWEEN = 101, 102  # [CLS] and [SEP] of BERT's vocabulary
_MAX_CHARACTERS = 4_000


@dataclass(frozen=True, slots=True)
class Pieces:
    """One input of the verifier.

    Attributes
    ----------
    ids
        Word pieces, special ones included.
    segments
        0 or 1 a piece: 1 for the hypothesis, or for the mention asked about.
    pooled
        0 or 1 a piece: those whose vectors are averaged beside the first piece's own.
    """

    ids: tuple[int, ...]
    segments: tuple[int, ...]
    pooled: tuple[int, ...]


class Reader:
    """Cuts texts into word pieces, as the shipped verifier was fitted on them.

    Parameters
    ----------
    folder
        Of the shipped encoder: its vocabulary is the verifier's too.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pair(self, premise: str, hypothesis: str) -> Pieces:
        """Return a premise and a hypothesis side by side, the hypothesis pooled."""
        second = self._cut(hypothesis).ids[:MAX_HYPOTHESIS]
        first = self._cut(premise).ids[: MAX_PIECES - 3 - len(second)]
        before, after = len(first) + 2, len(second)
        return Pieces(
            ids=(_FIRST, *first, _BETWEEN, *second, _BETWEEN),
            segments=(0,) * before + (1,) * (after + 1),
            pooled=(0,) * before + (1,) * after + (0,),
        )

    def mention(self, sentence: str, start: int, end: int) -> Pieces:
        """Return a sentence with one mention, ``sentence[start:end]``, marked and pooled."""
        cut = self._cut(sentence)
        ids = cut.ids[: MAX_PIECES - 2]
        inside = [int(a < end and b > start) for a, b in cut.offsets[: MAX_PIECES - 2]]
        if inside and not any(inside):
            inside[-1] = 1  # the mention lies past what is looked at
        marked = (0, *inside, 0)
        return Pieces((_FIRST, *ids, _BETWEEN), marked, marked)

    def sentence(self, text: str) -> Pieces:
        """Return one sentence, pooled whole."""
        ids = self._cut(text).ids[: MAX_PIECES - 2]
        pooled = (0, *(1 for _ in ids), 0)
        return Pieces((_FIRST, *ids, _BETWEEN), (0,) * len(pooled), pooled)

    def _cut(self, text: str) -> Any:  # noqa: ANN401  the library publishes no types
        readable = text[:_MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
        return self._tokenizer.encode(readable, add_special_tokens=False)

    @cached_property
    def _tokenizer(self) -> Any:  # noqa: ANN401  the library publishes no types
        from tokenizers import Tokenizer  # noqa: PLC0415  only a run needs it

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer
