"""How one division's completion went over the versions of the year, and the way to what changed in it."""

from markupsafe import Markup

from ita_dash.history.trend import plan_line
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.ui import trendlines
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.onedivision import division
from ita_dash.ui.onpage import show
from ita_dash.ui.versionhistory import followed_below, followed_key, history
from ita_dash.ui.view import View


def section(view: View, name: str) -> None:
    """The line of the division; one sentence where there are no two versions that know of it."""
    title = element("h2", text(_("The year of {name}").format(name=name)), id="year")
    if view.dataset.source.bundled:
        show(title, _said(_("The bundled data has no earlier version")))
        return
    known = history(view)
    year, title = followed_below(view, known, title)
    rows = year.trend[(year.trend["kind"] == "division") & (year.trend["key"] == name)]
    if rows["completion"].notna().sum() < 2:
        show(title, _said(_("There is no earlier version to compare with yet")))
        return
    line = trendlines.line_of(rows, name, year.planned["division", name])
    plan = plan_line(division(view, name).rows, view.dataset.year)
    key = ("division", name, followed_key(view, known))
    of = trendlines.YearLine(key, _("Completion of {name}").format(name=name), line, rows, plan)
    changed = door(Doors(view).to("changes", division=name), _("What changed in this division"), "door utility")
    show(trendlines.one(view, known, of, title), element("p", changed))


def _said(words: str) -> Markup:
    return element("p", text(words), class_="muted")
