"""How much a reader would want to know that a fact is told by some only."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from compare.report.page.standing import standing_alone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.records import Claim, Judgement

_ONLY_HEADLINE, _ONLY_STANDFIRST, _LATE = 0.5, 0.9, 0.2
_BARE, _ENOUGH_VALUES, _PASSING = 0.4, 2, 0.5
_FULL_WORDS, _ENOUGH_WORDS = 20, 8
_UNBORNE = 0.9

_PASSING_DAY = re.compile(
    r"(?:(?:this|last|next) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow|"
    r"yesterday|now|morning|evening|afternoon|night|week|month|year)(?: \w+)?",
    re.IGNORECASE,
)


def salience(
    text: str, claims: Sequence[Claim], told: Sequence[Judgement], others: Sequence[Judgement]
) -> float:
    """Return how telling an omission is, 0 to 1: a rank for reading, not a measure.

    The product of what a reader asks of one. Is it so: how surely a source tells the fact, and the
    share of all sources that surely leave it out (who did not know it yet leaves nothing out). Is
    it about the same matter: how near the others come, best in the middle, since who says nothing
    like it speaks of something else and who says almost the same may mean the same. Does the
    source stand by it: a headline alone counts half, what stands early more than what stands late.
    Is it a fact to carry away: numbers, dates, places and names in it, up to two; enough words to
    be one; words that stand by themselves, not a pronoun or an aside that points elsewhere.

    Parameters
    ----------
    text
        The fact's words.
    claims
        Its claims, that of the words first.
    told, others
        Judgements of the sources that tell it, and of those that do not.

    Notes
    -----
    The weights are plain judgement, made while reading the shipped corpus. Importance they do not
    know: that would take a reader.
    """
    if not claims or not told:
        return 0.0
    sure_told = max(one.probability for one in told)
    borne_out = 1.0 if sum(not one.unsure for one in told) > 1 else _UNBORNE
    left_out = sum(_left_out(one) for one in others) / (len(told) + len(others))
    similarity = sum(one.similarity for one in others) / (len(others) or 1)
    near = (4 * similarity * (1 - similarity)) ** 2
    whole = math.sqrt(min(1.0, len(text.split()) / _FULL_WORDS))
    return round(
        sure_told
        * borne_out
        * left_out
        * near
        * _standing(claims)
        * _concrete(claims[0])
        * whole
        * standing_alone(text),
        6,
    )


def common(
    text: str, claims: Sequence[Claim], told: Sequence[Judgement], others: Sequence[Judgement]
) -> float:
    """Return how well a fact says what happened, 0 to 1: the rank of those that most tell.

    The product of the share of all sources that surely tell it (half for a part of it), and of
    whether it is a fact to carry away, as in :func:`salience`.

    Parameters
    ----------
    text, claims, told, others
        As of :func:`salience`.
    """
    if not claims or not told:
        return 0.0
    parts = sum(one.probability for one in others if one.verdict == "partial")
    share = (sum(one.probability for one in told) + parts / 2) / (len(told) + len(others))
    enough = min(1.0, len(text.split()) / _ENOUGH_WORDS)
    return round(share * _concrete(claims[0]) * enough * standing_alone(text), 6)


def _left_out(judgement: Judgement) -> float:
    """Return the probability that the fact is left out though it was known."""
    return judgement.probability if judgement.verdict == "omitted" else 0.0


def _standing(claims: Sequence[Claim]) -> float:
    """Return how prominently the fact is told, where a body bears it out."""
    body = [claim.position for claim in claims if claim.part == "body"]
    if body:
        return 1 - _LATE * min(body)
    return _ONLY_STANDFIRST if any(one.part == "standfirst" for one in claims) else _ONLY_HEADLINE


def _concrete(claim: Claim) -> float:
    """Return how much a claim can be held to: its values, of which two are enough."""
    values = {
        (one.kind, one.value): _PASSING if _PASSING_DAY.fullmatch(one.text) else 1.0
        for one in claim.mentions
    }
    return _BARE + (1 - _BARE) * min(sum(values.values()), _ENOUGH_VALUES) / _ENOUGH_VALUES
