"""Comparisons made by hand, for tests of what is shown of them.

``moscow()`` is small and has everything: seven sources, twenty-two facts, every verdict, unsure
ones, differences, a refusal, a duplicate, a story of one. ``large()`` is as long as real stories
are, ``hostile()`` is made of texts that attack the page, ``empty()`` has nothing. All words are
written for these tests.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from comparison_texts import ALONE, FACTS, HEADLINE, TELLINGS

from compare.records import (
    Article,
    Claim,
    Comparison,
    Difference,
    Duplicate,
    Evidence,
    Fact,
    InputFile,
    Judgement,
    Mention,
    Refusal,
    Story,
    Verdict,
    content_id,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Cell = tuple[Verdict, float, str]
"""Verdict, probability and the article's words."""

UNSURE_THRESHOLD = 0.65


def moscow() -> Comparison:
    """Return the model case: one of seven outlets tells of the missing defence clause."""
    articles = {
        source: Article.compose(
            source=source,
            title=title,
            standfirst=standfirst,
            body=body,
            published=published,
            url=f"https://{source.lower().replace(' ', '-')}.example/world/moscow-visit",
            path=f"moscow/{source.lower().replace(' ', '-')}.txt",
        )
        for source, (title, standfirst, body, published) in TELLINGS.items()
    }
    story = story_of(HEADLINE, articles)
    comparison = compose(story, articles, FACTS)
    alone = Article.compose(
        source="Gulf Monitor",
        title="Harbour ferry returns after a year",
        body=ALONE,
        published="2025-06-19",
        path="mixed/archive.jsonl",
        record=3,
    )
    single = Story(
        content_id("story", alone.id), alone.title, (alone.id,), "2025-06-19", "2025-06-19"
    )
    return dataclasses.replace(
        comparison,
        articles=(*comparison.articles, alone),
        stories=(*comparison.stories, single),
        differences=_differences(comparison),
        refusals=(
            Refusal("mixed/photo.txt", 0, "is not text but an image"),
            Refusal("mixed/archive.jsonl", 9, "has no text of at least 20 words"),
        ),
        duplicates=(
            Duplicate(
                "moscow/capital-wire-2.html", 0, "Capital Wire", articles["Capital Wire"].id, 0.96
            ),
        ),
        files=(
            InputFile("mixed/archive.jsonl", "9f" * 32),
            InputFile("moscow/capital-wire.txt", "ab" * 32),
        ),
        n_records=11,
        settings=(("judge.unsure_threshold", "0.65"), ("cluster.probability_threshold", "0.5")),
        versions=(("narrative-compare", "0.1.0"), ("model", "all-MiniLM-L6-v2")),
    )


def large(n_more: int = 26) -> Comparison:
    """Return ``moscow()`` with ``n_more`` further sentences, and so facts, in every article."""
    nouns = ("envoys", "ministers", "traders", "pilots", "engineers", "observers", "judges")
    verbs = ("visited", "described", "postponed", "welcomed", "examined", "questioned")
    things = ("the pipeline accord", "a grain shipment", "the border review", "an old ferry line")
    tellings: dict[str, tuple[str, str, str, str]] = {}
    facts: list[Mapping[str, Cell]] = list(FACTS)
    sources = list(TELLINGS)
    for i, (source, (title, standfirst, body, published)) in enumerate(TELLINGS.items()):
        more = [
            f"In a separate matter reported that week, {nouns[(i + j) % 7]} from district "
            f"{i * 100 + j} {verbs[j % 6]} {things[j % 4]} and asked for a further reading."
            for j in range(n_more)
        ]
        paragraphs = "\n\n".join(" ".join(more[k : k + 3]) for k in range(0, n_more, 3))
        tellings[source] = (title, standfirst, f"{body}\n\n{paragraphs}", published)
        facts += [
            {
                other: (
                    ("included", 0.9, sentence)
                    if other == source
                    else ("omitted", 0.7 + (i + j + k) % 3 / 10, TELLINGS[other][0])
                )
                for k, other in enumerate(sources)
            }
            for j, sentence in enumerate(more)
        ]
    articles = {
        source: Article.compose(source=source, title=t, standfirst=s, body=b, published=p)
        for source, (t, s, b, p) in tellings.items()
    }
    comparison = compose(story_of(HEADLINE, articles), articles, facts)
    return dataclasses.replace(comparison, differences=_differences(comparison))


