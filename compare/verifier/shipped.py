"""The verifier that comes along: the shipped encoder's layers, fitted further, and three heads.

``weights.safetensors`` holds the layers and heads in half precision; word pieces and their first
vectors are the encoder's own. What it was fitted on, and how well it does, stands in ``CARD.md``
beside it; ``python -m compare.evaluate.fit_verifier`` fits it anew.
"""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib import metadata, resources
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.encode.arrays import encoder_arrays, layer_arrays, open_session
from compare.encode.runtime import equal_length_batches
from compare.encode.shipped import SHIPPED_SHA256, shipped_model
from compare.verifier.pieces import Pieces, Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Progress = Callable[[int, int], None]

WEIGHTS = "weights.safetensors"
HEADS = {"relation": 3, "sentiment": 3, "loaded": 2}
"""The heads that it was fitted with, and how many numbers each tells. ``loaded`` (loaded wording as
the annotators of BABE see it, and lexical bias as those of BASIL do) is read by nothing yet."""

_BATCH_PIECES = 512
_SECOND_SEGMENT = 256
"""Places from here on are those of the second segment: places and segments share one table."""


class ShippedVerifier:
    """A :class:`~compare.verifier.Verifier` that also knows sentiment.

    An input's outcome depends on that input alone: only inputs of one length share a batch (see
    :mod:`compare.encode.runtime`).

    Parameters
    ----------
    workers
        Inputs read at once; 0 takes the number of processors. Changes no bit.

    Raises
    ------
    ModelError
        Where the encoder's weights are missing, or are not the ones it was fitted on.
    """

    name = "narrative-compare verifier 1"

    @property
    def kernel(self) -> str:
        """What runs it: its last bits are the runtime's own."""
        return f"onnxruntime {metadata.version('onnxruntime')}"

    def __init__(self, workers: int = 0) -> None:
        self._folder = shipped_model()
        self._workers = workers or os.cpu_count() or 1
        self._reader = Reader(self._folder)

    @cached_property
    def revision(self) -> str:
        """SHA-256 of the encoder's and the verifier's weights."""
        return self._stored[0]

    def relate(
        self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None
    ) -> NDArray[np.float64]:
        """Return ``(n, 3)``: probabilities of entailment, neutral, contradiction.

        Parameters
        ----------
        pairs
            Premise (one to a few sentences of an article) and hypothesis (a claim).
        progress
            Called with (done, all) after every batch.
        """
        pieces = [self._reader.pair(*pair) for pair in pairs]
        return _softmax(self._scores(pieces, "relation", progress))

    def sentiment(self, mentions: Sequence[tuple[str, int, int]]) -> NDArray[np.float64]:
        """Return ``(n, 3)``: probabilities of negative, neutral, positive towards each mention.

        Parameters
        ----------
        mentions
            A sentence, and where in it the person, body or place stands that is asked about.
        """
        pieces = [self._reader.mention(*mention) for mention in mentions]
        return _softmax(self._scores(pieces, "sentiment"))

    def _scores(
        self, pieces: Sequence[Pieces], head: str, progress: Progress | None = None
    ) -> NDArray[np.float64]:
        """Return ``(n, HEADS[head])``: what a head says of each input, before it is squashed."""
        scores = np.zeros((len(pieces), HEADS[head]))
        _ = self._session  # loaded once, before threads ask for it
        batches = equal_length_batches([len(one.ids) for one in pieces], _BATCH_PIECES)
        done = 0
        with ThreadPoolExecutor(self._workers) as pool:
            results = pool.map(lambda batch: self._run([pieces[n] for n in batch], head), batches)
            for batch, found in zip(batches, results, strict=True):
                scores[batch] = found
                done += len(batch)
                if progress is not None:
                    progress(done, len(pieces))
        return scores

    def _run(self, batch: Sequence[Pieces], head: str) -> NDArray[np.float64]:
        ids = np.array([one.ids for one in batch], np.int64)
        segments = np.array([one.segments for one in batch], np.int64)
        places = np.arange(ids.shape[1]) + _SECOND_SEGMENT * segments
        numbers = [_read_off(one, row * ids.shape[1]) for row, one in enumerate(batch)]
        chosen = np.concatenate(numbers)
        if len(chosen) == 1:  # a product of one row may be summed in another order than of many
            chosen = np.repeat(chosen, 2)
        asked = {"pieces": ids, "places": places, "chosen": chosen}
        tokens = self._session.run(None, asked)[0][: sum(map(len, numbers))]
        rows = np.split(tokens, np.cumsum([len(own) for own in numbers])[:-1])
        return np.stack([self._head(_pooled(row), head) for row in rows])

    def _head(self, row: NDArray[np.float64], head: str) -> NDArray[np.float64]:
        """Return a head's scores: one hidden layer, one row at a time so that bits stay put."""
        arrays = self._arrays
        inner = np.tanh(arrays[f"{head}.inner"] @ row + arrays[f"{head}.inner_bias"])
        scores: NDArray[np.float64] = arrays[f"{head}.outer"] @ inner + arrays[f"{head}.outer_bias"]
        return scores

    @cached_property
    def _arrays(self) -> dict[str, NDArray[np.float64]]:
        return {
            name: value.astype(np.float64)
            for name, value in self._stored[1].items()
            if name.partition(".")[0] in HEADS
        }

    @cached_property
    def _session(self) -> Any:  # noqa: ANN401  the library publishes no types
        encoder = encoder_arrays(self._folder, second_segment=_SECOND_SEGMENT)
        layers = layer_arrays({k: v.astype(np.float32) for k, v in self._stored[1].items()})
        return open_session({**encoder, **layers}, "chosen")

    @cached_property
    def _stored(self) -> tuple[str, dict[str, NDArray[np.float16]]]:
        """The hash of all weights and those of its own, from one reading of their file."""
        from safetensors.numpy import load  # noqa: PLC0415  only a run needs it

        stored = resources.files("compare.verifier").joinpath(WEIGHTS).read_bytes()
        return hashlib.sha256(SHIPPED_SHA256.encode() + stored).hexdigest(), load(stored)


def _read_off(pieces: Pieces, start: int) -> NDArray[np.int64]:
    """Return the numbers of the pieces whose vectors count, the first and then those pooled.

    ``start`` is the number of the first.
    """
    return start + np.concatenate([[0], np.flatnonzero(pieces.pooled)]).astype(np.int64)


def _pooled(tokens: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the first piece's vector and the mean of those pooled, ``(2 * d,)``."""
    rows = tokens.astype(np.float64)
    mean = rows[1:].mean(axis=0) if len(rows) > 1 else np.zeros(rows.shape[1])
    return np.concatenate([rows[0], mean])


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares
