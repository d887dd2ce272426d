"""A step and its pieces in, the results as they are done out: in this process, or shared out."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from compare.errors import CompareError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Piece = TypeVar("Piece")
Outcome = TypeVar("Outcome")

_AHEAD = 2
"""Pieces handed out for each worker: one that it works on, and one that waits beside it."""


class Crew(Protocol):
    """Who carries out the steps of a run."""

    @property
    def shares(self) -> bool:
        """Whether pieces leave this process."""

    def carry_out(
        self, step: Callable[[Piece], Outcome], pieces: Iterable[Piece]
    ) -> Iterator[tuple[int, Outcome]]:
        """Give each piece's number and outcome as they are done, in any order.

        Pieces are asked for as workers come free, so that few of them are held at once.
        """


class Alone:
    """A crew of this process alone; outcomes come in the order of their pieces."""

    shares = False

    def carry_out(
        self, step: Callable[[Piece], Outcome], pieces: Iterable[Piece]
    ) -> Iterator[tuple[int, Outcome]]:
        """Carry out one piece after the other; see :class:`Crew`."""
        for number, piece in enumerate(pieces):
            yield number, step(piece)


ALONE = Alone()


class Shared:
    """A crew behind any executor of :mod:`concurrent.futures`.

    Parameters
    ----------
    executor
        Takes a step and a piece, both of which can be pickled.
    count
        Tells how many workers there are; asked again as they come and go.
    """

    shares = True

    def __init__(self, executor: Executor, count: Callable[[], int]) -> None:
        self._executor = executor
        self._count = count

    def carry_out(
        self, step: Callable[[Piece], Outcome], pieces: Iterable[Piece]
    ) -> Iterator[tuple[int, Outcome]]:
        """Keep every worker busy with a piece or two; see :class:`Crew`.

        Raises
        ------
        CompareError
            Where a worker process ended before its piece was done.
        """
        left = enumerate(pieces)
        numbers: dict[Future[Any], int] = {}
        try:
            while True:
                room = max(1, _AHEAD * self._count() - len(numbers))
                for number, piece in islice(left, room):
                    numbers[self._executor.submit(step, piece)] = number
                if not numbers:
                    return
                done, _ = wait(numbers, return_when=FIRST_COMPLETED)
                for future in sorted(done, key=numbers.__getitem__):
                    yield numbers.pop(future), future.result()
        except BrokenExecutor as error:
            message = (
                "a worker process ended before its work was done, perhaps for want of memory; "
            )
            message += "give fewer --workers"
            raise CompareError(message) from error
        finally:
            for future in numbers:
                future.cancel()
