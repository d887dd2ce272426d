"""Pairs of texts through the stages of a run, for measuring and for fitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from compare.pipeline import Findings
from compare.records import Article, Story, content_id
from compare.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoder

STEP = 16
"""Pairs between two calls of ``progress``."""


def contradiction_scores(
    pairs: Sequence[tuple[str, str]],
    encoder: Encoder,
    settings: Settings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> NDArray[np.float64]:
    """Return how surely the pipeline judges that two texts contradict each other.

    Each pair goes through the stages of a run as a story of two undated articles of two sources:
    segment, align, judge.

    Parameters
    ----------
    pairs
        ``n`` pairs of texts.
    encoder, settings
        As for :func:`compare.pipeline.run`.
    progress
        Called with (stage, done, all).

    Returns
    -------
    ``(n,)``: the highest probability of a verdict ``contradicted``, 0 where there is none.
    """
    settings = settings or Settings()
    scores = np.zeros(len(pairs))
    with threadpool_limits(1, user_api="blas"):
        for number, pair in enumerate(pairs):
            if progress is not None and number % STEP == 0:
                progress("judging pairs", number, len(pairs))
            scores[number] = _score(pair, encoder, settings)
    if progress is not None:
        progress("judging pairs", len(pairs), len(pairs))
    return scores


def _score(pair: tuple[str, str], encoder: Encoder, settings: Settings) -> float:
    articles = [
        Article.compose(source=source, title="", body=text)
        for source, text in zip(("first", "second"), pair, strict=True)
    ]
    ids = tuple(article.id for article in articles)
    findings = Findings(settings, encoder)
    findings.read_stories([Story(content_id(*ids), "", ids, "", "")], articles)
    chances = [j.probability for j in findings.judgements if j.verdict == "contradicted"]
    return max(chances, default=0.0)
