"""What a comparison was made with: settings and versions, as they are saved with it."""

from __future__ import annotations

import platform
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.settings import CHANGES_NO_RESULT, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VERSIONED = (
    "numpy",
    "onnxruntime",
    "scikit-learn",
    "scipy",
    "sentence-transformers",
    "spacy",
    "torch",
)
"""Packages whose versions can change a result, and so go into the manifest."""

_MAY_BE_FOLDERS = frozenset({("encode", "model"), ("judge", "verifier")})
"""Settings of which a value may be a folder."""


def flat_settings(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return settings as sorted (name, value) pairs of text, those without effect left out."""
    return tuple(sorted(_pairs(settings.to_mapping())))


def _pairs(mapping: Mapping[str, Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    for stage, values in mapping.items():
        for name, value in values.items():
            if (stage, name) in _MAY_BE_FOLDERS and value and Path(value).is_dir():
                yield f"{stage}.{name}", Path(value).resolve().name  # a machine's paths stay on it
            elif (stage, name) not in CHANGES_NO_RESULT:
                yield f"{stage}.{name}", str(value)


def versions() -> tuple[tuple[str, str], ...]:
    """Return the versions of this package, of Python and of what computes."""
    packages = [(name, metadata.version(name)) for name in VERSIONED]
    own = ("narrative-compare", metadata.version("narrative-compare"))
    return (own, ("python", platform.python_version()), *packages)
