"""The official report on ดาวน์โหลด: made when asked for, looked at, downloaded."""

from dataclasses import replace

import streamlit as st

from ita_dash import report
from ita_dash.filemaking import NotMadeError
from ita_dash.look import labels
from ita_dash.look.markup import element, heading, markdown_text
from ita_dash.messages import _
from ita_dash.report.coverage import EXTRACT, Coverage, extent_of
from ita_dash.report.decisions import with_decisions
from ita_dash.report.drafts import NOT_CONFIRMED, is_withheld
from ita_dash.ui import notices, publishing
from ita_dash.ui.builtonce import once
from ita_dash.ui.onpage import show
from ita_dash.ui.view import View

ASKED = "report_asked"
"""What the report was asked for; another year, date or filter asks anew."""
PREVIEW_HEIGHT = 560


def section(view: View) -> None:
    """A heading, the button that makes the report, and what came of it."""
    said = _(
        "Cover, preface, the table of measures, evidence and an annex of figures, as of the date and with the filters of "
        "the sidebar. Choose a division there for its own report."
    )
    top = heading(_("Official report")) + element("p", said)
    extent = _extent(view)
    if extent.kind == EXTRACT:
        advice = _("With these filters it is an extract of chosen rows: every page says so, and it has no place for signatures.")
        top += notices.notice("aside", extent.name, advice)
    elif extent.is_part:
        advice = _("Its figures are the division's; those of the whole office stand beside them.")
        top += notices.notice("aside", extent.name, advice)
    dataset, settings = with_decisions(view.dataset, view.settings)
    view = replace(view, dataset=dataset, settings=settings)
    publishing.section(view, top)
    if is_withheld(view.dataset, view.filters, view.settings, view.person):
        _forget()
        notices.beside(_("Not confirmed yet"), _(NOT_CONFIRMED))
        return
    asked = repr((view.dataset.year, view.dataset.read_at, view.filters))
    if st.button(_("Make the report"), icon=":material/description:", type="primary", disabled=view.frame.empty):
        st.session_state[ASKED] = asked
    if not view.frame.empty and st.session_state.get(ASKED) == asked:
        try:
            _made(view)
        except NotMadeError as failure:
            _forget()
            show(notices.notice("warn", failure.message))


@once
def _extent(view: View) -> Coverage:
    return extent_of(view.filters, view.assessed)


def _made(view: View) -> None:
    large = report.is_large(view.dataset, view.filters)
    problems, files, pages, count = _of_many(view) if large else _of_few(view)
    for problem in problems:
        st.warning(markdown_text(problem), icon=":material/broken_image:")
    places = st.columns(len(files))
    labels_of_files = {
        "pdf": _("Download the PDF report"),
        "docx": _("Download the Word report"),
        "zip": _("Download the PDF report in volumes"),
    }
    for place, (extension, content) in zip(places, files.items(), strict=True):
        place.download_button(
            labels_of_files[extension],
            content,
            report.file_name_of(view.dataset, view.filters, extension),
            report.MEDIA_TYPES[extension],
            icon=":material/download:",
            on_click="ignore",
            width="stretch",
        )
    if len(pages) < count or not count:
        show(element("p", _("Not all pages of a large report are shown here; the files hold them all."), class_="facts"))
    if not pages:
        return
    with st.container(height=PREVIEW_HEIGHT):
        for number, page in enumerate(pages, 1):
            st.image(page, caption=_("Page {page}").format(page=labels.number(number)), width="stretch")


Made = tuple[tuple[str, ...], dict[str, bytes], list[bytes], int]
"""What could not be used, the files by extension, pictures of the first pages, how many pages there are (0: not counted)."""


def _of_few(view: View) -> Made:
    with st.status(_("Making the report…"), expanded=True) as status:
        st.write(_("Gathering the contents"))
        made = report.build(view.dataset, view.filters, view.settings)
        st.write(_("Setting the pages"))
        files = {extension: report.file_of(made, extension) for extension in report.MIME}
        st.write(_("Drawing the preview"))
        pages, count = report.pages_of(made)
        ready = _("The report is ready: {pages} pages").format(pages=labels.number(count)) if count else _("The report is ready")
        status.update(label=ready, state="complete", expanded=False)
    return made.problems, files, pages, count


def _of_many(view: View) -> Made:
    """In volumes, each told as it is begun; what is pressed meanwhile ends it after the one that is being made."""
    with st.status(_("Making the report…"), expanded=True) as status:
        place = st.container()
        place.button(_("Cancel"), key="report_cancel", on_click=_forget)
        bar = place.progress(0.0, _("Gathering the contents"))

        def tell(number: int, count: int) -> None:
            said = _("Setting volume {number} of {count}").format(number=labels.number(number + 1), count=labels.number(count))
            bar.progress((number + 1) / (count + 2), said)

        files = {"zip": report.report_pdf(view.dataset, view.filters, view.settings, tell)}
        bar.progress(0.95, _("Writing the Word file"))
        files["docx"] = report.report_docx(view.dataset, view.filters, view.settings)
        place.empty()
        status.update(label=_("The report is ready"), state="complete", expanded=False)
    return (), files, [], 0


def _forget() -> None:
    st.session_state.pop(ASKED, None)
