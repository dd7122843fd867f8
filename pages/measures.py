"""มาตรการ: each measure with its activities in full, and completion of each measure by each division."""

import streamlit as st

from ita_dash.messages import _
from ita_dash.ui import shown
from ita_dash.ui.figures import behind_figures, chart_with_table
from ita_dash.ui.markup import show
from ita_dash.ui.view import current

view = current()

show(shown.measures_table(view))
behind_figures(view, shown.behind_measures, "measures")

st.subheader(_("Measures by division"), anchor=False)
chart_with_table(shown.heat_map(view), "matrix", "matrix")
behind_figures(view, shown.behind_cells, "matrix")

st.subheader(_("Activities, results and evidence"), anchor=False)
measures = shown.measures_in_full(view)
for name, title, activities in measures:
    with st.expander(title, expanded=len(measures) == 1, key=f"measure_{name}"):
        show(activities)
