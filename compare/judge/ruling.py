"""The facts of a story and an article's claims in, what values in them say of each fact out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.judge.conflicts import contradiction, later_update, parted_values
from compare.judge.exactness import less_exact
from compare.judge.reach import within_reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.judge.conflicts import Contradiction, Update
    from compare.judge.reading import Reading, StoryClaims
    from compare.records import Claim, Fact


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a reader can check in an article's claims about one fact.

    Attributes
    ----------
    against
        The value or the negation that contradicts it, if any does.
    update
        The earlier or later stand of what it counts.
    less_exact
        Which of its numbers the article gives less exactly, in words; else empty.
    """

    against: Contradiction | None = None
    update: Update | None = None
    less_exact: str = ""

    @property
    def decides(self) -> bool:
        """Whether there is anything of that, so that no model need be asked."""
        return self != Ruling()


def rule(
    facts: Sequence[Fact],
    appeared: Sequence[str],
    reading: Reading,
    known: StoryClaims,
    own: Sequence[Sequence[Claim]],
) -> list[Ruling]:
    """Return for each fact what values and negations in an article's claims say of it.

    Parameters
    ----------
    facts, appeared
        The facts, and when each did.
    reading, known
        The article, and the story's claims.
    own
        The article's claims in each fact; where there are none, those are asked that may
        contradict it.
    """
    published = reading.article.published
    near = within_reach(facts, reading.claims, known)
    found = []
    for fact, then, mine, others in zip(facts, appeared, own, near, strict=True):
        central, asked = known.claims[fact.claim_ids[0]], mine or others
        if any(claim.id == central.id for claim in mine):
            found.append(Ruling())
            continue
        parted = parted_values(central, asked, published, then, aligned=bool(mine))
        found.append(
            Ruling(
                contradiction(central, asked, known, published, then, parted, aligned=bool(mine)),
                later_update(central, asked, known, published, then, parted),
                less_exact(mine, parted) if mine else "",
            )
        )
    return found
