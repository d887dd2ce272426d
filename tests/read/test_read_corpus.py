"""Files and folders in, a corpus out."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from compare.errors import EmptyCorpusError, InputError, SettingsError
from compare.read import from_frame, read_corpus
from compare.settings import ReadSettings

if TYPE_CHECKING:
    from compare.records import Article, Corpus

BODY = (
    "Ministers in the small republic met for nine hours on Tuesday and left without a deal.\n\n"
    "They will meet again next week, a spokesman said, and nobody expects that to be the last time."
)
OTHER = (
    "The harvest failed in the south after a dry spring, farmers told a parliamentary inquiry.\n\n"
    "Prices of bread have gone up twice since March, and the mills are running at half speed."
)


def write(place: Path, data: bytes | str) -> Path:
    """Write a file, making its folders."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data.encode() if isinstance(data, str) else data)
    return place


def parts(article: Article) -> tuple[str, str, str]:
    """Return title, standfirst and body."""
    return article.title, article.standfirst, article.text[article.body_start :]


def counted(corpus: Corpus) -> bool:
    """Tell whether every record is accounted for."""
    n_read = len(corpus.articles) + len(corpus.refusals) + len(corpus.duplicates)
    return n_read == corpus.n_records


def test_every_format_gives_the_same_article(tmp_path: Path) -> None:
    """One article in nine files and their gzips has one text, whatever it was saved as."""
    record = {"source": "The Post", "title": "No deal", "text": BODY, "date": "2025-06-22"}
    table = io.StringIO()
    writer = csv.DictWriter(table, list(record))
    writer.writeheader()
    writer.writerow(record)
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY.split("\n\n"))
    page = (
        "<html><head><title>No deal | The Post</title><meta name='date' content='2025-06-22'>"
        f"</head><body><article><h1>No deal</h1>{paragraphs}</article></body></html>"
    )
    saved = {
        "a.txt": f"No deal\nThe Post, 22 June 2025, by Jane Doe\n\n{BODY}\n",
        "b.md": f"# No deal\n\nBy Jane Doe | The Post | 22 June 2025\n\n{BODY}\n",
        "c.html": page,
        "d.json": json.dumps({"articles": [record]}),
        "e.jsonl": json.dumps(record),
        "f.csv": table.getvalue(),
        "g.tsv": "source\ttitle\tdate\ttext\nThe Post\tNo deal\t2025-06-22\t"
        + BODY.replace("\n\n", "<br><br>"),
    }
    for name, text in saved.items():
        write(tmp_path / "plain" / name, text)
        write(tmp_path / "packed" / f"{name}.gz", gzip.compress(text.encode()))
        corpora = [
            read_corpus([tmp_path / "plain" / name]),
            read_corpus([tmp_path / "packed" / f"{name}.gz"]),
        ]
        for corpus in corpora:
            (article,) = corpus.articles
            assert parts(article) == ("No deal", "", BODY), name
            assert (article.source, article.published) == ("The Post", "2025-06-22"), name
            assert article.path.startswith(name), name
            assert article.record == (1 if name[0] in "defg" else 0), name
    whole = read_corpus([tmp_path])
    assert len(whole.articles) == 1
    assert {copy.similarity for copy in whole.duplicates} == {1.0}
    assert whole.n_records == 14


def test_order_of_arguments_changes_nothing(tmp_path: Path) -> None:
    """Paths carry the names of several roots, and come sorted, whichever is given first."""
    one = write(tmp_path / "one" / "b.txt", f"First\n\n{BODY}").parent
    two = write(tmp_path / "two" / "a.txt", f"Second\n\n{OTHER}").parent
    forth, back = read_corpus([one, two]), read_corpus([str(two), str(one)])
    assert forth == back
    assert [article.path for article in forth.articles] == ["one/b.txt", "two/a.txt"]


