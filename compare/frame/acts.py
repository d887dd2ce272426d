"""A clause in, the acts that it tells of out, each with its doer more or less in sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.frame.clause import Clause
    from compare.records import Span

Form = Literal["active", "passive", "agentless passive", "nominalised", "intransitive"]

_FRAMES = {
    "kill": "die death dead killing slay perish deadly murder",
    "injure": "hurt wound injury wounded injured",
    "detain": "arrest hold detention detainee custody",
    "evacuate": "evacuation",
    "destroy": "destruction",
    "release": "escape leak emission",
    "raise": "increase lift hike rise put_up",
    "expel": "expulsion",
    "withdraw": "withdrawal pull_out",
    "decide": "decision",
    "explode": "explosion",
    "lose": "loss",
    "collapse": "",
    "close": "closure shut shut_down",
    "remove": "removal",
    "approve": "approval",
    "cancel": "cancellation call_off scrap",
    "sign": "signing signature",
    "pass": "adopt passage adoption",
    "suspend": "suspension",
    "rescue": "",
    "search": "",
    "order": "",
    "attack": "strike bomb hit",
    "ban": "",
    "extinguish": "put_out",
    "dismiss": "sack redundancy layoff dismissal lay_off",
    "annul": "quash overturn invalidate annulment strike_down throw_out",
    "resign": "resignation step_down",
    "prosecute": "prosecution",
    "convict": "conviction",
    "kidnap": "abduct kidnapping abduction",
    "invade": "invasion",
    "occupy": "occupation",
    "deport": "deportation",
}
_FRAME = {
    word.replace("_", " "): verb
    for verb, others in _FRAMES.items()
    for word in (verb, *others.split())
}
"""The verb that stands for all words of one act: who did what to whom is asked of that act."""

_VERBS_ONLY = frozenset({"strike", "attack", "hit", "bomb", "rise"})
"""Nouns that tell an act with its doer as often as without: "the American strikes"."""

_UP = frozenset({"up"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})

_LIGHT = frozenset(
    "be have do say make take get give go come see know report show want need include "
    "call name base expect use accord follow begin start end continue".split()
)
_CAUSING = frozenset({"get", "have", "keep", "leave", "want", "see"})
_LOSSES = {"life": "kill"}
_DEAD = frozenset({"dead"})
_OBJECTS = ("dobj", "dative")
_THINGS = frozenset({"NOUN", "PROPN", "NUM"})
_BARE = frozenset("people person man woman other".split())
_ALL = {"everybody": "everyone"}
_WHEN = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december morning noon midday afternoon evening "
    "night midnight dawn a.m. p.m. am pm end start now then today tomorrow week month year minute "
    "hour time vote majority margin percent point half far".split()
)
"""Words that "by" does not make a doer: when and by how much."""

_DOER_WORDS = 4


@dataclass(frozen=True, slots=True)
class Act:
    """One act in a claim.

    Attributes
    ----------
    verb
        The verb that stands for all words of that act.
    word
        The number of the word that tells it.
    doer
        The printed words of who did it; empty where no one is named.
    undergoers
        Lemmas of whom it happened to, ``undergoer`` that of the word that the others depend on,
        ``under`` that word's number, -1 where there is none.
    is_main
        Whether the clause's main verb tells it.
    """

    verb: str
    form: Form
    word: int
    doer: str
    undergoers: frozenset[str]
    undergoer: str
    under: int
    span: Span
    printed: str
    is_main: bool


def acts(clause: Clause) -> Iterator[Act]:
    """Give the acts that a clause tells of, in reading order.

    A participle after its noun ("people killed in the blast") is passive; one that opens with
    what it did ("killing three") is active.
    """
    for number, word in enumerate(clause.words):
        if word.part in {"VERB", "AUX"}:
            found = _verbal(clause, number)
        elif word.part == "NOUN" and word.lemma in _FRAME and word.lemma not in _VERBS_ONLY:
            found = _nominal(clause, number)
        elif word.lemma in _DEAD and clause.words[word.head].lemma in {"be", "leave"}:
            under = clause.below(word.head, "nsubj")
            found = _act(clause, word.head, "intransitive", "kill", under) if under else None
        else:
            found = None
        if found is not None:
            yield found


def _verbal(clause: Clause, number: int) -> Act | None:
    word = clause.words[number]
    subjects = clause.below(number, "nsubj")
    objects = clause.below(number, *_OBJECTS) or _told(clause, number)
    objects, subjects = (
        _antecedents(clause, number, objects),
        _antecedents(clause, number, subjects),
    )
    if word.lemma == "go" and any(clause.words[n].lemma in _UP for n in clause.below(number)):
        return _act(clause, number, "intransitive", "raise", subjects) if subjects else None
    passive = clause.below(number, "nsubjpass") or clause.below(number, "auxpass")
    particles = [clause.words[n].lemma for n in clause.below(number, "prt")]
    phrase = " ".join((word.lemma, *particles))
    verb = _FRAME.get(phrase) or _FRAME.get(word.lemma, word.lemma)
    if objects and word.lemma == "lose":
        lost = _LOSSES.get(clause.words[objects[0]].lemma)
        return _act(clause, number, "intransitive", lost, subjects) if lost and subjects else None
    if word.lemma in _LIGHT and phrase not in _FRAME:
        return None
    if passive:
        return _passive(clause, number, verb, clause.below(number, "nsubjpass"))
    return _spoken(clause, number, verb, subjects, objects)


def _passive(clause: Clause, number: int, verb: str, under: list[int]) -> Act:
    agents = [
        n
        for agent in clause.below(number, "agent")
        for n in clause.below(agent, "pobj")
        if clause.words[n].part != "NUM" and clause.words[n].lemma not in _WHEN
    ] or _told_by(clause, number)
    form: Form = "passive" if agents else "agentless passive"
    return _act(clause, number, form, verb, under, agents)


def _told_by(clause: Clause, number: int) -> list[int]:
    """Return who stands behind the infinitive: "was invited to speak *by Lind*"."""
    return [
        n
        for infinitive in clause.below(number, "xcomp")
        for by in clause.under(infinitive)
        if clause.words[by].lemma == "by"
        for n in clause.below(by, "pobj")
        if clause.words[n].part == "PROPN" and clause.words[n].lemma not in _WHEN
    ]


def _antecedents(clause: Clause, number: int, found: list[int]) -> list[int]:
    """Return what a relative verb's "that" stands for: the word that its clause belongs to."""
    if clause.words[number].role != "relcl":
        return found
    head = clause.words[number].head
    thing = clause.words[head].part != "NUM"  # "hacked in 2013, which affected all": no year did
    return [
        head if clause.words[n].lemma in _RELATIVE else n
        for n in found
        if thing or clause.words[n].lemma not in _RELATIVE
    ]


