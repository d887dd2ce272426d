"""Comparisons of any words whatever, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from compare.records import (
    RELATIONS,
    VERDICTS,
    Article,
    Claim,
    Comparison,
    Difference,
    Evidence,
    Fact,
    Judgement,
    Refusal,
    Span,
    Story,
)

shares = st.floats(0, 1)
nasty = st.text(max_size=60) | st.sampled_from(
    [
        "=1+1",
        "'=1",
        "-5",
        "+x",
        "@a",
        "\tx",
        "\r",
        "a\r\nb",
        '"',
        "</script>",
        "\u202e",
        "\U0001f600 a",
    ]
)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Spans of at least one character of a text."""
    last = len(text) - 1
    return st.tuples(st.integers(0, last), st.integers(0, last)).map(
        lambda pair: (min(pair), max(pair) + 1)
    )


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """One story of one to three sources, with any words, numbers and verdicts."""
    sources = draw(st.lists(nasty, min_size=1, max_size=3, unique=True))
    articles = [
        Article.compose(
            source=source,
            title=draw(nasty),
            standfirst=draw(nasty),
            body=draw(st.text(min_size=1, max_size=80)),
            published=draw(st.sampled_from(["", "2025-06-22", "2025-06-22T18:05:00+00:00"])),
            url=draw(st.sampled_from(["", "https://a.example/x?a=1&b=2", "javascript:alert(1)"])),
            path=draw(nasty),
            metadata=(("country", draw(nasty)),),
        )
        for source in sources
    ]
    story = Story("s1", draw(nasty), tuple(article.id for article in articles), "", "2025-06-22")
    claims: list[Claim] = []
    facts: list[Fact] = []
    judgements: list[Judgement] = []
    differences: list[Difference] = []
    for number in range(draw(st.integers(0, 3))):
        evidence: list[Evidence] = []
        of_fact: list[Claim] = []
        for article in articles:
            start, end = draw(spans(article.text))
            words = article.text[start:end]
            claim = Claim(
                f"{article.id}-{number}",
                article.id,
                ((start, end),),
                words,
                (start, draw(st.integers(end, len(article.text)))),
                "body",
                0,
                draw(shares),
            )
            evidence.append(Evidence(article.id, start, end, words))
            of_fact.append(claim)
        claims += of_fact
        fact = Fact(f"f{number}", story.id, of_fact[0].text, tuple(one.id for one in of_fact))
        facts.append(fact)
        for article, one in zip(articles, evidence, strict=True):
            verdict = draw(st.sampled_from(VERDICTS))
            silent = verdict in {"omitted", "not yet known"}
            judgements.append(
                Judgement(
                    story.id,
                    fact.id,
                    article.source,
                    article.id,
                    verdict,
                    draw(shares),
                    draw(st.booleans()),
                    () if silent else (one,),
                    one if silent and draw(st.booleans()) else None,
                    draw(shares),
                    (draw(nasty),),
                )
            )
        if len(articles) > 1:
            differences.append(
                Difference(
                    story.id,
                    fact.id,
                    "quantity",
                    draw(st.sampled_from(RELATIONS)),
                    sources[0],
                    draw(nasty),
                    evidence[0],
                    sources[1],
                    draw(nasty),
                    evidence[1],
                    draw(shares),
                )
            )
    return Comparison(
        tuple(articles),
        (story,),
        tuple(claims),
        tuple(facts),
        tuple(judgements),
        tuple(differences),
        refusals=(Refusal(draw(nasty), draw(st.integers(0, 9)), draw(nasty)),),
        n_records=len(articles) + 1,
    )
