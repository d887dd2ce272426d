"""Pages as text: what they hold, what they allow, and that no words become markup."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from html.parser import HTMLParser

import comparison_factory as factory
from comparison_strategies import comparisons
from hypothesis import given, settings
from hypothesis import strategies as st
from large_story import large_story
from overviews import index_of

from compare.records import Comparison, Evidence, Judgement
from compare.report.characters import printable
from compare.report.page import to_pages
from compare.report.page.build import Parts, story_view
from compare.report.page.packing import HOLE, packed, unpacked, wording
from compare.report.page.render import counted


class _Reader(HTMLParser):
    """Reads a page as a browser does: elements, attributes and the text of paragraphs."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: dict[str, str] = {}
        self._open = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep every element; begin a paragraph of an article."""
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag == "p":
            self._open = str(found.get("id") or "") if "data-o" in found else ""
            self.paragraphs.setdefault(self._open, "")

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph."""
        if tag == "p":
            self._open = ""

    def handle_data(self, data: str) -> None:
        """Keep the text of paragraphs."""
        if self._open:
            self.paragraphs[self._open] += data


@given(comparisons())
@settings(max_examples=40, deadline=None)
def test_no_words_become_markup_and_all_can_be_read(comparison: Comparison) -> None:
    """Whatever outlets write, a page has its own elements only, and every article's words."""
    pages = to_pages(comparison, "")
    reader = _Reader(pages["story-s1.html"])
    known = "html head meta title style body a header nav ol li span main h1 bdi p section h2 ul "
    known += "article h3 h4 b div blockquote mark details summary form label input select option "
    known += "output table thead tr th tbody td dialog button footer script noscript i "
    known += "figure figcaption svg path text"
    assert {tag for tag, _ in reader.tags} <= set(known.split())
    assert [tag for tag, _ in reader.tags].count("script") == (2 if comparison.facts else 0)
    assert not [name for _, attrs in reader.tags for name in attrs if name.startswith("on")]
    links = [attrs["href"] or "" for tag, attrs in reader.tags if tag == "a" and "href" in attrs]
    allowed = r"#|index\.html$|(judgements|differences)\.csv$|https://a\.example/"
    assert all(re.match(allowed, link) for link in links)
    shown = "".join(reader.paragraphs.values())
    written = "\n".join(printable(article.text) for article in comparison.articles)
    assert sorted(shown.replace(" ", "").replace("\n", "")) == sorted(
        re.sub(r"[\n ]", "", "".join(_lines_with_words(written)))
    )


