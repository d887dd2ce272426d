"""A crew of the workers of a Dask cluster: Dask shares out, repeats what a dead worker held."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from compare.errors import CompareError, SettingsError
from compare.work.crew import Shared

if TYPE_CHECKING:
    from collections.abc import Iterator

_RETRIES = 3
"""How often a piece is tried again that failed by its worker's fault."""

_PATIENCE = 20
"""Seconds to wait for the scheduler, and then for its first worker."""


@contextmanager
def cluster_crew(scheduler: Any) -> Iterator[Shared]:  # noqa: ANN401  an address or a Client
    """Give a crew of a cluster's workers.

    Parameters
    ----------
    scheduler
        The address of a Dask scheduler (``tcp://host:8786``), or a ``distributed.Client``, which
        stays open.

    Raises
    ------
    SettingsError
        Where Dask is not installed, or nothing answers at the address.
    CompareError
        Where the cluster has no worker, or loses too many of them.
    """
    try:
        from distributed import Client  # noqa: PLC0415  an extra
        from distributed.scheduler import KilledWorker  # noqa: PLC0415  the same
    except ImportError as error:
        message = "a scheduler needs Dask; run: pip install narrative-compare[cluster]"
        raise SettingsError(message) from error
    given = not isinstance(scheduler, str)
    try:
        client = scheduler if given else Client(scheduler, timeout=_PATIENCE)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as error:
        message = f"no Dask scheduler answers at {scheduler}; give its address, tcp://host:8786"
        raise SettingsError(message) from error
    try:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            message = "the cluster has no worker; start one with: dask worker tcp://host:8786"
            raise CompareError(message) from error
        executor = client.get_executor(pure=False, retries=_RETRIES)
        yield Shared(executor, lambda: max(1, sum(client.nthreads().values())))
    except KilledWorker as error:
        message = "too many workers of the cluster died over one piece; give them more memory"
        raise CompareError(message) from error
    finally:
        if not given:
            client.close()
