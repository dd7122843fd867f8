"""Which old versions to let go: all of two days stay, then the last of each hour, of each day, of each week."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from ita_dash.fiscal import BANGKOK

ALL_OF = timedelta(days=2)
"""Younger than this, every version stays."""
KEEP_DAYS = 30
"""Older than this, one a day stays; younger, one an hour: a sheet that changes at every read would have 43,200."""
DAILY_DAYS = 365
"""Older than this, one a week stays."""


def superfluous(
    versions: Iterable[tuple[int, datetime]], now: datetime, keep_days: int = KEEP_DAYS, daily_days: int = DAILY_DAYS
) -> list[int]:
    """The ids to let go of ``versions``: (id, first seen) of one source in the order in which they were stored.

    Of an hour, day or week the last stored stays. The latest of all always stays.
    """
    kept: dict[object, int] = {}
    ids = []
    for id_, seen in versions:
        ids.append(id_)
        kept[_slot(id_, seen.astimezone(BANGKOK), now, keep_days, daily_days)] = id_
    staying = {*kept.values(), *ids[-1:]}
    return [id_ for id_ in ids if id_ not in staying]


def beyond(sizes: Iterable[tuple[int, int, bool]], most_bytes: int) -> list[int]:
    """The ids to let go of, the oldest first, until no more than ``most_bytes`` stay.

    ``sizes`` are (id, bytes, whether it is the latest of its source) in the order in which they were stored; those stay anyway.
    """
    sizes = list(sizes)
    left = sum(size for _id, size, _latest in sizes)
    gone = []
    for id_, size, latest in sizes:
        if left <= most_bytes:
            break
        if not latest:
            gone.append(id_)
            left -= size
    return gone


def _slot(id_: int, seen: datetime, now: datetime, keep_days: int, daily_days: int) -> object:
    """What one version is kept for: itself, its hour, its day, or the Monday of its week."""
    age, day = now - seen, seen.date()
    if age <= ALL_OF:
        return id_
    if age <= timedelta(days=keep_days):
        return day, seen.hour
    if age <= timedelta(days=daily_days):
        return day
    return "week", day - timedelta(days=day.weekday())
