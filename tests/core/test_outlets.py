"""What sources do over a comparison: selection, habits, sentiments, with honest intervals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from compare.errors import InputError
from compare.frame.contrast import contrast
from compare.frame.shares import share
from compare.outlets import (
    habits_table,
    selection_table,
    sentiment_table,
    wording_table,
)
from compare.records import (
    Article,
    Comparison,
    Difference,
    Evidence,
    Fact,
    Judgement,
    Sentiment,
    Story,
    Verdict,
)

SIDES = {"A": "left", "B": "left", "C": "right"}
TOLD: dict[str, dict[str, Verdict]] = {
    "all": {"A": "included", "B": "included", "C": "partial"},
    "only": {"A": "included", "B": "omitted", "C": "omitted"},
    "blind": {"A": "included", "B": "contradicted", "C": "omitted"},
    "early": {"A": "included", "B": "included", "C": "not yet known"},
}


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Return three sources of two sides with four facts."""
    articles = {
        source: Article.compose(
            source=source, title="", body=f"{source} tells.", metadata=(("leaning", side),)
        )
        for source, side in SIDES.items()
    }
    judgements = tuple(
        Judgement("s", fact, source, articles[source].id, verdict, 1.0, unsure=False, evidence=(),
                  nearest=None, similarity=1.0)
        for fact, verdicts in TOLD.items()
        for source, verdict in verdicts.items()
    )  # fmt: skip

    def difference(fact: str, a: str, b: str) -> Difference:
        sides = [Evidence(articles[s].id, 0, 1, s) for s in (a, b)]
        return Difference("s", fact, "wording", "wording", a, "x", sides[0], b, "y", sides[1])

    return Comparison(
        articles=tuple(articles.values()),
        stories=(Story("s", "t", tuple(a.id for a in articles.values()), "", ""),),
        claims=(),
        facts=tuple(Fact(name, "s", name.title(), ()) for name in TOLD),
        judgements=judgements,
        differences=(
            difference("all", "A", "C"),
            difference("all", "B", "C"),
            difference("early", "A", "B"),
        ),
        sentiments=(
            Sentiment("s", "A", "c-0", "Varko", 0, 1, "negative", 0.9),
            Sentiment("s", "A", "c-1", "Varko", 0, 1, "positive", 0.6),
            Sentiment("s", "B", "c-2", "Varko", 0, 1, "neutral", 0.6),
        ),
    )


def test_what_a_source_alone_tells_and_alone_leaves_out(comparison: Comparison) -> None:
    """One alone tells: a speciality; all but one tell: its blind spot; who could not know: none."""
    table = selection_table(comparison).set_index("group")
    assert table["n_facts"].to_dict() == {"A": 4, "B": 4, "C": 3}
    assert table["n_told"].to_dict() == {"A": 4, "B": 3, "C": 1}
    assert table["n_specialities"].to_dict() == {"A": 1, "B": 0, "C": 0}
    assert table["n_blind_spots"].to_dict() == {"A": 0, "B": 0, "C": 1}
    assert table.loc["C", "blind_spot_share"] == 0.5  # of "all" and "blind"


def test_sides_of_a_column_are_groups(comparison: Comparison) -> None:
    """Sources of one leaning tell a fact together."""
    table = selection_table(comparison, by="leaning").set_index("group")
    assert table["n_told"].to_dict() == {"left": 3, "right": 1}
    assert table["n_specialities"].to_dict() == {"left": 2, "right": 0}
    with pytest.raises(InputError, match="no article has a column owner; known are source, lean"):
        selection_table(comparison, by="owner")


def test_habits_count_facts_and_not_pairs(comparison: Comparison) -> None:
    """A source that parts from two others in one fact differs in one fact, and stands alone."""
    table = habits_table(comparison).set_index("source")
    assert table["n_facts"].to_dict() == {"A": 3, "B": 3, "C": 1}
    assert table["n_differing"].to_dict() == {"A": 2, "B": 2, "C": 1}
    assert table["n_alone"].to_dict() == {"A": 0, "B": 0, "C": 1}
    assert (table["low"] <= table["share"]).all()
    assert (table["share"] <= table["high"]).all()


