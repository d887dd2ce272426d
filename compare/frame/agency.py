"""The lens for agency: one telling of an act names who did it, the other less so.

Active, passive with an agent, passive without, nominalised ("the deaths of 12") and intransitive
("12 died") tell one act with its doer more or less in sight (Trew, 1979; Henley et al., 1995).
The form is read off the parse of each claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.agreement.polarity import opposition
from compare.frame.acts import acts
from compare.frame.clause import clause
from compare.frame.places import place_in_article
from compare.frame.sameness import sameness
from compare.frame.telling import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.frame.acts import Act
    from compare.frame.telling import Telling

SAME_CLAIM_COVERAGE = 0.6
"""Two claims must cover each other at least this much, the doer set aside,"""

UNSHARED_COVERAGE = 0.7
"""and this much where no word is shared for whom it happened to."""

_IN_SIGHT = {
    "active": 0,
    "passive": 1,
    "agentless passive": 2,
    "intransitive": 3,
    "nominalised": 4,
}


def look(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield one difference where two tellings of one act put its doer more or less in sight.

    ``direction`` names the side where the doer is more in sight. Values are the form and the
    words: ``active: Police ordered``, ``agentless passive: was told``. An act that either telling
    gives in both forms is no difference, nor is one of two that only one telling denies.
    """
    one, other = clause(first), clause(second)
    if one is None or other is None or opposition(first.claim, second.claim):
        return
    mine, theirs = list(acts(one)), list(acts(other))
    for a in mine:
        for b in theirs:
            if a.form == b.form or not _is_one(a, b):
                continue
            if _has(theirs, a) or _has(mine, b):
                continue
            rest = sameness(first, second, _aside(a), _aside(b))
            shared = bool(a.undergoers & b.undergoers) or a.undergoer == b.undergoer != ""
            bar = SAME_CLAIM_COVERAGE if shared else UNSHARED_COVERAGE
            if rest >= bar:
                yield Found(
                    relation="agency",
                    value_a=f"{a.form}: {a.printed}",
                    span_a=place_in_article(first, *a.span),
                    value_b=f"{b.form}: {b.printed}",
                    span_b=place_in_article(second, *b.span),
                    strength=rest,
                    direction="a" if _IN_SIGHT[a.form] < _IN_SIGHT[b.form] else "b",
                )
                return


def _is_one(one: Act, other: Act) -> bool:
    """Tell whether two words tell one act.

    They are of one act; or both are main verbs, one active and one passive, of whom the one
    happened to what the other did.
    """
    if one.verb == other.verb:
        return True
    turned = {one.form, other.form} in ({"active", "passive"}, {"active", "agentless passive"})
    return turned and one.is_main and other.is_main and one.undergoer == other.undergoer != ""


def _has(found: list[Act], act: Act) -> bool:
    return any(other.verb == act.verb and other.form == act.form for other in found)


def _aside(act: Act) -> list[str]:
    return [act.doer] if act.doer else []
