"""The lens for certainty: how firmly the same fact is stated.

The classes are those of FactBank (Saurí and Pustejovsky, 2009): certain, probable, possible; a
statement handed on without a source ("reportedly") counts as probable. The cues are a short list
of our own after Hyland's (2005) of hedges. A cue must govern the claim: an auxiliary or adverb of
its main verb, that verb itself, or the verb by which it is reported. Hedges of a number ("about
40") belong to the quantity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from compare.frame.clause import NONE, SEEMING, clause, governing, infinitives
from compare.frame.places import place_in_article
from compare.frame.sameness import sameness
from compare.frame.statement import (
    LEAST_PREDICATE_SIMILARITY,
    are_of_two_times,
    is_one_statement,
    predicate_similarity,
)
from compare.frame.telling import Found, are_surely_aligned, enough

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.frame.clause import Clause
    from compare.frame.telling import Telling
    from compare.records import Span

SAME_CLAIM_COVERAGE = 0.66
"""Without their hedges, two claims must cover each other at least this much."""

Level = Literal["certain", "probable", "possible"]

_RANK: dict[Level, int] = {"certain": 0, "probable": 1, "possible": 2}
_MODALS = frozenset({"may", "might", "could"})
_ADVERBS: dict[str, Level] = {
    **dict.fromkeys("possibly perhaps maybe conceivably".split(), "possible"),
    **dict.fromkeys(
        "probably likely apparently presumably evidently seemingly reportedly allegedly "
        "purportedly supposedly".split(),
        "probable",
    ),
}
_THOUGHT = frozenset("believe think suspect understand report say allege expect".split())
_BELIEF = frozenset("believe think suspect guess reckon suppose speculate fear".split())
_ANYONE = frozenset({"you", "one", "anyone", "someone"})
_HEDGED = re.compile(
    r"\b(?:may|might|could|would|should|possibl[ey]|possibility|perhaps|maybe|probabl[ey]|likely|"
    r"appear\w*|seem\w*|apparently|presumably|reportedly|allege\w*|purported\w*|supposed\w*|"
    r"believe[sd]?|thought|think\w*|suspect\w*|suggest\w*|estimate\w*|preliminary|expect\w*|"
    r"plan\w*|if|unless|whether|claim\w*|fear\w*|hope\w*|theory|unconfirmed|rumou?r\w*)\b",
    re.IGNORECASE,
)
_PERMITS = re.compile(
    r"\b(?:can|could|may|allow\w*|let|lets|able|permit\w*|enabl\w*|entitl\w*|empower\w*|"
    r"power to|right to|up to|as much as|fined?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hedge:
    """How firmly a claim is stated, the cue's words and their place in the claim."""

    level: Level
    cue: str
    phrase: str
    span: Span


