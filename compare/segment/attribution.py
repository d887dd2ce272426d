"""Attributions: the words of a sentence that only say who states the rest of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.segment.carrying import noun_phrase
from compare.segment.predicates import AUXILIARIES, RELATIVE_TAGS, SUBJECTS
from compare.segment.reports import is_speech
from compare.segment.residue import has_residue, hears
from compare.segment.voice import head_of, pronouns_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from compare.segment.clauses import Clause

_CIRCUMSTANCES = frozenset(
    "despite amid amidst without because due given unlike under like regardless".split()
)
_CONDITIONS = frozenset({"if", "unless"})
_REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves"})
_RELATED = frozenset(
    "wife husband mother father daughter son sister brother woman man girl boy widow widower "
    "girlfriend boyfriend client".split()
)


@dataclass(slots=True)
class Attribution:
    """Who says it, with which verb, and the tokens that say so."""

    speaker: list[int]
    verb: str
    tokens: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Attributed:
    """The clauses of a sentence that state something, and the attribution of each.

    ``attributions`` is by clause head; a clause without one is in the voice around it.
    """

    clauses: list[Clause]
    attributions: dict[int, Attribution]


def attribute(clauses: list[Clause], doc: Doc) -> Attributed:
    """Take the attributions out of the clauses of a sentence; clauses lose those words.

    The clause that only says who speaks ("he said on Sunday") disappears into the attribution of
    what it reports, unless it holds news of its own ("he said at a press conference in Tehran").
    """
    frames: dict[int, Attribution] = {}
    reporting_heads = _frames(clauses, doc, frames)
    for clause in clauses:
        if clause.head in reporting_heads:
            _hand_over(clause, clauses, doc)
    for clause in clauses:
        if clause.kind == "content" and clause.head in frames:
            _name_subject(clause, frames[clause.head], doc)
    for clause in clauses:
        _take_according(clause, clauses, doc, frames)
    kept = [
        clause
        for clause in clauses
        if clause.head not in reporting_heads
        or has_residue(clause, reporting_heads[clause.head].speaker, doc)
    ]
    inherited = ((clause.head, _inherited(clause, frames)) for clause in kept)
    return Attributed(kept, {head: frame for head, frame in inherited if frame is not None})


def _frames(
    clauses: list[Clause], doc: Doc, frames: dict[int, Attribution]
) -> dict[int, Attribution]:
    """Note what reporting clauses make of other clauses; return what each head reports by."""
    heads: dict[int, Attribution] = {}
    for clause in clauses:
        if not is_speech(doc[clause.head]):
            continue
        contents = [c for c in clauses if c.parent is clause and c.kind == "content"]
        aside = clause.kind == "aside" and clause.parent is not None
        spoken = (contents or aside) and not _says_of_itself(clause, doc)
        frame = _frame(clause, doc) if spoken else None
        if frame is None:
            continue
        heads[clause.head] = frame
        frames.update((content.head, frame) for content in contents)
        for content in contents or [clause.parent] if clause.parent else contents:
            _give_up(content, clause, doc)
        if not contents and clause.parent is not None:
            frames[clause.parent.head] = frame
            _give_back(clause, clause.parent, doc)
    return heads


def _says_of_itself(clause: Clause, doc: Doc) -> bool:
    """Tell whether a verb speaks of its own speaker: "the party declared itself pleased"."""
    return clause.head + 1 < len(doc) and doc[clause.head + 1].lower_ in _REFLEXIVES


def _take_according(
    clause: Clause, clauses: list[Clause], doc: Doc, frames: dict[int, Attribution]
) -> None:
    """Take ``according to`` out of a clause; at an edge of the sentence it speaks for all of it."""
    frame = _according(clause, doc)
    if frame is None:
        return
    spoken = clause
    at_edge = _at_edge(frame, clauses, doc)
    while at_edge and spoken.parent is not None:
        spoken = spoken.parent
    clause.own = [i for i in clause.own if i not in frame.tokens]
    frames.setdefault(spoken.head, frame)


def _hand_over(clause: Clause, clauses: list[Clause], doc: Doc) -> None:
    """Give to what is reported what belongs to it and not to the reporting.

    That is what opens the sentence ("Despite appeals, he said ...", "If they fail, he said ...")
    and what stands inside quotation marks.
    """
    contents = [c for c in clauses if c.parent is clause and c.kind == "content"]
    if not contents:
        return
    moved = _quoted(clause, doc)
    own = set(clause.own)
    # Between quotation marks stand the speaker's words alone.
    if contents[0].own[0] > clause.head and doc[contents[0].own[0]].text != '"':
        for child in doc[clause.head].children:
            if child.i < clause.head and _qualifies(child):
                moved.update(noun_phrase(child, own))
    clause.own = [i for i in clause.own if i not in moved]
    if any(i < contents[0].own[0] for i in moved):  # "that" joins no more once others stand first
        first = doc[contents[0].own[0]]
        contents[0].own = contents[0].own[first.lower_ == "that" and first.tag_ == "IN" :]
    contents[0].own = sorted({*moved, *contents[0].own})


def _qualifies(child: Token) -> bool:
    """Tell whether words before a verb of reporting qualify what is said, not the saying."""
    if child.dep_ == "advcl":
        return any(mark.dep_ == "mark" and mark.lower_ in _CONDITIONS for mark in child.lefts)
    by_doing = child.lower_ == "by" and any(inner.dep_ == "pcomp" for inner in child.children)
    return by_doing or (child.dep_ in {"prep", "advmod"} and child.lower_ in _CIRCUMSTANCES)


def _quoted(clause: Clause, doc: Doc) -> set[int]:
    """Return the words of a clause inside quotation marks; none where its own head is inside."""
    inside: set[int] = set()
    quoted = False
    for token in doc[: max(clause.own) + 1]:
        if token.text == '"':
            quoted = not quoted
        elif quoted:
            inside.add(token.i)
    for child in doc[clause.head].children:
        if hears(child):  # a broadcast may have a title in quotation marks
            inside -= set(noun_phrase(child, set(clause.own)))
    return inside & set(clause.own) if clause.head not in inside else set()


def _give_back(aside: Clause, parent: Clause, doc: Doc) -> None:
    """Give what follows the comma that ends an aside back to the clause around it."""
    comma = next((i for i in aside.own if i > aside.head and doc[i].text == ","), None)
    last = max(parent.own, default=-1)
    if comma is not None and any(i > comma for i in aside.own) and aside.head > parent.head:
        moved = [i for i in aside.own if i > comma]
        if moved[0] > last:
            aside.own = [i for i in aside.own if i < comma]
            parent.own = sorted([*parent.own, *moved])


def _give_up(content: Clause, reporting_clause: Clause, doc: Doc) -> None:
    """Give what stands before a quotation to who introduces it.

    In ``At another point, he said, "We assume ..."`` the parser hangs the point on assuming.
    """
    start = doc[content.head].sent.start
    marks = [i for i in range(start, content.head) if doc[i].text == '"']
    if len(marks) != 1 or reporting_clause.head > marks[-1]:
        return
    moved = [i for i in content.own if i < marks[-1]]
    if any(i > reporting_clause.head for i in moved):
        return  # "said the state might "regulate" it": part of what is said stands before the mark
    content.own = [i for i in content.own if i > marks[-1]]
    reporting_clause.own = sorted([*reporting_clause.own, *moved])


def _name_subject(clause: Clause, frame: Attribution, doc: Doc) -> None:
    """Put the speaker in the place of the pronoun that means it ("X said he would go")."""
    if not frame.speaker or frame.speaker[-1] > clause.head:
        return
    if any(doc[i].text == '"' for i in range(frame.speaker[-1], clause.head)):
        # In a quotation "it" and "he" are somebody that the speaker speaks of.
        return
    if any(_is_another(doc[i], frame.speaker) for i in range(frame.speaker[0], clause.head)):
        return  # "Kirsch, an attorney for Jackson's wife, said she": it may be the wife
    for child in doc[clause.head].children:
        if child.dep_ not in {"nsubj", "nsubjpass"} or child.i not in clause.own:
            continue
        alone = bool(child.whitespace_) and not any(True for _ in child.children)
        tokens = [doc[i] for i in frame.speaker]
        # Whatever the recogniser takes a name for, "she" can only be a person.
        person = child.lower_ in {"he", "she"} and head_of(tokens).pos_ == "PROPN"
        if alone and (person or child.lower_ in pronouns_of(tokens)):
            clause.own = [i for i in clause.own if i != child.i]
            clause.carried = sorted({*clause.carried, *frame.speaker})
        return


def _is_another(token: Token, speaker: list[int]) -> bool:
    """Tell whether a token means a person who is not the speaker."""
    if token.i in speaker:
        return False
    return token.ent_type_ == "PERSON" or token.lemma_.lower() in _RELATED


def _at_edge(frame: Attribution, clauses: list[Clause], doc: Doc) -> bool:
    """Tell whether an attribution opens or closes its sentence, and so speaks for all of it."""
    words = [i for clause in clauses for i in clause.own if doc[i].is_alpha]
    return min(words) in frame.tokens or max(words) in frame.tokens


def _inherited(clause: Clause, frames: dict[int, Attribution]) -> Attribution | None:
    """Return the nearest attribution above a clause; a frame's own clause is not inside it."""
    current: Clause | None = clause
    while current is not None:
        if current.head in frames:
            return frames[current.head]
        if current.kind == "aside":
            return None
        current = current.parent
    return None


