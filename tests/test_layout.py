"""Where things lie, and that the gold file of the shipped corpus fits the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare.evaluate.gold import gold_path, read_gold
from compare.read import SUFFIXES, read_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from compare.evaluate.gold import Gold
    from compare.records import Article

TOP = set("pyproject.toml README.md LICENSE Makefile compare tests notebooks corpora".split())
LONGEST = 310
LONGER: set[str] = set()
"""The nouns in one place; most of its lines document them."""

MADE = {"report", "build", "dist", "narrative_compare.egg-info"}
"""What installing and running leaves there; git ignores it."""


@pytest.fixture(scope="module")
def articles(root: Path) -> dict[str, Article]:
    """Return the articles of the shipped corpus by their names in the gold file."""
    corpus = read_corpus([root / "corpora" / "newsroom"])
    assert corpus.refusals == ()
    assert corpus.duplicates == ()
    return {
        f"{article.path}#{article.record}" if article.record else article.path: article
        for article in corpus.articles
    }


@pytest.fixture(scope="module")
def gold(root: Path) -> Gold:
    """Return the gold file of the shipped corpus."""
    return read_gold(gold_path(root / "corpora" / "newsroom"))


def test_the_top_level_holds_nothing_else(root: Path) -> None:
    """A reader finds the same few names there, besides dotfiles."""
    names = {path.name for path in root.iterdir() if not path.name.startswith(".")}
    assert names - MADE == TOP


def test_no_file_of_code_is_long(root: Path) -> None:
    """A file is a room with one purpose; past about 300 lines it is two rooms."""
    files = [*(root / "compare").rglob("*.py"), *(root / "tests").rglob("*.py")]
    lengths = {
        path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in files
    }
    assert {name for name, n in lengths.items() if n > LONGEST} <= LONGER


def test_the_corpus_is_as_large_and_as_mixed_as_promised(
    root: Path, gold: Gold, articles: dict[str, Article]
) -> None:
    """Six stories, forty articles in them, eight outlets, twelve single articles, all formats."""
    assert len(gold.stories) >= 6
    assert sum(len(story.articles) for story in gold.stories) >= 40
    assert len(gold.singles) >= 12
    assert len({article.source for article in articles.values()}) == 8
    files = [path for path in (root / "corpora" / "newsroom").rglob("*") if path.is_file()]
    kinds = {SUFFIXES[path.with_suffix("").suffix or path.suffix] for path in files}
    assert kinds >= {"text", "markdown", "page", "json", "lines", "csv"}
    assert any(path.suffix == ".gz" for path in files)


def test_the_gold_file_names_every_article_once(gold: Gold, articles: dict[str, Article]) -> None:
    """Stories and singles part the corpus."""
    named = [name for story in gold.stories for name in story.articles] + gold.singles
    assert sorted(named) == sorted(articles)


def test_every_source_of_a_story_has_a_verdict_on_every_fact(
    gold: Gold, articles: dict[str, Article]
) -> None:
    """Who has an article in the story is judged, nobody else is, and facts have names."""
    for story in gold.stories:
        sources = {articles[name].source for name in story.articles}
        names = [fact.name for fact in story.facts]
        assert len(names) == len(set(names))
        for fact in story.facts:
            assert set(fact.verdicts) == sources, fact.name


def test_every_quote_stands_in_an_article_word_for_word(
    gold: Gold, articles: dict[str, Article]
) -> None:
    """What the gold file quotes is in an article of that source, as it is read."""
    for story in gold.stories:
        for fact in story.facts:
            for source, quote in fact.quotes.items():
                texts = [
                    articles[name].text
                    for name in story.articles
                    if articles[name].source == source
                ]
                assert quote
                assert any(quote in text for text in texts), f"{fact.name}: {source}"


def test_a_verdict_that_rests_on_words_has_words(gold: Gold) -> None:
    """Whoever tells a fact, or part of it, or its contrary, is quoted; who omits it is not."""
    for story in gold.stories:
        for fact in story.facts:
            told = {
                s
                for s, verdict in fact.verdicts.items()
                if verdict in {"included", "partial", "contradicted"}
            }
            assert told == set(fact.quotes), fact.name


def test_differences_are_on_facts_and_sources_of_their_story(
    gold: Gold, articles: dict[str, Article]
) -> None:
    """A difference has a fact of the story, two values at least, and a source has one of them."""
    for story in gold.stories:
        names = {fact.name for fact in story.facts}
        sources = {articles[name].source for name in story.articles}
        for difference in story.differences:
            given = [source for values in difference.values.values() for source in values]
            assert difference.fact in names
            assert len(difference.values) >= 2
            assert set(given) <= sources
            assert len(given) == len(set(given))


def test_continuous_integration_does_what_make_test_does(root: Path) -> None:
    """The script stops at the first fault and calls ``make test`` alone."""
    script = root / ".ci" / "run"
    lines = [line for line in script.read_text(encoding="utf-8").splitlines() if line]
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in lines
    assert lines[-1] == "make test"
    assert script.stat().st_mode & 0o111
