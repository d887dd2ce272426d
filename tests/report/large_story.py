"""Stories of any size, as long and as mixed as real ones, for budgets of size and time."""

from __future__ import annotations

import dataclasses
import random
from typing import TYPE_CHECKING

from comparison_factory import compose, story_of

from compare.records import Article, Difference, Evidence

if TYPE_CHECKING:
    from comparison_factory import Cell

    from compare.records import Comparison

_WORDS = """harbour minister talks after Thursday officials strike budget river court ruling
    protest bank prices rescue ferry storm train border winter report company union wages vote
    council hospital engineers damage insurance witnesses capital northern announced refused
    promised delayed agreed warned demanded reopened inspected"""


KINDS = (
    "quantity",
    "date",
    "place",
    "name",
    "polarity",
    "certainty",
    "voice",
    "agency",
    "wording",
    "sentiment",
    "weight",
)


def large_story(n_sources: int, n_facts: int, *, alike: bool = False) -> Comparison:
    """Return one story: an article a source, two facts of three told by one source alone.

    Every article has the sentences of its facts, about as many and as long as the articles and
    facts of the shipped corpus; tellers, probabilities and nearest words vary as there. Where
    they are ``alike``, all sources tell all facts.
    """
    chance = random.Random(7)  # noqa: S311  no secret is made of it
    words = _WORDS.split()
    sources = [f"Outlet {chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(n_sources)]
    sentences: dict[str, list[str]] = {source: [] for source in sources}
    tellers: list[dict[str, str]] = []
    reach = {1: 65, min(2, n_sources): 20, min(4, n_sources): 13, n_sources // 2 + 1: 2}
    reach = {n_sources: 1} if alike else reach
    for number in range(n_facts):
        told = {}
        core = " ".join(chance.choices(words, k=6))
        for source in chance.sample(sources, *chance.choices([*reach], [*reach.values()])):
            told[source] = f"On day {number} {core} in district {chance.randint(1, 99)}."
            sentences[source].append(told[source])
        tellers.append(told)
    articles = {
        source: Article.compose(
            source=source,
            title=f"Headline of {source} on the events",
            body="\n\n".join(" ".join(own[i : i + 3]) for i in range(0, len(own), 3)),
            published=f"2025-03-{1 + i % 28:02}T{i % 24:02}:15:00+00:00",
            url=f"https://outlet-{i}.example/news/2025/03/events-of-the-day",
        )
        for i, (source, own) in enumerate(sentences.items())
    }
    facts: list[dict[str, Cell]] = [
        {
            source: (
                ("included", chance.randint(60, 99) / 100, told[source])
                if source in told
                else (
                    chance.choices(("omitted", "not yet known", "partial"), (75, 18, 7))[0],
                    chance.randint(40, 99) / 100,
                    chance.choice(sentences[source]),
                )
            )
            for source in sources
        }
        for told in tellers
    ]
    comparison = compose(story_of("Headline of the events", articles), articles, facts)
    return dataclasses.replace(comparison, differences=_differences(comparison))


def _differences(comparison: Comparison) -> tuple[Difference, ...]:
    """Return differences of all kinds, as many a fact as in the shipped corpus: about one in three.

    Each is between the first teller of a fact and another one.
    """
    made: list[Difference] = []
    told: dict[str, list[tuple[str, Evidence]]] = {}
    for one in comparison.judgements:
        if one.verdict == "included" and one.evidence:
            told.setdefault(one.fact_id, []).append((one.source, one.evidence[0]))
    several = [(fact_id, some) for fact_id, some in told.items() if len(some) > 1]
    for fact_id, some in several:
        for other in some[1:2]:
            kind = KINDS[len(made) % len(KINDS)]
            number = len(made)
            made.append(
                Difference(
                    comparison.stories[0].id,
                    fact_id,
                    kind,
                    "wording",
                    some[0][0],
                    f"value {number} of the first",
                    some[0][1],
                    other[0],
                    f"value {number} of the other",
                    other[1],
                )
            )
    return tuple(made)
