"""The pages, in the order of the menu. A test opens each of them."""

from copy import copy
from dataclasses import dataclass
from functools import cache

import streamlit as st

from ita_dash.folders import SHIPPED
from ita_dash.messages import N_, _


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page. ``url_path`` is its address below the root, empty for the first one."""

    file: str
    title: str
    icon: str
    url_path: str
    lead: str
    """One sentence under the title: what the page answers."""
    needs_rows: bool = True
    """Whether it has something to show only while the filters leave at least one assignment."""
    about: str = ""
    """What it shows one of, where its address asks for one: ``unit`` (a division), ``measure``, ``activity``."""
    all_at: str = ""
    """The address of the page that leads to all of them."""
    hidden: bool = False
    """Whether only links lead there, not the menu."""
    shared_below: bool = False
    """Whether what hands it on stands further down, not beside its title."""


PAGES: tuple[PageEntry, ...] = (
    PageEntry(
        "overview.py",
        N_("Overview"),
        ":material/dashboard:",
        "",
        N_("How far the measures are, what is late, and what needs attention."),
    ),
    PageEntry(
        "measures.py",
        N_("Measures"),
        ":material/checklist:",
        "measures",
        N_("Each measure with its activities, results and evidence."),
        about="measure",
        all_at="measures",
    ),
    PageEntry(
        "divisions.py",
        N_("Divisions"),
        ":material/groups:",
        "divisions",
        N_("What each division has done, what it still owes, and what is recommended to it."),
        about="unit",
        all_at="divisions",
    ),
    PageEntry(
        "timeline.py",
        N_("Timeline"),
        ":material/calendar_month:",
        "timeline",
        N_("The fiscal year from October to September, activity by activity."),
    ),
    PageEntry(
        "recommendations.py",
        N_("Recommendations"),
        ":material/lightbulb:",
        "recommendations",
        N_("What to do next, beside the activity and the result it belongs to."),
    ),
    PageEntry(
        "changes.py",
        N_("Changes"),
        ":material/history:",
        "changes",
        N_("What changed since the last meeting, the trend over the year, and who has not updated."),
    ),
    PageEntry(
        "checks.py",
        N_("Data checks"),
        ":material/fact_check:",
        "checks",
        N_("Which cells a person should look at, and how to put them right."),
        needs_rows=False,
    ),
    PageEntry(
        "downloads.py",
        N_("Downloads"),
        ":material/download:",
        "downloads",
        N_("The summary table as CSV and Excel, links to files, and an empty form to start a sheet."),
        needs_rows=False,
    ),
    PageEntry(
        "activity.py",
        N_("Activity"),
        ":material/task_alt:",
        "activity",
        N_("One activity: what every division has done about it."),
        about="activity",
        all_at="measures",
        hidden=True,
    ),
    PageEntry(
        "items.py",
        N_("Items"),
        ":material/list:",
        "items",
        N_("The reporting items behind a figure, one for each activity and division."),
        needs_rows=False,
        hidden=True,
    ),
    PageEntry(
        "figures.py",
        N_("Where the figures come from"),
        ":material/calculate:",
        "figures",
        N_("Completion = the sum of weight × progress ÷ the sum of weights."),
        hidden=True,
        shared_below=True,
    ),
)


def choose_page(*, menu: bool = True) -> tuple[PageEntry, st.Page]:
    """The menu, if there is to be one; what the viewer chose of it, as an entry and as the page to run."""
    pages = {_page(entry): entry for entry in PAGES}
    chosen = st.navigation(list(pages), position="sidebar" if menu else "hidden", expanded=True)
    return pages[chosen], chosen


def page_at(url_path: str) -> st.Page:
    """The page whose address that is, to send a viewer to."""
    return next(_page(entry) for entry in PAGES if entry.url_path == url_path)


def _page(entry: PageEntry) -> st.Page:
    """A page of this run's own, for Streamlit notes in it whether it may run."""
    return copy(_made(entry))


@cache
def _made(entry: PageEntry) -> st.Page:
    """Made once: to look whether each page's file is there takes as long as half of an empty page's run."""
    return st.Page(
        SHIPPED / "pages" / entry.file,
        title=_(entry.title),
        icon=entry.icon,
        url_path=entry.url_path or None,
        default=not entry.url_path,
        visibility="hidden" if entry.hidden else "visible",
    )