def look(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield one difference where just one of two tellings is hedged, or hangs on a condition.

    ``direction`` names the firmer side. The flat side's whole sentence must be free of hedges. A
    modal that permits ("police may forbid") is no hedge: none counts beside such words.
    """
    one, other = clause(first), clause(second)
    if one is None or other is None:
        return
    mine, theirs = _hedge(first, one), _hedge(second, other)
    if mine.level == theirs.level:
        yield from _condition(first, one, second, other)
        return
    hedged, flat = (mine, second) if theirs.level == "certain" else (theirs, first)
    if "certain" in (mine.level, theirs.level):
        permits = _PERMITS.search(flat.claim.text) or _permits(second if flat is first else first)
        if _HEDGED.search(_sentence(flat)) or (hedged.cue in _MODALS and permits):
            return
    rest = sameness(first, second, [mine.cue], [theirs.cue])
    if _is_one(first, second, rest):
        yield Found(
            relation="certainty",
            value_a=_value(mine),
            span_a=place_in_article(first, *mine.span),
            value_b=_value(theirs),
            span_b=place_in_article(second, *theirs.span),
            strength=rest,
            direction="a" if _RANK[mine.level] < _RANK[theirs.level] else "b",
        )


def _is_one(first: Telling, second: Telling, rest: float) -> bool:
    """Tell whether claims that share ``rest`` make one statement, by words or by alignment."""
    if rest >= SAME_CLAIM_COVERAGE and is_one_statement(first, second):
        return True
    near = predicate_similarity(first, second) >= LEAST_PREDICATE_SIMILARITY
    aligned = near and are_surely_aligned(first, second)
    enough_covered = rest >= enough(first, second, SAME_CLAIM_COVERAGE)
    return enough_covered and aligned and not are_of_two_times(first, second)


def _permits(hedged: Telling) -> bool:
    """Tell whether a hedged claim is about what a rule allows: "may be fined"."""
    return re.search(r"\b(?:under which|fined|jailed)\b", hedged.claim.text) is not None


def _condition(first: Telling, one: Clause, second: Telling, other: Clause) -> Iterator[Found]:
    """Yield one difference where one claim holds only if, and the other holds."""
    mine, theirs = _if(one), _if(other)
    if (mine is None) == (theirs is None):
        return
    flat = second if theirs is None else first
    if re.search(r"\b(?:if|unless|provided|depend\w*|should)\b", _sentence(flat), re.IGNORECASE):
        return
    aside = [
        [c.printed(*c.under(n))] if n is not None else [] for c, n in ((one, mine), (other, theirs))
    ]
    rest = sameness(first, second, *aside)
    if _is_one(first, second, rest):
        spans = [
            c.span(*c.under(n)) if n is not None else c.span(c.main)
            for c, n in ((one, mine), (other, theirs))
        ]
        values = [f"conditional: {a[0]}" if a else "flat statement, no condition" for a in aside]
        yield Found(
            relation="certainty",
            value_a=values[0],
            span_a=place_in_article(first, *spans[0]),
            value_b=values[1],
            span_b=place_in_article(second, *spans[1]),
            strength=rest,
            direction="a" if mine is None else "b",
        )


def _if(found: Clause) -> int | None:
    """Return the verb of the clause that the main one depends on, None where it stands alone."""
    for number in found.below(found.main, "advcl"):
        marks = found.below(number, "mark")
        if any(found.words[n].lemma in _ANYONE for n in found.below(number, "nsubj", "nsubjpass")):
            continue  # "if you have a mortgage" names whom it is about
        if any(found.words[n].lemma in {"if", "unless"} for n in marks):
            return number
    return None


def _hedge(telling: Telling, found: Clause) -> Hedge:
    """Return the strongest hedge that governs a claim; ties go to the first."""
    phrase = found.said(found.main)
    best = Hedge("certain", "", phrase, found.span(found.main))
    for verb in governing(found):
        for number in (verb, *found.below(verb)):
            level = _level(found, verb, number)
            if _RANK[level] > _RANK[best.level]:
                cue = found.printed(number)
                best = Hedge(level, cue.lower(), found.said(verb), found.span(number))
    if best.level == "certain" and telling.claim.voice.verb in _BELIEF:
        return Hedge("probable", telling.claim.voice.verb, phrase, best.span)
    return best


def _level(found: Clause, verb: int, number: int) -> Level:
    """Return what one word makes of the verb that it belongs to."""
    word = found.words[number]
    lemma = word.lemma
    if number == verb:
        told = bool(infinitives(found, verb))
        passive = bool(found.below(verb, "auxpass"))
        return (
            "probable"
            if told and (lemma in SEEMING or (passive and lemma in _THOUGHT))
            else "certain"
        )
    if word.role == "aux" and found.text[word.start : word.end].lower() in _MODALS:
        return "certain" if _denies(found, verb) else "possible"
    return _ADVERBS.get(lemma, "certain") if word.role in {"advmod", "acomp"} else "certain"


def _denies(found: Clause, verb: int) -> bool:
    """Tell whether a verb is negated, or has no subject: who "may not" is not let."""
    subjects = found.below(verb, "nsubj", "nsubjpass")
    none = any(found.words[n].lemma in NONE for s in subjects for n in (s, *found.below(s, "det")))
    return none or bool(found.below(verb, "neg"))


def _value(hedge: Hedge) -> str:
    """Return a level as a reader should see it."""
    if hedge.level == "certain":
        return f"flat statement: {hedge.phrase}"
    if hedge.cue in hedge.phrase.lower():
        return f"hedged ({hedge.level}): {hedge.phrase}"
    return f"hedged ({hedge.level}): {hedge.cue} {hedge.phrase}"


def _sentence(telling: Telling) -> str:
    low, high = telling.claim.sentence
    return telling.article.text[low:high]
