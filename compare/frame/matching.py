"""Two tellings in, the words of one matched with those of the other out.

Words are aligned as SimAlign aligns those of two languages (Jalili Sabet et al., 2020): a pair
is a match where each is the other's nearest by the cosine of their vectors. It is *borne out*
where both stand in one role to words that match too, as two verbs with one subject do. As in its
"Itermax", words that the first round leaves are matched among themselves in a second; there they
must be borne out, for what is left over may be of nothing in common.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz

from compare.frame.loaded import LoadedWords, mean_row
from compare.frame.places import places_in_claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.frame.telling import Telling
    from compare.grammar import Word

SAME_STEM_RATIO = 75
"""Words spelt at least this much alike (0 to 100) are forms or spellings of one."""

COMPANION_SIMILARITY = 0.7
"""A match that bears out another has at least this cosine, or is one word."""

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
_GRAMMAR = frozenset({"aux", "auxpass", "nummod", "det", "neg", "prt", "mark"})
_STEM = 4
_ONE_ROLE = {"nsubjpass": "dobj", "csubj": "nsubj", "attr": "acomp", "acl": "relcl"}
"""Roles that are one for telling who does what to whom."""


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """One content word of a claim.

    Attributes
    ----------
    number
        Its number among the claim's words.
    vector
        Unit length.
    loaded
        The probability that a reader marks it as loaded, 0 to 1.
    named
        Whether it is part of a name, a number or a date.
    plural
        Whether it ends as a plural does.
    """

    number: int
    word: Word
    vector: NDArray[np.float64]
    loaded: float
    named: bool
    plural: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """A word of one telling and its counterpart in the other.

    ``same`` where both are forms or spellings of one word; ``borne_out`` where the sentence
    gives both one place; ``late`` where the first round left both.
    """

    one: Expression
    other: Expression
    similarity: float
    same: bool
    borne_out: bool
    late: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """The content words of two claims, their ``(n, m)`` cosines, and the matches among them."""

    mine: tuple[Expression, ...]
    theirs: tuple[Expression, ...]
    cosines: NDArray[np.float64]
    matches: tuple[Match, ...]


@lru_cache(maxsize=2**8)  # several lenses ask about one pair
def match(first: Telling, second: Telling) -> Matching:
    """Return the matched words of two claims, in reading order of the first.

    Equal cosines go to the earlier word. Nothing matches without a grammar or without vectors.
    """
    mine, theirs = _expressions(first), _expressions(second)
    if not mine or not theirs:
        return Matching(mine, theirs, np.zeros((len(mine), len(theirs))), ())
    cosines = np.stack([e.vector for e in mine]) @ np.stack([e.vector for e in theirs]).T
    forth, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    pairs = [(i, int(j)) for i, j in enumerate(forth) if back[j] == i]
    firm = {
        mine[i].number: theirs[j].number
        for i, j in pairs
        if cosines[i, j] >= COMPANION_SIMILARITY or is_one_word(mine[i], theirs[j])
    }
    links = (_links(first), _links(second))
    matches = [
        Match(
            mine[i],
            theirs[j],
            round(min(float(cosines[i, j]), 1.0), 4),
            is_one_word(mine[i], theirs[j]),
            _is_borne_out(mine[i].number, theirs[j].number, firm, *links),
            late,
        )
        for late, found in ((False, pairs), (True, _left_over(cosines, pairs)))
        for i, j in found
    ]
    kept = sorted(
        (found for found in matches if found.borne_out or not found.late),
        key=lambda found: found.one.number,
    )
    return Matching(mine, theirs, cosines, tuple(kept))


def _left_over(
    cosines: NDArray[np.float64], pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the pairs of words that are each other's nearest among those that no pair holds."""
    rows = np.setdiff1d(np.arange(cosines.shape[0]), [i for i, _ in pairs])
    columns = np.setdiff1d(np.arange(cosines.shape[1]), [j for _, j in pairs])
    if not rows.size or not columns.size:
        return []
    rest = cosines[np.ix_(rows, columns)]
    forth, back = rest.argmax(axis=1), rest.argmax(axis=0)
    return [(int(rows[i]), int(columns[j])) for i, j in enumerate(forth.tolist()) if back[j] == i]


def turned(matching: Matching) -> Matching:
    """Return a matching as the second claim sees it."""
    return Matching(
        matching.theirs,
        matching.mine,
        matching.cosines.T,
        tuple(replace(m, one=m.other, other=m.one) for m in matching.matches),
    )


def is_one_word(one: Expression, other: Expression) -> bool:
    """Tell whether two words are forms or spellings of one (``strikes``, ``struck`` are not)."""
    a, b = one.word.lemma, other.word.lemma
    alike = min(len(a), len(b)) >= _STEM and a[:_STEM] == b[:_STEM]
    return a == b or alike or fuzz.ratio(a, b) >= SAME_STEM_RATIO


@lru_cache(maxsize=2**7)  # a telling is matched with that of every other source
def _expressions(telling: Telling) -> tuple[Expression, ...]:
    """Return the words of a claim that carry meaning."""
    return tuple(_read(telling))


def _read(telling: Telling) -> Iterator[Expression]:
    if telling.grammar is None:
        return
    text, encoding = telling.claim.text, telling.encoding
    scores = LoadedWords.shipped().words(text, encoding)
    named = places_in_claim(telling)
    tokens = encoding.tokens.astype(np.float64)
    words = telling.grammar(text)
    places = np.searchsorted(encoding.offsets[:, 0], [(w.start, w.end) for w in words]).tolist()
    for number, (word, (low, high)) in enumerate(zip(words, places, strict=True)):
        if word.part not in _CONTENT or word.role in _GRAMMAR or high <= low:
            continue
        vector = mean_row(tokens[low:high])
        yield Expression(
            number,
            word,
            vector / (float(np.linalg.norm(vector)) or 1.0),
            scores.at(word.start, word.end),
            any(start < word.end and word.start < end for start, end in named),
            text[word.end - 1] == "s",
        )


def _links(telling: Telling) -> list[tuple[int, int, str]]:
    """Return (word, head, role) of a claim, prepositions passed over.

    Which one stands after a noun is a matter of the noun: an attack *on*, aggression *against*.
    """
    words = telling.grammar(telling.claim.text) if telling.grammar else ()
    found = []
    for number, word in enumerate(words):
        head, role = word.head, _ONE_ROLE.get(word.role, word.role)
        if words[head].part == "ADP" and words[head].head != head:
            above = words[head].head
            role, head = (
                "pobj" if words[above].part == "NOUN" else f"pobj {words[head].lemma}",
                above,
            )
        if head != number:
            found.append((number, head, role))
    return found


def _is_borne_out(
    one: int,
    other: int,
    firm: dict[int, int],
    mine: Sequence[tuple[int, int, str]],
    theirs: Sequence[tuple[int, int, str]],
) -> bool:
    """Tell whether two words share a role to, or a dependent with, words that match firmly."""
    above = {(firm.get(head), role) for word, head, role in mine if word == one}
    below = {(firm.get(word), role) for word, head, role in mine if head == one}
    return any(
        (word == other and head is not None and (head, role) in above)
        or (head == other and (word, role) in below)
        for word, head, role in theirs
    )
