"""Which versions a comparison or a trend looks at. Versions come newest first, as the store gives them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ita_dash.fiscal import BANGKOK
from ita_dash.history.version import Version

RECENT = timedelta(days=31)
"""One version a day is looked at within it, one a week before."""
MOST_POINTS = 90
READ_AT_ONCE = 12_000
"""Assignments that may be read for one trend: a large sheet is looked at less often."""


def with_forms(versions: Sequence[Version], until: datetime) -> list[Version]:
    """Those that hold a form and were seen by ``until``."""
    return [version for version in versions if version.forms and version.first_seen <= until]


def in_order(own: Sequence[Version], elsewhere: Sequence[Version]) -> list[Version]:
    """The versions of one source and those of the ones before it, newest first. A source's own order is never the clock's."""
    if not elsewhere:
        return list(own)
    return sorted([*own, *elsewhere], key=lambda version: version.first_seen, reverse=True)


def standing_at(versions: Sequence[Version], moment: datetime) -> Version | None:
    """The version that the sheet was at ``moment``; the oldest where none is that old, None where there is none."""
    return next((version for version in versions if version.first_seen <= moment), versions[-1] if versions else None)


def sampled(versions: Sequence[Version], now: datetime, points: int = MOST_POINTS) -> list[Version]:
    """The versions to follow a year by, oldest first: the last of each day or week, the very first, at most ``points``."""
    slots: dict[object, Version] = {}
    for version in reversed(versions):
        day = version.first_seen.astimezone(BANGKOK).date()
        slots[day if now - version.first_seen <= RECENT else ("week", *day.isocalendar()[:2])] = version
    chosen = list(dict.fromkeys([*versions[-1:], *slots.values()]))
    most = min(points, max(8, READ_AT_ONCE // max(1, *(version.assignments for version in chosen)))) if chosen else 0
    if len(chosen) <= most:
        return chosen
    step = (len(chosen) - 1) / (most - 1)
    return [chosen[round(place * step)] for place in range(most)]
