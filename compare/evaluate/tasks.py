"""The tasks of ``narrative-compare evaluate``: labelled files in, measures with intervals out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from threadpoolctl import threadpool_limits

from compare import pipeline
from compare.errors import FormatError, SettingsError
from compare.evaluate.basil import measure_basil
from compare.evaluate.bootstrap import Estimate
from compare.evaluate.contradiction import measure_contradiction
from compare.evaluate.facts import measure_facts
from compare.evaluate.gold import gold_path, read_gold
from compare.evaluate.grouping import score_groups
from compare.evaluate.held_out import is_held_out
from compare.evaluate.inclusion import measure_inclusion
from compare.evaluate.loaded_wording import measure_loaded_wording
from compare.evaluate.planted.measuring import measure_planted
from compare.evaluate.results import Result
from compare.evaluate.rows import by_corpus, read_rows
from compare.evaluate.segmentation import Granularity, score_segmentation
from compare.evaluate.stories import found_stories, labelled_corpora
from compare.evaluate.target_sentiment import measure_target_sentiment
from compare.evaluate.task_names import TASKS
from compare.evaluate.verdicts import measure_corpus
from compare.read import read_corpus
from compare.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from compare.encode import Encoder

    Progress = Callable[[str, int, int], None]
    Measure = Callable[[Sequence[Mapping[str, Any]], Encoder, Progress | None], tuple[Result, ...]]

_OF_FOLDERS = frozenset({"corpus", "differences"})
"""Tasks that measure a run of a whole corpus against its gold file."""


_GRANULARITIES: tuple[tuple[str, Granularity], ...] = (
    ("", "claims"),
    ("proposition_", "propositions"),
)
"""What ``segmentation`` measures, and what its names begin with."""


def run_task(
    task: str,
    paths: Sequence[Path],
    *,
    documents: Path | None = None,
    held_out: bool = False,
    encoder: Encoder | None = None,
    cache: bool = True,
    progress: Progress | None = None,
) -> tuple[Result, ...]:
    """Measure the shipped stages at their default settings against labelled files.

    Parameters
    ----------
    task
        One of :data:`compare.evaluate.task_names.TASKS`.
    paths
        Files of JSON lines, plain or gzip, read as one; for ``corpus`` and ``differences``, folders
        of articles with a gold file beside each; for ``planted``, articles as a run reads them.
    documents
        For ``facts``, the file of the articles.
    held_out
        Only rows that the verifier was not fitted on; see :mod:`compare.evaluate.held_out`.
    encoder, cache
        As for :func:`compare.pipeline.run`.
    progress
        Called with (stage, done, all).

    Returns
    -------
    By corpus name; see the ``measure_...`` function of each task. Intervals hold 95 % of
    bootstrap resamples with a fixed seed.

    Raises
    ------
    CompareError
        Its children say what is wrong: task or option, file, row, model.
    """
    if task not in TASKS:
        message = f"there is no task {task}; the tasks are {', '.join(TASKS)}"
        raise SettingsError(message)
    if (documents is None) == (task == "facts"):
        message = (
            "the task facts needs the articles too; give --documents FILE"
            if task == "facts"
            else f"the task {task} takes no --documents; only facts does"
        )
        raise SettingsError(message)
    if task in _OF_FOLDERS:
        found = _corpora(paths, encoder, progress, cache=cache)
        return tuple(result for result in found if task == "corpus" or result.difference)
    if task == "planted":
        return _planted(paths, encoder, progress, cache=cache)
    rows = [
        row for path in paths for row in read_rows(path) if not held_out or is_held_out(task, row)
    ]
    if not rows:
        kind = "held-out row" if held_out else "row"
        message = f"no {kind} in {', '.join(map(str, paths))}; give a file of labelled rows"
        raise FormatError(message)
    with threadpool_limits(1, user_api="blas"):
        if task in _OF_TEXTS:
            return _OF_TEXTS[task](rows)
        encoder = encoder or pipeline.default_encoder(cache=cache)
        if documents is not None:
            return measure_facts(rows, read_rows(documents), encoder, progress=progress)
        if task == "contradiction":
            verifier = pipeline.default_verifier(cache=cache)
            return measure_contradiction(rows, encoder, progress=progress, verifier=verifier)
        return _MEASURES[task](rows, encoder, progress)


def _stories(
    rows: Sequence[Mapping[str, Any]], encoder: Encoder, progress: Progress | None
) -> tuple[Result, ...]:
    """Cluster each corpus on its own; known stories are resampled."""
    results = []
    for corpus in labelled_corpora(rows):
        vectors = pipeline.article_vectors(corpus.articles, encoder, progress)
        found = found_stories(corpus, vectors, Settings().cluster)
        results.append(Result(corpus.name, len(found), score_groups(corpus.known, found)))
    return tuple(results)


def _segmentation(rows: Sequence[Mapping[str, Any]]) -> tuple[Result, ...]:
    """Cut sentences into the claims that are compared, and into minimal propositions."""
    results = []
    for corpus, members in by_corpus(rows).items():
        # The interval is that of the rows in this order.
        ordered = sorted((row for _, row in members), key=lambda row: str(row.get("sentence")))
        measures: dict[str, Estimate] = {}
        n_sentences = 0
        for prefix, granularity in _GRANULARITIES:
            scores = score_segmentation(ordered, granularity)
            n_sentences = scores.n_sentences
            measures[f"{prefix}jaccard_f1"] = Estimate(scores.f1, scores.f1_low, scores.f1_high)
            measures[f"{prefix}exact_f1"] = Estimate(
                scores.exact_f1, scores.exact_f1_low, scores.exact_f1_high
            )
        results.append(Result(corpus, n_sentences, measures))
    return tuple(results)


def _corpora(
    folders: Sequence[Path], encoder: Encoder | None, progress: Progress | None, *, cache: bool
) -> tuple[Result, ...]:
    """Run every corpus and compare it with its gold file."""
    golds = [read_gold(gold_path(folder)) for folder in folders]
    results: list[Result] = []
    for folder, gold in sorted(zip(folders, golds, strict=True), key=lambda pair: pair[0].name):
        comparison = pipeline.run(folder, encoder=encoder, cache=cache, progress=progress)
        results.extend(measure_corpus(comparison, gold, folder.resolve().name))
    return tuple(results)


def _planted(
    paths: Sequence[Path], encoder: Encoder | None, progress: Progress | None, *, cache: bool
) -> tuple[Result, ...]:
    """Plant errors in every article that can be read, and judge it against its copy."""
    articles = read_corpus(list(paths), Settings().read).articles
    encoder = encoder or pipeline.default_encoder(cache=cache)
    verifier = pipeline.default_verifier(cache=cache)
    with threadpool_limits(1, user_api="blas"):
        return measure_planted(articles, encoder, progress=progress, verifier=verifier)


_OF_TEXTS: dict[str, Callable[[Sequence[Mapping[str, Any]]], tuple[Result, ...]]] = {
    "segmentation": _segmentation,
    "target-sentiment": measure_target_sentiment,
    "loaded-wording": measure_loaded_wording,
}
"""Tasks that need rows alone."""

_MEASURES: dict[str, Measure] = {
    "stories": _stories,
    "inclusion": lambda rows, encoder, tell: measure_inclusion(rows, encoder, progress=tell),
    "basil": lambda rows, encoder, tell: measure_basil(rows, encoder, progress=tell),
}
"""Tasks that need rows and an encoder, and no more."""
