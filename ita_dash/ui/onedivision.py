"""The page of one division: how far beside its plan, what it owes (late first), cells to fix and to fill, what is advised."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from ita_dash import assignmentlists, summary
from ita_dash.form.problems import concerns
from ita_dash.form.values.status import CANCELLED
from ita_dash.framerows import each_row
from ita_dash.look import labels
from ita_dash.look.drawnsigns import sign
from ita_dash.look.markup import details, element, heading, text, unbroken
from ita_dash.messages import _
from ita_dash.problemwords import with_sentences
from ita_dash.tofill import Fill, Sheet
from ita_dash.ui import headlines, notices, worklines
from ita_dash.ui.builtonce import once
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.view import View

CARDS = 10
"""Things to do in full at a time."""
IN_ORDER = (*(("schedule", code) for code in ("on_track", "no_period", "not_due", "done")), ("status", CANCELLED))
"""What presses nobody, by the column that tells it."""
LISTED = 20
"""Of what is in order: more stand on the page of the list."""
CELLS = 15
"""Cells to fix, and to fill; more stand on ตรวจสอบข้อมูล and in the list."""


@dataclass(frozen=True)
class DivisionView:
    """One division's assignments, with those of its units, and how many the filters hide."""

    rows: pd.DataFrame
    owed: pd.DataFrame
    """What needs attention, late first (``summary.attention``)."""
    hidden: int
    problems: pd.DataFrame
    """Those that are its own or its units', also those of misspelt rows, which are filed under both names."""
    fills: list[Fill]


def page(view: View, name: str) -> None:
    """All of the page below the notices."""
    found = division(view, name)
    show(top(view, name))
    left, right = st.columns([5, 3], gap="large")
    with left:
        if len(found.owed):
            show(
                heading(_("What to do")),
                in_parts("owed", len(found.owed), CARDS, (view.filters, name), lambda lines: owed(view, name, lines)),
            )
        else:
            show(heading(_("What to do")))
            said = _("Nothing of this division is late, due soon, unable or unreported.")
            notices.all_well(_("Nothing presses"), said, hidden=found.hidden)
        show(rest(view, name))
    with right:
        show(cells(view, name))
        show(advice(view, name))


@once
def sheet_of(view: View) -> Sheet:
    return Sheet(view.dataset)


@once
def division(view: View, name: str) -> DivisionView:
    rows = summary.of_division(view.frame, name)
    units = set(rows.loc[rows["parent"] == name, "division"])
    problems = view.dataset.form.problems
    problems = problems[concerns(problems, {name, *units}) & problems["severity"].isin(("error", "warning"))]
    hidden = len(summary.of_division(view.assessed, name)) - len(rows)
    pressing = assignmentlists.rows_of("", rows, view.filters.as_of)
    return DivisionView(rows, summary.attention(rows), hidden, problems, sheet_of(view).to_fill(pressing))


@once
def top(view: View, name: str) -> Markup:
    """The headline against the plan, a sentence and the counts."""
    found, doors = division(view, name), Doors(view)
    head = headlines.headline(
        summary.total(found.rows), _("Completion of {name}").format(name=name), doors.figures(unit=name), doors, division=name
    )
    counts = found.rows["schedule"].value_counts()
    due = len(assignmentlists.rows_of("due", found.rows, view.filters.as_of))
    cells_to_do = len(found.problems) + len(found.fills)
    counted = headlines.counters(
        [
            ("bad", "!", _("Overdue"), int(counts.get("overdue", 0)), doors.items(division=name, schedule="overdue")),
            ("bad", "▼", _("Behind plan"), int(counts.get("behind", 0)), doors.items(division=name, schedule="behind")),
            ("warn", "◔", labels.ours(_("Due in 30 days")), due, doors.items("due", division=name)),
            ("moving", "", _("Cells to fix or fill"), cells_to_do, "#cells"),
        ]
    )
    late = int(counts.get("overdue", 0) + counts.get("behind", 0))
    nothing = _("{name} has nothing late, nothing that falls due within 30 days, and no cell to fix or fill.")
    counted_words = (
        (late, _("{count} items late")),
        (due, _("{count} items that fall due within 30 days")),
        (cells_to_do, _("{count} cells to fix or fill")),
    )
    much = " · ".join(words.format(count=labels.number(count)) for count, words in counted_words if count)
    said = (_("{name} has {much}") if much else nothing).format(name=name, much=much)
    files = element("p", door(doors.to("downloads", division=name), _("Report and Excel of this division"), "door utility"))
    beside = element("div", element("p", text(labels.ours(said)), class_="said") + counted + files, class_="panel")
    bar = headlines.states(found.rows, doors, division=name)
    return element("div", head + beside, class_="top even") + bar


