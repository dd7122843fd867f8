"""The list of what needs attention: an activity once, under it each division with its last result and what is recommended."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from ita_dash.assignmentlists import LATE
from ita_dash.attention import Concern
from ita_dash.framerows import Row, each_row
from ita_dash.look import labels
from ita_dash.look.markup import brief, element, text
from ita_dash.messages import _
from ita_dash.tofill import Sheet
from ita_dash.ui.bullets import weight_badge
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.worklines import chip, guess
from ita_dash.vocabulary import SCHEDULE_LABELS, STATUS_LABELS, word

DIVISIONS, NAMES = 2, 8
"""Of one activity in full, and where they stand abreast; of more it says how many, and its page has them all."""


def listed(concerns: Sequence[Concern], as_of: date, sheet: Sheet, doors: Doors) -> Markup:
    return Markup("").join(_concern(one, as_of, sheet, doors) for one in concerns)


def _concern(one: Concern, as_of: date, sheet: Sheet, doors: Doors) -> Markup:
    in_full = one.reason != "due_soon"
    rows = each_row(one.rows.head(DIVISIONS if in_full else NAMES))
    due = _due(rows[0])
    standing = chip(rows[0], as_of) if one.reason in SCHEDULE_LABELS else labels.state(one.reason)
    head = element("div", standing + (element("span", due, class_="muted") if due else ""), class_="badges when")
    address = doors.activity_named(one.names)
    title = element("h3", door(address, labels.activity(*one.title)) + weight_badge(one.weight))
    more = len(one.rows) - len(rows)
    said = _("and {count} more divisions").format(count=labels.number(more))
    rest = element("p", door(address, said), class_="muted") if more else Markup("")
    listed = Markup("").join(_division(row, "" if _due(row) == due else _due(row), sheet, doors) for row in rows)
    return element(
        "div", head + title + element("div", listed, class_="" if in_full else "abreast") + rest, class_="item concern"
    )


def _due(row: Row) -> str:
    day = labels.day(row["end"])
    return _("Due {day}").format(day=day) if day else ""


def _division(row: Row, due: str, sheet: Sheet, doors: Doors) -> Markup:
    brief_one = row["reason"] == "due_soon"  # without a column for the result
    state = word(STATUS_LABELS, row["status"]) if brief_one else ""
    if row["basis"] != "none":
        state = labels.progress(row["progress"], row["estimated"])
    head = element("strong", door(doors.division(row["division"]), row["division"])) + text(
        " " + " · ".join(part for part in (state, due) if part)
    )
    who = element("div", head + guess(row, sheet), class_="who")
    if brief_one:
        return element("div", who, class_="report")
    result = element("div", brief(labels.result(row)), class_="result")
    if row["recommendation"]:
        advice = element("div", brief(_("Recommended: {advice}").format(advice=row["recommendation"])), class_="muted")
    else:
        advice = element("div", text(_("No recommendation yet")) if row["reason"] in LATE else "", class_="tone-warn lacking")
    return element("div", who + result + advice, class_="report")
