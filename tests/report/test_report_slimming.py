"""Fewer bytes, the same tree: what a page leaves away and what it keeps."""

from __future__ import annotations

from html.parser import HTMLParser

import comparison_factory as factory
import pytest
from hypothesis import given
from hypothesis import strategies as st
from large_story import large_story
from markupsafe import escape

from compare.report.page import to_pages
from compare.report.page.packing import base36
from compare.report.page.slimming import slim


class _Tree(HTMLParser):
    """Start tags with their attributes, and text without white space between blocks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[object] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.seen.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        """Keep words, those in a row as one."""
        if not data.strip():
            return
        words = " ".join(data.split())
        if self.seen and isinstance(self.seen[-1], str):
            words = f"{self.seen.pop()} {words}"
        self.seen.append(words)


def test_quotes_go_where_html_needs_none() -> None:
    """One word needs none; several, an address, an empty value and a reference do."""
    page = '</style><p class="a" id="b-1.2"><a href="#x" data-q="1 2" title="" rel="&#34;">t</a>'
    assert slim(page) == (
        '</style><p class=a id=b-1.2><a href=#x data-q="1 2" title="" rel="&#34;">t</a>'
    )


def test_a_script_and_a_style_stay_as_they_are() -> None:
    """Their hashes are in the policy, so not a byte of them may change."""
    kept = '<style>a[b="c"] {}\n\n</style>', '<script>x = "a" + \'="b" \';\n\n</script>'
    assert slim(f'{kept[0]}<i id="a">{kept[1]}') == f"{kept[0]}<i id=a>{kept[1]}"


@given(st.text(alphabet="=\"<>&' abc\n/li", max_size=30), st.text(alphabet='="<>& ab#', max_size=9))
def test_the_tree_is_the_same_whatever_an_article_says(words: str, value: str) -> None:
    """Text and values that look like attributes and tags are neither changed nor made into them."""
    page = f'</style><ul><li title="{escape(value)}">{escape(words)}</li>\n<li id="x">b</li></ul>'
    assert _Tree(slim(page)).seen == _Tree(page).seen


@pytest.mark.parametrize("number", [0, 9, 10, 35, 36, 1295, 1296, 99_999])
def test_numbers_in_base_36_come_back(number: int) -> None:
    """As a script's parseInt reads them."""
    assert int(base36(number), 36) == number
    assert base36(number).islower() or base36(number).isdigit()


def test_a_story_of_fifty_articles_is_bearable() -> None:
    """Fifty articles, 1,000 facts and differences of all kinds stay under 600 KB."""
    comparison = large_story(n_sources=50, n_facts=1000)
    page = to_pages(comparison, "")[f"story-{comparison.stories[0].id}.html"]
    assert len(page.encode()) < 600_000


def test_a_short_page_lists_its_facts_itself() -> None:
    """Without a script all facts of a story of few can be read; of many a sentence says where."""
    comparison = factory.moscow()
    page = to_pages(comparison, "")[f"story-{comparison.stories[0].id}.html"]
    assert "data-l=" not in page
    long = to_pages(factory.large(), "")[f"story-{factory.large().stories[0].id}.html"]
    assert "data-l=some" in long
    assert "Without JavaScript they stand in <a href=facts.csv>facts.csv</a>" in long
