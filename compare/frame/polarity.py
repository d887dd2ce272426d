"""The lens for polarity: one telling says it is so, the other that it is not.

Negations and denials come from the parse and the reporting verb, opposites ("backed", "attacked")
from a short list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.agreement.opposites import are_opposites
from compare.agreement.polarity import opposition
from compare.frame.clause import clause, governing, is_report_negated, printed_verb
from compare.frame.places import place_in_article
from compare.frame.reporting_verbs import STANCES
from compare.frame.sameness import sameness
from compare.frame.statement import (
    PREDICATE_SIMILARITY,
    is_one_statement,
    predicate_similarity,
)
from compare.frame.telling import Found, enough

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.frame.clause import Clause
    from compare.frame.telling import Telling
    from compare.grammar import Word

NEGATED_COVERAGE = 0.85
"""Claims of which one negates must cover each other at least this much,"""

NEGATED_PREDICATE_COVERAGE = 0.66
"""or this much, where both have nearly the same predicate,"""

DENIED_COVERAGE = 0.6
"""and this much where one is denied: what is denied is a clause of its own."""

OPPOSITE_COVERAGE = 0.6
"""So must claims with opposite words, those set aside."""

_COMPLEMENTS = ("acomp", "attr", "oprd", "advmod", "prt")
_OBJECTS = ("acomp", "attr", "oprd", "dobj", "ccomp")
_SHORT = 5
_ARTICLES = frozenset({"the", "a", "an"})


def look(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield one difference where two tellings exclude each other."""
    kind = opposition(first.claim, second.claim)
    if kind and (is_report_negated(first) or is_report_negated(second)):
        return
    if kind:
        rest = sameness(first, second)
        if _is_same_but_for_it(kind, rest, first, second):
            yield Found(
                relation="denial" if kind == "denial" else "conflict",
                value_a=_stand(first),
                span_a=first.claim.hull,
                value_b=_stand(second),
                span_b=second.claim.hull,
                strength=rest,
            )
        return
    if first.claim.negated != second.claim.negated:
        return
    pair = _opposites(first, second)
    if pair is None:
        return
    mine, theirs = (
        t.claim.text[w.start : w.end] for t, w in zip((first, second), pair, strict=True)
    )
    rest = sameness(first, second, [mine], [theirs])
    if rest >= enough(first, second, OPPOSITE_COVERAGE):
        yield Found(
            relation="conflict",
            value_a=mine,
            span_a=place_in_article(first, pair[0].start, pair[0].end),
            value_b=theirs,
            span_b=place_in_article(second, pair[1].start, pair[1].end),
            strength=rest,
        )


def _is_same_but_for_it(kind: str, rest: float, first: Telling, second: Telling) -> bool:
    """Tell whether two claims, one of them negated or denied, otherwise make one statement."""
    if kind == "denial":
        enough_covered = rest >= DENIED_COVERAGE
    else:
        near = predicate_similarity(first, second) >= PREDICATE_SIMILARITY
        enough_covered = rest >= (NEGATED_PREDICATE_COVERAGE if near else NEGATED_COVERAGE)
    return enough_covered and is_one_statement(first, second)


def _opposites(first: Telling, second: Telling) -> tuple[Word, Word] | None:
    """Return the predicates of two claims where they are opposites, said of one subject."""
    one, other = clause(first), clause(second)
    if one is None or other is None or not _subject(one) & _subject(other):
        return None
    lemmas = {word.lemma for word in one.words}, {word.lemma for word in other.words}
    for mine in _predicates(one):
        for theirs in _predicates(other):
            if (
                mine.lemma not in lemmas[1]
                and theirs.lemma not in lemmas[0]
                and are_opposites(mine.lemma, theirs.lemma)
            ):
                return mine, theirs
    return None


def _predicates(found: Clause) -> list[Word]:
    """Return the verbs that govern a claim, and what these say of their subject."""
    numbers = [n for verb in governing(found) for n in (verb, *found.below(verb, *_COMPLEMENTS))]
    return [found.words[n] for n in numbers]


def _subject(found: Clause) -> set[str]:
    subjects = found.below(found.main, "nsubj", "nsubjpass")
    return {found.words[n].lemma for s in subjects for n in found.under(s)} - _ARTICLES


def _stand(telling: Telling) -> str:
    """Return what a telling does with the statement, as a reader should see it."""
    claim = telling.claim
    found = clause(telling)
    verbs = [_said(found, verb) for verb in governing(found)] if found else []
    words = f": {', '.join(verbs)}" if verbs else ""
    if claim.voice.verb == "deny":
        return (
            f"denied by {claim.voice.speaker}{words}" if claim.voice.speaker else f"denied{words}"
        )
    if claim.negated:
        return f"negated{words}"
    if claim.voice.speaker and STANCES.get(claim.voice.verb, "neutral") != "neutral":
        return f"{printed_verb(telling)} by {claim.voice.speaker}{words}"
    return f"affirmed{words}"


def _said(found: Clause, verb: int) -> str:
    """Return a verb, its short object or predicate included."""
    numbers = found.phrase(verb)
    for one in [n for number in numbers for n in found.below(number, *_OBJECTS)]:
        under = found.under(one)
        numbers += under if len(under) <= _SHORT else [one]
    return found.printed(*set(numbers))
