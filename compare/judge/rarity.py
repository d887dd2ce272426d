"""The articles of one story in, how much each word tells inside that story out.

Where all articles speak of inflation, a sentence on inflation is near to every fact on inflation:
that a word is rare in the news says nothing there. What is rare among the articles of the story
tells one statement from another: inverse document frequency (Spärck Jones, 1972), by story.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from compare.interaction import weights_by
from compare.lexicon import information, words

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
    held = Counter(
        word for sentences in articles for word in {w for one in sentences for w in words(one)}
    )
    most = _tells(1, len(articles))
    return {word: _tells(count, len(articles)) / most for word, count in held.items()}


def _tells(count: int, n_articles: int) -> float:
    return log((n_articles + 1) / (count + 0.5))


def rare_weights(text: str, encoding: Encoding, rarity: Mapping[str, float]) -> NDArray[np.float64]:
    """Return the weight of each token: its word's information times its rarity in the story.

    Returns
    -------
    ``(t,)``, summing to 1; all zero where no token lies in a word.
    """
    return weights_by(
        text, encoding.offsets[:, 0], lambda word: information(word) * rarity.get(word, 1.0)
    )
