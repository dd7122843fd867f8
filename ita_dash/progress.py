"""What is done, how far, and what is late: the one definition that every page, export and command uses.

Progress, first that applies (``basis`` says which):

1. ``percent``: the percent typed in the sheet, also where it is all that the result says (``form.reports.itemreports``);
2. ``status``: done is 100, not started 0, in progress 50 (an estimate), unable 0 unless a percent says more;
3. ``result``: what the result says, by the same values; a result that says nothing of the kind counts as done, as in a
   year-end report;
4. ``none``: nothing at all is 0 and "no report".

Plan (rule 8 of the design): the straight line from an assignment's first to its last day; what has no dates is planned over the
whole fiscal year, and marked as a guess. Its means are those of completion, so that both are of the same assignments.

Example: a sheet says "อยู่ระหว่างดำเนินการ" and no percent: status ``in_progress``, progress 50, basis ``status``, estimated.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

import numpy as np
import pandas as pd

from ita_dash.fiscal import FiscalYear
from ita_dash.form.values.status import CANCELLED, DONE, IN_PROGRESS, NO_REPORT, NOT_STARTED, UNABLE, status_said_by
from ita_dash.framerows import text_column, with_columns

BASES = ("percent", "status", "result", "none")
SCHEDULES = ("done", "on_track", "behind", "due_soon", "overdue", "not_due", "stopped", "no_period")
PROGRESS_OF_STATUS = {NO_REPORT: 0.0, NOT_STARTED: 0.0, IN_PROGRESS: 50.0, DONE: 100.0, UNABLE: 0.0, CANCELLED: 0.0}
BEHIND_POINTS = 10
"""More than this many points under the straight line from start to end is behind."""
DUE_SOON_DAYS = 30
KEYS = {
    "activity_key": ["measure_no", "measure", "activity_no", "code", "activity"],
    "measure_key": ["measure_no", "measure"],
}
"""What makes an activity, and a measure, one: all summaries group by these, and numbers are told apart quicker than texts."""
STANDINGS = ("behind", "short", "on_plan", "not_due", "none")
"""How a figure stands to its plan: more than ``BEHIND_POINTS`` missing, some, none; nothing is due nor done; nothing counts."""


def state_of(schedule: str, status: str) -> str:
    """What an assignment's standing is called: its schedule; of what was stopped whether it cannot be done or was cancelled."""
    return status if schedule == "stopped" else schedule


def assess(assignments: pd.DataFrame, as_of: date, beside: Mapping[str, object] = MappingProxyType({})) -> pd.DataFrame:
    """``assignments`` (``form.assignments.COLUMNS``) with its judgement on ``as_of``.

    Adds ``status`` (str, one of ``form.values.status.STATUSES``), ``progress`` (float64, 0–100), ``basis`` (str, one of
    ``BASES``), ``estimated`` (bool), ``expected`` (float64, where the straight line stands; NaN without dates), ``planned``
    (float64, the same, of the whole fiscal year where a date lacks), ``plan_guessed`` (bool: one lacks), ``schedule`` (str, one
    of ``SCHEDULES``), ``counted`` (bool: cancelled assignments count in no figure) and the keys of ``KEYS`` (int64); and the
    columns ``beside``, which cost nothing with the others.
    """
    frame = assignments
    statuses, progress, bases = list[str](), list[float](), list[str]()
    # Each judgement is taken apart at once: all of a large office, alive together, would be so many objects more to collect
    for row in zip(frame["percent"].tolist(), frame["status_read"].tolist(), frame["result"].tolist(), strict=True):
        judged, points, reason = judge(*row)
        statuses.append(judged)
        progress.append(points)
        bases.append(reason)
    expected = expected_progress(frame["start"], frame["end"], as_of).to_numpy()
    status, reached, basis = np.array(statuses, object), np.array(progress, "float64"), np.array(bases, object)
    added = {
        "status": text_column(statuses),
        "progress": reached,
        "basis": text_column(bases),
        "estimated": (status == IN_PROGRESS) & (basis != "percent"),
        "expected": expected,
        "planned": planned_progress(frame["start"], frame["end"], as_of).to_numpy(),
        "plan_guessed": np.isnan(expected),
        "schedule": _schedule(frame, as_of, status, basis, reached, expected),
        "counted": status != CANCELLED,
    }
    return with_columns(frame, {**added, **_keys(frame), **beside})


