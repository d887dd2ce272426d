"""Two claims in, the probability that they state the same fact out.

A logistic regression over late-interaction coverage in both directions, how far that stands out
from what else the two articles say, and the cosines of the claims and of the sentences that they
stand in (a clause by itself often lacks whom it is about). Its weights lie in ``weights.json`` and
are fitted by ``python -m compare.evaluate.fit_align``. Numbers and names that differ count for
nothing of their own, on purpose: two outlets that give two death tolls tell the same fact, and
differ in it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from compare.align.standing import standing
from compare.interaction import coverage, stack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding
    from compare.records import Claim

FEATURES = (
    "cosine",
    "least_coverage",
    "most_coverage",
    "least_standing",
    "most_standing",
    "sentence_cosine",
)
"""Names of the pair's features, in order; those of standing are standard scores, the others lie
between about 0 and 1."""


ONE_ARTICLE = 0.5
"""By so much lower is the score (a logit) of two claims of one article: the weights are of pairs of
two articles, and an article says a thing again far less often than another thing of the same."""


def pair_features(
    claims: Sequence[Claim],
    encodings: Sequence[Encoding],
    sentences: Sequence[Encoding] | None = None,
    covered: NDArray[np.float32] | None = None,
) -> NDArray[np.float64]:
    """Return the features of all pairs of ``n`` claims.

    Parameters
    ----------
    claims, encodings
        Claims of one story, and the vectors of their words.
    sentences
        The vectors of the sentence that each claim stands in; without them a claim is its own.
    covered
        ``(n, n)``: how much of each claim every other covers, where that is known already.

    Returns
    -------
    ``(n, n, len(FEATURES))``, symmetric in the first two axes. Time and memory grow with n².
    """
    return np.stack(list(_features(claims, encodings, sentences, covered)), axis=2)


def same_fact_probabilities(
    claims: Sequence[Claim],
    encodings: Sequence[Encoding],
    sentences: Sequence[Encoding] | None = None,
    covered: NDArray[np.float32] | None = None,
) -> NDArray[np.float64]:
    """Return for all pairs of ``n`` claims the probability that they state the same fact.

    Parameters
    ----------
    claims, encodings, sentences, covered
        See :func:`pair_features`.

    Returns
    -------
    ``(n, n)``, symmetric, 1 on the diagonal.
    """
    if not claims:
        return np.zeros((0, 0))
    weights = _weights()
    own = np.unique([claim.article_id for claim in claims], return_inverse=True)[1]
    scores = np.where(own[:, np.newaxis] == own, weights[0] - ONE_ARTICLE, weights[0])
    found = _features(claims, encodings, sentences, covered)
    for weight, values in zip(weights[1:], found, strict=True):
        scores += weight * values  # one feature at a time: a long story has millions of pairs
    probabilities = 1 / (1 + np.exp(-scores))
    probabilities = (probabilities + probabilities.T) / 2  # sums in another order, last bits
    np.fill_diagonal(probabilities, 1)
    return np.asarray(probabilities)


def _features(
    claims: Sequence[Claim],
    encodings: Sequence[Encoding],
    sentences: Sequence[Encoding] | None,
    covered: NDArray[np.float32] | None,
) -> Iterator[NDArray[np.float64]]:
    """Give the values of each feature, ``(n, n)``, in the order of :data:`FEATURES`."""
    if covered is None:
        covered = coverage([claim.text for claim in claims], encodings, *stack(encodings))
    both = covered.astype(np.float64)
    cosines = _cosines(encodings)
    yield cosines
    yield np.minimum(both, both.T)
    yield np.maximum(both, both.T)
    articles = [claim.article_id for claim in claims]
    stands = standing((both + both.T) / 2, articles)
    yield np.minimum(stands, stands.T)
    yield np.maximum(stands, stands.T)
    own = np.unique(articles, return_inverse=True)[1]
    around = cosines if sentences is None else _cosines(sentences)
    # Inside one article sentences tell nothing: clauses of one sentence are different statements.
    yield np.where(own[:, np.newaxis] == own, cosines, around)


def _cosines(encodings: Sequence[Encoding]) -> NDArray[np.float64]:
    vectors = np.stack([encoding.vector for encoding in encodings]).astype(np.float32)
    return np.asarray(vectors @ vectors.T, np.float64)


@cache
def _weights() -> NDArray[np.float64]:
    """Return intercept and weights in the order of :data:`FEATURES`."""
    text = resources.files("compare.align").joinpath("weights.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return np.array([data["intercept"], *(data["weights"][name] for name in FEATURES)])
