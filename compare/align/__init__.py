"""Claims of a story in, facts out."""

from compare.align.facts import align, likely_pairs
from compare.align.pairs import FEATURES, pair_features, same_fact_probabilities

__all__ = ["FEATURES", "align", "likely_pairs", "pair_features", "same_fact_probabilities"]
