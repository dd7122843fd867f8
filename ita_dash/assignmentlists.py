"""The lists of assignments that figures lead to: each figure counts the very rows that its list shows.

``STATES`` tell all assignments apart: each is in exactly one, so that they add up to the total. What is not due yet and has
nothing to report is waiting, however its status says so: it never looks like something that was neglected.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd

from ita_dash import summary
from ita_dash.form.values.status import NO_REPORT, NOT_STARTED
from ita_dash.messages import N_, _
from ita_dash.progress import DUE_SOON_DAYS
from ita_dash.vocabulary import SCHEDULE_LABELS, STATUS_LABELS, word

STATES = ("done", "in_progress", NOT_STARTED, NO_REPORT, "unable", "waiting", "cancelled")
OPEN = ("overdue", "behind", "due_soon", "on_track", "not_due", "no_period")
"""Schedules of what is neither done nor stopped."""
LATE = ("overdue", "behind")


def states(frame: pd.DataFrame) -> "pd.Series[str]":
    """The state of each assignment of ``progress.assess``, one of ``STATES``."""
    waits = (frame["schedule"] == "not_due") & frame["status"].isin((NO_REPORT, NOT_STARTED))
    told: pd.Series[str] = frame["status"].mask(waits, "waiting").astype("str")
    return told


def _due(frame: pd.DataFrame, as_of: date) -> "pd.Series[bool]":
    today = pd.Timestamp(as_of)
    soon = frame["end"].between(today, today + timedelta(days=DUE_SOON_DAYS))
    return soon & frame["schedule"].isin(OPEN) & frame["counted"]


def _needs_attention(frame: pd.DataFrame, _as_of: date) -> "pd.Series[bool]":
    return pd.Series(frame.index.isin(summary.attention(frame).index), index=frame.index)


def _late(frame: pd.DataFrame, _as_of: date) -> "pd.Series[bool]":
    return frame["schedule"].isin(LATE)


def _unadvised(frame: pd.DataFrame, as_of: date) -> "pd.Series[bool]":
    return _late(frame, as_of) & (frame["recommendation"] == "")


def _estimated(frame: pd.DataFrame, _as_of: date) -> "pd.Series[bool]":
    return frame["estimated"] & frame["counted"]


def _undated(frame: pd.DataFrame, _as_of: date) -> "pd.Series[bool]":
    return frame["plan_guessed"] & frame["counted"]


LISTS: dict[str, tuple[str, Callable[[pd.DataFrame, date], "pd.Series[bool]"]]] = {
    "attention": (N_("Needs attention"), _needs_attention),
    "due": (N_("Falls due in the next 30 days"), _due),
    "late": (N_("Overdue or behind plan"), _late),
    "unadvised": (N_("Overdue or behind plan, without a recommendation"), _unadvised),
    "estimated": (N_("Progress is an estimate"), _estimated),
    "undated": (N_("Planned over the whole year, for it has no dates"), _undated),
}
"""Name in an address → its title (a message), and which rows of ``progress.assess``'s frame on a day are in it."""


def title(name: str) -> str:
    """What a person calls the list or the state ``name``."""
    if name in STATES:
        return word(SCHEDULE_LABELS, "not_due") if name == "waiting" else word(STATUS_LABELS, name)
    return _(LISTS[name][0])


def is_list(name: str) -> bool:
    return name in STATES or name in LISTS


def rows_of(name: str, frame: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The rows of the list or state ``name``, all where it is empty; the most pressing first, then by end."""
    rows = frame
    if name:
        rows = frame[states(frame) == name if name in STATES else LISTS[name][1](frame, as_of)]
    pressing = rows["schedule"].map({schedule: place for place, schedule in enumerate(summary.PRESSING)})
    return rows.assign(pressing=pressing).sort_values(["pressing", "end"], kind="stable").drop(columns="pressing")
