"""The record of one way in which two claims part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from compare.records import Mention, MentionKind

Relation = Literal["conflict", "rounding or bound", "later update", "different scope"]


@dataclass(frozen=True, slots=True)
class Parting:
    """Two values of one kind in which two claims part.

    Attributes
    ----------
    kind, relation
        What parts, and how.
    first, second
        The values.
    anchored
        Whether the same words carry both places or names ("press *conference in* Tehran", "news
        *conference in* Istanbul"; "*Captain* Lind", "*Captain* Okafor").
    neighbouring
        Whether two days in conflict follow on each other: a night belongs to both, and so does
        one moment in two time zones, so that only who knows the articles can tell.
    """

    kind: MentionKind
    relation: Relation
    first: Mention
    second: Mention
    anchored: bool = False
    neighbouring: bool = False
