"""ไทม์ไลน์: the fiscal year with a bar for each activity, in lanes by measure or by division."""

import streamlit as st

from ita_dash.messages import _
from ita_dash.ui import notices, shown
from ita_dash.ui.figures import chart_with_table
from ita_dash.ui.markup import show
from ita_dash.ui.view import current

view = current()
words = {"measure": _("By measure"), "division": _("By division")}
lanes = st.segmented_control(_("Lanes"), list(words), default="measure", required=True, format_func=words.get, key="lanes")
line = shown.year_line(view, lanes)

show(line.legend)
chart_with_table(line.chart, f"timeline_{lanes}", f"timeline-{lanes}")
if line.undated:
    advice = _("Type the period in the column ระยะเวลาดำเนินการ, as in ต.ค. ๖๕ – ก.ย. ๖๖.")
    notices.empty(_("No activity has dates"), advice, hidden=shown.hidden_dates(view))
