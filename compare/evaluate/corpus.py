"""A comparison against a gold file: what both say of each fact and source, differences counted.

A gold fact is matched to the fact of the comparison whose claims hold most of its quotes (of
several, the one told by most, then the one whose words are most alike). What the comparison says
of that fact and each source is its answer; a gold fact that no claim touches has no answer, and
costs recall.

A difference counts as found where story, kind and the two sources agree and both values do
(shared number or word; of a sentiment its side, and a word of the name). Precision asks only about
differences in sentences that the gold file quotes, since it does not list what lies outside its
facts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import TYPE_CHECKING

from compare.lexicon import numbers, words
from compare.segment.numbers import canonical, is_number_word, number
from compare.sentiments import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.evaluate.gold import Gold, GoldFact, GoldStory
    from compare.records import Article, Claim, Comparison, Difference, Fact, Span


_SIDES = frozenset(SIDES)


@dataclass(frozen=True, slots=True)
class Answer:
    """What gold file and comparison say of one fact and source; ``said`` is empty for nothing."""

    story: str
    fact: str
    source: str
    gold: str
    said: str
    unsure: bool


def answers(comparison: Comparison, gold: Gold) -> tuple[Answer, ...]:
    """Return one answer for each gold fact and source."""
    articles = articles_by_name(comparison.articles)
    claims: dict[str, list[Claim]] = {}
    for claim in comparison.claims:
        claims.setdefault(claim.article_id, []).append(claim)
    holder = {claim_id: fact for fact in comparison.facts for claim_id in fact.claim_ids}
    said = {(j.fact_id, j.source): j for j in comparison.judgements}
    found = []
    for story in gold.stories:
        members = [articles[name] for name in story.articles if name in articles]
        for fact in story.facts:
            match = _match(fact, members, claims, holder)
            for source, verdict in sorted(fact.verdicts.items()):
                judgement = said.get((match.id, source)) if match else None
                found.append(
                    Answer(
                        story=story.name,
                        fact=fact.name,
                        source=source,
                        gold=verdict,
                        said=judgement.verdict if judgement else "",
                        unsure=judgement.unsure if judgement else True,
                    )
                )
    return tuple(found)


@dataclass(slots=True)
class DifferenceCounts:
    """Differences of one kind in one story: listed by the gold file and found, said and right."""

    n_gold: int = 0
    n_found: int = 0
    n_said: int = 0
    n_right: int = 0


def difference_counts(
    comparison: Comparison, gold: Gold
) -> dict[tuple[str, str], DifferenceCounts]:
    """Return counts by (story, kind) for each kind that gold file or comparison have in it."""
    articles = articles_by_name(comparison.articles)
    by_id = {article.id: article for article in comparison.articles}
    counts: dict[tuple[str, str], DifferenceCounts] = {}
    for story in gold.stories:
        members = {articles[name].id for name in story.articles if name in articles}
        said = [d for d in comparison.differences if d.evidence_a.article_id in members]
        wanted = list(_expand(story))
        for kind, sides in wanted:
            count = counts.setdefault((story.name, kind), DifferenceCounts())
            count.n_gold += 1
            count.n_found += any(_agrees(d, kind, sides) for d in said)
        for difference in said:
            right = any(_agrees(difference, kind, sides) for kind, sides in wanted)
            if right or _is_quoted(difference, story, by_id):
                count = counts.setdefault((story.name, difference.kind), DifferenceCounts())
                count.n_said += 1
                count.n_right += right
    return counts


def articles_by_name(articles: Sequence[Article]) -> dict[str, Article]:
    """Return articles by the name a gold file gives them."""
    return {f"{a.path}#{a.record}" if a.record else a.path: a for a in articles}


def _match(
    fact: GoldFact,
    members: Sequence[Article],
    claims: Mapping[str, Sequence[Claim]],
    holder: Mapping[str, Fact],
) -> Fact | None:
    """Return the fact whose claims hold most of a gold fact's quotes."""
    votes: Counter[str] = Counter()
    facts: dict[str, Fact] = {}
    for article in members:
        states = fact.verdicts.get(article.source) in {"included", "partial"}
        quote = fact.quotes.get(article.source) if states else None
        span = find_quote(article.text, quote) if quote else None
        if span is None:
            continue
        touched: Counter[str] = Counter()
        for claim in claims.get(article.id, ()):
            shared = sum(
                max(0, min(end, span[1]) - max(start, span[0])) for start, end in claim.spans
            )
            if shared and claim.id in holder:
                facts[holder[claim.id].id] = holder[claim.id]
                touched[holder[claim.id].id] = max(touched[holder[claim.id].id], shared)
        votes.update(touched.keys())
    wanted = set(words(fact.text))

    def order(fact_id: str) -> tuple[int, float, str]:
        mine = set(words(facts[fact_id].text))
        return votes[fact_id], len(wanted & mine) / max(1, len(wanted | mine)), fact_id

    return facts[max(votes, key=order)] if votes else None


