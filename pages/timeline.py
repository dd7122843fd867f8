"""ไทม์ไลน์: the fiscal year with a bar for each activity, in lanes by measure or by division, or the late ones first."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from ita_dash.look import labels
from ita_dash.messages import _
from ita_dash.ui import notices, viewparts, yearlines
from ita_dash.ui.chartswithtables import is_tabled, save_unlinked, under
from ita_dash.ui.link import kept_choice
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.view import current

view = current()
words = {"measure": _("By measure"), "division": _("By division"), "late": _("Late first")}
lanes = kept_choice(_("Lanes"), "lanes", words)
asked = str(st.query_params.get(yearlines.ONLY, ""))
only = asked if asked in yearlines.states(view, lanes) else ""

count, chart, of = yearlines.count(view, lanes, only), f"timeline-{lanes}", (view.filters, only)
bars = in_parts(f"timeline_{lanes}", count, yearlines.ROWS, of, partial(yearlines.listed, view, lanes, only))
table = Markup("")
if is_tabled("timeline"):
    table = in_parts("timeline_lines", count, yearlines.ROWS, of, partial(yearlines.table, view, lanes, only))
utilities = under(view, chart, "timeline", picture=not only)
show(yearlines.chips(view, lanes, only), yearlines.keys(), bars, utilities, table)
save_unlinked(view, chart, f"timeline_{lanes}")
if viewparts.undated(view):
    advice = labels.ours(_("Type the period in the column ระยะเวลาดำเนินการ, as in {example}.")).format(
        example=labels.whole_year(view.dataset.year)
    )
    notices.empty(_("No activity has dates"), advice, hidden=viewparts.hidden_dates(view))
