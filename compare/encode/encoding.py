"""The vectors of one text, and what the pipeline needs of a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Progress = Callable[[int, int], None]

MAX_CHARACTERS = 4_000
"""What is looked at of one text; the models at hand see fewer word pieces than this holds."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Encoding:
    """The vectors of one text.

    Attributes
    ----------
    vector
        ``(d,)`` float16, unit length: the sentence vector.
    tokens
        ``(t, d)`` float16, rows of unit length: one vector a word piece, special pieces left out.
    offsets
        ``(t, 2)`` int32: where each word piece stands in the text.
    """

    vector: NDArray[np.float16]
    tokens: NDArray[np.float16]
    offsets: NDArray[np.int32]


class Encoder(Protocol):
    """What the pipeline needs of a model. Any object of this shape will do."""

    @property
    def name(self) -> str:
        """Name shown to readers."""

    @property
    def revision(self) -> str:
        """Hash that changes whenever a vector could change."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """Return one encoding a text, in order."""


def sentence_vectors(encoder: Encoder, texts: Sequence[str]) -> list[NDArray[np.float16]]:
    """Return the sentence vector of each text, in order, and keep no token vectors.

    An encoder may have a method ``sentence_vectors(texts)`` of its own, for which this asks
    first: clustering needs one vector a passage, and the token vectors of a passage are two
    hundred times as large.
    """
    own = getattr(encoder, "sentence_vectors", None)
    if own is not None:
        return list(own(texts))
    return [encoding.vector for encoding in encoder.encode(texts)]


def unit_rows(rows: NDArray[np.float32]) -> NDArray[np.float16]:
    """Scale rows to unit length (zero rows stay) and round them to half precision."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(norms > 0, norms, 1)).astype(np.float16)
