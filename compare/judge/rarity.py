"""The articles of one story in, how much each word tells inside that story out.

Where all articles speak of inflation, a sentence on inflation is near to every fact on inflation:
that a word is rare in the news says nothing there. What is rare among the articles of the story
tells one statement from another: inverse document frequency (Spärck Jones, 1972), by story.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from compare.interaction import weights_by
from compare.lexicon import information, rarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from compare.encode import Encoding


def story_rarity(articles: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return for each word of a story how rare it is among the story's articles.

    Parameters
    ----------
    articles
        The sentences of each article.

    Returns
    -------
    From near 0, for a word of all articles, to 1, for a word of one.
    """
    found = rarity(["\n".join(sentences) for sentences in articles])
    most = log((len(articles) + 1) / 1.5)  # what a word of one article tells
    return {word: tells / most for word, tells in found.items()}


def rare_weights(text: str, encoding: Encoding, known: Mapping[str, float]) -> NDArray[np.float64]:
    """Return the weight of each token: its word's information times its rarity in the story.

    Returns
    -------
    ``(t,)``, summing to 1; all zero where no token lies in a word.
    """
    return weights_by(
        text, encoding.offsets[:, 0], lambda word: information(word) * known.get(word, 1.0)
    )
