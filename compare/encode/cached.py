"""An encoder with a cache before it: no text is run through one model twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from compare.cache import content_key
from compare.encode.encoding import MAX_CHARACTERS, Encoding, sentence_vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from compare.cache import ContentCache
    from compare.encode.encoding import Encoder, Progress

    Encode = Callable[[Sequence[str]], Sequence["Item"]]

Item = TypeVar("Item")

_AT_ONCE = 256
"""Texts after which what is done is kept, should the run be stopped."""


class CachedEncoder:
    """An :class:`~compare.encode.Encoder` that asks a cache first, and runs equal texts once.

    A key follows from the text, the model's revision and the kernel that runs it: the last bits
    of a vector are the kernel's own.
    """

    def __init__(self, encoder: Encoder, cache: ContentCache | None) -> None:
        self._encoder = encoder
        self.cache = cache
        self.name = encoder.name
        self.revision = encoder.revision
        self.kernel = str(getattr(encoder, "kernel", ""))

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """Return one encoding a text, in order; see :class:`~compare.encode.Encoder`."""
        return self._through(
            "tokens", texts, self._encoder.encode, (_pack, _unpack), progress=progress
        )

    def sentence_vectors(self, texts: Sequence[str]) -> list[NDArray[np.float16]]:
        """Return the sentence vector of each text, in order; token vectors are not kept."""

        def encode(block: Sequence[str]) -> Sequence[NDArray[np.float16]]:
            return sentence_vectors(self._encoder, block)

        return self._through("sentence", texts, encode, (_bytes, _vector))

    def _through(
        self,
        kind: str,
        texts: Sequence[str],
        encode: Encode[Item],
        form: tuple[Callable[[Item], bytes], Callable[[bytes], Item]],
        progress: Progress | None = None,
    ) -> list[Item]:
        pack, unpack = form
        distinct = list(dict.fromkeys(texts))
        keys = {text: self._key(kind, text) for text in distinct}
        found = self.cache.get(list(keys.values())) if self.cache else {}
        known = {text: unpack(found[keys[text]]) for text in distinct if keys[text] in found}
        missing = [text for text in distinct if text not in known]
        for start in range(0, len(missing), _AT_ONCE):
            block = missing[start : start + _AT_ONCE]
            known.update(zip(block, encode(block), strict=True))
            if self.cache:
                self.cache.put({keys[text]: pack(known[text]) for text in block})
            if progress is not None:
                progress(len(known), len(distinct))
        return [known[text] for text in texts]

    def _key(self, kind: str, text: str) -> bytes:
        return content_key(kind, self.revision, self.kernel, text[:MAX_CHARACTERS])


def _bytes(vector: NDArray[np.float16]) -> bytes:
    return vector.tobytes()


def _vector(value: bytes) -> NDArray[np.float16]:
    return np.frombuffer(value, np.float16)


def _pack(encoding: Encoding) -> bytes:
    """Return the number of tokens, and the arrays one after the other."""
    count = len(encoding.tokens).to_bytes(4, "little")
    arrays = (encoding.offsets, encoding.vector, encoding.tokens)
    return count + b"".join(np.ascontiguousarray(array).tobytes() for array in arrays)


def _unpack(value: bytes) -> Encoding:
    count = int.from_bytes(value[:4], "little")
    offsets = np.frombuffer(value, np.int32, 2 * count, offset=4).reshape(-1, 2)
    rows = np.frombuffer(value, np.float16, offset=4 + offsets.nbytes).reshape(count + 1, -1)
    return Encoding(rows[0], rows[1:], offsets)
