"""The facts and articles of a story in, one judgement for each fact and source out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.judge.conflicts import contradiction, later_update, parted_values
from compare.judge.features import FEATURES, measure_stacked
from compare.judge.model import probabilities
from compare.judge.reach import within_reach
from compare.judge.settling import Candidate, settle
from compare.judge.stacked import stack_facts
from compare.judge.verification import confirm, verify
from compare.records import Evidence
from compare.settings import JudgeSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.judge.conflicts import Contradiction, Update
    from compare.judge.features import Table
    from compare.judge.reading import Reading, StoryClaims
    from compare.records import Article, Claim, Fact, Judgement, Span, Verdict
    from compare.verifier import Verifier

_COLUMN = {name: number for number, name in enumerate(FEATURES)}

ALIGNED_PROBABILITY = 0.9
"""A source with a claim of its own in a fact states it at least this surely, where by its words
too it states all of it."""

ALIGNED_LEAST_PROBABILITY = 0.6
"""And where by its words it does not: it may be another way to put it, or a part."""

ALIGNED_SOME_PROBABILITY = 0.3
"""A claim of the fact's own states a part of it from this probability on by its words; less surely,
it is only the nearest thing that the article says: the one claim on a treaty stands out to all that
others say of the treaty."""

VERIFIED_COVERAGE = 0.6
"""The verifier is asked where the evidence has this share of the fact's words."""

_PARTNER_GAIN = 0.08
"""A second sentence is evidence too where it adds at least this much coverage."""


def judge(
    facts: Sequence[Fact],
    readings: Sequence[Reading],
    known: StoryClaims,
    settings: JudgeSettings | None = None,
    verifier: Verifier | None = None,
    threads: int = 1,
) -> tuple[Judgement, ...]:
    """Judge every fact of a story against every source with an article in it.

    Parameters
    ----------
    facts
        The story's facts.
    readings
        Its articles; of a source with several, the one that says most of a fact speaks.
    known
        The story's claims with their vectors.
    settings
        Thresholds.
    verifier
        Asked whether fact and evidence contradict each other; None for no verifier.
    threads
        Articles measured at once; changes no bit.

    Returns
    -------
    ``len(facts)`` times the number of sources, by fact and then by source name.
    """
    settings = settings or JudgeSettings()
    texts = [fact.text for fact in facts]
    vectors = [known.encodings[fact.claim_ids[0]] for fact in facts]
    by_source: dict[str, list[list[Candidate]]] = {}
    readings = sorted(readings, key=lambda r: r.article.id)
    times = {reading.article.id: reading.article.published for reading in readings}
    stacked = stack_facts(texts, vectors)
    with ThreadPoolExecutor(threads) as pool:
        tables = list(pool.map(lambda one: measure_stacked(stacked, one.passages), readings))
    own = [_own_claims(facts, known, reading.article.id) for reading in readings]
    appeared = [times.get(known.claims[fact.claim_ids[0]].article_id, "") for fact in facts]
    ruled = [
        _ruled(facts, appeared, reading, known, mine)
        for reading, mine in zip(readings, own, strict=True)
    ]
    verified = verify(
        texts,
        vectors,
        [reading.passages for reading in readings],
        # Two statements on other things cannot contradict each other, nor can the same words; and
        # where a reason that a reader can check decides, nobody is asked.
        [
            (table.values[:, _COLUMN["pair_recall"]] >= VERIFIED_COVERAGE)
            & ~np.array(_settled(facts, mine, known), bool)
            & np.array([rule == (None, None) for rule in rules], bool)
            for table, mine, rules in zip(tables, own, ruled, strict=True)
        ],
        verifier,
    )
    confirm(_suspected(facts, readings, tables, own, verified, settings), verified, verifier)
    for reading, table, mine, rules, outcomes in zip(
        readings, tables, own, ruled, verified, strict=True
    ):
        chances = probabilities(table.values)
        candidates = []
        for row in range(len(facts)):
            found = _Found(
                values=table.values[row],
                whole=float(chances["whole"][row]),
                some=float(chances["some"][row]),
                best=int(table.best[row]),
                partner=int(table.partner[row]),
                against=float(outcomes[row][2]),
            )
            candidates.append(_candidate(reading, mine[row], rules[row], found, settings))
        by_source.setdefault(reading.article.source, []).append(candidates)
    judgements = []
    for row, fact in enumerate(facts):
        column = {source: [c[row] for c in lists] for source, lists in by_source.items()}
        judgements.extend(settle(fact, column, settings))
    return tuple(judgements)


