"""Tables by activity, measure, division and recommendation: each a group-by of the assessed assignments.

Every function takes the frame of ``progress.assess`` (perhaps filtered) and counts by rule 2 of the design: an activity's
completion is the mean progress of its counted assignments; a measure's, a division's and the office's is the mean over its
activities, weighted. Cancelled assignments are left out of means and of the plain count; ``reckoning`` shows which.

Example: 1.1 at 100 and 50 by two divisions and 1.2 at 25 by one: measure 1 stands at (75 + 25) / 2 = 50, 0 of 2 done.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ita_dash.completion import figures_of, numbered, renumbered, together
from ita_dash.form.values.status import CANCELLED, NO_REPORT, STATUSES, UNABLE
from ita_dash.framerows import text_column
from ita_dash.progress import KEYS, gap, standing, state_of
from ita_dash.thai import collation_key

ACTIVITY_KEYS = KEYS["activity_key"]
MEASURE_KEYS = KEYS["measure_key"]
UNLISTED = 1_000_000
"""The place of a division that is not in the office's list: after all that are."""
ATTENTION = ("overdue", UNABLE, "behind", "due_soon", NO_REPORT)
"""What an executive should look at, the most pressing first: schedules, and statuses (unable, nothing reported)."""
_PRESSING = {reason: place for place, reason in enumerate(ATTENTION)}


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
    one = {name: values.item() for name, values in figures_of(frame, np.zeros(len(frame), dtype="int64"), 1).items()}
    return Total(
        completion=float(one["completion"]),
        planned=float(one["planned"]),
        activities_done=int(one["activities_done"]),
        activities=int(one["activities"]),
        estimated=int(np.count_nonzero(frame["estimated"].to_numpy() & frame["counted"].to_numpy())),
        plan_guessed=int(one["plan_guessed"]),
        by_status={status: int(one[status]) for status in STATUSES},
        by_schedule=dict(Counter(frame["schedule"].tolist()).most_common()),
    )


PRESSING = ("overdue", "behind", "due_soon", "on_track", "not_due", "no_period", "stopped", "done")
"""Schedules from the one to look at first; an activity shows the first that any of its assignments has."""


def activities(frame: pd.DataFrame) -> pd.DataFrame:
    """One row an activity, in the order of the sheet.

    Columns: ``ACTIVITY_KEYS`` (str), ``divisions`` (int), ``completion``, ``planned`` (float64, NaN where all are cancelled),
    ``plan_guessed`` (int), ``is_done``
    (bool: every counted assignment is), ``weight`` (float64), ``start``, ``end`` (datetime64), ``schedule`` (str, the most
    pressing of its assignments), ``state`` (str, ``progress.state_of`` it) and one int column for each status.
    """
    activity, first = numbered(frame, ACTIVITY_KEYS)
    figures = figures_of(frame, activity, len(first))
    places = {name: place for place, name in enumerate(PRESSING)}
    pressing = np.full(len(first), len(PRESSING))
    schedule, names = pd.factorize(frame["schedule"].array)
    np.minimum.at(pressing, activity, np.array([places[name] for name in names.tolist()], dtype="int64")[schedule])
    schedules = [PRESSING[place] for place in pressing.tolist()]
    stopped = [UNABLE if count else CANCELLED for count in figures[UNABLE].tolist()]
    own = numbered(frame, ["division"], activity)[1]
    return _table(
        frame,
        ACTIVITY_KEYS,
        first,
        {
            "divisions": np.bincount(activity[own], minlength=len(first)),
            "completion": figures["completion"],
            "planned": figures["planned"],
            "plan_guessed": figures["plan_guessed"],
            "is_done": figures["activities_done"] == 1,
            "weight": frame["weight"].to_numpy()[first],
            "start": _extreme(frame["start"], activity, len(first), np.fmin),
            "end": _extreme(frame["end"], activity, len(first), np.fmax),
            "schedule": text_column(schedules),
            "state": text_column(list(map(state_of, schedules, stopped))),
            **{status: figures[status] for status in STATUSES},
        },
    )


