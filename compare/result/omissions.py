"""What only some sources tell, as a table, and how alike sources tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.page.build import Parts, story_view
from compare.report.plots.sourcemap import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from compare.records import Comparison, Story

_COLUMNS = {
    "story_id": "string",
    "fact_id": "string",
    "text": "string",
    "told_by": "string",
    "n_told": "int64",
    "n_known": "int64",
    "salience": "float64",
}


def omissions_frame(comparison: Comparison, stories: Iterable[Story]) -> pd.DataFrame:
    """Return the facts that half of the sources or fewer tell, the most telling first.

    One row a fact; ``told_by`` holds the sources that tell it, parted by semicolons, ``n_known``
    counts those that could, and ``salience`` is the rank of the page's "What only some tell"
    (:func:`compare.report.page.salience.salience`). Ties keep the order of stories and facts.
    """
    import pandas as pd  # noqa: PLC0415  slow to load

    parts = Parts(comparison)
    rows = [
        {
            "story_id": story.id,
            "fact_id": fact.id,
            "text": fact.text,
            "told_by": "; ".join(quote.source for quote in fact.tellers),
            "n_told": len(fact.tellers),
            "n_known": fact.n_known,
            "salience": fact.salience,
        }
        for story in stories
        if len(story.article_ids) > 1
        for fact in story_view(parts, story).some
    ]
    frame = pd.DataFrame(rows, columns=[*_COLUMNS]).astype(_COLUMNS)
    return frame.sort_values("salience", ascending=False, kind="stable").reset_index(drop=True)


def likeness_frame(comparison: Comparison, story: Story | None = None) -> pd.DataFrame:
    """Return how alike each two sources tell, 0 to 1: a row and a column a source.

    The share of the facts that either tells and both tell, in one story or in all.
    """
    import pandas as pd  # noqa: PLC0415  slow to load

    sources, similarity = likeness(comparison, story)
    return pd.DataFrame(similarity, index=list(sources), columns=list(sources))
