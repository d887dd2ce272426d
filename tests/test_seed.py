"""The article that this project starts from, among invented ones of other outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare import pipeline
from compare.read import read_corpus
from compare.records import Article, Corpus

if TYPE_CHECKING:
    from pathlib import Path

    from compare.encode import Encoder
    from compare.records import Comparison, Fact

TEXTS = {
    "Harbour Daily": (
        "2025-06-23",
        "Iranian minister leaves for Russia after American raids",
        "Iran's foreign minister Abbas Araghchi is flying to Moscow for talks with President "
        "Vladimir Putin, a day after American bombers struck three Iranian nuclear sites. "
        "He told reporters in Tehran that the two countries consult each other closely.\n\n"
        "The strategic partnership treaty between Russia and Iran was signed in January and runs "
        "for twenty years.",
    ),
    "Kestrel": (
        "2025-06-23",
        "Araghchi to meet Putin as Tehran weighs its answer",
        "Abbas Araghchi will see Vladimir Putin in Moscow, the Iranian foreign minister said on "
        "Sunday. The American strikes on Fordow, Natanz and Isfahan have raised fears of a wider "
        'war.\n\n"I will go to Moscow to meet President Putin," Araghchi said at a press '
        "conference in Istanbul, where he attended a meeting of Islamic countries.\n\n"
        "Oil prices rose when markets opened in Asia.",
    ),
    "Northgate Wire": (
        "2025-06-23T09:00:00+00:00",
        "Putin to receive Iran's foreign minister in the Kremlin",
        "Russian President Vladimir Putin will receive Iranian Foreign Minister Abbas Araghchi in "
        "the Kremlin, officials said. Tehran and Moscow concluded a strategic treaty on trade, "
        "energy and security earlier this year.\n\nIran has a range of options to respond to the "
        "American strikes, Araghchi said.\n\nWashington said that its strikes on Iranian "
        "nuclear sites were over.",
    ),
    "Plains Tribune": (
        "2025-06-24",
        "Iran's top diplomat seeks Russian backing",
        "Iran's foreign minister went to Moscow to ask for support after the United States bombed "
        "the country's nuclear sites. Putin called the attack on Iran unprovoked.\n\n"
        "American bombs fell on the sites at Fordo, Natanz and Isfahan early on Sunday.\n\n"
        "Thousands of people have left Tehran since the bombing began.",
    ),
    "Volga Observer": (
        "2025-06-23",
        "Araghchi heads to Moscow following US attack on Iran",
        "Abbas Araghchi announced that he is travelling to Moscow to meet Vladimir Putin. The "
        "Russian foreign ministry condemned the American attack on Iran's nuclear sites as a "
        "violation of international law. Putin said that the aggression against Iran was "
        "unprovoked.",
    ),
    "Gulf Sentinel": (
        "2025-06-24",
        "Shipping insurers raise rates as Araghchi meets Putin in Moscow",
        "The cost of insuring tankers rose on Monday as Iranian Foreign Minister Abbas Araghchi "
        "met Vladimir Putin in Moscow following US strikes on Iran's nuclear sites. Traders watch "
        "whether Iran will close the Strait of Hormuz.\n\nIran had pursued diplomacy, Araghchi "
        "said, but the United States and Israel launched attacks on it.",
    ),
}
"""Source, date, headline and text; two mention the treaty, none says what it leaves out."""

TREATY = {"Harbour Daily": "strategic partnership treaty", "Northgate Wire": "strategic treaty"}


@pytest.fixture(scope="module")
def found(root: Path, encoder: Encoder) -> Comparison:
    """Return the comparison of the seed and the invented articles."""
    seeds = root.parent / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the seed article is not here, so the comparison with it was not made")
    (seed,) = read_corpus([seeds]).articles
    invented = tuple(
        Article.compose(source=source, title=title, body=body, published=published, path=source)
        for source, (published, title, body) in TEXTS.items()
    )
    corpus = Corpus(articles=(seed, *invented), n_records=1 + len(invented))
    return pipeline.run(corpus, encoder=encoder)


def _clauses(found: Comparison) -> list[Fact]:
    """Return the facts that speak of mutual defence."""
    return [fact for fact in found.facts if "mutual" in fact.text and "defen" in fact.text]


@pytest.mark.shared
def test_the_seed_and_the_others_tell_one_story(found: Comparison) -> None:
    """All seven articles are of one event."""
    assert [len(story.article_ids) for story in found.stories] == [7]


@pytest.mark.shared
def test_one_source_alone_tells_of_the_missing_clause(found: Comparison) -> None:
    """The fact is there, and everyone but The Cradle omits it."""
    facts = _clauses(found)
    assert facts
    for fact in facts:
        verdicts = {j.source: j.verdict for j in found.judgements if j.fact_id == fact.id}
        assert verdicts == {"The Cradle": "included"} | dict.fromkeys(TEXTS, "omitted")


@pytest.mark.shared
def test_the_nearest_of_those_who_mention_the_treaty_is_the_treaty(found: Comparison) -> None:
    """An omission shows the closest thing the article says, a whole sentence of it."""
    for fact in _clauses(found):
        near = {j.source: j.nearest for j in found.judgements if j.fact_id == fact.id}
        for source in TEXTS:
            words = near[source]
            assert words is not None
            assert TREATY.get(source, "") in words.text


def _shown(found: Comparison, kind: str) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    """Return the differences of a kind, each as its two sources with what they print."""
    return {
        ((d.source_a, d.value_a), (d.source_b, d.value_b))
        for d in found.differences
        if d.kind == kind
    }


@pytest.mark.shared
def test_where_the_minister_spoke_is_in_conflict(found: Comparison) -> None:
    """One press conference, of which two outlets give two cities."""
    assert _shown(found, "place") == {(("Kestrel", "Istanbul"), ("The Cradle", "Tehran"))}


@pytest.mark.shared
def test_words_that_judge_are_set_against_those_that_do_so_less(found: Comparison) -> None:
    """Aggression and strikes, the Zionist regime and Israel: in one place of one statement."""
    assert _shown(found, "wording") == {
        (("Northgate Wire", "strikes"), ("The Cradle", "aggression")),
        (("Plains Tribune", "attack"), ("Volga Observer", "aggression")),
        (("Gulf Sentinel", "Israel"), ("The Cradle", "Zionist regime")),
        (("Gulf Sentinel", "attacks"), ("The Cradle", "aggressive attacks")),
    }


@pytest.mark.shared
def test_fordo_is_fordow(found: Comparison) -> None:
    """Two spellings of one name make one fact and no difference."""
    assert not _shown(found, "name")
    spelt = [
        {name for i in fact.claim_ids for name in ("Fordow", "Fordo ", "Fordo,") if name in told[i]}
        for told in [{c.id: c.text for c in found.claims}]
        for fact in found.facts
    ]
    assert any(len(names) > 1 for names in spelt)


@pytest.mark.shared
def test_two_statements_are_not_told_in_two_voices(found: Comparison) -> None:
    """The bombing and its end are two statements; that he flies and is received passes for one.

    Of that pair one outlet speaks for itself and one for officials: the one weak voice shown.
    """
    assert _shown(found, "voice") == {
        (("Kestrel", "direct quote"), ("Volga Observer", "paraphrase")),
        (("Gulf Sentinel", "paraphrase"), ("The Cradle", "direct quote")),
        (("Northgate Wire", "paraphrase"), ("The Cradle", "direct quote")),
        (("Harbour Daily", "outlet"), ("Northgate Wire", "unnamed: officials")),
    }
    assert not any("meet" in value for pair in _shown(found, "agency") for _, value in pair)
