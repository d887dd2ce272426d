"""What was computed once is kept by content, within a bound, whatever else goes on."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from compare import cache
from compare.cache import FILE_NAME, ContentCache, content_key

if TYPE_CHECKING:
    from pathlib import Path

_WRITER = """
import os, sys
from pathlib import Path
from compare.cache import ContentCache, content_key
kept = ContentCache(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    kept.put({content_key(sys.argv[2], str(number)): sys.argv[2].encode() * 1000})
    print(number, flush=True)
"""


def _start(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    program = [sys.executable, "-c", _WRITER, str(folder), name, str(count)]
    return subprocess.Popen(program, stdout=subprocess.PIPE, text=True)


def test_what_was_put_is_got_and_nothing_else(tmp_path: Path) -> None:
    """Any bytes come back under their key, in another process' cache too; more than 500 at once."""
    values = {content_key(str(n)): bytes([n % 256]) * n for n in range(1200)}
    ContentCache(tmp_path).put(values)
    again = ContentCache(tmp_path)
    assert again.get([*values, content_key("unknown")]) == values
    assert again.get([]) == {}
    state = again.state()
    assert (state.values, state.size) == (1200, sum(map(len, values.values())))


def test_parts_of_a_key_do_not_run_together() -> None:
    """The same characters parted elsewhere are another key; half a character is no fault."""
    assert content_key("ab", "c") != content_key("a", "bc") != content_key("abc")
    assert content_key("\ud800") != content_key("\udfff")


def test_a_known_key_keeps_its_value(tmp_path: Path) -> None:
    """What is put a second time changes nothing, and is counted once."""
    kept, key = ContentCache(tmp_path), content_key("a")
    kept.put({key: b"one"})
    kept.put({key: b"one"})
    assert kept.get([key]) == {key: b"one"}
    assert kept.state().values == 1


def test_the_bound_drives_out_what_was_unused_for_longest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value read today outlives one that was written later and not read since."""
    kept = ContentCache(tmp_path, gigabytes=1e-6)
    read, unread, new = (content_key(name) for name in ("read", "unread", "new"))
    for day, key in ((1, read), (2, unread)):
        monkeypatch.setattr(cache, "_today", lambda day=day: day)
        kept.put({key: b"x" * 400})
    monkeypatch.setattr(cache, "_today", lambda: 3)
    assert read in kept.get([read])
    kept.put({new: b"x" * 400})
    assert kept.get([read, unread, new]).keys() == {read, new}
    assert kept.state().size <= 1000


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    """Nothing that either of two processes put is lost."""
    writers = [_start(tmp_path, name, 40) for name in ("a", "b")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.close()
    keys = [content_key(name, str(n)) for name in ("a", "b") for n in range(40)]
    assert len(ContentCache(tmp_path).get(keys)) == 80


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9 on this system")
def test_a_killed_process_leaves_a_whole_cache(tmp_path: Path) -> None:
    """After kill -9 in the middle of writing, all that was put before is there, and whole."""
    writer = _start(tmp_path, "a", 100_000)
    assert writer.stdout is not None
    done = [int(writer.stdout.readline()) for _ in range(20)]
    writer.send_signal(signal.SIGKILL)
    writer.wait(60)
    writer.stdout.close()
    found = ContentCache(tmp_path).get([content_key("a", str(n)) for n in done])
    assert list(found.values()) == [b"a" * 1000] * 20
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_folder_that_cannot_be_written_costs_a_warning(tmp_path: Path) -> None:
    """Where the folder cannot be made, nothing is kept and nothing is lost."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.warns(UserWarning, match="going on without it"):
        kept = ContentCache(tmp_path / "file" / "cache")
    kept.put({content_key("a"): b"one"})
    assert kept.get([content_key("a")]) == {}
    assert kept.state().values == 0


def test_clearing_empties_the_file_and_removes_old_layouts(tmp_path: Path) -> None:
    """It tells what was held; a file of another layout goes, and so does a spoilt one."""
    kept = ContentCache(tmp_path)
    kept.put({content_key("a"): b"one" * 100_000})
    (tmp_path / "vectors-1.sqlite").write_bytes(b"old")
    held = kept.clear()
    assert (held.values, held.size) == (1, 300_000)
    assert kept.state().values == 0
    assert not (tmp_path / "vectors-1.sqlite").exists()
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 100)
    with pytest.warns(UserWarning, match="cannot be used"):
        ContentCache(tmp_path).clear()
    ContentCache(tmp_path).put({content_key("a"): b"one"})
    assert ContentCache(tmp_path).state().values == 1
