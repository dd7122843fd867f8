"""What stands above a page, or in its place: where the data comes from, that it is made up, that it could not be read."""

from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from ita_dash.export.notes import describe_filters
from ita_dash.form.values.status import IN_PROGRESS
from ita_dash.look import labels
from ita_dash.look.markup import details, element, link, text, unbroken
from ita_dash.messages import N_, _
from ita_dash.plainerrors import ToldError
from ita_dash.progress import BEHIND_POINTS, DUE_SOON_DAYS, PROGRESS_OF_STATUS
from ita_dash.query import Link
from ita_dash.ui.builtonce import once
from ita_dash.ui.explanations import steps
from ita_dash.ui.onpage import show
from ita_dash.ui.view import View

PARAMETER_LABELS = {
    "year": N_("Fiscal year"),
    "measure": N_("Measure"),
    "division": N_("Division"),
    "status": N_("Status"),
    "schedule": N_("Schedule"),
    "as_of": N_("As of"),
    "unit": N_("Division"),
    "version": N_("Version of the data"),
}
IGNORED = "link_ignored"
CONNECT_STEPS = (
    N_("Keep the measures in a Google Sheet with the columns of the empty form (page Downloads)."),
    N_("In the Google Cloud console, turn on the Google Sheets API, make a service account and download its JSON key."),
    N_("Press Share in the sheet and add the service account's e-mail address as a viewer."),
    N_(
        "Copy .streamlit/secrets.example.toml to .streamlit/secrets.toml, put in the sheet's link and the fields of the key, "
        "and start the app again."
    ),
)


def heading(view: View, lead: str) -> Markup:
    """Under the title of every page: what it answers, whose data it is, and what a viewer must know of it."""
    said = element("div", _facts(view, lead), class_="about") + _bundled(view)
    return said + _narrowed(view) if view.filters.active else said


@once
def _bundled(view: View) -> Markup:
    """One line on data that came with the app; the page's script puts it away, for as long as the browser's tab is open."""
    if not (view.dataset.demonstration or view.dataset.source.bundled):
        return Markup("")
    said = _("Names and figures are made up") if view.dataset.demonstration else _("The example that comes with the app")
    title = _("Demonstration data") if view.dataset.demonstration else _("Example data")
    line = element("div", element("b", text(title)) + text(" " + said), role="status")
    if view.dataset.source.bundled:
        line += details(_("How to connect a sheet"), _connect_steps())
    away = element("button", "×", type="button", class_="away", data_puts_away="bundled", aria_label=_("Put away"))
    return element("div", line + away, class_="bundled")


@once
def _facts(view: View, lead: str) -> Markup:
    """What the page answers, whose data it is, of which year, judged on which day."""
    dataset = view.dataset
    facts = [
        ("office", _("Office"), dataset.office),
        ("", _("Fiscal year"), labels.digits(dataset.year.be)),
        ("", _("Judged as of"), labels.long_day(view.filters.as_of)),
    ]
    line = Markup("").join(
        element("span", element("span", text(name + " "), class_="name") + element("b", text(value)), class_=kind)
        for kind, name, value in facts
        if value
    )
    return element("p", lead, class_="lead") + element("div", line + words_explained(), class_="facts")


def words_explained() -> Markup:
    """What the words of the figures mean, to be opened on every page."""
    points, soon, half = (
        labels.number(BEHIND_POINTS),
        labels.number(DUE_SOON_DAYS),
        labels.percent(PROGRESS_OF_STATUS[IN_PROGRESS]),
    )
    found = (
        (_("Item"), _("An activity of one division: a row that is reported on.")),
        (
            _("Plan"),
            _("What should be done by the day that is judged: a straight line from an item's first day to its last."),
        ),
        (
            _("Behind plan"),
            _("Less is done than planned, by so many points of percent: red where over {points}, else amber."),
        ),
        (_("Overdue"), _("The last day has passed and it is not done. It is due soon in the last {soon} days before.")),
        ("≈", _("An estimate: an item under way without a percent counts {half}; one without dates is planned over the year.")),
    )
    told = {"points": points, "soon": soon, "half": half}
    terms = (element("dt", text(term)) + element("dd", unbroken(said.format(**told))) for term, said in found)
    summary = element("span", text(_("What the words mean")), class_="said")
    return element("div", details(summary, element("dl", Markup("").join(terms))), class_="terms")


