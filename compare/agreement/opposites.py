"""Pairs of words that cannot both hold of the same thing in the same respect."""

from __future__ import annotations

_PAIRS = (
    "rise/fall rise/drop rise/decline increase/decrease increase/fall gain/lose climb/fall "
    "strengthen/weaken accept/reject approve/reject approve/veto back/oppose back/attack "
    "support/oppose welcome/condemn welcome/reject praise/condemn praise/criticise confirm/deny "
    "admit/deny concede/deny acknowledge/deny win/lose succeed/fail open/close raise/cut "
    "raise/lower expand/shrink arrive/depart allow/ban permit/forbid legal/illegal "
    "uphold/overturn uphold/strike uphold/annul free/jail release/detain acquit/convict "
    "survive/die above/below safe/unsafe safe/dangerous guilty/innocent true/false "
    "unanimous/divided intact/destroyed keep/abolish agree/refuse ease/tighten "
    "hail/condemn hail/attack hail/criticise praise/attack welcome/attack welcome/denounce "
    "advance/retreat improve/worsen toxic/harmless"
)
_OPPOSITES = frozenset(frozenset(pair.split("/")) for pair in _PAIRS.split())


def are_opposites(one: str, other: str) -> bool:
    """Tell whether two lemmas in small letters exclude each other; no word excludes itself."""
    return frozenset((one, other)) in _OPPOSITES
