"""The README says what the code does, no more and no less, and what it shows can be run."""

from __future__ import annotations

import csv
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
import readme
import typer

from compare import cli, errors
from compare.evaluate import gold
from compare.evaluate.task_names import TASKS
from compare.read import COLUMNS, SUFFIXES
from compare.records import VERDICTS
from compare.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from fake_encoder import FakeEncoder

MACHINE_PATH = re.compile(r"(?<![\w.<])/(?:home|root|tmp|work|Users|mnt|opt)/\w|[A-Z]:\\\\")


def _commands() -> dict[str, Any]:
    return dict(typer.main.get_command(cli.app).commands)  # type: ignore[attr-defined]


def _options(command: Any) -> set[str]:  # noqa: ANN401  a click command
    return {
        name
        for parameter in command.params
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name.startswith("-") and name != "--help"
    }


def test_every_command_is_in_the_readme_and_no_other() -> None:
    """The table of commands names each command once."""
    documented = [readme.codes(cell)[0].split()[0] for cell in readme.table("command")]
    assert sorted(documented) == sorted(_commands())


def test_every_option_is_in_the_readme_with_its_commands() -> None:
    """The table of options names each option, and the commands that know it."""
    documented = {
        (option, command.strip())
        for cell, (commands, _) in readme.table("option").items()
        for option in readme.codes(cell)
        for command in commands.split(",")
    }
    real = {(option, name) for name, command in _commands().items() for option in _options(command)}
    assert documented == real


def test_every_exit_code_is_in_the_readme() -> None:
    """The table of exit codes has those of the error classes, and the three of any program."""
    codes = {child.exit_code for child in errors.CompareError.__subclasses__()}
    codes |= {errors.CompareError.exit_code, 0, 130}
    assert {int(code) for code in readme.table("exit code")} == codes


def test_every_setting_is_in_the_readme_with_its_default() -> None:
    """The table of settings names each one with the default it has."""
    settings = Settings()
    real = {
        f"`{stage.name}.{name}`": value
        for stage in fields(settings)
        for name, value in settings.to_mapping()[stage.name].items()
    }
    rows = readme.table("setting")
    assert {name: json.loads(readme.codes(row[0])[0]) for name, row in rows.items()} == real
    assert all(len(row[1].split()) > 5 for row in rows.values())


def test_every_column_name_is_in_the_readme() -> None:
    """The table of column names is the one that reading goes by, in its order."""
    rows = readme.table("part")
    assert {part: tuple(readme.codes(row[0])) for part, row in rows.items()} == dict(COLUMNS)


def test_every_kind_of_file_is_in_the_readme() -> None:
    """The table of files names each suffix."""
    documented = [suffix for cell in readme.table("files") for suffix in readme.codes(cell)]
    assert sorted(documented) == sorted(SUFFIXES)


def test_every_verdict_is_in_the_readme() -> None:
    """The table of verdicts has all of them, in the order of the code."""
    assert tuple(readme.table("verdict")) == VERDICTS


def test_every_table_is_in_the_readme_with_its_columns(newsroom: Path) -> None:
    """The columns documented are those of the files written, but for a corpus' own."""
    real = {}
    for path in newsroom.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            names = next(csv.reader(stream))
        real[f"`{path.name}`"] = [name for name in names if not name.startswith("meta_")]
    documented = {name: readme.codes(row[0]) for name, row in readme.table("table").items()}
    assert documented == real


def test_the_gold_format_in_the_readme_is_the_one_read(root: Path) -> None:
    """The README names the format of the gold file that comes along, and every key of it."""
    section = readme.TEXT.partition("## Measure it")[2].partition("\n## ")[0]
    names = set(readme.codes(section))
    stored = json.loads((root / "corpora" / "newsroom.gold.json").read_text(encoding="utf-8"))
    assert stored["format"] in names
    for kind in (gold.Gold, gold.GoldStory, gold.GoldFact, gold.GoldDifference):
        assert {field.name for field in fields(kind)} <= names


