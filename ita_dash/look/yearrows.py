"""The rows of the timeline: in lanes, in words, and as the bars that a page and a picture draw. No figure is made here."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from ita_dash import summary
from ita_dash.assignmentlists import LATE
from ita_dash.attention import Concern, concerns
from ita_dash.charts.yearbars import Bar
from ita_dash.form.values.status import UNABLE
from ita_dash.framerows import Row
from ita_dash.look import labels
from ita_dash.messages import _
from ita_dash.progress import state_of
from ita_dash.vocabulary import STATE_LABELS, word

LANES = ("measure", "division", "late")
"""What the bars of the timeline can be grouped by."""


def timeline_rows(frame: pd.DataFrame, lanes: str, as_of: date) -> pd.DataFrame:
    """One row for each bar, with ``lane`` (str): activities by measure, each division's own by division, or activities by what
    presses, the late ones first (``LANES``).

    Each has ``state`` (str, of ``vocabulary.STATE_LABELS``), ``alike`` and ``units`` (int: how many of its assignments are in
    that state, of how many), ``completion`` (float64, NaN where nothing counts), and what ``summary.activities`` or
    ``progress.assess`` has. What has no date stands last, in a lane of its own.
    """
    if lanes == "division":
        order = {name: place for place, name in enumerate(summary.divisions(frame)["division"])}
        rows = frame.sort_values("division", key=lambda names: names.map(order), kind="stable")
        state = list(map(state_of, rows["schedule"], rows["status"]))
        completion = rows["progress"].where(rows["counted"])
        rows = rows.assign(lane=rows["division"], state=state, alike=1, units=1, completion=completion)
    else:
        rows = _with_units(summary.activities(frame), frame)
        if lanes == "late":
            return _late_first(rows, concerns(frame, as_of))
        rows = rows.assign(lane=list(map(labels.measure, rows["measure_no"], rows["measure"])))
    undated = rows["end"].isna() & rows["start"].isna()
    rows = rows.assign(lane=rows["lane"].mask(undated, _("No period given")), undated=undated)
    return rows.sort_values("undated", kind="stable")


def _with_units(rows: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    """``summary.activities`` of ``frame`` with ``alike`` and ``units``."""
    named = [frame[name] for name in summary.ACTIVITY_KEYS]
    states = pd.Series(list(map(state_of, frame["schedule"], frame["status"])), index=frame.index)
    alike, units = states.groupby(named, sort=False).value_counts().to_dict(), states.groupby(named, sort=False).size().to_dict()
    keys = list(rows[summary.ACTIVITY_KEYS].itertuples(index=False, name=None))
    counted = [int(alike[(*key, state)]) for key, state in zip(keys, rows["state"], strict=True)]
    return rows.assign(alike=counted, units=[int(units[key]) for key in keys])


def _late_first(rows: pd.DataFrame, pressing: Sequence[Concern]) -> pd.DataFrame:
    """``summary.activities`` in the order of what needs attention; then what does not, by its schedule."""
    concern = {one.names: (place, one.reason) for place, one in enumerate(pressing)}
    schedules = {schedule: len(pressing) + place for place, schedule in enumerate(summary.PRESSING)}
    names = rows[summary.ACTIVITY_KEYS].itertuples(index=False, name=None)
    own = zip(names, rows["schedule"], rows["state"], strict=True)
    found = [concern.get(tuple(one), (schedules[schedule], state)) for one, schedule, state in own]
    words = [word(STATE_LABELS, reason) for _place, reason in found]
    rows = rows.assign(lane=words, place=[place for place, _reason in found])
    return rows.sort_values("place", kind="stable").drop(columns="place")


def bar_of(row: Row) -> Bar:
    """One of ``timeline_rows``."""
    said = word(STATE_LABELS, row["state"])
    if row["units"] > 1 and row["state"] in (*LATE, "due_soon", UNABLE):
        of = _("{count}/{units} divisions").format(count=labels.number(row["alike"]), units=labels.number(row["units"]))
        said = f"{said} {of}"
    code, start, end = labels.digits(row["code"]), _date(row["start"]), _date(row["end"])
    return Bar(row["lane"], code, row["activity"], row["state"], said, start, end, float(row["completion"]))


def _date(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()
