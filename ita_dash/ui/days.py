"""A day typed as people write days, or taken by one press: Streamlit's calendar is English and knows no Buddhist years."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from ita_dash.fiscal import FiscalYear, today
from ita_dash.look import labels
from ita_dash.look.markup import markdown_text
from ita_dash.messages import _
from ita_dash.query import day_typed
from ita_dash.ui.link import note_use


def day_field(label: str, key: str, value: date, year: FiscalYear, choices: Mapping[str, date]) -> date:
    """A field in the sidebar for a day of ``year``, and below it ``choices`` (words → day) to press.

    The chosen day stands in the session under ``key``; ``value`` is what it is now. What cannot be read stays in the field, with
    a word on how days are typed, and changes nothing.
    """
    typed, wrong = f"{key}_typed", f"{key}_wrong"
    if st.session_state.get(key) != value or typed not in st.session_state:
        st.session_state[key], st.session_state[wrong] = value, ""
    if not st.session_state.get(wrong):
        _hold(typed, labels.day(value))
    st.sidebar.text_input(
        label,
        key=typed,
        placeholder=labels.ours(_("as in 30 June 2567")),
        max_chars=60,
        on_change=_typed,
        args=(key, year),
        autocomplete="off",
    )
    if said := st.session_state.get(wrong):
        st.sidebar.caption(said)
    with st.sidebar.container(horizontal=True, gap="small", key=f"{key}_choices"):
        for words, day in choices.items():
            st.button(words, key=f"{key}_{day.isoformat()}", type="tertiary", on_click=_take, args=(key, day))
    return value


def usual_choices(year: FiscalYear, value: date) -> dict[str, date]:
    """What is asked for most: today where it lies in ``year``, the end of the quarter of ``value``, the end of the year."""
    now = today()
    found = {_("Today"): now} if year.clamp(now) == now else {}
    quarter = next(end for _start, end in map(year.quarter, (1, 2, 3, 4)) if value <= end)
    if quarter != year.end:
        found[_("End of the quarter")] = quarter
    return found | {_("End of the year"): year.end}


def _typed(key: str, year: FiscalYear) -> None:
    note_use()
    text = str(st.session_state.get(f"{key}_typed", ""))
    day = day_typed(text, year)
    if day is not None:
        _take(key, day)
    elif not text.strip():
        st.session_state.pop(key, None)
        st.session_state.pop(f"{key}_wrong", None)
    else:
        first, last = labels.day(year.start), labels.day(year.end)
        said = _("“{text}” is no day from {first} to {last}. Type as in {first} or 30/6/2567.")
        st.session_state[f"{key}_wrong"] = said.format(text=markdown_text(text), first=first, last=last)


def _take(key: str, day: date) -> None:
    note_use()
    st.session_state[key], st.session_state[f"{key}_wrong"] = day, ""


def _hold(key: str, value: str) -> None:
    """Left alone where it has the value: one that is set from here overrides what is being typed."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
