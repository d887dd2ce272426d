"""What a source does over a whole comparison, as tables: its selection, habits and sentiments.

Counts with the interval that holds the share with 95 % confidence (Wilson, 1927), never one score
of bias: what a share means depends on the stories and on the company. An interval takes facts for
independent of each other; facts of one story are not quite, and so it is somewhat too narrow.
Columns and types follow :mod:`compare.tables`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING

from compare.errors import InputError
from compare.frame.contrast import contrast
from compare.frame.habits import habits
from compare.frame.selection import TELLS, Groups, groups_of, select
from compare.frame.shares import share
from compare.lexicon import information, words
from compare.sentiments import SIDES
from compare.tables import make_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd

    from compare.frame.habits import Habit
    from compare.records import Comparison, Evidence, Judgement

_SELECTION = (
    "story_id group n_facts n_told n_specialities speciality_share speciality_low speciality_high "
    "n_blind_spots blind_spot_share blind_spot_low blind_spot_high"
)
_HABITS = "source kind n_facts n_differing share low high n_alone"
_SENTIMENT = (
    "story_id source target n_mentions n_negative n_neutral n_positive "
    "negative_share negative_low negative_high positive_share positive_low positive_high"
)

_WORDS = "story_id source word n_own n_other log_odds z"

NOTEWORTHY = 1.96
"""A word stands out from this standard score on (5 % on both sides)."""

_TELLING_WORD = 2.0
"""Words that tell less (``the``, ``said``) are no wording; see :func:`information`."""


def selection_table(comparison: Comparison, by: str = "source") -> pd.DataFrame:
    """Return, a row a story and group, what the group alone tells and what it alone leaves out.

    Parameters
    ----------
    comparison
        Any comparison.
    by
        ``source``, or a further column of the corpus (``country``, ``owner``, ``leaning``): then
        a group is all sources with one value in it, and articles without a value are left out.

    Returns
    -------
    ``n_facts`` is how many facts the group could have told while another group could too, and
    ``n_told`` how many of them it tells. ``n_specialities`` counts the facts that it alone tells,
    as a share of ``n_told``; ``n_blind_spots`` those that every other group tells, two at least,
    and it leaves out, as a share of all facts that every other group tells.

    Raises
    ------
    InputError
        Where no article has that column.
    """
    group_of = _grouping(comparison, by)
    judged = _by_fact(comparison)
    n_facts: Counter[tuple[str, str]] = Counter()
    n_told: Counter[tuple[str, str]] = Counter()
    n_expected: Counter[tuple[str, str]] = Counter()
    for fact in comparison.facts:
        groups = groups_of(judged[fact.id], group_of)
        for group in (*groups.tell, *groups.omit):
            key = (fact.story_id, group)
            if len(groups.tell) + len(groups.omit) > 1:
                n_facts[key] += 1
                n_told[key] += group in groups.tell
                n_expected[key] += _others_tell(group, groups)
    alone = Counter(
        (one.story_id, one.group, one.kind) for one in select(comparison.facts, judged, group_of)
    )
    order = {story.id: number for number, story in enumerate(comparison.stories)}
    return make_frame(
        _SELECTION.split(),
        (
            {"story_id": story, "group": group, "n_facts": n_facts[story, group]}
            | {"n_told": n_told[story, group]}
            | {"n_specialities": alone[story, group, "speciality"]}
            | {"n_blind_spots": alone[story, group, "blind spot"]}
            | _shares("speciality_", alone[story, group, "speciality"], n_told[story, group])
            | _shares("blind_spot_", alone[story, group, "blind spot"], n_expected[story, group])
            for story, group in sorted(n_facts, key=lambda key: (order.get(key[0], 0), key[1]))
        ),
    )


def habits_table(comparison: Comparison) -> pd.DataFrame:
    """Return, a row a source and kind of difference, how often its tellings part from others'.

    Returns
    -------
    The columns of :class:`compare.frame.habits.Habit`, and of ``n_differing`` the share of
    ``n_facts`` with its interval.
    """
    return habits_frame(habits(comparison.judgements, comparison.differences))


def habits_frame(found: Iterable[Habit]) -> pd.DataFrame:
    """Return habits as :func:`habits_table` shows them."""
    return make_frame(
        _HABITS.split(),
        (asdict(habit) | _shares("", habit.n_differing, habit.n_facts) for habit in found),
    )


def sentiment_table(comparison: Comparison) -> pd.DataFrame:
    """Return, a row a story, source and target, how the source's claims stand to the target.

    Returns
    -------
    Counts of the claims that name the target, by side, and the shares of negative and positive
    ones with their intervals; by story, then target (most mentions first), then source.
    """
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    total: Counter[tuple[str, str]] = Counter()
    for one in comparison.sentiments:
        counts[one.story_id, one.target, one.source][one.side] += 1
        total[one.story_id, one.target] += 1
    order = {story.id: number for number, story in enumerate(comparison.stories)}
    rows = []
    for story, target, source in sorted(
        counts, key=lambda key: (order.get(key[0], 0), -total[key[:2]], *key)
    ):
        found = counts[story, target, source]
        n = found.total()
        rows.append(
            {"story_id": story, "source": source, "target": target, "n_mentions": n}
            | {f"n_{side}": found[side] for side in SIDES}
            | _shares("negative_", found["negative"], n)
            | _shares("positive_", found["positive"], n)
        )
    return make_frame(_SENTIMENT.split(), rows)


def wording_table(comparison: Comparison, threshold: float = NOTEWORTHY) -> pd.DataFrame:
    """Return, a row a story, source and word, the words by which a source stands out.

    Only sentences that tell a fact which another source tells too are looked at, and only the
    others' sentences on the same facts are what they are set against: what a source writes about
    passes for no wording. Names, numbers and dates are left out.

    Parameters
    ----------
    comparison
        Any comparison.
    threshold
        The least standard score, see :func:`compare.frame.contrast.contrast`.

    Returns
    -------
    By story, source, and falling score; a word that the source says but once is left out.
    """
    named = _named(comparison)
    own: dict[tuple[str, str], set[Evidence]] = defaultdict(set)
    other: dict[tuple[str, str], set[Evidence]] = defaultdict(set)
    for judged in _by_fact(comparison).values():
        told: dict[str, set[Evidence]] = defaultdict(set)
        for judgement in judged:
            if judgement.verdict in TELLS:
                told[judgement.source].update(judgement.evidence)
        for source, evidence in told.items() if len(told) > 1 else ():
            key = (judged[0].story_id, source)
            own[key] |= evidence
            other[key] |= {one for rest in told if rest != source for one in told[rest]}
    order = {story.id: number for number, story in enumerate(comparison.stories)}
    return make_frame(
        _WORDS.split(),
        (
            {"story_id": story, "source": source}
            | {name: getattr(one, name) for name in _WORDS.split()[2:]}
            for story, source in sorted(own, key=lambda key: (order.get(key[0], 0), key[1]))
            for one in contrast(
                _counts(own[story, source], named), _counts(other[story, source], named)
            )
            if one.z >= threshold and one.n_own > 1
        ),
    )


def _named(comparison: Comparison) -> dict[str, set[str]]:
    """Return, by article, the words of its names, numbers and dates."""
    named: dict[str, set[str]] = defaultdict(set)
    for claim in comparison.claims:
        for mention in claim.mentions:
            named[claim.article_id].update(words(mention.text))
    return named


def _counts(evidence: set[Evidence], named: dict[str, set[str]]) -> Counter[str]:
    """Count the words that may be wording."""
    return Counter(
        word
        for one in evidence
        for word in words(one.text)
        if word not in named.get(one.article_id, ())
        and word.isalpha()
        and information(word) >= _TELLING_WORD
    )


def _grouping(comparison: Comparison, by: str) -> Callable[[Judgement], str | None]:
    """Return what tells the group of a judgement."""
    if by == "source":
        return lambda judgement: judgement.source
    values = {
        article.id: value
        for article in comparison.articles
        for name, value in article.metadata
        if name == by and value
    }
    if not values:
        known = sorted({name for article in comparison.articles for name, _ in article.metadata})
        message = f"no article has a column {by}; known are {', '.join(['source', *known])}"
        raise InputError(message)
    return lambda judgement: values.get(judgement.article_id)


def _by_fact(comparison: Comparison) -> dict[str, list[Judgement]]:
    judged: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in comparison.judgements:
        judged[judgement.fact_id].append(judgement)
    return judged


def _others_tell(group: str, groups: Groups) -> bool:
    """Tell whether every group but this one, two at least, tells a fact."""
    others = [other for other in groups.tell if other != group]
    return len(others) > 1 and not set(groups.omit) - {group}


def _shares(prefix: str, part: int, whole: int) -> dict[str, object]:
    found = share(part, whole)
    return {
        f"{prefix}share": found.value,
        f"{prefix}low": found.low,
        f"{prefix}high": found.high,
    }
