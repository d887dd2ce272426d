"""Records of archives and APIs, in the column names they really use."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING

import pytest

from compare.read import COLUMNS, read_corpus
from compare.read.columns import field_of
from compare.read.paragraphs import fold
from compare.read.record import RecordReader, plain_text

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "A comet that was last seen by candlelight has come back, astronomers said on Friday night.\n\n"
    "It will be visible without a telescope until the end of the month, weather permitting."
)

SHAPES = {
    "newsapi": {"status": "ok", "articles": [{
        "source": {"id": None, "name": "The Post"}, "title": "Comet", "description": "It is back",
        "url": "https://post.example/a", "publishedAt": "2025-06-22T18:05:00Z", "content": TEXT}]},
    "gnews": {"totalArticles": 1, "articles": [{
        "title": "Comet", "description": "It is back", "content": TEXT, "image": "x",
        "url": "https://post.example/a", "publishedAt": "2025-06-22T18:05:00Z",
        "source": {"name": "The Post", "url": "https://post.example"}}]},
    "mediacloud": [{
        "id": 7, "media_name": "The Post", "media_url": "post.example", "title": "Comet",
        "publish_date": "2025-06-22 18:05:00", "url": "https://post.example/a", "text": TEXT,
        "summary": "It is back"}],
    "guardian": {"response": {"status": "ok", "results": [{
        "webTitle": "Comet", "webUrl": "https://post.example/a", "source": "The Post",
        "webPublicationDate": "2025-06-22T18:05:00Z",
        "fields": {"bodyText": TEXT, "trailText": "It is <b>back</b>", "body": "<p>x</p>"}}]}},
    "eventregistry": {"articles": {"results": [{
        "title": "Comet", "body": TEXT, "dateTimePub": "2025-06-22T18:05:00Z",
        "date": "2025-06-23", "source": {"uri": "post.example", "title": "The Post"},
        "url": "https://post.example/a", "summary": "It is back"}], "page": 1}},
    "webz": {"posts": [{
        "title": "Comet", "text": TEXT, "published": "2025-06-22T21:05:00+03:00",
        "url": "https://post.example/a", "thread": {"site": "The Post"}, "summary": "It is back"}]},
    "newsplease": {
        "title": "Comet", "maintext": TEXT, "date_publish": "2025-06-22 18:05:00",
        "source_domain": "The Post", "url": "https://post.example/a", "description": "It is back"},
    "gdelt": {"articles": [{
        "url": "https://post.example/a", "title": "Comet", "seendate": "20250622T180500Z",
        "sourcecommonname": "The Post", "content": TEXT, "description": "It is back"}]},
    "kaggle": [{
        "": 0, "id": 3, "title": "Comet", "publication": "The Post", "date": "2025-06-22T18:05:00Z",
        "url": "https://post.example/a", "content": TEXT, "summary": "It is back"}],
    "search": {"hits": {"hits": [{"_id": "1", "_source": {
        "headline": "Comet", "body": TEXT, "outlet": "The Post", "abstract": "It is back",
        "timestamp": 1750615500, "link": "https://post.example/a"}}]}},
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_exports_of_archives_and_apis_read_alike(tmp_path: Path, name: str) -> None:
    """The shapes that archives and APIs deliver give one and the same article."""
    (tmp_path / f"{name}.json").write_text(json.dumps(SHAPES[name]), encoding="utf-8")
    (article,) = read_corpus([tmp_path]).articles
    assert article.source == "The Post"
    assert (article.title, article.standfirst) == ("Comet", "It is back")
    assert article.text[article.body_start :] == TEXT
    assert article.published == "2025-06-22T18:05:00+00:00"
    assert article.url == "https://post.example/a"


def test_every_documented_column_is_found() -> None:
    """Each name of the table, however it is written, fills the part it is listed under."""
    for field, names in COLUMNS.items():
        for name in names:
            assert field_of(name.upper().replace("_", " ")) == field
            record = {"text": TEXT, name: TEXT if field == "text" else "2025-06-22"}
            draft = RecordReader().draft(record)
            taken = {
                "text": draft.body, "published": draft.published, "url": draft.url,
                "title": draft.title, "source": draft.source, "standfirst": draft.standfirst,
            }[field]  # fmt: skip
            assert taken, name


def test_no_column_name_means_two_things() -> None:
    """Folded, a name stands in one row of the table only."""
    folded = [fold(name) for names in COLUMNS.values() for name in names]
    assert len({*folded}) == len(folded)


def test_truncated_contents_are_cut_and_marked() -> None:
    """NewsAPI's shortened contents lose their mark, and the article says that it is short."""
    draft = RecordReader().draft({"content": f"{TEXT} And then… [+1234 chars]"})
    assert draft.body.endswith("permitting. And then")
    assert dict(draft.metadata) == {"truncated": "yes"}


