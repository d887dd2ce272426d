"""Do two texts contradict each other: what the pipeline says against labelled pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.evaluate.binary import score_binary
from compare.evaluate.results import Result
from compare.evaluate.rows import by_corpus, text_of
from compare.pairs import contradiction_scores
from compare.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from compare.encode import Encoder
    from compare.verifier import Verifier

LABELS = frozenset({"contradiction", "contradict"})
"""Labels of a contradiction; every other label is the rest."""


def measure_contradiction(
    rows: Iterable[Mapping[str, Any]],
    encoder: Encoder,
    settings: Settings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    verifier: Verifier | None = None,
) -> tuple[Result, ...]:
    """Labelled pairs in, one result a corpus out, by name.

    Parameters
    ----------
    rows
        With ``text1, text2, label`` or ``premise, hypothesis, label``, and perhaps ``corpus``.
    encoder, settings
        As for a run.
    progress
        Called with (stage, done, all).

    Returns
    -------
    See :func:`compare.evaluate.binary.score_binary`. A pair is a yes where the pipeline, given
    the two texts as a story of two sources, judges any fact contradicted, or where the verifier,
    given the two whole, is as sure as ``judge.contradiction_threshold`` asks. Resampled by the
    first text, which many pairs share.

    Raises
    ------
    FormatError
        Where a row lacks a column.
    """
    threshold = (settings or Settings()).judge.contradiction_threshold
    results = []
    for corpus, members in by_corpus(rows).items():
        pairs = [_pair(row, number) for number, row in members]
        truth = [text_of(row, number, "label") in LABELS for number, row in members]
        scores = contradiction_scores(pairs, encoder, settings, progress, verifier)
        said = scores >= threshold
        units = [first for first, _ in pairs]
        results.append(Result(corpus, len(pairs), score_binary(truth, scores, said, units)))
    return tuple(results)


def _pair(row: Mapping[str, Any], number: int) -> tuple[str, str]:
    names = ("premise", "hypothesis") if "premise" in row else ("text1", "text2")
    return text_of(row, number, names[0]), text_of(row, number, names[1])
