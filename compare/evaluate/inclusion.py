"""Does a text state a fact: the judge's probabilities against labelled pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from compare.errors import FormatError
from compare.evaluate.binary import score_binary
from compare.evaluate.results import Result
from compare.evaluate.rows import by_corpus, text_of
from compare.judge import probabilities
from compare.pairs import judge_features
from compare.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from compare.encode import Encoder

STATED = {
    "include": True,
    "partial": False,
    "omit": False,
    "contradict": False,
    "supported": True,
    "partially_supported": False,
    "not_supported": False,
}
"""Labels, and whether the whole fact is stated; what is stated in part is not."""

_READ_AT_ONCE = 500


def measure_inclusion(
    rows: Iterable[Mapping[str, Any]],
    encoder: Encoder,
    settings: Settings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[Result, ...]:
    """Labelled pairs in, one result a corpus out, by name.

    Parameters
    ----------
    rows
        With ``fact, text, label`` or ``claim, evidence, label`` (evidence: a list of sentences),
        and perhaps ``corpus`` and ``group``. The label is one of :data:`STATED`.
    encoder, settings
        As for a run; a pair is a yes from ``judge.include_threshold`` on.
    progress
        Called with (stage, done, all).

    Returns
    -------
    See :func:`compare.evaluate.binary.score_binary`. Resampled by ``group``, or by equal text
    where rows have none.

    Raises
    ------
    FormatError
        Where a row lacks a column, or its label is another one.
    """
    settings = settings or Settings()
    tell = progress or (lambda _stage, _done, _all: None)
    results = []
    for corpus, members in by_corpus(rows).items():
        pairs = [_pair(row, number) for number, row in members]
        truth = [STATED[_label(row, number)] for number, row in members]
        units = [str(row.get("group") or pairs[i][1]) for i, (_, row) in enumerate(members)]
        chances = np.empty(len(pairs))
        for start in range(0, len(pairs), _READ_AT_ONCE):
            tell(f"reading pairs {corpus}".strip(), start, len(pairs))
            part = slice(start, start + _READ_AT_ONCE)
            chances[part] = probabilities(judge_features(pairs[part], encoder))["whole"]
        tell(f"reading pairs {corpus}".strip(), len(pairs), len(pairs))
        said = chances >= settings.judge.include_threshold
        results.append(Result(corpus, len(pairs), score_binary(truth, chances, said, units)))
    return tuple(results)


def _pair(row: Mapping[str, Any], number: int) -> tuple[str, str]:
    """Return fact and text of a row in either layout."""
    if "claim" not in row:
        return text_of(row, number, "fact"), text_of(row, number, "text")
    return text_of(row, number, "claim"), "\n".join(_sentences(row.get("evidence"), number))


def _sentences(evidence: object, number: int) -> Sequence[str]:
    if isinstance(evidence, list) and all(isinstance(sentence, str) for sentence in evidence):
        return evidence
    message = f"row {number} of the labelled file has no list of sentences in evidence; add it"
    raise FormatError(message)


def _label(row: Mapping[str, Any], number: int) -> str:
    label = row.get("label")
    if label not in STATED:
        message = (
            f"row {number} of the labelled file has the label {label!r}; "
            f"the labels are {', '.join(STATED)}"
        )
        raise FormatError(message)
    return str(label)
