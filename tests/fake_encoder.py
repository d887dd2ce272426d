"""An encoder without a model: equal words get equal vectors, other words get others.

It knows no meaning, but it is quick, depends on nothing, and has the shape of
:class:`compare.encode.Encoder`: what holds for it holds for an encoder of one's own.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from compare.encode import Encoding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

DIMENSIONS = 64
_WORD = re.compile(r"\w+")


class FakeEncoder:
    """Texts in, hashed word vectors out; the sentence vector is the direction of their sum."""

    name = "fake"
    revision = "fake-1"

    def encode(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> list[Encoding]:
        """Return one encoding a text, in order."""
        encodings = []
        for text in texts:
            encodings.append(_encode(text))
            if progress is not None:
                progress(len(encodings), len(texts))
        return encodings


def _encode(text: str) -> Encoding:
    found = list(_WORD.finditer(text))
    rows = [_word_vector(match.group().casefold()) for match in found]
    tokens = np.stack(rows) if rows else np.zeros((0, DIMENSIONS), np.float32)
    total = tokens.sum(axis=0) if rows else _word_vector("")
    return Encoding(
        vector=(total / np.linalg.norm(total)).astype(np.float16),
        tokens=tokens.astype(np.float16),
        offsets=np.array([match.span() for match in found], np.int32).reshape(-1, 2),
    )


@lru_cache(maxsize=10_000)
def _word_vector(word: str) -> NDArray[np.float32]:
    """Return a word's unit vector; a word's first five letters carry half of it."""
    whole, stem = (_direction(f"{kind}:{text}") for kind, text in (("w", word), ("s", word[:5])))
    total = whole + stem
    return (total / np.linalg.norm(total)).astype(np.float32)


def _direction(seed: str) -> NDArray[np.float64]:
    number = int.from_bytes(hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()[:8])
    values = np.random.default_rng(number).standard_normal(DIMENSIONS)
    return values / np.linalg.norm(values)
