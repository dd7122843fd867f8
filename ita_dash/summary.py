"""Tables by activity, measure, division and recommendation: each a group-by of the assessed assignments.

Every function takes the frame of ``progress.assess`` (perhaps filtered) and counts by rule 2 of the design: an activity's
completion is the mean progress of its counted assignments; a measure's, a division's and the office's is the mean over its
activities, weighted. Cancelled assignments are left out of means and of the plain count; ``reckoning`` shows which.

Example: 1.1 at 100 and 50 by two divisions and 1.2 at 25 by one: measure 1 stands at (75 + 25) / 2 = 50, 0 of 2 done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from ita_dash.form.values.status import DONE, NO_REPORT, STATUSES, UNABLE
from ita_dash.progress import gap, planned_progress, standing
from ita_dash.thai import collation_key

ACTIVITY_KEYS = ["measure_no", "measure", "activity_no", "code", "activity"]
UNLISTED = 1_000_000
"""The place of a division that is not in the office's list: after all that are."""
ATTENTION = ("overdue", UNABLE, "behind", "due_soon", NO_REPORT)
"""What an executive should look at, the most pressing first: schedules, and statuses (unable, nothing reported)."""


@dataclass(frozen=True, slots=True)
class Total:
    """One figure with its plain count. ``completion`` is NaN where nothing counts."""

    completion: float
    planned: float
    """Where the plan stands, by the same means over the same assignments; NaN where nothing counts."""
    activities_done: int
    activities: int
    estimated: int
    """Assignments whose progress is the estimate of a status."""
    plan_guessed: int
    """Counted assignments without dates, planned over the whole year."""
    by_status: dict[str, int]
    by_schedule: dict[str, int]

    @property
    def assignments(self) -> int:
        return sum(self.by_status.values())


def total(frame: pd.DataFrame) -> Total:
    """The office's completion, or that of whatever ``frame`` was filtered to."""
    figures = _figures(frame.assign(office=""), ["office"])
    if figures.empty:
        return Total(float("nan"), float("nan"), 0, 0, 0, 0, dict.fromkeys(STATUSES, 0), {})
    one = figures.iloc[0]
    return Total(
        completion=float(one["completion"]),
        planned=float(one["planned"]),
        activities_done=int(one["activities_done"]),
        activities=int(one["activities"]),
        estimated=int((frame["estimated"] & frame["counted"]).sum()),
        plan_guessed=int(one["plan_guessed"]),
        by_status={status: int(one[status]) for status in STATUSES},
        by_schedule={str(name): int(count) for name, count in frame["schedule"].value_counts().items()},
    )


PRESSING = ("overdue", "behind", "due_soon", "on_track", "not_due", "no_period", "stopped", "done")
"""Schedules from the one to look at first; an activity shows the first that any of its assignments has."""


def activities(frame: pd.DataFrame) -> pd.DataFrame:
    """One row an activity, in the order of the sheet.

    Columns: ``ACTIVITY_KEYS`` (str), ``divisions`` (int), ``completion``, ``planned`` (float64, NaN where all are cancelled),
    ``plan_guessed`` (int), ``is_done``
    (bool: every counted assignment is), ``weight`` (float64), ``start``, ``end`` (datetime64), ``schedule`` (str, the most
    pressing of its assignments) and one int column for each status.
    """
    table = _figures(frame, ACTIVITY_KEYS)
    activity, first = numbered(frame, ACTIVITY_KEYS)
    place = frame["schedule"].map({name: place for place, name in enumerate(PRESSING)}).astype("int64")
    plan = frame[["start", "end"]].assign(place=place).groupby(activity).agg({"start": "min", "end": "max", "place": "min"})
    own = numbered(frame, [*ACTIVITY_KEYS, "division"])[1]
    table["divisions"] = np.bincount(activity[own], minlength=len(first))
    table["weight"] = frame["weight"].to_numpy()[first]
    table[["start", "end"]] = plan[["start", "end"]]
    table["schedule"] = plan["place"].map(dict(enumerate(PRESSING))).astype("str")
    table["is_done"] = table["activities_done"] == 1
    return table[
        [
            *ACTIVITY_KEYS,
            "divisions",
            "completion",
            "planned",
            "plan_guessed",
            "is_done",
            "weight",
            "start",
            "end",
            "schedule",
            *STATUSES,
        ]
    ]