def _extreme(days: pd.Series, group: np.ndarray, groups: int, choose: np.ufunc) -> np.ndarray:
    """The first or last (``np.fmin``, ``np.fmax``, which leave out NaT) of ``days`` in each group; NaT where none has any."""
    found = np.full(groups, np.datetime64("NaT", "s"))
    choose.at(found, group, days.to_numpy(dtype="datetime64[s]"))
    return found


def measures(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a measure, in the order of the sheet.

    Columns: ``measure_no``, ``measure`` (str), ``completion``, ``planned`` (float64), ``plan_guessed``, ``activities_done``,
    ``activities``, ``assignments``, ``overdue`` (int) and one int column for each status (assignments).
    """
    return _figures(frame, MEASURE_KEYS)


def divisions(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a division, units right below the division that they belong to, whose figures include theirs.

    In the office's order (``place``, ``parent_place`` of ``Dataset.assessed``); without it in that of the Thai alphabet.

    Columns: ``division``, ``parent`` (str), ``level`` (0 a division, 1 a unit of one), ``completion``, ``planned`` (float64),
    ``plan_guessed``, ``activities_done``, ``activities``, ``assignments``, ``overdue`` (int) and one int column for each status
    (assignments).
    """
    parent_of = _each(frame, "division", "parent")
    found, figures = _by_division(frame)
    order = _order(frame, found, parent_of)
    shown = sorted(range(len(order)), key=order.__getitem__)
    belongs = [parent_of.get(found[place], "") for place in shown]
    return pd.DataFrame(
        {
            "division": text_column([found[place] for place in shown]),
            "parent": text_column(belongs),
            "level": np.array([int(parent != "") for parent in belongs], dtype="int64"),
            **{name: values[shown] for name, values in figures.items()},
        }
    )


def _order(frame: pd.DataFrame, names: Iterable[str], parent_of: Mapping[str, str]) -> list[tuple[int, str, bool, int, str]]:
    """What divisions are sorted by: the place in the office's own order of the division, or the one that a unit belongs to; units
    right below it."""
    places = _places(frame)
    pairs = [(name, parent_of.get(name, "")) for name in names]
    return [
        (places.get(parent or name, UNLISTED), collation_key(parent or name), bool(parent), places.get(name, UNLISTED), name)
        for name, parent in pairs
    ]


def _by_division(frame: pd.DataFrame) -> tuple[list[str], dict[str, np.ndarray]]:
    """Every division and every one that others belong to, in the order of first appearance, and their figures."""
    rows, names = _rolled_up(frame)
    codes, found = pd.factorize(names)
    return found.tolist(), figures_of(frame, codes, len(found), rows)


def _places(frame: pd.DataFrame) -> dict[str, int]:
    """Where each division stands in the office's own order, as far as the rows know it."""
    found: dict[str, int] = {}
    for name, place in (("division", "place"), ("parent", "parent_place")):
        if place in frame:
            found |= _each(frame, name, place)
    return found


def _each(frame: pd.DataFrame, name: str, value: str) -> dict[str, Any]:
    """Each text of the column ``name`` and what stands in ``value`` where it first does."""
    first = numbered(frame, [name])[1]
    return dict(zip(*(frame[one].array.take(first).tolist() for one in (name, value)), strict=True))


def by_gap(table: pd.DataFrame) -> pd.DataFrame:
    """``measures`` or ``divisions`` with what is furthest behind its plan first; what is not due or counts in nothing last."""
    pairs = list(zip(table["completion"], table["planned"], strict=True))

    def order(place: int) -> tuple[bool, float, int]:
        rests = standing(*pairs[place]) in ("not_due", "none")
        return rests, place if rests else gap(*pairs[place]), place

    return table.iloc[sorted(range(len(table)), key=order)]


def matrix(frame: pd.DataFrame) -> pd.DataFrame:
    """Completion of each measure by each division, long and in the order of ``divisions``.

    Columns: ``measure_no``, ``measure``, ``division`` (str), ``completion``, ``planned`` (float64), ``activities_done``,
    ``activities``, ``overdue`` and ``unable`` (int: assignments).
    A unit stands beside the division that it belongs to and counts for both.
    """
    rows, names = _rolled_up(frame)
    divided, found = pd.factorize(names)
    measure = numbered(frame, MEASURE_KEYS)[0][rows]
    cell, first = renumbered(together(measure, divided, len(found)))
    figures = figures_of(frame, cell, len(first), rows)
    order = _order(frame, found, _each(frame, "division", "parent"))
    ranks = {number: rank for rank, number in enumerate(sorted(range(len(order)), key=order.__getitem__))}
    rank = np.array([ranks[number] for number in divided[first].tolist()], dtype="int64")
    shown = np.argsort(rank, kind="stable")
    first = first[shown]
    kept = ("completion", "planned", "activities_done", "activities", "overdue", UNABLE)
    return _table(
        frame,
        MEASURE_KEYS,
        rows[first],
        {"division": text_column(names[first]), **{name: figures[name][shown] for name in kept}},
    )


def _rolled_up(frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Every assignment once for its division and once more for the division that this belongs to: places in ``frame`` (int64)
    and the names that each reports for (object)."""
    parents = frame["parent"].to_numpy(dtype=object)
    units = np.flatnonzero(parents != "")
    rows = np.concatenate([np.arange(len(frame)), units])
    return rows, np.concatenate([frame["division"].to_numpy(dtype=object), parents[units]])


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
    schedules, statuses = frame["schedule"].tolist(), frame["status"].tolist()
    reasons = [
        schedule if schedule in ATTENTION else status if status in (UNABLE, NO_REPORT) and schedule != "not_due" else ""
        for schedule, status in zip(schedules, statuses, strict=True)
    ]
    ranks = np.array([_PRESSING.get(reason, -1) for reason in reasons], dtype="int64")
    places = np.flatnonzero(frame["counted"].to_numpy(dtype=bool) & (ranks >= 0))
    ends = frame["end"].to_numpy(dtype="datetime64[s]")[places]  # NaT comes last
    places = places[np.lexsort((ends, ranks[places]))]
    return frame.iloc[places].assign(reason=text_column([reasons[place] for place in places.tolist()]))


def recommendations(frame: pd.DataFrame) -> pd.DataFrame:
    """The assignments that carry a recommendation; the same one given to several divisions is one row.

    Columns: ``measure_no``, ``measure``, ``activity_no``, ``code``, ``activity``, ``division`` (names joined by ", "),
    ``divisions`` (object: those names, a tuple), ``status``, ``state`` (``progress.state_of`` it), ``result``,
    ``recommendation``, ``tab``, ``cell``, ``link`` (str), ``row`` (int) and the activity's ``weight`` (float).
    """
    keys = ["measure_no", "measure", "code", "activity", "result", "recommendation"]
    work = ["measure_no", "measure", "activity_no", "code", "activity", "division", "divisions", "status", "state"]
    columns = [*work, "result", "recommendation", "tab", "row", "cell", "link", "weight"]
    given = np.array([place for place, text in enumerate(frame["recommendation"].tolist()) if text], dtype="int64")
    said = zip(*(frame[name].array.take(given).tolist() for name in keys), strict=True)
    names: dict[tuple[str, ...], dict[str, None]] = {}
    first: list[int] = []
    for place, one, division in zip(given.tolist(), said, frame["division"].array.take(given).tolist(), strict=True):
        if one not in names:
            names[one] = {}
            first.append(place)
        names[one][division] = None
    places = np.array(first, dtype="int64")
    schedules, statuses = (frame[name].array.take(places).tolist() for name in ("schedule", "status"))
    made = {
        "division": text_column([", ".join(of_one) for of_one in names.values()]),
        "divisions": pd.Series([tuple(of_one) for of_one in names.values()], dtype="object"),
        "state": text_column(list(map(state_of, schedules, statuses))),
    }
    return pd.DataFrame({name: made[name] if name in made else frame[name].array.take(places) for name in columns})


def _figures(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Rule 2 for each group of ``keys``, in the order of first appearance."""
    group, first = numbered(frame, keys)
    return _table(frame, keys, first, figures_of(frame, group, len(first)))


def _table(
    frame: pd.DataFrame, keys: list[str], first: np.ndarray, columns: Mapping[str, np.ndarray | pd.api.extensions.ExtensionArray]
) -> pd.DataFrame:
    """One row a group: its ``keys`` from the row of ``frame`` that it first stands in, then ``columns``."""
    return pd.DataFrame({**{key: frame[key].array.take(first) for key in keys}, **columns})
