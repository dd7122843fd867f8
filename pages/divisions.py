"""ส่วนราชการ: every division's completion, and one division with what it has done, owes and is recommended."""

import streamlit as st

from ita_dash import charts, summary
from ita_dash.messages import _
from ita_dash.ui import cards, labels, listings, notices
from ita_dash.ui.figures import behind_figures, chart_with_table
from ita_dash.ui.frames import by_division, done_and_owed
from ita_dash.ui.link import page_choice
from ita_dash.ui.markup import element, show
from ita_dash.ui.view import current

view = current()
frame = view.frame
divisions = summary.divisions(frame)

figure = charts.completion_bars(
    labels.indented(divisions),
    divisions["completion"],
    labels.plain_counts(divisions),
    title=_("Division"),
    dark=view.dark,
    thai_digits=view.settings.thai_digits,
)
chart_with_table(figure, listings.divisions_table(divisions), "divisions", "divisions")
behind_figures(view, by_division(frame), "divisions")

st.subheader(_("One division"), anchor=False)
chosen = page_choice(_("Division"), "unit", list(divisions["division"]), placeholder=_("Choose a division"))
if chosen is None:
    notices.empty(
        _("No division is chosen"),
        _("Choose one above to see what it has done, what it still owes and what is recommended to it."),
    )
else:
    rows = summary.of_division(frame, chosen)
    done, owed = done_and_owed(rows)
    total = summary.total(rows)
    show(element("div", cards.overall(total) + cards.counters(total), class_="hero"))
    advice = summary.recommendations(rows)
    counted = ((_("Still owes"), owed), (_("Has done"), done), (_("Recommendations"), advice))
    owed_tab, done_tab, advice_tab = st.tabs([f"{name} ({labels.number(len(found))})" for name, found in counted])
    with owed_tab:
        if owed.empty:
            notices.all_well(_("Nothing is owed"), _("Every item of this division is done or needs no more work."))
        else:
            show(*(cards.assignment(row) for row in owed.to_dict("records")))
    with done_tab:
        if done.empty:
            notices.empty(_("Nothing is done yet"), _("An item shows here once its status is “done” in the sheet."))
        else:
            show(*(cards.assignment(row) for row in done.to_dict("records")))
    with advice_tab:
        if advice.empty:
            notices.empty(_("No recommendations"), _("They show here once they are typed in the column ข้อเสนอแนะ."))
        else:
            show(listings.recommendations_table(advice))
