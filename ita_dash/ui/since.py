"""Since when a viewer wants to see changes: some days, or the day of a meeting; ``since`` in the address.

Each choice is a link, part of what the page sends anyway: widgets would be messages of their own.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import streamlit as st
from markupsafe import Markup

from ita_dash.fiscal import BANGKOK
from ita_dash.keptversions import moment_of
from ita_dash.look import labels
from ita_dash.look.markup import details, element, text
from ita_dash.messages import _
from ita_dash.ui.days import Span, day_field
from ita_dash.ui.link import chips, kept_parameter, staying, used_now
from ita_dash.ui.onpage import show

PARAMETER, DAY = "since", "since_day"
DAYS = ("7", "30", "90")
USUAL = "30"
LONGEST = timedelta(days=3 * 366)


def choose_since(now: datetime, meetings: Mapping[date, str]) -> tuple[datetime, Markup]:
    """The moment to compare with: so many days before ``now``, or the beginning of the day of a meeting; and the choices, which
    are the caller's to show with what follows.

    ``meetings`` are those that the office has named, the last one first: by default it is that one.
    """
    today = now.astimezone(BANGKOK).date()
    last = next(iter(meetings), today - timedelta(days=int(USUAL)))
    usual = last.isoformat() if meetings else USUAL
    asked = kept_parameter(PARAMETER, lambda value: _usable(value, today)) or usual
    if asked in DAYS:
        return now - timedelta(days=int(asked)), _kinds(asked, last, usual)
    day = date.fromisoformat(asked)
    if meetings:
        return moment_of(day), _kinds(usual, last, usual) + _named(day, meetings, usual)
    return moment_of(_typed(day, last, today)), Markup("")


def _kinds(asked: str, meeting: date, usual: str) -> Markup:
    words = {code: _("{count} days").format(count=labels.digits(code)) for code in DAYS}
    words |= {meeting.isoformat(): _("Since the last meeting")}
    return chips(_("Changes of the last"), PARAMETER, words, asked, usual)


def _named(day: date, meetings: Mapping[date, str], usual: str) -> Markup:
    """The meeting that is compared with; the others to press once it is opened."""

    def named(one: date) -> str:
        return f"{meetings[one]} · {labels.day(one)}" if one in meetings else labels.day(one)

    others = Markup("").join(
        element("li", staying(named(one), f"since_{one}", **{PARAMETER: "" if one.isoformat() == usual else one.isoformat()}))
        for one in meetings
        if one != day
    )
    said = text(_("Meeting") + ": " + named(day))
    return details(said, element("ul", others, class_="points")) if others else element("p", said)


def _typed(day: date, last: date, today: date) -> date:
    """A day of a meeting that the office has not named, typed by the viewer; the choices stand above it."""
    if used_now(f"{DAY}_typed"):
        day = st.session_state.get(DAY, last)
        st.query_params[PARAMETER] = day.isoformat()
    show(_kinds(day.isoformat(), day, USUAL))
    return day_field(_("Day of the meeting"), DAY, day, Span(today - LONGEST, today), st.container(width=260))


def _usable(value: str, today: date) -> str | None:
    """``value`` as far as it is one of ``DAYS`` or a day that changes can be told since."""
    if value in DAYS:
        return value
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day.isoformat() if today - LONGEST <= day <= today else None
