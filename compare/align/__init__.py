"""Claims of a story in, facts out."""

from compare.align.facts import align
from compare.align.pairs import FEATURES, pair_features, same_fact_probabilities

__all__ = ["FEATURES", "align", "pair_features", "same_fact_probabilities"]
