"""The nouns of reading: articles, and what became of every record that gave none.

They are part of :mod:`compare.records`, which offers them under the same names.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


def content_id(*parts: str, length: int = 12) -> str:
    """Return a hexadecimal identifier made of the given strings, in their order.

    Parameters
    ----------
    *parts
        Strings; their boundaries count (``("ab", "c")`` and ``("a", "bc")`` differ).
    length
        Hexadecimal digits kept of the SHA-256 digest; 12 digits make a chance collision among a
        million records about one in five hundred.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Article:
    """One text of a source.

    ``text`` is everything printed: headline, standfirst and body, parted by blank lines, so that
    a span can point into any of them.

    Attributes
    ----------
    id
        Twelve hexadecimal digits made of source, text and date.
    source
        The outlet's name, as shown to readers.
    title, standfirst
        As they stand at the start of ``text``; empty where the article has none.
    text
        Headline, standfirst and body.
    published
        ISO 8601: ``2025-06-22`` where only the day is known, else
        ``2025-06-22T18:05:00+00:00``, always in UTC; empty where unknown.
    url
        Where it was published; may be empty.
    path
        File it was read from, with forward slashes, relative to the corpus.
    record
        Row (from 1) in a file that holds several articles, else 0.
    metadata
        Further columns of the record, sorted by name (country, owner, leaning, ...).
    """

    id: str
    source: str
    title: str
    standfirst: str
    text: str
    published: str
    url: str
    path: str
    record: int
    metadata: tuple[tuple[str, str], ...] = ()

    @classmethod
    def compose(
        cls,
        *,
        source: str,
        title: str,
        body: str,
        standfirst: str = "",
        published: str = "",
        url: str = "",
        path: str = "",
        record: int = 0,
        metadata: tuple[tuple[str, str], ...] = (),
    ) -> Article:
        """Make an article of its parts; ``text`` and ``id`` follow from them."""
        text = "\n\n".join(part for part in (title, standfirst, body) if part)
        return cls(
            id=content_id(source, text, published),
            source=source,
            title=title,
            standfirst=standfirst,
            text=text,
            published=published,
            url=url,
            path=path,
            record=record,
            metadata=metadata,
        )

    @property
    def standfirst_start(self) -> int:
        """Offset at which the standfirst begins, or would begin."""
        return len(self.title) + 2 if self.title and len(self.text) > len(self.title) else 0

    @property
    def body_start(self) -> int:
        """Offset at which the body begins; the length of ``text`` where there is none."""
        start = self.standfirst_start
        if self.standfirst:
            start += len(self.standfirst) + 2
        elif self.title and self.text == self.title:
            start = len(self.text)
        return min(start, len(self.text))

    @property
    def words(self) -> int:
        """Number of words, as white space parts them."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Refusal:
    """One record that gave no article, and why."""

    path: str
    record: int
    reason: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """One record left out because its source already has this article."""

    path: str
    record: int
    source: str
    article_id: str
    """The article that was kept."""
    similarity: float
    """Share of word shingles in common, 0 to 1; 1 for exact copies."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file that was read, and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """What reading gave: ``len(articles) + len(refusals) + len(duplicates) == n_records``."""

    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    files: tuple[InputFile, ...] = ()
    n_records: int = 0
