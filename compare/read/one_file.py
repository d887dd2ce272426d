"""One file in, what its records give out: articles, and why the others gave none."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from compare.read.decode import decode
from compare.read.draft import Draft, Outcome, UnusableError
from compare.read.files import FoundFile, open_bytes, read_bytes, sha256_of
from compare.read.lines import table_encoding
from compare.read.markdown import article_of_markdown
from compare.read.origins import outlet_of_path
from compare.read.page import article_of_page, declared_encoding
from compare.read.paragraphs import count_words
from compare.read.record import RecordReader
from compare.read.saved_text import article_of_text
from compare.read.tables import csv_outcomes, json_line_outcomes, json_outcomes
from compare.records import Article, InputFile, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compare.settings import ReadSettings

TEXT, MARKDOWN, PAGE, JSON, LINES, CSV, TSV = (
    "text",
    "markdown",
    "page",
    "json",
    "lines",
    "csv",
    "tsv",
)

SUFFIXES = {
    ".txt": TEXT, ".text": TEXT, ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": PAGE,
    ".htm": PAGE, ".xhtml": PAGE, ".json": JSON, ".jsonl": LINES, ".ndjson": LINES, ".csv": CSV,
    ".tsv": TSV,
}  # fmt: skip
"""Suffixes of files that are read, each also with ``.gz`` behind it."""

FRAME_PATH = "frame"
"""The path that articles of a data frame show."""


@dataclass(frozen=True, slots=True)
class FileReading:
    """What some files gave; a file is missing where its bytes could not be read."""

    files: tuple[InputFile, ...]
    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...]


def as_it_is(article: Article) -> Article:
    """Put nothing away."""
    return article


def read_files(
    found: Iterable[FoundFile],
    settings: ReadSettings,
    shelve: Callable[[Article], Article] = as_it_is,
) -> FileReading:
    """Files in, what they gave out; the same wherever it is carried out, and it never raises.

    A file that holds no record counts as one that was refused. ``shelve`` puts an article's text
    away before the next is read, and returns the article.
    """
    reader = RecordReader(settings.columns)
    files: list[InputFile] = []
    articles: list[Article] = []
    refusals: list[Refusal] = []
    for file in found:
        try:
            files.append(InputFile(file.path, digest_of(file)))
            outcomes: Iterable[Outcome] = _outcomes(file, settings, reader)
        except UnusableError as error:
            outcomes = [(0, str(error))]
        sort_out(file.path, outcomes, settings, articles, refusals, shelve)
    return FileReading(tuple(files), tuple(articles), tuple(refusals))


def digest_of(file: FoundFile) -> str:
    """Return the SHA-256 of a file that can be opened; UnusableError says why it cannot."""
    if file.fault:
        raise UnusableError(file.fault)
    return sha256_of(file)


def _outcomes(file: FoundFile, settings: ReadSettings, reader: RecordReader) -> Iterator[Outcome]:
    """Yield what a file's records give; a fault of the file ends it with one more refusal."""
    number = 0
    try:
        for outcome in _by_kind(file, settings, reader):
            number = outcome[0]
            yield outcome
    except UnusableError as error:
        # What was read before the fault stays: a damaged archive loses its end, not its start.
        yield number + 1 if number else 0, str(error)


def _by_kind(file: FoundFile, settings: ReadSettings, reader: RecordReader) -> Iterator[Outcome]:
    kind = SUFFIXES.get(_suffix(file.path))
    limit = settings.max_record_bytes
    if kind is None:
        known = ", ".join(SUFFIXES)
        message = f"its name ends in none of {known} (or these with .gz)"
        raise UnusableError(message)
    if kind in {LINES, CSV, TSV}:
        with open_bytes(file) as stream:
            encoding = table_encoding(stream)
        if kind == LINES and (document := _pretty_json(file, limit)):
            yield from json_outcomes(document, reader)
            return
        with open_bytes(file) as stream:
            yield from _streamed(stream, kind, encoding, limit, reader)
        return
    data = read_bytes(file, limit)
    if kind == PAGE:
        yield 0, article_of_page(decode(data, declared_encoding(data)))
    elif kind == MARKDOWN:
        yield 0, article_of_markdown(decode(data))
    elif kind == TEXT:
        yield 0, article_of_text(decode(data))
    else:
        yield from _json(data, limit, reader)


def _streamed(
    stream: IO[bytes], kind: str, encoding: str, limit: int, reader: RecordReader
) -> Iterator[Outcome]:
    if kind == LINES:
        empty = True
        for outcome in json_line_outcomes(stream, encoding, limit, reader):
            empty = False
            yield outcome
        if empty:
            message = "it is empty"
            raise UnusableError(message)
    else:
        yield from csv_outcomes(stream, encoding, limit, reader, tabs=kind == TSV)


def _json(data: bytes, limit: int, reader: RecordReader) -> Iterator[Outcome]:
    """Yield the outcomes of a JSON document, or of JSON lines under a JSON document's name."""
    text = decode(data)
    try:
        outcomes = list(json_outcomes(text, reader))
    except UnusableError:
        lines = io.BytesIO(text.encode())
        outcomes = list(json_line_outcomes(lines, "utf-8", limit, reader))
        if len(outcomes) < 2 or not isinstance(outcomes[0][1], Draft):  # noqa: PLR2004 - lines
            raise
    yield from outcomes


def _pretty_json(file: FoundFile, limit: int) -> str:
    """Return the text of a JSON document under the name of JSON lines, else nothing."""
    with open_bytes(file) as stream:
        if stream.readline(16).strip() not in {b"[", b"{"}:
            return ""
    return decode(read_bytes(file, limit))


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2].lower().removesuffix(".gz")
    return "." + name.rpartition(".")[2] if "." in name else ""


def sort_out(
    path: str,
    outcomes: Iterable[Outcome],
    settings: ReadSettings,
    articles: list[Article],
    refusals: list[Refusal],
    shelve: Callable[[Article], Article] = as_it_is,
) -> None:
    """Make articles of drafts and refusals of reasons."""
    for record, outcome in outcomes:
        reason = outcome if isinstance(outcome, str) else _fault(outcome, settings)
        if isinstance(outcome, str) or reason:
            refusals.append(Refusal(path, record, reason))
            continue
        source = outcome.source or (outlet_of_path(path) if path != FRAME_PATH else "")
        if not source:
            refusals.append(Refusal(path, record, "no column names its source"))
            continue
        article = Article.compose(
            source=source,
            title=outcome.title,
            standfirst=outcome.standfirst,
            body=outcome.body,
            published=outcome.published,
            url=outcome.url,
            path=path,
            record=record,
            metadata=outcome.metadata,
        )
        articles.append(shelve(article))


def _fault(draft: Draft, settings: ReadSettings) -> str:
    words = count_words(draft.body)
    if not words:
        return "its text is empty"
    if words < settings.min_words:
        return (
            f"its text has {words} word{'s' * (words > 1)}, fewer than {settings.min_words} "
            "(setting read.min_words)"
        )
    return ""
