"""Fact and article in, verdict out."""

from compare.judge.features import FEATURES, Passages, measure
from compare.judge.model import OUTCOMES, probabilities
from compare.judge.reading import Reading, StoryClaims
from compare.judge.scrutiny import Scrutiny
from compare.judge.verdicts import judge
from compare.judge.verification import verify

__all__ = [
    "FEATURES",
    "OUTCOMES",
    "Passages",
    "Reading",
    "Scrutiny",
    "StoryClaims",
    "judge",
    "measure",
    "probabilities",
    "verify",
]