def _lines_with_words(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


@given(comparisons())
@settings(max_examples=40, deadline=None)
def test_offsets_on_the_page_point_at_the_evidence(comparison: Comparison) -> None:
    """A browser that counts in UTF-16 finds the evidence's words in its paragraphs."""
    page = to_pages(comparison, "")["story-s1.html"]
    reader = _Reader(page)
    starts = {
        str(attrs["id"]): int(attrs["data-o"] or 0)
        for tag, attrs in reader.tags
        if tag == "p" and "data-o" in attrs
    }
    matrix = story_view(Parts(comparison), comparison.stories[0]).matrix
    words = [
        printable(one.text)
        for judgement in comparison.judgements
        for one in (*judgement.evidence, judgement.nearest)
        if one
    ]
    for column, usual in zip(matrix.spans, matrix.articles, strict=True):
        for value in unpacked(column):
            offsets = [int(part, 36) for part in value.split()]
            number = offsets.pop(0) if len(offsets) % 2 else usual
            for start, length in zip(offsets[::2], offsets[1::2], strict=True):
                anchor = next(
                    (a for a, at in starts.items() if a.startswith(f"a{number}p") and at <= start),
                    "",
                )
                units = reader.paragraphs.get(anchor, "").encode("utf-16-le")
                first = 2 * (start - starts.get(anchor, 0))
                found = units[first : first + 2 * length].decode("utf-16-le")
                assert any(found in text for text in words)


def test_the_policy_allows_what_the_page_carries_and_nothing_else() -> None:
    """The hashes in the policy are those of the one style sheet and the one script."""
    for page in to_pages(factory.moscow(), "").values():
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
        assert policy is not None
        allowed = policy[1].replace("&#39;", "'")
        assert allowed.startswith("default-src 'none';")
        for tag in ("style", "script"):
            found = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
            if tag == "script" and found is None:
                assert "script-src" not in allowed
                continue
            assert found is not None
            digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in allowed
        assert not re.search(r"\s(?:src|style|srcset)=|url\(|@import", page)


def test_every_fact_stands_once_and_can_be_linked() -> None:
    """An id a fact, as a card or under "show all", and no id twice."""
    comparison = factory.large(8)
    page = to_pages(comparison, "")[f"story-{comparison.stories[0].id}.html"]
    ids = [attrs["id"] for _, attrs in _Reader(page).tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {f"f-{fact.id}" for fact in comparison.facts} <= set(ids)
    targets = {str(a["href"])[1:] for t, a in _Reader(page).tags if t == "a" and "href" in a}
    assert {one for one in targets if re.match(r"a\d|r\d|f-", one)} <= set(ids)


def test_the_missing_clause_ranks_first() -> None:
    """The model case leads what only some tell, and is told by one of seven."""
    comparison = factory.moscow()
    view = story_view(Parts(comparison), comparison.stories[0])
    first = view.some[0]
    assert first.text == "The pact with Russia holds no mutual-defence clause"
    assert [quote.source for quote in first.tellers] == ["Levant Ledger"]
    assert first.n_known == 7
    assert len(first.others) == 6
    nearest = {quote.source: "".join(text for text, _ in quote.pieces) for quote in first.others}
    assert nearest["Capital Wire"] == "The two states signed a partnership treaty in January."


def test_who_did_not_know_yet_omits_nothing() -> None:
    """Sources that appeared earlier are not counted among those who could tell."""
    comparison = factory.moscow()
    view = story_view(Parts(comparison), comparison.stories[0])
    fact = next(fact for fact in view.facts if "ready to mediate" in fact.text)
    assert fact.n_known == 5


def test_values_are_gathered_by_who_gives_them() -> None:
    """Four pairs of places become two values, the words that differ marked."""
    comparison = factory.moscow()
    view = story_view(Parts(comparison), comparison.stories[0])
    place = next(one for one in view.differences if one.kind == "place")
    values = {variant.value: len(variant.quotes) for variant in place.variants}
    assert values == {"Istanbul": 4, "Ankara": 1}
    marks = {
        text
        for variant in place.variants
        for quote in variant.quotes
        for text, marked in quote.pieces
        if marked
    }
    assert marks == {"Istanbul", "Ankara"}


def test_a_difference_shown_already_is_only_named() -> None:
    """The same values of the same sources at another fact make no second card."""
    comparison = factory.moscow()
    other = comparison.facts[3].id
    twins = tuple(
        dataclasses.replace(one, fact_id=other)
        for one in comparison.differences
        if one.kind == "place" and one.source_a == "Bosphorus Daily"
    )
    changed = dataclasses.replace(comparison, differences=(*comparison.differences, *twins))
    view = story_view(Parts(changed), changed.stories[0])
    assert [(one.kind, one.also) for one in view.differences] == [("place", (4,)), ("quantity", ())]


def test_reasons_are_kept_by_wording() -> None:
    """Reasons that differ in numbers only share their wording."""
    expected = f"{HOLE}% of {HOLE} words match; no name"
    for number in ("92", "7.5"):
        assert wording([f"{number}% of 3 words match", "no name"]) == (expected, (number, "3"))


@given(st.lists(st.text(max_size=5)))
def test_packed_values_come_back(values: list[str]) -> None:
    """A table and a character a value hold everything, the most frequent value first."""
    made = packed(values)
    assert unpacked(made) == values
    assert len(made.codes) == len(values)
    if values:
        assert values.count(made.table[0]) == max(values.count(value) for value in values)


def test_the_frequent_value_takes_one_byte() -> None:
    """Of a thousand different values the first ninety or so are ASCII, none is markup."""
    made = packed([str(i) for i in range(1000)] + ["7"] * 5)
    assert made.table[0] == "7"
    assert not set(made.codes) & set("&'<>\\\"")
    assert sum(code.isascii() for code in set(made.codes)) > 80


def test_evidence_that_is_missing_shows_as_nothing_near() -> None:
    """An omission without any nearest words still has its cell."""
    comparison = factory.moscow()
    bare = [dataclasses.replace(one, nearest=None, evidence=()) for one in comparison.judgements]
    changed = dataclasses.replace(comparison, judgements=tuple(bare), differences=())
    matrix = story_view(Parts(changed), comparison.stories[0]).matrix
    assert sum(len(column.codes) for column in matrix.spans) == len(matrix.verdicts.codes) == 154
    assert all(len(value.split()) == 1 for column in matrix.spans for value in column.table)
    assert matrix.articles == (0,) * 7


def test_evidence_of_several_stretches_is_all_marked() -> None:
    """Starts and lengths of every stretch are on the cell."""
    comparison = factory.moscow()
    first = comparison.judgements[0]
    text = next(a.text for a in comparison.articles if a.id == first.article_id)
    two = (
        Evidence(first.article_id, 0, 3, text[:3]),
        Evidence(first.article_id, 8, 12, text[8:12]),
    )
    judgement: Judgement = dataclasses.replace(first, evidence=two)
    changed = dataclasses.replace(comparison, judgements=(judgement, *comparison.judgements[1:]))
    matrix = story_view(Parts(changed), comparison.stories[0]).matrix
    cells = [value for column in matrix.spans for value in unpacked(column)]
    assert [value.split() for value in cells].count(["0", "3", "8", "4"]) == 1


def test_a_large_matrix_keeps_reasons_for_what_is_told_only() -> None:
    """Past ten thousand cells the page leaves reasons of omissions to the tables."""
    comparison = factory.large(204)
    matrix = story_view(Parts(comparison), comparison.stories[0]).matrix
    assert len(matrix.verdicts.codes) > 10_000
    told = [value[0] for value in unpacked(matrix.verdicts)]
    assert matrix.brief
    assert len(matrix.wordings.codes) == len(told) - told.count("o") - told.count("n")
    assert "states another place" in matrix.wordings.table


def test_a_story_of_five_articles_is_light() -> None:
    """Five articles, 150 facts and differences of all eleven kinds stay under 120 KB."""
    comparison = large_story(n_sources=5, n_facts=150)
    page = to_pages(comparison, "")[f"story-{comparison.stories[0].id}.html"]
    assert len(comparison.facts) == 150
    assert len(page.encode()) < 120_000


def test_numbers_agree_with_their_nouns() -> None:
    """One fact, two facts, one story, two stories."""
    assert [counted(1, "fact"), counted(2, "fact")] == ["1 fact", "2 facts"]
    assert counted(0, "story", "stories") == "0 stories"


def test_the_index_tallies_what_sources_do() -> None:
    """Every source is counted over the stories that others tell too; a lone article adds none."""
    comparison = factory.moscow()
    lines = {line.name: line for line in index_of(comparison).sources}
    assert list(lines) == sorted(lines, key=str.casefold)
    ledger = lines["Levant Ledger"]
    assert (ledger.told.n, ledger.alone.n, ledger.contradicted.n) == (8, 4, 1)
    assert (lines["Gulf Monitor"].n_articles, lines["Gulf Monitor"].n_stories) == (2, 1)


def test_the_index_names_what_was_not_read() -> None:
    """Refused records and duplicates stand there with their reasons, and the count adds up."""
    page = to_pages(factory.moscow(), "")["index.html"]
    assert "11 records found: 8 articles, 2 refusals, 1 duplicate." in page
    for words in ("mixed/photo.txt", "is not text but an image", "mixed/archive.jsonl, record 9"):
        assert words in page
    assert "96 % of its words run alike" in page
