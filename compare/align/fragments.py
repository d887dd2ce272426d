"""Claims that break off: what remains of a statement when its best part stands in another claim."""

from __future__ import annotations

_ENDS = ("?", ":", ",", "-", "–", "—", "…")  # as printed
_OPEN = frozenset(
    "a an the of as whose and or but nor if than would could might must should not long".split()
)
"""Words that something must follow."""
_SAYING = frozenset(
    "said says told tells claimed complained urged urges wrote writes tweeted suggested "
    "suggests added adds announced announces noted argued argues insisted insists believe "
    "believes believed declared warned warns acknowledged stressed conceded predicted testified "
    "vowed promised estimated concluded concludes revealed swore explained".split()
)
_BARE = frozenset({"is", "are", "was", "were", "has", "have", "had", "would", "will"})


def is_fragment(text: str) -> bool:
    """Tell whether a claim asks, breaks off, lacks a subject, or holds half of a pair of marks.

    Of "she urged that the port be closed" the claim on the port holds the statement; what else the
    sentence says ends in the verb of saying.
    """
    words = text.casefold().split()
    return (
        text.endswith(_ENDS)
        or text.count("(") != text.count(")")
        or text.count("“") != text.count("”")
        or text.count('"') % 2 == 1
        or not words
        or words[-1] in _OPEN | _SAYING
        or (words[0] in _BARE and text[:1].islower())
    )
