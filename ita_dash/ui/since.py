"""Since when a viewer wants to see changes: some days, or the day of the last meeting; ``since`` in the address."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import streamlit as st

from ita_dash.fiscal import BANGKOK
from ita_dash.keptversions import moment_of
from ita_dash.look import labels
from ita_dash.messages import _
from ita_dash.ui.days import Span, day_field

PARAMETER, KIND, DAY, KEPT, NAMED = "since", "since_kind", "since_day", "since_kept", "since_meeting"
USUALLY = "since_usual"
DAYS = ("7", "30", "90")
MEETING, USUAL = "meeting", "30"
LONGEST = timedelta(days=3 * 366)


def choose_since(now: datetime, meetings: Mapping[date, str]) -> datetime:
    """The moment to compare with: so many days before ``now``, or the beginning of the day of a meeting.

    ``meetings`` are those that the office has named, the last one first: by default it is that one.
    """
    today = now.astimezone(BANGKOK).date()
    usual = next(iter(meetings), None)
    _arrive(today, usual)
    words = {code: _("{count} days").format(count=labels.digits(code)) for code in DAYS} | {MEETING: _("Since the last meeting")}
    chosen = st.segmented_control(_("Changes of the last"), list(words), required=True, format_func=words.__getitem__, key=KIND)
    if chosen is not None and chosen != MEETING:
        _keep(chosen, usual)
        return now - timedelta(days=int(chosen))
    if meetings:
        named = {day: f"{name} · {labels.day(day)}" for day, name in meetings.items()}
        held = st.session_state.get(DAY)
        if held is not None and held not in named:
            named[held] = labels.day(held)
        st.session_state[NAMED] = held
        picked = st.selectbox(
            _("Meeting"), list(named), key=NAMED, format_func=named.__getitem__, on_change=_take_meeting, width=360
        )
        _keep(picked.isoformat(), usual)
        return moment_of(picked)
    day: date = st.session_state.get(DAY) or today - timedelta(days=int(USUAL))
    day = day_field(_("Day of the meeting"), DAY, day, Span(today - LONGEST, today), st.container(width=260))
    _keep(day.isoformat(), usual)
    return moment_of(day)


def _take_meeting() -> None:
    st.session_state[DAY] = st.session_state[NAMED]


def _arrive(today: date, usual: date | None) -> None:
    """Give the widgets what the address says, else what they had when the page was left, else the usual.

    What was only the usual is not kept where another one is: right after a start the data shown may be older than the last
    meeting.
    """
    last = usual or today - timedelta(days=int(USUAL))
    before = st.session_state.get(USUALLY)
    kept = st.session_state.get(KEPT)
    if kept == _usual(before) and before != usual:
        kept = None
    st.session_state[USUALLY] = usual
    if KIND in st.session_state and (kept is not None or before == usual):
        st.session_state.setdefault(DAY, last)
        return
    asked = st.query_params.get(PARAMETER) or kept or _usual(usual)
    day = _meeting(asked, today)
    st.session_state[KIND] = MEETING if day else asked if asked in DAYS else MEETING if usual else USUAL
    st.session_state[DAY] = day or last


def _usual(meeting: date | None) -> str:
    """What stands for the usual choice in the address and in what is kept."""
    return meeting.isoformat() if meeting else USUAL


def _meeting(asked: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return None
    return day if today - LONGEST <= day <= today else None


def _keep(value: str, usual: date | None) -> None:
    st.session_state[KEPT] = value
    if value == _usual(usual):
        st.query_params.pop(PARAMETER, None)
    elif st.query_params.get(PARAMETER) != value:
        st.query_params[PARAMETER] = value
