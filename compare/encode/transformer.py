"""Any sentence-transformers model: texts one by one through torch, on a GPU where there is one."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.encode.encoding import MAX_CHARACTERS, Encoding, unit_rows
from compare.encode.shipped import SHIPPED_NAME, SHIPPED_SHA256, shipped_model
from compare.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.encode.encoding import Progress
    from compare.settings import EncodeSettings


class SentenceTransformerEncoder:
    """An :class:`~compare.encode.Encoder` over any sentence-transformers model.

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
    Every text is run by itself on one thread, several texts at a time on several threads: batches
    would pad a text to the length of its neighbours, and change the last bits with the company.
    """

    kernel = ""

    def __init__(self, settings: EncodeSettings) -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        path = shipped_model() if not settings.model else None
        self._workers = settings.workers or os.cpu_count() or 1
        self._model = _load(str(path) if path else settings.model, offline=path is not None)
        self.name = SHIPPED_NAME if path else Path(settings.model).name
        self.revision = SHIPPED_SHA256 if path else weights_hash(self._model)

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """Return one encoding a text, in order.

        Parameters
        ----------
        texts
            Any texts; what lies past :data:`~compare.encode.MAX_CHARACTERS`, or past the model's
            own window, is not looked at.
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
            vector=unit_rows(vector[None, :])[0],
            tokens=unit_rows(tokens),
            offsets=offsets[is_word].astype(np.int32),
        )


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


def weights_hash(model: Any) -> str:  # noqa: ANN401  the library publishes no types
    """Return the SHA-256 of all parameters by name, so that any change of weights shows."""
    digest = hashlib.sha256()
    for name, value in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(value.detach().cpu().float().numpy().tobytes())
    return digest.hexdigest()
