"""Facts and articles that speak of the same thing in, a verifier's outcomes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.judge.windows import windows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding
    from compare.judge.features import Passages
    from compare.verifier import Verifier

N_OUTCOMES = 3


def verify(
    facts: Sequence[str],
    encodings: Sequence[Encoding],
    articles: Sequence[Passages],
    asked: Sequence[NDArray[np.bool_]],
    verifier: Verifier | None,
) -> list[NDArray[np.float64]]:
    """Ask a verifier how the nearest sentences of each article stand to each fact.

    Parameters
    ----------
    facts, encodings
        ``n`` facts: their words and vectors.
    articles
        The sentences of each article.
    asked
        For each article ``(n,)``: about which facts to ask.
    verifier
        None where there is none.

    Returns
    -------
    For each article ``(n, 3)``: probabilities of entailment, neutral and contradiction, NaN where
    nobody was asked. Equal questions are asked once; all of a story are asked together, so that
    those of one length share a batch.
    """
    found = [np.full((len(facts), N_OUTCOMES), np.nan) for _ in articles]
    if verifier is None:
        return found
    questions: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for number, (article, mask) in enumerate(zip(articles, asked, strict=True)):
        rows = np.flatnonzero(mask).tolist()
        chosen = windows(
            [facts[row] for row in rows], [encodings[row] for row in rows], article.encodings
        )
        for row, sentences in zip(rows, chosen, strict=True):
            premise = " ".join(article.texts[sentence] for sentence in sentences)
            questions.setdefault((premise, facts[row]), []).append((number, row))
    if questions:
        outcomes = verifier.relate(list(questions))
        for places, outcome in zip(questions.values(), outcomes, strict=True):
            for number, row in places:
                found[number][row] = outcome
    return found
