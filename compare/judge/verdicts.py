"""The facts and articles of a story in, one judgement for each fact and source out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from compare.judge.features import measure_stacked
from compare.judge.likeness import likeness
from compare.judge.model import probabilities
from compare.judge.rarity import story_rarity
from compare.judge.ruling import rule
from compare.judge.settling import Candidate, settle, when_over
from compare.judge.stacked import stack_facts
from compare.judge.verification import confirm, verify
from compare.judge.weighing import COLUMN, Measured, weigh
from compare.settings import JudgeSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.judge.features import Table
    from compare.judge.reading import Reading, StoryClaims
    from compare.records import Claim, Fact, Judgement
    from compare.verifier import Verifier


VERIFIED_COVERAGE, VERIFIED_LIKENESS = 0.6, 0.38
"""The verifier is asked where the evidence has this share of the fact's words, and the article
either has a claim in the fact or one that this likely tells some of it."""


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
    rarity = story_rarity([reading.passages.texts for reading in readings])
    stacked = stack_facts(texts, vectors, rarity)
    with ThreadPoolExecutor(threads) as pool:
        tables = list(pool.map(lambda one: measure_stacked(stacked, one.passages), readings))
    own = [_own_claims(facts, known, reading.article.id) for reading in readings]
    appeared = [times.get(known.claims[fact.claim_ids[0]].article_id, "") for fact in facts]
    ruled = [
        rule(facts, appeared, reading, known, mine)
        for reading, mine in zip(readings, own, strict=True)
    ]
    likely = [
        likeness(facts, reading.claims, known, table.values)
        for reading, table in zip(readings, tables, strict=True)
    ]
    verified = verify(
        texts,
        vectors,
        [reading.passages for reading in readings],
        # Two statements on other things cannot contradict each other, nor can the same words; and
        # where a reason that a reader can check decides, nobody is asked.
        [
            (table.values[:, COLUMN["pair_recall"]] >= VERIFIED_COVERAGE)
            & (~(chances < VERIFIED_LIKENESS) | np.array([bool(one) for one in mine], bool))
            & ~np.array(_settled(facts, mine, known), bool)
            & np.array([not ruling.decides for ruling in rulings], bool)
            for table, chances, mine, rulings in zip(tables, likely, own, ruled, strict=True)
        ],
        verifier,
    )
    confirm(_suspected(facts, readings, tables, own, verified, settings), verified, verifier)
    for reading, table, mine, rulings, outcomes, told in zip(
        readings, tables, own, ruled, verified, likely, strict=True
    ):
        chances = probabilities(table.values)
        candidates = []
        for row in range(len(facts)):
            found = Measured(
                values=table.values[row],
                whole=float(chances["whole"][row]),
                some=float(chances["some"][row]),
                best=int(table.best[row]),
                partner=int(table.partner[row]),
                against=float(outcomes[row][2]),
                rare_pair=float(table.rare_pair[row]),
                rare_article=float(table.rare_article[row]),
                likely=float(told[row]),
            )
            candidates.append(weigh(reading, mine[row], rulings[row], found, settings))
        by_source.setdefault(reading.article.source, []).append(candidates)
    judgements = []
    for row, fact in enumerate(facts):
        column = {source: [c[row] for c in lists] for source, lists in by_source.items()}
        happened = when_over(known.claims[fact.claim_ids[0]])
        judgements.extend(settle(fact, column, settings, happened))
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
        any(
            claim.text.casefold() == known.claims[fact.claim_ids[0]].text.casefold()
            for claim in claims
        )
        for fact, claims in zip(facts, own, strict=True)
    ]
