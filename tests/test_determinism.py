"""The same articles give the same bytes, with the real model and in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import small_corpus

if TYPE_CHECKING:
    from pathlib import Path

_WITHOUT_NETWORK = """
import socket, sys
def refuse(*_, **__):
    raise OSError("a test forbids the network")
socket.socket.connect = socket.getaddrinfo = refuse
from compare.cli import main
main()
"""


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _run(program: list[str], arguments: list[str], **variables: str) -> None:
    done = subprocess.run(
        [sys.executable, *program, *arguments],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


@pytest.mark.slow
def test_order_workers_hash_seed_and_cache_change_no_byte(tmp_path: Path) -> None:
    """Two runs that differ in all that may not matter write the same report.

    One is given the folder, takes one worker and a cache, has ``HF_HUB_OFFLINE`` unset, and is
    refused every connection; the other is given the files, last to first, takes two workers and
    no cache, and goes by ``python -m compare``.
    """
    small_corpus.write(tmp_path / "a")
    paths = small_corpus.write(tmp_path / "b", reverse=True)
    one, other = tmp_path / "one", tmp_path / "other"
    _run(
        ["-c", _WITHOUT_NETWORK],
        ["run", str(tmp_path / "a"), "-o", str(one), "--workers", "1", "--quiet"],
        PYTHONHASHSEED="1",
        HF_HUB_OFFLINE="0",
    )
    _run(
        ["-m", "compare"],
        ["run", *map(str, paths), "-o", str(other), "--workers=2", "--no-cache", "--json"],
        PYTHONHASHSEED="2",
        HF_HUB_OFFLINE="1",
        TZ="Asia/Tehran",
        LC_ALL="C",
    )
    assert _bytes(one) == _bytes(other)
