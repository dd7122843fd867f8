"""มาตรการ: each measure with its activities in full, and completion of each measure by each division."""

import streamlit as st

from ita_dash import charts, summary
from ita_dash.messages import _
from ita_dash.ui import cards, labels, listings
from ita_dash.ui.figures import behind_figures, chart_with_table
from ita_dash.ui.frames import activities_of, by_cell, by_measure, heat_cells
from ita_dash.ui.markup import markdown_text, show
from ita_dash.ui.view import current

view = current()
frame = view.frame
measures = summary.measures(frame)
rows_of = by_measure(frame)

show(listings.measures_table(measures))
behind_figures(view, rows_of, "measures")

st.subheader(_("Measures by division"), anchor=False)
matrix = summary.matrix(frame)
figure = charts.heat_map(
    list(dict.fromkeys(matrix["division"])),
    heat_cells(matrix),
    columns_title=_("Measure"),
    rows_title=_("Division"),
    dark=view.dark,
    thai_digits=view.settings.thai_digits,
)
chart_with_table(figure, listings.matrix_table(matrix), "matrix", "matrix")
behind_figures(view, by_cell(frame), "matrix")

st.subheader(_("Activities, results and evidence"), anchor=False)
for measure, (name, rows) in zip(measures.to_dict("records"), rows_of.items(), strict=True):
    title = f"{markdown_text(name)} — **{labels.percent(measure['completion'])}**"
    with st.expander(title, expanded=len(measures) == 1, key=f"measure_{name}"):
        show(cards.completion(measure), *(cards.activity(code, text, reports) for code, text, reports in activities_of(rows)))
