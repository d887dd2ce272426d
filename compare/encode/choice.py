"""Settings in, the encoder that they name out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.encode.runtime import RuntimeEncoder
from compare.encode.transformer import SentenceTransformerEncoder

if TYPE_CHECKING:
    from compare.encode.encoding import Encoder
    from compare.settings import EncodeSettings


def choose_encoder(settings: EncodeSettings) -> Encoder:
    """Return the encoder that the settings name, without a cache.

    The model that comes along runs by onnxruntime, unless ``encode.kernel`` is ``torch``; every
    other model runs by sentence-transformers. A machine's GPU never chooses: it would give other
    last bits, and the same articles give the same bytes everywhere.

    Raises
    ------
    ModelError
        Where the model is missing, cannot be loaded, or is not the pinned one.
    """
    if settings.model or settings.kernel == "torch":
        return SentenceTransformerEncoder(settings)
    return RuntimeEncoder(settings)
