"""Judged facts of a story in, typed differences between every two tellings out."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from compare.errors import SettingsError
from compare.frame.lenses import GRAMMATICAL, LENSES
from compare.frame.telling import Telling
from compare.interaction import rest_coverage
from compare.records import Difference, Evidence
from compare.settings import FrameSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.encode import Encoding
    from compare.frame.telling import Found
    from compare.grammar import Grammar
    from compare.records import Article, Claim, Fact, Judgement
    from compare.verifier import Stance

SAME_STATEMENT_COVERAGE = 0.5
"""A claim outside a fact is a telling of it where both cover each other at least this much."""

_TELLING = frozenset({"included", "partial", "contradicted", "not yet known"})
"""Who could not know the later number of a toll tells the earlier one."""


def frame(
    facts: Sequence[Fact],
    judgements: Sequence[Judgement],
    articles: Mapping[str, Article],
    claims: Mapping[str, Claim],
    encodings: Mapping[str, Encoding],
    settings: FrameSettings | None = None,
    grammar: Grammar | None = None,
    stance: Stance | None = None,
    likely: Mapping[str, Mapping[str, float]] | None = None,
    near: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Difference, ...]:
    """Find the differences between tellings of the same fact.

    Parameters
    ----------
    facts, judgements
        Of one story.
    articles, claims, encodings
        Of that story, by id; encodings are those of the claims' words.
    settings
        The lenses to look through.
    grammar
        What parses a claim for the lenses that ask; without it they find nothing.
    stance
        What tells sentiment, for the lens that asks; likewise.
    likely
        For claims of facts, the other ones of the fact that likely state the same, and how likely.
    near
        For facts, claims outside them by which an article may tell them.

    Returns
    -------
    Differences by fact, lens and sources.

    Raises
    ------
    SettingsError
        Where a lens is unknown.
    """
    settings = settings or FrameSettings()
    unknown = sorted(set(settings.lenses) - set(LENSES))
    if unknown:
        message = f"lens {unknown[0]} is unknown; known are {', '.join(sorted(LENSES))}"
        raise SettingsError(message)
    told: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.verdict in _TELLING:
            told.setdefault(judgement.fact_id, []).append(judgement)
    by_article: dict[str, list[Claim]] = {}
    for claim in claims.values():
        by_article.setdefault(claim.article_id, []).append(claim)
    told_twice = []
    for fact in facts:
        tellings = {
            judgement.source: [
                Telling(
                    article,
                    claim,
                    encodings[claim.id],
                    grammar,
                    also,
                    stance,
                    likely=(likely or {}).get(claim.id, {}),
                )
                for article in [articles[judgement.article_id]]
                for also in [
                    tuple(
                        _told_claims(
                            fact,
                            judgement,
                            claims,
                            encodings,
                            by_article,
                            (near or {}).get(fact.id, frozenset()),
                        )
                    )
                ]
                for claim in also
            ]
            for judgement in sorted(told.get(fact.id, ()), key=lambda j: j.source)
        }
        pairs = [_by_nearness(tellings[a], tellings[b]) for a, b in combinations(tellings, 2)]
        told_twice.append((fact, pairs))
    if grammar is not None and GRAMMATICAL & set(settings.lenses):
        grammar.expect(
            [
                telling.claim.text
                for _, several in told_twice
                for pairs in several
                for pair in pairs
                for telling in pair
            ]
        )
    return _distinct(
        _difference(fact, name, pair, difference)
        for fact, several in told_twice
        for name in sorted(settings.lenses)
        for pairs in several
        for pair, difference in _look(name, pairs)
    )


def _distinct(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return differences, of those between the same words of two articles the first.

    Two facts may rest on the same two sentences; what parts these is one difference all the same.
    """
    found: dict[tuple[object, ...], Difference] = {}
    for one in differences:
        sides = (one.evidence_a, one.value_a), (one.evidence_b, one.value_b)
        key = one.kind, *((e.article_id, e.start, e.end, value) for e, value in sides)
        found.setdefault(key, one)
    return tuple(found.values())


def _told_claims(
    fact: Fact,
    judgement: Judgement,
    claims: Mapping[str, Claim],
    encodings: Mapping[str, Encoding],
    by_article: Mapping[str, Sequence[Claim]],
    near: frozenset[str],
) -> list[Claim]:
    """Return the claims by which an article tells a fact.

    Its own claims in the fact, else the one that alignment finds near, and those in the evidence
    that say nearly what the fact says: a sentence may hold much else, and topic must not pass for
    framing.
    """
    own = [claims[i] for i in fact.claim_ids if claims[i].article_id == judgement.article_id]
    if own:
        return own
    central = claims[fact.claim_ids[0]]
    return [
        claim
        for claim in by_article.get(judgement.article_id, ())
        if claim.id in near
        or (
            any(
                evidence.start < claim.hull[1] and claim.hull[0] < evidence.end
                for evidence in judgement.evidence or (judgement.nearest,)
                if evidence is not None
            )
            and (
                judgement.verdict == "contradicted"  # the judge vouches for that claim
                or _closeness(central, claim, encodings) >= SAME_STATEMENT_COVERAGE
            )
        )
    ]


def _closeness(one: Claim, other: Claim, encodings: Mapping[str, Encoding]) -> float:
    """Return how much two claims cover each other, the lesser way, their values set aside."""
    return rest_coverage(
        (one.text, encodings[one.id], [m.text for m in one.mentions]),
        (other.text, encodings[other.id], [m.text for m in other.mentions]),
    )


def _by_nearness(
    first: Sequence[Telling], second: Sequence[Telling]
) -> list[tuple[Telling, Telling]]:
    """Return all claims of one source with all of another, those nearest to each other first."""
    pairs = [(a, b) for a in first for b in second]
    if len(pairs) > 1:  # seldom
        pairs.sort(
            key=lambda p: rest_coverage(
                (p[0].claim.text, p[0].encoding, ()), (p[1].claim.text, p[1].encoding, ())
            ),
            reverse=True,
        )
    return pairs


def _look(
    name: str, pairs: Sequence[tuple[Telling, Telling]]
) -> list[tuple[tuple[Telling, Telling], Found]]:
    """Look at the claims of two sources that are nearest to each other.

    Where they show nothing, and a source tells the fact in several claims, at the next nearest.
    """
    for pair in pairs:
        found = [(pair, difference) for difference in LENSES[name](*pair)]
        if found:
            return found
    return []


def _difference(fact: Fact, kind: str, pair: tuple[Telling, Telling], found: Found) -> Difference:
    first, second = pair
    return Difference(
        story_id=fact.story_id,
        fact_id=fact.id,
        kind=kind,
        relation=found.relation,
        source_a=first.article.source,
        value_a=found.value_a,
        evidence_a=_evidence(first.article, first.claim, found.span_a),
        source_b=second.article.source,
        value_b=found.value_b,
        evidence_b=_evidence(second.article, second.claim, found.span_b),
        strength=found.strength,
        direction=found.direction,
    )


def _evidence(article: Article, claim: Claim, span: tuple[int, int]) -> Evidence:
    """Return the sentence of a claim, widened to the span where that lies outside it."""
    start, end = min(claim.sentence[0], span[0]), max(claim.sentence[1], span[1])
    return Evidence(article.id, start, end, article.text[start:end])
