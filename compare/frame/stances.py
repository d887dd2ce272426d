"""Claims of a story in, how each stands to whom it names out: the table of sentiments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.frame.places import place_in_article
from compare.frame.targets import is_target, target_names
from compare.frame.telling import Telling
from compare.sentiments import SIDES, Sentiment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from compare.encode import Encoding
    from compare.records import Article, Claim, Span
    from compare.verifier import Stance


def sentiments(
    story_id: str,
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    encodings: Mapping[str, Encoding],
    stance: Stance | None,
) -> tuple[Sentiment, ...]:
    """Claims of a story in, how each stands to whom it names out.

    Parameters
    ----------
    story_id, claims
        The story, and its claims in their order.
    articles, encodings
        By article id, and by claim id.
    stance
        What tells a claim's side; without it nothing is found.

    Returns
    -------
    In the order of the claims; a mention that two claims share counts in the first of them.
    """
    if stance is None:
        return ()
    names = target_names(claims)
    tellings = [Telling(articles[claim.article_id], claim, encodings[claim.id]) for claim in claims]
    found = []
    seen: set[tuple[str, int, int]] = set()
    for claim, telling, stances in zip(
        claims, tellings, _stances(tellings, names, stance), strict=True
    ):
        for name, (span, chances) in stances.items():
            place = place_in_article(telling, *span)
            key = (claim.article_id, *place)
            if key in seen:
                continue
            seen.add(key)
            side = int(chances.argmax())
            found.append(
                Sentiment(
                    story_id=story_id,
                    source=telling.article.source,
                    claim_id=claim.id,
                    target=name,
                    start=place[0],
                    end=place[1],
                    side=SIDES[side],
                    probability=round(float(chances[side]), 4),
                )
            )
    return tuple(found)


def _stances(
    tellings: Sequence[Telling], names: Mapping[str, str], stance: Stance
) -> list[dict[str, tuple[Span, NDArray[np.float64]]]]:
    """Return for each telling, by name, where it first names a target, and how it stands to it.

    The model is asked once about all of them.
    """
    spans = [_first_named(telling, names) for telling in tellings]
    asked = [
        (telling.claim.text, *span)
        for telling, own in zip(tellings, spans, strict=True)
        for span in own.values()
    ]
    chances = iter(stance.sentiment(asked) if asked else ())
    return [{name: (span, next(chances)) for name, span in own.items()} for own in spans]


def _first_named(telling: Telling, names: Mapping[str, str]) -> dict[str, Span]:
    """Return where in its words a claim first names each target; nothing without vectors."""
    text = telling.claim.text
    spans: dict[str, Span] = {}
    for mention in telling.claim.mentions if len(telling.encoding.tokens) else ():
        words = " ".join(mention.text.split())
        start = text.find(words)
        if is_target(mention) and mention.value in names and words and start >= 0:
            spans.setdefault(names[mention.value], (start, start + len(words)))
    return spans
