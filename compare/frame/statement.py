"""Two tellings in, whether they make one statement out.

Claims of one fact may be about one thing and still state two: "the truce may be extended" and
"the truce was announced" share most of their words. A lens that asks how a statement is told, and
not in which value it parts, first needs it to be one: what one claim says must be said by the
other too, its predicate above all, and as a thing of the same kind, done or yet to be done.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from compare.agreement.quantities import comparable
from compare.frame.clause import clause, predicate
from compare.frame.matching import is_one_word, match, turned
from compare.frame.sameness import sameness, sameness_beside_names
from compare.frame.telling import are_surely_aligned
from compare.lexicon import information

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from compare.frame.clause import Clause
    from compare.frame.matching import Expression, Matching
    from compare.frame.telling import Telling
    from compare.records import Mention

SAID_SHARE = 0.5
"""Of the content of one claim, weighed by what its words tell, the other must say this share,"""

PREDICATE_SIMILARITY = 0.5
"""its predicate among it, in a word this near,"""

LEAST_SAMENESS = 0.55
"""and both must cover each other this much,"""

BESIDE_NAMES = 0.545
"""this much besides the names and places that both give."""

LEAST_PREDICATE_SIMILARITY = 0.4
"""A claim says another's predicate, if loosely, in a word this near."""

NEAR_SAMENESS = 0.6
"""Where they cover each other this much, one of three is enough: that each says the share of the
other, that both count one thing, or"""

SAME_PREDICATE_SIMILARITY = 0.55
"""that their predicates are this near to each other, if besides"""

LEAST_SAID_SHARE = 0.25
"""one says this share of the other."""

SAME_WORD_SIMILARITY = 0.7
"""A word is said by the other claim where that has one as near, or a form of it."""

Time = Literal["", "done", "open"]

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr")
_LIGHT = frozenset("be have do make take get go come give put let keep say tell".split())
_OPEN = frozenset("will would can could may might shall should must ought to 'll 'd wo ca".split())


@lru_cache(maxsize=2**10)  # several lenses ask about one pair
def is_one_statement(first: Telling, second: Telling, beside_names: float = BESIDE_NAMES) -> bool:
    """Tell whether two tellings make one statement; without a grammar their coverage decides.

    They do not where one predicate tells what was done, and the other what may or will be.
    """
    same = sameness(first, second)
    matching = match(first, second)
    if not matching.mine or not matching.theirs:
        return same >= NEAR_SAMENESS
    one, other = _Side.of(first, matching), _Side.of(second, turned(matching))
    predicates = _predicate_similarity(one, other, matching)
    if predicates >= PREDICATE_SIMILARITY and {one.time, other.time} == {"done", "open"}:
        return False
    if sameness_beside_names(first, second) < beside_names:
        return False
    if same >= NEAR_SAMENESS and (
        min(one.said, other.said) >= SAID_SHARE
        or (
            predicates >= SAME_PREDICATE_SIMILARITY
            and max(one.said, other.said) >= LEAST_SAID_SHARE
        )
        or _count_one_thing(first, second)
    ):
        return True
    return same >= LEAST_SAMENESS and any(
        side.said >= SAID_SHARE and side.predicate_said >= PREDICATE_SIMILARITY
        for side in (one, other)
    )


def predicate_similarity(first: Telling, second: Telling) -> float:
    """Return how near the predicates of two claims are to each other, 0 without a grammar."""
    matching = match(first, second)
    if not matching.mine or not matching.theirs:
        return 0.0
    one, other = _Side.of(first, matching), _Side.of(second, turned(matching))
    return _predicate_similarity(one, other, matching)


def is_one_act(first: Telling, second: Telling) -> bool:
    """Tell whether two claims that alignment is sure of say one thing, of one time.

    A weaker test than :func:`is_one_statement`, for claims that need it less.
    """
    return (
        are_surely_aligned(first, second)
        and is_predicate_said(first, second)
        and not are_of_two_times(first, second)
    )


def are_of_two_times(first: Telling, second: Telling) -> bool:
    """Tell whether one claim tells what was done, and the other what may or will be."""
    clauses = clause(first), clause(second)
    return {_time(found) for found in clauses if found} == {"done", "open"}


def is_predicate_said(first: Telling, second: Telling) -> bool:
    """Tell whether either claim says, if loosely, what the other says of its subject."""
    matching = match(first, second)
    if not matching.mine or not matching.theirs:
        return True
    sides = _Side.of(first, matching), _Side.of(second, turned(matching))
    return max(side.predicate_said for side in sides) >= LEAST_PREDICATE_SIMILARITY


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two claims: its predicate, and what of it the other claim says."""

    predicate: frozenset[int]
    time: Time
    said: float
    predicate_said: float

    @classmethod
    def of(cls, telling: Telling, matching: Matching) -> _Side:
        """Return what the second claim of a matching says of the first, which a telling makes."""
        found = clause(telling)
        numbers = frozenset(predicate(found)) if found else frozenset()
        nearest = matching.cosines.max(axis=1)
        return cls(
            numbers,
            _time(found) if found else "",
            _said(matching.mine, nearest, matching.theirs),
            max(
                (
                    float(near)
                    for near, one in zip(nearest, matching.mine, strict=True)
                    if one.number in numbers
                ),
                default=0.0,
            ),
        )


def _predicate_similarity(one: _Side, other: _Side, matching: Matching) -> float:
    """Return how near a word of one predicate is to one of the other, at best."""
    return max(
        (
            float(matching.cosines[i, j])
            for i, a in enumerate(matching.mine)
            if a.number in one.predicate
            for j, b in enumerate(matching.theirs)
            if b.number in other.predicate
        ),
        default=0.0,
    )


def _count_one_thing(first: Telling, second: Telling) -> bool:
    """Tell whether what both claims are about is numbers of one and the same thing."""
    return any(
        one.unit and comparable(one, other) for one in _counts(first) for other in _counts(second)
    )


def _counts(telling: Telling) -> list[Mention]:
    """Return the quantities that a claim's main verb has for its subject or object."""
    found = clause(telling)
    if found is None:
        return []
    heads = {found.main, *found.below(found.main, *_ARGUMENTS)}
    at = {word.start for word in found.words if word.part == "NUM" and word.head in heads}
    text = telling.claim.text
    return [
        mention
        for mention in telling.claim.mentions
        if mention.kind == "quantity"
        and any(0 <= start - text.find(mention.text) < len(mention.text) for start in at)
    ]


def _said(
    own: Sequence[Expression], nearest: NDArray[np.float64], others: Sequence[Expression]
) -> float:
    """Return the share of a claim's content that the other claim says."""
    weights = [0.0 if e.word.lemma in _LIGHT else information(e.word.lemma) for e in own]
    said = sum(
        weight
        for weight, near, one in zip(weights, nearest, own, strict=True)
        if near >= SAME_WORD_SIMILARITY or any(is_one_word(one, other) for other in others)
    )
    whole = sum(weights)
    return said / whole if whole else 0.0


def _time(found: Clause) -> Time:
    """Return whether a clause tells what was done or what is open; nothing of what is.

    "May have fallen" is done, told with a doubt.
    """
    word = found.words[found.main]
    helping = {
        found.text[found.words[n].start : found.words[n].end].lower()
        for n in found.below(found.main, "aux")
    }
    if helping & _OPEN:
        return "done" if "have" in helping else "open"
    printed = found.text[word.start : word.end].lower()
    past = printed != word.lemma and not printed.endswith(("ing", "s", "'m", "'re", "are"))
    return "done" if past or helping & {"had", "has", "have", "'ve"} else ""
