"""Claims of a story in, facts out."""

from compare.align.facts import align, likely_pairs, near_claims
from compare.align.pairs import FEATURES, pair_features, same_fact_probabilities

__all__ = [
    "FEATURES",
    "align",
    "likely_pairs",
    "near_claims",
    "pair_features",
    "same_fact_probabilities",
]
