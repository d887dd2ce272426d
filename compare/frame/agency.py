"""The lens for agency: one telling of an act names who did it, the other less so.

Active, passive with an agent, passive without, nominalised ("the deaths of 12") and intransitive
("12 died") tell one act with its doer more or less in sight (Trew, 1979; Henley et al., 1995).
The form is read off the parse of each claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.agreement import partings, ratio
from compare.agreement.polarity import opposition
from compare.frame.acts import acts
from compare.frame.clause import clause
from compare.frame.matching import match
from compare.frame.places import place_in_article
from compare.frame.sameness import sameness
from compare.frame.telling import Found, are_surely_aligned, enough

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.frame.acts import Act
    from compare.frame.clause import Clause
    from compare.frame.matching import Matching
    from compare.frame.telling import Telling

SAME_CLAIM_COVERAGE = 0.5
"""Two claims must cover each other at least this much, the doer set aside,"""

OTHER_WORDS_COVERAGE = 0.65
"""this much where two verbs tell the act,"""

UNSHARED_COVERAGE = 0.64
"""and this much where no word is shared for whom it happened to."""

SAME_ACT_SIMILARITY = 0.45
"""Two verbs may tell one act from this cosine on, if it befalls one thing:"""

SAME_UNDERGOER_SIMILARITY = 0.7
"""a shared word, or two at least this near."""

TURNED_ACT_SIMILARITY = 0.25
"""Two main verbs may from this one on, where one turns the other's sentence round."""

FAR_RATIO = 5
"""Numbers of which one is more than so many times the other are of two acts."""

_PASSIVES = frozenset({"passive", "agentless passive"})
_DOERLESS = frozenset({"intransitive", "nominalised"})
_IN_SIGHT = {
    "active": 0,
    "passive": 1,
    "agentless passive": 2,
    "intransitive": 3,
    "nominalised": 4,
}


def look(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield one difference where two tellings of one act put its doer more or less in sight.

    ``direction`` names the side where the doer is more in sight. Values are the form and the
    words: ``active: Police ordered``, ``agentless passive: was told``. An act that either telling
    gives in both forms is no difference, nor is one of two that only one telling denies.
    """
    one, other = clause(first, verbal=False), clause(second, verbal=False)
    if one is None or other is None or opposition(first.claim, second.claim):
        return
    mine, theirs = list(acts(one)), list(acts(other))
    near = match(first, second)
    for a in mine:
        for b in theirs:
            in_one_word = _is_one(a, b, near)
            if (
                a.form == b.form
                or _is_told_alike(one, a, other, b)
                or not (in_one_word or _is_one_in_other_words(a, b, near))
            ):
                continue
            if _has(theirs, a) or _has(mine, b) or _hide_alike(a, b):
                continue
            rest = sameness(first, second, _aside(a), _aside(b))
            shared = bool(a.undergoers & b.undergoers) or a.undergoer == b.undergoer != ""
            bar = SAME_CLAIM_COVERAGE if in_one_word else OTHER_WORDS_COVERAGE
            if shared or are_surely_aligned(first, second):
                bar = enough(first, second, bar)
            else:
                bar = UNSHARED_COVERAGE
            if rest >= bar and not _are_apart(first, second):
                yield Found(
                    relation="agency",
                    value_a=f"{a.form}: {a.printed}",
                    span_a=place_in_article(first, *a.span),
                    value_b=f"{b.form}: {b.printed}",
                    span_b=place_in_article(second, *b.span),
                    strength=rest,
                    direction="a" if _IN_SIGHT[a.form] < _IN_SIGHT[b.form] else "b",
                )
                return


def _is_one(one: Act, other: Act, matching: Matching) -> bool:
    """Tell whether two words tell one act.

    They are of one act; or both are main verbs of not too different meaning, one active and one
    passive, of whom the one happened to what the other did.
    """
    if one.verb == other.verb:
        return True
    turned = {one.form, other.form} in ({"active", "passive"}, {"active", "agentless passive"})
    both = one.is_main and other.is_main and one.undergoer == other.undergoer != ""
    return turned and both and _nearness(matching, one.word, other.word) >= TURNED_ACT_SIMILARITY


def _is_told_alike(first: Clause, one: Act, second: Clause, other: Act) -> bool:
    """Tell whether two forms of one verb put its doer no more or less in sight.

    What is said without an object hides a doer only of what the other telling has done to it
    ("the shop opened", "they opened the shop"); "he won" and "he won the vote" name him alike. In
    a headline a passive goes without its verb ("Wife Indicted").
    """
    if "intransitive" not in {one.form, other.form}:
        return False
    spoken, rival = (one, other) if one.form == "intransitive" else (other, one)
    if first.words[one.word].lemma != second.words[other.word].lemma:
        return False
    if rival.form == "active":
        found = first if spoken is one else second
        subjects = {spoken.under, *found.below(spoken.under, "conj", "appos")}
        doers = set(rival.doer.casefold().split())
        if not doers or doers & {found.words[n].lemma for n in subjects}:
            return True  # "they met her", "they and she met"
        return not (spoken.undergoers & rival.undergoers or spoken.undergoer == rival.undergoer)
    printed = (
        f.text[f.words[a.word].start : f.words[a.word].end].lower()
        for f, a in ((first, one), (second, other))
    )
    return rival.form in _PASSIVES and len(set(printed)) == 1


def _hide_alike(one: Act, other: Act) -> bool:
    """Tell whether neither of two forms has room for a doer, nor the noun for whom it befell."""
    noun = next((act for act in (one, other) if act.form == "nominalised"), None)
    return noun is not None and {one.form, other.form} <= _DOERLESS and not noun.undergoers


def _is_one_in_other_words(one: Act, other: Act, matching: Matching) -> bool:
    """Tell whether two words of like meaning, one active and one passive, befall one thing."""
    forms = {one.form, other.form}
    if not forms & _PASSIVES or "nominalised" in forms or not (one.undergoer and other.undergoer):
        return False
    if any(act.form in _PASSIVES and " " not in act.printed for act in (one, other)):
        return False  # a bare participle describes more than it tells: "boxes filled with letters"
    nearness = _nearness(matching, one.word, other.word)
    return nearness >= SAME_ACT_SIMILARITY and (
        one.undergoer == other.undergoer
        or bool(one.undergoers & other.undergoers)
        or _nearness(matching, one.under, other.under) >= SAME_UNDERGOER_SIMILARITY
    )


def _nearness(matching: Matching, one: int, other: int) -> float:
    """Return the cosine of two words by their numbers; 0 where one is not a content word."""
    return max(
        (
            float(matching.cosines[i, j])
            for i, a in enumerate(matching.mine)
            if a.number == one
            for j, b in enumerate(matching.theirs)
            if b.number == other
        ),
        default=0.0,
    )


def _are_apart(first: Telling, second: Telling) -> bool:
    """Tell whether two claims tell of two places, or of numbers of two sizes.

    The dead of one place and the dead of another are of two acts.
    """
    return any(
        parting.kind == "place" or ratio(parting.first, parting.second) > FAR_RATIO
        for parting in partings(first.claim, second.claim)
    )


def _has(found: list[Act], act: Act) -> bool:
    return any(other.verb == act.verb and other.form == act.form for other in found)


def _aside(act: Act) -> list[str]:
    return [act.doer] if act.doer else []
