"""Names changed: a person, body or place for another of its kind, and a speaker for another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.evaluate.planted.known_names import BODIES, PERSONS, SET_OF, SETS
from compare.evaluate.planted.rewriting import Planted, rewrite
from compare.evaluate.planted.words import is_speech, speaker_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from random import Random

    from spacy.tokens import Doc, Span, Token

    NamesPool = Mapping[str, Sequence[str]]

_NO_PERSON = frozenset(
    "House Senate Hill Capitol Street Avenue Congress Court Party News Act Times Post Twitter "
    "Facebook Playbook Democrat Democrats Republican Republicans Dem Dems GOP Email Covid Brexit "
    "University County City State Bill Press Obamacare Pentagon Kremlin".split()
)
_NO_BODY = frozenset("LLC Inc Corp Ltd PC LLP Email AM PM TV DACA COVID Covid Trump Obama".split())
_MAX_INITIALS = 5
_MAX_WORDS = 3
_SPEAKERS = ("PERSON", "ORG")


def names_pool(docs: Iterable[Doc]) -> dict[str, tuple[str, ...]]:
    """Return the names of some parsed texts by the recogniser's label, in alphabetical order.

    Only what looks like a name: one to three capitalised words, and of persons two or three or a
    surname whose full name is there too.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for doc in docs:
        for entity in doc.ents:
            words = _core(entity)
            if words and entity.label_ in {"PERSON", "ORG", "GPE", "NORP"}:
                name = " ".join(t.text for t in words)
                the = "the " if _the_before(words) is not None else ""
                counted[entity.label_, (the if entity.label_ == "ORG" else "") + name] += 1
    found: dict[str, set[str]] = {}
    for (label, name), n in counted.items():
        if label != "ORG" or n > 1 or " " in name.removeprefix("the "):
            found.setdefault(label, set()).add(name)
    known = {name.removeprefix("the ") for name in (*found.get("ORG", ()), *BODIES, *SET_OF)}
    persons = {name for name in found.get("PERSON", set()) - known if not _is_no_person(name)}
    surnames = {name.split()[-1] for name in persons if " " in name}
    found["PERSON"] = {name for name in persons if " " in name or name in surnames}
    found["ORG"] = {name for name in found.get("ORG", set()) if _is_body(name, surnames)}
    return {label: tuple(sorted(names)) for label, names in sorted(found.items())}


def swapped_names(sentence: Span, rng: Random, pool: NamesPool) -> Iterator[Planted]:
    """Give the sentence with one name of a person, body, place or people swapped."""
    for entity in sentence.ents:
        tokens = _core(entity)
        if not tokens or _is_within_name(entity):
            continue
        old = " ".join(token.text for token in tokens)
        new, kind = _other(old, entity.label_, sentence, rng, pool)
        if new:
            yield _with(sentence, tokens, new, kind)


def reattributed(sentence: Span, rng: Random, pool: NamesPool) -> Iterator[Planted]:
    """Give the sentence with what somebody says put in the mouth of somebody else."""
    for token in sentence:
        if not is_speech(token):
            continue
        speaker = speaker_of(token)
        if not speaker:
            continue
        head = next(t for t in speaker if t.head not in speaker)
        entity = next((e for e in sentence.ents if e.start <= head.i < e.end), None)
        label = entity.label_ if entity is not None else ""
        old = " ".join(t.text for t in speaker)
        new = ""
        if label in _SPEAKERS:
            new, _ = _other(old, label, sentence, rng, pool)
        if not new:
            new = rng.choice([name for name in PERSONS if name not in sentence.text])
        yield _with(sentence, speaker, new, "reattributed")


def _is_no_person(name: str) -> bool:
    """Tell whether a word of a name shows that the recogniser was wrong to see a person."""
    return any(word in _NO_PERSON or word.isupper() for word in name.split())


def _is_body(name: str, surnames: Iterable[str]) -> bool:
    words = name.removeprefix("the ").split()
    return words[-1] not in surnames and not set(words) & _NO_BODY


def _the_before(tokens: Sequence[Token]) -> Token | None:
    """Return the article that belongs to a name ("the Senate", not "the Trump camp")."""
    first = tokens[0]
    before = first.doc[first.i - 1] if first.i else None
    if (
        before is None
        or before.lower_ != "the"
        or first.ent_type_ not in {"ORG", "GPE"}
        or tokens[-1].dep_ in {"compound", "nmod"}
    ):
        return None
    return before


