"""Strategies for texts and vectors of any length, none at all included."""

from __future__ import annotations

import re

import numpy as np
from hypothesis import strategies as st

from compare.encode import Encoding

DIMENSIONS = 4
"""Few, so that tokens that have nothing to do with each other come near to each other too."""

WORDS = "the treaty 12 Moscow not 3.5 of strike twelve grain denies Vale's".split()
_WORD = re.compile(r"\S+")


def texts(max_words: int = 7) -> st.SearchStrategy[str]:
    """Texts of some words, and empty ones."""
    return st.lists(st.sampled_from([*WORDS, "--"]), max_size=max_words).map(" ".join)


def encode(text: str, seed: int) -> Encoding:
    """Return vectors at random; a long word has two pieces, and one text in eight has no token."""
    random = np.random.default_rng([seed, *text.encode()])
    offsets = []
    for match in _WORD.finditer(text):
        middle = match.start() + 3
        if middle < match.end():
            offsets += [(match.start(), middle), (middle, match.end())]
        else:
            offsets.append(match.span())
    if random.random() < 1 / 8:
        offsets = []
    rows = random.standard_normal((len(offsets) + 1, DIMENSIONS)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return Encoding(
        vector=rows[0].astype(np.float16),
        tokens=rows[1:].astype(np.float16),
        offsets=np.array(offsets, np.int32).reshape(-1, 2),
    )
