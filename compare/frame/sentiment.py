"""The lens for sentiment: how two tellings of one fact stand to whom both speak of.

A claim may be about something bad without standing badly to whom it names, and a model that tells
how a sentence stands to a name mistakes the one for the other: of 21 differences by the model alone
two were right. So a side is one that the writer takes in a word: the sentence calls its bearer so,
or has them do so (see :mod:`compare.frame.tone`), and the other telling is plain about them or
takes the other side. What someone is called is the writer's choice. What someone did may be plain
truth ("refused"), so there the model has a say: the sentence with the word must stand to the bearer
the way the word does, by a margin over the other sentence, which tells the same fact.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from compare.frame.bearers import bearers_of_both
from compare.frame.statement import is_predicate_said
from compare.frame.telling import Found, enough
from compare.frame.tone import Sentence
from compare.frame.tone_words import UNDESERVING, may_judge
from compare.interaction import rest_coverage
from compare.sentiments import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from compare.frame.bearers import Bearer
    from compare.frame.telling import Telling
    from compare.frame.tone import Judging
    from compare.sentiments import Side

REST_COVERAGE = 0.5
"""Two claims must cover each other at least this much to be tellings of one fact; where alignment
has joined them some less is enough, if one says besides what the other says of its subject."""

MARGIN = 0.3
"""So far apart must two sentences be where a deed judges: the probability of positive less that of
negative, -1 to 1."""

_LIKELY = 0.5
_NEGATIVE, _NEUTRAL, _POSITIVE = SIDES


def look(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield the bearers to whom two tellings of one fact stand differently.

    They come in reading order of the first. The values are the bearer with the words that judge,
    and the side in brackets: ``Lind: refused (negative)``, ``Lind (neutral)``.
    """
    if first.stance is None or not (may_judge(_text(first)) or may_judge(_text(second))):
        return
    both = (first.claim.text, first.encoding, ()), (second.claim.text, second.encoding, ())
    coverage = rest_coverage(*both)
    if coverage < enough(first, second, REST_COVERAGE) or (
        coverage < REST_COVERAGE and not is_predicate_said(first, second)
    ):
        return
    mine, theirs = sentence_of(first), sentence_of(second)
    for one, other in bearers_of_both((first, mine), (second, theirs)).values():
        a, b = (
            s.judging(bearer.head, is_place=bearer.is_place, leads=bearer.leads)
            for s, bearer in ((mine, one), (theirs, other))
        )
        side_a, side_b = _side(a), _side(b)
        if side_a == side_b or "" in {side_a, side_b}:
            continue
        if _is_passed_over(mine, one, side_a) or _is_passed_over(theirs, other, side_b):
            continue
        chances = first.stance.sentiment([(mine.text, *one.span), (theirs.text, *other.span)])
        told = (_told(first, mine, a), _told(second, theirs, b))
        sides = (told[0], side_a, mine, chances[0]), (told[1], side_b, theirs, chances[1])
        if all(_holds(own, other) for own, other in (sides, sides[::-1])):
            apart = _favour(chances[0]) - _favour(chances[1])
            yield Found(
                relation="wording",
                value_a=_value(one, mine, a, side_a),
                span_a=_place(first, one),
                value_b=_value(other, theirs, b, side_b),
                span_b=_place(second, other),
                strength=round(min(abs(apart) / 2, 1.0), 4),
            )


def _told(telling: Telling, sentence: Sentence, judging: Sequence[Judging]) -> list[Judging]:
    """Return the words that judge in the telling of the fact, and not beside it.

    What somebody is called stands for all that the sentence says of them; a deed may be another
    thing than the fact, unless the claim itself tells it, or the verb that reports the claim does.
    """
    low, words = telling.claim.sentence[0], sentence.words
    verbs = [n for n, word in enumerate(words) if word.lemma == telling.claim.voice.verb]
    reporting = {near for n in verbs for near in (n, words[n].head, *sentence.below(n))}
    return [
        one
        for one in judging
        if one.is_epithet
        or not reporting.isdisjoint((one.number, words[one.number].head))
        or any(a <= low + words[one.number].start < b for a, b in telling.claim.spans)
    ]


_Taken = tuple["Sequence[Judging]", str, Sentence, "NDArray[np.float64]"]
"""Words that judge a bearer, the side taken, the sentence, and the model's chances."""


def _holds(own: _Taken, other: _Taken) -> bool:
    """Tell whether a side that one sentence takes can be shown beside another sentence.

    A sentence that is plain about a bearer has no word of that side for anybody else either, nor
    is it more likely than not on that side for the model.
    """
    judging, side, _, chances = own
    _, other_side, sentence, other_chances = other
    if side == _NEUTRAL:
        return True
    number = SIDES.index(_NEGATIVE if side == _NEGATIVE else _POSITIVE)
    if other_side == _NEUTRAL and (
        sentence.takes(SIDES[number]) or other_chances[number] >= _LIKELY
    ):
        return False
    further = (_favour(chances) - _favour(other_chances)) * (number - 1)
    return any(one.is_epithet or further >= MARGIN for one in judging)


def _favour(chances: NDArray[np.float64]) -> float:
    """Return how well a sentence stands to a bearer by the model, -1 to 1."""
    return float(chances[2] - chances[0])


def _is_passed_over(sentence: Sentence, bearer: Bearer, side: str) -> bool:
    """Tell whether a sentence gives a bearer in a quotation, or for neutral just by the way."""
    aside = side == _NEUTRAL and bearer.leads and sentence.is_aside(bearer.head)
    return aside or sentence.is_quoted(bearer.head)


def _side(judging: Sequence[Judging]) -> Side | str:
    """Return the one side that some words take, neutral without any; nothing where both."""
    sides = {one.side for one in judging}
    return _NEUTRAL if not sides else next(iter(sides)) if len(sides) == 1 else ""


@lru_cache(maxsize=2**7)  # a telling is compared with that of every other source
def sentence_of(telling: Telling) -> Sentence:
    """Return the parsed sentence of a telling's claim, without words where there is no grammar."""
    text = _text(telling)
    return Sentence(text, telling.grammar(text) if telling.grammar else ())


def _text(telling: Telling) -> str:
    low, high = telling.claim.sentence
    return telling.article.text[low:high]


def _value(bearer: Bearer, sentence: Sentence, judging: Sequence[Judging], side: str) -> str:
    said = ", ".join(_said(sentence, one.number) for one in judging)
    return f"{bearer.shown}: {said} ({side})" if said else f"{bearer.shown} ({side})"


def _said(sentence: Sentence, number: int) -> str:
    """Return a judging word as printed, and with the deed where it is of whom that harmed.

    Of "hit the peaceful plants" the word alone would read as said of the doer.
    """
    word = sentence.words[number]
    noun = sentence.words[word.head]
    if word.lemma not in UNDESERVING or noun.role != "dobj":
        return sentence.printed(number)
    return " ".join(sentence.printed(n) for n in (noun.head, number, word.head))


def _place(telling: Telling, bearer: Bearer) -> tuple[int, int]:
    low = telling.claim.sentence[0]
    return low + bearer.span[0], low + bearer.span[1]
