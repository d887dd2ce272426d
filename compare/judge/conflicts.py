"""A fact's claim and an article's claims in, a checkable contradiction out, or none.

Contradictions are rare among real outlets (0.2 % of human labels), so this is built for
precision: two claims must say the same but for one value or one negation, and a reader must be
able to check the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.agreement import (
    Parting,
    is_told_of_a_night,
    partings,
    ratio,
    set_aside,
    zones_may_part,
)
from compare.agreement.polarity import opposition
from compare.dates import appeared_before
from compare.interaction import rest_coverage
from compare.judge.scrutiny import (
    SAME_WORDS_COVERAGE,
    are_told_apart,
    may_be_opposed,
    may_conflict,
)
from compare.lexicon import information, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.judge.reading import StoryClaims
    from compare.records import Claim, Mention

REST_COVERAGE = 0.62
"""Without the differing values, two claims must cover each other at least this much."""

ANCHORED_COVERAGE = 0.5
"""The same for places and names that the same words carry in both claims."""

COMMON_COVERAGE = 0.7
"""The same where the value is of a kind that every article has many of: shares and dates."""

LEAST_WORDS = 2
"""And there each claim must have at least this many words that tell beside those values."""

SAME_COVERAGE = 0.8
"""A claim that covers a fact this much, and parts from it in no value, says the same."""

POLARITY_COVERAGE = 0.8
"""Claims of opposite polarity must cover each other at least this much."""

LEAST_COVERAGE = ANCHORED_COVERAGE
"""The least of all these: a claim that can never cover a fact this much decides nothing."""

ALIGNED_COVERAGE = 0.5
"""The least coverage where the claim is one of the fact's own and differs in a quantity, a date or
a place: that both speak of one thing alignment has told already, from more than their words."""

ALIGNED_RATIO = 3
"""Quantities further apart than so many times may count two things, and need the usual coverage."""

_COMMON_UNITS = frozenset({"percent", "percentage", "point", "year"})
_SMALL_WORD = 1.0


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim that cannot be true together with a fact, and why."""

    claim: Claim
    probability: float
    reason: str


def parted_values(
    fact: Claim,
    candidates: Sequence[Claim],
    published: str,
    fact_published: str = "",
    *,
    aligned: bool = False,
) -> list[tuple[Parting, ...]]:
    """Return for each candidate the values in which it and a fact part.

    Parameters
    ----------
    fact, candidates, published, fact_published, aligned
        See :func:`contradiction`.
    """
    return [
        partings(fact, claim, fact_published, published, aligned=aligned) for claim in candidates
    ]


def contradiction(
    fact: Claim,
    candidates: Sequence[Claim],
    known: StoryClaims,
    published: str,
    fact_published: str = "",
    parted: Sequence[tuple[Parting, ...]] | None = None,
    *,
    aligned: bool = False,
) -> Contradiction | None:
    """Return the strongest checkable contradiction of a fact among some claims.

    Parameters
    ----------
    fact
        The fact's central claim.
    candidates
        Claims of one article.
    known
        All claims with their vectors.
    published, fact_published
        When the two articles appeared.
    parted
        What :func:`parted_values` gives for these, where the caller has it.
    aligned
        Whether the candidates are claims of the fact.

    Returns
    -------
    None where there is none, or where one of the candidates says the same with no other value.
    """
    found: list[Contradiction] = []
    told = parted
    if told is None:
        told = parted_values(fact, candidates, published, fact_published, aligned=aligned)
    for claim, values in zip(candidates, told, strict=True):
        conflicts = [
            p
            for p in (() if _of_two_speakers(fact, claim) else values)
            if p.relation == "conflict" and (aligned or not p.neighbouring)
            if not (aligned and _is_given(p.first, candidates))
            if not (
                p.neighbouring and _may_be_one_moment(p, fact, claim, fact_published, published)
            )
        ]
        mine, theirs = set_aside(fact, claim, conflicts)
        rest = rest_coverage(
            (fact.text, known.encodings[fact.id], mine),
            (claim.text, known.encodings[claim.id], theirs),
        )
        bar = (_aligned_bar if aligned else _bar)(fact, claim, conflicts)
        if any(are_told_apart(p, fact, claim, known) for p in conflicts):
            bar = max(bar, SAME_WORDS_COVERAGE)
        rivals = all(may_conflict(p, fact, claim, known, rest) for p in conflicts)
        if conflicts and rest >= bar and rivals:
            reason = "; ".join(f"{p.kind}: {p.first.text} / {p.second.text}" for p in conflicts)
            found.append(Contradiction(claim, round(min(rest, 0.95), 4), reason))
        elif (
            opposition(fact, claim)
            and rest >= POLARITY_COVERAGE
            and may_be_opposed(fact, claim, known, rest)
        ):
            found.append(
                Contradiction(claim, round(min(rest, 0.95), 4), "polarity: one of the two negates")
            )
        elif rest >= SAME_COVERAGE and all(p.relation == "rounding or bound" for p in values):
            return None
    return max(found, key=lambda c: c.probability) if found else None


