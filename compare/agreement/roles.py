"""The words before a value: *in* Tehran and *to* Moscow are two roles, *Captain* names one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.records import Claim, Mention

_LOCATIVE = frozenset("in at to from near into outside off around towards".split())
_FURTHER = re.compile(r"\s+(?:more|further)\s+(?!than\b|over\b|in\b|of\b|by\b)\w", re.IGNORECASE)
_ROLELESS = frozenset("and or the a an of to by with for from in on at that as said".split())


def before(claim: Claim, mention: Mention) -> list[str]:
    """Return the two words before a mention, in small letters; fewer at the beginning."""
    start = claim.text.find(mention.text)
    return claim.text[: max(start, 0)].casefold().split()[-2:]


def is_one_role(before_one: Sequence[str], before_other: Sequence[str]) -> bool:
    """Tell whether the same word of place stands before both: *in* Tehran, *in* Istanbul."""
    return before_one[-1:] == before_other[-1:] and not _LOCATIVE.isdisjoint(before_one[-1:])


def is_anchored(kind: str, before_one: Sequence[str], before_other: Sequence[str]) -> bool:
    """Tell whether the words before two values give them the same role."""
    if kind == "name":
        title = before_one[-1:]
        return bool(title) and title == before_other[-1:] and title[0] not in _ROLELESS
    return kind == "place" and list(before_one) == list(before_other)


def is_base(claim: Claim, mention: Mention) -> bool:
    """Tell whether a quantity is what another one is set against: "to 6 percent *from* 5"."""
    return mention.kind == "quantity" and before(claim, mention)[-1:] == ["from"]


def is_further(claim: Claim, mention: Mention) -> bool:
    """Tell whether a quantity counts what is still to come: "two *more* debates".

    "16 percent more" is a size, not a count.
    """
    start = claim.text.find(mention.text)
    return (
        mention.kind == "quantity"
        and mention.unit != "percent"
        and start >= 0
        and _FURTHER.match(claim.text, start + len(mention.text)) is not None
    )
