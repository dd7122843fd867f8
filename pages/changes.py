"""การเปลี่ยนแปลง: what changed since a day, how completion went over the year, who has not updated."""

from ita_dash.ui import changesections
from ita_dash.ui.meetings import held
from ita_dash.ui.onpage import show
from ita_dash.ui.since import choose_since
from ita_dash.ui.versionhistory import followed_below, history
from ita_dash.ui.view import View, current


def page(view: View) -> None:
    known = changesections.with_elsewhere(history(view))

    moment, choice = choose_since(view.dataset.read_at, held(view))
    since = changesections.since(view, known, moment)

    year, since = followed_below(view, known, choice + since)
    trend = changesections.trend(view, known, year, since)

    show(trend, changesections.updates(view, known, year), changesections.versions(view, known))


shown = current()
if shown.dataset.source.bundled:
    changesections.bundled()
else:
    page(shown)