@once
def owed(view: View, name: str, lines: range) -> Markup:
    """Some of what presses, late first."""
    rows, sheet, doors = division(view, name).owed.iloc[lines.start : lines.stop], sheet_of(view), Doors(view)
    lines_of = (
        worklines.line(row, view.filters.as_of, sheet, doors, with_division=row["division"] != name) for row in each_row(rows)
    )
    return Markup("").join(lines_of)


@once
def rest(view: View, name: str) -> Markup:
    """What is in order, what is not due yet and what is done, each to be opened."""
    found, sheet, doors = division(view, name), sheet_of(view), Doors(view)
    others = found.rows.drop(found.owed.index)
    made = Markup("")
    for column, state in IN_ORDER:
        rows = others[others[column] == state]
        if rows.empty:
            continue
        listed = Markup("").join(
            worklines.short(row, sheet, doors, with_division=row["division"] != name) for row in each_row(rows.head(LISTED))
        )
        more = Markup("")
        if len(rows) > LISTED:
            more = door(doors.items(division=name, **{column: state}), _("See all"), "door utility")
        title = labels.state(state) + text(f" {labels.number(len(rows))}")
        made += details(title, element("ul", listed, class_="short") + more, open_=state in ("on_track", "no_period"))
    return made


@once
def cells(view: View, name: str) -> Markup:
    """The cells to fix and those to fill, each to be pressed."""
    found, doors = division(view, name), Doors(view)
    checks = doors.to("checks", division=name)
    if len(found.problems):
        told = with_sentences(found.problems.head(CELLS), view.dataset.year, labels.THAI_DIGITS.get())
        fixes = Markup("").join(
            element(
                "div",
                worklines.cell(row["cell"] or row["tab"], row["link"])
                + text(" ")
                + element("b", unbroken(row["message"]))
                + element("div", unbroken(row["fix"]), class_="muted"),
                class_="fill",
            )
            for row in each_row(told)
        )
        fixes += element("p", door(checks, _("All on the page of checks"), "door utility"))
    else:
        said = _("No cell of this division needs to be fixed, misspelt rows included.")
        fixes = element("p", sign("✓") + text(f" {said}"), class_="muted")
    fills = Markup("").join(worklines.to_fill(one, view.filters.as_of, doors) for one in found.fills[:CELLS])
    if not found.fills:
        fills = element("p", text(_("No cell is waiting to be filled.")), class_="muted")
    elif len(found.fills) > CELLS:
        fills += element("p", door(doors.items(division=name), _("See all"), "door utility"))
    return (
        element("h2", text(_("Cells to fix")), id="cells")
        + element("div", fixes)
        + element("h2", text(_("Cells to fill")))
        + element("div", fills)
    )


@once
def advice(view: View, name: str) -> Markup:
    """What is recommended, late first; and how much that is late has no recommendation."""
    found, doors = division(view, name), Doors(view)
    rows = assignmentlists.rows_of("", found.rows, view.filters.as_of)
    late = rows[rows["schedule"].isin(assignmentlists.LATE)]
    lacking = int((late["recommendation"] == "").sum())
    given = rows[rows["recommendation"] != ""]
    said = _("{count} late items have no recommendation").format(count=labels.number(lacking)) if lacking else ""
    listed = Markup("").join(
        element(
            "div",
            labels.standing(row)
            + element(
                "div",
                door(doors.activity(row), labels.digits(row["code"]) or "•", "plain") + unbroken(" " + row["recommendation"]),
            ),
            class_="fill",
        )
        for row in each_row(given.head(LISTED))
    )
    none = element("p", text(_("No recommendations")), class_="muted") if given.empty else Markup("")
    lacks = element("p", door(doors.items("unadvised", division=name), said, "door tone-warn")) if lacking else Markup("")
    return element("h2", text(_("Recommendations"))) + lacks + none + listed
