"""Articles as people save them, in plain text and Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.read import read_corpus
from compare.read.draft import Draft
from compare.read.markdown import article_of_markdown
from compare.read.saved_text import article_of_text

FIRST = "The lake has fallen by four metres since the spring, surveyors said on Monday morning."
SECOND = '"We have never seen the old bridge before," said one of the fishermen at the landing.'
BODY = f"{FIRST}\n\n{SECOND}"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.parametrize(
    ("top", "source", "published", "author"),
    [
        ("{title}\nBy Jane Doe | The Outlet | 22 June 2025", "The Outlet", "2025-06-22",
         "Jane Doe"),
        ("{title}\nThe Outlet, 22 June 2025, by Jane Doe", "The Outlet", "2025-06-22", "Jane Doe"),
        ("{title}\nThe Outlet, June 22, 2025, by Jane Doe", "The Outlet", "2025-06-22", "Jane Doe"),
        ("{title}\nBy Jane Doe • June 22nd, 2025 • The Outlet", "The Outlet", "2025-06-22",
         "Jane Doe"),
        ("Sunday, June 22, 2025\n\n{title}\n\nNews Desk - The Outlet", "The Outlet", "2025-06-22",
         "News Desk"),
        ("{title}\n\nThe Outlet — 22 June 2025", "The Outlet", "2025-06-22", ""),
        ("{title}\nBy Jane Doe\nPublished on 22 June 2025 at 18:05 GMT", "",
         "2025-06-22T18:05:00+00:00", "Jane Doe"),
        ("Title: {title}\nSource: The Outlet\nDate: 2025-06-22\nAuthor: Jane Doe", "The Outlet",
         "2025-06-22", "Jane Doe"),
        ("---\ntitle: '{title}'\noutlet: The Outlet\ndate: 2025-06-22\nauthor: Jane Doe\n---",
         "The Outlet", "2025-06-22", "Jane Doe"),
        ("{title}", "", "", ""),
    ],
)  # fmt: skip
def test_headers_are_told_from_the_body(top: str, source: str, published: str, author: str) -> None:
    """Outlet, date and author are found in the shapes that people paste, and leave the body."""
    title = "A lake gives back its bridge"
    draft = article_of_text(f"{top.format(title=title)}\n\n{BODY}\n")
    assert draft == Draft(
        source=source, title=title, standfirst="", body=BODY, published=published,
        metadata=(("author", author),) if author else (),
    )  # fmt: skip


def test_a_standfirst_stands_between_headline_and_byline() -> None:
    """What parts headline and byline is the standfirst; without a byline it has no full stop."""
    header = "A headline\n\nDrought lays bare what a dam had drowned"
    for byline in ("\n\nBy Jane Doe", ""):
        draft = article_of_text(f"{header}{byline}\n\n{BODY}")
        assert draft.standfirst == "Drought lays bare what a dam had drowned"
        assert draft.body == BODY
    assert article_of_text(f"A headline\n\n{BODY}").standfirst == ""


@pytest.mark.parametrize(
    "leftover",
    ["\n\nNo comments:\n\nPost a Comment\n", "No comments:Post a Comment", "\nNo comments:\n",
     "\n\n2 comments:\n\nAnonymous said...\n\nWhat a fine bridge that is!\n\nPost a Comment",
     "\n\nEmail ThisBlogThis!Share to X\n\nLabels: lakes\n\nNewer Post\n\nOlder Post\n\nHome"],
)  # fmt: skip
def test_leftovers_of_a_blog_go(leftover: str) -> None:
    """Comment counts, share buttons and post links go, also glued to the last words."""
    assert article_of_text(f"A headline\n\n{BODY}{leftover}").body == BODY


def test_words_that_look_like_leftovers_stay() -> None:
    """Only the page's own furniture goes: a spokesman may have no comments."""
    body = f'{FIRST}\n\nAsked about the dam, the ministry said that it had "no comments".'
    assert article_of_text(f"A headline\n\n{body}").body == body


def test_wrapped_lines_join_and_whole_lines_stay() -> None:
    """Lines that an editor wrapped make one paragraph; paragraphs without blank lines stay."""
    wrapped = "The lake has fallen by four metres\nsince the spring, surveyors said\non Monday."
    assert article_of_text(f"A headline\n\n{wrapped}").body == wrapped.replace("\n", " ")
    assert article_of_text(f"A headline\n\n{FIRST}\n{SECOND}").body == BODY


def test_markdown_gives_words_without_marks() -> None:
    """Links, emphasis, lists and quotes give their words; images, tags and rules go."""
    draft = article_of_markdown(
        "# A *plain* headline\n\n*A standfirst with [a link](http://x.example)*\n\n"
        "By Jane Doe | The Outlet | 22 June 2025\n\n"
        f"{FIRST[:27]}\n**{FIRST[28:]}**\n\n![photo](a.png)\n\n"
        f"## A subhead\n\n> {SECOND}\n\n---\n\n"
        "- one `thing`\n- another\n\n<div>A box &amp; more</div>\n"
    )
    assert (draft.title, draft.standfirst) == ("A plain headline", "A standfirst with a link")
    assert (draft.source, draft.published) == ("The Outlet", "2025-06-22")
    assert draft.body == f"{FIRST}\n\nA subhead\n\n{SECOND}\n\none thing\n\nanother\n\nA box & more"


def test_further_front_matter_is_kept_for_grouping() -> None:
    """Keys that are no part of an article become metadata."""
    draft = article_of_markdown(
        f"---\ncountry: Qatar\nowner: The State\n---\n# A headline\n\n{BODY}"
    )
    assert draft.metadata == (("country", "Qatar"), ("owner", "The State"))
    assert (draft.title, draft.body) == ("A headline", BODY)


def test_a_text_without_a_headline_is_all_body() -> None:
    """A single long paragraph has no headline."""
    draft = article_of_text(f"{FIRST} {SECOND} {FIRST} {SECOND}")
    assert draft.title == ""
    assert draft.body.startswith(FIRST)


@pytest.mark.shared
def test_the_seed_reads_whole() -> None:
    """The real saved article: date line, headline, standfirst, desk, body, blog leftovers."""
    if not SEEDS.is_dir():
        pytest.skip("the seed article is not beside this checkout")
    (article,) = read_corpus([SEEDS]).articles
    assert (article.source, article.published) == ("The Cradle", "2025-06-23")
    assert len(article.title.split()) == 11
    assert len(article.standfirst.split()) == 13
    paragraphs = article.text[article.body_start :].split("\n\n")
    assert len(paragraphs) == 8
    assert "omment" not in paragraphs[-1]