def hostile() -> Comparison:
    """Return two articles whose words attack the page, the table, the terminal and the reader."""
    attack = (
        "<script>document.title='run'</script> <img src=x onerror=\"document.title='run'\"> "
        "</style></script></article> <!-- {{ 7 * 7 }} {% raw %} ]]> &lt;b&gt; &amp;amp; "
        "@import url(//evil.example/a.css); body{display:none} javascript:alert(1) "
        "[bold red]loud[/bold red] \x1b[31mred\x1b[0m \x00 \x07 \u202egnirts desrever\u202c "
        "\u2066isolated \u2069\u2069 \U0001f4f0 carriage\rreturn\r\nline \u05d0\u05d1\u05d2 end"
    )
    texts = {
        "<b>Outlet</b>": f"A first sentence of that outlet. {attack}",
        "=cmd|' /C calc'!A0": f"Other words before it. \U0001f600 {attack} and words after it.",
    }
    articles = {
        source: Article.compose(
            source=source,
            title="</title><script>document.title='run'</script>",
            body=text,
            published="2025-06-22T18:05:00+00:00",
            url="javascript:alert(1)",
            path="=1+1/<img src=x>.txt",
            metadata=(("=formula", "@SUM(1)"),),
        )
        for source, text in texts.items()
    }
    story = story_of("</title><script>document.title='run'</script>", articles)
    one, other = texts
    return compose(
        story,
        articles,
        [
            {one: ("included", 0.9, attack), other: ("included", 0.9, attack)},
            {
                one: ("included", 0.8, "A first sentence of that outlet."),
                other: ("omitted", 0.6, "and words after it."),
            },
        ],
    )


def empty() -> Comparison:
    """Return a comparison of nothing."""
    return Comparison((), (), (), (), (), ())


def story_of(title: str, articles: Mapping[str, Article]) -> Story:
    """Return the story that holds all of the articles."""
    ids = tuple(sorted(article.id for article in articles.values()))
    dates = sorted(article.published for article in articles.values())
    return Story(content_id("story", *ids), title, ids, dates[0], dates[-1])


def compose(
    story: Story, articles: Mapping[str, Article], facts: Sequence[Mapping[str, Cell]]
) -> Comparison:
    """Return the comparison of one story; the first teller's words are the fact's."""
    claims: dict[str, Claim] = {}
    made: list[Fact] = []
    judgements: list[Judgement] = []
    for cells in facts:
        of_fact: list[Claim] = []
        rows: list[Judgement] = []
        for source, (verdict, probability, words) in cells.items():
            article = articles[source]
            start = article.text.index(words)
            evidence = Evidence(article.id, start, start + len(words), words)
            silent = verdict in {"omitted", "not yet known"}
            if verdict == "included":
                of_fact.append(_claim(article, evidence))
            rows.append(
                Judgement(
                    story.id,
                    "",
                    source,
                    article.id,
                    verdict,
                    probability,
                    probability < UNSURE_THRESHOLD,
                    () if silent else (evidence,),
                    evidence if silent else None,
                    round(probability * (0.6 if silent else 0.95), 3),
                    ("states another place",) if verdict == "contradicted" else (),
                )
            )
        claims |= {claim.id: claim for claim in of_fact}
        fact_id = content_id("fact", *(claim.id for claim in of_fact))
        made.append(Fact(fact_id, story.id, of_fact[0].text, tuple(claim.id for claim in of_fact)))
        rows.sort(key=lambda row: row.source)
        judgements += [dataclasses.replace(row, fact_id=fact_id) for row in rows]
    return Comparison(
        tuple(articles.values()),
        (story,),
        tuple(claims.values()),
        tuple(made),
        tuple(judgements),
        (),
        n_records=len(articles),
    )


def _claim(article: Article, evidence: Evidence) -> Claim:
    """Return the claim that stands at the evidence."""
    text, start, end = article.text, evidence.start, evidence.end
    left = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0)
    stops = [stop for mark in (". ", "\n") if (stop := text.find(mark, end - 1)) >= 0]
    right = min([len(text), *(stop + (text[stop] == ".") for stop in stops)])
    return Claim(
        id=f"{article.id}-{start}-{end}",
        article_id=article.id,
        spans=((start, end),),
        text=evidence.text,
        sentence=(min(left, start), max(right, end)),
        part=(
            "headline"
            if start < article.standfirst_start
            else "standfirst"
            if start < article.body_start
            else "body"
        ),
        paragraph=text.count("\n\n", 0, start),
        position=round(start / len(text), 4),
        mentions=tuple(
            Mention("name", at, at + len(word), word, word.lower())
            for word in evidence.text.split()[1:]
            if word[0].isupper() and word.isalpha()
            for at in (start + evidence.text.index(word),)
        ),
    )


def _differences(comparison: Comparison) -> tuple[Difference, ...]:
    """Return the places and numbers that part the tellings of the third and fifth fact."""
    made: list[Difference] = []
    values = {
        2: ("place", {"Ankara": "Ankara", "Istanbul": "Istanbul"}),
        4: ("quantity", {"14 people": "14", "11 people": "11", "17 people": "17"}),
    }
    for number, (kind, words) in values.items():
        fact = comparison.facts[number]
        told = [
            (judgement.source, value, judgement.evidence[0])
            for judgement in comparison.judgements
            if judgement.fact_id == fact.id and judgement.evidence
            for phrase, value in words.items()
            if phrase in judgement.evidence[0].text
        ]
        made += [
            Difference(
                fact.story_id,
                fact.id,
                kind,
                "rounding or bound" if "11" in {value_a, value_b} else "conflict",
                source_a,
                value_a,
                evidence_a,
                source_b,
                value_b,
                evidence_b,
                0.8,
            )
            for i, (source_a, value_a, evidence_a) in enumerate(told)
            for source_b, value_b, evidence_b in told[i + 1 :]
            if value_a != value_b
        ]
    return tuple(made)
