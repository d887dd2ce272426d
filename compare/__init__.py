"""Compare what outlets tell, leave out, contradict and colour of the same event.

>>> import compare
>>> result = compare.run("corpora/newsroom")  # doctest: +SKIP
>>> result.story("Putin")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.errors import CompareError
    from compare.report.explanation import explain
    from compare.result import Result, StoryResult, load, run
    from compare.settings import Settings

__all__ = ["CompareError", "Result", "Settings", "StoryResult", "explain", "load", "run"]

_HOMES = {
    "CompareError": "compare.errors",
    "Result": "compare.result",
    "Settings": "compare.settings",
    "StoryResult": "compare.result",
    "explain": "compare.report.explanation",
    "load": "compare.result",
    "run": "compare.result",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever the public name stands for
    """Fetch a public name when it is first asked for, so that importing the package is quick."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
