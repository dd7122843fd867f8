"""What is done, how far, and what is late: the one definition that every page, export and command uses.

Progress, first that applies (``basis`` says which):

1. ``percent``: the percent typed in the sheet, also where it is all that the result says (``form.reported``);
2. ``status``: done is 100, not started 0, in progress 50 (an estimate), unable 0 unless a percent says more;
3. ``result``: what the result says, by the same values; a result that says nothing of the kind counts as done, as in a
   year-end report;
4. ``none``: nothing at all is 0 and "no report".

Plan (rule 8 of the design): the straight line from an assignment's first to its last day; what has no dates is planned over the
whole fiscal year, and marked as a guess. Its means are those of completion, so that both are of the same assignments.

Example: a sheet says "อยู่ระหว่างดำเนินการ" and no percent: status ``in_progress``, progress 50, basis ``status``, estimated.
"""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from ita_dash.fiscal import FiscalYear
from ita_dash.form.values.status import CANCELLED, DONE, IN_PROGRESS, NO_REPORT, NOT_STARTED, UNABLE, status_said_by

BASES = ("percent", "status", "result", "none")
SCHEDULES = ("done", "on_track", "behind", "due_soon", "overdue", "not_due", "stopped", "no_period")
PROGRESS_OF_STATUS = {NO_REPORT: 0.0, NOT_STARTED: 0.0, IN_PROGRESS: 50.0, DONE: 100.0, UNABLE: 0.0, CANCELLED: 0.0}
BEHIND_POINTS = 10
"""More than this many points under the straight line from start to end is behind."""
DUE_SOON_DAYS = 30
STANDINGS = ("behind", "short", "on_plan", "not_due", "none")
"""How a figure stands to its plan: more than ``BEHIND_POINTS`` missing, some, none; nothing is due nor done; nothing counts."""


def assess(assignments: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """``assignments`` (``form.assignments.COLUMNS``) with its judgement on ``as_of``.

    Adds ``status`` (str, one of ``form.values.status.STATUSES``), ``progress`` (float64, 0–100), ``basis`` (str, one of
    ``BASES``), ``estimated`` (bool), ``expected`` (float64, where the straight line stands; NaN without dates), ``planned``
    (float64, the same, of the whole fiscal year where a date lacks), ``plan_guessed`` (bool: one lacks), ``schedule`` (str, one
    of ``SCHEDULES``) and ``counted`` (bool: cancelled assignments count in no figure).
    """
    frame = assignments.copy(deep=False)  # its texts are shared, nothing of them is changed
    judged = [
        judge(percent, status, result)
        for percent, status, result in zip(frame["percent"], frame["status_read"], frame["result"], strict=True)
    ]
    frame["status"] = pd.Series([status for status, _, _ in judged], index=frame.index, dtype="str")
    frame["progress"] = pd.Series([progress for _, progress, _ in judged], index=frame.index, dtype="float64")
    frame["basis"] = pd.Series([basis for _, _, basis in judged], index=frame.index, dtype="str")
    frame["estimated"] = (frame["status"] == IN_PROGRESS) & (frame["basis"] != "percent")
    frame["expected"] = expected_progress(frame["start"], frame["end"], as_of)
    frame["planned"] = planned_progress(frame["start"], frame["end"], as_of)
    frame["plan_guessed"] = frame["expected"].isna()
    frame["schedule"] = _schedule(frame, as_of)
    frame["counted"] = frame["status"] != CANCELLED
    return frame


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
    length = (end - start).dt.days
    passed = (pd.Timestamp(as_of) - start).dt.days
    share = np.where(length > 0, passed / length, (passed >= 0).astype(float))
    return pd.Series(share, index=start.index).clip(0, 1).mul(100).where(start.notna() & end.notna())


def planned_progress(start: pd.Series, end: pd.Series, day: date) -> pd.Series:
    """What should be done by the end of ``day``, 0–100: first and last day count whole, so that a day's work is due on its day.

    A missing first or last day is that of the fiscal year that ``day`` lies in.
    """
    year, whole = FiscalYear.of(day), timedelta(days=1)
    first, last = start.fillna(pd.Timestamp(year.start)), end.fillna(pd.Timestamp(year.end))
    return expected_progress(first, last + whole, day + whole).where(first <= pd.Timestamp(day), 0.0)


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


def _schedule(frame: pd.DataFrame, as_of: date) -> pd.Series:
    """Rule 4 of the design: the first condition that holds."""
    today = pd.Timestamp(as_of)
    rules = {
        "done": frame["status"] == DONE,
        "stopped": frame["status"].isin((UNABLE, CANCELLED)),
        "no_period": frame["end"].isna(),
        "overdue": frame["end"] < today,
        "behind": (frame["basis"] == "percent") & (frame["progress"] < frame["expected"] - BEHIND_POINTS),
        "due_soon": frame["end"] <= today + timedelta(days=DUE_SOON_DAYS),
        "not_due": frame["start"] > today,
    }
    chosen = np.select([rule.to_numpy(dtype=bool) for rule in rules.values()], list(rules), default="on_track")
    return pd.Series(chosen, index=frame.index, dtype="str")