def test_further_columns_become_metadata() -> None:
    """Short scalars are kept by name, in order; lists, long texts and blanks are not."""
    draft = RecordReader().draft(
        {"text": TEXT, "leaning": "left", "country": "Peru", "tags": ["a"], "long": "x" * 201,
         "none": None, "blank": " ", "rank": 3, "paid": True, "owner": {"name": "State"}}
    )  # fmt: skip
    assert draft.metadata == (
        ("country", "Peru"), ("leaning", "left"), ("owner.name", "State"), ("paid", "true"),
        ("rank", "3"),
    )  # fmt: skip


def test_html_in_a_column_becomes_paragraphs() -> None:
    """Tags part paragraphs or go, entities are read, scripts are dropped."""
    html = "<p>One &amp; <b>two</b></p><script>x()</script><p>Three<br/>four</p>"
    assert plain_text(html).split() == ["One", "&", "two", "Three", "four"]
    assert plain_text("a < b and c > d") == "a < b and c > d"


def test_an_address_as_source_gives_its_host() -> None:
    """Sources that are addresses or hosts show as the host without ``www.``."""
    for value in ("https://www.post.example/feed", "www.post.example", "post.example"):
        assert RecordReader().draft({"text": TEXT, "source": value}).source == "post.example"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_and_encodings_are_told(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """Tables of any usual delimiter and encoding are read, quoted line breaks and all."""
    head = delimiter.join(["source", "title", "text"])
    row = delimiter.join(["Café", "Señal", f'"{TEXT}"'])
    (tmp_path / "a.csv").write_bytes(f"{head}\r\n{row}\r\n".encode(encoding))
    (article,) = read_corpus([tmp_path]).articles
    assert (article.source, article.title) == ("Café", "Señal")
    assert article.text[article.body_start :] == TEXT


def test_a_line_of_another_encoding_is_read_in_its_own(tmp_path: Path) -> None:
    """UTF-8 and Windows-1252 lines in one file are both read right."""
    lines = [
        json.dumps({"source": name, "text": f"{name}: {TEXT}"}, ensure_ascii=False).encode(encoding)
        for name, encoding in (("Année", "utf-8"), ("Zoë", "cp1252"), ("Øre", "utf-8"))
    ]
    (tmp_path / "a.jsonl").write_bytes(codecs.BOM_UTF8 + b"\n".join(lines))
    sources = [article.source for article in read_corpus([tmp_path]).articles]
    assert sources == ["Année", "Zoë", "Øre"]


def test_json_and_json_lines_may_be_misnamed(tmp_path: Path) -> None:
    """A document under the name of lines, and lines under the name of a document, are read."""
    records = [{"source": "A", "text": f"One. {TEXT}"}, {"source": "B", "text": f"Two. {TEXT}"}]
    (tmp_path / "a.jsonl").write_text(json.dumps(records, indent=1), encoding="utf-8")
    (tmp_path / "b.json").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    corpus = read_corpus([tmp_path])
    assert [article.path for article in corpus.articles] == ["a.jsonl", "a.jsonl"]
    assert [copy.path for copy in corpus.duplicates] == ["b.json", "b.json"]
    assert corpus.refusals == ()
