"""A comparison as one works with it in Python: tables in pandas, and objects that show themselves.

In a notebook a result, a story, a fact and a source each show what matters of them; every table
is a DataFrame, and ``plot_...`` draws a figure.
"""

from __future__ import annotations

from compare.result.corpus import Result, find_source, load, run
from compare.result.fact import FactResult
from compare.result.source import SourceResult
from compare.result.story import StoryResult, find_fact, find_story

__all__ = [
    "FactResult",
    "Result",
    "SourceResult",
    "StoryResult",
    "find_fact",
    "find_source",
    "find_story",
    "load",
    "run",
]
