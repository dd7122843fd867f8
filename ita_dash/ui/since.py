"""Since when a viewer wants to see changes: some days, or the day of the last meeting; ``since`` in the address."""

from datetime import date, datetime, time, timedelta

import streamlit as st

from ita_dash.fiscal import BANGKOK
from ita_dash.look import labels
from ita_dash.messages import _

PARAMETER, KIND, DAY, KEPT = "since", "since_kind", "since_day", "since_kept"
DAYS = ("7", "30", "90")
MEETING, USUAL = "meeting", "30"
LONGEST = timedelta(days=3 * 366)


def choose_since(now: datetime) -> datetime:
    """The moment to compare with: so many days before ``now``, or the beginning of the day of a meeting."""
    today = now.astimezone(BANGKOK).date()
    _arrive(today)
    words = {code: _("{count} days").format(count=labels.digits(code)) for code in DAYS} | {MEETING: _("Since the last meeting")}
    chosen = st.segmented_control(_("Changes of the last"), list(words), required=True, format_func=words.__getitem__, key=KIND)
    if chosen is not None and chosen != MEETING:
        _keep(chosen)
        return now - timedelta(days=int(chosen))
    day: date | None = st.date_input(
        _("Day of the meeting"), key=DAY, min_value=today - LONGEST, max_value=today, format="DD/MM/YYYY", width=220
    )
    day = day or today - timedelta(days=int(USUAL))
    st.caption(labels.long_day(day))
    _keep(day.isoformat())
    return datetime.combine(day, time.min, BANGKOK)


def _arrive(today: date) -> None:
    """Give the widgets what the address says, else what they had when the page was left, else the usual."""
    if KIND in st.session_state:
        st.session_state.setdefault(DAY, today - timedelta(days=int(USUAL)))
        return
    asked = st.query_params.get(PARAMETER) or st.session_state.get(KEPT, USUAL)
    day = _meeting(asked, today)
    st.session_state[KIND] = MEETING if day else asked if asked in DAYS else USUAL
    st.session_state[DAY] = day or today - timedelta(days=int(USUAL))


def _meeting(asked: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return None
    return day if today - LONGEST <= day <= today else None


def _keep(value: str) -> None:
    st.session_state[KEPT] = value
    if value == USUAL:
        st.query_params.pop(PARAMETER, None)
    elif st.query_params.get(PARAMETER) != value:
        st.query_params[PARAMETER] = value
