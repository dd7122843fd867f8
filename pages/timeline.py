"""ไทม์ไลน์: the fiscal year with a bar for each activity, in lanes by measure or by division."""

from functools import partial

import streamlit as st

from ita_dash.look import labels
from ita_dash.messages import _
from ita_dash.ui import notices, viewparts, yearlines
from ita_dash.ui.chartswithtables import utilities
from ita_dash.ui.link import kept_choice
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.saving import named, save_picture
from ita_dash.ui.view import current

view = current()
words = {"measure": _("By measure"), "division": _("By division")}
lanes = kept_choice(_("Lanes"), "lanes", words)

show(yearlines.legend(view))
count = yearlines.count(view, lanes)
in_parts(f"timeline_{lanes}", count, yearlines.ROWS, view.filters, partial(yearlines.listed, view, lanes))
with utilities("timeline"):
    table = st.toggle(_("The same figures as a table"), key="timeline_table")
    save_picture(view, named(view, f"timeline-{lanes}"), f"timeline_{lanes}")
if table:
    in_parts("timeline_lines", count, yearlines.ROWS, view.filters, lambda lines: viewparts.timeline_table(view, lines, lanes))
if viewparts.undated(view):
    advice = labels.ours(_("Type the period in the column ระยะเวลาดำเนินการ, as in ต.ค. ๖๕ – ก.ย. ๖๖."))
    notices.empty(_("No activity has dates"), advice, hidden=viewparts.hidden_dates(view))
