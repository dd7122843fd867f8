"""Rule 2 of the design in arrays: completion, plan and counts of any groups of assignments at once.

An activity's progress is the mean of its counted assignments, a group's the mean over its activities, weighted. ``reckoning``
shows the same as a tree that a person can follow; ``summary`` makes tables of it.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from ita_dash.form.values.status import DONE, STATUSES
from ita_dash.progress import KEYS, planned_progress


def figures_of(frame: pd.DataFrame, group: np.ndarray, groups: int, rows: np.ndarray | None = None) -> dict[str, np.ndarray]:
    """Rule 2 for ``groups`` groups: the weighted mean over activities, and counts. ``group`` is that of each row of ``frame``, or
    of each of ``rows``, places in it that may repeat.

    Counted in arrays, once over the rows whatever the number of groups: a large office has thousands of activities.
    """
    rows = np.arange(len(frame)) if rows is None else rows
    counts = frame["counted"].to_numpy(dtype=bool)[rows]
    kept, of_kept = rows[counts], group[counts]
    activity, first = renumbered(together(numbered(frame, KEYS["activity_key"])[0][kept], of_kept, groups))
    among = of_kept[first]
    reports = np.bincount(activity)
    weight = frame["weight"].to_numpy()[kept[first]]
    status, names = pd.factorize(frame["status"].array)
    named = {str(name): number for number, name in enumerate(names)}
    is_open = np.bincount(activity, status[kept] != named.get(DONE, -1)) > 0
    weights = np.bincount(among, weight, groups)
    found = {}
    for column, means in (("completion", "progress"), ("planned", "planned")):
        reached = np.bincount(among, np.bincount(activity, frame[means].to_numpy()[kept]) / reports * weight, groups)
        found[column] = np.divide(reached, weights, out=np.full(groups, np.nan), where=weights > 0)
    overdue = (frame["schedule"] == "overdue").to_numpy(dtype=bool)[rows]
    kinds = len(names)
    by_status = np.bincount(together(group, status[rows], kinds), minlength=groups * kinds).reshape(groups, kinds)
    return found | {
        "plan_guessed": np.bincount(of_kept, frame["plan_guessed"].to_numpy()[kept], groups).astype("int64"),
        "activities_done": np.bincount(among, ~is_open, groups).astype("int64"),
        "activities": np.bincount(among, minlength=groups),
        "assignments": np.bincount(group, minlength=groups),
        "overdue": np.bincount(group, overdue, groups).astype("int64"),
        **{name: by_status[:, named[name]] if name in named else np.zeros(groups, dtype="int64") for name in STATUSES},
    }


def plan_through(frame: pd.DataFrame, days: Sequence[date]) -> list[float]:
    """Where the plan of ``frame`` stands on each of ``days``, as ``planned`` of ``summary.total`` does on the as-of date.

    NaN where nothing counts.
    """
    counted = frame.loc[frame["counted"], [*KEYS["activity_key"], "start", "end", "weight"]]
    activity, first = numbered(counted, KEYS["activity_key"])
    reports, weight = np.bincount(activity), counted["weight"].to_numpy()[first]
    means = (np.bincount(activity, planned_progress(counted["start"], counted["end"], day)) / reports for day in days)
    whole = weight.sum()
    return [float((mean * weight).sum() / whole) if whole > 0 else float("nan") for mean in means]


def numbered(frame: pd.DataFrame, keys: list[str], within: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """For each row the number (int64, from 0, in the order of first appearance) of its values in ``keys``; and for each number
    the place of the first row that has it. ``within`` are numbers that rows of one number share too."""
    for name, texts in KEYS.items():
        if keys == texts and name in frame:
            keys = [name]
    numbers = np.zeros(len(frame), dtype="int64") if within is None else within
    for key in keys:
        codes, names = pd.factorize(frame[key].array)
        numbers = pd.factorize(together(numbers, codes, len(names)))[0]  # small again, or products would not fit
    return renumbered(numbers)


def together(one: np.ndarray, other: np.ndarray, others: int) -> np.ndarray:
    """A number of its own for each pair of numbers, the second of which is below ``others``."""
    pairs: np.ndarray = one * others + other
    return pairs


def renumbered(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """``numbers`` from 0 in the order of first appearance, and the place of each first one."""
    codes, found = pd.factorize(numbers)
    places = np.empty(len(found), dtype="int64")
    places[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return codes, places
