"""Whether words stand by themselves as a fact to carry away, and in what they fall short."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")

_TORN = 0.5
"""What half of a bracket leaves: the words around it were cut."""

_LACKS: tuple[tuple[float, re.Pattern[str]], ...] = (
    # A pronoun at the front, whose owner stands elsewhere.
    (
        0.6,
        re.compile(
            r"(?:he|she|it|they|his|her|its|their|this|that|these|those|there|one|so|such|what|"
            r"which|who|whose|nobody)\b",
            re.IGNORECASE,
        ),
    ),
    # An aside: a name and what is added to it, without a statement.
    (
        0.5,
        re.compile(
            r"[^,]{1,48}, (?:an?|the|who|which|whose|where|[a-z]+ing|[a-z]+ed)\b(?!.*, [a-z]+s? )"
        ),
    ),
    # Who writes or who reads is in it: a view, advice, or talk with the reader.
    (0.5, re.compile(r"(?i:.*\b(?:we|us|our|ours|you|your|yours|my|me|let's)\b)|.*\bI\b")),
    # A request, mostly of a site to its readers.
    (
        0.2,
        re.compile(
            r"(?:please|follow|read|click|subscribe|sign up|listen|watch|share|visit|check|see|"
            r"contact|email|download|consider|remember|imagine|note|let|do not|don['’]t)\b"
            r"(?! of\b)",
            re.IGNORECASE,
        ),
    ),
    # Asked, not stated.
    (0.3, re.compile(r".*\?[”\"’)]*$|.*\b(?:question|issue) (?:\w+ ){0,4}(?:is|was)\b")),
    # What ought to be, or a step in an argument.
    (
        0.6,
        re.compile(
            r".*\b(?:should|ought|must|need to|needs to|therefore|of course|indeed|"
            r"arguably|surely|perhaps|clearly|unfortunately)\b",
            re.IGNORECASE,
        ),
    ),
    # Half of a sentence: a condition or a turn at its front, or an end in the air.
    (
        0.7,
        re.compile(
            r"(?:if|when|while|though|although|because|but|and|or|not|as such|instead|"
            r"meanwhile|by|in short|of course)\b",
            re.IGNORECASE,
        ),
    ),
    (
        0.4,
        re.compile(
            r".*\b(?:and|or|but|of|to|the|a|an|in|on|at|for|with|by|from|as|than|it['’]s|"
            r"is|are|was|were|indicate|that)$",
            re.IGNORECASE,
        ),
    ),
)


def standing_alone(text: str) -> float:
    """Return how far words can be read by themselves as something that is so, 0 to 1.

    The product of what each lack takes away. Words inside quotation marks are someone's and lack
    nothing.
    """
    bare = _QUOTED.sub("“”", text).strip()
    share = 1.0
    if bare.count("(") != bare.count(")"):
        share *= _TORN
    for factor, pattern in _LACKS:
        if pattern.match(bare):
            share *= factor
    return share
