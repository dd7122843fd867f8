"""ส่วนราชการ: every division's completion, and one division with what it has done, owes and is recommended."""

import streamlit as st

from ita_dash.messages import _
from ita_dash.ui import notices, sections, shown
from ita_dash.ui.figures import behind_figures, named_chart
from ita_dash.ui.link import page_choice
from ita_dash.ui.markup import show
from ita_dash.ui.view import current

view = current()

named_chart(view, "divisions", "divisions", shown.divisions_table)
behind_figures(view, shown.BEHIND_DIVISIONS, "divisions")

st.subheader(_("One division"), anchor=False)
chosen = page_choice(_("Division"), "unit", shown.division_names(view), placeholder=_("Choose a division"))
if chosen is None:
    notices.empty(
        _("No division is chosen"),
        _("Choose one above to see what it has done, what it still owes and what is recommended to it."),
    )
else:
    division = shown.one_division(view, chosen)
    show(division.hero)
    sections.of_division(view, chosen, division)
