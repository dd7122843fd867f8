"""การเปลี่ยนแปลง: what changed since a day, how completion went over the year, who has not updated."""

import streamlit as st

from ita_dash import summary
from ita_dash.history.changes import compare
from ita_dash.history.choosing import standing_at
from ita_dash.messages import _
from ita_dash.ui import changelists, changesections, labels, notices
from ita_dash.ui.history import assessed, followed, history
from ita_dash.ui.markup import element, show, text
from ita_dash.ui.since import choose_since
from ita_dash.ui.view import current

view = current()
known = changesections.with_elsewhere(history(view))
notices.store(known.notices)

moment = choose_since(view.dataset.read_at)
version = standing_at(known.versions, moment)
before = assessed(view, version) if version else None
if version is None or before is None:
    changesections.how_history_comes_about(view)
else:
    changes = compare(before, view.assessed).narrowed(view.filters.apply(before), view.frame)
    show(element("p", text(changesections.compared(version, moment, view)), class_="muted"))
    show(changelists.counts(changes, summary.total(view.filters.apply(before)), summary.total(view.frame)))
    if changes.count:
        changesections.by_division(changes)
    else:
        notices.all_well(
            _("Nothing changed"),
            _("No item that these filters show was added, removed or changed since {moment}.").format(
                moment=labels.moment(version.last_seen)
            ),
        )

year = followed(view, known)
st.subheader(_("Completion over the year"), anchor=False)
changesections.trend(view, year)

st.subheader(_("Who has not updated"), anchor=False)
changesections.updates(year.updates)

changesections.versions(known.versions)
