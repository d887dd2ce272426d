"""How a source tells a fact, what a lens finds in two tellings, and the shape of a lens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compare.encode import Encoding
    from compare.grammar import Grammar
    from compare.records import Article, Claim
    from compare.verifier import Stance


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """How one source tells a fact: its article, its claim, and the claim's vectors.

    ``grammar`` gives the words of a text, ``stance`` how a text stands to whom it mentions; a lens
    that needs one sees nothing where there is none. ``also`` are all the source's claims that tell
    the fact. ``likely`` are the claims of others for the fact that are near to this one by
    themselves, and how likely they state the same; see :func:`compare.align.likely_pairs`.
    """

    article: Article
    claim: Claim
    encoding: Encoding
    grammar: Grammar | None = None
    also: tuple[Claim, ...] = ()
    stance: Stance | None = None
    likely: Mapping[str, float] = field(default_factory=dict)


ALIGNED_SHARE = 0.75
"""Of the coverage that a lens asks for, so much is enough between two claims of the fact itself:
alignment has told already that they state one thing, from more than their words."""


SURE_PROBABILITY = 0.5
"""From here on two claims more likely than not make one statement, whatever their words."""


def are_aligned(first: Telling, second: Telling) -> bool:
    """Tell whether two tellings are claims of one fact, and near by themselves too."""
    return second.claim.id in first.likely


def are_surely_aligned(first: Telling, second: Telling) -> bool:
    """Tell whether two tellings more likely than not are one statement, by alignment."""
    return first.likely.get(second.claim.id, 0.0) >= SURE_PROBABILITY


def enough(first: Telling, second: Telling, coverage: float) -> float:
    """Return how much two tellings must cover each other where a lens asks for so much."""
    return coverage * ALIGNED_SHARE if are_aligned(first, second) else coverage


@dataclass(frozen=True, slots=True)
class Found:
    """One difference as a lens sees it.

    Attributes
    ----------
    relation
        One of :data:`compare.records.RELATIONS`.
    value_a, value_b
        The two sides, as a reader should see them.
    span_a, span_b
        Where they stand in the two articles.
    strength
        0 to 1.
    direction
        ``a`` or ``b`` where one side is firmer, names the doer or leads with it; else empty.
    """

    relation: str
    value_a: str
    span_a: tuple[int, int]
    value_b: str
    span_b: tuple[int, int]
    strength: float = 1.0
    direction: str = ""


class Lens(Protocol):
    """Two tellings in, differences of one kind out."""

    def __call__(self, first: Telling, second: Telling) -> Iterable[Found]:
        """Yield the differences between two tellings, in reading order of the first."""
