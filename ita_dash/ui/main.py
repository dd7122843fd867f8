"""The Streamlit script: menu, filters, and the page that was chosen, or why there is nothing to show."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from ita_dash.access.people import Person
from ita_dash.access.sight import seen_by
from ita_dash.fiscal import FiscalYear, today
from ita_dash.incidents import incident
from ita_dash.live import loader
from ita_dash.look import labels
from ita_dash.look.announcing import ICON, page_title
from ita_dash.look.markup import element, unbroken
from ita_dash.messages import _
from ita_dash.query import parameters
from ita_dash.settings import Settings
from ita_dash.settings.settingerrors import SettingError
from ita_dash.sheet.errors import SheetError
from ita_dash.tally import PAGES
from ita_dash.ui import formtofill, freshness, link, notices, sharing, sidebar, subjects, versions, view, visitor
from ita_dash.ui.navigation import PageEntry, choose_page
from ita_dash.ui.onpage import show
from ita_dash.ui.subjects import Subject

LOG = logging.getLogger(__name__)
NOTHING = Markup("")


def main() -> None:
    st.set_page_config(page_icon=ICON, layout="wide", initial_sidebar_state=272)
    try:
        settings = loader.settings()
        person = visitor.enter(settings)
    except SettingError as error:
        Head(choose_page()[0]).at_least()
        notices.no_data(error)
        return
    if person is None:
        return
    entry, page = choose_page()
    visitor.lead(person, entry)
    head = Head(entry)
    try:
        opened, subject = open_data(head, person, settings)
        if subject is not None and not subject.names:
            subjects.missing(opened, subject, entry)
        elif opened.frame.empty and entry.needs_rows:
            notices.no_rows(opened)
        else:
            subjects.SUBJECT.set(subject)
            page.run()
    except SettingError as error:
        head.at_least()
        notices.no_data(error)
    except SheetError as error:
        head.at_least()
        if error.code == "still_reading":
            notices.beside(error.message, error.advice)
        else:
            notices.no_data(error)
        if error.code == "no_form":  # what is advised is on a page that cannot be shown either
            formtofill.offered(sidebar.year_chosen() or FiscalYear.of(today()).be)
        freshness.waiting(settings, sidebar.year_chosen())
    except Exception as error:
        # The viewer cannot do anything with a traceback; whoever runs the app finds it in the log.
        head.at_least()
        notices.unexpected(incident(LOG, f"page {entry.file} failed", error))


class Head:
    """Whose pages these are, which one it is, and what there is to know of it: shown at once with all that stands under it, or
    the title alone where that is still being read, or cannot be."""

    def __init__(self, entry: PageEntry) -> None:
        self.entry = entry
        self._place: DeltaGenerator | None = None
        self._shown = False

    def at_least(self) -> None:
        """The title, where nothing is shown yet."""
        if not self._shown:
            self._place, self._shown = st.empty(), True
            with self._place:
                show(self._titled(_(self.entry.title)))

    def whole(self, title: str, acts: Markup, below: Markup) -> None:
        self._shown = True
        with self._place or nullcontext():
            show(self._titled(title, acts), below)

    def _titled(self, title: str, acts: Markup = NOTHING) -> Markup:
        kicker = element("p", _("Measures to promote integrity and transparency (ITA)"), class_="kicker")
        named = element("h1", unbroken(title))
        return kicker + (element("div", named + acts, class_="titled page") if acts else named)


def open_data(head: Head, person: Person, settings: Settings) -> tuple[view.View, Subject | None]:
    """The filters in the sidebar and what they leave, ready for the page, and what of it the address asks for. Raises
    ``SettingError``, ``SheetError``."""
    labels.THAI_DIGITS.set(settings.thai_digits)
    entry = head.entry
    asked = link.arriving(entry.url_path)
    with reading(head) if loader.year_unknown_yet(settings) else nullcontext():
        default_year = loader.default_year(settings)
    year = sidebar.choose_year(loader.years(settings), default_year, asked)
    with reading(head) if loader.nothing_yet(settings, year) else nullcontext():
        newest = loader.dataset(settings, year)
    older = versions.chosen(settings, year, asked)
    dataset = older or newest
    default_as_of = dataset.default_as_of(settings.as_of)
    filters = sidebar.choose_filters(dataset, default_as_of, asked)
    link.write(parameters(filters, dataset.year.be, default_year, default_as_of) | versions.parameters())
    opened = view.view_of(settings, seen_by(dataset, person), filters, person)
    view.open_view(opened)
    sidebar.below(opened, next(iter(dataset.meetings(settings)), None))
    standing = loader.standing(settings, year)
    subject = subjects.asked(opened, entry)
    of = (subject.title[:120],) if subject is not None and subject.names and not opened.frame.empty else ()
    called = page_title(_(entry.title), dataset.office, *of)
    st.set_page_config(page_title=called)
    acts = NOTHING if entry.shared_below else sharing.beside_title(sharing.address(opened, entry.url_path), called)
    title = subject.title if subject is not None and of else _(entry.title)
    head.whole(title, acts, notices.heading(opened, _(entry.lead)))
    freshness.line(settings, year, dataset, standing, pinned=older is not None, inside=person.plans)
    visitor.who(person)
    versions.notices(dataset, standing, pinned=older is not None)
    notices.ignored(asked, entry.url_path)
    sharing.share(opened, entry.url_path, _(entry.title))
    return opened, subject


@contextmanager
def reading(head: Head) -> Iterator[None]:
    """While a sheet is read for the first time: the title, and that it is being read."""
    head.at_least()
    with st.spinner(_("Reading the sheet…")):
        yield


with PAGES.one():
    main()
