"""การเปลี่ยนแปลง: what changed since a day, how completion went over the year, who has not updated."""

import streamlit as st

from ita_dash.look.markup import heading
from ita_dash.messages import _
from ita_dash.ui import changesections
from ita_dash.ui.meetings import held
from ita_dash.ui.onpage import show
from ita_dash.ui.since import choose_since
from ita_dash.ui.versionhistory import followed, history
from ita_dash.ui.view import View, current


def page(view: View) -> None:
    known = changesections.with_elsewhere(history(view))

    moment = choose_since(view.dataset.read_at, held(view))
    changesections.since(view, known, moment)

    with st.spinner(_("Following the year through its versions…")):
        year = followed(view, known)
    changesections.trend(view, known, year)

    show(heading(_("Who has not updated")))
    changesections.updates(view, known, year)

    changesections.versions(view, known)


shown = current()
if shown.dataset.source.bundled:
    changesections.bundled()
else:
    page(shown)
