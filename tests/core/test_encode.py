"""Texts in, vectors out: the same for the same text, whoever stands beside it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Literal

import numpy as np
import pytest
from fake_encoder import FakeEncoder

from compare.cache import FILE_NAME, ContentCache
from compare.encode import (
    CachedEncoder,
    Encoding,
    RuntimeEncoder,
    SentenceTransformerEncoder,
    choose_encoder,
    runtime,
    sentence_vectors,
)
from compare.encode.arrays import encoder_arrays, open_session
from compare.encode.encoding import unit_rows
from compare.encode.graph import DEPTHS, GRAPHS, WIDTH, build_graph, read_graph
from compare.encode.runtime import equal_length_batches
from compare.encode.shipped import shipped_model
from compare.errors import ModelError
from compare.settings import EncodeSettings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compare.encode.graph import Gives

TEXTS = ["The Kremlin condemned the strikes.", "", "Ein Satz.", "x" * 50_000, "نص عربي قصير"]
NEWS = [
    f"{who} said {when} that {count} people {what}."
    for who in ("The minister", "A spokesman for the harbour", "Nobody")
    for when in ("on Friday", "late in the evening of 3 March")
    for count in ("12", "more than four thousand")
    for what in ("had died", "left the flooded villages along the river", "voted")
]


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


@pytest.mark.parametrize("kernel", ["onnxruntime", "torch"])
def test_a_vector_depends_on_its_text_alone(kernel: Literal["onnxruntime", "torch"]) -> None:
    """Order, company and the number of workers change no bit."""
    one = choose_encoder(EncodeSettings(workers=1, kernel=kernel)).encode(TEXTS)
    encoder = choose_encoder(EncodeSettings(workers=4, kernel=kernel))
    other = encoder.encode([*TEXTS[::-1], "company"])
    assert all(equal(a, b) for a, b in zip(one, other[:5][::-1], strict=True))
    assert np.allclose(np.linalg.norm(one[0].vector.astype(float), axis=0), 1, atol=1e-2)
    pieces = [TEXTS[0][start:end] for start, end in one[0].offsets]
    assert "".join(pieces) == TEXTS[0].replace(" ", "")


@pytest.mark.parametrize("budget", [1, 64, 4096])
def test_a_batch_gives_each_text_the_bytes_it_has_alone(
    budget: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many texts of one length share a pass, on however many threads."""
    texts = [*NEWS, *TEXTS]
    encoder = RuntimeEncoder(EncodeSettings(workers=2))
    alone = [encoder.encode([text])[0] for text in texts]
    monkeypatch.setattr(runtime, "BATCH_PIECES", budget)
    together = encoder.encode(texts)
    assert all(equal(a, b) for a, b in zip(alone, together, strict=True))
    vectors = encoder.sentence_vectors(texts)
    assert all(np.array_equal(a.vector, b) for a, b in zip(alone, vectors, strict=True))


def test_the_runtime_agrees_with_torch() -> None:
    """Both kernels see the same word pieces, and their vectors lie within a cosine of .9999."""
    texts = [*NEWS, *TEXTS]
    mine = RuntimeEncoder(EncodeSettings()).encode(texts)
    theirs = SentenceTransformerEncoder(EncodeSettings()).encode(texts)
    for a, b in zip(mine, theirs, strict=True):
        assert np.array_equal(a.offsets, b.offsets)
        assert float(a.vector.astype(float) @ b.vector.astype(float)) > 0.9999 - 1e-3  # float16
        cosines = np.einsum("td,td->t", a.tokens.astype(float), b.tokens.astype(float))
        assert (cosines > 0.9999 - 1e-3).all()
        assert np.abs(a.vector.astype(float) - b.vector.astype(float)).max() < 1e-3


def test_half_a_character_is_encoded_like_an_unknown_one() -> None:
    """A lone surrogate, which is no character, breaks nothing."""
    lone, unknown = RuntimeEncoder(EncodeSettings()).encode(["a \ud800 b", "a \ufffd b"])
    assert equal(lone, unknown)


@pytest.mark.parametrize("gives", GRAPHS)
def test_the_graph_that_is_shipped_is_the_one_its_code_builds(gives: Gives) -> None:
    """The file beside the code holds what the code says, and no weights."""
    pytest.importorskip("onnx", reason="onnx, which only writes the graph, is not installed")
    assert read_graph(gives) == build_graph(gives)
    assert len(read_graph(gives)) < 20_000


def test_chosen_pieces_have_the_bytes_that_they_have_among_all() -> None:
    """The last layer's work for a few pieces alone gives them the vectors that all would have."""
    arrays = encoder_arrays(shipped_model())
    pieces = np.random.default_rng(1).integers(1000, 30_000, (3, 40))
    asked = {"pieces": pieces, "places": np.tile(np.arange(40), (3, 1))}
    whole = open_session(arrays).run(None, asked)[0].reshape(120, -1)
    few = open_session(arrays, "chosen")
    for chosen in ([0, 7, 8, 40, 119], [5, 5], list(range(120))):
        rows = few.run(None, {**asked, "chosen": np.array(chosen)})[0]
        assert rows.tobytes() == whole[chosen].tobytes()


