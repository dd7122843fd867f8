"""The tables that pages show, column by column: which figure or text of a row stands where."""

from collections.abc import Callable, Sequence

import pandas as pd
from markupsafe import Markup

from ita_dash import summary
from ita_dash.fiscal import FiscalYear
from ita_dash.form.problemkinds import SEVERITIES
from ita_dash.framerows import Row
from ita_dash.look import labels
from ita_dash.look.markup import brief, details, element, link, text, unbroken
from ita_dash.messages import _
from ita_dash.problemwords import with_sentences
from ita_dash.progress import gap
from ita_dash.ui.bullets import gap_badge, weight_badge
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.htmltables import ListColumn, meter, table
from ita_dash.vocabulary import SEVERITY_LABELS, word


def measures_table(measures: pd.DataFrame, doors: Doors) -> Markup:
    """``summary.measures``."""

    def name(row: Row) -> Markup:
        return door(doors.measure(row["measure_no"], row["measure"]), labels.measure(row["measure_no"], row["measure"]))

    return table([ListColumn(_("Measure"), name, "wide"), *_figures()], measures)


def divisions_table(divisions: pd.DataFrame, doors: Doors) -> Markup:
    """``summary.divisions``: units indented under the division that they belong to."""

    def name(row: Row) -> Markup:
        return door(doors.division(row["division"]), row["division"]) if row["division"] else text(_("No division named"))

    return table([ListColumn(_("Division"), name, "wide"), *_figures()], divisions, row_class=unit_class)


def timeline_table(rows: pd.DataFrame) -> Markup:
    """The bars of the timeline, ``lane`` (str) and the columns of an activity or an assignment."""
    return table(
        [
            ListColumn(_("Lane"), lambda row: row["lane"]),
            ListColumn(_("Activity"), lambda row: text(_activity(row)) + weight_badge(row["weight"]), "wide"),
            ListColumn(
                _("Period"),
                lambda row: labels.period(row["start"], row["end"]) or _("Not given"),
                "short",
                lambda row: row["start"],
            ),
            ListColumn(_("Schedule"), lambda row: labels.state(row["state"]), "short", pressing),
        ],
        rows,
    )


def recommendations_table(rows: pd.DataFrame, doors: Doors) -> Markup:
    """``summary.recommendations``."""
    return table(
        [
            ListColumn(
                _("Activity"), lambda row: door(doors.activity(row), _activity(row)) + weight_badge(row["weight"]), "wide"
            ),
            ListColumn(_("Status"), lambda row: labels.state(row["state"]), "short"),
            ListColumn(_("Result"), lambda row: brief(labels.result(row)), "wide"),
            ListColumn(_("Recommendation"), lambda row: element("strong", brief(row["recommendation"])), "wide"),
            ListColumn(_("Division"), lambda row: _few(row["divisions"]), "beside"),
            ListColumn(_("In the sheet"), place, "beside"),
        ],
        rows,
    )


def problems_table(rows: pd.DataFrame, year: FiscalYear, *, with_division: bool = True) -> Markup:
    """``form.problems.COLUMNS``; without the division where a heading says it."""
    division = [ListColumn(_("Division"), lambda row: row["division"], "beside")] if with_division else []
    found = table(
        [
            ListColumn(_("Severity"), lambda row: labels.severity(row["severity"]), "short"),
            ListColumn(_("What was found"), lambda row: row["message"], "wide"),
            ListColumn(_("How to fix it"), lambda row: row["fix"], "wide"),
            *division,
            ListColumn(_("In the sheet"), place, "beside"),
        ],
        with_sentences(rows, year, labels.THAI_DIGITS.get()),
    )
    return element("div", found, class_="problems")


def problem_counts_table(counts: pd.DataFrame) -> Markup:
    """``pagerows.problem_counts``."""
    return table(
        [
            ListColumn(_("Division"), lambda row: row["division"] or _("No division named"), "wide"),
            *(ListColumn(word(SEVERITY_LABELS, code), _number(code), "number") for code in SEVERITIES),
            ListColumn(_("In all"), _number("total"), "number"),
        ],
        counts,
    )


