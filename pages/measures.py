"""มาตรการ: each measure with its activities in full, and completion of each measure by each division."""

import streamlit as st

from ita_dash.messages import _
from ita_dash.ui import sections, shown
from ita_dash.ui.figures import behind_figures, named_chart
from ita_dash.ui.paging import in_parts
from ita_dash.ui.view import current

view = current()

in_parts("measures", shown.measures_count(view), 50, view.filters, lambda lines: shown.measures_table(view, lines))
behind_figures(view, shown.BEHIND_MEASURES, "measures")

st.subheader(_("Measures by division"), anchor=False)
named_chart(view, "matrix", "matrix", shown.matrix_table)
behind_figures(view, shown.BEHIND_CELLS, "matrix")

st.subheader(_("Activities, results and evidence"), anchor=False)
sections.measures_in_full(view)
