"""A story's matrix as a piece of HTML, for notebooks.

It has neither script nor style sheet, so that it shows the same wherever a notebook is rendered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.page.build import Parts, story_view
from compare.report.page.facts import CODES, LABELS
from compare.report.page.render import matrix_fragment
from compare.report.terminal import SIGNS
from compare.tables import find_story_id

if TYPE_CHECKING:
    from compare.records import Comparison

# Of middle lightness, with at least 4 to 1 contrast on white and 3.5 to 1 on black.
_COLOURS = {"i": "#1a7bb0", "p": "#1a7bb0", "c": "#cf4a1a", "o": "#808080", "n": "#8a6fc0"}


def story_html(comparison: Comparison, story_id: str, rows: int = 60) -> str:
    """Return the matrix of a story as self-contained HTML.

    Parameters
    ----------
    comparison, story_id
        The story to show; its first characters are enough where they fit one story only.
    rows
        Facts shown at most.

    Raises
    ------
    InputError
        Where no story, or more than one, has that id.
    """
    parts = Parts(comparison)
    wanted = find_story_id(comparison, story_id)
    story = next(one for one in comparison.stories if one.id == wanted)
    return matrix_fragment(
        story_view(parts, story),
        rows,
        signs={CODES[verdict]: sign for verdict, (sign, _) in SIGNS.items()},
        labels={CODES[verdict]: label for verdict, label in LABELS.items()},
        colours=_COLOURS,
    )
