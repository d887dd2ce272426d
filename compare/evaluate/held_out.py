"""Which labelled rows the verifier was not fitted on.

It is fitted on public labelled sets, and this keeps apart the rows of theirs that its fit may
not touch. The smaller weights (stories, facts, inclusion, loaded wording) are fitted on whole sets.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

OUTLETS = frozenset({"Fox News", "MSNBC", "USA Today", "Federalist"})
"""Outlets of BABE that nothing is fitted on: right, left, centre, right."""

_EDITS_BUCKETS = 3


def bucket(key: object, buckets: int) -> int:
    """Return one of ``buckets`` numbers by the hash of a key: the same on every machine."""
    return int(hashlib.sha256(str(key).encode()).hexdigest()[:8], 16) % buckets


def is_held_out(task: str, row: Mapping[str, Any]) -> bool:
    """Tell whether the verifier was not fitted on a row of a task.

    For ``inclusion`` the split ``dev`` is held out of the verifier, where rows have a split (the
    judge's 30 weights are fitted there too); for ``contradiction`` every third first text; for
    ``loaded-wording`` four outlets; for other tasks every row.
    """
    if task == "inclusion":
        return str(row.get("split", "dev")) == "dev"
    if task == "contradiction" and "text1" in row:
        return is_held_out_edit(str(row["text1"]))
    if task == "loaded-wording" and "outlet" in row:
        return str(row["outlet"]) in OUTLETS
    return True


def is_held_out_edit(first: str) -> bool:
    """Tell whether the edits of a text are held out."""
    return bucket(" ".join(first.split()), _EDITS_BUCKETS) == 0
