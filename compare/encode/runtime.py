"""The shipped model by onnxruntime: half a second to the first vector, twice torch's speed.

A text's vectors depend on that text and the model alone. Only texts of exactly one length share a
batch, so that nothing is padded; a row of a matrix product is summed in the same order whatever
stands above and below it, and one thread runs one batch. So a batch gives each text the bytes
that it has alone (a test proves it on the processor at hand).
"""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.encode.arrays import encoder_arrays, open_session
from compare.encode.encoding import MAX_CHARACTERS, Encoding, unit_rows
from compare.encode.shipped import SHIPPED_NAME, SHIPPED_SHA256, shipped_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.encode.encoding import Progress
    from compare.encode.graph import Gives
    from compare.settings import EncodeSettings

MAX_PIECES = 256
"""Word pieces that the model was trained to see; the rest of a text is not looked at."""

BATCH_PIECES = 512
"""Word pieces of one batch: what the processor's caches hold. More is slower, one text a batch
takes a tenth longer."""

_KERNEL_VERSION = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, eq=False)
class InnerLayers:
    """What a text's word pieces look like further down in the model.

    The last layer tells what a text is about, since that is what the model was made for; the
    layers under it also tell how it is said.

    Attributes
    ----------
    pieces
        ``(t, k * d)`` float32: for each word piece, special pieces left out, its vectors after
        each of :data:`compare.encode.graph.DEPTHS`, side by side and not scaled.
    offsets
        ``(t, 2)`` int32: where each word piece stands in the text.
    """

    pieces: NDArray[np.float32]
    offsets: NDArray[np.int32]


class RuntimeEncoder:
    """An :class:`~compare.encode.Encoder`: the model that comes along, run by onnxruntime.

    Parameters
    ----------
    settings
        The number of workers, which changes no bit.

    Raises
    ------
    ModelError
        Where the weights or the runtime are missing, or are not the ones meant.
    """

    name = SHIPPED_NAME
    revision = SHIPPED_SHA256

    def __init__(self, settings: EncodeSettings) -> None:
        self._folder = shipped_model()
        self._workers = settings.workers or os.cpu_count() or 1
        self.kernel = f"onnxruntime {metadata.version('onnxruntime')} {_KERNEL_VERSION}"

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """Return one encoding a text, in order.

        Parameters
        ----------
        texts
            Any texts; what lies past :data:`~compare.encode.MAX_CHARACTERS`, or past
            :data:`MAX_PIECES`, is not looked at.
        progress
            Called with (done, all) after every batch.
        """
        encodings: dict[int, Encoding] = {}
        pieces, results = self._run(texts)
        for batch, (rows,) in results:
            for number, tokens in zip(batch, rows, strict=True):
                encodings[number] = _encoding(tokens, pieces[number])
            if progress is not None:
                progress(len(encodings), len(texts))
        return [encodings[number] for number in range(len(texts))]

    def sentence_vectors(self, texts: Sequence[str]) -> list[NDArray[np.float16]]:
        """Return the sentence vector of each text, the same bytes as :meth:`encode` gives."""
        vectors: dict[int, NDArray[np.float16]] = {}
        _, results = self._run(texts)
        for batch, (rows,) in results:
            vectors |= {n: _sentence(tokens) for n, tokens in zip(batch, rows, strict=True)}
        return [vectors[number] for number in range(len(texts))]

    def inner_layers(self, texts: Sequence[str]) -> Iterator[tuple[int, InnerLayers]]:
        """Yield the number of each text and its vectors further down; the longest texts first.

        They are large, and come as they are made: whoever keeps them all needs the memory.
        """
        pieces, results = self._run(texts, "inner")
        for batch, layers in results:
            for row, number in enumerate(batch):
                is_word = np.array(pieces[number].special_tokens_mask) == 0
                offsets = np.array(pieces[number].offsets, np.int32).reshape(-1, 2)
                vectors = np.concatenate([layer[row] for layer in layers], axis=1)
                yield number, InnerLayers(vectors[is_word], offsets[is_word])

    def _run(
        self, texts: Sequence[str], gives: Gives = "tokens"
    ) -> tuple[list[Any], Iterator[tuple[list[int], list[NDArray[np.float32]]]]]:
        """Return the word pieces of each text, and batches of text numbers and what comes out."""
        pieces = [self._tokenizer.encode(_readable(text)) for text in texts]
        lengths = [len(one.ids) for one in pieces]
        # Loaded once, before threads ask for it.
        session = self._session if gives == "tokens" else self._inner_session

        def run(batch: list[int]) -> tuple[list[int], list[NDArray[np.float32]]]:
            ids = np.array([pieces[number].ids for number in batch], np.int64)
            places = np.ascontiguousarray(np.broadcast_to(np.arange(ids.shape[1]), ids.shape))
            return batch, session.run(None, {"pieces": ids, "places": places})

        return pieces, self._parallel(run, equal_length_batches(lengths, BATCH_PIECES))

    def _parallel(self, run: Any, batches: list[list[int]]) -> Iterator[Any]:  # noqa: ANN401  see _run
        with ThreadPoolExecutor(self._workers) as pool:
            # A few at a time: results that wait would fill the memory.
            step = 4 * self._workers
            for start in range(0, len(batches), step):
                yield from pool.map(run, batches[start : start + step])

    @cached_property
    def _tokenizer(self) -> Any:  # noqa: ANN401  the library publishes no types
        from tokenizers import Tokenizer  # noqa: PLC0415  only a run needs it

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_PIECES)
        return tokenizer

    @cached_property
    def _session(self) -> Any:  # noqa: ANN401  the library publishes no types
        return open_session(encoder_arrays(self._folder))

    @cached_property
    def _inner_session(self) -> Any:  # noqa: ANN401  the library publishes no types
        return open_session(encoder_arrays(self._folder), "inner")


def equal_length_batches(lengths: Sequence[int], budget: int) -> list[list[int]]:
    """Lengths of texts in, batches of text numbers out: one length each, within a budget.

    The longest come first, so that no long batch is left over for one worker at the end; the
    texts of a length keep their order. A text longer than the budget is a batch of its own.
    """
    order = sorted(range(len(lengths)), key=lambda number: -lengths[number])
    batches: list[list[int]] = []
    for number in order:
        length = lengths[number]
        last = batches[-1] if batches else []
        if last and lengths[last[0]] == length and (len(last) + 1) * length <= budget:
            last.append(number)
        else:
            batches.append([number])
    return batches


def _readable(text: str) -> str:
    """Return what is looked at; half a character, which the tokenizer refuses, as U+FFFD."""
    return _SURROGATE.sub("\ufffd", text[:MAX_CHARACTERS])


def _sentence(tokens: NDArray[np.float32]) -> NDArray[np.float16]:
    """Return the sentence vector: the mean of all token vectors, scaled to unit length."""
    vector: NDArray[np.float16] = unit_rows(tokens.mean(axis=0)[None, :])[0]
    return vector


def _encoding(tokens: NDArray[np.float32], pieces: Any) -> Encoding:  # noqa: ANN401  see _tokenizer
    is_word = np.array(pieces.special_tokens_mask) == 0
    offsets = np.array(pieces.offsets, np.int32).reshape(-1, 2)
    return Encoding(_sentence(tokens), unit_rows(tokens[is_word]), offsets[is_word])
