"""The page of one measure: how far beside its plan, its divisions, every activity with what was reported, what is advised."""

import pandas as pd
from markupsafe import Markup

from ita_dash import assignmentlists, summary
from ita_dash.framerows import each_row
from ita_dash.look import labels, pagerows
from ita_dash.look.markup import element, heading, text
from ita_dash.messages import _
from ita_dash.ui import bullets, cards, headlines, listings
from ita_dash.ui.builtonce import once
from ita_dash.ui.bullets import weight_badge
from ita_dash.ui.doors import Doors, door, keys_of
from ita_dash.ui.onedivision import sheet_of
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.view import View
from ita_dash.ui.worklines import guess

CARDS = 10
"""Reports of divisions in full at a time."""
ACTIVITIES = 15
"""Activities beside their plan at a time."""


def page(view: View, no: str, title: str) -> None:
    """All of the page below the notices."""
    of = (view.filters, no, title)
    count = len(activities(view, no, title))
    listed = in_parts("activities", count, ACTIVITIES, of, lambda lines: activities_ranked(view, no, title, lines))
    left = heading(_("Activities beside their plan")) + listed
    count = len(divisions(view, no, title))
    listed = in_parts("divisions", count, ACTIVITIES, of, lambda lines: divisions_ranked(view, no, title, lines))
    right = heading(_("Divisions beside their plan")) + listed
    show(top(view, no, title), element("div", element("div", left) + element("div", right), class_="abreast-two"))
    advice = summary.recommendations(assignmentlists.rows_of("", rows_of(view, no, title), view.filters.as_of))
    given = Markup("")
    if len(advice):
        given = heading(_("Recommendations")) + in_parts(
            "advice",
            len(advice),
            CARDS,
            of,
            lambda lines: listings.recommendations_table(advice.iloc[lines.start : lines.stop], Doors(view)),
        )
    reported = in_parts("reports", len(rows_of(view, no, title)), CARDS, of, lambda lines: reports(view, no, title, lines))
    show(given, heading(_("Activities, results and evidence")), reported)


@once
def rows_of(view: View, no: str, title: str) -> pd.DataFrame:
    return pagerows.in_activities(summary.of_measure(view.frame, no, title))


@once
def top(view: View, no: str, title: str) -> Markup:
    """The headline against the plan, and the states."""
    doors, rows = Doors(view), rows_of(view, no, title)
    key = keys_of(view).measures.get((no, title), "")
    narrowed = {"measure": no or title}
    head = headlines.headline(summary.total(rows), _("Completion of this measure"), doors.figures(at=key), doors, **narrowed)
    return element("div", head + headlines.states(rows, doors, **narrowed), class_="top even")


@once
def activities(view: View, no: str, title: str) -> pd.DataFrame:
    return summary.by_gap(summary.activities(rows_of(view, no, title)))


@once
def activities_ranked(view: View, no: str, title: str, lines: range) -> Markup:
    """Some activities, the furthest behind its plan first."""
    doors, rows = Doors(view), activities(view, no, title).iloc[lines.start : lines.stop]
    return bullets.rows(
        rows,
        [labels.activity(row["code"], row["activity"]) for row in each_row(rows)],
        [weight_badge(weight) for weight in rows["weight"]],
        [doors.activity(row) for row in each_row(rows)],
    )


@once
def divisions(view: View, no: str, title: str) -> pd.DataFrame:
    return summary.by_gap(summary.divisions(rows_of(view, no, title)))


@once
def divisions_ranked(view: View, no: str, title: str, lines: range) -> Markup:
    """Some divisions in this measure: each leads to its items of it."""
    doors, rows = Doors(view), divisions(view, no, title).iloc[lines.start : lines.stop]
    names = list(rows["division"])
    addresses = [doors.items(measure=no or title, division=name) for name in names]
    return bullets.rows(rows, names, [""] * len(names), addresses)


@once
def reports(view: View, no: str, title: str, lines: range) -> Markup:
    """Some assignments in full, those of an activity together."""
    doors, rows, sheet = Doors(view), rows_of(view, no, title).iloc[lines.start : lines.stop], sheet_of(view)
    return Markup("").join(
        cards.activity(
            door(doors.activity(each_row(own.head(1))[0]), text(labels.activity(code, name))), own, lambda row: guess(row, sheet)
        )
        for code, name, own in pagerows.activities_of(rows)
    )
