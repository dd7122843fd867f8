"""ดาวน์โหลด: the report, the summary table as Excel and CSV, an empty form, and last the links for programs."""

import streamlit as st

from ita_dash import export
from ita_dash.export import files
from ita_dash.look import labels
from ita_dash.look.markup import element, heading, text
from ita_dash.messages import _
from ita_dash.ui import explanations, formtofill, notices, official, viewparts
from ita_dash.ui.filelinks import file_links
from ita_dash.ui.onpage import show
from ita_dash.ui.view import current

view = current()
dataset, filters = view.dataset, view.filters

official.section(view)

counted = _("{count} rows, one for each activity and division, with the filters of the sidebar.")
show(heading(_("Summary table")), element("p", text(counted.format(count=labels.number(len(view.frame))))))
with st.container(horizontal=True):
    st.download_button(
        _("Download Excel"),
        lambda: export.summary_xlsx(dataset, filters),
        export.file_name(dataset, filters, "xlsx"),
        files.MEDIA_TYPES["xlsx"],
        icon=":material/table_view:",
        on_click="ignore",
        width="stretch",
        type="primary",
    )
    st.download_button(
        _("Download CSV"),
        lambda: export.summary_csv(dataset, filters),
        export.file_name(dataset, filters, "csv"),
        "text/csv",
        icon=":material/csv:",
        on_click="ignore",
        width="stretch",
    )
    st.download_button(
        _("Download the dictionary of columns"),
        lambda: files.dictionary_file("xlsx", dataset),
        _("ITA dictionary of columns.xlsx"),
        files.MEDIA_TYPES["xlsx"],
        icon=":material/menu_book:",
        on_click="ignore",
        type="tertiary",
    )
start = heading(_("Start a sheet")) + explanations.start_steps()
if view.frame.empty:
    notices.no_rows(view)
    show(start)
else:
    show(viewparts.preview(view), start)
formtofill.offered(dataset.year.be)

file_links(view, "downloads")
