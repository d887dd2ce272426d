"""The lens for voice: who states the same fact, with what stance of the verb, quoted or not.

Headlines leave attributions out for want of room, so they are not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.agreement.polarity import opposition
from compare.frame.clause import clause, is_report_negated, printed_verb
from compare.frame.credits import voice_of
from compare.frame.quotes import cut, form
from compare.frame.reporting_verbs import STANCES
from compare.frame.sameness import sameness
from compare.frame.speakers import is_pronoun, may_be_one, may_be_spoken
from compare.frame.statement import is_one_act, is_one_statement, is_predicate_said
from compare.frame.telling import Found, are_aligned, enough

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.frame.telling import Telling
    from compare.records import Span

_ASKING = frozenset({"ask", "request", "want"})
"""Whoever asks for something states nothing ("as the operators had asked")."""

_FIRST_PERSON = frozenset({"I", "me", "my", "myself", "I'm", "I’m", "I've", "I’ve", "I'll", "I’ll"})

SAME_CLAIM_COVERAGE = 0.6
"""Two claims must cover each other at least this much to be one statement in two voices."""


def look(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield who states the fact, the verb's stance and the form of the quote, where they differ.

    Values: ``outlet``, ``named: ...``, ``unnamed: ...`` or ``document: ...``; the verb as printed;
    ``direct quote``, ``part quote`` or ``paraphrase``. Speakers that may be one are no difference,
    nor is a pronoun; a verb whose stance is unknown has none.
    """
    if "headline" in (first.claim.part, second.claim.part):
        return
    rest = sameness(first, second)
    if rest < enough(first, second, SAME_CLAIM_COVERAGE):
        return
    if (
        not is_one_act(first, second)
        and cut(first, second) is None
        and not is_one_statement(first, second)
    ):
        return
    mine, theirs = voice_of(first), voice_of(second)
    without_verb = clause(first) is None or clause(second) is None  # which states nothing
    apart = not are_aligned(first, second) and not is_predicate_said(first, second)
    opposed = opposition(first.claim, second.claim) == "negation"  # for the lens of polarity
    if without_verb or apart:
        yield from _cut(first, second, rest)
        return
    if _differ_in_speaker(first, second) and not opposed:
        spans = _speaker_span(first), _speaker_span(second)
        yield Found("attribution", _who(first), spans[0], _who(second), spans[1], rest)
    if "outlet" not in (mine.kind, theirs.kind):
        a, b = STANCES.get(mine.verb), STANCES.get(theirs.verb)
        negated = is_report_negated(first) or is_report_negated(second)
        verbs = printed_verb(first), printed_verb(second)
        if a and b and a != b and not negated and all(verbs):
            spans = first.claim.hull, second.claim.hull
            yield Found("stance", verbs[0], spans[0], verbs[1], spans[1], rest)
    yield from _quoting(first, second, rest)


def _quoting(first: Telling, second: Telling, rest: float) -> Iterator[Found]:
    """Yield a quote cut short, else a quote that the other telling does not give as one."""
    shortened = list(_cut(first, second, rest))
    if shortened:
        yield from shortened
        return
    if rest < SAME_CLAIM_COVERAGE:
        return  # aligned or not: how words are quoted asks for words that are the same
    one, other = form(first), form(second)
    mine, theirs = first.claim.voice, second.claim.voice
    by_one = "outlet" in {mine.kind, theirs.kind} or may_be_one(
        first, mine.speaker, second, theirs.speaker
    )
    if one and other and one != other and by_one:
        yield Found("wording", one, first.claim.hull, other, second.claim.hull, rest)


def _cut(first: Telling, second: Telling, rest: float) -> Iterator[Found]:
    shortened = cut(first, second)
    if shortened is not None:
        yield Found("different scope", *shortened[0], *shortened[1], rest)


def _differ_in_speaker(first: Telling, second: Telling) -> bool:
    mine, theirs = voice_of(first), voice_of(second)
    if not all(map(_is_in_sight, (first, second))):
        return False
    if mine.kind == theirs.kind == "outlet" or _ASKING & {mine.verb, theirs.verb}:
        return False
    if any(_speaks_of_itself(telling) for telling in (first, second)):
        return False
    if mine.kind == "outlet":
        return not (is_pronoun(theirs.speaker) or may_be_spoken(first, theirs.speaker))
    if theirs.kind == "outlet":
        return not (is_pronoun(mine.speaker) or may_be_spoken(second, mine.speaker))
    return not may_be_one(first, mine.speaker, second, theirs.speaker)


def _speaks_of_itself(telling: Telling) -> bool:
    """Tell whether a claim in the outlet's voice says "I": somebody is quoted without marks."""
    words = {word.strip("'’\"“”,.;:") for word in telling.claim.text.split()}
    return voice_of(telling).kind == "outlet" and not words.isdisjoint(_FIRST_PERSON)


def _is_in_sight(telling: Telling) -> bool:
    """Tell whether the sentence itself names its speaker; one from further up may be another."""
    speaker, (low, high) = telling.claim.voice.speaker, telling.claim.sentence
    return not speaker or telling.article.text.find(speaker, low, high) >= 0


def _who(telling: Telling) -> str:
    voice = voice_of(telling)
    return "outlet" if voice.kind == "outlet" else f"{voice.kind}: {voice.speaker}"


def _speaker_span(telling: Telling) -> Span:
    """Return where the speaker stands in the sentence, else the claim's own words."""
    speaker, (low, high) = voice_of(telling).speaker, telling.claim.sentence
    at = telling.article.text.find(speaker, low, high) if speaker else -1
    return (at, at + len(speaker)) if at >= 0 else telling.claim.hull
