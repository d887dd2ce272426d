"""Judgements by verdict, counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.records import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.records import Judgement


def count_verdicts(
    judgements: Iterable[Judgement], counts: dict[str, Counter[str]] | None = None
) -> dict[str, Counter[str]]:
    """Count judgements by source and verdict, those that are unsure once more under ``unsure``.

    Parameters
    ----------
    judgements
        Any number.
    counts
        What was counted before, to be counted on.
    """
    found = {} if counts is None else counts
    for judgement in judgements:
        count_verdict(judgement, found.setdefault(judgement.source, Counter()))
    return found


def count_verdict(judgement: Judgement, counts: Counter[str]) -> None:
    """Count one judgement."""
    counts[judgement.verdict] += 1
    counts["unsure"] += judgement.unsure


def verdict_columns(n: Counter[str]) -> dict[str, int]:
    """Return the number of judgements a verdict, under the names of the columns."""
    return {f"n_{name.replace(' ', '_')}": n[name] for name in (*VERDICTS, "unsure")}
