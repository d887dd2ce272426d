"""A comparison's stories, verdicts and differences against its gold file, with intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.evaluate.bootstrap import add_up, estimate, harmonic_mean
from compare.evaluate.corpus import answers, articles_by_name, difference_counts
from compare.evaluate.grouping import score_groups
from compare.evaluate.results import Result
from compare.records import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.evaluate.bootstrap import Estimate, Measure
    from compare.evaluate.corpus import Answer
    from compare.evaluate.gold import Gold
    from compare.records import Comparison

_N = len(VERDICTS)
_RIGHT, _GOLD, _SAID = (slice(part * _N, (part + 1) * _N) for part in range(3))
_ANSWERS, _SURE, _SURE_RIGHT = range(3 * _N, 3 * _N + 3)
"""Columns of counts: three a verdict, then answers in all, sure ones, and sure and right ones."""


def measure_corpus(comparison: Comparison, gold: Gold, corpus: str) -> tuple[Result, ...]:
    """Comparison and gold file in; one result for the corpus, each verdict and each kind out.

    Parameters
    ----------
    comparison
        What a run found in the articles that the gold file is about.
    gold
        Its gold file.
    corpus
        The name that results carry.

    Returns
    -------
    First the corpus: ``accuracy`` of all verdicts (no answer is a wrong one), ``macro_f1`` (mean
    of the verdicts' F1), ``sure_share`` and ``sure_accuracy`` (of judgements that do not show as
    unsure), and the measures of its stories. Then ``precision``, ``recall`` and ``f1`` of each
    verdict in :data:`compare.records.VERDICTS` that the gold file has or the comparison gives,
    resampled by fact, and of each kind of difference, resampled by story.
    """
    found = answers(comparison, gold)
    sums, _ = add_up([(answer.story, answer.fact) for answer in found], _rows(found))
    overall = estimate(sums, _OVERALL) if found else {}
    results = [Result(corpus, len(found), {**overall, **_story_measures(comparison, gold)})]
    total = sums.sum(axis=0)
    for column, verdict in enumerate(VERDICTS):
        if total[_GOLD][column] or total[_SAID][column]:
            counts = np.column_stack(
                [sums[:, part][:, column] for part in (_RIGHT, _SAID, _RIGHT, _GOLD)]
            )
            n_gold = int(total[_GOLD][column])
            results.append(Result(corpus, n_gold, estimate(counts, _SHARES), verdict=verdict))
    return (*results, *_difference_results(comparison, gold, corpus))


def _rows(found: Sequence[Answer]) -> NDArray[np.float64]:
    """Return the counts of each answer."""
    column: dict[str, int] = {verdict: number for number, verdict in enumerate(VERDICTS)}
    rows = np.zeros((len(found), 3 * _N + 3))
    for row, answer in zip(rows, found, strict=True):
        right = answer.gold == answer.said
        row[_GOLD][column[answer.gold]] = 1
        if answer.said:
            row[_SAID][column[answer.said]] = 1
            row[_RIGHT][column[answer.said]] = right
        sure = bool(answer.said) and not answer.unsure
        row[[_ANSWERS, _SURE, _SURE_RIGHT]] = 1, sure, sure and right
    return rows


def _story_measures(comparison: Comparison, gold: Gold) -> dict[str, Estimate]:
    """Return how well the stories were found; articles that stand alone are stories of one."""
    articles = articles_by_name(comparison.articles)
    known = {name: story.name for story in gold.stories for name in story.articles}
    known |= {name: f"single {name}" for name in gold.singles}
    found = {i: story.id for story in comparison.stories for i in story.article_ids}
    here = sorted(name for name in known if name in articles)
    if not here:
        return {}
    return score_groups([known[n] for n in here], [found[articles[n].id] for n in here])


def _difference_results(comparison: Comparison, gold: Gold, corpus: str) -> list[Result]:
    counts = difference_counts(comparison, gold)
    stories = [story.name for story in gold.stories]
    results = []
    for kind in sorted({kind for _, kind in counts}):
        own = {story: counts[story, kind] for story in stories if (story, kind) in counts}
        rows = np.array([(c.n_right, c.n_said, c.n_found, c.n_gold) for c in own.values()], float)
        sums, _ = add_up(list(own), rows)
        n_gold = int(sums[:, 3].sum())
        results.append(Result(corpus, n_gold, estimate(sums, _SHARES), difference=kind))
    return results


def _precision(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(sums[:, 0] / sums[:, 1])


def _recall(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(sums[:, 2] / sums[:, 3])


def _f1(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return harmonic_mean(np.nan_to_num(_precision(sums)), np.nan_to_num(_recall(sums)))


_SHARES: dict[str, Measure] = {"precision": _precision, "recall": _recall, "f1": _f1}
"""Of columns: right, said, found, gold."""


def _macro_f1(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean F1 of the verdicts that gold or comparison have."""
    either = sums[:, _GOLD] + sums[:, _SAID]
    f1 = 2 * sums[:, _RIGHT] / np.where(either > 0, either, 1)
    return np.asarray(f1.sum(axis=1) / (either > 0).sum(axis=1))


_OVERALL: dict[str, Measure] = {
    "accuracy": lambda sums: np.asarray(sums[:, _RIGHT].sum(axis=1) / sums[:, _ANSWERS]),
    "macro_f1": _macro_f1,
    "sure_share": lambda sums: np.asarray(sums[:, _SURE] / sums[:, _ANSWERS]),
    "sure_accuracy": lambda sums: np.asarray(sums[:, _SURE_RIGHT] / sums[:, _SURE]),
}
