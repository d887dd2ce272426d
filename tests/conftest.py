"""What tests of every room share: a cache of their own, and one run of the shipped corpus."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import small_corpus
from fake_encoder import FakeEncoder
from filelock import FileLock

if TYPE_CHECKING:
    from compare.encode import Encoder
    from compare.grammar import Grammar
    from compare.records import Comparison

ROOT = Path(__file__).resolve().parent.parent
CACHE = "XDG_CACHE_HOME"
"""Where vectors are kept; every process that a test starts inherits it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of ``tests/evaluate/test_floors.py``."""
    parser.addoption(
        "--measure", action="store_true", help="measure on all labelled data beside the project"
    )
    parser.addoption(
        "--raise-floors", action="store_true", help="write better figures to tests/floors.json"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Give the whole run one empty cache, before xdist starts its processes."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        config.stash[_MADE] = tempfile.mkdtemp(prefix="narrative-compare-")
        os.environ[CACHE] = config.stash[_MADE]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove that cache."""
    if _MADE in config.stash:
        shutil.rmtree(config.stash[_MADE], ignore_errors=True)


_MADE = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a report on the shipped corpus, made once for all processes."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder = base / "newsroom-report"
    with FileLock(base / "newsroom.lock"):
        if not (folder / "manifest.json").is_file():
            from compare import pipeline, report  # noqa: PLC0415  only the tests that need a run

            report.write_report(pipeline.run(ROOT / "corpora" / "newsroom"), folder)
    return folder


@pytest.fixture(scope="session")
def newsroom_comparison(newsroom: Path) -> Comparison:
    """Return what the run of the shipped corpus found."""
    from compare import report  # noqa: PLC0415  see newsroom

    return report.load(newsroom)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """Return the encoder that comes along, loaded once a process."""
    from compare import pipeline  # noqa: PLC0415  see newsroom

    return pipeline.default_encoder()


@pytest.fixture
def fake_encoder(monkeypatch: pytest.MonkeyPatch) -> FakeEncoder:
    """Put the encoder without a model in the place of the real one, in this process."""
    fake = FakeEncoder()
    monkeypatch.setattr("compare.pipeline.default_encoder", lambda *_, **__: fake)
    monkeypatch.setattr("compare.pipeline.default_verifier", lambda *_, **__: None)
    return fake


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder of a few short articles."""
    folder = tmp_path / "small"
    small_corpus.write(folder)
    return folder


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    """Return the parser's grammar, which keeps what it parsed."""
    from compare.segment import ParsedGrammar, load_parser  # noqa: PLC0415  slow to import

    return ParsedGrammar(load_parser())
