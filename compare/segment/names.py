"""Names of persons, bodies, peoples and places, one value a bearer within an article."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.records import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

    from compare.records import MentionKind

_LABELS: dict[str, MentionKind] = {
    "PERSON": "name", "ORG": "name", "NORP": "name", "GPE": "place", "LOC": "place", "FAC": "place",
}  # fmt: skip
_PLATFORMS = frozenset({"Twitter", "Facebook", "Instagram", "Telegram", "YouTube", "TikTok"})
_BEARERS = {"PERSON": "person", "ORG": "body", "NORP": "people"}
_TITLES = frozenset(
    "mr mrs ms dr prof professor sir lord lady president vice prime minister foreign defence "
    "defense secretary chancellor king queen prince princess gen general col colonel lt "
    "lieutenant sgt capt captain adm admiral sen senator rep representative gov governor mayor "
    "judge justice chief ambassador rev pope ayatollah sheikh premier chairman chairwoman director "
    "spokesman spokeswoman former acting deputy the a an".split()
)
_ARTICLES = frozenset({"the", "a", "an"})
_ALIASES = {
    "us": "united states", "u.s": "united states", "usa": "united states",
    "u.s.a": "united states", "america": "united states",
    "united states of america": "united states", "uk": "united kingdom",
    "u.k": "united kingdom", "britain": "united kingdom", "great britain": "united kingdom",
    "eu": "european union", "un": "united nations", "u.n": "united nations",
    "uae": "united arab emirates", "fed": "federal reserve",
    "islamic republic of iran": "iran", "russian federation": "russia",
}  # fmt: skip
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|"
    r"september|october|november|december|covid(?:-?19)?|today|tomorrow",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,|;|/|\band\b|&(?=\s[A-Z][a-z]+$))\s*")
_MIN_LENGTH = 2
_SURNAME_VOTES = 1000
"""A full name in the article settles whose surname it is, whatever the recogniser says."""


@dataclass(frozen=True, slots=True)
class Named:
    """A named stretch of one block, before the whole article settles what it names."""

    block: int
    start: int
    end: int
    label: str
    value: str


def fold(text: str, *, person: bool = False) -> str:
    """Return the form that two spellings of one name share.

    Small letters without accents, possessive endings, leading articles and (of a person) titles;
    a few names of states and bodies that have many ("U.S.", "America") become one.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    plain = re.sub(r"['’`]s?\b|['’`]$", "", plain).strip(" .,\"'-")
    words = plain.replace("’", "'").split()
    dropped = _TITLES if person else _ARTICLES
    while len(words) > 1 and words[0].strip(".") in dropped:
        words.pop(0)
    folded = " ".join(words)
    return _ALIASES.get(folded, folded)


def find_names(docs: Sequence[Doc]) -> list[Named]:
    """Return the named stretches of the blocks of one article, each a kind for all its uses.

    The recogniser sees one paragraph at a time, and calls one name a person here and a place
    there, or overlooks it. A name takes the kind it has most often in the article (a surname that
    of its full name), and its overlooked uses are added.
    """
    found = [
        Named(n, start, end, label, fold(doc.text[start:end], person=label == "PERSON"))
        for n, doc in enumerate(docs)
        for entity in doc.ents
        if (label := _label(entity)) in _LABELS
        for start, end in _parts(doc.text, entity.start_char, entity.end_char)
    ]
    # "Cubic metre" is no name, whatever the recogniser says.
    found = [
        named
        for named in found
        if _is_name(named.value) and not docs[named.block].text[named.start : named.end].islower()
    ]
    votes: dict[str, Counter[str]] = {}
    for named in found:
        votes.setdefault(named.value, Counter())[named.label] += 1
        words = named.value.split()
        if named.label == "PERSON" and len(words) > 1:
            votes.setdefault(words[-1], Counter())["PERSON"] += _SURNAME_VOTES
    labels = {
        value: min(counts, key=lambda label: (-counts[label], label))
        for value, counts in votes.items()
    }
    settled = [
        Named(named.block, named.start, named.end, labels[named.value], named.value)
        for named in found
    ]
    return sorted([*settled, *_overlooked(docs, settled, labels)], key=lambda n: (n.block, n.start))


def _label(entity: SpacySpan) -> str:
    """Return the recogniser's label, but PERSON after a title ("Governor Elena Castoro").

    Where people post is nobody.
    """
    before = entity.doc[entity.start - 1] if entity.start > 0 else None
    if entity.text in _PLATFORMS:
        return "ORG"
    titled = before is not None and before.lower_.strip(".") in _TITLES - _ARTICLES - {"us"}
    return "PERSON" if titled and before is not None and before.is_title else entity.label_


def _overlooked(docs: Sequence[Doc], found: Sequence[Named], labels: dict[str, str]) -> list[Named]:
    """Return proper nouns that no entity covers but that the article names elsewhere."""
    covered = {(named.block, i) for named in found for i in range(named.start, named.end)}
    added = []
    for n, doc in enumerate(docs):
        for token in doc:
            if token.pos_ != "PROPN" or (n, token.idx) in covered or not token.is_title:
                continue
            value = fold(token.text)
            if value in labels and _is_name(value):
                end = token.idx + len(token)
                added.append(Named(n, token.idx, end, labels[value], value))
    return added


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut an entity that runs over a comma or an ``and`` ("Fordow, Natanz") into its names."""
    parts = []
    last = start
    for match in _SPLIT.finditer(text, start, end):
        parts.append((last, match.start()))
        last = match.end()
    parts.append((last, end))
    if len(parts) > 1 and any(not text[low:high][:1].isupper() for low, high in parts):
        parts = [(start, end)]
    trimmed = []
    for low, high in parts:
        ending = re.search(r"(?:'s|'|\s|[.,;:\"])*$", text[low:high])
        size = len(ending.group()) if ending and text[high - 1 : high] != "." else 0
        if re.match(r"the\s", text[low:high], re.IGNORECASE):
            low += len("the ")  # noqa: PLW2901  # the article is no part of the name
        if low < high - size:
            trimmed.append((low, high - size))
    return trimmed


def _is_name(value: str) -> bool:
    """Tell whether a folded value can be a name: letters, and no day or month."""
    letters = sum(character.isalpha() for character in value)
    return letters >= _MIN_LENGTH and not _CALENDAR.search(value)


def name_mention(named: Named, text: str, offset: int) -> Mention:
    """Return the mention of a named stretch of a block that begins at ``offset``."""
    start, end = offset + named.start, offset + named.end
    bearer = _BEARERS.get(named.label, "")
    return Mention(_LABELS[named.label], start, end, text[start:end], named.value, bearer)
