"""The list of what needs attention: an activity once, under it each division with its last result and what is recommended."""

from collections.abc import Sequence

from markupsafe import Markup

from ita_dash.attention import LATE, Concern
from ita_dash.look import labels
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.planwords import gap_words
from ita_dash.rows import each_row
from ita_dash.ui.listings import place
from ita_dash.ui.tables import Row
from ita_dash.vocabulary import STATUS_LABELS, word

DIVISIONS = 20
"""Of one activity; of more it says how many."""


def listed(concerns: Sequence[Concern]) -> Markup:
    return Markup("").join(map(_concern, concerns))


def _concern(one: Concern) -> Markup:
    rows = each_row(one.rows.head(DIVISIONS))
    weight = [element("span", _("weight {weight}").format(weight=labels.number(one.weight)), class_="muted")] * (one.weight != 1)
    head = element(
        "div", Markup("").join([labels.reason(one.reason), element("strong", _when(one, rows[0])), *weight]), class_="badges"
    )
    title = element("h3", text(labels.activity(one.code, one.activity)))
    more = len(one.rows) - len(rows)
    rest = element("p", _("and {count} more divisions").format(count=labels.number(more)), class_="muted") if more else Markup("")
    return element("div", head + title + Markup("").join(map(_division, rows)) + rest, class_="item concern")


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


def _division(row: Row) -> Markup:
    state = labels.progress(row["progress"], row["estimated"]) if row["basis"] != "none" else word(STATUS_LABELS, row["status"])
    due = _("Due {day}").format(day=labels.day(row["end"])) if labels.day(row["end"]) else ""
    head = (
        element("strong", text(row["division"]))
        + text(" " + " · ".join(part for part in (state, due) if part) + " ")
        + place(row)
    )
    said = [element("div", head)]
    if row["reason"] != "due_soon":
        said.append(element("div", text(row["result"] or _("Not reported yet")), class_="result"))
        if row["recommendation"]:
            said.append(element("div", text(_("Recommended: {advice}").format(advice=row["recommendation"])), class_="muted"))
        elif row["reason"] in LATE:
            said.append(element("div", text(_("No recommendation yet")), class_="tone-warn lacking"))
    return element("div", Markup("").join(said), class_="report")
