"""The command line: its commands, options, exit codes and one-line errors."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from compare import cli, errors
from compare.cache import ContentCache, content_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fake_encoder import FakeEncoder

    Call = Callable[..., int]

TABLES = {f"{name}.csv" for name in "articles stories facts judgements differences sources".split()}


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, fake_encoder: FakeEncoder) -> Call:
    """Return a function that runs the command line in this process, and gives its exit code."""
    assert fake_encoder.name == "fake"

    def run(*arguments: str | Path) -> int:
        monkeypatch.setattr(sys, "argv", ["narrative-compare", *map(str, arguments)])
        # The command line sets how warnings show; what it sets ends with the test.
        monkeypatch.setattr("warnings.showwarning", lambda *_: None)
        try:
            cli.main()
        except SystemExit as end:
            return int(end.code or 0)
        return 0

    return run


def _error(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line of an error."""
    said = capsys.readouterr()
    lines = said.err.strip().splitlines()
    assert said.out == ""
    assert len(lines) == 1, said.err
    assert lines[0].startswith("narrative-compare: ")
    assert "Traceback" not in said.err
    return lines[0].removeprefix("narrative-compare: ")


def _json(capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401  whatever JSON holds
    said = capsys.readouterr()
    assert said.err == ""
    return json.loads(said.out)


def test_run_writes_a_report(
    call: Call, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages, tables and documents are there, and the page is named at the end."""
    assert call("run", small, "-o", tmp_path / "report") == 0
    names = {path.name for path in (tmp_path / "report").iterdir()}
    assert {"index.html", "comparison.json", "manifest.json", "refused.csv"} | TABLES <= names
    last = capsys.readouterr().out.strip().splitlines()[-1]
    assert last == f"the page: {(tmp_path / 'report' / 'index.html').as_posix()}"


def test_run_speaks_json(
    call: Call, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--json`` gives the counts, and they add up to the records found."""
    assert call("run", small, "-o", tmp_path / "report", "--json") == 0
    counts = _json(capsys)
    assert counts["articles"] == 5
    assert counts["refused"] == 1
    assert counts["articles"] + counts["refused"] + counts["duplicates"] == counts["records"]
    assert sum(counts["verdicts"].values()) >= counts["facts"]


def test_quiet_prints_nothing(
    call: Call, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--quiet`` leaves both streams empty where all is well."""
    assert call("run", small, "-o", tmp_path / "report", "--quiet") == 0
    assert call("report", tmp_path / "report", "-o", tmp_path / "again", "-q") == 0
    said = capsys.readouterr()
    assert said.out + said.err == ""


def test_stories_lists_stories(call: Call, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``stories`` shows headlines; with ``--json`` every article has a story."""
    assert call("stories", small) == 0
    assert "Port Vale" in capsys.readouterr().out
    assert call("stories", small, "--json") == 0
    found = _json(capsys)
    ids = {story["story_id"] for story in found["stories"]}
    assert {article["story_id"] for article in found["articles"]} == ids
    assert len(found["articles"]) == 5
    assert [refused["record"] for refused in found["refused"]] == [3]


def test_show_finds_a_story(call: Call, newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``show`` takes a number, an id or words of the title, and speaks JSON."""
    assert call("show", newsroom, "1", "--json") == 0
    first = _json(capsys)
    assert first["judgements"]
    assert {row["story_id"] for row in first["judgements"]} == {first["story_id"]}
    assert call("show", newsroom, first["story_id"][:8], "--json") == 0
    assert _json(capsys) == first
    assert call("show", newsroom / "comparison.json", "ferry capsizes") == 0
    assert "Ferry capsizes" in capsys.readouterr().out


def test_evaluate_measures_labelled_rows(
    call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``evaluate`` gives figures as a table and as JSON; what it cannot use has an exit code."""
    texts = ["Twelve people died.", "Two people died.", "The boat sank.", "It rained."]
    rows = [
        {"text1": texts[0], "text2": other, "label": label, "corpus": "invented"}
        for other, label in zip(texts, ["no", "contradiction", "no", "no"], strict=True)
    ]
    labelled = tmp_path / "rows.jsonl"
    labelled.write_text("\n".join(map(json.dumps, rows)))
    assert call("evaluate", "contradiction", labelled, "--no-cache") == 0
    assert "invented" in capsys.readouterr().out
    assert call("evaluate", "contradiction", labelled, "--json") == 0
    assert "roc_auc" in json.dumps(_json(capsys))
    assert call("evaluate", "facts", labelled) == 2
    assert "--documents" in _error(capsys)
    assert call("evaluate", "contradiction", tmp_path / "no.jsonl") == 3
    assert "no.jsonl" in _error(capsys)
    labelled.write_text('{"text1": "A boat sank."}\n')
    assert call("evaluate", "contradiction", labelled) == 4
    assert "text2" in _error(capsys)


def test_report_renders_the_same_bytes(call: Call, newsroom: Path, tmp_path: Path) -> None:
    """A report rendered again from its own document is the same, file by file."""
    assert call("report", newsroom / "comparison.json", "-o", tmp_path, "--quiet") == 0
    ours = {path.name: path.read_bytes() for path in newsroom.iterdir()}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == ours


def test_map_names_a_column(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--map`` reads a column that no alias covers."""
    text = "The council voted on Monday to close the old bridge until the spring and " * 3
    (tmp_path / "rows.csv").write_text(f"organ,words,title\nKestrel,{text},Bridge\n")
    flags = ("--map", "source=organ", "--map", "text=words")
    assert call("stories", tmp_path, "--json", *flags) == 0
    assert [article["source"] for article in _json(capsys)["articles"]] == ["Kestrel"]


def test_flags_win_over_the_file(
    call: Call, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Settings come from the file, and ``--set`` and ``--workers`` win over it."""
    toml = tmp_path / "my.toml"
    toml.write_text("[judge]\nunsure_threshold = 0.7\n\n[align]\nprobability_threshold = 0.4\n")
    flags = ("--settings", toml, "--set", "judge.unsure_threshold=0.8", "--workers", "1")
    more = ("--set", 'frame.lenses=["date"]', "--no-cache")
    assert call("run", small, "-o", tmp_path / "report", "--json", *flags, *more) == 0
    capsys.readouterr()
    settings = json.loads((tmp_path / "report" / "manifest.json").read_text())["settings"]
    assert settings["judge.unsure_threshold"] == "0.8"
    assert settings["align.probability_threshold"] == "0.4"
    assert settings["frame.lenses"] == "['date']"
    assert not [name for name in settings if "workers" in name]


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--set", "judge.unsure=1"], "judge.unsure"),
        (["--set", "judge.unsure_threshold=7"], "judge.unsure_threshold"),
        (["--set", "judge"], "--set judge"),
        (["--map", "source"], "--map source"),
        (["--map", "sauce=outlet"], "sauce"),
        (["--workers", "-1"], "encode.workers"),
        (["--settings", "no-such.toml"], "no-such.toml"),
        (["--set", 'frame.lenses=["colour"]'], "colour"),
    ],
)
def test_a_wrong_setting_ends_with_2(
    call: Call,
    small: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    flags: list[str],
    words: str,
) -> None:
    """A setting that cannot be used is named, and nothing is written."""
    assert call("run", small, "-o", tmp_path / "report", *flags) == 2
    assert words in _error(capsys)
    assert not (tmp_path / "report").exists()


def test_an_unknown_option_ends_with_2(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    """Usage errors have the exit code of settings."""
    assert call("run", ".", "--nope") == 2
    assert "--nope" in capsys.readouterr().err


def test_missing_and_empty_corpora_end_with_3(
    call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path that does not exist, and a folder without an article, are errors of the input."""
    assert call("run", tmp_path / "nowhere", "-o", tmp_path / "report") == 3
    assert "nowhere" in _error(capsys)
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "photo.txt").write_bytes(bytes(range(256)) * 40)
    assert call("stories", tmp_path / "empty") == 3
    assert "photo.txt" in _error(capsys)


def test_a_story_that_is_not_there_ends_with_3(
    call: Call, newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No story, and several, are told apart."""
    assert call("show", newsroom, "no such headline") == 3
    assert "no story" in _error(capsys)


def test_a_foreign_document_ends_with_4(
    call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is no saved comparison is an error of form; so is a folder without one."""
    (tmp_path / "comparison.json").write_text('{"format": "something else"}')
    assert call("report", tmp_path / "comparison.json", "-o", tmp_path / "report") == 4
    assert "comparison.json" in _error(capsys)
    assert call("show", tmp_path / "report", "1") == 4
    assert _error(capsys)


def test_a_missing_model_ends_with_5(
    tmp_path: Path,
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A folder that holds no model is named."""
    (tmp_path / "no-model").mkdir()
    arguments = ["stories", str(small), "--model", str(tmp_path / "no-model")]
    monkeypatch.setattr(sys, "argv", ["narrative-compare", *arguments])
    monkeypatch.setattr("warnings.showwarning", lambda *_: None)
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 5
    assert "no-model" in _error(capsys)


def test_an_output_that_cannot_be_written_ends_with_6(
    call: Call, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file where the report's folder should be stays as it is."""
    (tmp_path / "report").write_text("mine")
    assert call("run", small, "-o", tmp_path / "report") == 6
    assert "report" in _error(capsys)
    assert (tmp_path / "report").read_text() == "mine"


def test_an_interruption_ends_with_130(
    call: Call,
    small: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ctrl-C leaves one line and no report."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("compare.pipeline.run_into", interrupt)
    assert call("run", small, "-o", tmp_path / "report") == 130
    assert "Traceback" not in capsys.readouterr().err
    assert not (tmp_path / "report").exists()


def test_every_error_class_has_an_exit_code_of_its_own() -> None:
    """Children of CompareError differ in their codes, and none ends as if all were well."""
    children = errors.CompareError.__subclasses__()
    codes = [child.exit_code for child in children]
    assert sorted(codes) == [2, 3, 4, 5, 6]
    assert errors.EmptyCorpusError.exit_code == errors.InputError.exit_code


def test_the_cache_is_shown_and_cleared(
    call: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """``cache info`` counts what is kept, ``cache clear`` throws it away and says what it was."""
    monkeypatch.setattr("compare.cache.default_directory", lambda: tmp_path)
    ContentCache().put({content_key("a"): b"one"})
    for action, values in (("info", 1), ("clear", 1), ("info", 0)):
        assert call("cache", action, "--json") == 0
        assert _json(capsys) == {"action": action, "values": values, "bytes": 3 * values}
    assert call("cache", "info") == 0
    assert capsys.readouterr().out.startswith("0 values of 0.00 gigabytes held: ")
