"""A claim's words in, its main verb and what belongs to that out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.lexicon import UNDONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.frame.telling import Telling
    from compare.grammar import Word
    from compare.records import Span

_VERBAL = frozenset({"VERB", "AUX"})
_PHRASE = frozenset({"aux", "auxpass", "neg", "prt"})
_COMPLEMENT = frozenset({"acomp", "attr", "oprd"})
_OBJECTS = ("acomp", "attr", "oprd", "dobj", "ccomp")
_SHORT = 5
_LIGHT = frozenset("be have take make give put get do come go".split())
"""Verbs that say little: what follows them is what the clause says of its subject."""

NONE = frozenset({"no", "nobody", "none", "nothing", "neither"})
"""Subjects, and words before them, that deny what the clause says."""

SEEMING = frozenset({"appear", "seem"})
"""Verbs that only hedge what follows with "to": "appears to have been limited"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A claim's text, its words, and the number of the main one."""

    text: str
    words: tuple[Word, ...]
    main: int

    def below(self, number: int, *roles: str) -> list[int]:
        """Return the words that depend on a word in one of some roles, all without roles."""
        return [
            n
            for n, word in enumerate(self.words)
            if word.head == number != n and (not roles or word.role in roles)
        ]

    def span(self, *numbers: int) -> Span:
        """Return where some words stand in the text, all between them included."""
        return (
            min(self.words[n].start for n in numbers),
            max(self.words[n].end for n in numbers),
        )

    def phrase(self, number: int) -> list[int]:
        """Return a verb with its auxiliaries, negation, particle and predicate, in order."""
        found = [number, *(n for n in self.below(number) if self.words[n].role in _PHRASE)]
        if self.words[number].lemma == "be":
            found += self.below(number, *_COMPLEMENT)
        for infinitive in self.below(number, "xcomp"):
            found += [infinitive, *self.below(infinitive, *_PHRASE)]
        return sorted(found)

    def said(self, verb: int) -> str:
        """Return a verb as printed, its short object or predicate included."""
        numbers = self.phrase(verb)
        for one in [n for number in numbers for n in self.below(number, *_OBJECTS)]:
            under = self.under(one)
            if len(under) <= _SHORT:
                numbers += under
            elif self.words[one].role != "ccomp":  # of a long clause the verb alone says nothing
                numbers.append(one)
        return self.printed(*set(numbers))

    def under(self, number: int) -> list[int]:
        """Return a word and all that depend on it, at any depth, in order."""
        inside = {number}
        fresh = [number]
        while fresh:
            fresh = [n for one in fresh for n in self.below(one) if n not in inside]
            inside.update(fresh)
        return sorted(inside)

    def printed(self, *numbers: int) -> str:
        """Return words as printed, joined by single spaces (``did n't`` becomes ``didn't``)."""
        said = ""
        before: int | None = None
        for number in sorted(numbers):
            word = self.words[number]
            said += "" if before in {None, word.start} else " "
            said += self.text[word.start : word.end]
            before = word.end
        return said


def clause(telling: Telling, *, verbal: bool = True) -> Clause | None:
    """Return the parsed words of a telling's claim; None without a grammar.

    None also without a main verb, unless any main word will do.
    """
    words = telling.grammar(telling.claim.text) if telling.grammar else ()
    main = next((n for n, word in enumerate(words) if word.head == n), None)
    if main is None or (verbal and words[main].part not in _VERBAL):
        return None
    return Clause(telling.claim.text, words, main)


def governing(found: Clause) -> Iterator[int]:
    """Give the main verb and the verbs joined to it that it has no other subject for."""
    yield found.main
    for number in found.below(found.main, "conj"):
        if found.words[number].part in _VERBAL and not found.below(number, "nsubj", "nsubjpass"):
            yield number


def infinitives(found: Clause, verb: int) -> list[int]:
    """Return the verbs that follow one with "to"."""
    return [
        n
        for n in found.below(verb, "xcomp")
        if any(found.words[aux].lemma == "to" for aux in found.below(n, "aux"))
    ]


def predicate(found: Clause) -> list[int]:
    """Return the words that say what a clause says of its subject.

    The main verb with its particle; after "be" the complement alone, and after another light verb
    what it takes as well ("had a history", "made plans"); with "refused to" what was not done, and
    in place of "appears to" what appears.
    """
    verb = [found.main, *found.below(found.main, "prt")]
    lemma = found.words[found.main].lemma
    if lemma in SEEMING and infinitives(found, found.main):
        return infinitives(found, found.main)
    if lemma in UNDONE:
        return verb + found.below(found.main, "xcomp")
    if lemma not in _LIGHT:
        return verb
    taken = found.below(found.main, *_COMPLEMENT, "dobj", "xcomp")
    return taken if taken and lemma == "be" else verb + taken


def is_report_negated(telling: Telling) -> bool:
    """Tell whether the verb that reports a claim is negated: "does not deny that it was late"."""
    verb, (low, high) = telling.claim.voice.verb, telling.claim.sentence
    if not verb or telling.grammar is None:
        return False
    words = telling.grammar(telling.article.text[low:high])
    return any(word.role == "neg" and words[word.head].lemma == verb for word in words)


def printed_verb(telling: Telling) -> str:
    """Return the verb that reports a claim as its sentence prints it; empty where it does not.

    A verb from a sentence further up may report something else.
    """
    low, high = telling.claim.sentence
    text, lemma = telling.article.text[low:high], telling.claim.voice.verb
    words = telling.grammar(text) if telling.grammar else ()
    printed = [text[w.start : w.end] for w in words if w.lemma == lemma and w.part == "VERB"]
    if not words or " " in lemma:
        return lemma
    return printed[0] if printed else ""
