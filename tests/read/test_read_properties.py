"""Whatever the bytes: no exception but ours, every record counted, no order remembered."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from compare.errors import EmptyCorpusError
from compare.read import SUFFIXES, read_corpus
from compare.read.csv_rows import csv_rows
from compare.read.decode import clean
from compare.settings import ReadSettings

if TYPE_CHECKING:
    from compare.records import Corpus

ANY_LENGTH = ReadSettings(min_words=1)
NEIGHBOUR = b"A neighbour\n\nIt stands beside the others and is read."

pieces = st.sampled_from(
    [
        b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\r\n", b"\n\n", b'"', b",", b"{", b"}", b"[", b"]",
        b'{"text": "some words"}', b'"text"', b":", b"<p>", b"</p>", b"<article>words here",
        b"<script>", b"---\n", b"# Head\n", b"*soft*", b"By A | B | 2 May 2020\n", b"caf\xe9",
        b"2020-05-02", b"text,source\n", b"<!--", b"&amp;", b"\\ud800", b"\x1f\x8b", b"1e999",
    ]
)  # fmt: skip
contents = st.one_of(st.binary(max_size=300), st.lists(pieces, max_size=12).map(b"".join))
files = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from(sorted(SUFFIXES)), st.booleans()),
    contents,
    max_size=5,
)


def read(given_files: dict[tuple[str, str, bool], bytes], order: int) -> Corpus:
    """Write the files in one order or the other and read the folder."""
    with tempfile.TemporaryDirectory() as folder:
        for (stem, suffix, packed), data in sorted(given_files.items(), reverse=bool(order)):
            name = f"{stem}{suffix}{'.gz' if packed else ''}"
            (Path(folder) / name).write_bytes(gzip.compress(data, mtime=0) if packed else data)
        (Path(folder) / "neighbour.txt").write_bytes(NEIGHBOUR)
        return read_corpus([folder], ANY_LENGTH)


@settings(max_examples=150, deadline=None)
@given(files)
@example({("a", ".csv", False): b'text,source\n"a\n"b,"c'})
@example({("a", ".html", False): b"<?xml version='1.0' encoding='nonsense'?><p>x"})
def test_any_bytes_are_counted_and_lose_no_neighbour(
    given_files: dict[tuple[str, str, bool], bytes],
) -> None:
    """Any bytes under any suffix: records add up, the neighbour is read, order is nothing."""
    corpus = read(given_files, 0)
    n_read = len(corpus.articles) + len(corpus.refusals) + len(corpus.duplicates)
    assert n_read == corpus.n_records
    assert len(corpus.files) == len(given_files) + 1
    named = {article.path for article in corpus.articles}
    named |= {refusal.path for refusal in corpus.refusals}
    named |= {copy.path for copy in corpus.duplicates}
    assert named == {file.path for file in corpus.files}
    assert "neighbour.txt" in {article.path for article in corpus.articles}
    assert read(given_files, 1) == corpus
    for article in corpus.articles:
        article.text.encode("utf-8")
        assert clean(article.text) == article.text
        assert article.text[: len(article.title)] == article.title
        assert all(part == " ".join(part.split()) for part in article.text.split("\n\n"))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "title", "source", "date", "url", "articles", "name", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(json_values)
def test_any_json_is_read_or_refused(document: object) -> None:
    """Any JSON document: an article, a refusal, or the error for a wholly empty corpus."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.json").write_text(json.dumps(document), encoding="utf-8")
        try:
            corpus = read_corpus([folder], ANY_LENGTH)
        except EmptyCorpusError as error:
            assert "a.json" in str(error)  # noqa: PT017 - both outcomes are right
        else:
            assert {article.path for article in corpus.articles} == {"a.json"}


cells = st.text(st.sampled_from('ab ,;\n"é'), min_size=1, max_size=8).filter(
    lambda text: text.strip()
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=6))
def test_rows_written_by_the_standard_come_back(rows: list[list[str]]) -> None:
    """What is quoted by the standard is read back cell by cell, whatever the cells hold."""
    text = "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows
    )
    lines = text.splitlines(keepends=True)
    assert list(csv_rows(iter(lines), 10_000, ",")) == rows
