"""ไทม์ไลน์: the fiscal year with a bar for each activity, in lanes by measure or by division."""

import streamlit as st

from ita_dash import timeline
from ita_dash.messages import _
from ita_dash.ui import cards, listings, notices
from ita_dash.ui.figures import chart_with_table
from ita_dash.ui.frames import timeline_bars, timeline_rows
from ita_dash.ui.markup import show
from ita_dash.ui.view import current

view = current()
words = {"measure": _("By measure"), "division": _("By division")}
lanes = st.segmented_control(_("Lanes"), list(words), default="measure", required=True, format_func=words.get, key="lanes")
rows = timeline_rows(view.frame, lanes)

show(cards.legend(rows["schedule"].value_counts().to_dict()))
figure = timeline.timeline(
    timeline_bars(rows), view.dataset.year, view.filters.as_of, dark=view.dark, thai_digits=view.settings.thai_digits
)
chart_with_table(figure, listings.timeline_table(rows), f"timeline_{lanes}", f"timeline-{lanes}")
if rows["end"].isna().all():
    notices.empty(_("No activity has dates"), _("Type the period in the column ระยะเวลาดำเนินการ, as in ต.ค. ๖๕ – ก.ย. ๖๖."))
