"""Sentences with a mention marked in, sentiment towards what is mentioned out.

The model is the verifier's head for it, fitted on sentences of news in which people judged the
sentiment. The task and the labels are those of NewsMTSC (Hamborg and Donnay, 2021); as they do, we
fine-tune a transformer that sees which words are the mention.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

from compare.sentiments import SIDES
from compare.verifier import ShippedVerifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding

Target = tuple[str, int, int]
"""A text and where in it the mention stands: ``text[start:end]`` is the mention."""


class Stance(Protocol):
    """What tells how a text stands to what it mentions. Any object of this shape will do."""

    def __call__(
        self, targets: Sequence[Target], encodings: Sequence[Encoding], /
    ) -> NDArray[np.float64]:
        """Return ``(n, 3)``: probabilities in the order of :data:`SIDES`, each row adding to 1."""
        ...


class ShippedStance:
    """A :class:`Stance` over the verifier that comes along; it needs the words alone."""

    @classmethod
    def load(cls) -> ShippedStance:
        """Return the model that comes along, read once."""
        return _shipped()

    def __init__(self, verifier: ShippedVerifier | None = None) -> None:
        self._verifier = verifier or ShippedVerifier()

    def __call__(
        self, targets: Sequence[Target], _encodings: Sequence[Encoding]
    ) -> NDArray[np.float64]:
        """Return ``(n, 3)`` probabilities."""
        if not targets:
            return np.zeros((0, len(SIDES)))
        return self._verifier.sentiment(targets)


@cache
def _shipped() -> ShippedStance:
    return ShippedStance()
