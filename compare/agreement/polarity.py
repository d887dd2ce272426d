"""Whether two claims that say the same say it of opposite polarity: one negates or denies it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from compare.lexicon import is_negated

if TYPE_CHECKING:
    from compare.records import Claim

_QUOTED_NO = re.compile(r"""["“'‘](?:no|not|never)[,.]?["”'’]""", re.IGNORECASE)

_REFUSAL = re.compile(
    r"\b(?:refus(?:e[sd]?|ing|al)|declin(?:e[sd]?|ing)|reject(?:s|ed|ing|ion)?)\b", re.IGNORECASE
)

_WISH = re.compile(r"\b(?:should|must|ought to)(?:n['’]t)?\b", re.IGNORECASE)

Opposition = Literal["", "negation", "denial"]


def opposition(first: Claim, second: Claim) -> Opposition:
    """Return how two claims are opposed: one negates, one is denied, or not at all.

    Parse and words must agree on it: a negation may sit in another clause ("denies that it was
    overloaded", "was not overloaded") and still say the same. Whether the claims say the same
    otherwise is for the caller to see.
    """
    if any(_QUOTED_NO.search(claim.text) for claim in (first, second)):
        return ""  # "the lone 'no' vote" affirms
    if all(_REFUSAL.search(claim.text) for claim in (first, second)):
        return ""  # "refused to declare it illegal", "declined the request to declare it illegal"
    if bool(_WISH.search(first.text)) != bool(_WISH.search(second.text)):
        return ""  # that something should not be is no denial that it is
    parsed = _negates(first) != _negates(second)
    worded = (is_negated(first.text) or _negates(first)) != (
        is_negated(second.text) or _negates(second)
    )
    if not (parsed and worded):
        return ""
    return "denial" if first.negated == second.negated else "negation"


def _negates(claim: Claim) -> bool:
    """Tell whether a claim, with the verb it is reported by, negates."""
    return claim.negated != (claim.voice.verb == "deny")
