"""ภาพรวม: how far the year is, what is late, what needs attention."""

import streamlit as st

from ita_dash.messages import _
from ita_dash.ui import briefings, meetings, notices, sparkline, viewparts
from ita_dash.ui.chartswithtables import ranking, table_and_picture, wide_table
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.view import current

view = current()

# The line of the year may have versions to read first: all that is known already stands before it comes
before, coming = meetings.at_the_last(view), sparkline.coming(view)
line = sparkline.ready(view, before) if coming else None
place = st.empty()
with place:
    show(viewparts.first_screen(view, before, line, coming=coming))

asked = briefings.questions(view)
if asked is not None:
    show(asked)

left, right = st.columns(2, gap="large")
with left:
    st.header(_("Measures beside their plan"), anchor=False)
    ranking(view, "measures", viewparts.measures_count(view), viewparts.measures_ranked)
    measures_wanted = table_and_picture(view, "measures", "by_measure")
with right:
    st.header(_("Divisions beside their plan"), anchor=False)
    ranking(view, "divisions", viewparts.divisions_count(view), viewparts.divisions_ranked)
    divisions_wanted = table_and_picture(view, "divisions", "by_division")
if measures_wanted:
    wide_table(view, "measures", "by_measure", viewparts.measures_table)
if divisions_wanted:
    wide_table(view, "divisions", "by_division", viewparts.divisions_table)

st.header(_("Needs attention"), anchor=False)
if viewparts.attention_count(view):
    show(viewparts.attention_in_short(view))
    # Ten at most; of more the first six, and so the page of a large office stays short
    at_once = 10 if viewparts.attention_count(view) <= 10 else 6
    in_parts("attention", viewparts.attention_count(view), at_once, view.filters, lambda lines: viewparts.attention(view, lines))
else:
    notices.all_well(_("Nothing is overdue, behind plan, due soon or unreported"), hidden=viewparts.hidden_attention(view))

st.header(_("Where the data comes from"), anchor=False)
show(viewparts.source(view))

if coming and line is None:
    with place:
        show(viewparts.first_screen(view, before, sparkline.spark(view, before), coming=True))
