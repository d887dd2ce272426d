"""The lens for wording: the different words that two tellings have for one thing.

Most matched words that differ are mere synonyms ("ship", "vessel"). Shown are those where one
word judges what it names and the other does so less ("tore out", "struck down"), and the judging
word that one telling adds to what both name ("the notorious act", "flatly denies").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.agreement.opposites import are_opposites
from compare.frame.matching import is_one_word, match
from compare.frame.places import place_in_article
from compare.frame.quotes import SPEAKING_OF
from compare.frame.reporting_verbs import STANCES
from compare.frame.sameness import sameness, sameness_beside_names
from compare.frame.telling import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.frame.matching import Expression, Match, Matching
    from compare.frame.telling import Telling

SIMILARITY_THRESHOLD = 0.56
"""Two words can only be ways of saying one thing from this cosine on,"""

BORNE_OUT_THRESHOLD = 0.28
"""or from this one, where the sentence gives both one place."""

LOADED_THRESHOLD = 0.06
"""A word is loaded from this probability on that a reader marks it, as few are."""

FAR_LOADED_THRESHOLD = 0.08
"""Words that only the sentence holds together must be this loaded."""

LATE_LOADED_THRESHOLD = 0.15
"""So must those that are matched for want of a nearer word."""

SYNONYM_SIMILARITY = 0.6
"""Words this near to each other mean the same ("fire", "flames"),"""

STRONGLY_LOADED_THRESHOLD = 0.3
"""and differ in wording only from this probability on."""

LOADED_RATIO = 2.0
"""Of two words, one must be this many times as likely to be marked as the other,"""

BOTH_LOADED_THRESHOLD = 0.15
"""or both at least this likely."""

ADDED_THRESHOLD = 0.16
"""A word that only one telling has must be this likely: it may be mere detail."""

UNMATCHED_SIMILARITY = 0.45
"""A word is said by one telling only where nothing in the other is as near as this."""

REST_COVERAGE = 0.51
"""Without the differing words, two claims must cover each other at least this much,"""

BESIDE_NAMES = 0.4
"""and this much without the names and places in them."""

_DESCRIBING = frozenset({"amod", "compound", "nmod", "poss"})
_PARTICIPLE = "acl"
_ADDING = frozenset({"amod", "advmod", "compound"})
_ADDED_PARTS = frozenset({"ADJ", "ADV", "NOUN"})
_ADDED_DISTANCE = 3
_PARTS = frozenset({"NOUN", "VERB"})
_LIGHT = frozenset(
    "be have do make take get go come give put let keep say tell more most less least much many "
    "few first last next new old own other same such very about around nearly almost only also "
    "still yet now then just too even back again however".split()
)
"""Words that name nothing, or compare amounts: those are for the lens of quantities."""

_REPORTING = frozenset("announce call describe inform notify warn".split())
"""With the verbs of known stance: how something is told is for the lens of voice."""

_BOOSTERS = frozenset(
    "resolutely flatly categorically vehemently fiercely strongly sharply bitterly firmly angrily "
    "bluntly furiously staunchly harshly roundly forcefully defiantly emphatically fervently "
    "grudgingly reluctantly outright".split()
)
"""Adverbs that say how somebody said it (Hyland, 2005): they judge, however seldom readers mark
them."""

_DEATH = frozenset("die kill dead death perish slay killing victim casualty fatality toll".split())
"""Who died and who killed is for the lens of agency."""


def look(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield the words in which two tellings of one fact part, in reading order of the first."""
    matching = match(first, second)
    for found in matching.matches:
        if found.same and found.one.word.part == found.other.word.part:
            shown = list(_added(first, second, found, matching))
        elif _is_wording(found, matching):
            shown = [_found(first, (found.one,), second, (found.other,), found.similarity)]
        elif found.one.named and found.other.named:
            shown = list(_renamed(first, second, found, matching))
        else:
            continue
        acts = found.borne_out and found.one.word.part == found.other.word.part == "VERB"
        yield from (one for one in shown if _is_one_statement(first, second, one, acts=acts))


def _is_one_statement(first: Telling, second: Telling, found: Found, *, acts: bool) -> bool:
    """Tell whether two claims say the same but for the words found.

    Two verbs of one place (``acts``) may be all that a claim says besides its names.
    """
    words = [found.value_a], [found.value_b]
    return sameness(first, second, *words) >= REST_COVERAGE and (
        acts or sameness_beside_names(first, second, *words) >= BESIDE_NAMES
    )


def _is_wording(found: Match, matching: Matching) -> bool:
    """Tell whether two matched words name one thing, and at least one of them judges it."""
    one, other = found.one, found.other
    if one.named or other.named or not (_may_differ(one) and _may_differ(other)):
        return False
    lemmas = one.word.lemma, other.word.lemma
    if set(lemmas) <= _DEATH or are_opposites(*lemmas):  # for the lenses of agency and polarity
        return False
    parts = {one.word.part, other.word.part}
    low, high = sorted((one.loaded, other.loaded))
    # "Redundancies caused by": what a participle says of a noun is no act of the sentence.
    placed = found.borne_out and len(parts) == 1
    placed = placed and (one.word.role == _PARTICIPLE) == (other.word.role == _PARTICIPLE)
    return (
        (len(parts) == 1 or parts <= _PARTS)
        and found.similarity >= (BORNE_OUT_THRESHOLD if placed else SIMILARITY_THRESHOLD)
        and high >= (LATE_LOADED_THRESHOLD if found.late else _loaded_threshold(found.similarity))
        and (high >= LOADED_RATIO * low or low >= BOTH_LOADED_THRESHOLD)
        # A word that the other telling has too, elsewhere, is not its way of saying this one.
        and not any(is_one_word(one, e) for e in matching.theirs)
        and not any(is_one_word(other, e) for e in matching.mine)
    )


