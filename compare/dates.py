"""Publication times: from whatever a record says to one canonical form, and their order.

A time is ISO 8601 text: ``2025-06-22`` where only the day is known, or
``2025-06-22T18:05:00+00:00`` in UTC, or empty where nothing is known. A time without a zone is
taken for UTC; that moves an article by less than a day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""English names; those of :mod:`calendar` are the system's language's."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def canonical(moment: datetime | date) -> str:
    """Return the canonical text of a moment; a plain date stays a day."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    zoned = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return zoned.replace(microsecond=0).isoformat()


@lru_cache(maxsize=2**12)  # asked of the articles of a story fact by fact
def interval(published: str) -> tuple[datetime, datetime] | None:
    """Return the first and the last moment that ``published`` may mean, or None for empty."""
    if not published:
        return None
    if len(published) == len("2025-06-22"):
        first = datetime.combine(date.fromisoformat(published), time(), UTC)
        return first, first + timedelta(days=1) - timedelta(seconds=1)
    moment = datetime.fromisoformat(published)
    return moment, moment


def appeared_before(first: str, second: str) -> bool:
    """Tell whether ``first`` is certainly earlier than ``second``; unknown times never are."""
    one, other = interval(first), interval(second)
    return one is not None and other is not None and one[1] < other[0]
