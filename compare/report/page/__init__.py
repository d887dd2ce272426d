"""The page: what a comparison found, to be read in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.page.build import Parts, story_view
from compare.report.page.corpus import index_view
from compare.report.page.render import index_page, story_page

if TYPE_CHECKING:
    from compare.records import Comparison

__all__ = ["to_pages"]


def to_pages(comparison: Comparison, document_sha256: str) -> dict[str, str]:
    """Return the text of every page by file name, ``index.html`` first.

    Parameters
    ----------
    comparison
        What to show.
    document_sha256
        Hash of its saved form, by which the first page is cited.
    """
    parts = Parts(comparison)
    views = {story.id: story_view(parts, story, document_sha256) for story in comparison.stories}
    pages = {"index.html": index_page(index_view(parts, views, document_sha256))}
    return pages | {f"story-{story_id}.html": story_page(view) for story_id, view in views.items()}
