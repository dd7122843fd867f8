"""Completion over the year: of each version that was seen, and where the plan stands from week to week.

Every figure is ``summary``'s of assignments that ``progress.assess`` judged on the version's own day. The plan is that of the
assignments as they are planned today (``completion.plan_through``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pandas as pd

from ita_dash import completion, summary
from ita_dash.fiscal import FiscalYear
from ita_dash.framerows import Row, each_row

TREND_COLUMNS = ("seen", "kind", "key", "no", "name", "level", "completion", "activities_done", "activities")


@dataclass(frozen=True)
class Point:
    """What was known at one moment: ``frame`` is ``progress.assess``'s, judged on that day, perhaps filtered."""

    seen: datetime
    frame: pd.DataFrame


def trend(points: Sequence[Point]) -> pd.DataFrame:
    """Completion at each of ``points`` (oldest first), long.

    Columns: ``seen`` (datetime with its zone), ``kind`` (str, ``overall``, ``measure`` or ``division``), ``key`` (str, the same
    for one measure or division throughout), ``no``, ``name`` (str, as they are at the last point that has it; empty for overall),
    ``level`` (int, 1 a unit), ``completion`` (float, NaN where nothing counts), ``activities_done``, ``activities`` (int).
    """
    rows: list[dict[str, object]] = []
    shared = _shared_numbers([point.frame for point in points])
    for point in points:
        total = summary.total(point.frame)
        rows.append(_row(point.seen, "overall", "", total.completion, total.activities_done, total.activities))
        if point.frame.empty:
            continue
        for one in each_row(summary.measures(point.frame)):
            no, name = one["measure_no"], one["measure"]
            key = no if no and no not in shared else f"{no} {name}"
            rows.append(_figure(point.seen, "measure", key, one) | {"no": no, "name": name})
        rows += [
            _figure(point.seen, "division", one["division"], one) | {"name": one["division"], "level": one["level"]}
            for one in each_row(summary.divisions(point.frame))
        ]
    table = pd.DataFrame(rows, columns=list(TREND_COLUMNS))
    for name in ("no", "name", "level"):
        table[name] = table.groupby(["kind", "key"], sort=False)[name].transform("last")
    return table


def plan_line(frame: pd.DataFrame, year: FiscalYear, step: timedelta = timedelta(days=7)) -> pd.DataFrame:
    """Where the plan of ``frame`` (``progress.assess``'s) stands through ``year``: ``day`` (date), ``planned`` (float, 0–100).

    Empty where nothing counts.
    """
    if not frame["counted"].any():
        return pd.DataFrame({"day": [], "planned": []})
    count = (year.end - year.start) // step
    days = [*(year.start + step * number for number in range(count + 1)), year.end]
    return pd.DataFrame({"day": days, "planned": completion.plan_through(frame, days)})


def _shared_numbers(frames: Sequence[pd.DataFrame]) -> set[str]:
    """Numbers that two measures of one version share: their titles tell them apart."""
    shared: set[str] = set()
    for frame in frames:
        numbers = frame.drop_duplicates(["measure_no", "measure"])["measure_no"].value_counts()
        shared |= set(numbers[numbers > 1].index)
    return shared


def _figure(seen: datetime, kind: str, key: str, one: Row) -> dict[str, object]:
    return _row(seen, kind, key, one["completion"], one["activities_done"], one["activities"])


def _row(seen: datetime, kind: str, key: str, completion: float, done: int, activities: int) -> dict[str, object]:
    figures = {"completion": completion, "activities_done": done, "activities": activities}
    return {"seen": seen, "kind": kind, "key": key, "no": "", "name": "", "level": 0, **figures}
