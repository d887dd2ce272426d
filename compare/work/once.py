"""What was done once is not done again: a crew's outcomes, kept as they come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compare.cache import ContentCache
    from compare.work.crew import Crew

Piece = TypeVar("Piece")
Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Keeper(Generic[Piece, Outcome]):
    """Where a step's outcomes are kept, and in what form.

    Attributes
    ----------
    cache
        None keeps nothing.
    key
        All that an outcome follows from, as one hash; None for a piece that is not kept.
    pack, unpack
        An outcome as bytes and back; a ``ValueError`` of either means that it is not kept.
    """

    cache: ContentCache | None
    key: Callable[[Piece], bytes | None]
    pack: Callable[[Outcome], bytes]
    unpack: Callable[[bytes], Outcome]

    def recall(self, key: bytes | None) -> Outcome | None:
        """Return what is kept under a key, or None."""
        if self.cache is None or key is None:
            return None
        value = self.cache.get([key]).get(key)
        try:
            return None if value is None else self.unpack(value)
        except ValueError:
            return None

    def keep(self, key: bytes | None, outcome: Outcome) -> None:
        """Keep an outcome at once, so that a killed run loses none that was done."""
        if self.cache is None or key is None:
            return
        try:
            value = self.pack(outcome)
        except ValueError:  # half a character is no JSON
            return
        self.cache.put({key: value})


def carry_out_once(
    crew: Crew,
    step: Callable[[Piece], Outcome],
    pieces: Iterable[Piece],
    keeper: Keeper[Piece, Outcome],
) -> Iterator[tuple[int, Outcome]]:
    """Give each piece's number and outcome, in any order; only what is not kept is carried out."""
    known: list[tuple[int, Outcome]] = []
    missing: list[tuple[int, bytes | None]] = []

    def unknown() -> Iterator[Piece]:
        for number, piece in enumerate(pieces):
            key = keeper.key(piece) if keeper.cache is not None else None
            outcome = keeper.recall(key)
            if outcome is not None:
                known.append((number, outcome))
            else:
                missing.append((number, key))
                yield piece

    for place, outcome in crew.carry_out(step, unknown()):
        number, key = missing[place]
        keeper.keep(key, outcome)
        yield number, outcome
        while known:
            yield known.pop()
    yield from known
