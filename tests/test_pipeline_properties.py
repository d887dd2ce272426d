"""What holds of every comparison, whatever the articles: the invariants of the design."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import hypothesis.strategies as st
from fake_encoder import FakeEncoder
from hypothesis import HealthCheck, given, settings

from compare import pipeline
from compare.dates import appeared_before
from compare.records import Article, Comparison, Corpus
from compare.report.document import from_json, to_json
from compare.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

SOURCES = ("Harbour Daily", "Kestrel", "Northgate Wire", "Plains Tribune")
DATES = ("", "2025-03-01", "2025-03-02", "2025-03-02T06:30:00+00:00", "2025-03-04")
TITLES = ("Ferry sinks off Port Vale", "Twelve die at Port Vale", "Ferry owner was warned")
SENTENCES = (
    "A ferry sank off Port Vale on Friday.",
    "The ferry sank off Port Vale on Saturday, and 14 people died.",
    "Twelve people died when the boat went down, the coastguard said.",
    "The harbour master said that the boat was overloaded.",
    "The company denied that the boat was overloaded.",
    "“We heard the screaming before we saw anything,” said Tomas Bielen, a fisherman.",
    "The boat was not inspected in January, but its owner had been warned twice.",
    "Divers searched the wreck through the night and found two survivors.",
    "The minister did not resign.",
    "Officials in Port Vale put the number of missing at more than 30.",
    "مينا — прибой 港 \u202eover\u202c <script>alert(1)</script>.",
    "12.",
)
ONE_STORY = Settings.from_mapping({"cluster": {"probability_threshold": 0.0}})
FEW = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def articles(draw: st.DrawFn, least: int = 2, most: int = 4) -> tuple[Article, ...]:
    """Draw articles of distinct ids, as if each came from a file of its own."""
    bodies = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5)
    drawn = [
        Article.compose(
            source=draw(st.sampled_from(SOURCES)),
            title=draw(st.sampled_from(TITLES)),
            body="\n\n".join(draw(bodies)),
            published=draw(st.sampled_from(DATES)),
            path=f"{number}.txt",
        )
        for number in range(draw(st.integers(least, most)))
    ]
    return tuple({article.id: article for article in drawn}.values())


def _run(chosen: Sequence[Article], how: Settings = ONE_STORY) -> Comparison:
    corpus = Corpus(articles=tuple(chosen), n_records=len(chosen))
    return pipeline.run(corpus, how, encoder=FakeEncoder())


@FEW
@given(articles(), st.sampled_from([ONE_STORY, Settings()]))
def test_spans_stories_facts_and_judgements_hold_together(
    chosen: tuple[Article, ...], how: Settings
) -> None:
    """Claims quote their article, stories partition, facts do not overlap, judgements are whole."""
    found = _run(chosen, how)
    texts = {article.id: article.text for article in found.articles}
    sources = {article.id: article.source for article in found.articles}
    for claim in found.claims:
        text = texts[claim.article_id]
        assert all(0 <= start < end <= len(text) for start, end in claim.spans)
        assert claim.text == " ".join(text[start:end] for start, end in claim.spans)
    in_stories = [article_id for story in found.stories for article_id in story.article_ids]
    assert sorted(in_stories) == sorted(texts)
    in_facts = [claim_id for fact in found.facts for claim_id in fact.claim_ids]
    assert len(in_facts) == len(set(in_facts))
    assert set(in_facts) <= {claim.id for claim in found.claims}
    tellers = {story.id: {sources[i] for i in story.article_ids} for story in found.stories}
    wanted = sorted((fact.id, source) for fact in found.facts for source in tellers[fact.story_id])
    assert sorted((one.fact_id, one.source) for one in found.judgements) == wanted
    for one in found.judgements:
        assert sources[one.article_id] == one.source
        assert 0 <= one.probability <= 1
        assert bool(one.evidence) == (one.verdict in {"included", "partial", "contradicted"})
        assert bool(one.nearest) == (one.verdict in {"omitted", "not yet known"})
        for words in (*one.evidence, *([one.nearest] if one.nearest else [])):
            assert texts[words.article_id][words.start : words.end] == words.text
    for difference in found.differences:
        assert difference.source_a < difference.source_b


@FEW
@given(articles(), st.randoms(use_true_random=False))
def test_order_of_articles_changes_nothing(chosen: tuple[Article, ...], random: Random) -> None:
    """Read in another order, the articles give the same stories, facts and verdicts."""
    shuffled = list(chosen)
    random.shuffle(shuffled)
    again = _run(shuffled)
    assert to_json(replace(again, articles=chosen)) == to_json(_run(chosen))


@FEW
@given(articles(least=1, most=3))
def test_the_same_article_under_two_names_is_included_for_both(
    chosen: tuple[Article, ...],
) -> None:
    """A copy under another name agrees with its original in every verdict.

    Where the original speaks for a fact, both include it.
    """
    original = chosen[0]
    copy = Article.compose(
        source="The Copy",
        title=original.title,
        body=original.text[original.body_start :],
        published=original.published,
        path="copy.txt",
    )
    # One source may have several articles; the original must be the only one of its own here.
    others = [article for article in chosen[1:] if article.source != original.source]
    found = _run([original, copy, *others])
    verdicts = {(one.fact_id, one.source): one.verdict for one in found.judgements}
    for fact in found.facts:
        assert verdicts[fact.id, original.source] == verdicts[fact.id, copy.source]
        speaker = fact.claim_ids[0].rpartition("-")[0]
        if speaker in {original.id, copy.id}:
            assert verdicts[fact.id, original.source] == "included"


@FEW
@given(articles(least=3))
def test_not_yet_known_is_exactly_what_all_tellers_published_later(
    chosen: tuple[Article, ...],
) -> None:
    """An early source is excused where every statement is later; an undated one never is."""
    found = _run(chosen)
    published = {article.id: article.published for article in found.articles}
    by_source: dict[str, list[str]] = {}
    for article in found.articles:
        by_source.setdefault(article.source, []).append(article.published)
    for fact in found.facts:
        of_fact = [one for one in found.judgements if one.fact_id == fact.id]
        told = [published[one.article_id] for one in of_fact if one.verdict == "included"]
        for one in of_fact:
            if one.verdict == "not yet known":
                assert all(by_source[one.source])
                assert all(
                    appeared_before(mine, its) for mine in by_source[one.source] for its in told
                )
            if one.verdict == "omitted" and len(by_source[one.source]) == 1:
                mine = by_source[one.source][0]
                stated = {published[claim.rpartition("-")[0]] for claim in fact.claim_ids}
                assert not all(appeared_before(mine, its) for its in stated)


@FEW
@given(articles())
def test_json_out_and_in_again_is_equal(chosen: tuple[Article, ...]) -> None:
    """A saved comparison is the comparison, and saves as the same text."""
    found = _run(chosen)
    text = to_json(found)
    assert from_json(text) == found
    assert to_json(from_json(text)) == text


def test_progress_is_told_and_ends_at_all() -> None:
    """Every stage is told with what is done of how much, and reaches the end."""
    told: list[tuple[str, int, int]] = []
    one, other = (
        Article.compose(source=source, title=TITLES[0], body=" ".join(SENTENCES[:4]))
        for source in SOURCES[:2]
    )
    pipeline.run(
        Corpus(articles=(one, other), n_records=2),
        ONE_STORY,
        encoder=FakeEncoder(),
        progress=lambda stage, done, total: told.append((stage, done, total)),
    )
    ends = {stage: (done, total) for stage, done, total in told}
    assert {"encoding articles", "reading stories"} <= set(ends)
    assert all(done == total for done, total in ends.values())
