"""ตรวจสอบข้อมูล: what a person should look at in the sheet, and how each tab was understood."""

import streamlit as st

from ita_dash import export
from ita_dash.form.problemkinds import SEVERITIES
from ita_dash.messages import _
from ita_dash.ui import explanations, labels, listings, notices, shown
from ita_dash.ui.frames import narrowed_problems, problem_groups
from ita_dash.ui.link import page_choice
from ita_dash.ui.markup import details, element, show, text
from ita_dash.ui.view import current
from ita_dash.vocabulary import SEVERITY_LABELS, word

view = current()
problems, counts = shown.problems(view), shown.problem_counts(view)

st.subheader(_("What to look at"), anchor=False)
if problems.empty:
    notices.all_well(_("No problems found"), _("Everything in the sheet was understood."))
else:
    show(
        explanations.severities(problems["severity"].value_counts().to_dict()),
        details(_("Problems by division"), listings.problem_counts_table(counts)),
    )
    severities = st.pills(
        _("Severity"),
        list(SEVERITIES),
        selection_mode="multi",
        key="problem_severity",
        format_func=lambda code: word(SEVERITY_LABELS, code),
    )
    by_division, by_kind, by_tab = st.columns(3)
    with by_division:
        names = list(counts["division"])
        division = page_choice(_("Division"), "for", names, _("All"), lambda name: name or _("No division named"))
    with by_kind:
        code = page_choice(_("What was found"), "kind", list(problems["code"].unique()), _("All"), labels.kind)
    with by_tab:
        tabs = list(problems["tab"].unique())
        tab = page_choice(_("Tab"), "tab", tabs, _("All"), lambda name: name or _("The whole file"))
    chosen = narrowed_problems(problems, severities, code, division, tab)
    group = st.segmented_control(
        _("Group"),
        ["division", "tab"],
        default="division",
        required=True,
        key="problem_group",
        format_func={"division": _("By division"), "tab": _("By tab")}.get,
    )
    st.download_button(
        _("Download these {count} problems as CSV").format(count=labels.number(len(chosen))),
        lambda: export.problems_csv(chosen, view.dataset, view.filters),
        export.file_name(view.dataset, view.filters, "csv", "problems", division or ""),
        "text/csv",
        icon=":material/csv:",
        on_click="ignore",
        disabled=chosen.empty,
    )
    if chosen.empty:
        notices.empty(_("No problem of this kind"), _("Choose another division, kind or tab."))
    for name, rows in problem_groups(chosen, group).items():
        show(element("h3", text(f"{name} ({labels.number(len(rows))})")), listings.problems_table(rows))

st.subheader(_("Which tabs were read"), anchor=False)
show(shown.tabs(view))
