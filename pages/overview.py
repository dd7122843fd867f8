"""ภาพรวม: how far the year is, what is late, what needs attention."""

import streamlit as st

from ita_dash import charts, summary
from ita_dash.messages import _
from ita_dash.ui import cards, explanations, labels, listings, notices
from ita_dash.ui.figures import behind_figures, chart_with_table
from ita_dash.ui.frames import by_division, by_measure, by_status
from ita_dash.ui.markup import element, show
from ita_dash.ui.view import current

view = current()
frame, digits = view.frame, view.settings.thai_digits
total = summary.total(frame)
measures, divisions = summary.measures(frame), summary.divisions(frame)

show(element("div", cards.overall(total) + cards.counters(total), class_="hero"))
behind_figures(view, {_("Overall completion"): frame, **by_status(frame)}, "overall")

left, right = st.columns(2, gap="large")
with left:
    st.subheader(_("Completion by measure"), anchor=False)
    names = [labels.measure(no, title) for no, title in zip(measures["measure_no"], measures["measure"], strict=True)]
    figure = charts.completion_bars(
        names, measures["completion"], labels.plain_counts(measures), title=_("Measure"), dark=view.dark, thai_digits=digits
    )
    chart_with_table(figure, listings.measures_table(measures), "by_measure", "measures")
    behind_figures(view, by_measure(frame), "by_measure")
with right:
    st.subheader(_("Completion by division"), anchor=False)
    figure = charts.completion_bars(
        labels.indented(divisions),
        divisions["completion"],
        labels.plain_counts(divisions),
        title=_("Division"),
        dark=view.dark,
        thai_digits=digits,
    )
    chart_with_table(figure, listings.divisions_table(divisions), "by_division", "divisions")
    behind_figures(view, by_division(frame), "by_division")

st.subheader(_("Needs attention"), anchor=False)
attention = summary.attention(frame)
if attention.empty:
    notices.all_well(_("Nothing is overdue, behind plan, due soon or unreported"))
else:
    show(listings.attention_table(attention))

st.subheader(_("Where the data comes from"), anchor=False)
show(explanations.source(view.dataset))
