"""ข้อเสนอแนะ: what is recommended, beside the activity and the result it belongs to."""

import streamlit as st

from ita_dash import summary
from ita_dash.messages import _
from ita_dash.ui import labels, listings, notices
from ita_dash.ui.frames import by_measure, containing
from ita_dash.ui.markup import element, show, text
from ita_dash.ui.view import current

view = current()
given = summary.recommendations(view.frame)
asked = st.text_input(
    _("Search"),
    type="search",
    placeholder=_("A word in an activity, result, recommendation or division"),
    key="search",
    icon=":material/search:",
)
found = containing(given, asked)

if given.empty:
    notices.empty(_("No recommendations"), _("They show here once they are typed in the column ข้อเสนอแนะ."))
elif found.empty:
    notices.empty(_("Nothing contains these words"), _("Try a shorter word, or empty the search box."))
else:
    show(
        element(
            "p",
            text(_("{shown} of {all} recommendations").format(shown=labels.number(len(found)), all=labels.number(len(given)))),
            class_="muted",
        )
    )
    for name, rows in by_measure(found).items():
        show(element("h3", text(name)), listings.recommendations_table(rows))
