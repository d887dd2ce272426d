"""Minimal propositions: claims taken apart until nothing can be left out of one.

Where a claim keeps "actor and director" or "launched in 1991 by two friends" together, a
proposition has one conjunct and one circumstance, as in PropSegmEnt (Chen et al., ACL 2023). They
are for comparing texts very closely; reading them is tedious, and that is why claims are not so.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from compare.segment.blocks import SAME_LENGTH
from compare.segment.carrying import noun_phrase
from compare.segment.parser import load_parser
from compare.segment.predicates import SUBJECTS, is_predicate
from compare.segment.statements import BRACKETS, find_statements, is_word, token_runs, trim_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from compare.records import Span
    from compare.segment.clauses import Clause
    from compare.segment.parser import Parser

_MIN_WORDS = 2
_MAX_ALTERNATIVES = 12
_MAX_LISTS = 3
_MAX_BRACKET = 25
_IN_TITLES = frozenset({"of", "the", "a", "in", "from", "and", "to", "for", "on", "with"})
_TITLE_MARKS = frozenset({'"', "'", "'s", "-", ":", "&"})
_ADJUNCTS = frozenset({"prep", "npadvmod", "agent", "advcl"})
_SEPARABLE = frozenset({2, 3})
_LISTED = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON", "VERB"})


def propositions(text: str, parser: Parser | None = None) -> tuple[tuple[Span, ...], ...]:
    """Return the minimal propositions of a text, each as spans of it.

    Parameters
    ----------
    text
        A sentence or a paragraph.
    parser
        The dependency parser; loaded where none is given.

    Returns
    -------
    tuple
        In reading order of their statements; no proposition twice.
    """
    doc = (parser or load_parser()).parse([text.translate(SAME_LENGTH)])[0]
    found: dict[tuple[int, ...], None] = {}
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        for numbers in _of_sentence(tokens, doc):
            kept = tuple(trim_runs(_without_brackets(_whole_title(numbers, doc), doc), doc))
            if sum(is_word(doc[i]) for i in kept) >= _MIN_WORDS:
                found.setdefault(kept)
    return tuple(_spans(numbers, doc) for numbers in found)


def _brackets(numbers: Sequence[int], doc: Doc) -> list[tuple[int, int]]:
    """Return where brackets open and close that begin among some tokens."""
    found = []
    for start in (i for i in numbers if doc[i].text in BRACKETS):
        closing = BRACKETS[doc[start].text]
        end = next((t.i for t in doc[start : start + _MAX_BRACKET] if t.text == closing), None)
        if end is not None:
            found.append((start, end))
    return found


def _is_gloss(numbers: Sequence[int], bracket: tuple[int, int], doc: Doc) -> bool:
    """Tell whether tokens are but a name and what its bracket says ("Traffic (2000)")."""
    before = [i for i in numbers if i < bracket[0]]
    verb = any(is_predicate(doc[i]) for i in before)
    return bool(before) and not verb and bracket[0] < max(numbers) <= bracket[1]


def _whole_title(numbers: Sequence[int], doc: Doc) -> Sequence[int]:
    """Give a name before a bracket its whole: "Far from Heaven (2002)", not "Heaven (2002)".

    The parser takes titles apart; capitals and small words between them hold together.
    """
    brackets = _brackets(numbers, doc)
    if len(brackets) != 1 or not _is_gloss(numbers, brackets[0], doc):
        return numbers
    start = place = brackets[0][0]
    while place > doc[start].sent.start:
        token = doc[place - 1]
        capital = token.text[:1].isupper() or token.text[:1].isdigit()
        between = start < brackets[0][0] and token.lower_ in _IN_TITLES
        if not (capital or between or token.text in _TITLE_MARKS):
            break
        place -= 1
        start = place if capital else start
    if start == brackets[0][0]:
        return numbers
    return [*range(start, brackets[0][0]), *(i for i in numbers if i >= brackets[0][0])]


def _without_brackets(numbers: Sequence[int], doc: Doc) -> Sequence[int]:
    """Leave out what a bracket adds to a proposition: it makes one of its own."""
    for bracket in _brackets(numbers, doc):
        rest = [i for i in numbers if not bracket[0] <= i <= bracket[1]]
        if not _is_gloss(numbers, bracket, doc) and len(rest) > _MIN_WORDS:
            numbers = rest
    return numbers


def _spans(numbers: Sequence[int], doc: Doc) -> tuple[Span, ...]:
    return tuple(
        (doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])) for run in token_runs(numbers, doc)
    )


def _of_sentence(tokens: Sequence[Token], doc: Doc) -> Iterator[list[int]]:
    for clause, _, kept in find_statements(tokens, doc, headline=True):
        members = set(kept)
        for noun, apposition in _appositions(kept, doc):
            members -= set(apposition)
            yield sorted({*noun, *apposition})
        for whole in _alternatives(sorted(members), doc, _MAX_LISTS):
            yield from _circumstances(whole, clause, doc)


def _circumstances(members: list[int], clause: Clause | None, doc: Doc) -> Iterator[list[int]]:
    """Give a claim with each of its two or three circumstances alone, else whole.

    "It was launched by two friends in 1991" is two propositions. With more circumstances
    than three, nobody can tell which of them people would leave out.
    """
    inside = set(members)
    phrases = [
        phrase
        for child in (doc[clause.head].children if clause is not None else ())
        if child.dep_ in _ADJUNCTS and (phrase := noun_phrase(child, inside))
    ]
    if len(phrases) in _SEPARABLE:
        base = inside - {i for phrase in phrases for i in phrase}
        for phrase in phrases:
            yield sorted({*base, *phrase})
    else:
        yield members


def _appositions(kept: Sequence[int], doc: Doc) -> Iterator[tuple[list[int], list[int]]]:
    """Give noun and apposition ("Robert Malley", "a former envoy"), and nouns with brackets."""
    members = set(kept)
    for i in kept:
        token = doc[i]
        if token.dep_ == "appos" and token.head.i in members:
            phrase = noun_phrase(token, members)
            head = [j for j in noun_phrase(token.head, members) if j < phrase[0]]
            yield head, phrase


def _alternatives(members: list[int], doc: Doc, lists_left: int) -> Iterator[list[int]]:
    """Give one variant for each conjunct of the claim's lists, the others left out."""
    inside = set(members)
    lists = [group for i in members if (group := _conjuncts(doc[i], inside))]
    if not lists or lists_left == 0:
        yield members
        return
    group = max(lists, key=len)[:_MAX_ALTERNATIVES]
    phrases = [_conjunct_words(token, group, inside) for token in group]
    joined = {i for phrase in phrases for i in phrase}
    between = {
        i
        for one, other in pairwise(group)
        for i in range(min(one.i, other.i), max(one.i, other.i))
        if i in inside and i not in joined and doc[i].dep_ in {"cc", "punct"}
    }
    for phrase in phrases:
        variant = sorted({*(inside - joined - between), *phrase})
        yield from _alternatives(variant, doc, lists_left - 1)


def _conjuncts(token: Token, inside: set[int]) -> list[Token]:
    """Return the members of a list that begins at a token; empty where it begins none."""
    if token.dep_ == "conj" or token.pos_ not in _LISTED:
        return []
    group = [token, *(other for other in token.conjuncts if other.i in inside)]
    return group if len(group) > 1 else []


def _conjunct_words(token: Token, group: list[Token], inside: set[int]) -> list[int]:
    """Return the words under one conjunct, without the later conjuncts that hang on it."""
    later = {other.i for other in group if other.i != token.i}
    words = set(noun_phrase(token, inside - later))
    if is_predicate(token):
        words -= {i for c in token.children if c.dep_ in SUBJECTS for i in noun_phrase(c, inside)}
    return sorted(i for i in words if token.doc[i].dep_ != "cc")
