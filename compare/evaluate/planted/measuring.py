"""Does the judge find what was planted: untouched articles against their edited copies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.evaluate.bootstrap import add_up, estimate, harmonic_mean
from compare.evaluate.planted.copies import planted_copy, truth
from compare.evaluate.results import Result
from compare.pairs import read_as_story
from compare.segment import load_parser
from compare.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from compare.encode import Encoder
    from compare.evaluate.bootstrap import Measure
    from compare.records import Article, Verdict
    from compare.verifier import Verifier

VERDICTS: tuple[Verdict, ...] = ("included", "partial", "contradicted", "omitted")

_N = len(VERDICTS)
_RIGHT, _GOLD, _SAID = (slice(part * _N, (part + 1) * _N) for part in range(3))


@dataclass(frozen=True, slots=True)
class Answer:
    """One claim of an untouched article, and what became of it in the copy."""

    article_id: str
    kind: str
    gold: str
    said: str


def measure_planted(
    articles: Sequence[Article],
    encoder: Encoder,
    settings: Settings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    verifier: Verifier | None = None,
) -> tuple[Result, ...]:
    """Articles in; one result for all of them, each verdict and each kind of edit out.

    Parameters
    ----------
    articles
        Any articles; errors are planted in a copy of each, and the two are read as a story.
    encoder, settings
        As for a run.
    progress
        Called with (stage, done, all).
    verifier
        The verifier that the judge asks; none where none is given.

    Returns
    -------
    First ``accuracy`` and ``macro_f1`` over the claims of the untouched articles; then
    ``precision``, ``recall`` and ``f1`` of each verdict, and ``recall`` of each kind of edit (the
    share of the claims it touched that are judged as they should be). Resampled by article.
    Empty where no article has a claim.
    """
    settings = settings or Settings()
    answers: list[Answer] = []
    ordered = sorted({article.id: article for article in articles}.items())
    for done, (_, article) in enumerate(ordered):
        if progress is not None:
            progress("planting errors", done, len(ordered))
        answers += _answers(article, encoder, settings, verifier)
    if not answers:
        return ()
    sums, _ = add_up([answer.article_id for answer in answers], _rows(answers))
    results = [Result("", len(answers), estimate(sums, _OVERALL))]
    total = sums.sum(axis=0)
    for column, verdict in enumerate(VERDICTS):
        counts = np.column_stack([sums[:, part][:, column] for part in (_RIGHT, _GOLD, _SAID)])
        n_gold = int(total[_GOLD][column])
        results.append(Result("", n_gold, estimate(counts, _SHARES), verdict=verdict))
    for kind in sorted({answer.kind for answer in answers}):
        own = [answer for answer in answers if answer.kind == kind]
        counts, _ = add_up(
            [answer.article_id for answer in own],
            np.array([[answer.gold == answer.said, 1.0] for answer in own]),
        )
        results.append(Result("", len(own), estimate(counts, _RECALL), planted=kind))
    return tuple(results)


def _answers(
    article: Article, encoder: Encoder, settings: Settings, verifier: Verifier | None
) -> list[Answer]:
    """Judge the claims of one article against its copy.

    A fact is told in the words of one of its claims. Where those are the copy's, it is the
    untouched article that is judged, and what it contradicts contradicts it.
    """
    copy, plants = planted_copy(article, f"{article.source} (edited)", load_parser())
    if not plants:
        return []
    found = read_as_story([article, copy], encoder, settings, verifier)
    said = {(judgement.fact_id, judgement.source): judgement for judgement in found.judgements}
    verdicts: dict[str, str] = {}
    for fact in found.facts:
        verdict = said[fact.id, copy.source].verdict
        if fact.claim_ids[0].startswith(f"{copy.id}-"):
            verdict = said[fact.id, article.source].verdict
        verdicts.update(dict.fromkeys(fact.claim_ids, verdict))
    answers = []
    for claim in found.claims:
        if claim.article_id == article.id and claim.part == "body" and claim.id in verdicts:
            kind, gold = truth(claim, article.text, plants)
            answers.append(Answer(article.id, kind, gold, verdicts[claim.id]))
    return answers


def _rows(answers: Sequence[Answer]) -> NDArray[np.float64]:
    """Return counts of each answer: right, gold and said, a column a verdict."""
    rows = np.zeros((len(answers), 3 * _N))
    for row, answer in zip(rows, answers, strict=True):
        for part, verdict in ((_GOLD, answer.gold), (_SAID, answer.said)):
            row[part] = [name == verdict for name in VERDICTS]
        row[_RIGHT] = row[_GOLD] * row[_SAID]
    return rows


def _macro_f1(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean F1 of the verdicts that are true of any claim."""
    right, gold, said = (totals[..., part] for part in (_RIGHT, _GOLD, _SAID))
    f1 = 2 * right / np.where(gold + said > 0, gold + said, 1)
    present = (gold > 0).astype(float)
    return np.asarray((f1 * present).sum(axis=-1) / present.sum(axis=-1), np.float64)


def _precision(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    return totals[..., 0] / totals[..., 2]


def _recall(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    return totals[..., 0] / totals[..., 1]


_OVERALL: dict[str, Measure] = {
    "accuracy": lambda t: t[..., _RIGHT].sum(axis=-1) / t[..., _GOLD].sum(axis=-1),
    "macro_f1": _macro_f1,
}
_SHARES: dict[str, Measure] = {
    "precision": _precision,
    "recall": _recall,
    "f1": lambda t: harmonic_mean(_precision(t), _recall(t)),
}
_RECALL: dict[str, Measure] = {"recall": _recall}
