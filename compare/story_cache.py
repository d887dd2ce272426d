"""What was found in a story, kept by all that it follows from: a second run reads it again.

A story's claims, facts, judgements and differences follow from its articles, the settings, the
models and the code. The key is the hash of all of these, with every file of this package that a
finding follows from, so that a new version, another weight or another release of a library finds
nothing of the old one.
"""

from __future__ import annotations

import hashlib
import json
import platform
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from compare.cache import content_key
from compare.records import (
    Article,
    Claim,
    Difference,
    Fact,
    Judgement,
    Sentiment,
    Story,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.cache import ContentCache
    from compare.settings import Settings

PACKAGES = ("numpy", "onnxruntime", "rapidfuzz", "scikit-learn", "scipy", "spacy", "torch")
"""Packages of which another release may change a result."""

_NO_RESULT_FROM = frozenset({"cli", "evaluate", "report", "result"})
"""Parts of this package that no finding follows from."""


@dataclass(frozen=True, slots=True)
class StoryFindings:
    """What is found in one story."""

    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    judgements: tuple[Judgement, ...]
    differences: tuple[Difference, ...]
    sentiments: tuple[Sentiment, ...] = ()


class StoryCache:
    """Findings by story, before the pipeline.

    Parameters
    ----------
    cache
        Where they are kept; None keeps nothing.
    settings
        All settings of the run.
    models
        Encoder, verifier and so on: whatever has a ``name``, a ``revision`` and maybe a ``kernel``.
    """

    def __init__(self, cache: ContentCache | None, settings: Settings, *models: Any) -> None:  # noqa: ANN401  any model
        self._cache = cache
        names = [
            [str(getattr(model, part, "")) for part in ("name", "revision", "kernel")]
            for model in models
        ]
        self._setting = json.dumps([settings.sha256, names])

    def stories(
        self, articles: Sequence[Article], find: Callable[[], tuple[Story, ...]]
    ) -> tuple[Story, ...]:
        """Return the stories of these articles, found before or found now."""
        if self._cache is None:
            return find()
        told = hashlib.sha256()
        for article in sorted(articles, key=lambda article: article.id):
            told.update(repr(_placeless(article)).encode("utf-8", "surrogatepass"))
        key = content_key("stories", code_stamp(), self._setting, told.digest())
        value = self._cache.get([key]).get(key)
        if value is not None:
            with suppress(ValidationError):
                return _stories().validate_json(value)
        found = find()
        with suppress(PydanticSerializationError):
            self._cache.put({key: _stories().dump_json(found)})
        return found

    def get(self, story: Story, articles: Sequence[Article]) -> StoryFindings | None:
        """Return what was found in a story of these articles, where that is known."""
        if self._cache is None:
            return None
        key = self._key(story, articles)
        value = self._cache.get([key]).get(key)
        if value is None:
            return None
        try:
            return findings_form().validate_json(value)
        except ValidationError:
            return None

    def put(self, story: Story, articles: Sequence[Article], found: StoryFindings) -> None:
        """Keep what was found."""
        if self._cache is None:
            return
        with suppress(PydanticSerializationError):  # half a character is no JSON
            self._cache.put({self._key(story, articles): findings_form().dump_json(found)})

    def _key(self, story: Story, articles: Sequence[Article]) -> bytes:
        plain = [_placeless(article) for article in articles]
        return content_key("story", code_stamp(), self._setting, repr((story, plain)))


def _placeless(article: Article) -> Article:
    """Return an article without the place it lay in, which changes nothing that is found."""
    told = {field.name: getattr(article, field.name) for field in fields(Article)}
    return Article(**(told | {"path": "", "record": 0}))


@cache
def code_stamp() -> str:
    """Return the hash of this package's files and of the releases that findings follow from."""
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if parts[0] in _NO_RESULT_FROM or "__pycache__" in parts or not path.is_file():
            continue
        content = path.read_bytes()
        digest.update(f"{'/'.join(parts)} {len(content)} ".encode() + content)
    releases = [f"{name} {metadata.version(name)}" for name in PACKAGES]
    digest.update("\n".join([platform.python_version(), *releases]).encode())
    return digest.hexdigest()


@cache
def findings_form() -> TypeAdapter[StoryFindings]:
    """Return how findings are written to bytes and read again, built once."""
    return TypeAdapter(StoryFindings)


@cache
def _stories() -> TypeAdapter[tuple[Story, ...]]:
    return TypeAdapter(tuple[Story, ...])