def measures(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a measure, in the order of the sheet.

    Columns: ``measure_no``, ``measure`` (str), ``completion``, ``planned`` (float64), ``plan_guessed``, ``activities_done``,
    ``activities``, ``assignments``, ``overdue`` (int) and one int column for each status (assignments).
    """
    return _figures(frame, ["measure_no", "measure"])


def divisions(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a division, units right below the division that they belong to, whose figures include theirs.

    In the order of the office's list (``place``, ``parent_place`` of ``Dataset.assessed``), then of the Thai alphabet.

    Columns: ``division``, ``parent`` (str), ``level`` (0 a division, 1 a unit of one), ``completion``, ``planned`` (float64),
    ``plan_guessed``, ``activities_done``, ``activities``, ``assignments``, ``overdue`` (int) and one int column for each status
    (assignments).
    """
    pairs = frame[["division", "parent"]].drop_duplicates("division", keep="last")
    parents = dict(zip(pairs["division"], pairs["parent"], strict=True))
    places = _places(frame)
    figures = _figures(_rolled_up(frame), ["reports_for"]).rename(columns={"reports_for": "division"})
    figures.insert(1, "parent", pd.Series([parents.get(name, "") for name in figures["division"]], dtype="str"))
    figures.insert(2, "level", (figures["parent"] != "").astype("int64"))
    order = [
        (places.get(parent or name, UNLISTED), collation_key(parent or name), bool(parent), places.get(name, UNLISTED), name)
        for name, parent in zip(figures["division"], figures["parent"], strict=True)
    ]
    return figures.iloc[sorted(range(len(order)), key=order.__getitem__)].reset_index(drop=True)


def _places(frame: pd.DataFrame) -> dict[str, int]:
    """Where each division stands in the office's own list; those that are not in it are left out."""
    found: dict[str, int] = {}
    for name, place in (("division", "place"), ("parent", "parent_place")):
        if place in frame:
            listed = frame[frame[place] < UNLISTED].drop_duplicates(name)
            found |= dict(zip(listed[name], listed[place], strict=True))
    return found


def by_gap(table: pd.DataFrame) -> pd.DataFrame:
    """``measures`` or ``divisions`` with what is furthest behind its plan first; what is not due or counts in nothing last."""
    pairs = list(zip(table["completion"], table["planned"], strict=True))
    idle = [standing(*pair) in ("not_due", "none") for pair in pairs]
    points = [0.0 if rests else gap(*pair) for rests, pair in zip(idle, pairs, strict=True)]
    return table.iloc[sorted(range(len(table)), key=lambda place: (idle[place], points[place], place))]


def matrix(frame: pd.DataFrame) -> pd.DataFrame:
    """Completion of each measure by each division, long and in the order of ``divisions``.

    Columns: ``measure_no``, ``measure``, ``division`` (str), ``completion``, ``planned`` (float64), ``activities_done``,
    ``activities`` (int).
    A unit stands beside the division that it belongs to and counts for both.
    """
    cells = _figures(_rolled_up(frame), ["reports_for", "measure_no", "measure"]).rename(columns={"reports_for": "division"})
    order = {name: place for place, name in enumerate(divisions(frame)["division"])}
    cells = cells.sort_values("division", key=lambda names: names.map(order), kind="stable").reset_index(drop=True)
    return cells[["measure_no", "measure", "division", "completion", "planned", "activities_done", "activities"]]


def _rolled_up(frame: pd.DataFrame) -> pd.DataFrame:
    """Every assignment once for its division and once more for the division that this belongs to, in ``reports_for`` (str)."""
    frame = frame[
        [*ACTIVITY_KEYS, "division", "parent", "status", "schedule", "progress", "weight", "counted", "planned", "plan_guessed"]
    ]
    units = frame[frame["parent"] != ""]
    return pd.concat([frame.assign(reports_for=frame["division"]), units.assign(reports_for=units["parent"])])


def of_division(frame: pd.DataFrame, division: str) -> pd.DataFrame:
    """The assignments of a division and of its units."""
    return frame[(frame["division"] == division) | (frame["parent"] == division)]


def of_measure(frame: pd.DataFrame, no: str, title: str) -> pd.DataFrame:
    """The assignments of a measure."""
    return frame[(frame["measure_no"] == no) & (frame["measure"] == title)]


def attention(frame: pd.DataFrame) -> pd.DataFrame:
    """The counted assignments that need attention, with ``reason`` (str, of ``ATTENTION``): the most pressing first, by end.

    Work that is not due yet is not among them, whatever was reported.
    """
    open_rows = frame[frame["counted"] & (frame["schedule"] != "not_due")]
    reason = open_rows["schedule"].where(open_rows["schedule"].isin(ATTENTION))
    reason = reason.fillna(open_rows["status"].where(open_rows["status"].isin((UNABLE, NO_REPORT))))
    chosen = open_rows.assign(reason=reason)[reason.notna()]
    order = chosen["reason"].map({name: place for place, name in enumerate(ATTENTION)})
    return chosen.assign(order=order).sort_values(["order", "end"], kind="stable").drop(columns="order").astype({"reason": "str"})


def recommendations(frame: pd.DataFrame) -> pd.DataFrame:
    """The assignments that carry a recommendation; the same one given to several divisions is one row.

    Columns: ``measure_no``, ``measure``, ``activity_no``, ``code``, ``activity``, ``division`` (names joined by ", "),
    ``status``, ``standing`` (the schedule, the status of what is stopped), ``result``, ``recommendation``, ``tab``, ``cell``,
    ``link`` (str) and ``row`` (int).
    """
    keys = ["measure_no", "measure", "code", "activity", "result", "recommendation"]
    columns = [
        "measure_no",
        "measure",
        "activity_no",
        "code",
        "activity",
        "division",
        "status",
        "standing",
        "result",
        "recommendation",
        "tab",
        "row",
        "cell",
        "link",
    ]
    given = frame[frame["recommendation"] != ""]
    number, first = numbered(given, keys)
    names: list[dict[str, None]] = [{} for _place in first]
    for row, division in zip(number, given["division"], strict=True):
        names[row][division] = None
    joined = pd.Series([", ".join(one) for one in names], dtype="str")
    standing = given["schedule"].where(given["schedule"] != "stopped", given["status"])
    return given.assign(standing=standing).iloc[first].reset_index(drop=True).assign(division=joined)[columns]


def _figures(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Rule 2 for each group of ``keys``, in the order of first appearance: the weighted mean over activities, and counts.

    Counted in arrays, once over the rows whatever the number of groups: a large office has thousands of activities.
    """
    group, first = numbered(frame, keys)
    table = frame[keys].iloc[first].reset_index(drop=True)
    counts = frame["counted"].to_numpy(dtype=bool)
    counted = frame.loc[counts, ["progress", "planned", "plan_guessed", "weight", "status"]]
    activity, first_of_activity = _renumbered(numbered(frame, ACTIVITY_KEYS, group)[0][counts])
    among = group[counts][first_of_activity]
    reports = np.maximum(np.bincount(activity), 1)
    weight = counted["weight"].to_numpy()[first_of_activity]
    is_open = np.bincount(activity, counted["status"] != DONE) > 0
    weights = np.bincount(among, weight, len(first))
    for column, means in (("completion", "progress"), ("planned", "planned")):
        reached = np.bincount(among, np.bincount(activity, counted[means]) / reports * weight, len(first))
        table[column] = np.divide(reached, weights, out=np.full(len(first), np.nan), where=weights > 0)
    table["plan_guessed"] = np.bincount(group[counts], counted["plan_guessed"], len(first)).astype("int64")
    table["activities_done"] = np.bincount(among, ~is_open, len(first)).astype("int64")
    table["activities"] = np.bincount(among, minlength=len(first))
    table["assignments"] = np.bincount(group, minlength=len(first))
    table["overdue"] = np.bincount(group, frame["schedule"] == "overdue", len(first)).astype("int64")
    for status in STATUSES:
        table[status] = np.bincount(group, frame["status"] == status, len(first)).astype("int64")
    return table


def plan_through(frame: pd.DataFrame, days: Sequence[date]) -> list[float]:
    """Where the plan of ``frame`` stands on each of ``days``, as ``planned`` of ``total`` does on the as-of date.

    NaN where nothing counts.
    """
    counted = frame.loc[frame["counted"], [*ACTIVITY_KEYS, "start", "end", "weight"]]
    if counted.empty:
        return [float("nan")] * len(days)
    activity, first = numbered(counted, ACTIVITY_KEYS)
    reports, weight = np.bincount(activity), counted["weight"].to_numpy()[first]
    means = (np.bincount(activity, planned_progress(counted["start"], counted["end"], day)) / reports for day in days)
    return [float((mean * weight).sum() / weight.sum()) if weight.sum() > 0 else float("nan") for mean in means]


def numbered(frame: pd.DataFrame, keys: list[str], within: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """For each row the number (int64, from 0, in the order of first appearance) of its values in ``keys``; and for each number
    the place of the first row that has it. ``within`` are numbers that rows of one number share too."""
    numbers = np.zeros(len(frame), dtype="int64") if within is None else within
    for key in keys:
        codes, names = pd.factorize(frame[key])
        numbers = numbers * max(len(names), 1) + codes
        if numbers.max(initial=0) > _FIT:
            numbers = pd.factorize(numbers)[0]
    return _renumbered(numbers)


_FIT = 2**31
"""Numbers up to here can be multiplied once more."""


def _renumbered(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """``numbers`` from 0 in the order of first appearance, and the place of each first one."""
    codes, found = pd.factorize(numbers)
    places = np.empty(len(found), dtype="int64")
    places[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return codes, places