def test_roots_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Two folders of one name show as much of their paths as it takes."""
    write(tmp_path / "x" / "news" / "a.txt", f"First\n\n{BODY}")
    write(tmp_path / "y" / "news" / "a.txt", f"Second\n\n{OTHER}")
    corpus = read_corpus([tmp_path / "x" / "news", tmp_path / "y" / "news"])
    assert [article.path for article in corpus.articles] == ["x/news/a.txt", "y/news/a.txt"]


def test_a_folder_and_a_file_in_it_are_read_once(tmp_path: Path) -> None:
    """Giving a folder together with what lies in it reads nothing twice."""
    file = write(tmp_path / "in" / "a.txt", f"First\n\n{BODY}")
    assert read_corpus([file, tmp_path, file]).n_records == 1


def test_links_are_followed_once(tmp_path: Path) -> None:
    """A link to a folder above ends, a link elsewhere is followed, one to nothing is refused."""
    write(tmp_path / "in" / "sub" / "a.txt", f"First\n\n{BODY}")
    write(tmp_path / "out" / "b.txt", f"Second\n\n{OTHER}")
    (tmp_path / "in" / "sub" / "up").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "away").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "dead.txt").symlink_to(tmp_path / "nowhere")
    corpus = read_corpus([tmp_path / "in"])
    assert [article.path for article in corpus.articles] == ["away/b.txt", "sub/a.txt"]
    assert [refusal.path for refusal in corpus.refusals] == ["dead.txt"]
    assert "leads nowhere" in corpus.refusals[0].reason


def test_source_falls_back_on_folder_then_file(tmp_path: Path) -> None:
    """A text that names no outlet has that of its folder, or of its file at the top."""
    write(tmp_path / "Harbour Daily" / "a.txt", f"First\n\n{BODY}")
    write(tmp_path / "kestrel.txt", f"Second\n\n{OTHER}")
    corpus = read_corpus([tmp_path])
    assert [article.source for article in corpus.articles] == ["Harbour Daily", "kestrel"]


def test_files_are_listed_with_their_hashes(tmp_path: Path) -> None:
    """Every readable file is listed with the SHA-256 of its bytes, refused ones too."""
    write(tmp_path / "b.txt", f"First\n\n{BODY}")
    write(tmp_path / "a.pdf", b"%PDF-1.7")
    write(tmp_path / ".hidden.txt", BODY)
    files = read_corpus([tmp_path]).files
    assert [file.path for file in files] == ["a.pdf", "b.txt"]
    assert files[0].sha256 == hashlib.sha256(b"%PDF-1.7").hexdigest()


def test_progress_counts_files(tmp_path: Path) -> None:
    """Progress is told a few files at a time, up to all of them."""
    write(tmp_path / "a.txt", f"First\n\n{BODY}")
    write(tmp_path / "b.txt", "")
    calls: list[tuple[str, int, int]] = []
    read_corpus([tmp_path], progress=lambda *call: calls.append(call))
    assert calls[-1] == ("read", 2, 2)


def test_missing_paths_are_named_together(tmp_path: Path) -> None:
    """All paths that do not exist are named in one message."""
    with pytest.raises(InputError, match=r"nope.*nor-this|nor-this.*nope"):
        read_corpus([tmp_path / "nope", tmp_path, tmp_path / "nor-this"])


def test_an_empty_corpus_says_why(tmp_path: Path) -> None:
    """Where nothing gave an article, the error names the first reasons."""
    with pytest.raises(EmptyCorpusError, match="there is no file"):
        read_corpus([tmp_path])
    for number in range(5):
        write(tmp_path / f"{number}.txt", "")
    with pytest.raises(EmptyCorpusError, match=r"0\.txt: it is empty; .*and 2 more"):
        read_corpus([tmp_path])


def test_a_file_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No permission to read one file or folder loses neither its neighbours nor the reason."""
    write(tmp_path / "a.txt", f"First\n\n{BODY}")
    secret = write(tmp_path / "b.txt", f"Second\n\n{OTHER}")
    shut = write(tmp_path / "shut" / "c.txt", "x").parent
    opened, scanned = type(secret).open, os.scandir

    def no_open(self: Path, mode: str) -> object:
        if self.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, mode)

    def no_scan(place: Path) -> object:
        if place == shut:
            raise PermissionError(13, "Permission denied", str(place))
        return scanned(place)

    monkeypatch.setattr(type(secret), "open", no_open)
    monkeypatch.setattr(os, "scandir", no_scan)
    corpus = read_corpus([tmp_path])
    assert [article.path for article in corpus.articles] == ["a.txt"]
    assert {(refusal.path, refusal.reason) for refusal in corpus.refusals} == {
        ("b.txt", "it cannot be opened (permission denied)"),
        ("shut", "the folder cannot be opened (permission denied)"),
    }
    assert counted(corpus)


