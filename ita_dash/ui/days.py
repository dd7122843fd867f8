"""A day typed as people write days, or taken by one press: Streamlit's calendar is English and knows no Buddhist years."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from ita_dash.fiscal import FiscalYear, today
from ita_dash.form.values.dates import day_of_year, read_date
from ita_dash.look import labels
from ita_dash.look.markup import element, markdown_text
from ita_dash.messages import _
from ita_dash.thai import in_figures
from ita_dash.ui.link import hold, note_use, staying


@dataclass(frozen=True)
class Span:
    """The days that may be typed."""

    first: date
    last: date

    @classmethod
    def of(cls, year: FiscalYear) -> "Span":
        return cls(year.start, year.end)

    def read(self, text: str) -> date | None:
        """The day that ``text`` names; one without a year is the last such day. None for what is no day of the span."""
        year = FiscalYear.of(self.last)
        found = (read_date(text).day, day_of_year(text, year), day_of_year(text, FiscalYear(year.be - 1)))
        return next((day for day in found if day is not None and self.first <= day <= self.last), None)


def day_field(
    label: str, key: str, value: date, span: Span, place: DeltaGenerator | None = None, *, arrived: bool = False
) -> date:
    """A field for a day of ``span``; in the sidebar unless ``place`` is given. ``arrived``: an address says what it is.

    The chosen day stands in the session under ``key``; ``value`` is what it is now. What cannot be read stays in the field, with
    a word on how days are typed, and changes nothing.
    """
    typed, wrong = f"{key}_typed", f"{key}_wrong"
    if st.session_state.get(key) != value or typed not in st.session_state:
        st.session_state[key], st.session_state[wrong] = value, ""
    if not st.session_state.get(wrong):
        hold(typed, labels.day(value), arrived=arrived)
    place = place or st.sidebar
    place.text_input(
        label,
        key=typed,
        placeholder=labels.ours(_("as in 30 June 2567")),
        max_chars=60,
        on_change=_typed,
        args=(key, span),
        autocomplete="off",
    )
    if said := st.session_state.get(wrong):
        place.caption(said)
    return value


def day_links(parameter: str, choices: Mapping[str, date]) -> Markup:
    """``choices`` (words → day) to press, below the field of the day that stands in the address as ``parameter``."""
    links = (staying(words, f"{parameter}_{day}", **{parameter: day.isoformat()}) for words, day in choices.items())
    return element("div", Markup("").join(links), class_="days")


def usual_choices(year: FiscalYear, value: date, meeting: date | None = None) -> dict[str, date]:
    """What is asked for most: today and the last ``meeting`` where they lie in ``year``, the end of the quarter of ``value``, the
    end of the year. Each day once, under the first of these names."""
    quarter = next(end for _start, end in map(year.quarter, (1, 2, 3, 4)) if value <= end)
    named = (
        (_("Today"), today()),
        (_("The last meeting"), meeting),
        (_("End of the year"), year.end) if quarter == year.end else (_("End of the quarter"), quarter),
        (_("End of the year"), year.end),
    )
    found: dict[str, date] = {}
    for words, day in named:
        if day is not None and year.clamp(day) == day and day not in found.values():
            found[words] = day
    return found


def _typed(key: str, span: Span) -> None:
    note_use()
    text = str(st.session_state.get(f"{key}_typed", ""))
    day = span.read(text)
    if day is not None:
        _take(key, day)
    elif not text.strip():
        st.session_state.pop(key, None)
        st.session_state.pop(f"{key}_wrong", None)
    else:
        first, last = labels.day(span.first), labels.day(span.last)
        said = _("“{text}” is no day from {first} to {last}. Type as in {first} or {figures}.")
        st.session_state[f"{key}_wrong"] = said.format(
            text=markdown_text(text), first=first, last=last, figures=in_figures(span.last)
        )


def _take(key: str, day: date) -> None:
    note_use()
    st.session_state[key], st.session_state[f"{key}_wrong"] = day, ""
