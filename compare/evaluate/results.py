"""What an evaluation found: one result a corpus, each measure with its interval."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.evaluate.bootstrap import Estimate

DIGITS = 4
"""Digits printed after the point."""


@dataclass(frozen=True, slots=True)
class Result:
    """The measures of one corpus, or of one verdict or kind of difference in it.

    Attributes
    ----------
    corpus
        Its name; empty where the file names none.
    rows
        How many labelled rows were measured.
    measures
        Estimates by the measure's name.
    verdict, difference, planted
        What the measures are about, where it is one verdict, one kind of difference or one kind
        of planted edit.
    """

    corpus: str
    rows: int
    measures: Mapping[str, Estimate] = field(hash=False)
    verdict: str = ""
    difference: str = ""
    planted: str = ""

    @property
    def name(self) -> str:
        """What it measures, for people: the corpus, then verdict or kind of difference."""
        about = self.verdict or (f"{self.difference} differences" if self.difference else "")
        about = about or (f"planted: {self.planted}" if self.planted else "")
        return ": ".join(part for part in (self.corpus, about) if part) or "all rows"


def as_mapping(task: str, results: Sequence[Result]) -> dict[str, Any]:
    """Return results in the form that ``evaluate --json`` prints; undefined values are None."""
    return {"task": task, "results": [_as_row(result) for result in results]}


def _as_row(result: Result) -> dict[str, Any]:
    row: dict[str, Any] = {"corpus": result.corpus or None, "rows": result.rows}
    if result.verdict:
        row["verdict"] = result.verdict
    if result.difference:
        row["difference"] = result.difference
    if result.planted:
        row["planted"] = result.planted
    for name, estimate in result.measures.items():
        row[name] = {
            "value": _rounded(estimate.value),
            "low": _rounded(estimate.low),
            "high": _rounded(estimate.high),
        }
    return row


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
