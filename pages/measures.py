"""มาตรการ: every measure beside its plan, and by division; or one measure with its activities in full."""

import streamlit as st

from ita_dash.messages import _
from ita_dash.ui import heatmap, onemeasure, viewparts
from ita_dash.ui.chartswithtables import ranking, table_and_picture, utilities, wide_table
from ita_dash.ui.paging import in_parts
from ita_dash.ui.saving import named, save_picture
from ita_dash.ui.subjects import SUBJECT
from ita_dash.ui.view import current

view, subject = current(), SUBJECT.get()

if subject is not None:
    onemeasure.page(view, *subject.names)
else:
    ranking(view, "measures", viewparts.measures_count(view), viewparts.measures_ranked)
    if table_and_picture(view, "measures", "by_measure"):
        wide_table(view, "measures", "by_measure", viewparts.measures_table)
    st.header(_("Measures by division"), anchor=False)
    in_parts("matrix", heatmap.count(view), heatmap.ROWS, view.filters, lambda lines: heatmap.table(view, lines))
    with utilities("matrix"):
        save_picture(view, named(view, "matrix"), "matrix")
