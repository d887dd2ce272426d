"""Articles in, weighted word pairs out: the sparse rows that two articles' wording is compared by.

Two articles on one event share pairs of neighbouring words ("ferry terminal", "eight-year
offer") even where their outlets write in other words; two on one subject share single words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import scipy.sparse as sp

    from compare.records import Article

PRIOR_ARTICLES = 300
"""Articles without a given word pair that are counted beside the corpus.

In a folder of seven articles on one event, the event's own words stand in all seven; without
this prior, inverse document frequency would call them common and weigh them nothing.
"""

_WORD_PATTERN = r"(?u)\b[^\W_][^\W_]+\b"
"""A word or number of two characters or more, in any script."""

_WORDS_READ = 2000
_COLUMNS = 2**30
"""Columns of the hashed rows: so many that two word pairs almost never share one."""


def wording_rows(articles: Sequence[Article]) -> sp.csr_matrix:
    """Articles in, rows of word-pair weights out, of at most unit length.

    Parameters
    ----------
    articles
        n articles; of each the first 2,000 words are read, English function words left out.

    Returns
    -------
    ``(n, v)`` with indices in order; the product of two rows is their cosine, 0 to 1.

    Notes
    -----
    TF-IDF (Salton and Buckley, 1988), ``(1 + ln tf) * ln((n + 300) / df)``. We depart from it in
    pairs of words that only one article has: the more articles there are, the less such a pair
    can tell, so its weight is scaled by ``sqrt(300 / (n + 300))``. They lengthen their row, but
    match nothing and get no column. Hashing (Weinberger et al., 2009) needs no vocabulary and
    depends on nothing but the words.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415  slow to import; a cached run needs none
    from sklearn.feature_extraction.text import HashingVectorizer  # noqa: PLC0415  the same

    vectorizer = HashingVectorizer(
        token_pattern=_WORD_PATTERN,
        stop_words="english",
        ngram_range=(2, 2),
        n_features=_COLUMNS,
        norm=None,
        alternate_sign=False,
    )
    texts = (
        " ".join(article.text.split(maxsplit=_WORDS_READ)[:_WORDS_READ]) for article in articles
    )
    counts = vectorizer.transform(texts)
    counts.sum_duplicates()
    n = len(articles)
    _, columns, frequency = np.unique(counts.indices, return_inverse=True, return_counts=True)
    alone = frequency == 1
    inverse = np.log((n + PRIOR_ARTICLES) / frequency)
    inverse[alone] *= np.sqrt(PRIOR_ARTICLES / (n + PRIOR_ARTICLES))
    weights = (1 + np.log(counts.data)) * inverse[columns]
    row_of = np.repeat(np.arange(n), np.diff(counts.indptr))
    norms = np.sqrt(np.bincount(row_of, weights**2, minlength=n))
    shared = ~alone[columns]
    number = np.cumsum(~alone) - 1
    rows = csr_matrix(
        (
            (weights / norms[row_of])[shared],
            (row_of[shared], number[columns[shared]]),
        ),
        shape=(n, max(int(number[-1]) + 1, 1) if len(number) else 1),
    )
    rows.sort_indices()
    return rows