def _keys(frame: pd.DataFrame) -> dict[str, np.ndarray]:
    """Each activity and each measure as one number, counted in the order of the sheet."""
    found = {}
    listed = {text: frame[text].tolist() for text in {text for texts in KEYS.values() for text in texts}}
    for name, texts in KEYS.items():
        numbers: dict[tuple[str, ...], int] = {}
        rows = zip(*(listed[text] for text in texts), strict=True)
        found[name] = np.array([numbers.setdefault(row, len(numbers)) for row in rows], dtype="int64")
    return found


def judge(percent: float, status_read: str, result: str) -> tuple[str, float, str]:
    """Status, progress and basis of one assignment: rule 1 of the design. ``percent`` is NaN where the sheet gives none."""
    if percent == percent:  # not NaN
        return status_read or _status_of_percent(percent), percent, "percent"
    if status_read:
        return status_read, PROGRESS_OF_STATUS[status_read], "status"
    if result:
        status = status_said_by(result) or DONE
        return status, PROGRESS_OF_STATUS[status], "result"
    return NO_REPORT, 0.0, "none"


def _status_of_percent(percent: float) -> str:
    if percent >= 100:
        return DONE
    return IN_PROGRESS if percent > 0 else NOT_STARTED


def expected_progress(start: pd.Series, end: pd.Series, as_of: date) -> pd.Series:
    """Where the straight line from 0 at ``start`` to 100 at ``end`` stands on ``as_of``, 0–100; NaN without both dates."""
    return pd.Series(_line(_days(start), _days(end), np.datetime64(as_of)), index=start.index)


def _days(dates: pd.Series) -> np.ndarray:
    return dates.to_numpy(dtype="datetime64[D]")


def _line(start: np.ndarray, end: np.ndarray, day: np.datetime64) -> np.ndarray:
    """The straight line between days, 0–100 on ``day``; NaN without both."""
    dated = ~(np.isnat(start) | np.isnat(end))
    length, passed = (end - start).astype("int64"), (day - start).astype("int64")
    share = np.where(length > 0, passed / np.maximum(length, 1), passed >= 0)
    return np.where(dated, np.clip(share, 0, 1) * 100, np.nan)


def planned_progress(start: pd.Series, end: pd.Series, day: date) -> pd.Series:
    """What should be done by the end of ``day``, 0–100: first and last day count whole, so that a day's work is due on its day.

    A missing first or last day is that of the fiscal year that ``day`` lies in.
    """
    year, whole, today = FiscalYear.of(day), np.timedelta64(1, "D"), np.datetime64(day)
    first, last = _days(start), _days(end)
    first = np.where(np.isnat(first), np.datetime64(year.start), first)
    last = np.where(np.isnat(last), np.datetime64(year.end), last)
    return pd.Series(np.where(first <= today, _line(first, last + whole, today + whole), 0.0), index=start.index)


def rounded(value: float) -> float:
    """A percent as every page, export and report shows it: with one decimal."""
    return round(float(value) + 1e-9, 1)


def gap(completion: float, planned: float) -> float:
    """Points that ``completion`` lies over its plan (negative: under it): the difference of the two figures as shown."""
    return round(rounded(completion) - rounded(planned), 1)


def standing(completion: float, planned: float) -> str:
    """One of ``STANDINGS``."""
    if completion != completion or planned != planned:
        return "none"
    points = gap(completion, planned)
    if points < -BEHIND_POINTS:
        return "behind"
    if points < 0:
        return "short"
    return "not_due" if rounded(completion) == rounded(planned) == 0 else "on_plan"


def _schedule(
    frame: pd.DataFrame, as_of: date, status: np.ndarray, basis: np.ndarray, progress: np.ndarray, expected: np.ndarray
) -> pd.api.extensions.ExtensionArray:
    """Rule 4 of the design: the first condition that holds."""
    start, end = _days(frame["start"]), _days(frame["end"])
    today, soon = np.datetime64(as_of), np.datetime64(as_of + timedelta(days=DUE_SOON_DAYS))
    rules = {
        "done": status == DONE,
        "stopped": (status == UNABLE) | (status == CANCELLED),
        "no_period": np.isnat(end),
        "overdue": end < today,
        "behind": (basis == "percent") & (progress < expected - BEHIND_POINTS),
        "due_soon": end <= soon,
        "not_due": start > today,
    }
    names = [*rules, "on_track"]
    chosen = np.select(list(rules.values()), range(len(rules)), default=len(rules))
    return text_column([names[place] for place in chosen.tolist()])