def test_a_frame_reads_like_a_table() -> None:
    """Rows of a data frame become articles by the same column names; missing values are none."""
    frame = pd.DataFrame(
        {
            "Outlet": ["A", "B", None],
            "headline": ["One", None, "Three"],
            "Content": [BODY, OTHER, float("nan")],
            "publishedAt": [pd.Timestamp("2025-06-22 18:00", tz="Asia/Tehran"), pd.NaT, pd.NaT],
            "country": ["Iran", "Qatar", "Oman"],
        },
        index=[7, 7, 7],
    )
    corpus = from_frame(frame)
    first, second = corpus.articles
    assert (first.source, first.title, first.path, first.record) == ("A", "One", "frame", 1)
    assert first.published == "2025-06-22T14:30:00+00:00"
    assert first.metadata == (("country", "Iran"),)
    assert (second.source, second.published) == ("B", "")
    assert [(refusal.record, refusal.reason) for refusal in corpus.refusals] == [
        (
            3,
            "no column holds its text (found 'Outlet', 'headline', 'Content', 'publishedAt', "
            "'country'); name the one that does with --map text=COLUMN",
        ),
    ]


def test_a_frame_without_a_source_is_refused_by_row() -> None:
    """A frame has no folder or file that could stand in for the outlet."""
    with pytest.raises(EmptyCorpusError, match="no column names its source"):
        from_frame(pd.DataFrame({"text": [BODY]}))
    with pytest.raises(EmptyCorpusError, match="the data frame"):
        from_frame(pd.DataFrame({"text": []}))


def test_mapped_columns_come_first() -> None:
    """``--map`` wins over the known names, and a mapped column serves one purpose only."""
    frame = pd.DataFrame({"source": ["wire"], "organ": ["The Organ"], "text": [BODY]})
    (article,) = from_frame(frame, ReadSettings(columns=(("source", "Organ"),))).articles
    assert article.source == "The Organ"
    assert article.metadata == (("source", "wire"),)
    with pytest.raises(SettingsError, match="'sauce'"):
        from_frame(frame, ReadSettings(columns=(("sauce", "organ"),)))


NEWSROOM = Path(__file__).parents[2] / "corpora" / "newsroom"


def test_the_shipped_corpus_reads_whole() -> None:
    """All formats of the shipped corpus: no refusal, no copy, every outlet, date and headline."""
    corpus = read_corpus([NEWSROOM])
    assert (corpus.refusals, corpus.duplicates) == ((), ())
    assert len({article.source for article in corpus.articles}) == 8
    for article in corpus.articles:
        slug = article.source.lower().removeprefix("the ").replace(" ", "-")
        assert article.path.startswith(slug)
        assert article.title
        assert article.published
        assert 100 < article.words < 800
        last = article.text.rpartition("\n\n")[2]
        assert not any(word in last for word in ("No comments", "cookies", "©", "Enter here"))


def test_importing_loads_nothing_heavy() -> None:
    """Page, table and language libraries load when they are needed."""
    heavy = "torch spacy pandas trafilatura lxml markdown_it charset_normalizer"
    code = f"import compare.read, sys; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
