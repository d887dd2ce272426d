"""Web pages: the article's body, and what the page says about itself."""

from __future__ import annotations

import json

import pytest
from lxml import html as lxml_html

from compare.read.draft import UnusableError
from compare.read.page import article_of_page, declared_encoding
from compare.read.split_body import with_lost_paragraphs

PARAGRAPHS = [
    "The night train is back, and it is full.",
    "Every bed between the two capitals was sold within an hour of the opening, the company said.",
    "“I have waited nine years for this,” said a passenger with a cello and two sandwiches.",
    "Tickets cost 89 crowns. The journey takes eleven hours, most of them in the dark.",
]
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Not this"},
        {
            "@type": ["NewsArticle"],
            "headline": "Night train returns",
            "datePublished": "2025-03-12T18:05:00+01:00",
            "publisher": {"@type": "Organization", "name": "Rail Post"},
            "author": [{"@type": "Person", "name": "Ann Lee"}],
            "mainEntityOfPage": {"@id": "https://rail.example/night"},
        },
    ],
}
BODY = "\n\n".join(PARAGRAPHS)


def page(head: str = "", top: str = "<h1>Night train returns</h1>", end: str = "") -> str:
    """Return a page with navigation and footer around the article."""
    paragraphs = "\n".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f"<!doctype html><html><head>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<main><article>{top}{paragraphs}{end}</article></main>"
        "<footer><p>© Rail Post. All rights reserved.</p></footer></body></html>"
    )


def test_linked_data_names_everything() -> None:
    """JSON-LD alone, inside a graph, gives outlet, date in UTC, address and author."""
    script = f"<script type='application/ld+json'>{json.dumps(LINKED)}</script>"
    draft = article_of_page(page(script))
    assert (draft.source, draft.title, draft.body) == ("Rail Post", "Night train returns", BODY)
    assert draft.published == "2025-03-12T17:05:00+00:00"
    assert draft.url == "https://rail.example/night"
    assert draft.metadata == (("author", "Ann Lee"),)


def test_sparse_pages_name_the_outlet_behind_the_headline() -> None:
    """Where only the window's title names it, the outlet is what follows the headline."""
    head = "<title>Night train returns | Rail Post</title><meta name='date' content='2025-03-12'>"
    draft = article_of_page(page(head))
    assert (draft.source, draft.title) == ("Rail Post", "Night train returns")
    assert (draft.published, draft.url) == ("2025-03-12", "")


def test_the_host_stands_in_for_the_outlet() -> None:
    """A page that names no outlet has that of its address."""
    draft = article_of_page(page("<link rel='canonical' href='https://www.rail.example/a'>"))
    assert draft.source == "rail.example"


def test_a_standfirst_leaves_the_body() -> None:
    """An element that the markup calls standfirst is the standfirst and not body."""
    top = "<h1>Night train returns</h1><p class='standfirst'>Nine years after the last one left</p>"
    draft = article_of_page(page(top=top))
    assert (draft.standfirst, draft.body) == ("Nine years after the last one left", BODY)


@pytest.mark.parametrize("cut", ["", "…", " [...]"])
def test_a_description_copied_from_the_body_is_no_standfirst(cut: str) -> None:
    """Descriptions that are the first words of the body, cut or not, are left out."""
    start = PARAGRAPHS[0] if not cut else f"{PARAGRAPHS[0]} Every bed between the two"
    head = f"<meta property='og:description' content='{start}{cut}'>"
    draft = article_of_page(page(head))
    assert (draft.standfirst, draft.body) == ("", BODY)


def test_a_body_in_several_containers_is_whole() -> None:
    """Paragraphs set alike are put back in their order where extraction kept one container."""
    texts = [
        f"Paragraph {name} of the report says in a dozen words or more that {name} did happen."
        for name in "abcdefghijkl"
    ]
    blurb = (
        "<aside><p>An advertisement of one dozen words stands here between the parts.</p></aside>"
    )
    containers = (
        "<div class='part'>" + "".join(f"<p>{text}</p>" for text in texts[start : start + 4])
        for start in (0, 4, 8)
    )
    tree = lxml_html.document_fromstring(
        f"<html><body><article>{f'</div>{blurb}'.join(containers)}</div></article></body></html>"
    )
    assert with_lost_paragraphs(tree, texts[4:8]) == texts
    assert with_lost_paragraphs(tree, texts[:10]) == texts[:10]


def test_text_behind_comments_stays() -> None:
    """HTML comments inside a paragraph lose nothing of it."""
    marked = page().replace("two capitals", "two<!-- --> <!-- -->capitals")
    assert article_of_page(marked).body == BODY


def test_future_dates_do_not_ask_the_clock() -> None:
    """A date after today is a date."""
    head = "<meta property='article:published_time' content='2093-01-02T00:00:00Z'>"
    assert article_of_page(page(head)).published == "2093-01-02T00:00:00+00:00"


def test_scripts_are_no_text() -> None:
    """No script's text reaches the article."""
    draft = article_of_page(page(end="<script>alert('x')</script><style>p {}</style>"))
    assert draft.body == BODY


def test_pages_without_an_article_are_refused() -> None:
    """Nothing to extract is said as such."""
    with pytest.raises(UnusableError, match="no article text"):
        article_of_page("<html><head><title>x</title></head></html>")
    with pytest.raises(UnusableError):
        article_of_page("")


def test_declared_encodings_are_found() -> None:
    """Both ways of declaring a character set are read, from the first bytes only."""
    assert declared_encoding(b'<meta charset="windows-1251">') == "windows-1251"
    old = b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>"
    assert declared_encoding(old) == "koi8-r"
    assert declared_encoding(b" " * 5000 + old) == ""
