"""One fact and one article in, what the article does with the fact out, whatever the others do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.judge.features import FEATURES
from compare.judge.settling import Candidate
from compare.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.judge.reading import Reading
    from compare.judge.ruling import Ruling
    from compare.records import Article, Claim, Span, Verdict
    from compare.settings import JudgeSettings

COLUMN = {name: number for number, name in enumerate(FEATURES)}
"""The place of each feature."""

ALIGNED_PROBABILITY = 0.9
"""A source with a claim of its own in a fact states it at least this surely, where by its words
too it states all of it."""

ALIGNED_LEAST_PROBABILITY = 0.6
"""And where by its words it does not: it may be another way to put it, or a part."""

ALIGNED_SOME_PROBABILITY = 0.2
"""A claim of the fact's own states a part of it from this probability on by its words; less surely,
it is only the nearest thing that the article says: the one claim on a treaty stands out to all that
others say of the treaty."""

WORDED_PROBABILITY = 0.38
"""An article without a claim in the fact states it by its words only where it is at least this
likely that one of its claims tells some of it."""

LIKELIER_THAN_NOT = 0.5
"""A claim of the fact's own, of which the words find little, states a part of it all the same where
that is this likely and no number is missing."""

LIKELY_PROBABILITY = 0.75
"""Less likely, nobody is sure that an article states all of a fact: on six real events seven of 42
claims of the fact's own did, and 55 of the other 70; by words alone 18 of 63, and 18 of 26."""

_PARTNER_GAIN = 0.08
"""A second sentence is evidence too where it adds at least this much coverage."""


RARE_INCLUDE_COVERAGE = 0.5
"""Of what is rare among the articles of the story, evidence that states a fact by its words alone
has this share: where all speak of inflation, that word tells no statement from another."""

RARE_PARTIAL_COVERAGE = 0.58
"""The same for an article that states a part of a fact."""

