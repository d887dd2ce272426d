"""Pairs of texts through the stages of a run, for measuring and for fitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from compare.findings import Findings
from compare.judge import FEATURES, Passages, measure
from compare.models import Models
from compare.records import Article, Story, content_id
from compare.segment.boundaries import plain_sentences
from compare.settings import Settings
from compare.shelf import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoder, Encoding
    from compare.story_cache import StoryFindings
    from compare.verifier import Stance, Verifier

STEP = 16
"""Pairs between two calls of ``progress``."""


def contradiction_scores(
    pairs: Sequence[tuple[str, str]],
    encoder: Encoder,
    settings: Settings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    verifier: Verifier | None = None,
) -> NDArray[np.float64]:
    """Return how surely two texts contradict each other.

    Each pair goes through the stages of a run as a story of two undated articles of two sources:
    segment, align, judge. The verifier reads the two texts whole besides, both ways round.

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
    ``(n,)``: at least ``judge.contradiction_threshold`` where a verdict is ``contradicted`` (the
    surer, the more), else what the verifier says of the two texts; 0 where there is none.
    """
    settings = settings or Settings()
    scores = np.zeros(len(pairs))
    with threadpool_limits(1, user_api="blas"):
        for number, pair in enumerate(pairs):
            if progress is not None and number % STEP == 0:
                progress("judging pairs", number, len(pairs))
            scores[number] = _score(pair, encoder, settings, verifier)
    if verifier is not None and len(pairs):
        forth = verifier.relate(pairs)[:, 2]
        back = verifier.relate([(second, first) for first, second in pairs])[:, 2]
        scores = np.maximum(scores, np.maximum(forth, back))
    if progress is not None:
        progress("judging pairs", len(pairs), len(pairs))
    return scores


def _score(
    pair: tuple[str, str], encoder: Encoder, settings: Settings, verifier: Verifier | None
) -> float:
    articles = [
        Article.compose(source=source, title="", body=text)
        for source, text in zip(("first", "second"), pair, strict=True)
    ]
    found = read_as_story(articles, encoder, settings, verifier)
    chances = [j.probability for j in found.judgements if j.verdict == "contradicted"]
    if not chances:
        return 0.0
    threshold = settings.judge.contradiction_threshold
    return threshold + (1 - threshold) * max(chances)


def read_as_story(
    articles: Sequence[Article],
    encoder: Encoder,
    settings: Settings,
    verifier: Verifier | None = None,
    stance: Stance | None = None,
) -> StoryFindings:
    """Return what the stages find in articles that are known to be on one event.

    Without ``stance`` there is no sentiment; no verdict needs it. Of one source there is nothing.
    """
    ids = tuple(article.id for article in articles)
    held, story = Held(), Story(content_id(*ids), "", ids, "", "")
    findings = Findings(settings, Models(encoder, verifier, stance), found=held)
    findings.read_stories([story], articles)
    return held.joined([story])


def judge_features(pairs: Sequence[tuple[str, str]], encoder: Encoder) -> NDArray[np.float64]:
    """Return the judge's features for (fact, text) pairs, a row a pair, as the pipeline has them.

    Texts are cut into sentences without a parse; every distinct text is read once.
    """
    by_text: dict[str, list[int]] = {}
    for number, (_, text) in enumerate(pairs):
        by_text.setdefault(text, []).append(number)
    values = np.zeros((len(pairs), len(FEATURES)))
    with threadpool_limits(1, user_api="blas"):
        for text, numbers in by_text.items():
            facts = [pairs[number][0] for number in numbers]
            encodings, read = plain_passages(facts, text, encoder)
            values[numbers] = measure(facts, encodings, read).values
    return values


def plain_passages(
    facts: Sequence[str], text: str, encoder: Encoder
) -> tuple[list[Encoding], Passages]:
    """Return the vectors of some facts, and a text by sentence, cut without a parse."""
    sentences = _sentences(text)
    encodings = encoder.encode([*facts, *sentences])
    read = Passages(tuple(sentences), tuple(encodings[len(facts) :]))
    return encodings[: len(facts)], read


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text line by line; at least one."""
    lines = text.splitlines()
    found = [line[start:end] for line in lines for start, end in plain_sentences(line)]
    return found or [text]
