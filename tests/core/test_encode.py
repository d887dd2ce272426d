"""Texts in, vectors out: the same for the same text, whoever stands beside it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import numpy as np
import pytest
from fake_encoder import FakeEncoder

from compare.cache import FILE_NAME, VectorCache
from compare.encode import CachedEncoder, Encoding, SentenceTransformerEncoder
from compare.errors import ModelError
from compare.settings import EncodeSettings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TEXTS = ["The Kremlin condemned the strikes.", "", "Ein Satz.", "x" * 50_000, "نص عربي قصير"]


class Counting(FakeEncoder):
    """Counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str], progress: object = None) -> list[Encoding]:
        """Return encodings, and remember the texts."""
        del progress
        self.asked += texts
        return super().encode(texts)


def equal(one: Encoding, other: Encoding) -> bool:
    """Tell whether two encodings are the same bytes."""
    return all(
        np.array_equal(getattr(one, part), getattr(other, part))
        for part in ("vector", "tokens", "offsets")
    )


def test_a_vector_depends_on_its_text_alone() -> None:
    """Order, company and the number of workers change no bit."""
    one = SentenceTransformerEncoder(EncodeSettings(workers=1)).encode(TEXTS)
    encoder = SentenceTransformerEncoder(EncodeSettings(workers=4))
    other = encoder.encode([*TEXTS[::-1], "company"])
    assert all(equal(a, b) for a, b in zip(one, other[:5][::-1], strict=True))
    assert np.allclose(np.linalg.norm(one[0].vector.astype(float), axis=0), 1, atol=1e-2)
    pieces = [TEXTS[0][start:end] for start, end in one[0].offsets]
    assert "".join(pieces) == TEXTS[0].replace(" ", "")


def test_meaning_counts() -> None:
    """The shipped model knows that one sentence is nearer to another than to a third."""
    encoder = SentenceTransformerEncoder(EncodeSettings())
    texts = ["A ferry sank off the coast.", "A passenger ship capsized at sea.", "Rates rose."]
    a, b, c = (e.vector.astype(float) for e in encoder.encode(texts))
    assert a @ b > a @ c + 0.3


def test_a_missing_model_is_one_line(tmp_path: Path) -> None:
    """A folder without a model is refused by name."""
    with pytest.raises(ModelError, match="cannot be loaded"):
        SentenceTransformerEncoder(EncodeSettings(model=str(tmp_path)))


def test_the_cache_returns_what_was_put(tmp_path: Path) -> None:
    """A second encoder asks nothing again, and gets the same bytes."""
    first, second = Counting(), Counting()
    fresh = CachedEncoder(first, VectorCache(tmp_path)).encode([*TEXTS, TEXTS[0]])
    kept = CachedEncoder(second, VectorCache(tmp_path)).encode([*TEXTS, TEXTS[0]])
    assert first.asked == TEXTS
    assert second.asked == []
    assert all(equal(a, b) for a, b in zip(fresh, kept, strict=True))


def test_a_spoilt_cache_costs_a_warning_and_nothing_else(tmp_path: Path) -> None:
    """A file that is no database is not touched; the run goes on without it."""
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 100)
    with pytest.warns(UserWarning, match="cannot be used"):
        cache = VectorCache(tmp_path)
    assert len(CachedEncoder(FakeEncoder(), cache).encode(TEXTS)) == len(TEXTS)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(tmp_path / FILE_NAME).execute("select * from vectors")
