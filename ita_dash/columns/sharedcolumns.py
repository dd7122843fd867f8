# ruff: noqa: E501 (one column, one rule a line)
"""Columns that stand in more than one table: what names a row, says where it was read, or what was reported."""

from dataclasses import replace

from ita_dash.columns.column import DATE, INTEGER, NUMBER, TEXT, DataColumn
from ita_dash.messages import N_
from ita_dash.vocabulary import SCHEDULE_LABELS, STATUS_LABELS

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
