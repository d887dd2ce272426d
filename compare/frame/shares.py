"""Counts in, shares with their intervals out."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054
"""The standard normal quantile that leaves 2.5 % on each side."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole, 0 to 1, and the interval that holds it with 95 % confidence."""

    value: float | None
    low: float | None
    high: float | None


def share(part: int, whole: int) -> Share:
    """Return ``part / whole`` with its 95 % interval; all None where the whole is nothing.

    Notes
    -----
    The score interval of Wilson (1927): unlike the one that is symmetric about the share, it
    stays within 0 and 1 and is honest for the few facts that most stories have (Brown, Cai and
    DasGupta, 2001).

    Raises
    ------
    ValueError
        Where the part is negative, or larger than the whole.
    """
    if not 0 <= part <= whole:
        message = f"{part} of {whole} is no share"
        raise ValueError(message)
    if not whole:
        return Share(None, None, None)
    p = part / whole
    scale = 1 + _Z**2 / whole
    middle = (p + _Z**2 / (2 * whole)) / scale
    half = _Z / scale * sqrt(p * (1 - p) / whole + _Z**2 / (4 * whole**2))
    # Rounding must not put a share outside its own interval at 0 and at 1.
    return Share(p, min(p, max(0.0, middle - half)), max(p, min(1.0, middle + half)))
