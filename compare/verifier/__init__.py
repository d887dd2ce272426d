"""Two texts in, how they stand to each other out: a small cross-encoder with three outcomes.

It reads a premise and a hypothesis together, where the encoder reads each by itself, and so sees
a changed number, a negation or swapped roles that leave every word's vector where it was. It is
slow beside the encoder, and is asked about contradictions alone, where fact and evidence share
most of their words. Its sentiment head serves the lens of that name.
"""

from compare.verifier.cached import CachedVerifier
from compare.verifier.choice import choose_verifier
from compare.verifier.outcomes import OUTCOMES, Verifier
from compare.verifier.shipped import ShippedVerifier

__all__ = ["OUTCOMES", "CachedVerifier", "ShippedVerifier", "Verifier", "choose_verifier"]
