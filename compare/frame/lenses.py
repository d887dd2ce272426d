"""Which lenses there are.

A lens looks at two tellings of one fact and yields the differences of its kind. A lens of one's
own is a function of that shape, entered with :func:`register` under a name that the setting
``frame.lenses`` then knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.frame import agency, certainty, polarity, sentiment, values, voice, weight, wording

if TYPE_CHECKING:
    from compare.frame.telling import Lens

LENSES: dict[str, Lens] = {}
"""Lenses by name."""

GRAMMATICAL = frozenset({"agency", "certainty", "polarity", "sentiment", "voice", "wording"})
"""Those that ask for the grammar of the claims they look at."""


def register(name: str, lens: Lens) -> None:
    """Enter a lens under a name; a name that is taken is replaced."""
    LENSES[name] = lens


for _kind in values.KINDS:
    register(_kind, values.lens(_kind))
register("agency", agency.look)
register("certainty", certainty.look)
register("polarity", polarity.look)
register("sentiment", sentiment.look)
register("voice", voice.look)
register("weight", weight.look)
register("wording", wording.look)