def test_every_task_of_evaluate_is_in_the_readme() -> None:
    """The table of tasks has all of them, in the order of the code."""
    assert tuple(readme.codes(cell)[0] for cell in readme.table("task")) == TASKS


def test_links_lead_somewhere(root: Path) -> None:
    """A link inside the project leads to a file or to a heading of the README."""
    headings = re.findall(r"^##+ (.+)$", readme.TEXT, re.MULTILINE)
    anchors = {"#" + re.sub(r"[^\w -]", "", text.lower()).replace(" ", "-") for text in headings}
    inside = {link for link in readme.links() if "://" not in link}
    assert inside
    assert {link for link in inside - anchors if not (root / link).is_file()} == set()


def test_the_two_commands_are_targets_of_make(root: Path) -> None:
    """Both make commands of the first screen exist, and do what the README says they do."""
    if shutil.which("make") is None:
        pytest.skip("make is not installed, so the Makefile was not read")
    block = readme.blocks("sh")[0]
    targets = [shlex.split(line, comments=True) for line in block.splitlines()]
    assert targets == [["make", "report"], ["make", "test"]]
    done = {}
    for _, target in targets:
        command = ["make", "--dry-run", "--always-make", target]
        done[target] = subprocess.run(
            command, cwd=root, capture_output=True, text=True, check=True
        ).stdout
    assert "narrative-compare run corpora/newsroom --output report" in done["report"]
    for tool in ("ruff check", "ruff format --check", "mypy", "lint-imports", "pytest -n 2"):
        assert f".venv/bin/{tool}" in done["test"]
    assert "pip install -qq --editable '.[test]'" in done["test"]


def test_the_way_without_make_runs(
    root: Path,
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fake_encoder: FakeEncoder,
) -> None:
    """Its last line is a run of the shipped corpus; it is run on a smaller one."""
    assert fake_encoder.revision
    *_, last = readme.blocks("sh")[1].splitlines()
    program, *arguments = shlex.split(last)
    assert program == ".venv/bin/narrative-compare"
    assert (root / arguments[1]).is_dir()
    arguments[1] = str(small)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["narrative-compare", *arguments])
    monkeypatch.setattr("warnings.showwarning", lambda *_: None)
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert not end.value.code
    assert (tmp_path / "report" / "index.html").is_file()


def test_the_settings_shown_can_be_used() -> None:
    """The TOML block, and the settings in Python, are valid."""
    (block,) = readme.blocks("toml")
    settings = Settings.from_mapping(tomllib.loads(block))
    assert settings.read.columns == (("source", "outlet"), ("text", "story_body"))
    assert settings.judge.unsure_threshold == 0.7


def test_the_python_shown_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The block runs as it stands, with the model that comes along, and finds the death toll."""
    (block,) = readme.blocks("python")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(compile(block, "README.md", "exec"), names)  # noqa: S102  the README's own code
    differences = names["result"].differences
    assert (differences["value_a"] + differences["value_b"]).str.contains("12").any()
    assert (tmp_path / "report" / "index.html").is_file()


def test_torch_in_the_readme_is_what_is_installed(root: Path) -> None:
    """The range shown for another build of torch is that of the package."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (torch,) = [one for one in project["dependencies"] if one.startswith("torch")]
    assert readme.TEXT.count(torch) == 2
    assert readme.TEXT.count("torch>=") == 2
    assert f"narrative-compare, version {project['version']}." in readme.TEXT


def test_no_file_names_a_machine(root: Path) -> None:
    """No path of someone's computer stands in what is shipped."""
    shipped = [root / name for name in ("README.md", "Makefile", "pyproject.toml", "LICENSE")]
    for folder in ("compare", "notebooks", ".ci", ".docs"):
        shipped += [path for path in (root / folder).rglob("*") if path.is_file()]
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in shipped
        if path.suffix not in {".png", ".pyc", ".onnx", ".safetensors"}
        and "__pycache__" not in path.parts
    }
    found = {
        f"{path.name}: {match.group()}"
        for path, text in texts.items()
        for match in MACHINE_PATH.finditer(text)
    }
    assert found == set()
