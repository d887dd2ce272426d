"""What is set aside on disk changes no byte, and is gone after the run."""

from __future__ import annotations

import copy
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import several_stories
from several_stories import SETTINGS, ToldEncoder, files_of

from compare import pipeline, report
from compare.errors import OutputError
from compare.read import read_corpus
from compare.records import Article, Fact
from compare.shelf import FILE_NAME, Shelf, ShelvedArticle, ShelvedComparison, whole
from compare.story_cache import StoryFindings
from compare.work import occupied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARTICLE = Article.compose(
    source="Kestrel", title="A ferry sank", body="Half a sign: \ud83d.", metadata=(("a", "b"),)
)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Return a shelf in a folder of its own."""
    with closing(Shelf(tmp_path)) as made:
        yield made


@pytest.mark.parametrize("at_once", [1, 64])
def test_a_run_through_the_shelf_gives_the_same_bytes(
    at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few stories are together in memory, every file of the report is the same."""
    monkeypatch.setattr("compare.shelf.ARTICLES_AT_ONCE", at_once)
    corpus = several_stories.write(tmp_path / "corpus")
    report.write_report(pipeline.run(corpus, SETTINGS, encoder=ToldEncoder()), tmp_path / "whole")
    with occupied(tmp_path / "parts") as work, closing(Shelf(work)) as shelf:
        head = pipeline.run_into(shelf, corpus, SETTINGS, encoder=ToldEncoder())
        assert not head.claims
        assert all(isinstance(article, ShelvedArticle) for article in head.articles)
        parts = list(ShelvedComparison(head, shelf).parts())
        assert len(parts) == (4 if at_once == 1 else 1)
        report.write_parts(ShelvedComparison(head, shelf), tmp_path / "parts")
    assert files_of(tmp_path / "parts") == files_of(tmp_path / "whole")


def test_a_shelved_article_is_the_article(shelf: Shelf) -> None:
    """Its text is read when asked for, half a character too; elsewhere it goes whole."""
    shelved = shelf.article(ARTICLE)
    assert shelved.text == ARTICLE.text
    assert (shelved.words, shelved.body_start) == (ARTICLE.words, ARTICLE.body_start)
    assert whole(shelved) == whole(ARTICLE) == ARTICLE
    assert copy.copy(shelved) == copy.deepcopy(shelved) == ARTICLE  # both as pickle does


def test_what_json_cannot_hold_is_kept_too(shelf: Shelf) -> None:
    """A finding with half a character comes back as it was put there."""
    found = StoryFindings((), (Fact("f", "s", "half \ud83d", ()),), (), ())
    shelf.put("s", found)
    assert shelf.get("s") == found
    assert shelf.get("another") is None


def test_large_files_are_read_an_article_at_a_time(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they give is the same, and every text is put away before the next is read."""
    corpus = several_stories.write(tmp_path / "corpus")
    plain = read_corpus([corpus])
    monkeypatch.setattr("compare.read.readings._SENT_BYTES", 0)
    shelved = read_corpus([corpus], shelve=shelf.article)
    assert tuple(map(whole, shelved.articles)) == plain.articles
    assert (shelved.files, shelved.n_records) == (plain.files, plain.n_records)


def test_a_shelf_that_a_killed_run_left_is_made_anew(tmp_path: Path) -> None:
    """Damaged or not, nothing of it is looked at."""
    (tmp_path / FILE_NAME).write_bytes(b"half a file" * 100)
    with closing(Shelf(tmp_path)) as shelf:
        assert shelf.get("s") is None


def test_a_shelf_that_cannot_be_used_ends_the_run(tmp_path: Path, shelf: Shelf) -> None:
    """A folder that is missing, or a file that fails, gives one line that says what to do."""
    with pytest.raises(OutputError, match=r"cannot keep what is found .* make room there"):
        Shelf(tmp_path / "missing")
    shelf.close()
    with pytest.raises(OutputError, match="cannot keep what is found"):
        shelf.article(ARTICLE)
