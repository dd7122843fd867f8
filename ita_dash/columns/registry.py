# ruff: noqa: E501 (one column, one rule a line)
"""Every column of every table that can be exported: the one registry, walked by CSV, Excel, JSON and the explanations."""

from dataclasses import replace

from ita_dash.columns.column import DATE, INTEGER, LIST, NESTED, NUMBER, OBJECT, PERCENT, TEXT, YES_NO, DataColumn
from ita_dash.columns.figurecolumns import FIGURES, STATUS_COUNTS
from ita_dash.form.fields import AS_TYPED
from ita_dash.messages import N_
from ita_dash.vocabulary import BASIS_LABELS, SCHEDULE_LABELS, SEVERITY_LABELS, STATUS_LABELS

_PERCENT_UNIT = N_("percent")

CODE = DataColumn(
    "code",
    N_("Code"),
    TEXT,
    N_("The activity's number: the measure's and its own, as in 1.3; empty where the sheet gives none."),
    width=7,
)
KEY = DataColumn(
    "key",
    N_("Key"),
    TEXT,
    N_(
        "What names the activity in links and joins tables: no- and its number, or a sign made of its text where it has none. A text to every program, unlike 1.10; stays when texts are mended or rows added."
    ),
    width=12,
    printed=False,
)
MEASURE_KEY = replace(
    KEY, rule=N_("What names the measure in links: no- and its number, or a sign made of its title where it has none.")
)
DIVISION_KEY = replace(KEY, rule=N_("What names the division in links: a sign made of its name."))
MEASURE_NO = DataColumn(
    "measure_no", N_("Measure number"), TEXT, N_("The measure's number in the sheet."), width=9, printed=False
)
MEASURE = DataColumn("measure", N_("Measure or guideline"), TEXT, N_("The measure's title without its number."), width=16)
ACTIVITY_NO = DataColumn(
    "activity_no", N_("Activity number"), TEXT, N_("The activity's number within its measure."), width=9, printed=False
)
ACTIVITY = DataColumn("activity", N_("How it is carried out"), TEXT, N_("The activity's text without its number."), width=30)
ACTIVITY_NAME = replace(ACTIVITY, header=N_("Activity text"))
"""Not the form's own header: only the sheet of assignments may read back as a form."""
DIVISION = DataColumn(
    "division",
    N_("Who is responsible"),
    TEXT,
    N_("The division or unit that carries the activity out, as the list of divisions spells it."),
    width=12,
)
START = DataColumn(
    "start",
    N_("First day"),
    DATE,
    N_("First day of the period as it was read; empty where the period could not be read."),
    width=13,
    printed=False,
)
END = DataColumn(
    "end",
    N_("Last day"),
    DATE,
    N_("Last day of the period as it was read; empty where the period could not be read."),
    width=13,
    printed=False,
)
STATUS = DataColumn(
    "status",
    N_("Status"),
    TEXT,
    N_("The status in the sheet, or what percent and result say where it gives none; no report where there is none of them."),
    width=12,
    words=STATUS_LABELS,
)
SCHEDULE = DataColumn(
    "schedule",
    N_("Standing against the schedule"),
    TEXT,
    N_("Where it stands on the as-of date, by status, period and percent."),
    width=11,
    words=SCHEDULE_LABELS,
)
WEIGHT = DataColumn(
    "weight",
    N_("Weight"),
    NUMBER,
    N_("How much the activity counts in means; 1 where the sheet gives none."),
    width=9,
    printed=False,
)
PARENT = DataColumn(
    "parent", N_("Belongs to"), TEXT, N_("The division that a unit belongs to; empty for a division of its own."), width=14
)
RESULT = DataColumn("result", N_("Result of the work"), TEXT, N_("What was done, as typed."), width=35)
RECOMMENDATION = DataColumn("recommendation", N_("Recommendation"), TEXT, N_("What to do next, as typed."), width=33)
TAB = DataColumn("tab", N_("Tab"), TEXT, N_("The tab of the workbook that it was read from."), width=14, printed=False)
ROW = DataColumn(
    "row",
    N_("Row in the tab"),
    INTEGER,
    N_("The row of the tab, counted from 1; 0 for a whole tab or file."),
    width=8,
    printed=False,
)
CELL = DataColumn("cell", N_("Cell"), TEXT, N_("The cell that it was read from."), width=8, printed=False)
LINK = DataColumn(
    "link", N_("Open in the sheet"), TEXT, N_("Opens that cell of the Google Sheet; empty for a file."), width=22, printed=False
)
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
        DataColumn("code", N_("Problem code"), TEXT, N_("The sort of problem, a name that does not change."), width=18),
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
        DataColumn("value", N_("What was read"), TEXT, N_("The text of the cell, as typed."), width=20),
        DataColumn("message", N_("What was noticed"), TEXT, N_("What the dashboard noticed."), width=30),
        DataColumn("fix", N_("How to fix it"), TEXT, N_("What to do in the sheet."), width=30),
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
