"""Two texts in, how they stand to each other out: a small cross-encoder with three outcomes.

It reads a premise and a hypothesis together, where the encoder reads each by itself, and so sees
a changed number, a negation or swapped roles that leave every word's vector where it was. It is
slow beside the encoder, and is asked about contradictions alone, where fact and evidence share
most of their words. Its sentiment head serves the lens of that name.
"""

from compare.verifier.cached import CachedVerifier
from compare.verifier.choice import choose_verifier, shipped_verifier
from compare.verifier.kept import KeptStance
from compare.verifier.outcomes import OUTCOMES, Verifier
from compare.verifier.shipped import ShippedVerifier
from compare.verifier.stance import Stance, Target

__all__ = [
    "OUTCOMES",
    "CachedVerifier",
    "KeptStance",
    "ShippedVerifier",
    "Stance",
    "Target",
    "Verifier",
    "choose_verifier",
    "shipped_verifier",
]
