"""Pairs of articles in, the probability that both are on one event out.

A logistic regression over what speaks for one event: how alike the articles' vectors and their
wording are, and how many days lie between them. The weights lie in ``weights.json``;
``compare.evaluate.fit_stories`` fits and writes them.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from compare.cluster.likely import LikelyPairs, find_pairs
from compare.cluster.wording import wording_rows
from compare.dates import interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    import scipy.sparse as sp
    from numpy.typing import NDArray

    from compare.records import Article

FEATURES = ("vectors", "wording", "days", "undated")
"""The features of a pair, in the order of the weights.

``vectors`` is the cosine of the articles' vectors; ``wording`` the square root of the cosine of
their word-pair rows; ``days`` the natural logarithm of one plus the days between them, 0 where a
date is unknown; ``undated`` 0 where both dates are known, else the logarithm of the number of
articles: without dates, every article of the corpus is a rival.
"""

_LEVELS = 2.0**11
"""Steps between 0 and 1 that a vector's components are rounded to."""


@dataclass(frozen=True, slots=True)
class SameStoryModel:
    """A logistic regression of "both articles are on one event".

    Attributes
    ----------
    intercept
        Log odds of a pair whose features are all zero.
    weights
        One a feature, in the order of :data:`FEATURES`.
    """

    intercept: float
    weights: tuple[float, ...]

    def probability(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the probability (0 to 1) of each pair.

        Parameters
        ----------
        features
            ``(len(FEATURES), ...)``, as :meth:`PairSpace.features` gives them.
        """
        from scipy.special import expit  # noqa: PLC0415  slow to import; a cached run needs none

        score = np.full(features.shape[1:], self.intercept)
        for weight, feature in zip(self.weights, features, strict=True):
            score += weight * feature  # a fixed order of sums, which BLAS would not promise
        return np.asarray(expit(score))


@functools.cache
def load_model() -> SameStoryModel:
    """Return the shipped model."""
    text = resources.files("compare.cluster").joinpath("weights.json").read_text("utf-8")
    data = json.loads(text)
    weights = tuple(float(data["weights"][name]) for name in FEATURES)
    return SameStoryModel(float(data["intercept"]), weights)


@dataclass(frozen=True, slots=True, eq=False)
class PairSpace:
    """Row-aligned arrays from which the features of any pair of n articles follow.

    Attributes
    ----------
    vectors
        ``(n, d)`` float32, unit rows rounded to steps of 2^-11.
    wording
        ``(n, v)``, see :func:`compare.cluster.wording.wording_rows`.
    days
        ``(n,)``, days since 1970; NaN where the date is unknown.
    """

    vectors: NDArray[np.float32]
    wording: sp.csr_matrix
    days: NDArray[np.float64]

    @classmethod
    def of(cls, articles: Sequence[Article], vectors: NDArray[np.float32]) -> PairSpace:
        """Make the arrays of articles and their vectors, row for row."""
        # Products of multiples of 2^-11 are multiples of 2^-22, and sums of them over two unit
        # rows stay under 4: float32 holds every partial sum exactly. So neither thread count nor
        # block size can change a bit of a cosine.
        rounded = np.round(np.asarray(vectors, dtype=np.float64) * _LEVELS) / _LEVELS
        days = np.array([_day(article.published) for article in articles], dtype=np.float64)
        return cls(rounded.astype(np.float32), wording_rows(articles), days)

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.days)

    def features(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return the features of every pair of two sets of articles.

        Parameters
        ----------
        rows, columns
            Numbers of articles.

        Returns
        -------
        ``(len(FEATURES), rows, columns)`` float64, in the order of :data:`FEATURES`.
        """
        apart = np.abs(self.days[rows][:, None] - self.days[columns][None, :])
        unknown = np.isnan(apart)
        return np.stack(
            [
                (self.vectors[rows] @ self.vectors[columns].T).astype(np.float64),
                np.sqrt((self.wording[rows] @ self.wording[columns].T).toarray()),
                np.log1p(np.where(unknown, 0, apart)),
                unknown * np.log(len(self)),
            ]
        )

    def pair_features(
        self, first: NDArray[np.intp], second: NDArray[np.intp]
    ) -> NDArray[np.float64]:
        """Return ``(len(FEATURES), pairs)``: the features of pairs given one by one."""
        apart = np.abs(self.days[first] - self.days[second])
        unknown = np.isnan(apart)
        wording = self.wording[first].multiply(self.wording[second]).sum(axis=1)
        return np.stack(
            [
                np.einsum("pd,pd->p", self.vectors[first], self.vectors[second]).astype(np.float64),
                np.sqrt(np.asarray(wording, dtype=np.float64).ravel()),
                np.log1p(np.where(unknown, 0, apart)),
                unknown * np.log(len(self)),
            ]
        )

    def likely(self, model: SameStoryModel, threshold: float) -> LikelyPairs:
        """Return every pair whose probability is at least the threshold."""
        return find_pairs(self, model, threshold)


def _day(published: str) -> float:
    """Return the middle of a publication time in days since 1970, NaN where unknown."""
    moments = interval(published)
    if moments is None:
        return float("nan")
    return (moments[0].timestamp() + moments[1].timestamp()) / 2 / 86_400
