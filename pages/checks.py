"""ตรวจสอบข้อมูล: what a person should look at in the sheet, and how each tab was understood."""

import streamlit as st

from ita_dash import export
from ita_dash.live import loader
from ita_dash.look import labels
from ita_dash.look.markup import heading
from ita_dash.messages import _
from ita_dash.ui import notices, readcard, shownproblems, viewparts
from ita_dash.ui.link import choice_of, choices, page_choice
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.view import current

view = current()

listed = in_parts("tabs", len(view.dataset.form.tabs), 8, None, lambda lines: viewparts.tabs(view, lines))
below = heading(_("Which tabs were read")) + listed
if view.person.plans:
    below += heading(_("How the sheet is read")) + readcard.card(loader.standing(view.settings, view.dataset.year.be))
if shownproblems.problems(view).empty:
    show(heading(_("What to look at")))
    notices.all_well(_("No problems found"), _("Everything in the sheet was understood."), hidden=shownproblems.hidden(view))
    show(below)
else:
    severities = shownproblems.severities_asked()
    show(heading(_("What to look at")), shownproblems.severities(view, severities), shownproblems.in_short(view))
    kinds, tabs = shownproblems.choices(view)
    with st.container(horizontal=True):
        code = page_choice(_("What was found"), "kind", kinds, _("All"), labels.kind)
        tab = page_choice(_("Tab"), "tab", tabs, _("All"), lambda name: name or _("The whole file"))
    asked = shownproblems.ProblemWishes(severities, code, tab)
    chosen = shownproblems.narrowed(view, asked)
    only = view.filters.divisions[0] if len(view.filters.divisions) == 1 else ""
    groups = {"division": _("By division"), "tab": _("By tab")}
    group = choice_of("group", groups)
    st.download_button(
        _("Download these {count} problems as CSV").format(count=labels.number(len(chosen))),
        lambda: export.problems_csv(chosen, view.dataset, view.filters),
        export.file_name(view.dataset, view.filters, "csv", "problems", only),
        "text/csv",
        icon=":material/csv:",
        on_click="ignore",
        disabled=chosen.empty,
    )
    if chosen.empty:
        notices.empty(_("No problem of this kind"), _("Choose another severity, kind or tab."))
        show(below)
    else:
        of = (view.filters, asked, group)
        found = in_parts("problems", len(chosen), 25, of, lambda lines: shownproblems.tables(view, asked, group, lines))
        show(choices(_("Group"), "group", groups), found, below)
