"""One source over all stories, as one works with it in Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare import tables
from compare.report.display import source_html

if TYPE_CHECKING:
    import pandas as pd

    from compare.records import Comparison


@dataclass(frozen=True, slots=True)
class SourceResult:
    """One source; shows what it does with the facts of each story it has an article in."""

    comparison: Comparison
    name: str

    @property
    def articles(self) -> pd.DataFrame:
        """Its articles, in the columns of ``articles.csv``."""
        return self._own(tables.articles_frame(self.comparison))

    @property
    def judgements(self) -> pd.DataFrame:
        """What it does with each fact, in the columns of ``judgements.csv``."""
        return self._own(tables.judgements_frame(self.comparison))

    @property
    def differences(self) -> pd.DataFrame:
        """Where its telling parts from another's, in the columns of ``differences.csv``."""
        frame = tables.differences_frame(self.comparison)
        own = (frame["source_a"] == self.name) | (frame["source_b"] == self.name)
        return frame.loc[own].reset_index(drop=True)

    @property
    def alone(self) -> pd.DataFrame:
        """Facts that it alone tells, in the columns of ``facts.csv``."""
        facts = tables.facts_frame(self.comparison)
        told = self.judgements.query("verdict == 'included'")["fact_id"]
        mine = facts["fact_id"].isin(told) & (facts["n_included"] == 1)
        return facts.loc[mine].reset_index(drop=True)

    @property
    def omitted(self) -> pd.DataFrame:
        """Facts that it omits, those that most others tell first, in the columns of ``facts.csv``.

        Ties keep the order of the facts.
        """
        facts = tables.facts_frame(self.comparison)
        left_out = self.judgements.query("verdict == 'omitted'")["fact_id"]
        chosen = facts.loc[facts["fact_id"].isin(left_out)]
        return chosen.sort_values("n_included", ascending=False, kind="stable").reset_index(
            drop=True
        )

    def _own(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame.loc[frame["source"] == self.name].reset_index(drop=True)

    def __repr__(self) -> str:
        """Name the source, and no more."""
        return f"<source {self.name!r}>"

    def _repr_html_(self) -> str:
        return source_html(self.comparison, self.name)
