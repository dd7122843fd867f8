"""Tables by activity, measure, division and recommendation: each a group-by of the assessed assignments.

Every function takes the frame of ``progress.assess`` (perhaps filtered) and counts by rule 2 of the design: an activity's
completion is the mean progress of its counted assignments; a measure's, a division's and the office's is the mean over its
activities, weighted. Cancelled assignments are left out of means and of the plain count; ``behind`` shows which.

Example: 1.1 at 100 and 50 by two divisions and 1.2 at 25 by one: measure 1 stands at (75 + 25) / 2 = 50, 0 of 2 done.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ita_dash.form.status import CANCELLED, DONE, NO_REPORT, STATUSES
from ita_dash.thai import collation_key

ACTIVITY_KEYS = ["measure_no", "measure", "activity_no", "code", "activity"]
ATTENTION = ("overdue", "behind", "due_soon", NO_REPORT)
"""What an executive should look at, the most pressing first; the last is a status, the others schedules."""


@dataclass(frozen=True, slots=True)
class Total:
    """One figure with its plain count. ``completion`` is NaN where nothing counts."""

    completion: float
    activities_done: int
    activities: int
    estimated: int
    """Assignments whose progress is the estimate of a status."""
    by_status: dict[str, int]
    by_schedule: dict[str, int]

    @property
    def assignments(self) -> int:
        return sum(self.by_status.values())


def total(frame: pd.DataFrame) -> Total:
    """The office's completion, or that of whatever ``frame`` was filtered to."""
    figures = _figures(frame)
    return Total(
        completion=figures["completion"], activities_done=figures["activities_done"], activities=figures["activities"],
        estimated=int((frame["estimated"] & frame["counted"]).sum()),
        by_status={status: figures[status] for status in STATUSES},
        by_schedule={str(name): int(count) for name, count in frame["schedule"].value_counts().items()},
    )


def activities(frame: pd.DataFrame) -> pd.DataFrame:
    """One row an activity, in the order of the sheet.

    Columns: ``ACTIVITY_KEYS`` (str), ``divisions`` (int), ``completion`` (float64, NaN where all are cancelled), ``is_done`` (bool:
    every counted assignment is), ``weight`` (float64), ``start``, ``end`` (datetime64), ``schedule`` (str, the most pressing of
    its assignments) and one int column for each status.
    """
    rows = [_activity(keys, group) for keys, group in frame.groupby(ACTIVITY_KEYS, sort=False)]
    columns = [*ACTIVITY_KEYS, "divisions", "completion", "is_done", "weight", "start", "end", "schedule", *STATUSES]
    return pd.DataFrame(rows, columns=columns)


PRESSING = ("overdue", "behind", "due_soon", "on_track", "not_due", "no_period", "stopped", "done")
"""Schedules from the one to look at first; an activity shows the first that any of its assignments has."""


def _activity(keys: tuple[Any, ...], group: pd.DataFrame) -> dict[str, Any]:
    counted = group[group["counted"]]
    schedules = set(group["schedule"])
    return {
        **dict(zip(ACTIVITY_KEYS, keys, strict=True)),
        "divisions": group["division"].nunique(),
        "completion": counted["progress"].mean(),
        "is_done": bool(len(counted)) and bool((counted["status"] == DONE).all()),
        "weight": group["weight"].iloc[0],
        "start": group["start"].min(),
        "end": group["end"].max(),
        "schedule": next(name for name in PRESSING if name in schedules),
        **_statuses(group),
    }


