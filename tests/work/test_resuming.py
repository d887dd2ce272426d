"""A run that was killed goes on from there, and two runs never mix."""

from __future__ import annotations

import errno
import json
import os
import resource
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import several_stories
from several_stories import SETTINGS, ToldEncoder, comparison, files_of

from compare import pipeline, report
from compare.cache import FILE_NAME
from compare.errors import OutputError
from compare.work import FOLDER, occupied, work_cache

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).resolve().parent.parent


@pytest.mark.slow
def test_a_killed_run_goes_on_and_gives_the_same_bytes(tmp_path: Path) -> None:
    """Killed while reading, encoding, comparing and writing, it ends as if undisturbed.

    Nothing that was done before a kill is done again, and nothing of it is left at the end.
    """
    corpus = several_stories.write(tmp_path / "corpus")
    undisturbed = pipeline.run(corpus, SETTINGS, encoder=ToldEncoder())
    assert sum(len(story.article_ids) == 2 for story in undisturbed.stories) == 4
    report.write_report(undisturbed, tmp_path / "one")
    done = subprocess.run(
        [sys.executable, TESTS / "work" / "killed_runs.py", corpus, tmp_path / "two",
         tmp_path / "log", "1"],
        env={**os.environ, "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    expected = ["read 9", "encoding articles 9", "reading stories 9", "report 9", " 0"]
    assert done.stdout.splitlines() == expected, done.stderr
    assert files_of(tmp_path / "two") == files_of(tmp_path / "one")
    told = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert len({words for _, words in told}) == len(told)
    assert {moment for moment, _ in told} == {"encoding articles", "reading stories", "report"}


def test_two_runs_into_one_folder_do_not_mix(tmp_path: Path) -> None:
    """The second one ends at once with one line; when the first is done, all is free again."""

    def second() -> str:
        with pytest.raises(OutputError, match="another run is writing to") as caught:
            report.write_report(comparison(2_000), tmp_path / "report")
        return str(caught.value)

    with occupied(tmp_path / "report"), ThreadPoolExecutor(1) as other:
        assert "\n" not in other.submit(second).result()
        report.write_report(comparison(2_000), tmp_path / "report")
    report.write_report(comparison(2_000), tmp_path / "report")
    assert not (tmp_path / "report" / FOLDER).exists()


def test_a_lock_that_a_killed_run_left_locks_nobody_out(tmp_path: Path) -> None:
    """So does a damaged work folder: what is in it is started over."""
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "lock").write_text("a number of a process")
    (tmp_path / FOLDER / FILE_NAME).write_bytes(b"half a file" * 100)
    with occupied(tmp_path) as work:
        cache = work_cache(work)
        cache.put({b"key": b"value"})
        assert cache.get([b"key"]) == {b"key": b"value"}
    assert not list(tmp_path.iterdir())


def test_what_was_done_stays_where_a_run_fails_and_nothing_stays_of_nothing(tmp_path: Path) -> None:
    """A folder that was made for nothing is removed; finished work is kept for the next run."""
    kept: dict[str, dict[bytes, bytes]] = {"nothing": {}, "something": {b"key": b"value"}}
    for name, values in kept.items():
        with pytest.raises(KeyboardInterrupt):
            stop_after(tmp_path / name, values)
    assert not (tmp_path / "nothing").exists()
    with occupied(tmp_path / "something") as work:
        assert work_cache(work).state().values == 1


def stop_after(folder: Path, values: dict[bytes, bytes]) -> None:
    """Keep values in a folder's work folder, and be interrupted."""
    with occupied(folder) as work:
        work_cache(work).put(values)
        raise KeyboardInterrupt


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """Return a folder that this process may read and not write; root takes another user's part."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "report").mkdir()
        folder.chmod(0o755)
        (folder / "report").chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield folder / "report"
        finally:
            if root:
                os.seteuid(0)
            (folder / "report").chmod(0o755)


def test_a_read_only_folder_ends_with_one_line(locked_folder: Path) -> None:
    """It is said before any work is done, and nothing is written."""
    with pytest.raises(OutputError, match=r"cannot be written to .* \(permission denied\)"):
        report.write_report(comparison(2_000), locked_folder)
    with pytest.raises(OutputError, match="permission denied"), occupied(locked_folder / "new"):
        pytest.fail("work was begun")
    assert not list(locked_folder.iterdir())


def test_a_full_disk_ends_with_one_line_and_no_half_file(tmp_path: Path) -> None:
    """Files may grow to 8,000 bytes and no further: report and work folder both say so."""
    folder = tmp_path / "report"
    report.write_report(comparison(3), folder)
    before = files_of(folder)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, hard))
    try:
        with pytest.raises(OutputError, match="file too large") as caught:
            report.write_report(comparison(2_000), folder)
        with pytest.raises(OutputError, match="cannot keep what was done"):
            stop_after(tmp_path / "other", {b"key": b"value" * 10_000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno == errno.EFBIG
    assert files_of(folder) == before