PARTIAL_PROBABILITY = 0.4
"""What a verdict of "some of it" is worth at most: of those that stood as sure, two in ten were
right on the shipped corpus and two in five on real events; the others state all of it, or none."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """Features, probabilities and sentences of one fact in one article.

    ``against`` is the verifier's probability of a contradiction, NaN where it was not asked;
    ``likely`` what :func:`compare.judge.likeness.likeness` gives.
    """

    values: NDArray[np.float64]
    whole: float
    some: float
    best: int
    partner: int
    against: float
    rare_pair: float
    rare_article: float
    likely: float

    def __getitem__(self, name: str) -> float:
        """Return the value of a feature."""
        return float(self.values[COLUMN[name]])


def weigh(
    reading: Reading,
    own: Sequence[Claim],
    ruling: Ruling,
    found: Measured,
    settings: JudgeSettings,
) -> Candidate:
    """Judge one fact against one article, whatever the others say.

    ``own`` are the article's claims in the fact, ``ruling`` is what values in its claims say of it.
    """
    article = reading.article
    against, update = ruling.against, ruling.update
    spans = _evidence_spans(reading, own, found)
    quoted = tuple(_quote(article, span) for span in spans)
    # An article whose claims come nowhere near the fact only uses the same words.
    worded = bool(own) or not found.likely < WORDED_PROBABILITY  # NaN where nobody can tell
    some = found.some if own else float(np.fmin(found.some, found.likely))
    whole, reasons = min(found.whole, some), []
    likely = not found.likely < LIKELY_PROBABILITY
    if not likely:
        whole = min(whole, ALIGNED_LEAST_PROBABILITY)
    if own:
        says_all = whole >= settings.include_threshold and likely
        whole = max(whole, ALIGNED_PROBABILITY) if says_all else ALIGNED_LEAST_PROBABILITY
        some = max(some, whole)
        reasons.append("a claim of this article is one of the claims of the fact")
    reasons.append(
        f"{found['pair_recall']:.0%} of the fact's words find a match in the evidence, "
        f"{found['article_recall']:.0%} anywhere in the article"
    )
    verdict: Verdict
    read_against = _read_against(found, settings)
    missing = _missing_parts(found)
    if against is not None:
        verdict, probability = "contradicted", against.probability
        reasons.insert(0, against.reason)
        quoted = (_quote(article, against.claim.hull),)
    elif update is not None:
        verdict, probability = "partial", some  # both numbers were right when printed
        reasons.insert(0, update.reason)
        quoted = (_quote(article, update.claim.hull),)
    elif read_against:
        verdict, probability = "contradicted", found.against
        reasons.insert(0, read_against)
    elif ruling.less_exact:
        verdict, probability = "partial", some
        reasons.insert(0, ruling.less_exact)
    elif worded and _is_whole(found, settings, missing=bool(missing), aligned=bool(own)):
        verdict, probability = "included", whole
    elif _is_part(found, settings, aligned=bool(own)) and worded:
        verdict = "partial"
        probability = some if missing else max(some - whole, 1 - some)
        probability = min(probability, PARTIAL_PROBABILITY)
        reasons.extend(missing)
    else:
        # Words that are found, but not believed to say it, leave it as likely as not.
        verdict = "omitted"
        probability = max(1 - found.some, 0 if worded else LIKELIER_THAN_NOT)
        if own:
            reasons[0] = "a claim of this article stands near the fact, but states nothing of it"
    return Candidate(
        article=article,
        verdict=verdict,
        probability=round(min(max(probability, 0.0), 1.0), 4),
        stated=some,
        evidence=quoted if verdict != "omitted" else (),
        nearest=quoted[0] if update else _quote(article, reading.sentences[found.best]),
        similarity=round(min(max(found["pair_recall"], 0.0), 1.0), 4),
        reasons=tuple(reasons),
        too_early=update is not None and update.fact_is_newer,
        aligned=bool(own),
    )


def _is_whole(found: Measured, settings: JudgeSettings, *, missing: bool, aligned: bool) -> bool:
    """Tell whether an article states all of a fact.

    A claim of the fact's own may do so in other words, and without a number that others give.
    """
    if found.whole < settings.include_threshold:
        return False
    return aligned or (
        found["pair_recall"] >= settings.include_coverage
        and found.rare_pair >= RARE_INCLUDE_COVERAGE
        and not missing
    )


def _is_part(found: Measured, settings: JudgeSettings, *, aligned: bool) -> bool:
    """Tell whether an article that does not state all of a fact states some of it."""
    if aligned:
        likely = found.likely >= LIKELIER_THAN_NOT and found["numbers_missing_pair"] == 0
        return found.some >= ALIGNED_SOME_PROBABILITY or likely
    return (
        found.some >= settings.partial_threshold
        and found["article_recall"] >= settings.partial_coverage
        and found.rare_article >= RARE_PARTIAL_COVERAGE
    )


def _read_against(found: Measured, settings: JudgeSettings) -> str:
    """Say in words that the verifier reads a contradiction, where it is sure enough."""
    if not found.against >= settings.contradiction_threshold:  # NaN where it was not asked
        return ""
    return f"the verifier reads a contradiction between fact and evidence ({found.against:.0%})"


def _missing_parts(found: Measured) -> list[str]:
    """Say in words which parts of the fact the evidence lacks."""
    missing = []
    if found["numbers_missing_pair"] > 0:
        missing.append("a number of the fact is missing from the evidence")
    name_floor = 0.45
    if found["names_pair"] < name_floor:
        missing.append("a name of the fact is missing from the evidence")
    return missing


def _evidence_spans(reading: Reading, own: Sequence[Claim], found: Measured) -> list[Span]:
    """Return the spans a verdict rests on, in reading order."""
    if own:
        return sorted({claim.hull for claim in own})
    chosen = {found.best}
    if found["pair_recall"] - found["best_recall"] >= _PARTNER_GAIN:
        chosen.add(found.partner)
    return [reading.sentences[i] for i in sorted(chosen)]


def _quote(article: Article, span: Span) -> Evidence:
    return Evidence(article.id, span[0], span[1], article.text[span[0] : span[1]])
