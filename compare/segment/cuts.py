"""Which words of a dependency tree head a clause of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from compare.segment import reporting
from compare.segment.predicates import (
    AUXILIARIES,
    SUBJECTS,
    asks,
    has_subject,
    is_finite,
    is_past,
    is_predicate,
    is_separated,
)
from compare.segment.reports import has_speaker, is_speech

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

Kind = Literal[
    "root", "conjunct", "content", "aside", "relative", "adverbial", "participial", "apposition"
]

_SPLITTING_MARKS = frozenset(
    "after as because although though while whereas since when once before even".split()
)
_CONDITIONAL_MARKS = frozenset({"when", "once", "before"})
"""Marks that state something only of the past: "when rates are low" is a condition."""
_INVERTED = frozenset({"should", "had", "were"})
"""Auxiliaries that open a condition."""
_MIN_WORDS = 3
_MIN_ADVERBIAL = 5
_MAX_ASIDE = 8
_MIN_APPOSITION = 4
_NEAR = 3
_NEAR_EXAMPLES = 12
_EXAMPLES = frozenset({"including", "like", "namely"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LIGHT = AUXILIARIES | SUBJECTS | {"cc", "conj", "punct", "advmod", "preconj"}


@dataclass(frozen=True, slots=True)
class Site:
    """A token, the first and last token under it, and the clause heads found above it."""

    token: Token
    start: int
    end: int
    kinds: Mapping[int, Kind]

    @property
    def width(self) -> int:
        """Number of tokens from the first to the last under it."""
        return self.end - self.start + 1

    @property
    def is_separated(self) -> bool:
        """Whether a comma, dash or bracket stands right before it."""
        return is_separated(self.start, self.token)


def clause_kind(site: Site) -> Kind | None:
    """Return which kind of clause a token heads; None where it stays with its head."""
    rule = _RULES.get(site.token.dep_)
    return rule(site) if rule is not None else None


def _conjunct(site: Site) -> Kind | None:
    """Split coordinated predicates, unless the first has nothing but what the second gives it."""
    token, head = site.token, site.token.head
    # "He was tired and a danger to himself": a bare noun is no clause without its copula.
    if not is_predicate(token) or (asks(token) and site.kinds.get(head.i) != "relative"):
        return None
    if any(child.tag_ == "TO" for child in token.children):
        return None
    if has_subject(token):
        return "conjunct" if head.i in site.kinds or is_finite(token) else None
    if head.i not in site.kinds or not is_predicate(head):
        return None
    bare = all(child.dep_ in _LIGHT for child in head.children)
    return None if bare and abs(token.i - head.i) <= _NEAR else "conjunct"


def _complement(site: Site) -> Kind | None:
    """Split what a reporting verb reports, and clauses that only punctuation joins."""
    token, head = site.token, site.token.head
    if not is_predicate(head):
        return None
    if is_speech(head) and not _has_its_object(site):
        # "Found him guilty", "hear them sing": no finite verb, no statement.
        stated = (is_finite(token) and not asks(token)) or token.i < head.i
        return "content" if stated and head.i in site.kinds and has_speaker(head) else None
    if not (is_finite(token) and has_subject(token)):
        return None
    between = token.doc[head.i + 1 : token.i]
    joined = has_subject(head) if token.i < head.i else any(t.text in ";:" for t in between)
    return "conjunct" if joined else None


def _has_its_object(site: Site) -> bool:
    """Tell whether a verb of reporting says something else already.

    In "the strike was over, Ollen had declared victory" the first clause is no complement; after
    a quotation or with a verb of telling ("told the crowd") it is.
    """
    token, head = site.token, site.token.head
    if token.i > head.i:
        return False
    if any(other.text == ";" for other in token.doc[site.end + 1 : head.i]):
        return True
    if head.lemma_.lower() in reporting.TELLING:
        return False
    quoted = any(other.text == '"' for other in token.doc[token.i : head.i])
    return not quoted and any(child.dep_ == "dobj" for child in head.children)


def _aside(site: Site) -> Kind | None:
    return "aside" if is_predicate(site.token) else None


def _relative(site: Site) -> Kind | None:
    """Split relatives after a comma; without one they tell which thing is meant."""
    nominal = site.token.head.pos_ in _NOMINAL
    return "relative" if nominal and site.is_separated and site.width > _MIN_WORDS else None


def _adverbial(site: Site) -> Kind | None:
    """Split adverbial clauses that state something for themselves."""
    token = site.token
    marks = [c for c in token.children if c.dep_ in {"mark", "advmod"} and c.i < token.i]
    words = {mark.lower_ for mark in marks if mark.dep_ == "mark" or mark.tag_ == "WRB"}
    if is_finite(token) and has_subject(token):
        return _finite_adverbial(site, words)
    return _participial(site) if not words and not has_subject(token) else None


def _finite_adverbial(site: Site, words: set[str]) -> Kind | None:
    token = site.token
    if token.lemma_.lower() in reporting.SPEAKING and site.width <= _MAX_ASIDE:
        return "aside" if words <= {"as"} and has_speaker(token) else None
    first = token.doc[site.start]
    if token.head.pos_ == "ADV" or (first.lower_ in _INVERTED and first.head == token):
        # "As long as it stays open", "should it close": without it the rest would not be true.
        return None
    if not words:
        return "conjunct" if site.is_separated and site.width >= _MIN_ADVERBIAL else None
    if words >= {"as", "though"} or (words & _CONDITIONAL_MARKS and not is_past(token)):
        return None
    if "after" in words and not is_past(token) and token.head.tag_ == "VB":
        return None  # "talks can begin after it opens": it may never
    said = sum(other.pos_ in _CONTENT for other in token.doc[site.start : site.end + 1])
    split = words <= _SPLITTING_MARKS and site.width >= _MIN_ADVERBIAL and said > 1
    return "adverbial" if split else None


def _participial(site: Site) -> Kind | None:
    """Split participles after a comma; before the main clause they stay with it."""
    token = site.token
    infinitive = any(child.dep_ == "aux" and child.tag_ == "TO" for child in token.children)
    if token.tag_ not in {"VBG", "VBN"} or infinitive or token.head.i > token.i:
        return None
    separated = site.is_separated and not _in_list(site)
    return "participial" if separated and site.width >= _MIN_WORDS else None


def _in_list(site: Site) -> bool:
    """Tell whether a comma only parts examples: "counts, including theft, making threats"."""
    doc = site.token.doc
    before = doc[max(0, site.start - _NEAR_EXAMPLES) : max(0, site.start - 1)]
    opened = [n for n, token in enumerate(before) if token.lower_ in _EXAMPLES]
    return bool(opened) and not any(is_finite(token) for token in before[opened[-1] :])


def _noun_complement(site: Site) -> Kind | None:
    """Take "said in a statement that" for "said that"; other complements of nouns stay."""
    token, noun = site.token, site.token.head
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)
    if not that or noun.dep_ != "pobj":
        return _participial(site)
    verb = noun.head.head
    said = is_speech(verb) and verb.i in site.kinds and has_speaker(verb)
    return "content" if said and is_finite(token) else None


def _apposition(site: Site) -> Kind | None:
    """Split appositions of some length; "Fordow, Iran" and "Araghchi, 62," say too little."""
    token = site.token
    nominal = token.pos_ in {"NOUN", "PROPN"} and token.head.pos_ in {"NOUN", "PROPN"}
    if not nominal or not site.is_separated or token.ent_type_ in {"GPE", "DATE", "LOC"}:
        return None
    return "apposition" if site.width > _MIN_APPOSITION else None


def _unclear(site: Site) -> Kind | None:
    """Split what the parser could not name where it is a whole clause all the same."""
    token = site.token
    whole = is_predicate(token) and is_finite(token) and has_subject(token)
    return "conjunct" if whole and site.is_separated and site.width > _MIN_ADVERBIAL else None


_RULES = {
    "conj": _conjunct,
    "ccomp": _complement,
    "parataxis": _aside,
    "relcl": _relative,
    "advcl": _adverbial,
    "acl": _noun_complement,
    "appos": _apposition,
    "dep": _unclear,
}
"""The rule of every dependency label that can head a clause."""
