"""มาตรการ × ส่วนราชการ as a table of links: points behind the plan first, then what is reached. On a phone it is a list.

Red is only what is behind; what is not due yet is a state of its own and never looks late.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from ita_dash import summary
from ita_dash.look import labels
from ita_dash.look.drawing import MOST_COLUMNS
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.progress import gap, rounded, standing
from ita_dash.rows import each_row
from ita_dash.shortnames import short_names
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.once import once
from ita_dash.ui.tables import Row
from ita_dash.ui.view import View

FAR = 30
"""More than so many points behind stand on solid red: whoever looks at the whole sees them first."""
ROWS = 40
"""Divisions at a time."""


@once
def count(view: View) -> int:
    return len(_divisions(view))


@once
def table(view: View, lines: range) -> Markup:
    """Some divisions, the furthest behind first, beside every measure."""
    doors = Doors(view)
    measures = each_row(summary.measures(view.frame).head(MOST_COLUMNS))
    short = short_names([row["measure"] for row in measures])
    head = [element("th", element("span", _("Division"), class_="unseen"), scope="col")]
    for row, name in zip(measures, short, strict=True):
        number = _("M.{number}").format(number=labels.digits(row["measure_no"])) if row["measure_no"] else ""
        whole = labels.measure(row["measure_no"], row["measure"])
        words = element("b", text(number)) + text(" ") + element("span", text(name))
        head.append(
            element("th", door(doors.measure(row["measure_no"], row["measure"]), words, "plain", title=whole), scope="col")
        )
    head.append(element("th", element("b", text(_("In all"))), scope="col"))
    cells = {(row["division"], row["measure_no"], row["measure"]): row for row in each_row(_cells(view))}
    called = [
        (_("M.{number}").format(number=labels.digits(row["measure_no"])) + " " if row["measure_no"] else "") + name
        for row, name in zip(measures, short, strict=True)
    ]
    body = Markup("").join(
        _row(division, measures, called, cells, doors) for division in each_row(_divisions(view).iloc[lines.start : lines.stop])
    )
    foot = Markup("")
    if lines.stop == count(view):
        foot = element("tfoot", _whole(view, measures, called, doors))
    inner = element("thead", element("tr", Markup("").join(head))) + element("tbody", body) + foot
    return legend() + element("div", element("table", inner, class_="heat"), class_="scroll")


@once
def _divisions(view: View) -> pd.DataFrame:
    return summary.by_gap(summary.divisions(view.frame))


@once
def _cells(view: View) -> pd.DataFrame:
    return summary.matrix(view.frame)


def legend() -> Markup:
    """What the colours mean."""
    said = (
        ("far", labels.ours(_("More than 30 points behind"))),
        ("behind", labels.ours(_("10 to 30 points behind"))),
        ("short", labels.ours(_("Up to 10 points behind"))),
        ("on_plan", _("On plan or done")),
        ("not_due", _("Not due yet")),
    )
    keys = (
        element("span", element("span", "", class_=f"key heat-{kind}", aria_hidden="true") + text(words)) for kind, words in said
    )
    explained = element("p", text(_("Above: points behind the plan. Below: what is reached.")), class_="muted")
    return element("div", Markup("").join(keys), class_="legend muted") + explained


def state(completion: float, planned: float) -> str:
    """The colour of a cell: ``far``, or one of ``progress.STANDINGS``."""
    found = standing(completion, planned)
    return "far" if found == "behind" and gap(completion, planned) < -FAR else found


def _row(
    division: Row,
    measures: Sequence[Row],
    called: list[str],
    cells: Mapping[tuple[str, str, str], Row],
    doors: Doors,
) -> Markup:
    name, parent = division["division"], division["parent"]
    part = element("div", text(_("in {parent}").format(parent=parent)), class_="muted") if parent else Markup("")
    made = element("th", (door(doors.division(name), name) if name else text(_("No division named"))) + part, scope="row")
    for row, heading in zip(measures, called, strict=True):
        cell = cells.get((name, row["measure_no"], row["measure"]))
        key = str(row["measure_no"] or row["measure"])
        made += _cell(cell, heading, doors.items(measure=key, division=name)) if cell else element("td", "", class_="none")
    return element("tr", made + _cell(division, _("In all"), doors.division(name)))


def _whole(view: View, measures: Sequence[Row], called: list[str], doors: Doors) -> Markup:
    made = element("th", text(_("The whole office")), scope="row")
    for row, heading in zip(measures, called, strict=True):
        made += _cell(row, heading, doors.measure(row["measure_no"], row["measure"]))
    total = summary.total(view.frame)
    return element("tr", made + _cell({"completion": total.completion, "planned": total.planned}, _("In all"), doors.figures()))


def _cell(row: Row, heading: str, address: str) -> Markup:
    completion, planned = float(row["completion"]), float(row["planned"])
    kind = state(completion, planned)
    reached = labels.percent(completion)
    if kind == "none":
        said, below = _("Nothing counts"), ""
    elif kind == "not_due":
        said, below = "○ " + _("Not due yet"), ""
    elif rounded(completion) == 100:
        said, below = "✓ " + _("Done"), ""
    elif kind == "on_plan":
        said, below = _("On plan"), reached
    else:
        said, below = "▼ " + _("behind {points}").format(points=labels.number(-gap(completion, planned))), reached
    words = element("b", text(said)) + (element("span", text(below)) if below else Markup(""))
    return element("td", door(address, words, "plain"), class_=f"heat-{kind}", data_label=heading)
