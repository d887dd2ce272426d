"""Facts and articles that speak of the same thing in, a verifier's outcomes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.judge.windows import windows
from compare.lexicon import is_negated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoding
    from compare.judge.features import Passages
    from compare.verifier import Verifier

N_OUTCOMES = 3
_AGAINST = 2


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


def confirm(
    suspected: Mapping[tuple[int, int], tuple[str, str]],
    found: Sequence[NDArray[np.float64]],
    verifier: Verifier | None,
) -> None:
    """Ask about suspected contradictions again, by themselves and both ways round.

    A contradiction is so whichever statement comes first, and whatever else the sentences around
    it say; a small model is often sure of one reading only. And what both statements negate
    ("nothing leaked", "there was no leak") such a model takes for a contradiction, so it is none.

    Parameters
    ----------
    suspected
        By article and fact, in numbers: what the article says nearest to the fact, and the fact.
    found
        What :func:`verify` gave; here the probability of a contradiction becomes the least.
    verifier
        None where there is none.
    """
    if verifier is None or not suspected:
        return
    asked = {place: pair for place, pair in suspected.items() if not all(map(is_negated, pair))}
    pairs = list(asked.values())
    outcomes = verifier.relate([*pairs, *(pair[::-1] for pair in pairs)]) if pairs else ()
    against = [outcome[_AGAINST] for outcome in outcomes]
    least = dict(zip(asked, map(min, against[: len(pairs)], against[len(pairs) :]), strict=True))
    for article, fact in suspected:
        row = found[article][fact]
        row[_AGAINST] = min(row[_AGAINST], least.get((article, fact), 0.0))
