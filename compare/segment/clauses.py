"""Sentence in, clauses out: where a dependency parse is cut into statements of their own.

The cuts are those of clause-based open information extraction (Del Corro and Gemulla, 2013,
ClausIE), kept to what a newspaper reader would list: coordinated predicates, what reporting verbs
report, non-restrictive relatives, appositions and participials, and adverbial clauses with a
subject of their own. Conditions, purposes and restrictive relatives stay where they are, because
without them the rest would not be true.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.segment.carrying import carried_words
from compare.segment.cuts import Site, clause_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from compare.segment.cuts import Kind

_MIN_WORDS = 3


@dataclass(slots=True)
class Clause:
    """A clause of one sentence, as token numbers of its document.

    Attributes
    ----------
    head
        Token number of its predicate (or of the noun that heads an apposition).
    kind
        What it is to its parent.
    parent
        The clause it was cut from; None for the sentence's own.
    own
        Its tokens, without those of clauses cut from it.
    carried
        Tokens of its subject (and auxiliaries) that stand in an earlier clause.
    """

    head: int
    kind: Kind
    parent: Clause | None
    own: list[int] = field(default_factory=list)
    carried: list[int] = field(default_factory=list)

    def start(self, kept: Sequence[int]) -> int:
        """Return its place in reading order: the first of its own tokens that was kept."""
        own = set(self.own)
        return next((i for i in kept if i in own), kept[0])


def split_clauses(tokens: Sequence[Token]) -> list[Clause]:
    """Cut the tokens of one sentence into clauses, each token in exactly one of them.

    Linear in the number of tokens but for the depth of the tree; the order is that of the heads.
    """
    if not tokens:
        return []
    first, last = tokens[0].i, tokens[-1].i
    kinds: dict[int, Kind] = {}
    order = _top_down(tokens)
    extent = _extents(order)
    for token in order:
        root = token.head == token or not first <= token.head.i <= last
        kind = "root" if root else clause_kind(Site(token, *extent[token.i], kinds))
        if kind is not None:
            kinds[token.i] = kind
    clauses = _grow(order, kinds)
    clauses = _merge_small(clauses, tokens[0].doc)
    depth = {token.i: n for n, token in enumerate(order)}
    for clause in sorted(clauses, key=lambda one: depth[one.head]):
        clause.carried = carried_words(clause, tokens[0].doc)
    return clauses


def _top_down(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with every head before its dependents, without recursion."""
    first, last = tokens[0].i, tokens[-1].i
    stack = [t for t in reversed(tokens) if t.head == t or not first <= t.head.i <= last]
    order: list[Token] = []
    while stack:
        token = stack.pop()
        order.append(token)
        stack.extend(child for child in reversed(list(token.children)) if first <= child.i <= last)
    return order


def _extents(order: Sequence[Token]) -> dict[int, tuple[int, int]]:
    """Return the first and last token number under every token."""
    extent = {token.i: (token.i, token.i) for token in order}
    for token in reversed(order):
        if token.head.i in extent and token.head != token:
            low, high = extent[token.i]
            other_low, other_high = extent[token.head.i]
            extent[token.head.i] = (min(low, other_low), max(high, other_high))
    return extent


def _grow(order: Sequence[Token], kinds: dict[int, Kind]) -> list[Clause]:
    """Give every token to the nearest clause head above it."""
    owner: dict[int, Clause] = {}
    clauses: list[Clause] = []
    for token in order:
        above = owner.get(token.head.i) if token.head != token else None
        kind = kinds.get(token.i)
        if kind is not None or above is None:
            clause = Clause(token.i, kind or "root", above)
            clauses.append(clause)
            owner[token.i] = clause
        else:
            owner[token.i] = above
        owner[token.i].own.append(token.i)
    for clause in clauses:
        clause.own.sort()
    return sorted(clauses, key=lambda clause: clause.head)


def _merge_small(clauses: list[Clause], doc: Doc) -> list[Clause]:
    """Give clauses of hardly any words back to the clause they were cut from."""
    kept: list[Clause] = []
    depth: dict[int, int] = {}
    for clause in clauses:
        above, steps = clause.parent, 0
        while above is not None:
            above, steps = above.parent, steps + 1
        depth[clause.head] = steps
    merged: dict[int, Clause] = {}
    for clause in sorted(clauses, key=lambda one: -depth[one.head]):
        words = sum(doc[i].is_alpha or doc[i].like_num for i in clause.own)
        least = _MIN_WORDS if clause.kind == "apposition" else _MIN_WORDS - 1
        small = words < least and clause.kind not in {"content", "aside"}
        reports = any(other.kind == "content" and other.parent is clause for other in clauses)
        if small and not reports and clause.parent is not None:
            clause.parent.own = sorted(clause.parent.own + clause.own)
            merged[clause.head] = clause.parent
        else:
            kept.append(clause)
    for clause in kept:
        while clause.parent is not None and clause.parent.head in merged:
            clause.parent = merged[clause.parent.head]
    return sorted(kept, key=lambda clause: clause.head)
