"""Facts and the claims of one article in, how likely the nearest of them tells each fact out.

That a fact's words turn up in an article does not make it say so: all who report one event use the
same names and nouns. An article that tells a fact has a claim that comes near to the fact's own
*as a claim*, and leaves few of the fact's words with nothing to match.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

import numpy as np

from compare.judge.features import FEATURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.judge.reading import StoryClaims
    from compare.records import Claim, Fact

_QUANTILE, _HAS_NUMBERS, _MISSING = (
    FEATURES.index(name) for name in ("pair_quantile", "has_numbers", "numbers_missing_pair")
)

INTERCEPT, SAMENESS, QUANTILE, NUMBERS = -3.74, 5.43, 5.44, 2.08
"""A logistic regression on the greatest same-fact probability, the quantile of the words' cosines
in the evidence, and whether the fact has numbers and the evidence all of them. Fitted
(``python -m compare.evaluate.fit_likeness``) on 258 verdicts of "told" on six real events of three
outlets each, read by hand: does the article tell at least a part of the fact? On events left out
it gives a ROC AUC of 0.85 (0.62 for the probability of the words alone)."""


USUAL_SHARE, SHARE_WEIGHT = 0.18, 5.0
"""Of an article's claims, at least this share stands in one fact with claims of another article
where both report one event; that weighs as much as so many claims."""

LEAST_PRIOR = -2.0
"""The most (a logit) that a smaller share takes away: articles that share nothing else may still
share a fact."""


def likeness(
    facts: Sequence[Fact],
    claims: Sequence[Claim],
    known: StoryClaims,
    values: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return for each fact the probability that an article tells at least some of it.

    Parameters
    ----------
    facts
        ``n`` facts of a story.
    claims
        Claims of one article.
    known
        The story's claims, with their same-fact probabilities.
    values
        ``(n, len(FEATURES))``: the features of each fact in that article.

    Returns
    -------
    ``(n,)``, meant for facts whose words are found there; NaN where ``known`` has no same-fact
    probabilities, or the article no claims.
    """
    if known.sameness is None or not claims:
        return np.full(len(facts), np.nan)
    same = known.sameness[known.places(facts, claims)].max(axis=1)
    numbers = (values[:, _HAS_NUMBERS] > 0) & (values[:, _MISSING] == 0)
    scores = INTERCEPT + SAMENESS * same + QUANTILE * values[:, _QUANTILE] + NUMBERS * numbers
    scores += _prior(facts, claims[0].article_id, known)
    return np.asarray(1 / (1 + np.exp(-scores)))


def _prior(facts: Sequence[Fact], article_id: str, known: StoryClaims) -> NDArray[np.float64]:
    """Return what to add to the score of each fact for how much its source shares with an article.

    Two reports of one event tell much alike, two comments on the state of the economy next to
    nothing. Where the article has a claim in the fact, nothing is added.
    """
    tellers = [{known.claims[one].article_id for one in fact.claim_ids} for fact in facts]
    all_claims = Counter(claim.article_id for claim in known.claims.values())
    shared = Counter(
        known.claims[one].article_id
        for fact, told in zip(facts, tellers, strict=True)
        if article_id in told
        for one in fact.claim_ids
    )
    usual = log(USUAL_SHARE / (1 - USUAL_SHARE))
    added = {}
    for source, n_claims in all_claims.items():
        share = (shared[source] + SHARE_WEIGHT * USUAL_SHARE) / (n_claims + SHARE_WEIGHT)
        odds = log(share / (1 - share)) if share < 1 else usual
        added[source] = min(max(odds - usual, LEAST_PRIOR), 0.0)
    return np.array(
        [
            0.0 if article_id in told else added[known.claims[fact.claim_ids[0]].article_id]
            for fact, told in zip(facts, tellers, strict=True)
        ]
    )
