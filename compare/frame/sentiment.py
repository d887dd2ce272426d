"""The lens for sentiment: how two tellings of one fact stand to a name that both give.

Only persons, bodies, peoples and places that both claims name are looked at. The model's macro F1
on whole sentences is .75 to .80 (see the README's accuracy), and what it reads here is claims; so a
difference is shown only where it is sure that one claim takes a side, that the other does not take
the same, and where a judging word that the other telling lacks is tied to the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.frame.colouring import colouring
from compare.frame.loaded import LoadedWords
from compare.frame.matching import match, turned
from compare.frame.places import place_in_article
from compare.frame.statement import is_one_statement
from compare.frame.targets import is_target, target_names
from compare.frame.telling import Found, Telling, enough
from compare.interaction import rest_coverage
from compare.sentiments import SIDES, Sentiment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from compare.encode import Encoding
    from compare.records import Article, Claim, Span
    from compare.verifier import Stance

SIDE_THRESHOLD = 0.75
"""One of two tellings must take its side with at least this probability."""

REST_COVERAGE = 0.5
"""Two claims must cover each other at least this much to be tellings of one fact."""

_NEUTRAL = SIDES[1]
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "poss"})

MARGIN = 0.55
"""So far apart must two tellings be: probability of positive less that of negative, -1 to 1."""


def look(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield the names to which two tellings of one fact stand differently, in reading order."""
    if first.stance is None:
        return
    both = (first.claim.text, first.encoding, ()), (second.claim.text, second.encoding, ())
    # Who are named alike is what this lens asks about, so that names may vouch for it.
    if rest_coverage(*both) >= enough(first, second, REST_COVERAGE) and is_one_statement(
        first, second, beside_names=0.0
    ):
        yield from compare_stances(first, second, first.stance)


def compare_stances(first: Telling, second: Telling, stance: Stance) -> Iterator[Found]:
    """Yield the names to which two tellings stand differently, as a model sees it.

    The values are the names as printed, each with its side in brackets.
    """
    names = target_names((first.claim, second.claim))
    names = {value: name for value, name in names.items() if _acts(value, first, second)}
    mine, theirs = _stances((first, second), names, stance)
    for name, (span_a, a) in mine.items():
        if name not in theirs:
            continue
        span_b, b = theirs[name]
        side_a, side_b = SIDES[int(a.argmax())], SIDES[int(b.argmax())]
        sure = max(a[0], a[2], b[0], b[2])
        apart = abs((a[2] - a[0]) - (b[2] - b[0]))
        if side_a == side_b or sure < SIDE_THRESHOLD or apart < MARGIN:
            continue
        if not _are_coloured((side_a, span_a), (side_b, span_b), first, second):
            continue
        yield Found(
            relation="wording",
            value_a=f"{first.claim.text[slice(*span_a)]} ({side_a})",
            span_a=place_in_article(first, *span_a),
            value_b=f"{second.claim.text[slice(*span_b)]} ({side_b})",
            span_b=place_in_article(second, *span_b),
            strength=round(min(float(apart) / 2, 1.0), 4),
        )


def _are_coloured(
    mine: tuple[str, Span], theirs: tuple[str, Span], first: Telling, second: Telling
) -> bool:
    """Tell whether every side that is taken shows in a judging word tied to the name.

    Where words cannot be read, for want of a grammar or of the vectors that tell a loaded one, the
    model alone decides.
    """
    matching = match(first, second)
    if not matching.mine or not LoadedWords.shipped().fits(first.encoding):
        return True
    tellings = (mine, first, matching), (theirs, second, turned(matching))
    return all(
        side == _NEUTRAL or colouring(telling, span, own) is not None
        for (side, span), telling, own in tellings
    )


def _acts(value: str, *tellings: Telling) -> bool:
    """Tell whether a name is a bearer's that acts; a place only where it is a subject.

    "Moscow condemned the strikes" stands to Moscow; "a fire in Moscow" is about no one there.
    """
    for telling in tellings:
        for mention in telling.claim.mentions:
            if mention.value != value or mention.kind != "place":
                continue
            start = telling.claim.text.find(" ".join(mention.text.split()))
            words = telling.grammar(telling.claim.text) if telling.grammar else ()
            if not any(
                start <= word.start < start + len(mention.text) and word.role in _SUBJECTS
                for word in words
            ):
                return False
    return True


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