def measures(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a measure, in the order of the sheet.

    Columns: ``measure_no``, ``measure`` (str), ``completion`` (float64), ``activities_done``, ``activities``, ``assignments``,
    ``overdue`` (int) and one int column for each status (assignments).
    """
    rows = [{"measure_no": number, "measure": title, **_figures(group)}
            for (number, title), group in frame.groupby(["measure_no", "measure"], sort=False)]
    return pd.DataFrame(rows, columns=["measure_no", "measure", *_FIGURES])


def divisions(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a division, units right below the division that they belong to, whose figures include theirs.

    Columns: ``division``, ``parent`` (str), ``level`` (0 a division, 1 a unit of one), ``completion`` (float64), ``activities_done``,
    ``activities``, ``assignments``, ``overdue`` (int) and one int column for each status (assignments).
    """
    parents = dict(zip(frame["division"], frame["parent"], strict=True))
    tops = sorted({parent or name for name, parent in parents.items()}, key=collation_key)
    rows = []
    for top in tops:
        rows.append({"division": top, "parent": "", "level": 0, **_figures(of_division(frame, top))})
        for unit in sorted((name for name, parent in parents.items() if parent == top), key=collation_key):
            rows.append({"division": unit, "parent": top, "level": 1, **_figures(of_division(frame, unit))})
    return pd.DataFrame(rows, columns=["division", "parent", "level", *_FIGURES])


def of_division(frame: pd.DataFrame, division: str) -> pd.DataFrame:
    """The assignments of a division and of its units."""
    return frame[(frame["division"] == division) | (frame["parent"] == division)]


def matrix(frame: pd.DataFrame) -> pd.DataFrame:
    """Completion of each measure by each division, long: ``measure_no``, ``measure``, ``division`` (str), ``completion`` (float64),
    ``activities_done``, ``activities`` (int). A unit stands beside the division that it belongs to and counts for both."""
    rows = []
    for division in divisions(frame)["division"]:
        by_measure = measures(of_division(frame, division))
        rows += by_measure.assign(division=division).to_dict("records")
    return pd.DataFrame(rows, columns=["measure_no", "measure", "division", "completion", "activities_done", "activities"])


def attention(frame: pd.DataFrame) -> pd.DataFrame:
    """The counted assignments that need attention, with ``reason`` (str, one of ``ATTENTION``), the most pressing first, then by end."""
    open_rows = frame[frame["counted"]]
    reason = open_rows["schedule"].where(open_rows["schedule"].isin(ATTENTION))
    reason = reason.fillna(open_rows["status"].where(open_rows["status"] == NO_REPORT))
    chosen = open_rows.assign(reason=reason)[reason.notna()]
    order = chosen["reason"].map({name: place for place, name in enumerate(ATTENTION)})
    return chosen.assign(order=order).sort_values(["order", "end"], kind="stable").drop(columns="order").astype({"reason": "str"})


def recommendations(frame: pd.DataFrame) -> pd.DataFrame:
    """The assignments that carry a recommendation; the same one given to several divisions is one row.

    Columns: ``measure_no``, ``measure``, ``code``, ``activity``, ``division`` (names joined by ", "), ``status``, ``result``,
    ``recommendation``, ``tab``, ``cell``, ``link`` (str) and ``row`` (int).
    """
    keys = ["measure_no", "measure", "code", "activity", "result", "recommendation"]
    columns = ["measure_no", "measure", "code", "activity", "division", "status", "result", "recommendation", "tab", "row", "cell", "link"]
    given = frame[frame["recommendation"] != ""]
    rows = []
    for values, group in given.groupby(keys, sort=False):
        first = group.iloc[0]
        rows.append({**dict(zip(keys, values, strict=True)), "division": ", ".join(dict.fromkeys(group["division"])),
                     **{name: first[name] for name in ("status", "tab", "row", "cell", "link")}})
    return pd.DataFrame(rows, columns=columns)


def behind(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows behind a figure: ``frame`` with ``why`` (str): the rule by which it counted, or ``cancelled`` where it was left out."""
    return frame.assign(why=frame["basis"].where(frame["counted"], CANCELLED).astype("str"))


_FIGURES = ["completion", "activities_done", "activities", "assignments", "overdue", *STATUSES]


def _figures(frame: pd.DataFrame) -> dict[str, Any]:
    """Rule 2 for any set of assignments: weighted mean over activities, and the counts beside it."""
    counted = frame[frame["counted"]].assign(is_done=frame["status"] == DONE)
    by_activity = counted.groupby(ACTIVITY_KEYS, sort=False).agg(
        progress=("progress", "mean"), weight=("weight", "first"), is_done=("is_done", "all"))
    weight = by_activity["weight"].sum()
    return {
        "completion": float((by_activity["progress"] * by_activity["weight"]).sum() / weight) if weight else float("nan"),
        "activities_done": int(by_activity["is_done"].sum()),
        "activities": len(by_activity),
        "assignments": len(frame),
        "overdue": int((frame["schedule"] == "overdue").sum()),
        **_statuses(frame),
    }


def _statuses(frame: pd.DataFrame) -> dict[str, int]:
    counts = frame["status"].value_counts()
    return {status: int(counts.get(status, 0)) for status in STATUSES}