def test_habits_are_of_facts_that_a_source_tells(comparison: Comparison) -> None:
    """Who could not know a fact may differ in it, and has no habit of it; no share is over one."""
    early = [d for d in comparison.differences if d.fact_id == "early"]
    later = [replace(early[0], kind="date", source_b="C"), *early]
    table = habits_table(replace(comparison, differences=tuple(later))).set_index("source")
    dates = table[table["kind"] == "date"]["n_differing"]
    assert dates.to_dict() == {"A": 1, "B": 0, "C": 0}


def test_sentiments_are_summed_by_source_and_target(comparison: Comparison) -> None:
    """Counts by side, and shares with their intervals."""
    table = sentiment_table(comparison).set_index("source")
    assert list(table.loc["A", ["n_mentions", "n_negative", "n_neutral", "n_positive"]]) == [
        2, 1, 0, 1,
    ]  # fmt: skip
    assert table.loc["B", "negative_share"] == 0


def test_an_empty_comparison_has_empty_tables() -> None:
    """All columns, no rows."""
    empty = Comparison((), (), (), (), (), ())
    for table in (selection_table, habits_table, sentiment_table, wording_table):
        assert table(empty).empty
        assert len(table(empty).columns) > 5


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_shares_have_the_interval_of_wilson(pair: tuple[int, int]) -> None:
    """The interval is that of scipy, and holds the share."""
    part, whole = pair
    found = share(part, whole)
    wanted = binomtest(part, whole).proportion_ci(method="wilson")
    assert found.low == pytest.approx(wanted.low, abs=1e-9)
    assert found.high == pytest.approx(wanted.high, abs=1e-9)
    assert found.low <= found.value <= found.high  # type: ignore[operator]


def test_a_share_of_nothing_is_undefined() -> None:
    """No facts, no share; and no part is larger than its whole."""
    assert share(0, 0).value is None
    with pytest.raises(ValueError, match="3 of 2 is no share"):
        share(3, 2)


def test_words_stand_out_by_source_in_shared_facts_alone(comparison: Comparison) -> None:
    """A word that one source says of facts that others tell in other words stands out."""
    rest = "struck bridges, harbours, plants, farms, mills and railways in a wide valley"
    texts = {"A": f"The regime {rest}", "B": f"The cabinet {rest}"}
    article_of = {article.source: article.id for article in comparison.articles}
    judgements = tuple(
        Judgement(
            "s",
            f"f{n}",
            source,
            article_of[source],
            "included",
            1.0,
            unsure=False,
            evidence=(Evidence(article_of[source], n, n + 1, text),),
            nearest=None,
            similarity=1.0,
        )
        for source, text in texts.items()
        for n in range(8)
    )
    alone = Judgement(
        "s",
        "f9",
        "A",
        article_of["A"],
        "included",
        1.0,
        unsure=False,
        evidence=(Evidence(article_of["A"], 9, 10, "Meteorites fell " * 9),),
        nearest=None,
        similarity=1.0,
    )
    table = wording_table(replace(comparison, judgements=(*judgements, alone)), threshold=1.5)
    assert list(zip(table["source"], table["word"], strict=True)) == [
        ("A", "regime"),
        ("B", "cabinet"),
    ]
    assert (table["z"] > 0).all()


@given(st.dictionaries(st.sampled_from("war peace strike raid".split()), st.integers(1, 50)))
def test_equal_groups_contrast_in_nothing(counts: dict[str, int]) -> None:
    """The same counts on both sides have log odds of nought, and sides mirror each other."""
    assert all(one.z == 0 for one in contrast(counts, counts))
    forth = {one.word: one.z for one in contrast(counts, {"war": 3})}
    back = {one.word: one.z for one in contrast({"war": 3}, counts)}
    assert forth == {word: pytest.approx(-z) for word, z in back.items()}
