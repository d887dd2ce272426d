"""Shared out to processes or machines, a run gives the same bytes as alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import several_stories
from several_stories import SETTINGS, ToldEncoder, files_of

from compare import pipeline, steps
from compare.cache import ContentCache
from compare.errors import CompareError, InputError, SettingsError
from compare.models import Recipe
from compare.read import read_corpus
from compare.work import ALONE, Keeper, Shared, carry_out_once

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).resolve().parent.parent


def _shared_runs(tmp_path: Path, *ways: str) -> None:
    corpus = several_stories.write(tmp_path / "corpus")
    done = subprocess.run(
        [sys.executable, TESTS / "work" / "shared_runs.py", corpus, tmp_path, *ways],
        env={**os.environ, "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Reading, encoding and comparing in two processes change nothing."""
    _shared_runs(tmp_path, "alone", "processes")
    assert files_of(tmp_path / "processes") == files_of(tmp_path / "alone")


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(tmp_path: Path) -> None:
    """A scheduler and two workers on this machine; one is killed in the middle of its work.

    The cluster reads the corpus from an address. A manifest names it as one machine does.
    """
    pytest.importorskip("distributed", reason="needs the extra: cluster")
    _shared_runs(tmp_path, "alone", "cluster")
    assert len(json.loads((tmp_path / "killed.json").read_text())) == 1
    assert files_of(tmp_path / "cluster") == files_of(tmp_path / "alone")


def test_few_pieces_are_held_at_once_and_each_is_carried_out() -> None:
    """A worker has a piece or two before it; the pieces beyond are not made yet."""
    made: list[int] = []

    def pieces() -> Iterator[int]:
        for number in range(40):
            made.append(number)
            yield number

    with ThreadPoolExecutor(2) as executor:
        outcomes = {}
        for number, outcome in Shared(executor, lambda: 2).carry_out(lambda n: n * n, pieces()):
            outcomes[number] = outcome
            assert len(made) <= len(outcomes) + 4
    assert outcomes == {number: number**2 for number in range(40)}


def test_what_is_kept_is_not_carried_out_again(tmp_path: Path) -> None:
    """Kept outcomes come under their own numbers, among those that are new."""
    keeper: Keeper[str, str] = Keeper(
        ContentCache(tmp_path), lambda piece: piece.encode(), str.encode, bytes.decode
    )
    keeper.keep(b"b", "known")
    asked: list[str] = []

    def step(piece: str) -> str:
        asked.append(piece)
        return piece.upper()

    found = dict(carry_out_once(ALONE, step, ["a", "b", "c"], keeper))
    assert found == {0: "A", 1: "known", 2: "C"}
    assert asked == ["a", "c"]
    assert dict(carry_out_once(ALONE, step, ["c", "b"], keeper)) == {0: "C", 1: "known"}
    assert asked == ["a", "c"]


def test_another_version_elsewhere_is_refused() -> None:
    """A worker with other code would give other bytes; it says so."""
    step = steps.EncodeArticles(Recipe(SETTINGS, encoder=ToldEncoder()), "another")
    with pytest.raises(CompareError, match="another version"):
        step([])


def test_a_corpus_comes_from_any_address(tmp_path: Path) -> None:
    """What fsspec lists and opens gives the articles that the folder gives; others are named."""
    fsspec = pytest.importorskip("fsspec", reason="needs the extra: cluster")
    folder = several_stories.write(tmp_path / "corpus")
    memory = fsspec.filesystem("memory")
    memory.put(str(folder), "/corpus", recursive=True)
    try:
        assert read_corpus(["memory://corpus"]) == read_corpus([folder])
        one = read_corpus(["memory://corpus/Kestrel/0.md"]).articles
        assert [article.path for article in one] == ["0.md"]
    finally:
        memory.rm("/corpus", recursive=True)
    for wrong in ("memory://nothing", "nonsense://a/b"):
        with pytest.raises(InputError, match="give files or folders"):
            read_corpus([wrong])


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its address stands in the one line."""
    pytest.importorskip("distributed", reason="needs the extra: cluster")
    monkeypatch.setattr("compare.work.cluster._PATIENCE", 1)
    with pytest.raises(SettingsError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        pipeline.run("corpus", scheduler="tcp://127.0.0.1:9")
