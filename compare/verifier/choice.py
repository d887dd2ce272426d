"""A setting in, the verifier that it names out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from compare.verifier.named import NamedVerifier
from compare.verifier.shipped import ShippedVerifier

if TYPE_CHECKING:
    from compare.verifier.outcomes import Verifier

NONE = "none"


def choose_verifier(name: str = "", workers: int = 0) -> Verifier | None:
    """Return the verifier that comes along, another one by name, or none.

    Parameters
    ----------
    name
        Empty for the shipped one, ``none`` for none, else the name or folder of a
        sentence-transformers cross-encoder with three outcomes.
    workers
        See :class:`ShippedVerifier`.

    Raises
    ------
    ModelError
        Where it is missing, cannot be loaded, or has no three outcomes.
    """
    if name == NONE:
        return None
    return NamedVerifier(name) if name else shipped_verifier(workers)


@lru_cache(maxsize=1)
def shipped_verifier(workers: int = 0) -> ShippedVerifier:
    """Return the verifier that comes along: one a process, for the judge and for sentiment.

    Parameters
    ----------
    workers
        See :class:`ShippedVerifier`; another number opens it anew.

    Raises
    ------
    ModelError
        Where the encoder's weights are missing, or are not the ones it was fitted on.
    """
    return ShippedVerifier(workers)
