"""Planted errors: typed, minimal edits of real sentences, whose truth is known.

>>> from compare.evaluate.planted import edits, names_pool
>>> docs = parser.parse(paragraphs)                       # doctest: +SKIP
>>> pool = names_pool(docs)                               # doctest: +SKIP
>>> edits(next(docs[0].sents), random.Random(0), pool)    # doctest: +SKIP
"""

from compare.evaluate.planted.kinds import KINDS, article_edits, edits, seed_of
from compare.evaluate.planted.names import names_pool
from compare.evaluate.planted.rewriting import Planted

__all__ = ["KINDS", "Planted", "article_edits", "edits", "names_pool", "seed_of"]
