"""A parsed sentence and the head word of a name in it in, the words that judge its bearer out.

Two ties count. An *epithet* is what the bearer is called: the *notorious* X, the X *regime*, the
*masters* of X, X's *gaffe-prone* tenure, X in a *rambling* speech. A *deed* is what it does, and
how: X *threatened*, X *falsely* claimed, X's *tirade*, X launched an *aggression*, X bombed
*peaceful* villages. What somebody else is quoted or reported as saying is not the writer's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.frame import tone_words
from compare.frame.tone_words import ACTING, DEEDS, MANNERS, PERSONS, RULERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.grammar import Word
    from compare.sentiments import Side

_DESCRIBED_BY = ("amod", "compound", "nmod", "appos", "advmod")
BEARING = frozenset({"compound", "nmod", "amod"})
"""Roles in which a name or group only describes another: "government buildings"."""
_OF = frozenset({"of", "by", "from"})
_MEANWHILE = frozenset({"in", "with", "during"})
_NOMINAL = frozenset({"DET", "ADJ", "ADV", "NOUN", "PROPN", "ADP", "PUNCT"})
_VERBAL = frozenset({"VERB", "AUX"})
_HELPING = frozenset({"AUX", "ADV", "PART"})
_TRYING = frozenset("try seek attempt begin start continue appear seem manage go".split())
_FORCES = frozenset("aircraft army artillery military navy police government regime".split())
_REPORTS = frozenset(
    "allegation claim charge accusation report suggestion assertion belief idea complaint argument "
    "criticism rumour rumor speculation view notion".split()
)
_SEEING = frozenset("see hear watch listen let make have mean ensure show".split())
_POSSIBLE = frozenset("would could may might should if".split())
_CARRYING_OUT = frozenset(
    "launch make mount stage begin start commit deliver give unleash continue pursue wage resume "
    "issue post publish send write utter tell pull take".split()
)
"""Verbs whose object is the subject's own deed."""


@dataclass(frozen=True, slots=True)
class Judging:
    """A word that judges somebody: its number in the sentence, the side it takes, and its tie."""

    number: int
    side: Side
    is_epithet: bool = False


