"""The list of what needs attention: an activity once, under it each division with its last result and what is recommended."""

from collections.abc import Sequence

from markupsafe import Markup

from ita_dash.attention import Concern
from ita_dash.lists import LATE
from ita_dash.look import labels
from ita_dash.look.markup import brief, element, text
from ita_dash.messages import _
from ita_dash.planwords import gap_words
from ita_dash.rows import each_row
from ita_dash.tofill import Sheet
from ita_dash.ui.bullets import weight_badge
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.htmltables import Row
from ita_dash.ui.listings import place
from ita_dash.ui.worklines import guess
from ita_dash.vocabulary import STATUS_LABELS, word

DIVISIONS, NAMES = 2, 8
"""Of one activity in full, and where they stand abreast; of more it says how many, and its page has them all."""


def listed(concerns: Sequence[Concern], sheet: Sheet, doors: Doors) -> Markup:
    return Markup("").join(_concern(one, sheet, doors) for one in concerns)


def _concern(one: Concern, sheet: Sheet, doors: Doors) -> Markup:
    in_full = one.reason != "due_soon"
    rows = each_row(one.rows.head(DIVISIONS if in_full else NAMES))
    head = element(
        "div", Markup("").join([labels.reason(one.reason), element("strong", _when(one, rows[0]))]), class_="badges when"
    )
    address = doors.activity_named(one.names)
    title = element("h3", door(address, labels.activity(*one.title)) + weight_badge(one.weight))
    more = len(one.rows) - len(rows)
    said = _("and {count} more divisions").format(count=labels.number(more))
    rest = element("p", door(address, said), class_="muted") if more else Markup("")
    listed = Markup("").join(_division(row, sheet, doors) for row in rows)
    return element(
        "div", head + title + element("div", listed, class_="" if in_full else "abreast") + rest, class_="item concern"
    )


def _when(one: Concern, row: Row) -> str:
    """How late it is, how far behind, or how soon it falls due."""
    if one.reason == "behind":
        return gap_words(row["progress"], row["planned"], labels.THAI_DIGITS.get())
    if one.days is None:
        return ""
    if one.days == 0:
        return _("Due today")
    said = _("{days} days overdue") if one.days < 0 else _("in {days} days")
    return said.format(days=labels.number(abs(one.days)))


def _division(row: Row, sheet: Sheet, doors: Doors) -> Markup:
    state = labels.progress(row["progress"], row["estimated"]) if row["basis"] != "none" else word(STATUS_LABELS, row["status"])
    due = _("Due {day}").format(day=labels.day(row["end"])) if labels.day(row["end"]) else ""
    head = (
        element("strong", door(doors.division(row["division"]), row["division"]))
        + text(" " + " · ".join(part for part in (state, due) if part) + " ")
        + place(row)
    )
    who = element("div", head + guess(row, sheet), class_="who")
    if row["reason"] == "due_soon":
        return element("div", who, class_="report")
    result = element("div", brief(row["result"] or _("Not reported yet")), class_="result")
    if row["recommendation"]:
        advice = element("div", brief(_("Recommended: {advice}").format(advice=row["recommendation"])), class_="muted")
    else:
        advice = element("div", text(_("No recommendation yet")) if row["reason"] in LATE else "", class_="tone-warn lacking")
    return element("div", who + result + advice, class_="report")
