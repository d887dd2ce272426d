"""Pairs of texts through the stages of a run, for measuring and for fitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from compare.judge import Passages, measure
from compare.pipeline import Findings
from compare.records import Article, Story, content_id
from compare.segment.boundaries import plain_sentences
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


def judge_features(pairs: Sequence[tuple[str, str]], encoder: Encoder) -> NDArray[np.float64]:
    """Return the judge's features for (fact, text) pairs, a row a pair, as the pipeline has them.

    Texts are cut into sentences without a parse; every distinct text is read once.
    """
    by_text: dict[str, list[int]] = {}
    for number, (_, text) in enumerate(pairs):
        by_text.setdefault(text, []).append(number)
    rows: dict[int, NDArray[np.float64]] = {}
    with threadpool_limits(1, user_api="blas"):
        for text, numbers in by_text.items():
            sentences = _sentences(text)
            facts = [pairs[number][0] for number in numbers]
            encodings = encoder.encode([*facts, *sentences])
            read = Passages(tuple(sentences), tuple(encodings[len(facts) :]))
            table = measure(facts, encodings[: len(facts)], read)
            rows.update(zip(numbers, table.values, strict=True))
    return np.stack([rows[number] for number in range(len(pairs))])


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text line by line; at least one."""
    lines = text.splitlines()
    found = [line[start:end] for line in lines for start, end in plain_sentences(line)]
    return found or [text]
