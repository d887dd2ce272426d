"""What tells how a sentence stands to whom it mentions: any object of this shape will do.

The task and the labels are those of NewsMTSC (Hamborg and Donnay, 2021): the model is told which
words of the sentence are the mention, and says whether the sentence is for or against it. The one
that comes along is the sentiment head of :class:`~compare.verifier.ShippedVerifier`, whichever
verifier the judge asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

Target = tuple[str, int, int]
"""A text and where in it the mention stands: ``text[start:end]`` is the mention."""


class Stance(Protocol):
    """What the lens for sentiment needs of a model."""

    @property
    def name(self) -> str:
        """Name shown to readers."""

    @property
    def revision(self) -> str:
        """Hash that changes whenever a probability could change."""

    def sentiment(self, mentions: Sequence[Target], /) -> NDArray[np.float64]:
        """Return ``(n, 3)``: probabilities of :data:`compare.sentiments.SIDES`, adding to 1."""
