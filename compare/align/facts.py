"""Claims of one story in, facts out: average linkage on same-fact probabilities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.agreement import partings
from compare.agreement.polarity import opposition
from compare.align.fragments import is_fragment
from compare.align.pairs import same_fact_probabilities
from compare.records import Fact, content_id
from compare.settings import AlignSettings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding
    from compare.records import Claim, Story

LIKELY_PROBABILITY = 0.15
"""Under this two claims of one fact are in it for the sake of others, and may state two things; a
lens then asks more of them."""

NEAR_PROBABILITY = 0.2
"""From here on an article's claim outside a fact may be how it tells the fact, if it does."""

_PART_PROMINENCE = {"headline": 0.6, "standfirst": 0.5}
_LEAD_PROMINENCE = 0.4


def align(
    story: Story,
    claims: Sequence[Claim],
    encodings: Sequence[Encoding],
    sources: Mapping[str, str],
    settings: AlignSettings | None = None,
    probabilities: NDArray[np.float64] | None = None,
) -> tuple[Fact, ...]:
    """Group the claims of a story into facts; every claim is in exactly one.

    Parameters
    ----------
    story
        The story the claims belong to.
    claims, encodings
        Its ``n`` claims in reading order, article by article, and the vectors of their words.
    sources
        Source of each article, by article id.
    settings
        The probability at which groups stop growing.
    probabilities
        ``(n, n)``: what :func:`same_fact_probabilities` gives, where the caller has it already.

    Returns
    -------
    Facts, told by most sources first, then by weight, then by id.

    Notes
    -----
    Average linkage (Sokal and Michener, 1958): two groups join while the mean probability over
    all pairs between them is at least the threshold, so that a chain of near neighbours does not
    become one fact. Time and memory grow with n².
    """
    if not claims:
        return ()
    settings = settings or AlignSettings()
    if probabilities is None:
        probabilities = same_fact_probabilities(claims, encodings)
    labels = _group(probabilities, settings.probability_threshold)
    facts = []
    for label in sorted(set(labels.tolist())):
        members = np.flatnonzero(labels == label)
        order = _by_centrality(members, probabilities, claims)
        chosen = [claims[i] for i in order]
        told_by = {sources[claim.article_id] for claim in chosen}
        ids = tuple(claim.id for claim in chosen)
        facts.append(
            Fact(
                id=content_id(story.id, *sorted(ids)),
                story_id=story.id,
                text=chosen[0].text,
                claim_ids=ids,
                weight=round(len(told_by) + _shown(chosen), 4),
            )
        )
    return tuple(sorted(facts, key=lambda fact: (-fact.weight, fact.id)))


def likely_pairs(
    facts: Sequence[Fact],
    claims: Sequence[Claim],
    probabilities: NDArray[np.float64],
    near: Mapping[str, frozenset[str]] | None = None,
) -> dict[str, dict[str, float]]:
    """Return for each claim of a fact those of the fact that are near to it by themselves.

    With each goes how likely the two state the same. A fact's claims are near to each other on
    average alone.

    Parameters
    ----------
    facts, claims, probabilities
        Of one story; see :func:`align`.
    near
        Claims that may tell a fact from outside it; see :func:`near_claims`.
    """
    rows = {claim.id: row for row, claim in enumerate(claims)}
    found: dict[str, dict[str, float]] = {}
    for fact in facts:
        told = (*fact.claim_ids, *sorted((near or {}).get(fact.id, ())))
        for one in told:
            for other in told:
                probability = float(probabilities[rows[one], rows[other]])
                if probability >= LIKELY_PROBABILITY:
                    found.setdefault(one, {})[other] = probability
    return found


def near_claims(
    facts: Sequence[Fact], claims: Sequence[Claim], probabilities: NDArray[np.float64]
) -> dict[str, frozenset[str]]:
    """Return for each fact, by id, the claim nearest to it of each article without one in it.

    Only where that is near enough; of two as near the earlier one.

    Parameters
    ----------
    facts, claims, probabilities
        Of one story; see :func:`align`.
    """
    rows = {claim.id: row for row, claim in enumerate(claims)}
    of_article: dict[str, list[int]] = {}
    for row, claim in enumerate(claims):
        of_article.setdefault(claim.article_id, []).append(row)
    near = {}
    for fact in facts:
        own = {claims[rows[claim_id]].article_id for claim_id in fact.claim_ids}
        central = probabilities[rows[fact.claim_ids[0]]]
        best = [
            members[int(central[members].argmax())]
            for article, members in of_article.items()
            if article not in own
        ]
        near[fact.id] = frozenset(claims[i].id for i in best if central[i] >= NEAR_PROBABILITY)
    return near


def _shown(claims: Sequence[Claim]) -> float:
    """Return how prominently a fact stands; one of which only a leftover remains stands last."""
    return 0.0 if is_fragment(claims[0].text) else min(prominence(claims), 0.999)


def prominence(claims: Sequence[Claim]) -> float:
    """Return how prominently claims stand, 0 to 1: headline, standfirst, lead, and repetition."""
    unseen = 1.0
    for claim in claims:
        own = _PART_PROMINENCE.get(claim.part, _LEAD_PROMINENCE * (1 - claim.position))
        unseen *= 1 - own
    return 1 - unseen


def _group(probabilities: NDArray[np.float64], threshold: float) -> NDArray[np.intp]:
    """Return a group number for each claim."""
    if len(probabilities) == 1:
        return np.zeros(1, np.intp)
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415  slow to import
    from scipy.spatial.distance import squareform  # noqa: PLC0415  the same

    distances = 1 - probabilities
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(np.round(distances, 6), checks=False), "average")
    return np.asarray(fcluster(tree, 1 - threshold + 1e-9, "distance"), np.intp)


def _by_centrality(
    members: NDArray[np.intp], probabilities: NDArray[np.float64], claims: Sequence[Claim]
) -> list[int]:
    """Return members, the one that speaks for all first, the rest in reading order.

    That is one which breaks off nowhere, whose values most of the others share (a fact is told in
    the majority's version), then one near to all the others; a headline is terse and a standfirst
    little better, so among about equals the body speaks.
    """
    inside = probabilities[np.ix_(members, members)].mean(axis=1)
    rank = {"body": 0, "standfirst": 1, "headline": 2}
    support = [_support(claims[m], [claims[other] for other in members]) for m in members]
    near = inside >= inside.max() - 0.05
    whole = [not is_fragment(claims[m].text) for m in members]
    keys = zip(members, support, near, whole, strict=True)
    ordered = sorted(keys, key=lambda k: (not k[3], -k[1], not k[2], rank[claims[k[0]].part], k[0]))
    first = int(ordered[0][0])
    return [first, *(int(m) for m in members if m != first)]


def _support(claim: Claim, others: Sequence[Claim]) -> int:
    """Return how many of some claims share a number or a day with one, less those that part.

    Those that negate what it affirms part from it too.
    """
    own = _values(claim)
    agreeing = sum(bool(own & _values(other)) for other in others if other is not claim)
    parting = sum(
        any(p.relation == "conflict" for p in partings(claim, other, aligned=True))
        or bool(opposition(claim, other))
        for other in others
    )
    return agreeing - parting


def _values(claim: Claim) -> frozenset[tuple[str, str]]:
    return frozenset((m.kind, m.value) for m in claim.mentions if m.kind in {"quantity", "date"})
