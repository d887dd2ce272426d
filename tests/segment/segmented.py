"""Short ways to segment a text in a test."""

from __future__ import annotations

from compare.records import Article, Claim
from compare.segment import segment


def article(
    body: str, *, title: str = "", standfirst: str = "", published: str = "2025-06-23"
) -> Article:
    """Return an article of one outlet (23 June 2025 was a Monday)."""
    return Article.compose(
        source="Northgate Wire",
        title=title,
        standfirst=standfirst,
        body=body,
        published=published,
    )


def claims(body: str, *, title: str = "", published: str = "2025-06-23") -> tuple[Claim, ...]:
    """Return the claims of a text."""
    return segment([article(body, title=title, published=published)])


def texts(body: str, *, title: str = "") -> list[str]:
    """Return the words of the claims of a text."""
    return [claim.text for claim in claims(body, title=title)]


def mentions(body: str, kind: str, *, published: str = "2025-06-23") -> list[tuple[str, str, str]]:
    """Return value, unit and bound of the mentions of one kind, each once and in order."""
    found = {
        (mention.start, mention.value, mention.unit, mention.bound)
        for claim in claims(body, published=published)
        for mention in claim.mentions
        if mention.kind == kind
    }
    return [(value, unit, bound) for _, value, unit, bound in sorted(found)]
