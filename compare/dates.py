"""Publication times: from whatever a record says to one canonical form, and their order.

A time is ISO 8601 text: ``2025-06-22`` where only the day is known, or
``2025-06-22T18:05:00+00:00`` in UTC, or empty where nothing is known. A time without a zone is
taken for UTC; that moves an article by less than a day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta


def canonical(moment: datetime | date) -> str:
    """Return the canonical text of a moment; a plain date stays a day."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    zoned = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return zoned.replace(microsecond=0).isoformat()


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


def days_apart(first: str, second: str) -> float | None:
    """Return the distance in days of the middles of two times, or None where one is unknown."""
    one, other = interval(first), interval(second)
    if one is None or other is None:
        return None
    middle_one = one[0] + (one[1] - one[0]) / 2
    middle_other = other[0] + (other[1] - other[0]) / 2
    return abs((middle_one - middle_other).total_seconds()) / 86_400
