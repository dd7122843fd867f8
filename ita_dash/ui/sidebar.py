"""The filters in the sidebar. Their widgets are the one place that holds what a viewer chose."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from ita_dash.dataset import Dataset
from ita_dash.filters import Filters
from ita_dash.form.values.status import STATUSES
from ita_dash.look import labels
from ita_dash.look.markup import element
from ita_dash.messages import _
from ita_dash.progress import SCHEDULES
from ita_dash.query import Link, divisions_of, measures_of
from ita_dash.ui import officemark
from ita_dash.ui.builtonce import once
from ita_dash.ui.days import Span, day_field, day_links, usual_choices
from ita_dash.ui.link import hold, note_use, some_choices, staying
from ita_dash.ui.onpage import show
from ita_dash.ui.view import View
from ita_dash.vocabulary import SCHEDULE_LABELS, STATUS_LABELS, word

YEAR, MEASURES, DIVISIONS, STATUS_CHOICE, SCHEDULE_CHOICE = (
    "filter_year",
    "filter_measure",
    "filter_division",
    "filter_status",
    "filter_schedule",
)


CLEARED = ("measure", "division", "status", "schedule", "as_of")
"""The parameters of an address that are filters."""


def choose_year(years: dict[int, bool], default: int | None, link: Link | None) -> int | None:
    """The fiscal year; None where none is known."""
    if not years:
        return None
    if link is not None:
        st.session_state[YEAR] = link.year(years) or default
    if st.session_state.get(YEAR) not in years:
        st.session_state[YEAR] = default if default in years else next(iter(years))
    demo = _("demonstration data")
    return st.sidebar.selectbox(
        _("Fiscal year"),
        list(years),
        key=YEAR,
        placeholder=_("Choose a year"),
        on_change=note_use,
        format_func=lambda year: labels.digits(year) + (f" ({demo})" if years[year] else ""),
    )


def year_chosen() -> int | None:
    """The fiscal year that this session has chosen; None before it could choose one."""
    return st.session_state.get(YEAR)


def choose_filters(dataset: Dataset, default_as_of: date, link: Link | None) -> Filters:
    """What the viewer narrows ``dataset`` to."""
    numbers, names = _choices(dataset)
    measures = _several(_("Measure"), MEASURES, list(numbers), link, "measure", lambda key: labels.measure(*numbers[key]))
    divisions = _several(_("Division"), DIVISIONS, names, link, "division", str)
    statuses = _several(_("Status"), STATUS_CHOICE, list(STATUSES), link, "status", lambda code: word(STATUS_LABELS, code))
    schedules = _several(
        _("Schedule"), SCHEDULE_CHOICE, list(SCHEDULES), link, "schedule", lambda code: word(SCHEDULE_LABELS, code)
    )
    as_of = _as_of(dataset, default_as_of, link)
    return Filters(as_of=as_of, measures=measures, divisions=divisions, statuses=statuses, schedules=schedules)


@once
def _choices(dataset: Dataset) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """The measures to choose from (key → number and title), and the names of the divisions."""
    return measures_of(dataset), divisions_of(dataset)


def _several(
    label: str, key: str, options: Sequence[str], link: Link | None, parameter: str, words: Callable[[str], str]
) -> tuple[str, ...]:
    held = link.chosen(parameter, options) if link is not None else st.session_state.get(key, [])
    held = [value for value in held if value in options]
    hold(key, held, arrived=link is not None)
    return tuple(
        st.sidebar.multiselect(
            label,
            some_choices(options, held),
            key=key,
            format_func=words,
            placeholder=_("All"),
            select_all=False,
            on_change=note_use,
        )
    )


def below(view: View, meeting: date | None) -> None:
    """Under the filters: days to choose, ``meeting`` (that of the last one) among them, and the way to no filter at all."""
    days = day_links("as_of", usual_choices(view.dataset.year, view.filters.as_of, meeting))
    none = staying(_("Clear filters"), "clear_filters", "handed", **dict.fromkeys(CLEARED, ""))
    with st.sidebar:
        show(officemark.mark(view), days, element("div", none, class_="clearing"))


def _as_of(dataset: Dataset, default: date, link: Link | None) -> date:
    """The date to judge by. Each year holds its own, for a date lies in one fiscal year only."""
    key = _as_of_key(dataset.year.be)
    asked = link.as_of(dataset.year) if link is not None else st.session_state.get(key)
    held = asked or default
    return day_field(_("As of"), key, held, Span.of(dataset.year), arrived=link is not None)


def _as_of_key(year: int) -> str:
    return f"filter_as_of_{year}"
