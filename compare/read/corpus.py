"""Files, folders or a data frame in, a corpus out: articles, and why the rest gave none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.errors import EmptyCorpusError
from compare.read.duplicates import without_duplicates
from compare.read.files import find_files
from compare.read.one_file import FRAME_PATH, SUFFIXES, as_it_is, sort_out
from compare.read.readings import readings_of
from compare.read.record import RecordReader
from compare.read.tables import outcome_of
from compare.records import Article, Corpus, InputFile, Refusal
from compare.settings import ReadSettings
from compare.work import ALONE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pandas import DataFrame

    from compare.cache import ContentCache
    from compare.work import Crew

    Progress = Callable[[str, int, int], None]

__all__ = ["FRAME_PATH", "SUFFIXES", "from_frame", "read_corpus"]

_NAMED_REASONS = 3


def read_corpus(
    paths: Sequence[Path | str],
    settings: ReadSettings = ReadSettings(),  # noqa: B008 - frozen
    progress: Progress | None = None,
    crew: Crew = ALONE,
    kept: ContentCache | None = None,
    shelve: Callable[[Article], Article] = as_it_is,
) -> Corpus:
    """Files and folders in, a corpus out.

    Parameters
    ----------
    paths
        Files and folders, in any order; folders are read recursively. An address that fsspec
        knows (``s3://bucket/folder``) stands for either.
    settings
        Column names, limits and the threshold for duplicates.
    progress
        Called with ``"read"``, files done and files in all, after each file.
    crew
        Who reads.
    kept
        Where readings are kept, and found again should the run be stopped.
    shelve
        Puts an article's text away as soon as it is read, and returns the article.

    Returns
    -------
    Corpus
        Everything in it by path and record. Every record is an article, a refusal or a
        duplicate; a file that holds no record counts as one that was refused.

    Raises
    ------
    InputError
        Where a path does not exist.
    EmptyCorpusError
        Where no article came of anything.
    SettingsError
        Where a column is mapped to what is no part of an article.
    """
    RecordReader(settings.columns)  # a column that is no part of an article is said at once
    found = find_files(paths)
    files: list[InputFile] = []
    articles: list[Article] = []
    refusals: list[Refusal] = []
    for reading in readings_of(found, settings, crew, kept, progress, shelve):
        files.extend(reading.files)
        articles.extend(reading.articles)
        refusals.extend(reading.refusals)
    where = ", ".join(sorted(repr(str(path)) for path in paths)) or "nothing"
    return _corpus(articles, refusals, files, settings, where)


def from_frame(
    frame: DataFrame,
    settings: ReadSettings = ReadSettings(),  # noqa: B008 - frozen
) -> Corpus:
    """Return the corpus of a data frame with one article a row.

    Columns go by the same names as those of files; the index is not read. Articles show the path
    ``frame`` and their row from 1.

    Raises
    ------
    EmptyCorpusError
        Where no row gives an article.
    SettingsError
        Where a column is mapped to what is no part of an article.
    """
    reader = RecordReader(settings.columns)
    columns: list[object] = list(frame.columns)
    names = [".".join(map(str, name)) if isinstance(name, tuple) else str(name) for name in columns]
    rows = frame.itertuples(index=False, name=None)
    outcomes = [
        (number, outcome_of(dict(zip(names, row, strict=True)), reader))
        for number, row in enumerate(rows, 1)
    ]
    articles: list[Article] = []
    refusals: list[Refusal] = []
    sort_out(FRAME_PATH, outcomes, settings, articles, refusals)
    return _corpus(articles, refusals, [], settings, "the data frame")


def _corpus(
    articles: list[Article],
    refusals: list[Refusal],
    files: list[InputFile],
    settings: ReadSettings,
    where: str,
) -> Corpus:
    refusals.sort(key=lambda item: (item.path, item.record))
    if not articles:
        reasons = "; ".join(
            f"{item.path}{f' record {item.record}' if item.record else ''}: {item.reason}"
            for item in refusals[:_NAMED_REASONS]
        )
        more = len(refusals) - _NAMED_REASONS
        reasons += f"; and {more} more" if more > 0 else ""
        message = f"no article in {where}" + (f" ({reasons})" if reasons else ": there is no file")
        raise EmptyCorpusError(message)
    kept, duplicates = without_duplicates(articles, settings.duplicate_similarity_threshold)
    return Corpus(
        articles=tuple(kept),
        refusals=tuple(refusals),
        duplicates=tuple(duplicates),
        files=tuple(sorted(files, key=lambda item: item.path)),
        n_records=len(articles) + len(refusals),
    )
