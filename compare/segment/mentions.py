"""Quantities, dates, places and names of an article's blocks, in reading order and disjoint."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.records import Mention
from compare.segment.clock import find_times
from compare.segment.days import find_dates
from compare.segment.names import find_names, name_mention
from compare.segment.quantities import find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token


_PLANNING = frozenset(
    "plan expect set schedule due intend aim prepare agree slate poise want hope be".split()
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_FUTURE = frozenset({"will", "shall", "'ll", "would"})


def find_mentions(
    docs: Sequence[Doc], offsets: Sequence[int], text: str, published: str
) -> list[tuple[Mention, ...]]:
    """Return the mentions of every block of one article.

    Parameters
    ----------
    docs, offsets
        The parsed blocks, and where each begins in the article.
    text, published
        The article's text and its day (empty where unknown).
    """
    names: list[list[Mention]] = [[] for _ in docs]
    for named in find_names(docs):
        names[named.block].append(name_mention(named, text, offsets[named.block]))
    return [
        _block_mentions(doc, offset, text, published, found)
        for doc, offset, found in zip(docs, offsets, names, strict=True)
    ]


def _block_mentions(
    doc: Doc, offset: int, text: str, published: str, names: list[Mention]
) -> tuple[Mention, ...]:
    dates = find_dates(doc.text, offset, published, is_future=lambda at: _is_future(doc, at))
    years = find_years(doc, offset, dates)
    dates = [*dates, *years]
    dates += find_times(doc.text, offset)
    taken = [(mention.start - offset, mention.end - offset) for mention in dates]
    quantities = find_quantities(doc, offset, taken)
    kept: list[Mention] = []
    for mention in (*dates, *quantities, *names):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    kept.sort(key=lambda mention: mention.start)
    return tuple(_as_printed(mention, text) for mention in kept)


def find_years(doc: Doc, offset: int, dates: Sequence[Mention]) -> list[Mention]:
    """Return four-digit numbers that count nothing and look like years ("the 2024 recession")."""
    covered = {i for date in dates for i in range(date.start - offset, date.end - offset)}
    return [
        Mention("date", offset + t.idx, offset + t.idx + len(t), t.text, t.text)
        for t in doc
        if _YEAR.fullmatch(t.text)
        and t.idx not in covered
        and (t.head.tag_ not in {"NNS", "NNPS"} or t.ent_type_ == "DATE")
        and not (t.i > 0 and t.nbor(-1).is_currency)
        and not (t.i + 1 < len(doc) and t.nbor(1).lower_ in {"%", "percent", "per", "dollars"})
        and (t.ent_type_ in {"DATE", "EVENT", "CARDINAL", ""})
    ]


def _as_printed(mention: Mention, text: str) -> Mention:
    """Return a mention with the article's own characters instead of their plain forms."""
    return replace(mention, text=text[mention.start : mention.end])


def _is_future(doc: Doc, at: int) -> bool:
    """Tell whether the predicate above a place in a text is yet to come."""
    token = next((t for t in doc if t.idx <= at < t.idx + max(1, len(t))), None)
    while token is not None:
        if token.pos_ in {"VERB", "AUX"} and (_is_to_come(token) or token.tag_ == "VBD"):
            return token.tag_ != "VBD"
        token = token.head if token.head != token else None
    return False


def _is_to_come(token: Token) -> bool:
    helpers = [child for child in token.children if child.dep_ == "aux"]
    if any(child.lower_ in _FUTURE for child in helpers):
        return True
    if any(child.tag_ == "TO" for child in helpers):
        # "Plans to meet on Monday", but not "his decision to bomb them on Sunday".
        return token.head == token or token.head.lemma_.lower() in _PLANNING
    return token.tag_ == "VBG" and any(child.tag_ in {"VBZ", "VBP"} for child in helpers)
