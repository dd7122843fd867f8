# ruff: noqa: E501 (one column, one rule a line)
"""Every column of every table that can be exported: the one registry, walked by CSV, Excel, JSON and the explanations."""

from dataclasses import replace

from ita_dash.columns.column import DATE, INTEGER, LIST, NESTED, OBJECT, PERCENT, TEXT, YES_NO, DataColumn
from ita_dash.columns.figurecolumns import FIGURES, STATUS_COUNTS
from ita_dash.columns.sharedcolumns import (
    ACTIVITY,
    ACTIVITY_NAME,
    ACTIVITY_NO,
    CELL,
    CODE,
    DIVISION,
    DIVISION_KEY,
    END,
    KEY,
    LINK,
    MEASURE,
    MEASURE_KEY,
    MEASURE_NO,
    PARENT,
    RECOMMENDATION,
    RESULT,
    ROW,
    SCHEDULE,
    START,
    STATUS,
    TAB,
    WEIGHT,
)
from ita_dash.form.fields import AS_TYPED
from ita_dash.messages import N_
from ita_dash.vocabulary import BASIS_LABELS, SCHEDULE_LABELS, SEVERITY_LABELS, STATUS_LABELS

_PERCENT_UNIT = N_("percent")

COLUMNS: dict[str, tuple[DataColumn, ...]] = {
    "assignments": (
        CODE,
        KEY,
        MEASURE_NO,
        MEASURE,
        ACTIVITY_NO,
        ACTIVITY,
        DIVISION,
        replace(PARENT, printed=False),
        DataColumn("period", N_("Period of the work"), TEXT, N_("The period as typed."), width=12),
        START,
        END,
        STATUS,
        DataColumn(
            "progress",
            N_("Progress (percent)"),
            PERCENT,
            N_("The percent in the sheet, else that of the status, else what the result says, else 0."),
            _PERCENT_UNIT,
            width=10,
        ),
        DataColumn(
            "basis",
            N_("Progress taken from"),
            TEXT,
            N_("Which of the four the progress comes from; a status of in progress without a percent is estimated as 50."),
            width=18,
            printed=False,
            words=BASIS_LABELS,
        ),
        DataColumn(
            "status_read",
            N_("Status in the sheet"),
            TEXT,
            N_("The status that the sheet itself gives, as one of the words; empty where it gives none."),
            width=15,
            printed=False,
            words=STATUS_LABELS,
        ),
        DataColumn(
            "percent",
            N_("Percent in the sheet"),
            PERCENT,
            N_("The percent that the sheet itself gives; empty where it gives none."),
            _PERCENT_UNIT,
            width=12,
            printed=False,
        ),
        DataColumn(
            "reason",
            N_("Reason beside the status"),
            TEXT,
            N_("Why it is unable or cancelled, as typed beside the status."),
            width=24,
            printed=False,
        ),
        SCHEDULE,
        WEIGHT,
        RESULT,
        replace(RECOMMENDATION, width=30, printed=False, second=True),
        DataColumn(
            "evidence",
            N_("Evidence"),
            LIST,
            N_("Links and texts that show the result, in the order typed."),
            width=31,
            printed=False,
            second=True,
        ),
        DataColumn(
            "reported_on",
            N_("Reported on"),
            DATE,
            N_("The day of the report as typed by the division."),
            width=12,
            printed=False,
            second=True,
        ),
        *(DataColumn(one.name, one.label, TEXT, one.rule, width=9, printed=False, second=True) for one in AS_TYPED),
        DataColumn(
            "extra",
            N_("Other columns of the sheet"),
            OBJECT,
            N_("Columns that only this sheet has, as typed; CSV and Excel give each a column of its own."),
            width=14,
            printed=False,
            second=True,
        ),
        TAB,
        ROW,
        CELL,
        LINK,
        DataColumn(
            "rounds",
            N_("Earlier rounds"),
            NESTED,
            N_(
                "What was reported in rounds before the one that counts: label, order, status, percent, result, tab and cell of each."
            ),
            printed=False,
        ),
    ),
    "activities": (
        CODE,
        KEY,
        MEASURE_NO,
        MEASURE,
        ACTIVITY_NO,
        ACTIVITY_NAME,
        DataColumn(
            "divisions",
            N_("Number of divisions"),
            INTEGER,
            N_("How many divisions carry the activity out."),
            N_("divisions"),
            width=7,
        ),
        START,
        END,
        DataColumn(
            "completion",
            N_("Completion (percent)"),
            PERCENT,
            N_("The mean progress over the activity's divisions; cancelled ones are left out."),
            _PERCENT_UNIT,
            width=9,
        ),
        DataColumn(
            "is_done", N_("Done by all"), YES_NO, N_("Whether every counted assignment of the activity is done."), width=8
        ),
        DataColumn(
            "schedule",
            N_("Standing against the schedule"),
            TEXT,
            N_("The most pressing schedule among its assignments."),
            width=10,
            words=SCHEDULE_LABELS,
        ),
        WEIGHT,
        *STATUS_COUNTS,
    ),
    "measures": (replace(MEASURE_NO, printed=True, width=9), MEASURE_KEY, replace(MEASURE, width=36), *FIGURES),
    "divisions": (
        replace(PARENT, width=9),
        DIVISION_KEY,
        DataColumn("division", N_("Division"), TEXT, N_("A division, whose figures include its units', or a unit."), width=36),
        *FIGURES,
    ),
    "recommendations": (
        MEASURE_NO,
        MEASURE,
        CODE,
        KEY,
        ACTIVITY_NAME,
        DataColumn(
            "division", N_("Who is responsible"), TEXT, N_("The divisions that were given the same recommendation."), width=14
        ),
        STATUS,
        RESULT,
        RECOMMENDATION,
        TAB,
        ROW,
        CELL,
        LINK,
    ),
    "problems": (
        DataColumn(
            "code", N_("Problem code"), TEXT, N_("The sort of problem, a name that does not change."), width=18, printed=False
        ),
        DataColumn(
            "severity",
            N_("Severity"),
            TEXT,
            N_(
                "Must be fixed: data is missing from the figures; should be checked: a figure may be wrong; worth a look: the rest."
            ),
            width=11,
            words=SEVERITY_LABELS,
        ),
        replace(TAB, printed=True),
        ROW,
        replace(CELL, printed=True),
        DataColumn(
            "division",
            N_("Division to fix it"),
            TEXT,
            N_("The division that the problem is for; empty where it is nobody's in particular."),
            width=13,
        ),
        DataColumn("value", N_("What was read"), TEXT, N_("The text of the cell, as typed."), width=23),
        DataColumn("message", N_("What was noticed"), TEXT, N_("What the dashboard noticed."), width=37),
        DataColumn("fix", N_("How to fix it"), TEXT, N_("What to do in the sheet."), width=37),
        LINK,
    ),
}
"""Table → its columns, in their order. The keys are those of the table's frame and of its JSON objects."""

CONTEXT: tuple[DataColumn, ...] = (
    DataColumn("office", N_("Office"), TEXT, N_("The office whose data this is.")),
    DataColumn(
        "fiscal_year",
        N_("Fiscal year"),
        INTEGER,
        N_("The fiscal year (Buddhist era), 1 October to 30 September."),
        N_("Buddhist year"),
    ),
    DataColumn("as_of", N_("As of"), DATE, N_("The day by which schedules were judged.")),
    DataColumn("filters", N_("Filters"), TEXT, N_("What the data was narrowed to; empty for all of it.")),
    DataColumn("note", N_("Note on the data"), TEXT, N_("Says so where the data is a demonstration.")),
)
"""The same in every row of a CSV file: what a workbook says in the title lines of its sheets."""
