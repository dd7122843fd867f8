"""รายการ: the reporting items behind a figure, as many as the figure says."""

import streamlit as st

from ita_dash import assignmentlists
from ita_dash.look import labels
from ita_dash.look.announcing import list_name
from ita_dash.look.markup import brief, element, text
from ita_dash.messages import _
from ita_dash.ui import notices, viewparts
from ita_dash.ui.itemlists import ROWS
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.view import current

view = current()
asked = str(st.query_params.get("of", ""))
if asked and not assignmentlists.is_list(asked):
    notices.beside(_("There is no list of this name"), _("All items that the filters leave are shown."))
    asked = ""

count = viewparts.items_count(view, asked)
named = list_name(asked, view.dataset, view.filters)
said = _("{count} items").format(count=labels.number(count))
title = element("h2", brief(named) + text(f" · {said}"), id="count")
if count:
    show(title, in_parts("items", count, ROWS, (view.filters, asked), lambda lines: viewparts.items(view, asked, lines)))
else:
    show(title)
    if len(view.assessed) and not len(view.frame):
        notices.no_rows(view)
    else:
        notices.all_well(_("No item is in this list"), hidden=viewparts.items_hidden(view, asked))