@lru_cache(maxsize=1)
def _connect_steps() -> Markup:
    """How an office connects its own sheet; the same for everybody."""
    guide = link("https://developers.google.com/workspace/guides/create-credentials", "developers.google.com")
    said = _(
        "A sheet that anyone with the link can view needs only an API key. README.md shows each step; Google's own guide is at"
    )
    return steps(CONNECT_STEPS) + element("p", Markup("{} {}").format(said, guide))


@once
def _narrowed(view: View) -> Markup:
    shown, every = labels.number(len(view.frame)), labels.number(len(view.assessed))
    said = _("These figures count {shown} of {every} reporting items. Press “Clear filters” in the sidebar to see all.")
    # On paper there are no fields that say by what
    on_paper = element("p", " · ".join(describe_filters(view.filters, view.dataset)), class_="print-only")
    return notice("moving", _("Filtered"), said.format(shown=shown, every=every)) + on_paper


def ignored(arrived: Link | None, page: str) -> None:
    """Which values of the address could not be used, for as long as the viewer stays on the page."""
    if arrived is not None:
        st.session_state[IGNORED] = (page, tuple(arrived.ignored))
    kept_page, values = st.session_state.get(IGNORED, ("", ()))
    if kept_page == page and values:
        listed = ", ".join(f"{_(PARAMETER_LABELS[name])} “{value[:60]}”" for name, value in values[:8])
        show(
            notice(
                "warn",
                _("Part of the link was not used"),
                _("Not found in this year's data: {values}. Choose from the sidebar instead.").format(values=listed),
            )
        )


def no_rows(view: View) -> None:
    """In place of a page whose filters leave nothing."""
    if len(view.assessed):
        show(
            notice(
                "quiet",
                _("Nothing matches these filters"),
                _("Choose fewer conditions in the sidebar, or press “Clear filters”."),
            )
        )
    else:
        show(
            notice(
                "quiet",
                _("The sheet has no activity yet"),
                _("Type the first activity under the header row of the sheet, then reload this page."),
            )
        )


def no_data(error: ToldError) -> None:
    """In place of a page whose data could not be read: what happened and what to do."""
    show(element("h2", text(_("The data could not be read"))), notice("bad", error.message, error.advice))


def unexpected(id_: str) -> None:
    """In place of a page that failed for a reason nobody foresaw; ``id_`` is that of the line in the log."""
    show(
        notice(
            "bad",
            _("This page cannot be shown just now"),
            _(
                "Something unexpected happened; it has been noted in the app's log under {id}. Try again, or open another page. "
                "If it keeps happening, tell the person who looks after the dashboard this number and what you were opening."
            ).format(id=id_),
        )
    )
    st.button(_("Try again"), icon=":material/refresh:", type="primary")


def beside(title: str, advice: str) -> None:
    """Something worth knowing about what follows."""
    show(notice("aside", title, advice))


def empty(title: str, advice: str, *, hidden: int = 0) -> None:
    """In place of a list that has nothing in it. ``hidden`` is how many items the filters hide: then that is said."""
    show(hidden_by_filters(hidden) if hidden else notice("quiet", title, advice))


def all_well(title: str, advice: str = "", *, hidden: int = 0) -> None:
    """In place of a list that is good to find empty; ``hidden`` as in ``empty``: what is hidden is never said not to be."""
    show(hidden_by_filters(hidden) if hidden else notice("good", title, advice))


def hidden_by_filters(count: int) -> Markup:
    """That a list is empty only for the filters."""
    return notice(
        "quiet",
        _("The filters hide {count} items of this list").format(count=labels.number(count)),
        _("Press “Clear filters” in the sidebar to see all."),
    )


def notice(tone: str, title: str, body: str = "") -> Markup:
    """A box in one colour: what is the matter, and under it what to do."""
    return element(
        "div",
        element("b", text(title)) + (Markup("<br>") + text(body) if body else Markup("")),
        class_=f"notice tone-{tone}",
        role="status",
    )
