"""What is gathered over all stories of a comparison, for the tests of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.frame.habits import habits
from compare.parted import Whole
from compare.report.page import story_pages
from compare.report.page.corpus import Overview

if TYPE_CHECKING:
    from compare.records import Comparison
    from compare.report.page.view import IndexView


def overview_of(comparison: Comparison) -> Overview:
    """Return the overview that has seen every story."""
    overview = Overview(comparison)
    for _ in story_pages(Whole(comparison), overview, ""):
        pass
    return overview


def index_of(comparison: Comparison) -> IndexView:
    """Return what the first page shows."""
    return overview_of(comparison).view(habits(comparison.judgements, comparison.differences), "")


def strongest_omission(comparison: Comparison) -> tuple[str, ...]:
    """Return the lines a run ends with."""
    return overview_of(comparison).strongest.lines()
