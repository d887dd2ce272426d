"""The lens for polarity: one telling says it is so, the other that it is not.

Negations and denials come from the parse and the reporting verb, opposites ("backed", "attacked")
from a short list, as do the words for up and down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.agreement import partings
from compare.agreement.opposites import are_opposites
from compare.agreement.polarity import opposition
from compare.frame.clause import NONE, clause, governing, is_report_negated, predicate, printed_verb
from compare.frame.directions import directions
from compare.frame.matching import match
from compare.frame.places import place_in_article
from compare.frame.reporting_verbs import STANCES
from compare.frame.sameness import sameness
from compare.frame.statement import (
    PREDICATE_SIMILARITY,
    is_one_statement,
    predicate_similarity,
)
from compare.frame.telling import Found, are_aligned, enough

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

ONE_SUBJECT = 0.5
"""Two subjects are one where they share a word, or match with at least this cosine."""

_COMPLEMENTS = ("acomp", "attr", "oprd", "advmod", "prt")
_COMPARING = frozenset("than other more as else".split())
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
        yield from _turned(first, second)
        return
    mine, theirs = (
        t.claim.text[w.start : w.end] for t, w in zip((first, second), pair, strict=True)
    )
    rest = sameness(first, second, [mine], [theirs])
    if rest >= enough(first, second, OPPOSITE_COVERAGE):
        yield Found(
            relation="conflict",
            value_a=_phrase(first, pair[0]),
            span_a=place_in_article(first, pair[0].start, pair[0].end),
            value_b=_phrase(second, pair[1]),
            span_b=place_in_article(second, pair[1].start, pair[1].end),
            strength=rest,
        )


def _turned(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield one difference where one subject went up in one telling, down in the other.

    Prices and readings turn from one day to the next, so that both must be of one day.
    """
    one, other = clause(first), clause(second)
    if one is None or other is None or not _subject(one) & _subject(other):
        return
    if not are_aligned(first, second) or not _are_of_one_day(first, second):
        return
    for mine in directions(one):
        for theirs in directions(other):
            if mine.way == theirs.way or mine.limit != theirs.limit:
                continue
            values = one.printed(*mine.words), other.printed(*theirs.words)
            rest = sameness(first, second, [values[0]], [values[1]])
            if rest >= enough(first, second, OPPOSITE_COVERAGE):
                yield Found(
                    relation="conflict",
                    value_a=mine.shown(one),
                    span_a=place_in_article(first, *one.span(*mine.words)),
                    value_b=theirs.shown(other),
                    span_b=place_in_article(second, *other.span(*theirs.words)),
                    strength=rest,
                )
                return


def _are_of_one_day(first: Telling, second: Telling) -> bool:
    """Tell whether two claims tell of one day: no dates part them, nor do their articles."""
    days = {telling.article.published[:10] for telling in (first, second)}
    parted = partings(first.claim, second.claim)
    one = len(days) == 1 and days != {""}
    return one and not any(p.kind in {"date", "place"} for p in parted)


def _is_same_but_for_it(kind: str, rest: float, first: Telling, second: Telling) -> bool:
    """Tell whether two claims, one of them negated or denied, otherwise make one statement."""
    if any(t.claim.voice.verb == "deny" and not printed_verb(t) for t in (first, second)):
        return False  # the denial stands further up, and may be of something else
    near = predicate_similarity(first, second) >= PREDICATE_SIMILARITY
    if kind == "denial":
        enough_covered = near and rest >= DENIED_COVERAGE
    elif not _share_subject(first, second):
        return False
    else:
        enough_covered = rest >= (NEGATED_PREDICATE_COVERAGE if near else NEGATED_COVERAGE)
    return enough_covered and is_one_statement(first, second)


def _share_subject(first: Telling, second: Telling) -> bool:
    """Tell whether two claims negate and affirm something of one subject, if both have one.

    "No candidate has done more" negates its subject, and says no other than that one has.
    """
    mine, theirs = clause(first), clause(second)
    if mine is None or theirs is None:
        return True
    if _are_one_by_prefix(mine, theirs):
        return False
    one, other = _subject(mine), _subject(theirs)
    if any(NONE & subject for subject in (one, other)):
        return _denies_all(mine, theirs) or _denies_all(theirs, mine)
    if not one or not other:
        return True
    near = match(first, second)
    heads = [set(c.below(c.main, "nsubj", "nsubjpass")) for c in (mine, theirs)]
    return bool(one & other) or any(
        m.one.number in heads[0] and m.other.number in heads[1] and m.similarity >= ONE_SUBJECT
        for m in near.matches
    )


def _denies_all(none: Clause, other: Clause) -> bool:
    """Tell whether one clause denies of all of a kind what the other affirms of one of it.

    "No section was annulled", "section 12 was annulled"; a comparison denies nothing.
    """
    if any(word.lemma in _COMPARING for word in none.words):
        return False
    kinds = {
        none.words[n].lemma
        for n in none.below(none.main, "nsubj", "nsubjpass")
        if any(none.words[d].lemma == "no" for d in none.below(n))
    }
    acts = ({c.words[n].lemma for n in predicate(c)} for c in (none, other))
    touched = other.below(other.main, "nsubj", "nsubjpass", "dobj")
    return bool(set.intersection(*acts)) and any(other.words[n].lemma in kinds for n in touched)


def _are_one_by_prefix(one: Clause, other: Clause) -> bool:
    """Tell whether one claim says by a prefix what the other negates: "not accurate"."""
    mine, theirs = ({w.lemma for w in _predicates(c)} for c in (one, other))
    return any(
        prefix + word in b
        for a, b in ((mine, theirs), (theirs, mine))
        for word in a
        for prefix in ("in", "im", "ir", "il", "un", "dis", "non")
    )


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
    verbs = [found.said(verb) for verb in governing(found)] if found else []
    words = f": {', '.join(verbs)}" if verbs else ""
    if claim.voice.verb == "deny":
        return (
            f"denied by {claim.voice.speaker}{words}" if claim.voice.speaker else f"denied{words}"
        )
    if claim.negated:
        return f"negated{words}"
    if claim.voice.speaker and STANCES.get(claim.voice.verb, "neutral") != "neutral":
        return f"{printed_verb(telling) or claim.voice.verb} by {claim.voice.speaker}{words}"
    return f"affirmed{words}"


def _phrase(telling: Telling, word: Word) -> str:
    """Return a word as a reader should see it, a verb with its short object."""
    found = clause(telling)
    printed = telling.claim.text[word.start : word.end]
    if found is None or word.part != "VERB":
        return printed
    return found.said(found.words.index(word))
