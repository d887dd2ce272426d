"""A sign for each verdict, which tells them apart without any colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.records import Verdict

SIGNS: dict[Verdict, str] = {
    "included": "●",
    "partial": "◐",
    "contradicted": "◆",
    "omitted": "○",
    "not yet known": "◌",
}
"""Full, half and empty disc, diamond, broken ring: the shapes of the page, as characters."""
