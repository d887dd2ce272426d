"""Whether two claims that part in a value may contradict each other at all.

Between reports of one event most claims that share words and part in a day are of two acts: one
"urged on Wednesday", the other "signed on Thursday". A value or a negation is held against a claim
only where both say it of one thing; sums of money and years, of which articles have many, are too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from compare.agreement import Parting
    from compare.judge.reading import StoryClaims
    from compare.records import Claim

LIKELY_SAMENESS = 0.8
"""Two claims this likely of one fact say a day of one thing, and negate one thing, whatever verbs
they say it with: "refused to welcome" is not to welcome."""

LEAST_SAMENESS = 0.55
"""Claims less likely of one fact than this negate two things."""

LEAST_NAMED_SAMENESS = 0.3
"""And these name two, where no title stands before both names."""

SAME_WORDS_COVERAGE = 0.9
"""Claims that cover each other this much say the same but for what parts them: it is one thing, and
of two names that one of the articles tells apart the other is a rival too."""


_CODE_LETTERS = 3
_LASTING = frozenset({"year", "decade"})
"""Units of how long something was: "a four-decade high" and "in two years" are of two things."""


class Scrutiny(Protocol):
    """What reads two claims closely: their verbs, and what hangs on these."""

    def belong_together(self, parting: Parting, first: Claim, second: Claim, rest: float) -> bool:
        """Tell whether two values are of one act, in claims that share ``rest`` besides."""

    def have_one_predicate(self, first: Claim, second: Claim) -> bool:
        """Tell whether two claims make one statement, of one verb, negated or not."""


def may_conflict(
    parting: Parting, fact: Claim, claim: Claim, known: StoryClaims, rest: float
) -> bool:
    """Tell whether two values are rivals; without a closer look all of one kind are.

    Parameters
    ----------
    parting, fact, claim
        The values, and the claims that give them.
    known
        The story's claims, with who reads them closely.
    rest
        What the claims cover of each other without these values.
    """
    if parting.kind == "quantity" and rest < SAME_WORDS_COVERAGE and _is_money(parting.first.unit):
        return known.scrutiny is None or _likeness(fact, claim, known) >= LEAST_SAMENESS
    lasts = parting.kind == "quantity" and parting.first.unit in _LASTING
    if not (lasts or parting.kind in {"name", "date"}) or rest >= SAME_WORDS_COVERAGE:
        return True
    likeness = _likeness(fact, claim, known)
    if parting.kind == "name":
        return parting.anchored or likeness >= LEAST_NAMED_SAMENESS
    if known.scrutiny is None or likeness >= LIKELY_SAMENESS:
        return True
    return likeness >= LEAST_SAMENESS and known.scrutiny.belong_together(parting, fact, claim, rest)


def may_be_opposed(fact: Claim, claim: Claim, known: StoryClaims, rest: float) -> bool:
    """Tell whether one of two claims may negate what the other affirms.

    "You cannot end it by order" does not negate "he wants to use an order to end it".
    """
    if known.scrutiny is None or rest >= SAME_WORDS_COVERAGE:
        return True
    likeness = _likeness(fact, claim, known)
    return likeness >= LIKELY_SAMENESS or (
        likeness >= LEAST_SAMENESS and known.scrutiny.have_one_predicate(fact, claim)
    )


def _is_money(unit: str) -> bool:
    """Tell whether a unit is a currency, by its code; articles on money are full of other sums."""
    return unit == "dollar" or (unit.isupper() and len(unit) == _CODE_LETTERS)


def _likeness(fact: Claim, claim: Claim, known: StoryClaims) -> float:
    """Return the same-fact probability of two claims, 1 where none is known."""
    if known.sameness is None:
        return 1.0
    return float(known.sameness[known.row(fact), known.row(claim)])


def are_told_apart(parting: Parting, fact: Claim, claim: Claim, known: StoryClaims) -> bool:
    """Tell whether one of two articles has both names: then they are likely of two."""
    return parting.kind == "name" and any(
        _names(value, one)
        for one in known.claims.values()
        for value, article_id in (
            (parting.first.value, claim.article_id),
            (parting.second.value, fact.article_id),
        )
        if one.article_id == article_id
    )


def _names(value: str, claim: Claim) -> bool:
    """Tell whether a claim names somebody by the last name of a value."""
    last = value.split()[-1:]
    return any(m.kind == "name" and m.value.split()[-1:] == last for m in claim.mentions)
