"""What of an article the encoder sees, and how the vectors of its passages become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from compare.records import Article

PASSAGE_WORDS = (180, 60)
"""Words of the text in each passage, after the headline.

180 words of news and a headline fill the 256 word pieces that the shipped model sees; the shorter
passage lends weight to what an article opens with. Words past the 180th were tried as further
passages: they are mostly background, which other stories share, and made grouping worse.
"""

_TITLE_WORDS = 40


def passages(article: Article) -> tuple[str, ...]:
    """Article in, the texts to encode out: one or two, the longer first.

    Words are what white space parts, so the layout of a text changes nothing. A text that the
    shorter passage already holds gives one passage.
    """
    title = " ".join(article.title.split()[:_TITLE_WORDS])
    words = article.text[len(article.title) :].split(maxsplit=max(PASSAGE_WORDS))
    bodies = (" ".join(words[:count]) for count in PASSAGE_WORDS)
    texts = ("\n\n".join(part for part in (title, body) if part) for body in bodies)
    return tuple(dict.fromkeys(texts))


def pool(vectors: Sequence[ArrayLike] | NDArray[np.floating]) -> NDArray[np.float32]:
    """Vectors of one article's passages in, the article's unit vector out.

    Parameters
    ----------
    vectors
        One or more rows of length d, one a passage.

    Returns
    -------
    ``(d,)`` float32: their mean, scaled to unit length (a zero mean stays zero).

    Raises
    ------
    ValueError
        Where there are no vectors.
    """
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2 or not len(rows):  # noqa: PLR2004  a matrix has two axes
        message = "an article needs the vector of at least one passage"
        raise ValueError(message)
    mean: NDArray[np.float64] = rows.mean(axis=0)
    norm = float(np.sqrt(np.square(mean).sum()))
    return (mean / (norm or 1)).astype(np.float32)
