"""One fact of a story, as one works with it in Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare import tables
from compare.report.display import fact_html

if TYPE_CHECKING:
    import pandas as pd

    from compare.records import Comparison, Fact


@dataclass(frozen=True, slots=True)
class FactResult:
    """One fact; shows who tells it in which words, and the nearest that the others say."""

    comparison: Comparison
    fact: Fact

    @property
    def text(self) -> str:
        """The words of its most typical telling."""
        return self.fact.text

    @property
    def judgements(self) -> pd.DataFrame:
        """One row a source, in the columns of ``judgements.csv``."""
        frame = tables.judgements_frame(self.comparison)
        return frame.loc[frame["fact_id"] == self.fact.id].reset_index(drop=True)

    @property
    def differences(self) -> pd.DataFrame:
        """One row a difference of two tellings, in the columns of ``differences.csv``."""
        frame = tables.differences_frame(self.comparison)
        return frame.loc[frame["fact_id"] == self.fact.id].reset_index(drop=True)

    def __repr__(self) -> str:
        """Give its words."""
        return f"<fact {self.fact.text!r}>"

    def _repr_html_(self) -> str:
        return fact_html(self.comparison, self.fact)