def _frame(clause: Clause, doc: Doc) -> Attribution | None:
    """Return the attribution that a reporting clause makes, or None where it names nobody."""
    head = doc[clause.head]
    speaker: list[int] = []
    own = set(clause.own)
    for child in head.children:
        if any(doc[i].tag_ in RELATIVE_TAGS for i in speaker):
            break  # of "who in an interview claimed" the parser may make two subjects
        if child.dep_ in SUBJECTS - {"expl"} and child.dep_ != "nsubjpass":
            speaker = noun_phrase(child, own)
        elif child.dep_ == "agent" and child.i in own:
            speaker = [i for i in noun_phrase(child, own) if i != child.i]
    if not speaker and clause.carried:
        speaker = [i for i in clause.carried if doc[i].dep_ not in AUXILIARIES]
    # A quotation that goes on after the speaker is no part of the name.
    mark = next((n for n, i in enumerate(speaker) if doc[i].text == '"'), len(speaker))
    speaker = speaker[:mark]
    return Attribution(speaker, head.lemma_.lower(), own) if speaker else None


def _according(clause: Clause, doc: Doc) -> Attribution | None:
    """Return the attribution of an ``according to`` inside a clause."""
    own = set(clause.own)
    for i in clause.own:
        if doc[i].lower_ == "according" and i + 1 < len(doc) and doc[i + 1].lower_ == "to":
            phrase = noun_phrase(doc[i], own)
            speaker = [j for j in phrase if j not in {i, i + 1}]
            if speaker:
                return Attribution(speaker, "according to", set(phrase))
    return None
