"""ตรวจสอบข้อมูล: what a person should look at in the sheet, and how each tab was understood."""

import streamlit as st

from ita_dash.form.problems import SEVERITIES
from ita_dash.messages import _
from ita_dash.ui import explanations, labels, listings, notices
from ita_dash.ui.frames import chosen_problems, problem_groups
from ita_dash.ui.markup import element, show, text
from ita_dash.ui.view import current
from ita_dash.vocabulary import SEVERITY_LABELS, word

view = current()
problems = chosen_problems(view.dataset.form.problems, view.filters, view.dataset.form.assignments)
counts = problems["severity"].value_counts().to_dict()

st.subheader(_("What to look at"), anchor=False)
if problems.empty:
    notices.all_well(_("No problems found"), _("Everything in the sheet was understood."))
else:
    show(explanations.severities(counts))
    group = st.segmented_control(
        _("Group"),
        ["division", "tab"],
        default="division",
        required=True,
        key="problem_group",
        format_func={"division": _("By division"), "tab": _("By tab")}.get,
    )
    severities = st.pills(
        _("Severity"),
        list(SEVERITIES),
        selection_mode="multi",
        key="problem_severity",
        format_func=lambda code: word(SEVERITY_LABELS, code),
    )
    for name, rows in problem_groups(problems, group, severities or SEVERITIES).items():
        show(element("h3", text(f"{name} ({labels.number(len(rows))})")), listings.problems_table(rows))

st.subheader(_("Which tabs were read"), anchor=False)
show(*(explanations.tab_reading(tab) for tab in view.dataset.form.tabs))
