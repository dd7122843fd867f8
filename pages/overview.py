"""ภาพรวม: how far the year is, what is late, what needs attention."""

import streamlit as st

from ita_dash.messages import _
from ita_dash.ui import notices, shown
from ita_dash.ui.figures import behind_figures, chart_with_table
from ita_dash.ui.markup import show
from ita_dash.ui.view import current

view = current()

show(shown.hero(view))
behind_figures(view, shown.behind_overall, "overall")

left, right = st.columns(2, gap="large")
with left:
    st.subheader(_("Completion by measure"), anchor=False)
    chart_with_table(shown.completion_by_measure(view), "by_measure", "measures")
    behind_figures(view, shown.behind_measures, "by_measure")
with right:
    st.subheader(_("Completion by division"), anchor=False)
    chart_with_table(shown.completion_by_division(view), "by_division", "divisions")
    behind_figures(view, shown.behind_divisions, "by_division")

st.subheader(_("Needs attention"), anchor=False)
attention = shown.attention(view)
if attention is None:
    notices.all_well(_("Nothing is overdue, behind plan, due soon or unreported"), hidden=shown.hidden_attention(view))
else:
    show(attention)

st.subheader(_("Where the data comes from"), anchor=False)
show(shown.source(view))
