"""The names of the tasks of ``narrative-compare evaluate``, without what carries them out."""

from __future__ import annotations

from typing import Literal, get_args

Task = Literal[
    "stories",
    "inclusion",
    "facts",
    "segmentation",
    "contradiction",
    "target-sentiment",
    "loaded-wording",
    "basil",
    "corpus",
    "differences",
    "planted",
]

TASKS: tuple[Task, ...] = get_args(Task)
