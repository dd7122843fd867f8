"""ไทม์ไลน์: the fiscal year with a bar for each activity, in lanes by measure or by division."""

from functools import partial

import streamlit as st

from ita_dash.look import labels
from ita_dash.messages import _
from ita_dash.ui import notices, shown
from ita_dash.ui.figures import named_chart
from ita_dash.ui.markup import show
from ita_dash.ui.view import current

view = current()
words = {"measure": _("By measure"), "division": _("By division")}
lanes = st.segmented_control(
    _("Lanes"), list(words), default="measure", required=True, format_func=words.__getitem__, key="lanes"
)
line = shown.timeline_legend(view, lanes)

show(line.legend)
named_chart(view, f"timeline-{lanes}", f"timeline_{lanes}", partial(shown.timeline_table, lanes=lanes))
if line.undated:
    advice = labels.ours(_("Type the period in the column ระยะเวลาดำเนินการ, as in ต.ค. ๖๕ – ก.ย. ๖๖."))
    notices.empty(_("No activity has dates"), advice, hidden=shown.hidden_dates(view))
