"""The lens for weight: one source leads with what another leaves to the end.

News is written in an inverted pyramid, so that place tells weight (van Dijk, 1988). Looked at are
all claims by which each source tells the fact; the one that stands first counts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from compare.frame.sameness import sameness
from compare.frame.statement import is_one_act
from compare.frame.telling import Found, enough
from compare.lexicon import information, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.frame.telling import Telling
    from compare.records import Claim

BURIED_FROM = 2 / 3
"""A fact first told past this share of the text is left to the end,"""

TOLD_SHARE = 0.5
"""unless an earlier paragraph holds this share of the information of its words."""

SAME_CLAIM_COVERAGE = 0.66
"""Two claims must cover each other at least this much, or nearly where alignment is sure."""

MIN_PARAGRAPHS = 5
"""In an article of fewer paragraphs nothing is buried."""


def look(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield one difference where one source leads with a fact and the other buries it.

    Values are ``lead`` (headline, standfirst or first paragraph) and ``end``, with the place in
    brackets. ``direction`` names the side that leads with it; ``strength`` is the share of the
    text between.
    """
    mine, theirs = _first(first), _first(second)
    ranks = _rank(first, mine), _rank(second, theirs)
    if {"lead", "end"} != set(ranks):
        return
    covered = SAME_CLAIM_COVERAGE
    if is_one_act(first, second):
        covered = enough(first, second, covered)
    if sameness(first, second) < covered:
        return
    yield Found(
        relation="prominence",
        value_a=_value(ranks[0], mine),
        span_a=mine.hull,
        value_b=_value(ranks[1], theirs),
        span_b=theirs.hull,
        strength=round(min(1.0, abs(mine.position - theirs.position)), 4),
        direction="a" if ranks[0] == "lead" else "b",
    )


def _first(telling: Telling) -> Claim:
    """Return the claim that tells the fact first in its article."""
    return min((telling.claim, *telling.also), key=lambda claim: (claim.position, claim.id))


def _rank(telling: Telling, claim: Claim) -> str:
    article = telling.article
    start = claim.spans[0][0]
    body = article.body_start
    if (
        start < body
        or (
            "\n\n" not in article.text[body:start]
            # A text without paragraphs leads with its first sentence.
            and ("\n\n" in article.text[body:] or claim.sentence[0] <= body)
        )
    ):
        return "lead"
    long = article.text.count("\n\n") + 1 >= MIN_PARAGRAPHS
    late = long and claim.position >= BURIED_FROM
    return "end" if late and not _is_told(claim, article.text[: claim.sentence[0]]) else "middle"


def _is_told(claim: Claim, before: str) -> bool:
    """Tell whether a paragraph before a claim may tell it already, in words not seen as such."""
    wanted = {word: information(word) for word in words(claim.text)}
    whole = sum(wanted.values())
    return any(
        sum(wanted.get(word, 0.0) for word in _told_words(paragraph)) >= TOLD_SHARE * whole
        for paragraph in before.split("\n\n")
    )


@lru_cache(maxsize=2**11)  # an article's paragraphs are asked about again for every fact in it
def _told_words(paragraph: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words(paragraph)))


def _value(rank: str, claim: Claim) -> str:
    """Return the place as a reader should see it."""
    if rank == "end":
        return f"end ({claim.position:.0%} into the text)"
    return f"lead ({claim.part if claim.part != 'body' else 'first paragraph'})"
