"""What the encoder sees of an article."""

from __future__ import annotations

import numpy as np
import pytest

from compare.cluster import passages, pool
from compare.records import Article


def test_headline_opens_both_passages() -> None:
    """A long text gives its first 180 and its first 60 words, each under the headline."""
    words = [f"w{n}" for n in range(500)]
    article = Article.compose(
        source="Outlet", title="A headline", standfirst="w0 w1", body=" ".join(words[2:])
    )
    longer, shorter = passages(article)
    assert longer == "A headline\n\n" + " ".join(words[:180])
    assert shorter == "A headline\n\n" + " ".join(words[:60])


def test_a_short_text_gives_one_passage() -> None:
    """What the shorter passage holds whole is not encoded twice."""
    article = Article.compose(source="Outlet", title="Headline", body="few\n\nwords")
    assert passages(article) == ("Headline\n\nfew words",)


def test_missing_parts() -> None:
    """Without a headline the text stands alone; without a text the headline; never nothing."""
    assert passages(Article.compose(source="Outlet", title="", body="a text")) == ("a text",)
    assert passages(Article.compose(source="Outlet", title="Headline", body="")) == ("Headline",)
    assert passages(Article.compose(source="Outlet", title="", body="")) == ("",)


def test_endless_headlines_are_cut() -> None:
    """A page's whole text under the name of a title does not crowd out the text."""
    article = Article.compose(source="Outlet", title="title " * 1000, body="the text")
    assert len(passages(article)[0].split()) == 42


def test_layout_changes_nothing() -> None:
    """Line breaks and runs of spaces in the text are one space."""
    one = Article.compose(source="Outlet", title="A", body="b c\n\nd")
    other = Article.compose(source="Outlet", title="A", body="b   c d")
    assert passages(one) == passages(other)


def test_pool_is_the_unit_mean() -> None:
    """Two passages weigh alike; half-precision rows and plain lists will do."""
    assert pool([[1, 0], [0, 1]]) == pytest.approx([0.5**0.5, 0.5**0.5])
    assert pool(np.array([[0, 1]], dtype=np.float16)).dtype == np.float32
    assert not pool([[1, 0], [-1, 0]]).any()


def test_pool_needs_a_vector() -> None:
    """An article without any vector is a caller's mistake."""
    with pytest.raises(ValueError, match="at least one passage"):
        pool([])
