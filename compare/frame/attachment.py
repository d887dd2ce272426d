"""A value and its claim in, the word that it belongs to out: *signed* in May, the *levy* of 3 %.

Two dates of two acts are no conflict, however much their claims share: "he met them on Wednesday"
and "he refused on Friday, after he had met them" give one day each for two things.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.agreement.quantities import TOLLS
from compare.agreement.roles import before
from compare.frame.clause import clause
from compare.frame.matching import is_one_word, match
from compare.frame.statement import is_one_statement

if TYPE_CHECKING:
    from compare.agreement import Parting
    from compare.frame.clause import Clause
    from compare.frame.telling import Telling
    from compare.records import Mention

SAME_HOLDER_SIMILARITY = 0.45
"""Two words that values belong to may be one thing from this cosine on."""

CLOSE_COVERAGE = 0.65
"""In claims that cover each other this much, little else parts than the values."""

_YEAR_PARTS = frozenset("beginning start middle end half quarter summer autumn".split())
_SHARES = frozenset({"percent", "percentage point", "point", "basis point"})
_MONEY = re.compile(r"[$£€¥]|\b(?:dollars?|pounds?|euros?)\b", re.IGNORECASE)
_VERBAL = frozenset({"VERB", "AUX"})
_NAMING = frozenset({"nummod", "nmod", "compound", "amod", "poss"})
_LIGHT = frozenset({"be", "have"})
_HAPPENING = frozenset({"happen", "occur", "take"})
"""Verbs that only say when something was: "it happened at six", "the blast took place at five"."""

_DAY_PARTS = frozenset(
    "morning noon midday afternoon evening night midnight dawn dusk hour day week month year "
    "end start beginning".split()
)


def belong_together(parting: Parting, first: Telling, second: Telling, rest: float) -> bool:
    """Tell whether two values may be said of one thing.

    They are where the words that they belong to are near, or those before them the same ("until the
    end of"), where the claims make one statement, or where little else but the values parts these.
    Dates of two forms ("last year", "Tuesday") need the first and the last. A date that names what
    it stands before ("the 2003 invasion") tells no time of anything.
    """
    one, other = parting.first, parting.second
    clauses = clause(first, verbal=False), clause(second, verbal=False)
    if clauses[0] is None or clauses[1] is None:
        return True
    if one.kind == "date" and (_names(clauses[0], first, one) or _names(clauses[1], second, other)):
        return False
    holders = _holder(clauses[0], one), _holder(clauses[1], other)
    near = (
        before(first.claim, one) == before(second.claim, other)
        or (_only_happens(clauses[0], holders[0]) and _only_happens(clauses[1], holders[1]))
        or _are_near(first, holders[0], second, holders[1])
    )
    if one.kind == "date" and len(one.value) != len(other.value):
        return near and rest >= CLOSE_COVERAGE
    return near or rest >= CLOSE_COVERAGE or is_one_statement(first, second)


def share_holder(parting: Parting, first: Telling, second: Telling) -> bool:
    """Tell whether two values are of things of one name, though their claims are not near.

    Numbers are that count one noun (55,000 *pages*, 50,000 *pages*), whom an event befell, or what
    one subject stands at (*inflation* ran at, *inflation* stands at); dates are that the same words
    bring in (until the end of), or parts of years.
    """
    one, other = parting.first, parting.second
    if one.kind != "quantity":
        mine, theirs = before(first.claim, one), before(second.claim, other)
        parts = all(len(words) > 1 and words[0] in _YEAR_PARTS for words in (mine, theirs))
        return len(mine) > 1 and (mine == theirs or parts)
    if one.unit in TOLLS and other.unit in TOLLS:
        return True  # that they compare says that they are of one kind
    clauses = clause(first, verbal=False), clause(second, verbal=False)
    if clauses[0] is None or clauses[1] is None:
        return False
    return bool(_measured(clauses[0], one) & _measured(clauses[1], other))


def _measured(found: Clause, mention: Mention) -> set[tuple[str, str]]:
    """Return the noun that a number counts, or the one that its verb says it of."""
    inside = _place(found, mention)
    if not inside:
        return set()
    above = found.words[_head(found, inside)].head
    shares = mention.unit in _SHARES
    if not shares and not _MONEY.search(mention.text):
        return (
            {("counts", found.words[above].lemma)} if found.words[above].part == "NOUN" else set()
        )
    verb = _holder(found, mention)
    subjects = found.below(verb, "nsubj", "nsubjpass") if shares and verb is not None else []
    return {("of", found.words[n].lemma) for n in subjects if found.words[n].part == "NOUN"}


def _place(found: Clause, mention: Mention) -> list[int]:
    """Return the numbers of the words of a mention."""
    words = " ".join(mention.text.split())
    start = found.text.find(words)
    return [
        n
        for n, word in enumerate(found.words)
        if start >= 0 and start <= word.start < start + len(words)
    ]


def _head(found: Clause, inside: list[int]) -> int:
    """Return the first word of a mention that depends on none of it."""
    return next((n for n in inside if found.words[n].head not in inside), inside[0])


def _holder(found: Clause, mention: Mention) -> int | None:
    """Return the verb that a value belongs to, or the top of its claim; None where it is not."""
    inside = _place(found, mention)
    if not inside:
        return None
    number = _head(found, inside)
    while found.words[number].part not in _VERBAL and found.words[number].head != number:
        number = found.words[number].head
    return number


def _names(found: Clause, telling: Telling, mention: Mention) -> bool:
    """Tell whether a date is part of what another word is called."""
    inside = _place(found, mention)
    if not inside:
        return False
    word = found.words[_head(found, inside)]
    above = found.words[word.head]
    dates = (n for m in telling.claim.mentions if m.kind == "date" for n in _place(found, m))
    return (
        word.role in _NAMING
        and above.part in {"NOUN", "PROPN"}
        and above.lemma not in _DAY_PARTS
        and word.head not in set(dates)
    )


def _only_happens(found: Clause, holder: int | None) -> bool:
    """Tell whether a word is a verb that only says that something was."""
    return holder is not None and found.words[holder].lemma in _HAPPENING


def _are_near(first: Telling, one: int | None, second: Telling, other: int | None) -> bool:
    matching = match(first, second)
    return any(
        is_one_word(a, b) or matching.cosines[i, j] >= SAME_HOLDER_SIMILARITY
        for i, a in enumerate(matching.mine)
        if a.number == one and a.word.lemma not in _LIGHT
        for j, b in enumerate(matching.theirs)
        if b.number == other and b.word.lemma not in _LIGHT
    )
