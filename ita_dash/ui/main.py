"""The Streamlit script: menu, filters, and the page that was chosen, or why there is nothing to show."""

import logging
from contextlib import nullcontext

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ita_dash.access.people import Person
from ita_dash.access.sight import seen_by
from ita_dash.export.notes import describe_filters
from ita_dash.incidents import incident
from ita_dash.live import loader
from ita_dash.look import labels
from ita_dash.look.announcing import ICON, page_title
from ita_dash.look.markup import element, unbroken
from ita_dash.messages import _
from ita_dash.query import parameters
from ita_dash.setting_errors import SettingError
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.tally import PAGES
from ita_dash.ui import freshness, link, notices, officemark, sharing, sidebar, subjects, versions, view, visitor
from ita_dash.ui.navigation import PageEntry, choose_page
from ita_dash.ui.onpage import show

LOG = logging.getLogger(__name__)


def main() -> None:
    st.set_page_config(page_icon=ICON, layout="wide", initial_sidebar_state=272)
    try:
        settings = loader.settings()
        person = visitor.enter(settings)
    except SettingError as error:
        head(choose_page()[0])
        notices.no_data(error)
        return
    if person is None:
        return
    entry, page = choose_page()
    visitor.lead(person, entry)
    title = head(entry)
    try:
        opened = open_data(entry, person, settings)
        subject = subjects.asked(opened, entry)
        if subject is not None and not subject.names:
            subjects.missing(opened, subject, entry)
        elif opened.frame.empty and entry.needs_rows:
            notices.no_rows(opened)
        else:
            if subject is not None:
                with title:
                    show(element("h1", unbroken(subject.title)))
                st.set_page_config(page_title=page_title(_(entry.title), opened.dataset.office, subject.title[:120]))
            subjects.SUBJECT.set(subject)
            page.run()
    except SettingError as error:
        notices.no_data(error)
    except SheetError as error:
        notices.no_data(error)
        freshness.waiting(settings, sidebar.year_chosen())
    except Exception as error:
        # The viewer cannot do anything with a traceback; whoever runs the app finds it in the log.
        notices.unexpected(incident(LOG, f"page {entry.file} failed", error))


def head(entry: PageEntry) -> DeltaGenerator:
    """Whose pages these are, and which; gives the place of the title."""
    show(element("p", _("Measures to promote integrity and transparency (ITA)"), class_="kicker"))
    title = st.empty()
    with title:
        show(element("h1", unbroken(_(entry.title))))
    return title


def open_data(entry: PageEntry, person: Person, settings: Settings) -> view.View:
    """The filters in the sidebar and what they leave, ready for the page. Raises ``SettingError``, ``SheetError``."""
    labels.THAI_DIGITS.set(settings.thai_digits)
    asked = link.arriving(entry.url_path)
    with st.spinner(_("Reading the sheet…")) if loader.year_unknown_yet(settings) else nullcontext():
        default_year = loader.default_year(settings)
    year = sidebar.choose_year(loader.years(settings), default_year, asked)
    with st.spinner(_("Reading the sheet…")) if loader.nothing_yet(settings, year) else nullcontext():
        newest = loader.dataset(settings, year)
    older = versions.chosen(settings, year, asked)
    dataset = older or newest
    default_as_of = dataset.default_as_of(settings.as_of)
    filters = sidebar.choose_filters(dataset, default_as_of, asked, next(iter(dataset.meetings(settings)), None))
    link.write(parameters(filters, dataset.year.be, default_year, default_as_of) | versions.parameters())
    opened = view.view_of(settings, seen_by(dataset, person), filters, person)
    view.open_view(opened)
    officemark.head(opened)
    standing = loader.standing(settings, year)
    st.set_page_config(page_title=page_title(_(entry.title), dataset.office))
    notices.heading(opened, _(entry.lead))
    if narrowed := describe_filters(filters, dataset):  # on paper there are no fields that say so
        show(element("p", " · ".join(narrowed), class_="print-only"))
    freshness.line(settings, year, dataset, standing, pinned=older is not None, inside=person.plans)
    visitor.who(person)
    versions.notices(dataset, standing, pinned=older is not None)
    notices.ignored(asked, entry.url_path)
    sharing.share(opened, entry.url_path, _(entry.title))
    return opened


with PAGES.one():
    main()
