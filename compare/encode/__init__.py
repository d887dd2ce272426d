"""Texts in, vectors out: one forward pass gives the sentence vector and the token vectors.

A text's vectors depend on that text and the model alone, never on its company, on the number of
workers or on the state of the cache: vectors are rounded to half precision as they leave the
model, so that a vector from the cache equals a fresh one.
"""

from compare.encode.cached import CachedEncoder
from compare.encode.choice import choose_encoder
from compare.encode.encoding import MAX_CHARACTERS, Encoder, Encoding, sentence_vectors
from compare.encode.runtime import RuntimeEncoder
from compare.encode.shipped import SHIPPED_SHA256
from compare.encode.transformer import SentenceTransformerEncoder

__all__ = [
    "MAX_CHARACTERS",
    "SHIPPED_SHA256",
    "CachedEncoder",
    "Encoder",
    "Encoding",
    "RuntimeEncoder",
    "SentenceTransformerEncoder",
    "choose_encoder",
    "sentence_vectors",
]
