"""What was found once is read again, as long as nothing that it follows from has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import small_corpus
from fake_encoder import FakeEncoder

from compare import pipeline, story_cache
from compare.cache import ContentCache
from compare.encode import CachedEncoder
from compare.read import read_corpus
from compare.records import Story
from compare.settings import Settings
from compare.story_cache import StoryCache, StoryFindings, code_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compare.encode import Encoding
    from compare.records import Comparison

STAGES = ("story.segment", "story.align", "story.judge", "pipeline.cluster")


class Unasked(FakeEncoder):
    """An encoder that must not be asked."""

    def encode(self, texts: Sequence[str], progress: object = None) -> list[Encoding]:
        """Fail the test."""
        del progress
        pytest.fail(f"{len(texts)} texts were encoded again")


def run(folder: Path, kept: Path, settings: Settings | None = None) -> Comparison:
    """Compare a folder with what is kept in another."""
    return pipeline.run(folder, settings, encoder=CachedEncoder(FakeEncoder(), ContentCache(kept)))


def test_a_second_run_does_none_of_the_work(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its comparison is equal, and no text is encoded, parsed, aligned or judged for it."""
    first = run(small, tmp_path / "kept")
    assert first.judgements
    for stage in STAGES:
        monkeypatch.setattr(f"compare.{stage}", lambda *_, **__: pytest.fail("a stage ran again"))
    encoder = CachedEncoder(Unasked(), ContentCache(tmp_path / "kept"))
    assert pipeline.run(small, encoder=encoder) == first


def test_where_articles_lie_changes_nothing_that_is_kept(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A corpus that was moved is known, and keeps its own paths in the comparison."""
    first = run(small, tmp_path / "kept")
    small_corpus.write(tmp_path / "moved")
    monkeypatch.setattr("compare.story.judge", lambda *_, **__: pytest.fail("judged again"))
    again = run(tmp_path / "moved", tmp_path / "kept")
    assert (again.claims, again.facts, again.judgements) == (
        first.claims,
        first.facts,
        first.judgements,
    )


def test_other_settings_models_texts_and_code_find_nothing(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them is part of the key."""
    told = read_corpus([small]).articles
    story = Story("id", "Title", tuple(article.id for article in told), "", "")
    cache, settings = ContentCache(tmp_path), Settings()
    models = (FakeEncoder(), None)
    found = StoryFindings((), (), (), ())
    StoryCache(cache, settings, *models).put(story, told, found)
    assert StoryCache(cache, settings, *models).get(story, told) == found
    other = Settings.from_mapping({"judge": {"unsure_threshold": 0.9}})
    assert StoryCache(cache, other, *models).get(story, told) is None
    assert StoryCache(cache, settings, *models[:1]).get(story, told) is None
    later = [replace(told[0], published="2030-01-01"), *told[1:]]
    assert StoryCache(cache, settings, *models).get(story, later) is None
    monkeypatch.setattr(story_cache, "code_stamp", lambda: "other code")
    assert StoryCache(cache, settings, *models).get(story, told) is None


def test_nothing_is_kept_without_a_cache(small: Path) -> None:
    """Stories are found each time, and no findings are known."""
    corpus = read_corpus([small])
    kept = StoryCache(None, Settings(), FakeEncoder())
    assert kept.stories(corpus.articles, lambda: ()) == ()
    assert code_stamp() == code_stamp()
    assert len(code_stamp()) == 64