def _loaded_threshold(similarity: float) -> float:
    """Return how loaded the more loaded of two words must be, given how near they are."""
    if similarity >= SYNONYM_SIMILARITY:
        return STRONGLY_LOADED_THRESHOLD
    return LOADED_THRESHOLD if similarity >= SIMILARITY_THRESHOLD else FAR_LOADED_THRESHOLD


def _may_differ(expression: Expression) -> bool:
    word = expression.word
    reports = word.part == "VERB" and (word.lemma in STANCES or word.lemma in _REPORTING)
    return word.part != "PROPN" and word.lemma not in _LIGHT and not reports


def _added(first: Telling, second: Telling, found: Match, matching: Matching) -> Iterator[Found]:
    """Yield the judging words that one telling alone adds to a word of both."""
    one, other = found.one, found.other
    for number, added in enumerate(matching.mine):
        if not _adds(added, one, matching.theirs):
            continue
        if _is_alone(added, one, float(matching.cosines[number].max())):
            yield _found(first, (added, one), second, (other,), round(added.loaded, 4))
    for number, added in enumerate(matching.theirs):
        if not _adds(added, other, matching.mine):
            continue
        if _is_alone(added, other, float(matching.cosines[:, number].max())):
            yield _found(first, (one,), second, (added, other), round(added.loaded, 4))


def _boosts(added: Expression, head: Expression) -> bool:
    """Tell whether an adverb says how somebody said something; rates are raised sharply, too."""
    says = head.word.lemma in STANCES or head.word.lemma in SPEAKING_OF
    return says and head.word.part == "VERB" and added.word.lemma in _BOOSTERS


def _is_alone(added: Expression, head: Expression, nearest: float) -> bool:
    """Tell whether only one telling says a word; an adverb takes on much of its verb's vector."""
    return nearest < UNMATCHED_SIMILARITY or _boosts(added, head)


def _renamed(first: Telling, second: Telling, found: Match, matching: Matching) -> Iterator[Found]:
    """Yield a judging noun that one telling has for what the other calls by name alone.

    "The Zionist regime" for Israel: what is left of the name describes the noun, which stands
    where the name stands.
    """
    one, other = found.one, found.other
    if _stands_for(one, matching.mine, matching.theirs, other):
        head = next(e for e in matching.mine if e.number == one.word.head)
        yield _found(first, (one, head), second, (other,), found.similarity)
    elif _stands_for(other, matching.theirs, matching.mine, one):
        head = next(e for e in matching.theirs if e.number == other.word.head)
        yield _found(first, (one,), second, (other, head), found.similarity)


def _stands_for(
    name: Expression, own: Sequence[Expression], others: Sequence[Expression], plain: Expression
) -> bool:
    """Tell whether a name describes a judging noun in the place of a plain name."""
    head = next((e for e in own if e.number == name.word.head), None)
    return (
        head is not None
        and name.word.role in _DESCRIBING
        and plain.word.role not in _DESCRIBING
        and head.word.role == plain.word.role
        and head.word.part == "NOUN"
        and not head.named
        and head.loaded >= LOADED_THRESHOLD
        and not any(is_one_word(head, e) for e in others)
    )


def _adds(added: Expression, head: Expression, others: Sequence[Expression]) -> bool:
    """Tell whether a word judges the word that it belongs to, and the other telling lacks it.

    A noun before a noun has no plural: "denies vessel" in a headline is a verb misread.
    """
    return (
        added.word.head == head.number
        and abs(added.number - head.number) <= _ADDED_DISTANCE
        and added.word.part in _ADDED_PARTS
        and added.word.role in _ADDING
        and not (added.word.role == "compound" and added.plural)
        and not added.named
        and _may_differ(added)
        and (added.loaded >= ADDED_THRESHOLD or _boosts(added, head))
        and not any(is_one_word(added, e) for e in others)
    )


def _found(
    first: Telling,
    mine: Sequence[Expression],
    second: Telling,
    theirs: Sequence[Expression],
    strength: float,
) -> Found:
    (span_a, value_a), (span_b, value_b) = _words(first, mine), _words(second, theirs)
    return Found("wording", value_a, span_a, value_b, span_b, strength)


def _words(telling: Telling, expressions: Sequence[Expression]) -> tuple[tuple[int, int], str]:
    """Return where some words of a claim stand in its article, and the words themselves."""
    first = min(expressions, key=lambda e: e.number)
    words = telling.grammar(telling.claim.text) if telling.grammar else ()
    number = first.number
    while 0 < number <= len(words) and words[number].part == words[number - 1].part == "PROPN":
        number -= 1  # of a name the whole is shown: "Public Assemblies Act"
    start = min(first.word.start, words[number].start if words else first.word.start)
    end = max(e.word.end for e in expressions)
    return place_in_article(telling, start, end), telling.claim.text[start:end]
