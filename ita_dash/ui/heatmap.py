"""มาตรการ × ส่วนราชการ as a table of links: points behind the plan first, then what is reached. On a phone it is a list.

Red is only what is behind; what is not due yet is a state of its own and never looks late.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from ita_dash import summary
from ita_dash.form.problems import unranked
from ita_dash.form.values.status import UNABLE
from ita_dash.framerows import Row, each_row
from ita_dash.look import labels
from ita_dash.look.drawing import MOST_COLUMNS
from ita_dash.look.drawnsigns import sign
from ita_dash.look.markup import element, text, unbroken
from ita_dash.messages import _
from ita_dash.palette import STATE_ICONS
from ita_dash.planwords import grave, heat, heat_legend, heat_words
from ita_dash.shortnames import short_names
from ita_dash.ui.besidenames import beside
from ita_dash.ui.builtonce import once
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.view import View
from ita_dash.vocabulary import STATE_LABELS, word

SIGNED = ("overdue", UNABLE, "behind")
"""What may stand before the points of a cell, the gravest first (``planwords.grave``)."""
ROWS = 20
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
        words = element("b", text(number)) + text(" ") + element("span", unbroken(name))
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
        _row(division, measures, called, cells, doors, beside(view, division["division"], division["parent"]))
        for division in each_row(_divisions(view).iloc[lines.start : lines.stop])
    )
    foot = Markup("")
    if lines.stop == count(view):
        foot = element("tfoot", _whole(view, measures, called, doors))
    inner = element("thead", element("tr", Markup("").join(head))) + element("tbody", body) + foot
    return legend() + element("div", element("table", inner, class_="heat"), class_="scroll")


@once
def _divisions(view: View) -> pd.DataFrame:
    """The furthest behind first; a name that is only like one of the list ranks nowhere, and stands last."""
    ranked = summary.by_gap(summary.divisions(view.frame))
    aside = ranked["division"].isin(unranked(ranked["division"], view.dataset.form.divisions))
    return pd.concat([ranked[~aside], ranked[aside]])


@once
def _cells(view: View) -> pd.DataFrame:
    return summary.matrix(view.frame)


def legend() -> Markup:
    """What the colours mean, and the signs before points."""
    keys = (
        element("span", element("span", "", class_=f"key heat-{kind}", aria_hidden="true") + text(labels.ours(words)))
        for kind, words in heat_legend()
    )
    signs = (element("span", sign(STATE_ICONS[state]) + text(" " + word(STATE_LABELS, state))) for state in SIGNED)
    explained = element("p", text(_("Above: points behind the plan. Below: what is reached.")), class_="muted")
    return element("div", Markup("").join((*keys, *signs)), class_="legend muted") + explained


def _row(
    division: Row,
    measures: Sequence[Row],
    called: list[str],
    cells: Mapping[tuple[str, str, str], Row],
    doors: Doors,
    note: str,
) -> Markup:
    name = division["division"]
    part = element("div", text(note), class_="muted") if note else Markup("")
    own = [cells.get((name, row["measure_no"], row["measure"])) for row in measures]
    head = (door(doors.division(name), unbroken(name)) if name else text(_("No division named"))) + part + _in_order(own)
    made = element("th", head, scope="row")
    for row, cell, heading in zip(measures, own, called, strict=True):
        key = str(row["measure_no"] or row["measure"])
        if cell:
            made += _cell(cell, heading, doors.items(measure=key, division=name), grave(cell["overdue"], cell[UNABLE]))
        else:
            made += element("td", "", class_="none")
    return element("tr", made + _cell(division, _("In all"), doors.division(name)))


def _in_order(cells: Sequence[Row | None]) -> Markup:
    """What a phone says in one line of the measures that are not behind, for it lists those alone that are."""
    kinds = [heat(float(cell["completion"]), float(cell["planned"])) for cell in cells if cell]
    counts = ((_("On plan or done"), kinds.count("on_plan")), (_("Not due yet"), kinds.count("not_due")))
    said = " · ".join(f"{words} {labels.number(count)}" for words, count in counts if count)
    if not said:
        return Markup("")
    listed = len(kinds) > sum(count for _words, count in counts)
    words = _("Other measures: {counts}") if listed else _("All measures: {counts}")
    return element("div", text(words.format(counts=said)), class_="muted narrow")


def _whole(view: View, measures: Sequence[Row], called: list[str], doors: Doors) -> Markup:
    made = element("th", text(_("The whole office")), scope="row")
    for row, heading in zip(measures, called, strict=True):
        made += _cell(row, heading, doors.measure(row["measure_no"], row["measure"]))
    total = summary.total(view.frame)
    return element("tr", made + _cell({"completion": total.completion, "planned": total.planned}, _("In all"), doors.figures()))


def _cell(row: Row, heading: str, address: str, gravest: str = "behind") -> Markup:
    completion, planned = float(row["completion"]), float(row["planned"])
    letter, said, below = heat_words(completion, planned, gravest, labels.THAI_DIGITS.get())
    words = element("b", (sign(letter) + Markup("&nbsp;") if letter else Markup("")) + unbroken(said)) + (
        element("span", text(below)) if below else Markup("")
    )
    hint = word(STATE_LABELS, gravest) if letter == STATE_ICONS[gravest] else None
    leads = door(address, words, "plain", title=hint)
    return element("td", leads, class_=f"heat-{heat(completion, planned)}", data_label=heading)
