"""What each source does over all stories, on the first page: counts, and their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.frame.habits import habits
from compare.records import (
    Article,
    Comparison,
    Difference,
    Evidence,
    Fact,
    Judgement,
    Story,
    Verdict,
)
from compare.report.page import to_pages
from compare.report.page.sources import FEWEST_FACTS, habits_view

if TYPE_CHECKING:
    from compare.report.page.shapes import Habits

SOURCES = ("Kestrel", "harbour <b>Daily", "Northgate Wire")
N_FACTS = FEWEST_FACTS + 2


def _comparison(n_third: int = 3) -> Comparison:
    """Return facts that two sources tell, the first few of them the third one too."""
    articles = [
        Article.compose(source=name, title="A ferry sank", body=f"{name} tells it.")
        for name in SOURCES
    ]
    ids = [f"f{number}" for number in range(N_FACTS)]
    judgements = []
    for number, fact in enumerate(ids):
        for article in articles:
            told = article.source != SOURCES[2] or number < n_third
            verdict: Verdict = "included" if told else "omitted"
            words = Evidence(article.id, 0, 1, article.text[:1])
            judgements.append(
                Judgement("s", fact, article.source, article.id, verdict, 0.9, unsure=False,
                          evidence=(words,) if told else (), nearest=None if told else words,
                          similarity=0.9)
            )  # fmt: skip

    def difference(fact: str, kind: str, a: int, b: int) -> Difference:
        first, second = sorted((articles[a], articles[b]), key=lambda article: article.source)
        words = [Evidence(one.id, 0, 1, one.text[:1]) for one in (first, second)]
        return Difference("s", fact, kind, "wording", first.source, "x", words[0], second.source,
                          "y", words[1])  # fmt: skip

    return Comparison(
        articles=tuple(articles),
        stories=(Story("s", "A ferry sank", tuple(a.id for a in articles), "", ""),),
        claims=(),
        facts=tuple(Fact(fact, "s", f"Fact {fact}.", ()) for fact in ids),
        judgements=tuple(judgements),
        differences=(
            *(difference(fact, "voice", 0, 1) for fact in ids[:4]),
            difference(ids[0], "quantity", 1, 2),
        ),
        n_records=len(articles),
    )


def _habits(comparison: Comparison) -> Habits:
    return habits_view(habits(comparison.judgements, comparison.differences))


def test_habits_are_counts_with_the_interval_of_their_share() -> None:
    """A line for each source with enough facts, a count for each kind; the others are named."""
    found = _habits(_comparison())
    assert found.kinds == ("quantity", "voice")
    assert [line.name for line in found.lines] == ["harbour <b>Daily", "Kestrel"]
    assert found.few == ("Northgate Wire",)
    daily, kestrel = found.lines
    assert (daily.n_facts, kestrel.n_facts) == (N_FACTS, N_FACTS)
    assert [count.n for count in daily.counts] == [1, 4]
    assert [count.n for count in kestrel.counts] == [0, 4]
    assert kestrel.counts[1].interval == "14–61 %"
    assert kestrel.counts[0].interval == "0–24 %"


def test_the_first_page_shows_them_where_there_are_some() -> None:
    """The table stands among the sources, escaped, with who was left out; else there is none."""
    page = to_pages(_comparison(), "")["index.html"]
    assert "aria-labelledby=h-habits" in page
    assert "<bdi>harbour &lt;b&gt;Daily</bdi>" in page
    assert "<td>4<span class=note>14–61 %</span></td>" in page
    assert f"fewer than {FEWEST_FACTS} such facts: <bdi>Northgate Wire</bdi>." in page
    empty = Comparison((), (), (), (), (), ())
    assert "aria-labelledby=h-habits" not in to_pages(empty, "")["index.html"]


def test_a_source_with_as_many_facts_is_not_left_out() -> None:
    """The least number of facts is enough."""
    found = _habits(_comparison(n_third=FEWEST_FACTS))
    assert found.few == ()
    assert len(found.lines) == len(SOURCES)
