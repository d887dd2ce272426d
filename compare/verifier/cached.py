"""A verifier with a cache before it: no pair is read twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.cache import content_key
from compare.verifier.outcomes import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.cache import ContentCache
    from compare.verifier.outcomes import Verifier


class CachedVerifier:
    """A :class:`~compare.verifier.Verifier` that asks a cache first, and reads equal pairs once."""

    def __init__(self, verifier: Verifier, cache: ContentCache | None) -> None:
        self._verifier = verifier
        self._cache = cache
        self.name = verifier.name
        self.revision = verifier.revision
        self.kernel = str(getattr(verifier, "kernel", ""))

    def relate(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return ``(n, 3)``: probabilities of entailment, neutral, contradiction."""
        keys = {pair: self._key(pair) for pair in dict.fromkeys(pairs)}
        kept = self._cache.get(list(keys.values())) if self._cache else {}
        found = {
            pair: np.frombuffer(kept[key], np.float64) for pair, key in keys.items() if key in kept
        }
        missing = [pair for pair in keys if pair not in found]
        if missing:
            fresh = np.ascontiguousarray(self._verifier.relate(missing), np.float64)
            found.update(zip(missing, fresh, strict=True))
            if self._cache:
                self._cache.put(
                    {keys[pair]: row.tobytes() for pair, row in zip(missing, fresh, strict=True)}
                )
        if not pairs:
            return np.zeros((0, len(OUTCOMES)))
        return np.stack([found[pair] for pair in pairs])

    def _key(self, pair: tuple[str, str]) -> bytes:
        return content_key("relation", self.revision, self.kernel, *pair)
