"""Which old versions to let go: all of the last days stay, then the last of each day, then the last of each week."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from ita_dash.fiscal import BANGKOK

KEEP_DAYS = 30
DAILY_DAYS = 365
"""Older than this, one a week stays."""


def superfluous(
    versions: Iterable[tuple[int, datetime]], now: datetime, keep_days: int = KEEP_DAYS, daily_days: int = DAILY_DAYS
) -> list[int]:
    """The ids to let go of ``versions``: (id, first seen) of one source in the order in which they were stored.

    Of a day or week the last stored stays. The latest of all always stays.
    """
    kept: dict[object, int] = {}
    ids = []
    for id_, seen in versions:
        ids.append(id_)
        kept[_slot(id_, seen.astimezone(BANGKOK).date(), now, seen, keep_days, daily_days)] = id_
    staying = {*kept.values(), *ids[-1:]}
    return [id_ for id_ in ids if id_ not in staying]


def _slot(id_: int, day: date, now: datetime, seen: datetime, keep_days: int, daily_days: int) -> object:
    """What one version is kept for: itself, its day, or the Monday of its week."""
    age = now - seen
    if age <= timedelta(days=keep_days):
        return id_
    if age <= timedelta(days=daily_days):
        return day
    return "week", day - timedelta(days=day.weekday())
