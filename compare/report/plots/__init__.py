"""Pictures for a notebook or a paper: matplotlib figures of a story and of all its sources.

They need the extra ``narrative-compare[notebook]``. Nothing is drawn that the tables do not hold,
and every figure is the same for the same comparison.
"""

from __future__ import annotations

from compare.report.plots.matrix import matrix_figure
from compare.report.plots.sourcemap import source_map_figure
from compare.report.plots.timeline import story_timeline_figure, timeline_figure

__all__ = ["matrix_figure", "source_map_figure", "story_timeline_figure", "timeline_figure"]