def place(row: Row) -> Markup:
    """Where a row stands: a link to its cell, else its tab and cell."""
    spot = (
        _("tab {tab} cell {cell}").format(tab=row["tab"], cell=row["cell"])
        if row["cell"]
        else _("tab {tab}").format(tab=row["tab"])
    )
    if not row["tab"]:
        return text(_("the whole file"))
    return link(row["link"], spot) if row["link"] else element("span", text(spot), class_="muted")


ABREAST = 2
"""Divisions of one recommendation that are named at once: more would make a narrow column as high as a screen."""


def _few(names: Sequence[str]) -> Markup:
    """A name or two; of more how many, to be opened."""
    if len(names) <= ABREAST:
        return Markup("<br>").join(unbroken(name) for name in names)
    count = _("{count} divisions").format(count=labels.number(len(names)))
    return details(unbroken(count), Markup("<br>").join(unbroken(name) for name in names))


def unit_class(row: Row) -> str:
    return "unit" if row["level"] else ""


def _activity(row: Row) -> str:
    return labels.activity(row["code"], row["activity"])


def _progress(row: Row) -> str:
    return labels.progress(row["progress"], row["estimated"])


def _plain_count(row: Row) -> str:
    return _("{done} of {activities}").format(
        done=labels.number(row["activities_done"]), activities=labels.number(row["activities"])
    )


def _figures() -> list[ListColumn]:
    """Completion with its plain count, then the reporting items by status."""
    counted: list[tuple[str, str]] = [
        ("in_progress", _("In progress")),
        ("not_started", _("Not started")),
        ("no_report", _("No report")),
        ("overdue", _("Overdue")),
    ]
    return [
        ListColumn(_("Completion"), lambda row: meter(row["completion"]), "bar", lambda row: row["completion"]),
        *_plan(),
        ListColumn(_("Done"), _plain_count, "short"),
        *(ListColumn(header, _number(name), "number") for name, header in counted),
    ]


def _plan() -> list[ListColumn]:
    """Where the plan stands, and the gap in words."""
    return [
        ListColumn(_("Plan"), lambda row: labels.percent(row["planned"]), "number"),
        ListColumn(_("Beside the plan"), lambda row: gap_badge(row["completion"], row["planned"]), "short", _gap),
    ]


def _gap(row: Row) -> float:
    return gap(row["completion"], row["planned"])


def pressing(row: Row) -> int:
    """How pressing the schedule of a row is, the most pressing first."""
    return summary.PRESSING.index(row["schedule"])


def _number(name: str) -> Callable[[Row], str]:
    return lambda row: labels.number(row[name])


def preview_table(rows: pd.DataFrame, limit: int = 20) -> Markup:
    """The first ``limit`` rows of the summary table as the files have them; scrolls sideways in its own box."""
    caption = _("The first {count} rows").format(count=labels.number(limit)) if len(rows) > limit else ""
    return table(
        [
            ListColumn(_("No."), lambda row: labels.digits(row["code"]), "short"),
            ListColumn(_("Measure"), lambda row: row["measure"], "wide"),
            ListColumn(_("Activity"), lambda row: row["activity"], "wide"),
            ListColumn(_("Division"), lambda row: row["division"]),
            ListColumn(_("Period"), lambda row: labels.period(row["start"], row["end"]) or row["period"], "short"),
            ListColumn(_("Status"), lambda row: labels.state(row["status"]), "short"),
            ListColumn(_("Progress"), _progress, "short"),
            ListColumn(_("Schedule"), lambda row: labels.state(row["schedule"]), "short"),
            ListColumn(_("Result"), lambda row: row["result"], "wide"),
            ListColumn(_("Recommendation"), lambda row: row["recommendation"], "wide"),
        ],
        rows.head(limit),
        caption,
        as_cards=False,
    )
