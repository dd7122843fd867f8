"""ข้อเสนอแนะ: what is recommended, beside the activity and the result it belongs to."""

import streamlit as st

from ita_dash.messages import _
from ita_dash.ui import labels, notices, shown
from ita_dash.ui.frames import containing
from ita_dash.ui.markup import element, show, text
from ita_dash.ui.view import current

view = current()
given = shown.recommendations(view)
asked = st.text_input(
    _("Search"),
    type="search",
    placeholder=_("A word in an activity, result, recommendation or division"),
    key="search",
    icon=":material/search:",
).strip()
found = containing(given, asked) if asked else given

if given.empty:
    advice = _("They show here once they are typed in the column ข้อเสนอแนะ.")
    notices.empty(_("No recommendations"), advice, hidden=shown.hidden_recommendations(view))
elif found.empty:
    notices.empty(_("Nothing contains these words"), _("Try a shorter word, or empty the search box."))
else:
    count = _("{shown} of {all} recommendations").format(shown=labels.number(len(found)), all=labels.number(len(given)))
    show(element("p", text(count), class_="muted"), shown.by_measure(found) if asked else shown.all_recommendations(view))