def _suspected(
    facts: Sequence[Fact],
    readings: Sequence[Reading],
    tables: Sequence[Table],
    own: Sequence[Sequence[Sequence[Claim]]],
    verified: Sequence[NDArray[np.float64]],
    settings: JudgeSettings,
) -> dict[tuple[int, int], tuple[str, str]]:
    """Return where the verifier reads a contradiction, and the two statements by themselves.

    An article's own claim in a fact is what it says of it; else that is the sentence nearest to it.
    """
    found = {}
    for number, (reading, table, outcomes) in enumerate(
        zip(readings, tables, verified, strict=True)
    ):
        for row in np.flatnonzero(outcomes[:, 2] >= settings.contradiction_threshold).tolist():
            claims = own[number][row]
            said = claims[0].text if claims else reading.passages.texts[int(table.best[row])]
            found[number, row] = said, facts[row].text
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Features, probabilities and sentences of one fact in one article.

    ``against`` is the verifier's probability of a contradiction, NaN where it was not asked.
    """

    values: NDArray[np.float64]
    whole: float
    some: float
    best: int
    partner: int
    against: float

    def __getitem__(self, name: str) -> float:
        return float(self.values[_COLUMN[name]])


def _own_claims(facts: Sequence[Fact], known: StoryClaims, article_id: str) -> list[list[Claim]]:
    """Return for each fact the article's own claims in it."""
    return [
        [known.claims[i] for i in fact.claim_ids if known.claims[i].article_id == article_id]
        for fact in facts
    ]


def _settled(
    facts: Sequence[Fact], own: Sequence[Sequence[Claim]], known: StoryClaims
) -> list[bool]:
    """Tell where an article states a fact in the fact's own words: there nobody is asked."""
    return [
        any(claim.text == known.claims[fact.claim_ids[0]].text for claim in claims)
        for fact, claims in zip(facts, own, strict=True)
    ]


def _ruled(
    facts: Sequence[Fact],
    appeared: Sequence[str],
    reading: Reading,
    known: StoryClaims,
    own: Sequence[Sequence[Claim]],
) -> list[tuple[Contradiction | None, Update | None]]:
    """Return for each fact what a value or a negation in an article's claims says against it.

    ``own`` are the article's claims in each fact, which ``appeared`` then; where there are none,
    those that may contradict it are asked.
    """
    published = reading.article.published
    near = within_reach(facts, reading.claims, known)
    found: list[tuple[Contradiction | None, Update | None]] = []
    for fact, then, mine, others in zip(facts, appeared, own, near, strict=True):
        central, asked = known.claims[fact.claim_ids[0]], mine or others
        if any(claim.id == central.id for claim in mine):
            found.append((None, None))
            continue
        parted = parted_values(central, asked, published, then, aligned=bool(mine))
        found.append(
            (
                contradiction(central, asked, known, published, then, parted, aligned=bool(mine)),
                later_update(central, asked, known, published, then, parted),
            )
        )
    return found


def _candidate(
    reading: Reading,
    own: Sequence[Claim],
    ruled: tuple[Contradiction | None, Update | None],
    found: _Found,
    settings: JudgeSettings,
) -> Candidate:
    """Judge one fact against one article, whatever the others say.

    ``own`` are the article's claims in the fact, ``ruled`` what values in its claims say against.
    """
    article = reading.article
    against, update = ruled
    spans = _evidence_spans(reading, own, found)
    quoted = tuple(_quote(article, span) for span in spans)
    whole, some, reasons = found.whole, found.some, []
    if own:
        worded = whole >= settings.include_threshold
        whole = max(whole, ALIGNED_PROBABILITY if worded else ALIGNED_LEAST_PROBABILITY)
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
    elif _is_whole(found, settings, missing=bool(missing), aligned=bool(own)):
        verdict, probability = "included", whole
    elif (own and found.some >= ALIGNED_SOME_PROBABILITY) or (
        some >= settings.partial_threshold and found["article_recall"] >= settings.partial_coverage
    ):
        verdict = "partial"
        probability = some if missing else max(some - whole, 1 - some)
        reasons.extend(missing)
    else:
        verdict, probability = "omitted", 1 - found.some
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


def _is_whole(found: _Found, settings: JudgeSettings, *, missing: bool, aligned: bool) -> bool:
    """Tell whether an article states all of a fact.

    A claim of the fact's own may do so in other words, and without a number that others give.
    """
    if found.whole < settings.include_threshold:
        return False
    return aligned or (found["pair_recall"] >= settings.include_coverage and not missing)


def _read_against(found: _Found, settings: JudgeSettings) -> str:
    """Say in words that the verifier reads a contradiction, where it is sure enough."""
    if not found.against >= settings.contradiction_threshold:  # NaN where it was not asked
        return ""
    return f"the verifier reads a contradiction between fact and evidence ({found.against:.0%})"


def _missing_parts(found: _Found) -> list[str]:
    """Say in words which parts of the fact the evidence lacks."""
    missing = []
    if found["numbers_missing_pair"] > 0:
        missing.append("a number of the fact is missing from the evidence")
    name_floor = 0.45
    if found["names_pair"] < name_floor:
        missing.append("a name of the fact is missing from the evidence")
    return missing


def _evidence_spans(reading: Reading, own: Sequence[Claim], found: _Found) -> list[Span]:
    """Return the spans a verdict rests on, in reading order."""
    if own:
        return sorted({claim.hull for claim in own})
    chosen = {found.best}
    if found["pair_recall"] - found["best_recall"] >= _PARTNER_GAIN:
        chosen.add(found.partner)
    return [reading.sentences[i] for i in sorted(chosen)]


def _quote(article: Article, span: Span) -> Evidence:
    return Evidence(article.id, span[0], span[1], article.text[span[0] : span[1]])
