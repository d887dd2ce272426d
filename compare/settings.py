"""Settings of a run: one frozen dataclass a stage, from TOML, flags or Python.

A setting carries its quantity in its name and its range in its declaration; a value out of range
or a misspelt name is refused with the name of the setting. The hash of all settings goes into
the manifest, so that two reports can be told apart.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

import annotated_types as at
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from compare.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

_CONFIG = ConfigDict(extra="forbid")

Share = Annotated[float, at.Ge(0), at.Le(1)]
"""A similarity, a probability or a share: 0 to 1."""

Positive = Annotated[int, at.Ge(1)]

CHANGES_NO_RESULT = frozenset({("encode", "workers"), ("encode", "cache_gigabytes")})
"""Stage and name of every setting that is no part of the hash and not in the manifest."""


@dataclass(frozen=True, slots=True, config=_CONFIG)
class ReadSettings:
    """How files become articles."""

    columns: tuple[tuple[str, str], ...] = ()
    """Further column names as ``(ours, theirs)``: ``(("source", "outlet"),)``."""
    min_words: Positive = 20
    """A text of fewer words is refused: it is a caption or a stub, not an article."""
    max_record_bytes: Positive = 20_000_000
    """A file or a line longer than this many bytes is refused."""
    duplicate_similarity_threshold: Share = 0.9
    """Two texts of one source with at least this share of shingles in common are one."""


@dataclass(frozen=True, slots=True, config=_CONFIG)
class EncodeSettings:
    """Which model turns texts into vectors, and what runs the models."""

    model: str = ""
    """A sentence-transformers model by name or path; empty for the one that comes along."""
    workers: Annotated[int, at.Ge(0)] = 0
    """Texts encoded, pairs read by the verifier that comes along, and articles measured, at once; 0
    takes the number of processors. Changes no result."""
    kernel: Literal["onnxruntime", "torch"] = "onnxruntime"
    """What runs the encoder that comes along; ``torch`` uses a GPU where there is one. The verifier
    that comes along always runs on onnxruntime."""
    cache_gigabytes: Annotated[float, at.Gt(0)] = 4.0
    """What the cache on disk may take, in 10^9 bytes. Changes no result."""


@dataclass(frozen=True, slots=True, config=_CONFIG)
class ClusterSettings:
    """How articles become stories."""

    probability_threshold: Share = 0.5
    """Articles join one story while their mean same-story probability is at least this."""
    one_story: bool = False
    """Whether all articles are known to be of one story; then none is looked for."""
    story_column: str = ""
    """A column that names the story of each article, where it is known; empty to find stories."""


@dataclass(frozen=True, slots=True, config=_CONFIG)
class AlignSettings:
    """How claims become facts."""

    probability_threshold: Share = 0.34
    """Claims join one fact while their mean same-fact probability is at least this."""


@dataclass(frozen=True, slots=True, config=_CONFIG)
class JudgeSettings:
    """How a fact and an article become a verdict."""

    verifier: str = ""
    """A cross-encoder by name or path that is asked whether fact and evidence contradict each
    other; empty for the one that comes along, ``none`` for none. Sentiment is told by the one that
    comes along in any case."""
    include_threshold: Share = 0.4
    """At least this probability of stating the fact makes ``included``."""
    include_coverage: Share = 0.6
    """``included`` also asks that this share of the fact's words is found in the evidence, unless
    a claim of the article is one of the fact's own."""
    partial_threshold: Share = 0.45
    """At least this probability of stating some of the fact makes ``partial``."""
    partial_coverage: Share = 0.62
    """``partial`` also asks that this share of the fact's words is found in the article."""
    contradiction_threshold: Share = 0.9
    """Where no value differs, ``contradicted`` asks that the verifier is at least this sure."""
    unsure_threshold: Share = 0.65
    """A verdict whose probability is under this shows as unsure."""


@dataclass(frozen=True, slots=True, config=_CONFIG)
class FrameSettings:
    """Which differences between tellings are looked for."""

    lenses: tuple[str, ...] = (
        *("quantity", "date", "place", "name", "polarity", "certainty"),
        *("voice", "agency", "weight", "wording", "sentiment"),
    )
    """Names of the lenses, in any order."""


@dataclass(frozen=True, slots=True, config=_CONFIG)
class Settings:
    """All settings of a run."""

    read: ReadSettings = ReadSettings()
    encode: EncodeSettings = EncodeSettings()
    cluster: ClusterSettings = ClusterSettings()
    align: AlignSettings = AlignSettings()
    judge: JudgeSettings = JudgeSettings()
    frame: FrameSettings = FrameSettings()

    @classmethod
    def from_mapping(cls, mapping: dict[str, Any]) -> Self:
        """Make settings of nested dictionaries, one a stage.

        Raises
        ------
        SettingsError
            Where a name is unknown or a value out of range; all faults in one message.
        """
        try:
            return TypeAdapter(cls).validate_python(mapping)
        except ValidationError as error:
            faults = "; ".join(
                f"{'.'.join(map(str, fault['loc']))}: {fault['msg'].lower()}"
                for fault in error.errors()
            )
            message = f"settings cannot be used ({faults}); see the README's table of settings"
            raise SettingsError(message) from error

    def to_mapping(self) -> dict[str, dict[str, Any]]:
        """Return nested dictionaries of plain values, one a stage."""
        mapping: dict[str, dict[str, Any]] = TypeAdapter(type(self)).dump_python(self, mode="json")
        return mapping

    @property
    def sha256(self) -> str:
        """Hash of every setting's value that can change a result."""
        mapping = self.to_mapping()
        for stage, name in CHANGES_NO_RESULT:
            mapping[stage].pop(name)
        return hashlib.sha256(json.dumps(mapping, sort_keys=True).encode()).hexdigest()


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a TOML file of settings, one a stage (``[judge]``, ...).

    Raises
    ------
    SettingsError
        Where the file is missing or is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        message = f"settings file {path} cannot be read; give the path of a TOML file"
        raise SettingsError(message) from error
    except tomllib.TOMLDecodeError as error:
        message = f"settings file {path} is not TOML ({error}); mend that line"
        raise SettingsError(message) from error
