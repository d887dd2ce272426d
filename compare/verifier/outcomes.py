"""What a verifier is: any object of this shape will do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

OUTCOMES = ("entailment", "neutral", "contradiction")
"""The order of the columns, as in natural language inference (Bowman et al., 2015)."""


class Verifier(Protocol):
    """What the judge needs of a cross-encoder."""

    @property
    def name(self) -> str:
        """Name shown to readers."""

    @property
    def revision(self) -> str:
        """Hash that changes whenever an outcome could change."""

    def relate(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return ``(n, 3)``: probabilities of :data:`OUTCOMES` for (premise, hypothesis) pairs."""
