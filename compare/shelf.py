"""What a run sets aside on disk, so that memory does not grow with the corpus.

Texts of articles and findings of stories lie in one file in the run's own folder and are read
again when asked for. Nothing rests on the file after the run: it is made anew by each.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, fields
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from pydantic_core import PydanticSerializationError

from compare.articles import Article
from compare.errors import OutputError
from compare.records import Comparison
from compare.story_cache import StoryFindings, findings_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from compare.records import Story

FILE_NAME = "shelf.sqlite"
ARTICLES_AT_ONCE = 64
"""Articles of the stories that are given together; a story of more comes alone."""

_SCHEMA = """
create table texts (id integer primary key, text blob not null);
create table findings (story text primary key, value blob not null) without rowid;
"""
_HELD = tuple(field.name for field in fields(Article) if field.name != "text")


class Keeping(Protocol):
    """Where a run keeps texts and findings."""

    def article(self, article: Article) -> Article:
        """Return an article whose text is kept."""

    def put(self, story_id: str, found: StoryFindings) -> None:
        """Keep what was found in a story."""

    def get(self, story_id: str) -> StoryFindings | None:
        """Return what was found in a story, or None where it was not looked into."""


class Held:
    """Keeps everything in memory."""

    def __init__(self) -> None:
        self._found: dict[str, StoryFindings] = {}

    def article(self, article: Article) -> Article:
        """Return the article as it is."""
        return article

    def put(self, story_id: str, found: StoryFindings) -> None:
        """Keep what was found in a story."""
        self._found[story_id] = found

    def get(self, story_id: str) -> StoryFindings | None:
        """Return what was found in a story, or None."""
        return self._found.get(story_id)

    def joined(self, stories: Iterable[Story]) -> StoryFindings:
        """Return what was found in all these stories, in their order."""
        return _joined([self._found.get(story.id) for story in stories])


class Shelf:
    """Keeps texts and findings in a file.

    Parameters
    ----------
    directory
        Where the file is made; one that a killed run left there is thrown away.

    Raises
    ------
    OutputError
        There, and whenever it is used: on a full disk, no report could be written either.
    """

    def __init__(self, directory: Path) -> None:
        self._held = Held()
        self._lock = Lock()
        try:
            for path in directory.glob(f"{FILE_NAME}*"):
                path.unlink()
            self._connection = sqlite3.connect(
                directory / FILE_NAME, isolation_level=None, check_same_thread=False
            )
            # What a crash would break is made anew anyway.
            self._connection.execute("pragma journal_mode=off")
            self._connection.execute("pragma synchronous=off")
            self._connection.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise _unusable(error) from error

    def article(self, article: Article) -> Article:
        """Return an article that reads its text from the shelf whenever it is asked for."""
        data = article.text.encode("utf-8", "surrogatepass")
        (number,) = self._row("insert into texts (text) values (?) returning id", data)
        return ShelvedArticle.of(article, self, number)

    def text(self, number: int) -> str:
        """Return the text of an article by its number here."""
        (data,) = self._row("select text from texts where id = ?", number)
        return bytes(data).decode("utf-8", "surrogatepass")

    def put(self, story_id: str, found: StoryFindings) -> None:
        """Keep what was found in a story."""
        try:
            value = findings_form().dump_json(found)
        except PydanticSerializationError:  # half a character is no JSON
            self._held.put(story_id, found)
            return
        self._row("insert or replace into findings values (?, ?)", story_id, value)

    def get(self, story_id: str) -> StoryFindings | None:
        """Return what was found in a story, or None."""
        row = self._row("select value from findings where story = ?", story_id)
        return findings_form().validate_json(row[0]) if row else self._held.get(story_id)

    def close(self) -> None:
        """Give the file up."""
        self._connection.close()

    def _row(self, query: str, *values: Any) -> Any:  # noqa: ANN401  whatever SQLite holds
        """Return the first row of an answer, or None."""
        try:
            # Pieces of work that go to other processes are put up in threads.
            with self._lock, closing(self._connection.execute(query, values)) as answer:
                return answer.fetchone()
        except sqlite3.Error as error:
            raise _unusable(error) from error


class ShelvedArticle(Article):
    """An article whose text lies on a shelf; it goes through pickle, and to others, whole."""

    __slots__ = ("_number", "_shelf")
    _number: int
    _shelf: Shelf

    @classmethod
    def of(cls, article: Article, shelf: Shelf, number: int) -> ShelvedArticle:
        """Return the article without its text."""
        made = object.__new__(cls)
        for name in _HELD:
            object.__setattr__(made, name, getattr(article, name))
        object.__setattr__(made, "_shelf", shelf)
        object.__setattr__(made, "_number", number)
        return made

    @property
    def text(self) -> str:
        """Headline, standfirst and body."""
        return self._shelf.text(self._number)

    def __reduce__(self) -> tuple[type[Article], tuple[Any, ...]]:
        """Go elsewhere with the text."""
        return Article, tuple(getattr(self, field.name) for field in fields(Article))


def whole(article: Article) -> Article:
    """Return an article with its text in memory."""
    if not isinstance(article, ShelvedArticle):
        return article
    return Article(*(getattr(article, field.name) for field in fields(Article)))


@dataclass(frozen=True, slots=True)
class ShelvedComparison:
    """A comparison whose texts and findings lie on a shelf; see :class:`compare.parted.Parted`.

    Attributes
    ----------
    head
        All of it but what is found inside stories.
    shelf
        Where that lies.
    """

    head: Comparison
    shelf: Shelf

    def parts(self) -> Iterator[Comparison]:
        """Give stories with their articles and findings, a few at a time and in their order."""
        articles = {article.id: article for article in self.head.articles}
        for stories in _together(self.head.stories):
            found = _joined([self.shelf.get(story.id) for story in stories])
            yield Comparison(
                articles=tuple(whole(articles[i]) for story in stories for i in story.article_ids),
                stories=tuple(stories),
                claims=found.claims,
                facts=found.facts,
                judgements=found.judgements,
                differences=found.differences,
                sentiments=found.sentiments,
                settings=self.head.settings,
            )


def _together(stories: Sequence[Story]) -> Iterator[list[Story]]:
    """Give stories that follow each other and are few enough to be held at once."""
    group: list[Story] = []
    size = 0
    for story in stories:
        if group and size + len(story.article_ids) > ARTICLES_AT_ONCE:
            yield group
            group, size = [], 0
        group.append(story)
        size += len(story.article_ids)
    if group:
        yield group


def _joined(several: Iterable[StoryFindings | None]) -> StoryFindings:
    found = [one for one in several if one is not None]
    return StoryFindings(
        claims=tuple(claim for one in found for claim in one.claims),
        facts=tuple(fact for one in found for fact in one.facts),
        judgements=tuple(judgement for one in found for judgement in one.judgements),
        differences=tuple(difference for one in found for difference in one.differences),
        sentiments=tuple(sentiment for one in found for sentiment in one.sentiments),
    )


def _unusable(error: Exception) -> OutputError:
    message = f"the report's folder cannot keep what is found ({str(error).lower()}); "
    return OutputError(f"{message}make room there, or choose another folder, and run it again")