def _spoken(
    clause: Clause, number: int, verb: str, subjects: list[int], objects: list[int]
) -> Act | None:
    """Return the act of a verb that has no passive about it; "used to prosecute" has no doer."""
    word = clause.words[number]
    if objects and word.role == "xcomp" and clause.below(word.head, "auxpass"):
        return None
    if objects:
        return _act(clause, number, "active", verb, objects, subjects)
    ending = clause.text[word.start : word.end].lower().endswith(("ed", "en", "wn"))
    if word.role == "acl" and ending and word.head != clause.main:
        return _passive(clause, number, verb, [word.head])
    if ending and word.role == "ccomp" and clause.words[word.head].lemma in _CAUSING:
        return _passive(clause, number, verb, subjects)  # "get the nominees confirmed"
    if subjects and not clause.below(number, "ccomp", "xcomp"):
        return _act(clause, number, "intransitive", verb, subjects)
    return None


def _told(clause: Clause, number: int) -> list[int]:
    """Return who is made to do something: "ordered everyone to leave"."""
    return [
        subject
        for complement in clause.below(number, "ccomp")
        if any(clause.words[n].lemma == "to" for n in clause.below(complement, "aux"))
        for subject in clause.below(complement, "nsubj")
    ]


def _nominal(clause: Clause, number: int) -> Act | None:
    word = clause.words[number]
    if word.role not in {"nsubj", "nsubjpass", "dobj", "attr", "pobj", "ROOT"}:
        return None
    of = [n for n in clause.below(number, "prep") if clause.words[n].lemma == "of"]
    under = [n for preposition in of for n in clause.below(preposition, "pobj")]
    under += clause.below(number, "nummod")
    return _act(clause, number, "nominalised", _FRAME[word.lemma], under)


def _act(
    clause: Clause,
    number: int,
    form: Form,
    verb: str,
    under: list[int],
    doers: list[int] | None = None,
) -> Act:
    words = clause.words
    touched = frozenset(
        words[n].lemma
        for one in under
        for n in clause.under(one)
        if words[n].part in _THINGS or words[n].role == "nsubjpass"
    )
    doer = [n for one in doers or [] for n in clause.under(one)]
    told = doer if len(doer) <= _DOER_WORDS else list(doers or [])
    is_noun = form == "nominalised"
    phrase = [number] if is_noun else clause.phrase(number)
    shown = clause.printed(*phrase)
    who = clause.printed(*told) if told else ""
    if form == "passive":
        shown = f"{shown} by {who}"
    elif who:
        shown = f"{who} {shown}"
    return Act(
        verb=verb,
        form=form,
        word=number,
        doer=who,
        undergoers=touched - _BARE,
        undergoer=_ALL.get(words[under[0]].lemma, words[under[0]].lemma) if under else "",
        under=under[0] if under else -1,
        span=clause.span(number),
        printed=shown,
        is_main=number == clause.main,
    )
