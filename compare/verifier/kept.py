"""What tells sentiment, with a memory: no mention is read twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.sentiments import SIDES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.verifier.stance import Stance, Target


class KeptStance:
    """A :class:`~compare.verifier.Stance` that asks another, of equal mentions once, and keeps all.

    Whoever needs many answers asks for them at once: the model reads inputs of one length together.
    It is made for one story, and goes with it.
    """

    def __init__(self, stance: Stance) -> None:
        self._stance = stance
        self._known: dict[Target, NDArray[np.float64]] = {}
        self.name = stance.name
        self.revision = stance.revision

    def sentiment(self, mentions: Sequence[Target]) -> NDArray[np.float64]:
        """Return ``(n, 3)``: probabilities of negative, neutral, positive towards each mention."""
        missing = [one for one in dict.fromkeys(mentions) if one not in self._known]
        if missing:
            self._known.update(zip(missing, self._stance.sentiment(missing), strict=True))
        if not mentions:
            return np.zeros((0, len(SIDES)))
        return np.stack([self._known[one] for one in mentions])
