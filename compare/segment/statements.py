"""Clauses that state something, in the tokens that say it; questions state nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.segment.attribution import attribute
from compare.segment.clauses import Clause, split_clauses
from compare.segment.predicates import (
    RELATIVE_TAGS,
    SUBJECTS,
    is_finite,
    is_predicate,
    opens_quotation,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from compare.segment.attribution import Attribution

MIN_WORDS = 3
_MIN_VERBLESS = 8
_MAX_TOKENS = 160
_MIN_VERB_SHARE = 0.04
_QUOTES = frozenset({'"', "'", "``", "''"})
_EDGE = frozenset(",;:.!?-–—…\"'“”‘’`/|*•·«»") | {"--", "...", "''", "``", "---"}
_FOCUS = frozenset({"even", "just", "only", "especially", "particularly", "partly", "shortly"})
_ARTICLES = frozenset({"a", "an", "the"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_CONCESSIVE = frozenset({"while", "although", "though", "whereas"})
BRACKETS = {"(": ")", "[": "]"}


def find_statements(
    tokens: Sequence[Token], doc: Doc, *, headline: bool
) -> Iterator[tuple[Clause | None, Attribution | None, list[int]]]:
    """Give the clauses of a sentence that state something, with the tokens that do so."""
    if _is_question(tokens) or _is_pointer(tokens) or (not headline and _is_imperative(tokens)):
        return
    whole = [token.i for token in tokens]
    if len(tokens) > _MAX_TOKENS:
        # A list of names, a table or a run-on text; only the last of these states anything.
        if _MIN_VERB_SHARE * len(tokens) <= sum(token.pos_ == "VERB" for token in tokens):
            yield None, None, trim_runs(whole, doc)
        return
    attributed = attribute(split_clauses(tokens), doc)
    found = False
    for clause in attributed.clauses:
        kept = _close_marks(trim_runs(_wording(clause, doc), doc), doc, tokens[-1].i)
        words = sum(is_word(doc[i]) for i in kept)
        if words < MIN_WORDS or not _states(clause, kept, doc, words, headline=headline):
            continue
        found = True
        yield clause, attributed.attributions.get(clause.head), kept
    if not found:
        kept = trim_runs(whole, doc)
        words = sum(is_word(doc[i]) for i in kept)
        verbs = any(is_predicate(doc[i]) for i in kept)
        if words >= (MIN_WORDS if verbs or headline else _MIN_VERBLESS):
            yield None, None, kept


def _states(clause: Clause, kept: Sequence[int], doc: Doc, words: int, *, headline: bool) -> bool:
    """Tell whether a clause is a statement and no bare leftover."""
    if doc[kept[-1]].i == clause.head and doc[clause.head].pos_ == "AUX":
        return False  # "as she said he would": what he would do stands elsewhere
    first = doc[kept[0]]
    asked = first.i > 0 and first.nbor(-1).tag_ in RELATIVE_TAGS
    if asked and first.pos_ == "AUX" and is_finite(first):
        return False  # "where is the doctor", of a question
    if first.lower_ in _CONDITIONS and first.dep_ == "mark" and first.head.i == clause.head:
        return False  # a condition alone states nothing
    if doc[kept[-1]].lower_ in _ARTICLES:
        return False  # "this is one of the": the rest is lost
    if clause.kind == "apposition" or any(is_predicate(doc[i]) for i in kept):
        return True
    return headline or words >= _MIN_VERBLESS


def _wording(clause: Clause, doc: Doc) -> list[int]:
    """Return the tokens of a clause as a statement: its subject, then what it says of it."""
    own = list(clause.own)
    while own and _only_joins(own, clause, doc):
        own.pop(0)
    return sorted({*clause.carried, *own})


def _only_joins(own: Sequence[int], clause: Clause, doc: Doc) -> bool:
    """Tell whether the first word of a clause only joins it to another one."""
    first = doc[own[0]]
    if clause.kind == "relative" and not clause.carried:
        return first.i in clause.own[:2]
    if first.dep_ in {"cc", "punct"} or _is_mark(first, clause):
        return True
    if clause.kind == "content" and first.lower_ == "that" and first.tag_ == "IN":
        return True
    if clause.carried and first.tag_ in {"WDT", "WP"} and first.head.i == clause.head:
        # The antecedent stands in the place of "who" or "which".
        return first.dep_ in SUBJECTS
    return first.lower_ in _FOCUS and len(own) > 1 and _is_mark(doc[own[1]], clause)


def _is_mark(token: Token, clause: Clause) -> bool:
    """Tell whether a word only joins a clause to another one."""
    if token.head.i != clause.head:
        return False
    if clause.kind == "root":  # "While the senator called it shocking.", a sentence of its own
        return token.dep_ == "mark" and token.lower_ in _CONCESSIVE
    joins = token.dep_ == "mark" or (token.dep_ == "advmod" and token.lower_ in {"when", "where"})
    return joins and clause.kind != "relative"


def trim_runs(numbers: Sequence[int], doc: Doc) -> list[int]:
    """Drop punctuation and joining words at the edges of every run of tokens."""
    kept: list[int] = []
    for run in token_runs(numbers, doc):
        start, end = 0, len(run)
        while start < end and _is_edge(doc[run[start]], run, doc):
            start += 1
        while end > start and _is_edge(doc[run[end - 1]], run, doc):
            end -= 1
        kept.extend(run[start:end])
    return kept


def _close_marks(kept: list[int], doc: Doc, last: int) -> list[int]:
    """Add the mark that closes a quotation or a bracket at the end of a clause, or opens it.

    The tree hangs it elsewhere: in ``He said the bill "threatens the port."`` on "said".
    ``last`` is the last token of the sentence.
    """
    for opening, closing in (('"', '"'), *BRACKETS.items()) if kept else ():
        end = kept[-1] + 1
        while end < last and doc[end].text in _EDGE - _QUOTES:
            end += 1
        if end <= last and doc[end].text == closing and _is_open(opening, closing, kept, doc):
            kept = [*kept, *range(kept[-1] + 1, end + 1)]
    first = kept[0] - 1 if kept else 0
    marks = sum(doc[i].text == '"' for i in kept)
    if first >= 0 and marks % 2 and doc[first].text == '"' and opens_quotation(doc[first]):
        kept = [first, *kept]
    return kept


def _is_open(opening: str, closing: str, kept: Sequence[int], doc: Doc) -> bool:
    """Tell whether some tokens end inside a pair of marks that opens in them."""
    texts = [doc[i].text for i in range(kept[-1] + 1)]
    first = len(texts) - 1 - texts[::-1].index(opening) if opening in texts else -1
    if opening == closing:
        return texts.count(opening) % 2 == 1 and first in kept
    return first in kept and closing not in texts[first:]


def _is_edge(token: Token, run: Sequence[int], doc: Doc) -> bool:
    if token.text in _QUOTES:
        # A quotation inside the claim keeps both its marks; one around it has none.
        marks = [i for i in run if doc[i].text == token.text]
        around = marks == [run[0], run[-1]]
        return len(marks) % 2 == 1 or around
    if token.is_space or token.text in _EDGE or token.dep_ == "cc":
        return True
    if token.lower_ == "of" and token.i == run[-1]:
        return True  # unlike "go through", it always has something after it
    for opening, closing in BRACKETS.items():
        if token.text in {opening, closing}:
            texts = [doc[i].text for i in run]
            return texts.count(opening) != texts.count(closing) or texts[0] == opening
    return False


def token_runs(numbers: Sequence[int], doc: Doc) -> list[list[int]]:
    """Part token numbers into runs of neighbours; white space does not part them."""
    runs: list[list[int]] = []
    for i in numbers:
        if runs and all(doc[j].is_space for j in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def is_word(token: Token) -> bool:
    """Tell whether a token has a letter or a digit."""
    return any(character.isalnum() for character in token.text)


def _is_question(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence asks: it ends in a question mark, quotes aside."""
    for token in reversed(tokens):
        if token.text not in _EDGE - {"?", ".", "!"} and token.text not in {")", "]"}:
            return token.text.startswith("?") or token.text == "!?"
    return False


def _is_pointer(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence only points at what follows ("Here is what he told us")."""
    words = [token.lower_ for token in tokens if is_word(token)][:2]
    return words[:1] == ["here"] and words[1:] in (["'s"], ["is"], ["are"])


def _is_imperative(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence tells the reader to do something."""
    first = next((token for token in tokens if is_word(token)), None)
    if first is None or first.tag_ != "VB" or first.dep_ != "ROOT":
        return False
    return not any(child.dep_.startswith(("nsubj", "aux", "expl")) for child in first.children)
