"""Lists of assignments as tables: what each is, how far, where it stands to its plan, and where it stands in the sheet."""

from collections.abc import Callable

import pandas as pd
from markupsafe import Markup

from ita_dash.framerows import Row
from ita_dash.look import labels
from ita_dash.look.markup import brief, element, text
from ita_dash.messages import _
from ita_dash.planwords import gap_words
from ita_dash.ui.bullets import bar, weight_badge
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.htmltables import ListColumn, table
from ita_dash.ui.listings import place, pressing

ROWS = 20
"""At a time: some ten screens of a telephone."""


def items_table(rows: pd.DataFrame, doors: Doors, guess: Callable[[Row], Markup]) -> Markup:
    """``progress.assess``'s rows; ``guess`` says of a row what of it is one, and in which cell."""
    return table(
        [
            ListColumn(_("Activity"), lambda row: named(row, doors), "wide"),
            ListColumn(
                _("Division"),
                lambda row: door(doors.division(row["division"]), row["division"]) if row["division"] else "",
                "beside",
            ),
            ListColumn(_("Schedule"), lambda row: standing(row), "short", pressing),
            ListColumn(
                _("Progress"),
                lambda row: _progress(row) + guess(row),
                "bar",
                lambda row: row["progress"] if row["counted"] else None,
            ),
            ListColumn(_("Result"), lambda row: brief(labels.result(row)), "wide"),
            ListColumn(_("Recommendation"), lambda row: brief(row["recommendation"]), "wide"),
            ListColumn(_("In the sheet"), place, "beside"),
        ],
        rows,
    )


def named(row: Row, doors: Doors) -> Markup:
    """The activity, as a link to its page, with its weight where that is not 1."""
    return door(doors.activity(row), labels.activity(row["code"], row["activity"])) + weight_badge(row["weight"])


def standing(row: Row) -> Markup:
    """The schedule of a row, its status where it was stopped, and when it was due."""
    state = labels.standing(row)
    due = labels.day(row["end"])
    return state + (element("div", text(_("Due {day}").format(day=due)), class_="muted") if due else Markup(""))


def _progress(row: Row) -> Markup:
    if not row["counted"]:
        return element("span", text(_("Left out: cancelled")), class_="muted")
    said = labels.percent(row["progress"]) + (" ≈" if row["estimated"] else "")
    gap = gap_words(row["progress"], row["planned"], labels.THAI_DIGITS.get())
    return element("strong", said) + bar(row["progress"], row["planned"]) + element("span", text(gap), class_="muted")
