"""The page of one activity: every division with its rounds, result, evidence and recommendation, and what changed."""

import pandas as pd
from markupsafe import Markup

from ita_dash import summary
from ita_dash.framerows import each_row
from ita_dash.look import labels
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.ui import cards, headlines, worklines
from ita_dash.ui.builtonce import once
from ita_dash.ui.bullets import weight_badge
from ita_dash.ui.doors import Doors, door, keys_of
from ita_dash.ui.onedivision import sheet_of
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.view import View

CARDS = 10
"""Divisions at a time."""


def page(view: View, names: tuple[str, ...]) -> None:
    """All of the page below the notices. ``names`` are its values of ``summary.ACTIVITY_KEYS``."""
    count = len(rows_of(view, names))
    show(top(view, names), in_parts("reports", count, CARDS, (view.filters, names), lambda lines: reports(view, names, lines)))


@once
def rows_of(view: View, names: tuple[str, ...]) -> pd.DataFrame:
    keep = pd.Series(True, index=view.frame.index)
    for column, value in zip(summary.ACTIVITY_KEYS, names, strict=True):
        keep &= view.frame[column] == value
    return view.frame[keep]


@once
def top(view: View, names: tuple[str, ...]) -> Markup:
    """Its measure, its period and weight, how far it is beside its plan."""
    doors, rows = Doors(view), rows_of(view, names)
    if rows.empty:
        return element("p", text(_("The filters hide every item of this activity.")), class_="muted")
    no, title = names[:2]
    periods = dict.fromkeys(labels.period(row["start"], row["end"]) or row["period"] for row in each_row(rows))
    period = " · ".join(one for one in periods if one) or _("Not given")
    facts = [
        element("span", door(doors.measure(no, title), labels.measure(no, title))),
        element("span", text(f"{_('Period')}: {period}")),
        weight_badge(rows["weight"].iloc[0]),
    ]
    key = keys_of(view).activities.get(names, "")
    head = headlines.headline(summary.total(rows), _("Completion of this activity"), doors.figures(at=key), doors)
    return element("div", Markup("").join(facts), class_="facts") + element("div", head, class_="top even")


@once
def reports(view: View, names: tuple[str, ...], lines: range) -> Markup:
    """What some divisions report."""
    doors, sheet = Doors(view), sheet_of(view)
    made = []
    for row in each_row(rows_of(view, names).iloc[lines.start : lines.stop]):
        title = element(
            "h2", door(doors.division(row["division"]), row["division"]) if row["division"] else text(_("No division named"))
        )
        said = worklines.chip(row, view.filters.as_of) + worklines.beside_plan(row) + worklines.guess(row, sheet)
        made.append(element("div", title + said + cards.report(row, with_division=False), class_="item work"))
    return Markup("").join(made)
