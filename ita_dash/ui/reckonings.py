"""ที่มาของตัวเลข on a page: the calculation at the top, and the tree that it comes from, opened at the figure that was pressed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pandas as pd
from markupsafe import Markup

from ita_dash import summary
from ita_dash.export import file_name
from ita_dash.framerows import Row, each_row
from ita_dash.look import labels
from ita_dash.look.markup import details, element, text, unbroken
from ita_dash.messages import _
from ita_dash.reckoning import ReckonedActivity, ReckonedAssignment, ReckonedMeasure, Reckoning, reckon
from ita_dash.ui.builtonce import once
from ita_dash.ui.doors import Doors, door, keys_of
from ita_dash.ui.onedivision import sheet_of
from ita_dash.ui.sharing import copying
from ita_dash.ui.view import View
from ita_dash.ui.worklines import cell, doubts, guesses

ALL_AT_ONCE = 400
"""Assignments up to which the whole tree is sent; of a larger one the measure that is opened."""
ACTIVITIES, ASSIGNMENTS = 60, 40
"""Of one measure, of one activity, on the page; more are counted and stand in the list and in Excel."""
NO_BAR = Markup("")
FIELD_OF_BASIS = {"percent": "progress", "status": "status", "result": "result", "none": "status"}
"""Which cell a progress was read from; where nothing is reported, the one that is empty."""


@dataclass(frozen=True)
class Tree:
    """The tree of a division, or of what the filters leave, and the rows that its leaves are of."""

    rows: pd.DataFrame
    reckoning: Reckoning


@once
def tree(view: View, unit: str) -> Tree:
    rows = summary.of_division(view.frame, unit) if unit else view.frame
    return Tree(rows, reckon(rows))


@once
def measures_count(view: View, unit: str) -> int:
    return len(tree(view, unit).reckoning.measures)


@once
def at_measure(view: View, unit: str, at: str) -> int:
    """The place of the measure that has the key ``at`` or an activity of that key; -1 where none has."""
    if not at:
        return -1
    known = keys_of(view)
    for place, one in enumerate(tree(view, unit).reckoning.measures):
        if known.measures.get((one.measure_no, one.measure)) == at:
            return place
        if any(known.activities.get(names_of(each)) == at for each in one.activities):
            return place
    return -1


@once
def calculation(view: View, unit: str, at: str) -> Markup:
    """The last line of the calculation, of the figure that was pressed."""
    made = tree(view, unit).reckoning
    place = at_measure(view, unit, at)
    if place < 0:
        plan = summary.total(tree(view, unit).rows).planned
        called = _("Completion of {name}").format(name=unit) if unit else _("Overall completion")
        return _equation(made.product, made.weight, labels.percent(float(made.completion)), called, plan)
    measure = made.measures[place]
    one: ReckonedMeasure | ReckonedActivity = measure
    called = _("Completion of measure {name}").format(name=labels.measure(measure.measure_no, measure.measure))
    for each in measure.activities:
        if keys_of(view).activities.get(names_of(each)) == at:
            one, called = each, labels.activity(each.code, each.activity)
    weight = one.weight if not isinstance(one, ReckonedActivity) or one.counted else Decimal(0)
    return _equation(one.product, weight, f"{_written(one.quotient)}%", called, float("nan"))


@once
def listed(view: View, unit: str, at: str, lines: range) -> Markup:
    """Some measures of the tree, and under the last one the sum."""
    found, doors = tree(view, unit), Doors(view)
    made, opened = found.reckoning, at_measure(view, unit, at)
    heaviest = max((one.weight for one in made.measures), default=Decimal(0))
    lean = len(found.rows) > ALL_AT_ONCE
    parts = [_head(made)]
    for place in lines:
        measure = made.measures[place]
        bar = _bar(measure, heaviest)
        closed = lean and place != opened
        parts.append(_measure(view, unit, measure, at, found, bar, opened=place == opened, lean=closed, doors=doors))
    if lines.stop == len(made.measures):
        parts.append(_sum(made))
    return element("div", Markup("").join(parts), class_="tree")


def names_of(one: ReckonedActivity) -> tuple[str, ...]:
    """Its values of ``summary.ACTIVITY_KEYS``."""
    return one.measure_no, one.measure, one.activity_no, one.code, one.activity


def _equation(product: Decimal, weight: Decimal, result: str, called: str, plan: float) -> Markup:
    parts = [
        ("term", _("Sum of weight × progress"), _written(product)),
        ("sign", "", "÷"),
        ("term", _("Sum of weights"), _written(weight)),
        ("sign", "", "="),
        ("term answer", called, result),
    ]
    if plan == plan:
        parts.append(("term planned", _("Plan for this day"), labels.percent(plan)))
    boxes = (
        element("div", element("div", text(said), class_="muted") + element("div", text(value), class_="figure"), class_=kind)
        for kind, said, value in parts
    )
    return element("div", Markup("").join(boxes), class_="panel equation")


def _head(made: Reckoning) -> Markup:
    share = _("Share of {points} points").format(points=_written(made.completion))
    named = (_("Item"), _("Weight"), _("Weight × progress"), _("÷ weight = %"), share)
    return element("div", Markup("").join(element("span", unbroken(one)) for one in named), class_="branch head")


def _sum(made: Reckoning) -> Markup:
    figures = _figures(made.weight, made.product, made.completion, made.completion)
    return element("div", element("span", text(_("In all")), class_="name") + figures, class_="branch sum")


def _measure(
    view: View, unit: str, one: ReckonedMeasure, at: str, found: Tree, bar: Markup, *, opened: bool, lean: bool, doors: Doors
) -> Markup:
    name = labels.measure(one.measure_no, one.measure)
    figures = _figures(one.weight, one.product, one.quotient, one.share, bar)
    if lean:
        key = keys_of(view).measures.get((one.measure_no, one.measure), "")
        lead = door(doors.figures(unit=unit, at=key), name, "name")
        return element("div", lead + figures, class_="branch measure closed")
    inner = Markup("").join(_activity(view, each, at, found, doors) for each in one.activities[:ACTIVITIES])
    if len(one.activities) > ACTIVITIES:
        inner += _more(len(one.activities) - ACTIVITIES, doors.measure(one.measure_no, one.measure))
    added = [each.product for each in one.activities if each.counted]
    if one.weight:
        said = _("Sum: {sum} = {product}, ÷ {weight} = {quotient}%").format(
            sum=_added(added), product=_written(one.product), weight=_written(one.weight), quotient=_written(one.quotient)
        )
        inner += element("div", text(said), class_="branch reason")
    head = element("span", element("span", unbroken(name), class_="name") + figures, class_="branch measure")
    return details(head, inner, open_=opened)


def _activity(view: View, one: ReckonedActivity, at: str, found: Tree, doors: Doors) -> Markup:
    name = unbroken(labels.activity(one.code, one.activity))
    if not one.counted:
        first = one.assignments[0]
        row = each_row(found.rows.iloc[[first.row]])[0]
        why = (
            text(_("Left out, for it is cancelled") + (f": {first.reason}" if first.reason else ""))
            + text(" ")
            + cell(row["cell"], row["link"])
        )
        return element(
            "div", element("span", name, class_="name") + element("span", why, class_="why"), class_="branch activity out"
        )
    inner = Markup("").join(_assignment(view, leaf, found.rows, doors) for leaf in one.assignments[:ASSIGNMENTS])
    if len(one.assignments) > ASSIGNMENTS:
        inner += _more(len(one.assignments) - ASSIGNMENTS, doors.activity_named(names_of(one)))
    counted = [leaf.progress for leaf in one.assignments if leaf.counted]
    said = _("({sum}) ÷ {count} divisions × weight {weight} = {product}").format(
        sum=_added(counted), count=labels.number(len(counted)), weight=_written(one.weight), product=_written(one.product)
    )
    inner += element("div", text(said), class_="branch reason")
    figures = _figures(one.weight, one.product, one.quotient, one.share)
    head = element("span", element("span", name, class_="name") + figures, class_="branch activity")
    pressed = bool(at) and keys_of(view).activities.get(names_of(one)) == at
    return details(head, inner, open_=pressed)


def _assignment(view: View, leaf: ReckonedAssignment, rows: pd.DataFrame, doors: Doors) -> Markup:
    row: Row = each_row(rows.iloc[[leaf.row]])[0]
    who = door(doors.division(leaf.division), leaf.division) if leaf.division else text(_("No division named"))
    sheet = sheet_of(view)
    found_odd = doubts(row, sheet)
    spot = sheet.spot(row, FIELD_OF_BASIS[row["basis"]])
    read, link = (spot.cell, spot.link) if spot else (row["cell"], row["link"])
    where = Markup("") if read in [address for _said, address, _link in found_odd] else text(" ") + cell(read, link)
    name = who + where + guesses(found_odd)
    if not leaf.counted:
        why = text(_("Left out, for it is cancelled") + (f": {leaf.reason}" if leaf.reason else ""))
        return element(
            "div", element("span", name, class_="name") + element("span", why, class_="why"), class_="branch assignment out"
        )
    estimate = "≈ " if row["estimated"] else ""
    figures = element("span") + element("span") + element("span", text(estimate + _written(leaf.progress)), class_="percent")
    share = element("span", text(_written(leaf.share)), class_="share")
    return element("div", element("span", name, class_="name") + figures + share, class_="branch assignment")


def _figures(weight: Decimal, product: Decimal, quotient: Decimal, share: Decimal, bar: Markup = NO_BAR) -> Markup:
    """Those of a line; what a heading says of each the line itself says where it is too narrow for headings."""
    said = (
        element("span", text(_written(weight)), data_label=_("Weight")),
        element("span", text(_written(product)), data_label="· " + _("Sum")),
        element("span", text(_written(quotient)), class_="percent", data_label="→"),
        element("span", bar + element("span", text(_written(share))), class_="share"),
    )
    return Markup("").join(said)


def _bar(one: ReckonedMeasure, heaviest: Decimal) -> Markup:
    """As long as the measure weighs beside the ``heaviest``, filled as far as it is: what is filled is as long as the share."""
    done = element("span", "", style=f"width:{min(one.quotient, Decimal(100)):.2f}%")
    length = 100 * one.weight / heaviest if heaviest else 0
    return element("span", element("span", done, style=f"width:{length:.2f}%"), class_="weighs", aria_hidden="true")


def _added(parts: Sequence[Decimal]) -> str:
    """A sum with its parts written out; of many parts the first and the last."""
    said = [_written(one) for one in parts]
    return " + ".join(said if len(said) <= ASSIGNMENTS else [*said[:6], "…", said[-1]])


def _written(value: Decimal) -> str:
    """With its decimals, thousands apart, in the office's digits."""
    return labels.digits(f"{value:,f}")


