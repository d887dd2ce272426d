"""A name in a claim in, the judging word that is attached to it and the other telling lacks out.

A claim may be about something bad without standing badly to whom it names. What a writer thinks
of a name shows in words that judge and that the sentence ties to it: what it is called, what it
does, and how ("the radical nature of the Tea Party").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.frame.matching import is_one_word

if TYPE_CHECKING:
    from compare.frame.matching import Expression, Matching
    from compare.frame.telling import Telling
    from compare.grammar import Word
    from compare.records import Span

JUDGING_THRESHOLD = 0.15
"""A word judges from this probability on that a reader marks it as loaded, as few are."""

_OWNING = frozenset({"poss", "compound", "nmod", "amod"})

REACH = 2
"""So many steps of the parse may lie between a name and the word, prepositions not counted."""


def colouring(telling: Telling, name: Span, matching: Matching) -> Expression | None:
    """Return the most loaded word tied to a name that the second telling lacks; None without.

    Parameters
    ----------
    telling
        The first telling of the matching.
    name
        Where the name stands in the claim's words.
    """
    words = telling.grammar(telling.claim.text) if telling.grammar else ()
    inside = [n for n, word in enumerate(words) if name[0] <= word.start < name[1]]
    if not inside or all(words[n].role in _OWNING for n in inside):
        return None  # "Lind's lawyer fumed" is of the lawyer
    near = {n for start in inside for n in _within(words, start)}
    judging = [
        one
        for one in matching.mine
        if one.number in near
        and not one.named
        and one.loaded >= JUDGING_THRESHOLD
        and not any(is_one_word(one, other) for other in matching.theirs)
    ]
    return max(judging, key=lambda one: (one.loaded, -one.number), default=None)


def _within(words: tuple[Word, ...], start: int) -> set[int]:
    """Return the words that a word is tied to in few steps; a preposition is no step."""
    steps = {start: 0}
    fresh = [start]
    while fresh:
        number = fresh.pop(0)
        around = [n for n, word in enumerate(words) if word.head == number != n]
        for other in (*around, words[number].head):
            cost = steps[number] + (words[other].part != "ADP")
            if cost <= REACH and cost < steps.get(other, REACH + 1):
                steps[other] = cost
                fresh.append(other)
    return set(steps)