def _with(sentence: Span, tokens: Sequence[Token], new: str, kind: str) -> Planted:
    before = sentence.doc[tokens[0].i - 1] if tokens[0].i > sentence.start else None
    the = _the_before(tokens)
    if before is not None and before.tag_ in {"DT", "PRP$"}:
        bare = new.removeprefix("the ")
        new = f"{'the ' if new != bare else ''}{bare}" if the is not None else bare
    changed = dict.fromkeys((token.i for token in tokens), "") | {tokens[0].i: new}
    after = tokens[-1].i + 1
    if (
        any(t.text == "," for t in tokens)
        and after < len(sentence.doc)
        and sentence.doc[after].text == ","
    ):
        changed[after] = ""
    if the is not None:
        changed[the.i] = ""
    if not tokens[-1].whitespace_ and tokens[0].whitespace_:
        # "Kim Jong-un's": what follows the name follows it without a space.
        changed |= {tokens[0].i: "", tokens[-1].i: new}
    edited = rewrite(sentence, changed)
    return Planted(kind, sentence.text.strip(), edited, "contradiction")


def _other(old: str, label: str, sentence: Span, rng: Random, pool: NamesPool) -> tuple[str, str]:
    """Return another name of the same kind, and what the edit is called; empty where none fits."""
    text = sentence.text
    if old in SET_OF:
        among = [name for name in SETS[SET_OF[old]] if name not in text]
        near = [name for name in among if any(name in names for names in pool.values())]
        kind = "place" if label in {"GPE", "LOC", "FAC"} else "name"
        return _any_of(near or among, rng), kind
    if label == "PERSON":
        if old not in pool.get("PERSON", ()):
            return "", ""
        n_words = len(old.split())
        same = [n for n in pool.get(label, ()) if len(n.split()) == n_words and _apart(n, old)]
        invented = [name if n_words > 1 else name.split()[-1] for name in PERSONS]
        among = [n for n in same if n not in text] or [n for n in invented if n not in text]
        return _any_of(among, rng), "name"
    if label == "ORG":
        same = [n for n in pool.get(label, ()) if n not in text and _apart(n, old)]
        short = [n for n in same if abs(len(n.split()) - len(old.split())) <= 1]
        known = [n for n in BODIES if n not in text and _apart(n, old)]
        return _any_of(short or known, rng), "name"
    return "", ""


def _any_of(names: Sequence[str], rng: Random) -> str:
    return rng.choice(names) if names else ""


def _apart(one: str, other: str) -> bool:
    """Tell whether two names can only be two bearers: no word and no initials in common."""
    words, others = one.casefold().split(), other.casefold().split()
    initials = "".join(word[0] for word in one.split()).casefold()
    of_other = "".join(word[0] for word in other.split()).casefold()
    plain = (one.replace(".", "").casefold(), other.replace(".", "").casefold())
    return (
        not set(words) & set(others)
        and plain[0] not in plain[1]
        and plain[1] not in plain[0]
        and initials != plain[1]
        and of_other != plain[0]
    )


def _core(entity: Span) -> list[Token]:
    """Return the words of a name without article and possessive; empty where it looks like none."""
    tokens = list(entity)
    while tokens and (tokens[0].lower_ in {"the", "a", "an"} or tokens[0].is_punct):
        tokens.pop(0)
    while tokens and (tokens[-1].tag_ == "POS" or tokens[-1].is_punct):
        tokens.pop()
    fine = (
        0 < len(tokens) <= _MAX_WORDS
        and all(t.is_alpha and t.text[:1].isupper() for t in tokens)
        and (entity.label_ == "NORP" or any(t.pos_ == "PROPN" for t in tokens))
        and not any(t.whitespace_ == "" for t in tokens[:-1])
        and all(len(t) > 1 for t in tokens)
    )
    return tokens if fine else []


def _is_within_name(entity: Span) -> bool:
    """Tell whether a longer name goes on around the entity ("New York" in "New York Times")."""
    doc = entity.doc
    after = doc[entity.end] if entity.end < len(doc) else None
    last = doc[entity.end - 1]
    if after is not None and not last.whitespace_ and after.text in {"-", "/", "."}:
        return True
    before = doc[entity.start - 1] if entity.start else None
    if before is not None and not before.whitespace_ and before.text in {"-", "/", "@", "#"}:
        return True
    if entity.text.isupper() and len(entity.text) > _MAX_INITIALS:
        return True
    return after is not None and bool(last.whitespace_) and after.pos_ == "PROPN"
