"""Bad input: a named refusal, never an exception, never a lost neighbour."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from compare.read import read_corpus
from compare.settings import ReadSettings

if TYPE_CHECKING:
    from pathlib import Path

WORDS = (
    "Officials said that the talks would go on for another week and that nobody had agreed to "
    "anything at all so far."
)
GOOD = f"A neighbour\n\nThis text is fine and stands beside the bad one. {WORDS}"

REFUSED = {
    "empty.txt": (b"", "it is empty"),
    "blank.md": (b" \n\n\t", "it is empty"),
    "marks.md": (b"# \n\n---\n\n![](x.png)\n", "its text is empty"),
    "short.txt": (b"Headline\n\nThree words only.", "its text has 3 words, fewer than 20"),
    "random.txt": (bytes(range(256)) * 8, "binary data"),
    "zeros.txt": (b"text\0\0\0\0" * 50, "binary data"),
    "report.txt": (b"%PDF-1.7\n1 0 obj", "a PDF document"),
    "office.md": (b"PK\x03\x04....", "an office document"),
    "photo.html": (b"\xff\xd8\xff\xe0..", "a JPEG image"),
    "table.csv": (b"PAR1\x00\x01", "a Parquet table"),
    "unknown.docx": (b"x", "its name ends in none of .txt"),
    "noname": (b"x", "its name ends in none of .txt"),
    "links.html": (b"<html><body><nav><a href=/a>A</a></nav></body></html>", "its text has 1 word"),
    "bare.html": (b"<html></html>", "no article text"),
    "nested.html": (b"<div>" * 50_000 + b"x", "no article text"),
    "broken.json": (b'{"articles": [', "it is not JSON (line 1, column 15"),
    "nested.json": (b"[" * 100_000, "nested too deep"),
    "digits.json": (b'{"text": ' + b"9" * 5000 + b"}", "not JSON that can be read"),
    "number.json": (b"3", "it holds a number where articles are expected"),
    "none.json": (b'{"status": "ok", "articles": []}', "it holds no articles"),
    "list.json": (b"[]", "it holds an empty list"),
    "header.csv": (b"title,text\n", "it has a header and no record"),
    "columns.json": (b'[{"title": "A", "n": 1}]', "no column holds its text (found 'title', 'n')"),
    "textless.json": (b'[{"title": "A", "body": ""}]', "its text is empty (column 'body')"),
    "scalar.jsonl": (b"3", "it is a number where an object is expected"),
    "damaged.txt.gz": (gzip.compress(GOOD.encode())[:-12], "damaged gzip"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_by_name_beside_a_neighbour(tmp_path: Path, name: str) -> None:
    """Each bad file is one refusal that says what is wrong, and its neighbour is read."""
    data, reason = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(GOOD, encoding="utf-8")
    corpus = read_corpus([tmp_path])
    assert [article.path for article in corpus.articles] == ["zz.txt"]
    (refusal,) = corpus.refusals
    assert refusal.path == name
    assert reason in refusal.reason
    assert str(tmp_path) not in refusal.reason
    assert corpus.n_records == 2


def test_a_bad_line_costs_its_record_alone(tmp_path: Path) -> None:
    """JSON lines go on behind what is no JSON, no object or without a text."""
    lines = [
        {"title": "One", "text": f"First. {WORDS}"}, "{broken", '"a text"', {"title": "No text"},
        "", {"title": "Two", "text": f"Second, which is another. {WORDS}"},
    ]  # fmt: skip
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    corpus = read_corpus([tmp_path])
    assert [(article.title, article.record) for article in corpus.articles] == [
        ("One", 1), ("Two", 5),
    ]  # fmt: skip
    assert [refusal.record for refusal in corpus.refusals] == [2, 3, 4]
    assert "column 2" in corpus.refusals[0].reason


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_a_line_of_fifty_megabytes_is_refused_in_little_memory(tmp_path: Path, suffix: str) -> None:
    """Too long a line is refused, the lines around it are read, and it is never held whole."""
    first, last = f"The first text. {WORDS}", f"The last text, quite another one. {WORDS}"
    with (tmp_path / f"a.{suffix}").open("wb") as stream:
        if suffix == "csv":
            stream.write(b"source,text\n")
        for text in (first, "", last):
            if text and suffix == "csv":
                stream.write(f'X,"{text}"\n'.encode())
            elif text:
                stream.write(json.dumps({"source": "X", "text": text}).encode() + b"\n")
            else:
                stream.write(b'{"text": "' if suffix == "jsonl" else b'X,"')
                for _ in range(50):
                    stream.write(b"long " * 200_000)
                stream.write(b'"}\n' if suffix == "jsonl" else b'"\n')
    tracemalloc.start()
    corpus = read_corpus([tmp_path], ReadSettings(max_record_bytes=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [article.record for article in corpus.articles] == [1, 3]
    assert [(refusal.record, refusal.reason) for refusal in corpus.refusals] == [
        (2, "its line is longer than 1,000,000 bytes (setting read.max_record_bytes)"),
    ]
    assert peak < 20_000_000


def test_too_long_a_file_is_refused_unpacked(tmp_path: Path) -> None:
    """The limit holds for what a gzip unpacks to, before it is unpacked whole."""
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a " * 5_000_000))
    (tmp_path / "ok.txt").write_text(GOOD, encoding="utf-8")
    (refusal,) = read_corpus([tmp_path], ReadSettings(max_record_bytes=10_000)).refusals
    assert refusal.reason == "it is longer than 10,000 bytes (setting read.max_record_bytes)"


def test_a_damaged_archive_loses_its_end_only(tmp_path: Path) -> None:
    """Records before the damage are articles; the damage is one refusal more."""
    lines = (json.dumps({"source": f"S{n}", "text": f"{n} {WORDS}"}) for n in range(3000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode())[:-2000])
    corpus = read_corpus([tmp_path])
    assert 100 < len(corpus.articles) < 3000
    assert corpus.refusals[0].reason == "it is a damaged gzip file"
    assert corpus.refusals[0].record == len(corpus.articles) + 1


def test_an_open_quotation_costs_one_row(tmp_path: Path) -> None:
    """A quotation mark that is never closed does not swallow the rows behind it."""
    (tmp_path / "a.csv").write_text(
        f'source,title,text\nA,One,"It never closes. {WORDS}\nB,Two,"Second. {WORDS}"\n'
        f'C,Three,Third and without marks. {WORDS}\nD,Four,"Says ""so"" twice.\n\n{WORDS}"\n'
        f'E,Five,"A "loose" mark. {WORDS}"\nF,Six,"Open at the end. {WORDS}\n',
        encoding="utf-8",
    )
    corpus = read_corpus([tmp_path])
    assert [(article.source, article.record) for article in corpus.articles] == [
        ("B", 2), ("C", 3), ("D", 4), ("E", 5),
    ]  # fmt: skip
    assert [(refusal.record, refusal.reason) for refusal in corpus.refusals] == [
        (1, "a quotation mark in it is never closed"),
        (6, "a quotation mark in it is never closed"),
    ]


def test_a_row_with_more_cells_than_the_header_is_refused(tmp_path: Path) -> None:
    """Cells without a name mean that a comma parts what belongs together."""
    (tmp_path / "a.csv").write_text(f"source,text\nA,one, two\nB,{WORDS}\n", encoding="utf-8")
    (refusal,) = read_corpus([tmp_path]).refusals
    assert refusal.reason == "it has 3 cells where the header has 2"


def test_control_characters_go_and_writing_direction_stays(tmp_path: Path) -> None:
    """Control characters and half characters leave the text; Arabic and its marks stay."""
    arabic = "\u202bأعلن وزير الخارجية أنه سيتوجه إلى موسكو\u202c " * 4
    record = {"source": "A", "title": "a\x00b\x1b\x9fc\ud800", "text": f"{arabic}\x07\n\n{WORDS}"}
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    (article,) = read_corpus([tmp_path]).articles
    assert article.title == "abc\ufffd"
    assert article.text.isascii() is False
    assert arabic.strip() in article.text
    assert "\x07" not in article.text
    article.text.encode("utf-8")


def test_times_of_many_zones_and_ages_become_utc(tmp_path: Path) -> None:
    """Mixed zones meet in UTC; the future stays; what is no date is kept as it was given."""
    times = {
        "2025-06-22T21:35:00+03:30": "2025-06-22T18:05:00+00:00",
        "Sun, 22 Jun 2025 14:05:00 -0400": "2025-06-22T18:05:00+00:00",
        "2093-01-01": "2093-01-01",
        "0207-01-01": "",
        "03/04/2025": "",
    }
    lines = [
        json.dumps({"source": f"S{n}", "text": WORDS, "date": time}) for n, time in enumerate(times)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    articles = read_corpus([tmp_path]).articles
    assert [article.published for article in articles] == list(times.values())
    assert articles[-1].metadata == (("published_as_given", "03/04/2025"),)
