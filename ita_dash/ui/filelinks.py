"""The links of files on ดาวน์โหลด: an address to copy, with the filters of the sidebar, and what to do with it."""

from functools import lru_cache
from urllib.parse import urlencode, urlsplit

import streamlit as st
from markupsafe import Markup

from ita_dash import report
from ita_dash.export import archive, datapackage, dcat, dictionary
from ita_dash.export.files import FILES
from ita_dash.export.tables import DICTIONARY_TITLE, TITLES
from ita_dash.look import drawing, labels
from ita_dash.look.markup import details, element, text
from ita_dash.messages import N_, _
from ita_dash.query import parameters
from ita_dash.report.drafts import is_withheld
from ita_dash.ui import visitor
from ita_dash.ui.onpage import show
from ita_dash.ui.view import View

DCAT_TITLE = N_("Description for catalogues of data (DCAT, data.go.th)")
ARCHIVE_TITLE = N_("Everything in one file (zip)")
PACKAGE_TITLE = N_("Description of the files for programs (Frictionless Data Package)")
USES = (
    (
        N_("Excel"),
        N_("On the tab Data choose Get Data > From Web, paste the CSV link and press Load. Refresh All fetches the newest data."),
    ),
    (
        N_("Google Sheets"),
        N_('Type =IMPORTDATA("the CSV link") into a cell. The dashboard must be reachable from the internet.'),
    ),
    (
        N_("A website"),
        N_("Use a chart's link (SVG or PNG) as the address of a picture, or read the JSON link on the server."),
    ),
    (
        N_("A program"),
        N_("Send back the ETag of the last answer as If-None-Match: while nothing has changed the answer is 304 without a file."),
    ),
)


def titles() -> dict[str, str]:
    """What has a link of its own: its path without the format → what a person calls it."""
    tables = {f"export/{name}": _(title) for name, title in TITLES.items()}
    described = {f"export/{dictionary.NAME}": _(DICTIONARY_TITLE), f"export/{datapackage.NAME}": _(PACKAGE_TITLE)}
    described |= {f"export/{dcat.NAME}": _(DCAT_TITLE), f"export/{archive.NAME}": _(ARCHIVE_TITLE)}
    pictures = {
        f"export/chart/{name}": _("Chart: {title}").format(title=_(chart.title)) for name, chart in drawing.CHARTS.items()
    }
    papers = {"report": _("Official report"), "summary": _("Executive summary")}
    return tables | papers | pictures | described  # the assignments first: links are for programs


def formats(name: str) -> tuple[str, ...]:
    """The formats of what ``titles`` names."""
    if name == "summary":
        return ("pdf",)
    if name == "report":
        return tuple(report.MIME)
    return FILES.get(name.removeprefix("export/")) or tuple(drawing.MEDIA_TYPES)


def root_of(url: str | None, page: str) -> str:
    """The dashboard's own address, from the browser's while it shows ``page``; empty where it is not known."""
    parts = urlsplit(url or "")
    if not parts.netloc:
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/').removesuffix('/' + page)}"


def address(view: View, root: str, path: str) -> str:
    """The link of ``path`` with the filters of ``view``. It names its year: next year's data is another file."""
    usual = view.dataset.default_as_of(view.settings.as_of)
    asked = parameters(view.filters, view.dataset.year.be, None, usual) | visitor.key(view)
    return f"{root}/{path}?{urlencode(asked, doseq=True)}"


def file_links(view: View, page: str) -> None:
    """Choose a file and a format, copy the link, once somebody opens it; nothing where the office has switched links off."""
    if not view.settings.links:
        return
    opened = st.expander(_("Links for Excel, websites and programs"), key="file_links", on_change="rerun")
    with opened:
        if opened.open:
            _chooser(view, page)


def _chooser(view: View, page: str) -> None:
    show(
        element(
            "p",
            text(_("Whenever a link is opened it gives the newest data, with the filters that the sidebar has now.")),
        )
    )
    withheld = is_withheld(view.dataset, view.filters, view.settings, view.person)
    named = {name: title for name, title in titles().items() if name != "report" or not withheld}
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        name = st.selectbox(
            _("File"), list(named), format_func=lambda one: named[one], key="link_file", placeholder=_("Choose a file")
        )
    with right:
        wanted = st.segmented_control(
            _("Format"), formats(name), default=formats(name)[0], required=True, format_func=str.upper, key=f"link_format_{name}"
        )
    if days := visitor.key_days(view):
        said = _("The link holds for {days} days while you are on the list: whoever has it reads the file as you do.")
        show(element("p", text(said.format(days=labels.number(days))), class_="muted"))
    st.code(address(view, root_of(st.context.url, page), f"{name}.{wanted}"), language=None, wrap_lines=True)
    show(_uses())


@lru_cache(maxsize=1)
def _uses() -> Markup:
    uses = Markup("").join(element("p", element("b", text(_(who))) + text(": " + _(how))) for who, how in USES)
    return details(_("How to use a link"), uses)
