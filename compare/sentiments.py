"""How a claim stands to a person, a group or a place that it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["negative", "neutral", "positive"]

SIDES: tuple[Side, ...] = ("negative", "neutral", "positive")


@dataclass(frozen=True, slots=True)
class Sentiment:
    """How one claim stands to one target that it names.

    Attributes
    ----------
    claim_id
        The claim.
    target
        The name that the story's mentions of the target share, as one of them prints it.
    start, end
        Where in its article the claim names the target.
    side
        ``negative``, ``neutral`` or ``positive``, the likeliest of the three.
    probability
        Of that side, 0 to 1.
    """

    story_id: str
    source: str
    claim_id: str
    target: str
    start: int
    end: int
    side: Side
    probability: float
