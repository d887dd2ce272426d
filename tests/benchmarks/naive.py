"""The pipeline that one would write in a notebook, for comparison.

Every sentence of every article through sentence-transformers' ``encode`` as it stands; articles
as the mean of their sentences, grouped by scikit-learn's average linkage over all of them; inside
a group, every sentence against every other, at least .6 alike being one fact.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.records import Article

_SENTENCE_END = re.compile(r"(?<=[.!?”])\s+")


def run(articles: Sequence[Article]) -> dict[str, Any]:
    """Compare articles naively; return the seconds of each stage, and what was found."""
    seconds: dict[str, float] = {}
    started = time.perf_counter()
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  part of what it costs

    from compare.encode.shipped import shipped_model  # noqa: PLC0415  the same weights

    def lap(stage: str) -> None:
        nonlocal started
        now = time.perf_counter()
        seconds[stage] = seconds.get(stage, 0) + now - started
        started = now

    model = SentenceTransformer(str(shipped_model()), local_files_only=True)
    lap("start")
    sentences = [_SENTENCE_END.split(article.text) for article in articles]
    owner = np.repeat(np.arange(len(articles)), [len(part) for part in sentences])
    encoded = model.encode([one for part in sentences for one in part], show_progress_bar=False)
    vectors = np.asarray(encoded, np.float32)
    lap("encode")
    means = np.stack([vectors[owner == number].mean(axis=0) for number in range(len(articles))])
    labels = group(means)
    lap("cluster")
    alike = 0
    for label in np.unique(labels):
        inside = vectors[np.isin(owner, np.flatnonzero(labels == label))]
        alike += int(np.triu(inside @ inside.T >= 0.6, 1).sum())
    lap("compare")
    return {"seconds": seconds, "stories": len(np.unique(labels)), "pairs": alike}


def group(vectors: NDArray[np.float32]) -> NDArray[np.intp]:
    """Return a label for each article by average linkage over all of them."""
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415  see run

    method = AgglomerativeClustering(
        n_clusters=None, distance_threshold=0.4, metric="cosine", linkage="average"
    )
    return np.asarray(method.fit_predict(vectors), np.intp)
