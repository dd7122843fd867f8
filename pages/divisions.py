"""ส่วนราชการ: every division's completion, and one division with what it has done, owes and is recommended."""

import streamlit as st

from ita_dash.messages import _
from ita_dash.ui import labels, notices, shown
from ita_dash.ui.figures import behind_figures, chart_with_table
from ita_dash.ui.link import page_choice
from ita_dash.ui.markup import show
from ita_dash.ui.view import current

view = current()

chart_with_table(shown.completion_by_division(view), "divisions", "divisions")
behind_figures(view, shown.behind_divisions, "divisions")

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
    words = (_("Still owes"), _("Has done"), _("Recommendations"))
    tabs = st.tabs([f"{word} ({labels.number(count)})" for word, count in zip(words, division.counts, strict=True)])
    owed_tab, done_tab, advice_tab = tabs
    with owed_tab:
        if division.owed is None:
            advice = _("Every item of this division is done or needs no more work.")
            notices.all_well(_("Nothing is owed"), advice, hidden=division.hidden[0])
        else:
            show(division.owed)
    with done_tab:
        if division.done is None:
            advice = _("An item shows here once its status is “done” in the sheet.")
            notices.empty(_("Nothing is done yet"), advice, hidden=division.hidden[1])
        else:
            show(division.done)
    with advice_tab:
        if division.advice is None:
            advice = _("They show here once they are typed in the column ข้อเสนอแนะ.")
            notices.empty(_("No recommendations"), advice, hidden=division.hidden[2])
        else:
            show(division.advice)
