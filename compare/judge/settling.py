"""What each article does with one fact in, one judgement for each source out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from compare.dates import appeared_before, interval
from compare.records import Judgement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.records import Article, Claim, Evidence, Fact, Verdict
    from compare.settings import JudgeSettings


DAY_AFTER_PROBABILITY = 0.6
"""Who wrote on the day before all that tell a fact, by dates without hours, is excused no surer
than this: what happened in the evening stands in some papers of that day, in others the next."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one article does with one fact, before the times of the others are looked at."""

    article: Article
    verdict: Verdict
    probability: float
    stated: float
    evidence: tuple[Evidence, ...]
    nearest: Evidence
    similarity: float
    reasons: tuple[str, ...]
    too_early: bool
    aligned: bool
    """Whether a claim of the article is one of the fact's own."""


def settle(
    fact: Fact,
    column: Mapping[str, Sequence[Candidate]],
    settings: JudgeSettings,
    happened: str = "",
) -> list[Judgement]:
    """Choose the article that speaks for each source, and excuse those that came too early.

    Parameters
    ----------
    fact, column
        A fact, and what the articles of each source do with it.
    settings
        Thresholds.
    happened
        The day or month at which what the fact tells was over, where it says so: who wrote later
        could have known it, whoever told it first.
    """
    rank = {"included": 0, "contradicted": 1, "partial": 2, "omitted": 3}
    chosen = {
        source: min(candidates, key=lambda c: (rank[c.verdict], -c.stated, c.article.id))
        for source, candidates in sorted(column.items())
    }
    stated_at = [
        c.article.published
        for candidates in column.values()
        for c in candidates
        if c.verdict == "included" or (c.verdict == "partial" and c.aligned and not c.too_early)
    ]
    judgements = []
    for source, candidate in chosen.items():
        verdict = candidate.verdict
        reasons = candidate.reasons
        told = candidate.evidence
        probability = candidate.probability
        if (verdict == "omitted" or candidate.too_early) and stated_at:
            own_times = [c.article.published for c in column[source]]
            if all(
                appeared_before(own, other) and not _was_over(happened, own)
                for own in own_times
                for other in stated_at
            ):
                verdict, told = "not yet known", ()
                reasons = ("every article that states it appeared after this one", *reasons)
                if any(_may_be_moments_apart(o, other) for o in own_times for other in stated_at):
                    doubt = "but maybe by moments: their days are known, and not their hours"
                    reasons = (reasons[0], doubt, *reasons[1:])
                    probability = min(probability, DAY_AFTER_PROBABILITY)
        judgements.append(
            Judgement(
                story_id=fact.story_id,
                fact_id=fact.id,
                source=source,
                article_id=candidate.article.id,
                verdict=verdict,
                probability=probability,
                unsure=probability < settings.unsure_threshold,
                evidence=told,
                nearest=candidate.nearest if not told else None,
                similarity=candidate.similarity,
                reasons=reasons,
            )
        )
    return judgements


def when_over(claim: Claim) -> str:
    """Return the last day or month that a claim names, empty where it counts something.

    A count goes on after the day that it began on ("430 killed since 13 June").
    """
    if any(mention.kind == "quantity" for mention in claim.mentions):
        return ""
    days = [m.value for m in claim.mentions if m.kind == "date" and _DAY.fullmatch(m.value)]
    return max(days, default="")


def _may_be_moments_apart(first: str, second: str) -> bool:
    """Tell whether the later of two articles may have followed in an hour, their hours unknown."""
    one, other = interval(first), interval(second)
    if one is None or other is None or (one[0] == one[1] and other[0] == other[1]):
        return False
    return other[0] - one[1] < timedelta(hours=1)


_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def _was_over(happened: str, published: str) -> bool:
    """Tell whether a day or month was past when an article appeared."""
    return bool(happened) and happened < published[: len(happened)]
