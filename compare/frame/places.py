"""Where words of a claim stand in its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.frame.telling import Telling
    from compare.records import Span


def place_in_article(telling: Telling, start: int, end: int) -> Span:
    """Return the span of the article that a span of the claim's words covers.

    A claim's text is the words of its spans, joined by single spaces; one whose words come from
    two spans gets all that lies between. A span outside the claim's text gives the whole claim.

    Raises
    ------
    ValueError
        Where ``start`` is not before ``end``.
    """
    if start >= end:
        message = f"{start} to {end} is no span"
        raise ValueError(message)
    first: int | None = None
    last: int | None = None
    at = 0
    text = telling.article.text
    for low, high in telling.claim.spans:
        place = low
        for word in text[low:high].split():
            place = text.index(word, place)
            if first is None and start < at + len(word):
                first = place + max(0, start - at)
            if end > at:
                last = place + min(len(word), end - at)
            at += len(word) + 1
            place += len(word)
    if first is None or last is None or first >= last:
        return telling.claim.hull
    return first, last


def places_in_claim(telling: Telling) -> tuple[Span, ...]:
    """Return where in the claim's words its mentions stand, as far as they can be found there."""
    found = []
    text = telling.claim.text
    for mention in telling.claim.mentions:
        words = " ".join(mention.text.split())
        start = text.find(words)
        while start >= 0:
            found.append((start, start + len(words)))
            start = text.find(words, start + 1)
    return tuple(found)