def _of_two_speakers(fact: Claim, claim: Claim) -> bool:
    """Tell whether two named speakers state the two: they differ, and no outlet contradicts."""
    voices = fact.voice, claim.voice
    if any(voice.kind == "outlet" for voice in voices):
        return False
    mine, theirs = ({w for w in words(v.speaker) if information(w) > _SMALL_WORD} for v in voices)
    return bool(mine and theirs) and not mine & theirs


def _is_given(value: Mention, claims: Sequence[Claim]) -> bool:
    """Tell whether one of some claims gives a value too: then the article does not deny it."""
    return any(m.kind == value.kind and m.value == value.value for c in claims for m in c.mentions)


def _aligned_bar(fact: Claim, claim: Claim, conflicts: Sequence[Parting]) -> float:
    """Return the same for a claim of the fact's own.

    Shares and rates are of so many things that a fact's claims may still speak of two of them.
    """
    near = all(ratio(p.first, p.second) <= ALIGNED_RATIO for p in conflicts)
    if not near or all(p.kind == "name" for p in conflicts):
        return _bar(fact, claim, conflicts)
    if all(p.kind == "quantity" and p.first.unit in _COMMON_UNITS for p in conflicts):
        return COMMON_COVERAGE
    return max(ALIGNED_COVERAGE, REST_COVERAGE if conflicts[0].neighbouring else 0)


def _may_be_one_moment(
    parting: Parting, fact: Claim, claim: Claim, fact_published: str, published: str
) -> bool:
    """Tell whether two neighbouring days may be one moment: a night has two, and zones differ."""
    return (
        any(is_told_of_a_night(one.text) for one in (fact, claim))
        or zones_may_part(parting.first.text, fact_published)
        or zones_may_part(parting.second.text, published)
    )


def _bar(fact: Claim, claim: Claim, conflicts: Sequence[Parting]) -> float:
    """Return how much two claims must have in common for these values to contradict."""
    if any(p.anchored for p in conflicts):
        return ANCHORED_COVERAGE
    if all(p.kind == "place" for p in conflicts) and _telling_words(fact, claim) < LEAST_WORDS:
        return float("inf")  # "X meets Y in Moscow", "X spoke in Tehran": people move
    if all(p.kind == "name" for p in conflicts):
        return COMMON_COVERAGE  # two persons without one title may both have done it
    if any(p.kind != "date" and p.first.unit not in _COMMON_UNITS for p in conflicts):
        return REST_COVERAGE
    values = (p.first.text for p in conflicts), (p.second.text for p in conflicts)
    telling = min(
        _telling(one.text, aside) for one, aside in zip((fact, claim), values, strict=True)
    )
    return COMMON_COVERAGE if telling >= LEAST_WORDS else float("inf")


def _telling_words(fact: Claim, claim: Claim) -> int:
    """Return how many words tell, beside persons and places, in the claim with fewer of them."""
    return min(
        _telling(
            one.text, (m.text for m in one.mentions if m.kind == "place" or m.unit == "person")
        )
        for one in (fact, claim)
    )


def _telling(text: str, aside: Iterable[str]) -> int:
    """Return how many words of a text tell, some set aside."""
    return sum(information(word) > _SMALL_WORD for word in words(_without(text, aside)))


def _without(text: str, values: Iterable[str]) -> str:
    for value in values:
        text = text.replace(value, " ")
    return text


@dataclass(frozen=True, slots=True)
class Update:
    """A claim with an earlier or a later number of what a fact counts, and what is to be said."""

    claim: Claim
    fact_is_newer: bool
    reason: str


def later_update(
    fact: Claim,
    candidates: Sequence[Claim],
    known: StoryClaims,
    published: str,
    fact_published: str = "",
    parted: Sequence[tuple[Parting, ...]] | None = None,
) -> Update | None:
    """Return the claim that gives another stand of a count that grew from article to article.

    Parameters
    ----------
    fact, candidates, known, published, fact_published, parted
        See :func:`contradiction`.

    Returns
    -------
    None where there is none, or where a candidate says the same as the fact. Neither number is
    against the other: the older one was right when it was printed.
    """
    found: Update | None = None
    told = parted_values(fact, candidates, published, fact_published) if parted is None else parted
    for claim, values in zip(candidates, told, strict=True):
        updates = [p for p in values if p.relation == "later update"]
        if values and (found is not None or not updates):
            continue  # nothing follows from it, however much it covers
        mine, theirs = set_aside(fact, claim, updates)
        rest = rest_coverage(
            (fact.text, known.encodings[fact.id], mine),
            (claim.text, known.encodings[claim.id], theirs),
        )
        if not values and rest >= SAME_COVERAGE:
            return None
        if updates and rest >= REST_COVERAGE:
            shown = "; ".join(f"{p.first.text} / {p.second.text}" for p in updates)
            newer = appeared_before(published, fact_published)
            found = Update(claim, newer, f"later update: {shown}")
    return found
