"""The page: what a comparison found, to be read in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.frame.habits import habits
from compare.parted import Whole
from compare.report.page.build import Parts, story_view
from compare.report.page.corpus import Overview
from compare.report.page.render import index_page, story_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.parted import Parted
    from compare.records import Comparison

__all__ = ["story_pages", "to_pages"]


def to_pages(comparison: Comparison, document_sha256: str) -> dict[str, str]:
    """Return the text of every page by file name, ``index.html`` first.

    Parameters
    ----------
    comparison
        What to show.
    document_sha256
        Hash of its saved form, by which the first page is cited.
    """
    overview = Overview(comparison)
    pages = {
        name: "".join(text)
        for name, text in story_pages(Whole(comparison), overview, document_sha256)
    }
    found = habits(comparison.judgements, comparison.differences)
    return {"index.html": index_page(overview.view(found, document_sha256)), **pages}


def story_pages(
    parted: Parted, overview: Overview, document_sha256: str
) -> Iterator[tuple[str, list[str]]]:
    """Give the page of every story with its file name, and tell the overview of each."""
    for part in parted.parts():
        parts = Parts(part)
        for story in part.stories:
            view = story_view(parts, story, document_sha256)
            overview.add(view, story)
            yield f"story-{story.id}.html", [story_page(view)]
