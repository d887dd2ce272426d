"""Two tellings of one fact in, whom both sentences speak of out: by name, by role or as a group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.frame.groups import GROUPS
from compare.frame.targets import is_target, names_of
from compare.frame.tone import BEARING
from compare.lexicon import WORD, fold
from compare.records import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.frame.telling import Telling
    from compare.frame.tone import Sentence
    from compare.records import Span

_THINGS = frozenset(
    "act law bill treaty charter code constitution agreement accord deal lecture award prize medal "
    "cup tournament festival conference convention summit".split()
)
"""A name that ends so is misread for one of a body."""

_PEOPLES = {
    "american": "united states", "british": "united kingdom", "chinese": "china",
    "danish": "denmark", "dutch": "netherlands", "emirati": "united arab emirates",
    "french": "france", "german": "germany", "greek": "greece", "polish": "poland",
    "spanish": "spain", "swedish": "sweden", "swiss": "switzerland", "turkish": "turkey",
    "welsh": "wales", "afghan": "afghanistan", "kazakh": "kazakhstan", "uzbek": "uzbekistan",
}  # fmt: skip
"""Countries whose people's name does not begin with all of theirs."""

_TITLED = 2
_STEM = 3
_ENDINGS = frozenset("n an ian ean i ese ish".split())
"""What makes the name of a people of that of its country, without its last vowels."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a sentence speaks of.

    Attributes
    ----------
    head, span
        The number of the head word, and where the words stand in the sentence.
    shown
        What a reader should see: the words, a pronoun's name, the word that stands for a group.
    is_place
        Whether it is a place: what goes on there is not its own.
    leads
        Whether those whom it describes act for it: "US bombers", but not "a Lind aide".
    """

    head: int
    span: Span
    shown: str
    is_place: bool = False
    leads: bool = False


def bearers_of_both(
    first: tuple[Telling, Sentence], second: tuple[Telling, Sentence]
) -> dict[str, tuple[Bearer, Bearer]]:
    """Return by name who both sentences speak of: names in reading order of the first, then groups.

    A name is the one that the two tellings share (see :func:`compare.frame.targets.names_of`); a
    group goes by the word that stands for it.
    """
    sides = [(telling, sentence, list(_named(telling))) for telling, sentence in (first, second)]
    mentions = [mention for _, _, named in sides for mention in named]
    countries = {mention.value for mention in mentions if mention.kind == "place"}
    sides = [(t, s, [_of_country(m, countries) for m in named]) for t, s, named in sides]
    mentions = [mention for _, _, named in sides for mention in named]
    names = names_of(mentions)
    mine, theirs = (_own(t, s, named, names) for t, s, named in sides)
    for one, other, (_, sentence) in ((mine, theirs, second), (theirs, mine, first)):
        for name in [name for name in one if name not in other and name not in GROUPS]:
            found = _found_by_name(sentence, name) or _found_by_kind(other, name)
            if found is not None:
                other[name] = found
    return {name: (bearer, theirs[name]) for name, bearer in mine.items() if name in theirs}


def _own(
    telling: Telling, sentence: Sentence, named: Iterable[Mention], names: Mapping[str, str]
) -> dict[str, Bearer]:
    """Return by name the bearers of a sentence, those that it names and then the groups."""
    low = telling.claim.sentence[0]
    own: dict[str, Bearer] = {}
    for mention in sorted(named, key=lambda m: m.start):
        name = names[mention.value]
        if " of " in name and mention.text == name.split()[-1]:
            continue  # Calvera is not the Bank of Calvera
        span = (mention.start - low, mention.end - low)
        place = _spoken(telling, sentence) if mention.start < 0 else _at(sentence, span)
        if place is not None:
            is_place = mention.kind == "place"
            shown = _written_out(mention.text, mention.value)
            bearer = Bearer(*place, shown, is_place, leads=is_place or mention.unit == "people")
            own.setdefault(name, bearer)
    for name, bearer in _groups(sentence):
        own.setdefault(name, bearer)
    return own