class Sentence:
    """A sentence's words, and what hangs together in it."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text = text
        self.words = words
        self._below: dict[int, list[int]] = {}
        for number, word in enumerate(words):
            if word.head != number:
                self._below.setdefault(word.head, []).append(number)

    def below(self, number: int, *roles: str) -> list[int]:
        """Return what depends on a word, in some roles only where such are given."""
        return [n for n in self._below.get(number, ()) if not roles or self.words[n].role in roles]

    def printed(self, number: int) -> str:
        """Return a word as the sentence prints it, with what is hyphened before it."""
        return self.text[self._start(number) : self.words[number].end]

    def takes(self, side: Side) -> bool:
        """Tell whether any word of the sentence takes a side, of whomever; quotes are set aside."""
        return any(
            tone_words.ALL.get(form) == side
            for number in range(len(self.words))
            for form in self._forms(number)
            if not self.is_quoted(number)
        )

    def judging(self, bearer: int, *, is_place: bool = False, leads: bool = False) -> list[Judging]:
        """Return the writer's words that judge a bearer, given its head word, in reading order.

        See :class:`compare.frame.bearers.Bearer` for the rest.
        """
        sides = dict(self._called(bearer, is_place=is_place, leads=leads))
        for verb in self._verbs(bearer, leads=leads):
            sides = dict(self._meanwhile(verb)) | sides
        called = {n for n in sides if not any(form in DEEDS for form in self._forms(n))}
        for verb in self._verbs(bearer, leads=leads):
            sides = dict(self._does(verb)) | sides
        return [Judging(n, sides[n], n in called) for n in sorted(sides) if self._is_writers(n)]

    def _called(self, bearer: int, *, is_place: bool, leads: bool) -> Iterator[tuple[int, Side]]:
        """Give what a bearer is called, and what its deeds are: words and their sides."""
        yield from self._side(PERSONS, bearer)
        if self._stands_alone(bearer):
            yield from self._described(bearer)
        for one in self.below(bearer, *_DESCRIBED_BY):
            yield from self._side(PERSONS, one)
            if self.words[one].part == "NOUN":  # "the bombastic host Lind"
                yield from self._described(one)
        for one in self._beside(bearer):
            yield from self._side(PERSONS, one)
            yield from self._side(MANNERS, one)
            yield from self._described(one)
        word = self.words[bearer]
        if word.role in BEARING or (word.role == "poss" and not is_place):
            if not leads or self.words[word.head].lemma in tone_words.BODIES:
                yield from self._side(PERSONS, word.head)  # a country is not its dictator
            yield from self._side(DEEDS, word.head)
            # "The infamous Lind cover" is only a cover of Lind.
            if word.role == "poss" or (leads and self._are_several(word.head)):
                yield from self._described(word.head)
        elif word.role == "pobj" and self.words[word.head].lemma in _OF:
            above = self.words[word.head].head
            if self.words[above].part == "NOUN":
                yield from self._side(RULERS, above)
                yield from self._side(DEEDS, above)

    def _stands_alone(self, bearer: int) -> bool:
        """Tell whether what describes a bearer is its own: not so in "a beleaguered Lind bid"."""
        after = self.words[bearer + 1].part if bearer + 1 < len(self.words) else ""
        return self.words[bearer].role not in BEARING and after != "NOUN"

    def _beside(self, bearer: int) -> Iterator[int]:
        """Give the nouns and adjectives that a bearer is said to be."""
        word = self.words[bearer]
        yield from self.below(bearer, "appos")
        if word.role == "appos":  # "a self-described trickster, Mr Lind"
            yield word.head
        above = word.head
        if word.role == "nsubj" and self.words[above].lemma == "be" and self._is_stated(above):
            yield from self.below(word.head, "attr", "acomp")
        ahead = self._ahead(bearer)
        if ahead is not None:
            yield ahead

    def _ahead(self, bearer: int) -> int | None:
        """Return the noun that opens the sentence before a bearer: "A loudmouth, Lind said so"."""
        first = min([bearer, *self.below(bearer, "compound", "det")])
        before = [self.words[n].part for n in range(max(first - 2, 0), first)]
        if before != ["NOUN", "PUNCT"]:
            return None
        opens = all(self.words[n].part in _NOMINAL for n in range(first - 2))
        return first - 2 if opens else None

    def _described(self, noun: int) -> Iterator[tuple[int, Side]]:
        for one in self.below(noun, "amod", "compound", "nmod"):
            yield from self._side(MANNERS, one)

    def _deed(self, noun: int) -> Iterator[tuple[int, Side]]:
        yield from self._side(DEEDS, noun)
        yield from self._described(noun)

    def _verbs(self, bearer: int, *, leads: bool) -> Iterator[int]:
        """Give the verbs that a bearer, or who acts for it, is the doer of."""
        word = self.words[bearer]
        heads = [bearer]
        if word.role == "conj" or (leads and word.role in BEARING and self._are_several(word.head)):
            heads.append(word.head)
        elif word.role == "pobj" and self.words[word.head].lemma == "of":
            above = self.words[word.head].head
            heads += [n for n, _ in self._side(RULERS, above)]
        for head in heads:
            role, above = self.words[head].role, self.words[head].head
            if role == "nsubj" and self.words[above].part in _VERBAL:
                yield from self._joined(above)
            elif role == "pobj" and self.words[above].role == "agent":
                yield self.words[above].head

    def _are_several(self, noun: int) -> bool:
        """Tell whether a noun is of many: "US bombers" act for the country, a minister does not."""
        word = self.words[noun]
        return word.part == "NOUN" and (self.text[word.end - 1] == "s" or word.lemma in _FORCES)

    def _joined(self, verb: int) -> Iterator[int]:
        """Give a verb and those that have its subject for theirs."""
        yield verb
        for one in self.below(verb, "conj", "advcl", "xcomp"):
            word = self.words[one]
            if word.part != "VERB" or self.below(one, "nsubj", "nsubjpass", "auxpass"):
                continue
            if word.role == "conj" and not self._follows_at_once(one):
                continue
            if word.role == "advcl" and not self.printed(one).lower().endswith("ing"):
                continue
            if word.role == "xcomp" and self.words[verb].lemma not in _TRYING:
                continue  # "refused to cave"
            yield one
        for preposition in self.below(verb, "prep"):  # "after threatening it"
            yield from (n for n in self.below(preposition, "pcomp") if self.words[n].part == "VERB")

    def _follows_at_once(self, verb: int) -> bool:
        """Tell whether nothing that might be another subject stands between "and" and a verb."""
        before = verb - 1
        while before >= 0 and self.words[before].part in _HELPING:
            before -= 1
        return before < 0 or self.words[before].part in {"CCONJ", "PUNCT"}

    def _does(self, verb: int) -> Iterator[tuple[int, Side]]:
        """Give what judges a doer in a verb, in how it is done, and in what it does to whom."""
        if not self._is_stated(verb):
            return
        lemma = self.words[verb].lemma
        yield from self._side(ACTING, verb)
        for one in self.below(verb, "prt", "advmod", "prep"):
            phrase = f"{lemma} {self.words[one].lemma}"
            if phrase in ACTING:
                yield verb, ACTING[phrase]
            if self.words[one].part == "ADV":
                yield from self._side(MANNERS, one)
        for thing in self.below(verb, "dobj"):
            if lemma in _CARRYING_OUT and self._is_own(thing):
                yield from self._deed(thing)
                yield from self._told_in(thing)
            if lemma in tone_words.HARMING:
                yield from self._undeserving(thing)

    def _is_stated(self, verb: int) -> bool:
        """Tell whether a verb tells what is or was, not what is not or might be."""
        helping = {self.words[n].lemma for n in self.below(verb, "aux", "mark")}
        return not self.below(verb, "neg") and helping.isdisjoint(_POSSIBLE)

    def _told_in(self, thing: int) -> Iterator[tuple[int, Side]]:
        """Give what judges a doer in what a thing does: "posted a tweet *lashing out* at her"."""
        for one in self.below(thing, "acl"):
            if self.printed(one).lower().endswith("ing"):
                yield from self._does(one)

    def _undeserving(self, harmed: int) -> Iterator[tuple[int, Side]]:
        """Give the words by which somebody deserves no harm: they are against who does it."""
        for one in self.below(harmed, "amod"):
            if self.words[one].lemma in tone_words.UNDESERVING:
                yield one, "negative"

    def _meanwhile(self, verb: int) -> Iterator[tuple[int, Side]]:
        """Give what judges the deed that a verb is a part of: "vowed in a *rambling* speech"."""
        for preposition in self.below(verb, "prep"):
            if self.words[preposition].lemma in _MEANWHILE:
                for thing in self.below(preposition, "pobj"):
                    if self._is_own(thing):
                        yield from self._deed(thing)

    def _is_own(self, thing: int) -> bool:
        """Tell whether a deed may be that of the verb's subject: it is said to be nobody else's."""
        return all(self.words[n].part == "PRON" for n in self.below(thing, "poss"))

    def _side(self, sides: Mapping[str, Side], number: int) -> Iterator[tuple[int, Side]]:
        """Give a word with its side where it has one; none where it has a capital.

        In a headline that gives every word one, the parse goes astray.
        """
        if self._start(number) and self.text[self._start(number)].isupper():
            return
        side = next((sides[form] for form in self._forms(number) if form in sides), None)
        if side is not None:
            yield number, side

    def _forms(self, number: int) -> tuple[str, str]:
        """Return a word's lemma, and its print where the parse parts it ("so - called")."""
        return self.words[number].lemma, self.printed(number).lower()

    def _start(self, number: int) -> int:
        start = self.words[number].start
        while start > 1 and self.text[start - 1] == "-" and self.text[start - 2].isalpha():
            start -= 1
            while start and self.text[start - 1].isalpha():
                start -= 1
        return start

    def is_aside(self, bearer: int) -> bool:
        """Tell whether a word only says of what country or party somebody else is."""
        word = self.words[bearer]
        return word.role in BEARING and not self._are_several(word.head)

    def is_quoted(self, number: int) -> bool:
        """Tell whether a word stands between quotation marks that the sentence opens."""
        before = self.text[: self.words[number].start]
        return bool(before.count('"') % 2) or before.count("“") > before.count("”")

    def _is_writers(self, number: int) -> bool:
        """Tell whether a word is the writer's own, neither quoted nor reported."""
        if self.is_quoted(number):
            return False
        if any(word.lemma == "accord" for word in self.words):
            return False
        while self.words[number].head != number:
            above = self.words[number].head
            role, governing = self.words[number].role, self.words[above]
            if role == "ccomp" and governing.part in _VERBAL and governing.lemma not in _SEEING:
                return False
            if role == "acl" and governing.lemma in _REPORTS:  # "allegations that X lied"
                return False
            number = above
        return True
