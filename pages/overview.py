"""ภาพรวม: how far the year is, what is late, what needs attention."""

import streamlit as st
from markupsafe import Markup

from ita_dash.look.markup import element, heading
from ita_dash.messages import _
from ita_dash.ui import briefings, meetings, notices, sparkline, viewparts
from ita_dash.ui.chartswithtables import ranking, save_unlinked, under, wide_table
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.view import current

view = current()

# The line of the year may have versions to read first: all that is known already stands before it comes
before, coming = meetings.at_the_last(view), sparkline.coming(view)
line = sparkline.ready(view, before) if coming else None
asked = briefings.questions(view) or Markup("")
if not coming or line is not None:
    show(viewparts.first_screen(view, before, line, coming=coming), asked)
else:
    place = st.empty()
    with place:
        show(viewparts.first_screen(view, before, None, coming=True))
    show(asked)

measures = ranking(view, "measures", viewparts.measures_count(view), viewparts.measures_ranked)
divisions = ranking(view, "divisions", viewparts.divisions_count(view), viewparts.divisions_ranked)
left = heading(_("Measures beside their plan")) + measures + under(view, "measures", "by_measure")
right = heading(_("Divisions beside their plan")) + divisions + under(view, "divisions", "by_division")
show(element("div", element("div", left) + element("div", right), class_="abreast-two"))
save_unlinked(view, "measures", "by_measure")
save_unlinked(view, "divisions", "by_division")

tables = wide_table(view, "measures", "by_measure", viewparts.measures_table)
tables += wide_table(view, "divisions", "by_division", viewparts.divisions_table)
title = heading(_("Needs attention"))
source = heading(_("Where the data comes from")) + viewparts.source(view)
if count := viewparts.attention_count(view):
    # Ten at most; of more the first six, and so the page of a large office stays short
    at_once = 10 if count <= 10 else 6
    listed = in_parts("attention", count, at_once, view.filters, lambda lines: viewparts.attention(view, lines))
    show(tables, title, viewparts.attention_in_short(view), listed, source)
else:
    hidden = viewparts.hidden_attention(view)
    show(tables, title, notices.hidden_by_filters(hidden) if hidden else viewparts.nothing_to_attend(view), source)

if coming and line is None:
    with place:
        show(viewparts.first_screen(view, before, sparkline.spark(view, before), coming=True))
