"""Which divisions have not reported anything new for a while."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pandas as pd

from ita_dash.form.fields import FIELDS
from ita_dash.form.values.status import DONE, UNABLE
from ita_dash.history.trend import Point
from ita_dash.thai import collation_key

QUIET_DAYS = 30
REPORTED = tuple(one.name for one in FIELDS if one.reported)
"""What a division types to report; the plan (activity, period, weight) is not its to update."""
STATES = ("quiet", "unknown", "updated", "finished")
"""Nothing new though work is open; history too short to tell; something new; nothing left to report."""


def last_updates(points: Sequence[Point], days: int = QUIET_DAYS) -> pd.DataFrame:
    """When each division of the last of ``points`` (oldest first) last changed anything that it reports.

    Columns: ``division``, ``state`` (str, of ``STATES``), ``updated`` (datetime or None: the first version that has the last
    change; None where no change was seen), ``since`` (datetime: from when on it is known that nothing changed), ``open`` (int,
    its assignments that are neither done, unable nor cancelled). Quiet ones come first, those with the most open work before.
    What moved, was renumbered or has a new text is no update. A history that is shorter than ``days`` accuses nobody.
    """
    columns = ["division", "state", "updated", "since", "open"]
    if not points:
        return pd.DataFrame(columns=columns)
    now = points[-1]
    limit = now.seen - timedelta(days=days)
    said = [_reports(point.frame) for point in points]
    rows = []
    for name in dict.fromkeys(now.frame["division"]):
        updated, since = _last_change(points, [reports.get(name) for reports in said])
        own = now.frame[now.frame["division"] == name]
        still_open = int((own["counted"] & ~own["status"].isin((DONE, UNABLE))).sum())
        rows.append((name, _state(updated, since, limit, still_open), updated, since, still_open))
    rows.sort(key=lambda row: (STATES.index(row[1]), -row[4], collation_key(row[0])))
    found = pd.DataFrame(rows, columns=columns)
    found["updated"] = pd.Series([row[2] for row in rows], dtype="object", index=found.index)  # None stays None
    return found


def _last_change(points: Sequence[Point], reports: Sequence[object]) -> tuple[datetime | None, datetime]:
    """When a division's reports last became what they are now, None if they always were; and since when that is known.

    A division that was in no version before came with what it reports: that is no update of its own.
    """
    for place in range(len(points) - 1, 0, -1):
        if reports[place - 1] is None:
            return None, points[place].seen
        if reports[place - 1] != reports[place]:
            return points[place].seen, points[place].seen
    return None, points[0].seen


def _state(updated: datetime | None, since: datetime, limit: datetime, still_open: int) -> str:
    if updated is not None and updated > limit:
        return "updated"
    if not still_open:
        return "finished"
    return "quiet" if since <= limit else "unknown"


def _reports(frame: pd.DataFrame) -> dict[str, list[str]]:
    """Everything that each division reports, whichever assignment it is for; a division without a report has an empty list."""
    found: dict[str, list[str]] = {}
    for row in frame.to_dict("records"):
        values = [_typed(row[field]) for field in REPORTED]
        reports = found.setdefault(row["division"], [])
        if any(values):
            reports.append("\x1f".join(values))
    return {name: sorted(reports) for name, reports in found.items()}


def _typed(value: tuple[str, ...] | str | float | pd.Timestamp | None) -> str:
    if isinstance(value, tuple):
        return "\x1e".join(value)
    return "" if pd.isna(value) else " ".join(str(value).split())