def test_inner_layers_end_with_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last of the inner layers is the encoder's own output, scaled; company changes no bit."""
    monkeypatch.setattr(runtime, "BATCH_PIECES", 64)
    encoder = RuntimeEncoder(EncodeSettings())
    texts = [*NEWS, "", "\ud800"]
    together = dict(encoder.inner_layers(texts))
    assert sorted(together) == list(range(len(texts)))
    for number, (text, encoding) in enumerate(zip(texts, encoder.encode(texts), strict=True)):
        found = together[number]
        assert found.pieces.shape == (len(found.offsets), len(DEPTHS) * WIDTH)
        assert found.offsets.tolist() == encoding.offsets.tolist()
        assert np.array_equal(unit_rows(found.pieces[:, -WIDTH:]), encoding.tokens)
        ((_, alone),) = encoder.inner_layers([text])
        assert alone.pieces.tobytes() == found.pieces.tobytes()


def test_batches_hold_one_length_each() -> None:
    """Every text is in one batch, batches of more than one text keep the budget, longest first."""
    lengths = [3, 9, 3, 3, 20, 9]
    batches = equal_length_batches(lengths, 9)
    assert batches == [[4], [1], [5], [0, 2, 3]]
    assert equal_length_batches([], 9) == []


def test_the_runtime_starts_without_torch() -> None:
    """The shipped model runs, and neither torch nor the parser is loaded for it."""
    program = (
        "import sys; from compare.encode import choose_encoder as c\n"
        "from compare.settings import EncodeSettings as S\n"
        "assert c(S()).encode(['a'])[0].tokens.shape == (1, 384)\n"
        "print(sorted({'torch', 'transformers', 'spacy', 'onnx'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_meaning_counts() -> None:
    """The shipped model knows that one sentence is nearer to another than to a third."""
    encoder = choose_encoder(EncodeSettings())
    texts = ["A ferry sank off the coast.", "A passenger ship capsized at sea.", "Rates rose."]
    a, b, c = (e.vector.astype(float) for e in encoder.encode(texts))
    assert a @ b > a @ c + 0.3


def test_a_missing_model_is_one_line(tmp_path: Path) -> None:
    """A folder without a model is refused by name."""
    with pytest.raises(ModelError, match="cannot be loaded"):
        choose_encoder(EncodeSettings(model=str(tmp_path)))


def test_the_cache_returns_what_was_put(tmp_path: Path) -> None:
    """A second encoder asks nothing again, and gets the same bytes."""
    first, second = Counting(), Counting()
    fresh = CachedEncoder(first, ContentCache(tmp_path)).encode([*TEXTS, TEXTS[0]])
    kept = CachedEncoder(second, ContentCache(tmp_path)).encode([*TEXTS, TEXTS[0]])
    assert first.asked == TEXTS
    assert second.asked == []
    assert all(equal(a, b) for a, b in zip(fresh, kept, strict=True))


def test_sentence_vectors_are_kept_by_themselves(tmp_path: Path) -> None:
    """They equal those of whole encodings, and an encoder that has no such method serves too."""
    first, second = Counting(), Counting()
    fresh = sentence_vectors(CachedEncoder(first, ContentCache(tmp_path)), TEXTS)
    kept = sentence_vectors(CachedEncoder(second, ContentCache(tmp_path)), TEXTS)
    assert (first.asked, second.asked) == (TEXTS, [])
    whole = FakeEncoder().encode(TEXTS)
    for vectors in (fresh, kept, sentence_vectors(FakeEncoder(), TEXTS)):
        assert all(np.array_equal(a.vector, b) for a, b in zip(whole, vectors, strict=True))


def test_another_kernel_finds_nothing_of_the_first(tmp_path: Path) -> None:
    """A vector is reused for the model and the kernel that made it."""

    class Other(Counting):
        kernel = "other"

    first, other = Counting(), Other()
    for encoder in (first, other):
        CachedEncoder(encoder, ContentCache(tmp_path)).encode(TEXTS[:1])
    assert other.asked == first.asked == TEXTS[:1]


def test_a_spoilt_cache_costs_a_warning_and_nothing_else(tmp_path: Path) -> None:
    """A file that is no database is not touched; the run goes on without it."""
    spoilt = b"no database at all" * 100
    (tmp_path / FILE_NAME).write_bytes(spoilt)
    with pytest.warns(UserWarning, match="cannot be used"):
        cache = ContentCache(tmp_path)
    assert len(CachedEncoder(FakeEncoder(), cache).encode(TEXTS)) == len(TEXTS)
    assert (tmp_path / FILE_NAME).read_bytes() == spoilt
