"""A fact's claim and an article's claims in it, the number that the article gives less exactly out.

"More than 30 people are dead" and "about 50 ships" bear out 34 dead and 47 ships, but do not state
them: whoever reads that article does not learn the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.agreement.quantities import is_vague

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.agreement import Parting
    from compare.records import Claim, Mention


def less_exact(own: Sequence[Claim], parted: Sequence[tuple[Parting, ...]]) -> str:
    """Say in words which number of a fact an article gives less exactly, if it does.

    Parameters
    ----------
    own
        The article's claims in the fact.
    parted
        The values in which the fact's claim and each of these part, the fact's first.

    Returns
    -------
    Empty where a claim gives the fact's number too, or where the fact itself is no more exact.
    """
    for values in parted:
        for parting in values:
            if (
                parting.relation == "rounding or bound"
                and _is_exact(parting.first)
                and not _is_exact(parting.second)
                and not _is_given(parting.first, own)
            ):
                return f"less exact: {parting.first.text} / {parting.second.text}"
    return ""


def _is_exact(value: Mention) -> bool:
    """Tell whether a value is given as it is, and not as a bound, a neighbour or a size."""
    return value.bound == "exact" and not is_vague(value)


def _is_given(value: Mention, claims: Sequence[Claim]) -> bool:
    """Tell whether one of some claims gives a value as exactly."""
    return any(
        m.kind == value.kind and m.value == value.value and _is_exact(m)
        for claim in claims
        for m in claim.mentions
    )
