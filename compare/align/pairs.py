"""Two claims in, the probability that they state the same fact out.

A logistic regression over late-interaction coverage, by words that are rare in the news and by
words that are rare among the story's claims, how far that stands out from what else the two
articles say, how much of each other the sentences cover that the claims stand in (a clause by
itself often lacks whom it is about), and how many words of which weight the claims have in common.
Its weights lie in ``weights.json`` and are fitted by ``python -m compare.evaluate.fit_align``.
Numbers and names that differ count no more than other words, on purpose: two outlets that give two
death tolls tell the same fact, and differ in it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from compare.affinity import claim_affinities
from compare.align.standing import standing
from compare.align.tolls import toll_pairs
from compare.interaction import coverage, stack
from compare.lexicon import rarity, words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from numpy.typing import NDArray

    from compare.affinity import Affinities
    from compare.encode import Encoding
    from compare.records import Claim

FEATURES = (
    "least_coverage",
    "least_rare_coverage",
    "most_standing",
    "sentence_coverage",
    "shared_words",
)
"""Names of the pair's features, in order. Standing is a standard score, shared words the logarithm
of a sum of weights, the others lie between about 0 and 1."""


ONE_ARTICLE = 1.64
"""By so much lower is the score (a logit) of two claims of one article: the weights are of pairs of
two articles, and an article says a thing again far less often than another thing of the same. The
number was chosen on SPARK's facts and on the shipped corpus; on both a tenth more or less shows."""

ONE_SENTENCE = 5.0
"""And by so much more where they are of one sentence: its clauses are different statements."""


ONE_TOLL = 0.8
"""Two claims that give one toll of one event are at least this likely the same fact, whatever their
words; see :mod:`compare.align.tolls`."""


def pair_features(
    claims: Sequence[Claim],
    encodings: Sequence[Encoding],
    sentences: Sequence[tuple[str, Encoding]] | None = None,
    affinities: Affinities | None = None,
) -> NDArray[np.float64]:
    """Return the features of all pairs of ``n`` claims.

    Parameters
    ----------
    claims, encodings
        Claims of one story, and the vectors of their words.
    sentences
        The sentence that each claim stands in, and its vectors; without them a claim is its own.
    affinities
        How near the claims are to each other, where that is known already.

    Returns
    -------
    ``(n, n, len(FEATURES))``, symmetric in the first two axes. Time and memory grow with n².
    """
    near = affinities or claim_affinities(claims, encodings)
    return np.stack(list(_features(claims, sentences, near)), axis=2)


def same_fact_probabilities(
    claims: Sequence[Claim],
    encodings: Sequence[Encoding],
    sentences: Sequence[tuple[str, Encoding]] | None = None,
    affinities: Affinities | None = None,
) -> NDArray[np.float64]:
    """Return for all pairs of ``n`` claims the probability that they state the same fact.

    Parameters
    ----------
    claims, encodings, sentences, affinities
        See :func:`pair_features`.

    Returns
    -------
    ``(n, n)``, symmetric, 1 on the diagonal.
    """
    if not claims:
        return np.zeros((0, 0))
    weights = _weights()
    one_article = _own([claim.article_id for claim in claims])
    one_sentence = _own([(claim.article_id, claim.sentence) for claim in claims])
    scores = weights[0] - ONE_ARTICLE * one_article - ONE_SENTENCE * one_sentence
    near = affinities or claim_affinities(claims, encodings)
    found = zip(FEATURES, weights[1:], _features(claims, sentences, near), strict=True)
    one_toll: list[tuple[int, int]] = []
    for name, weight, values in found:
        scores += weight * values  # one feature at a time: a long story has millions of pairs
        if name == "most_standing":
            one_toll = list(toll_pairs(claims, encodings, values, near.ceiling))
    probabilities = 1 / (1 + np.exp(-scores))
    probabilities = (probabilities + probabilities.T) / 2  # sums in another order, last bits
    for one, other in one_toll:
        told = max(ONE_TOLL, probabilities[one, other])
        probabilities[one, other] = probabilities[other, one] = told
    np.fill_diagonal(probabilities, 1)
    return np.asarray(probabilities)


def _features(
    claims: Sequence[Claim],
    sentences: Sequence[tuple[str, Encoding]] | None,
    near: Affinities,
) -> Iterator[NDArray[np.float64]]:
    """Give the values of each feature, ``(n, n)``, in the order of :data:`FEATURES`."""
    yield np.minimum(near.coverage, near.coverage.T).astype(np.float64)
    rare = near.rare.astype(np.float64)
    yield np.minimum(rare, rare.T)
    articles = [claim.article_id for claim in claims]
    stands = standing((rare + rare.T) / 2, articles)
    yield np.maximum(stands, stands.T)
    most = np.maximum(rare, rare.T)
    # Inside one article sentences tell nothing: clauses of one sentence are different statements.
    yield most if sentences is None else np.where(_own(articles), most, _around(sentences))
    yield _shared_words([claim.text for claim in claims])


def _own(places: Sequence[Hashable]) -> NDArray[np.bool_]:
    """Return which pairs of claims are of one place: an article, or a sentence of one."""
    numbers = {place: number for number, place in enumerate(dict.fromkeys(places))}
    own = np.array([numbers[place] for place in places], np.intp)
    return np.asarray(own[:, np.newaxis] == own)


def _around(sentences: Sequence[tuple[str, Encoding]]) -> NDArray[np.float64]:
    """Return how much the claims' sentences cover of each other, the better of both ways."""
    distinct = dict(sentences)
    vectors = list(distinct.values())
    covered = coverage(list(distinct), vectors, *stack(vectors)).astype(np.float64)
    places = {text: place for place, text in enumerate(distinct)}
    rows = [places[text] for text, _ in sentences]
    return np.asarray(np.maximum(covered, covered.T)[np.ix_(rows, rows)])


def _shared_words(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return ln(1 + how much the words that two texts share tell among all of them)."""
    from scipy.sparse import csr_array  # noqa: PLC0415  slow to import

    weights = rarity(texts)
    columns = {word: column for column, word in enumerate(sorted(weights))}
    held = [sorted(columns[word] for word in set(words(text))) for text in texts]
    firsts = np.cumsum([0, *map(len, held)])
    places = np.array([column for row in held for column in row], np.intp)
    ones = csr_array((np.ones(len(places)), places, firsts), shape=(len(texts), len(columns)))
    weighed = ones * np.array([weights[word] for word in columns])
    return np.asarray(np.log1p((weighed @ ones.T).toarray()))


@cache
def _weights() -> NDArray[np.float64]:
    """Return intercept and weights in the order of :data:`FEATURES`."""
    text = resources.files("compare.align").joinpath("weights.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return np.array([data["intercept"], *(data["weights"][name] for name in FEATURES)])
