"""ดาวน์โหลด: the summary table as CSV and Excel, and an empty form."""

import streamlit as st

from ita_dash import export
from ita_dash.messages import _
from ita_dash.ui import explanations, labels, listings, notices, official
from ita_dash.ui.markup import element, show, text
from ita_dash.ui.view import current

view = current()
dataset, filters = view.dataset, view.filters

st.subheader(_("Summary table"), anchor=False)
show(
    element(
        "p",
        text(
            _("{count} rows, one for each activity and division, with the filters of the sidebar.").format(
                count=labels.number(len(view.frame))
            )
        ),
    )
)
csv, excel = st.columns(2)
with csv:
    st.download_button(
        _("Download CSV"),
        lambda: export.summary_csv(dataset, filters),
        export.file_name(dataset, filters, "csv"),
        "text/csv",
        icon=":material/csv:",
        on_click="ignore",
        width="stretch",
    )
with excel:
    st.download_button(
        _("Download Excel"),
        lambda: export.summary_xlsx(dataset, filters),
        export.file_name(dataset, filters, "xlsx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        icon=":material/table_view:",
        on_click="ignore",
        width="stretch",
        type="primary",
    )
if view.frame.empty:
    notices.no_rows(view)
else:
    show(listings.preview_table(view.frame))

official.section(view)

st.subheader(_("Start a sheet"), anchor=False)
show(explanations.start_steps())
st.download_button(
    _("Download the empty form"),
    lambda: export.empty_form(dataset.year.be),
    _("ITA empty form {year}.xlsx").format(year=dataset.year.be),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    icon=":material/note_add:",
    on_click="ignore",
)