def _of_country(mention: Mention, countries: Iterable[str]) -> Mention:
    """Return the mention of a people as one of its country where the tellings name that too."""
    people = mention.value
    for country in sorted(countries) if mention.unit == "people" else ():
        stem = country.rstrip("aeiouy")
        ending = people.removeprefix(stem)
        if _PEOPLES.get(people) == country or (len(stem) >= _STEM and ending in _ENDINGS):
            return replace(mention, kind="place", value=country, text=country.title())
    return mention


def _written_out(name: str, value: str) -> str:
    """Return initials that stand for a known name as that name: U.S., US and United States."""
    return value.title() if name.isupper() and len(value.split()) > 1 else name


def _named(telling: Telling) -> Iterator[Mention]:
    """Give the names in the claim's sentence that its claims have, and that of who states it."""
    low, high = telling.claim.sentence
    for claim in (telling.claim, *telling.also):
        for mention in claim.mentions:
            if _is_somebody(mention) and low <= mention.start < mention.end <= high:
                yield mention
    words = WORD.findall(telling.claim.voice.speaker)
    if words and words[-1][0].isupper():
        yield _speaker(telling, words)


def _speaker(telling: Telling, words: Sequence[str]) -> Mention:
    """Return the mention of a speaker by the last name, before the text where it is not printed."""
    low, high = telling.claim.sentence
    last = words[-1]
    for text in (" ".join(words[-2:]), last):
        at = telling.article.text.find(text, low, high)
        if at >= 0 and text[0].isupper():
            return Mention("name", at, at + len(text), text, fold(last), "person")
    return Mention("name", -1, 0, last, fold(last), "person")


def _is_somebody(mention: Mention) -> bool:
    """Tell whether a mention is of somebody: not of a law, or what a senator is tagged with."""
    last = mention.value.split()[-1:]
    tagged = mention.value[1:2] == "-"  # "Lind, R-Texas"
    return is_target(mention) and bool(last) and last[0] not in _THINGS and not tagged


def _at(sentence: Sentence, span: Span) -> tuple[int, Span] | None:
    """Return the head word of a stretch of a sentence, and the stretch."""
    words = sentence.words
    inside = [n for n, w in enumerate(words) if w.start < span[1] and span[0] < w.end]
    heads = [n for n in inside if words[n].head not in inside or words[n].head == n]
    nominal = [n for n in heads if words[n].part in {"NOUN", "PROPN", "ADJ"}]
    return ((nominal or heads)[-1], span) if heads else None


def _spoken(telling: Telling, sentence: Sentence) -> tuple[int, Span] | None:
    """Return the pronoun that a speaker goes by who is not named in the sentence."""
    for number, word in enumerate(sentence.words):
        if word.lemma == telling.claim.voice.verb and word.part == "VERB":
            for subject in sentence.below(number, *_SUBJECTS):
                if sentence.words[subject].part == "PRON":
                    return subject, (sentence.words[subject].start, sentence.words[subject].end)
    return None


def _groups(sentence: Sentence) -> Iterator[tuple[str, Bearer]]:
    for number, word in enumerate(sentence.words):
        if word.part == "NOUN" and word.role not in BEARING and word.lemma in GROUPS:
            yield GROUPS[word.lemma], Bearer(number, (word.start, word.end), GROUPS[word.lemma])


def _found_by_name(sentence: Sentence, name: str) -> Bearer | None:
    """Return where a sentence has a name that its claims do not, by its last word or as a whole."""
    words = name.split()
    for text in (name, words[-1]) if len(words) <= _TITLED else (name,):
        for match in WORD.finditer(sentence.text):
            if match.group() == text.split()[0] and sentence.text.startswith(text, match.start()):
                bearer = _at(sentence, (match.start(), match.start() + len(text)))
                if bearer is not None:
                    return Bearer(*bearer, name)
    return None


def _found_by_kind(own: Mapping[str, Bearer], name: str) -> Bearer | None:
    """Return the group whose word is part of a body's name: "the bank" for the Bank of X."""
    words = name.split()
    kinds = [GROUPS[fold(w)] for w in words if fold(w) in GROUPS] if len(words) > 1 else []
    found = next((own[kind] for kind in kinds if kind in own), None)
    return replace(found, shown=name) if found else None