def find_quote(text: str, quote: str) -> Span | None:
    """Return where a quote stands in a text, white space being free; None where it does not."""
    start = text.find(quote)
    if start >= 0:
        return start, start + len(quote)
    places = [place for place, char in enumerate(text) if not char.isspace()]
    bare = "".join(text[place] for place in places)
    wanted = "".join(quote.split())
    at = bare.find(wanted)
    if at < 0 or not wanted:
        return None
    return places[at], places[at + len(wanted) - 1] + 1


def _expand(story: GoldStory) -> Iterable[tuple[str, dict[str, str]]]:
    """Give every pair of sources with different values, as (kind, {source: value})."""
    for difference in story.differences:
        for (one, mine), (other, theirs) in combinations(difference.values.items(), 2):
            for a in mine:
                for b in theirs:
                    if a != b:
                        yield difference.kind, {a: one, b: other}


def _agrees(difference: Difference, kind: str, sides: Mapping[str, str]) -> bool:
    said = {difference.source_a: difference.value_a, difference.source_b: difference.value_b}
    return (
        difference.kind == kind
        and said.keys() == sides.keys()
        and all(same_value(said[source], value) for source, value in sides.items())
        and (
            kind != "sentiment"
            or all(_same_stance(said[source], value) for source, value in sides.items())
        )
    )


def _same_stance(said: str, gold: str) -> bool:
    """Tell whether two values ("Lind (negative)") name one bearer, and one side to stand on."""
    mine, theirs = set(words(said)), set(words(gold))
    return mine & _SIDES == theirs & _SIDES and bool((mine & theirs) - _SIDES)


def same_value(said: str, gold: str) -> bool:
    """Tell whether two values share a number, or a word where there is none."""
    mine, theirs = _numbers(said), _numbers(gold)
    if mine and theirs:
        return bool(mine & theirs)
    return bool(set(words(said)) & set(words(gold)))


def _numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text; "thirty-four" is one of them, not thirty and four."""
    found: set[str] = set()
    for spelled, run in groupby(words(text), key=is_number_word):
        said = list(run)
        value = number(said) if spelled and len(said) > 1 else None
        found |= {canonical(value)} if value is not None else numbers(" ".join(said))
    return frozenset(found)


def _is_quoted(difference: Difference, story: GoldStory, articles: Mapping[str, Article]) -> bool:
    """Tell whether both sides of a difference lie in quotes of one gold fact."""
    return any(
        all(
            _touches(evidence.start, evidence.end, articles[evidence.article_id], fact)
            for evidence in (difference.evidence_a, difference.evidence_b)
        )
        for fact in story.facts
    )


def _touches(start: int, end: int, article: Article, fact: GoldFact) -> bool:
    quote = fact.quotes.get(article.source)
    span = find_quote(article.text, quote) if quote else None
    return span is not None and span[0] < end and start < span[1]
