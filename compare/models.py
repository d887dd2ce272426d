"""The models of a run: made of its settings, or given by the caller; once in every process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.cache import ContentCache
from compare.encode import CachedEncoder, choose_encoder
from compare.settings import Settings
from compare.verifier import CachedVerifier, choose_verifier, shipped_verifier

if TYPE_CHECKING:
    from compare.encode import Encoder
    from compare.verifier import Stance, Verifier


@dataclass(frozen=True, slots=True, eq=False)
class Models:
    """An encoder, a verifier or none, and what tells sentiment or nothing that does."""

    encoder: Encoder
    verifier: Verifier | None = None
    stance: Stance | None = None

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """Names and hashes, as a manifest has them."""
        found = [("model", self.encoder.name), ("model_sha256", self.encoder.revision)]
        if self.verifier is not None:
            found += [("verifier", self.verifier.name)]
            found += [("verifier_sha256", self.verifier.revision)]
        if self.stance is not None:
            found += [("sentiment_model", self.stance.name)]
            found += [("sentiment_model_sha256", self.stance.revision)]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a process comes by its models.

    Attributes
    ----------
    settings
        Of the run.
    cache
        Whether vectors and the verifier's outcomes are kept in the cache of the machine that makes
        them.
    encoder
        One that the caller gave; must go through pickle where work is shared out.
    """

    settings: Settings
    cache: bool = True
    encoder: Encoder | None = None

    def models(self) -> Models:
        """Return the models of this process, loaded once; work shared out takes one thread."""
        encode = replace(self.settings.encode, workers=1)
        made = _models(replace(self.settings, encode=encode), cache=self.cache)
        return replace(made, encoder=self.encoder) if self.encoder else made


@lru_cache(maxsize=2)
def _models(settings: Settings, *, cache: bool) -> Models:
    return Models(
        default_encoder(settings, cache=cache),
        default_verifier(settings, cache=cache),
        default_stance(settings),
    )


def default_encoder(settings: Settings | None = None, *, cache: bool = True) -> Encoder:
    """Return the encoder that the settings name, with the cache on disk before it."""
    settings = settings or Settings()
    kept = ContentCache(gigabytes=settings.encode.cache_gigabytes) if cache else None
    return CachedEncoder(choose_encoder(settings.encode), kept)


def default_verifier(settings: Settings | None = None, *, cache: bool = True) -> Verifier | None:
    """Return the verifier that the settings name, with the cache on disk before it, or none."""
    settings = settings or Settings()
    verifier = choose_verifier(settings.judge.verifier, settings.encode.workers)
    kept = ContentCache(gigabytes=settings.encode.cache_gigabytes) if cache else None
    return CachedVerifier(verifier, kept) if verifier else None


def default_stance(settings: Settings | None = None) -> Stance:
    """Return what tells sentiment: always the verifier that comes along, whichever judges."""
    settings = settings or Settings()
    return shipped_verifier(settings.encode.workers)