def _more(count: int, address: str) -> Markup:
    said = _("and {count} more").format(count=labels.number(count))
    return element("div", door(address, said, "door utility"), class_="branch reason")


@once
def left_out(view: View, unit: str) -> Markup:
    """How many items were left out, are estimates, have no dates, each with its list; what is nought is not said."""
    rows, doors = tree(view, unit).rows, Doors(view)
    of = {"division": unit} if unit else {}
    found = (
        ("cancelled", _("{count} cancelled items count in nothing"), ~rows["counted"]),
        ("estimated", _("≈ {count} items are estimates"), rows["estimated"] & rows["counted"]),
        ("undated", _("{count} items without dates are planned over the year"), rows["plan_guessed"] & rows["counted"]),
    )
    said = [
        door(doors.items(name, **of), words.format(count=labels.number(int(which.sum()))), "door utility")
        for name, words, which in found
        if which.any()
    ]
    drawn = text(_("A bar is as long as the measure weighs; its solid part is what is done"))
    return element("p", Markup(" · ").join([drawn, *said]), class_="muted left-out")


@once
def headed(view: View, unit: str, link: str) -> Markup:
    """What the tree goes through, and what takes it away: as a workbook of formulas, as the ``link`` of the page."""
    parts = [_("The whole office"), _("Measure"), _("Activity"), _("Division")]
    title = element("h2", unbroken(" → ".join([unit, *parts[1:]] if unit else parts)))
    taken = Markup("")
    if view.settings.links:
        narrowed = {"division": unit} if unit else {}
        address = Doors(view).to("export/assignments.xlsx", None, **narrowed)
        filters = replace(view.filters, divisions=(unit,)) if unit else view.filters
        named = file_name(view.dataset, filters, "xlsx")
        taken = element("a", _("Excel with formulas"), href=address, download=named, class_="handed")
    return element("div", title + element("div", taken + copying(link), class_="handing"), class_="titled")
