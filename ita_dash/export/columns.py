# ruff: noqa: E501 (one column, one rule a line)
"""Every column of every table that can be exported: the one registry, walked by CSV, Excel, JSON and the explanations."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ita_dash.messages import N_, _
from ita_dash.vocabulary import BASIS_LABELS, SCHEDULE_LABELS, SEVERITY_LABELS, STATUS_LABELS

TEXT, INTEGER, NUMBER, PERCENT, DATE, YES_NO, LIST, OBJECT = (
    "text",
    "integer",
    "number",
    "percent",
    "date",
    "yes/no",
    "list",
    "object",
)
TYPE_LABELS = {
    TEXT: N_("Text"),
    INTEGER: N_("Whole number"),
    NUMBER: N_("Number"),
    PERCENT: N_("Number from 0 to 100"),
    DATE: N_("Date"),
    YES_NO: N_("Yes or no"),
    LIST: N_("List, one to a line"),
    OBJECT: N_("Columns of the sheet's own"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``key`` names it in frames and JSON; the other texts are message ids."""

    key: str
    header: str
    type: str
    """One of ``TYPE_LABELS``."""
    rule: str
    """What stands in it and by which rule, in one sentence."""
    unit: str = ""
    width: int = 14
    """Of the column in Excel, in characters."""
    printed: bool = True
    """Whether an Excel sheet prints it: a page is only so wide."""
    words: Mapping[str, str] | None = None
    """Code → word of ``vocabulary``: data keeps the code, CSV and Excel show the word."""
    own: bool = False
    """Whether it is a column of the sheet's own: its header is what the sheet says, no message."""

    @property
    def title(self) -> str:
        """The header in the language of this process, on one line."""
        return " ".join((self.header if self.own else _(self.header)).split())


_PERCENT_UNIT, _DAY, _ACTIVITIES, _ASSIGNMENTS = N_("percent"), N_("day"), N_("activities"), N_("assignments")

CODE = Column(
    "code",
    N_("Code"),
    TEXT,
    N_("The activity's number: the measure's and its own, as in 1.3; empty where the sheet gives none."),
    width=8,
)
MEASURE_NO = Column("measure_no", N_("Measure number"), TEXT, N_("The measure's number in the sheet."), width=9, printed=False)
MEASURE = Column("measure", N_("Measure or guideline"), TEXT, N_("The measure's title without its number."), width=28)
ACTIVITY_NO = Column(
    "activity_no", N_("Activity number"), TEXT, N_("The activity's number within its measure."), width=9, printed=False
)
ACTIVITY = Column("activity", N_("How it is carried out"), TEXT, N_("The activity's text without its number."), width=36)
ACTIVITY_NAME = replace(ACTIVITY, header=N_("Activity text"))
"""Not the form's own header: only the sheet of assignments may read back as a form."""
DIVISION = Column(
    "division",
    N_("Who is responsible"),
    TEXT,
    N_("The division or unit that carries the activity out, as the list of divisions spells it."),
    width=17,
)
START = Column(
    "start",
    N_("First day"),
    DATE,
    N_("First day of the period as it was read; empty where the period could not be read."),
    _DAY,
    width=13,
    printed=False,
)
END = Column(
    "end",
    N_("Last day"),
    DATE,
    N_("Last day of the period as it was read; empty where the period could not be read."),
    _DAY,
    width=13,
    printed=False,
)
STATUS = Column(
    "status",
    N_("Status"),
    TEXT,
    N_("The status in the sheet, or what percent and result say where it gives none; no report where there is none of them."),
    width=15,
    words=STATUS_LABELS,
)
SCHEDULE = Column(
    "schedule",
    N_("Standing against the schedule"),
    TEXT,
    N_("Where it stands on the as-of date, by status, period and percent."),
    width=15,
    words=SCHEDULE_LABELS,
)
WEIGHT = Column(
    "weight",
    N_("Weight"),
    NUMBER,
    N_("How much the activity counts in means; 1 where the sheet gives none."),
    width=9,
    printed=False,
)
RESULT = Column("result", N_("Result of the work"), TEXT, N_("What was done, as typed."), width=36)
RECOMMENDATION = Column("recommendation", N_("Recommendation"), TEXT, N_("What to do next, as typed."), width=34)
TAB = Column("tab", N_("Tab"), TEXT, N_("The tab of the workbook that it was read from."), width=14, printed=False)
ROW = Column(
    "row",
    N_("Row in the tab"),
    INTEGER,
    N_("The row of the tab, counted from 1; 0 for a whole tab or file."),
    width=8,
    printed=False,
)
CELL = Column("cell", N_("Cell"), TEXT, N_("The cell that it was read from."), width=8, printed=False)
LINK = Column(
    "link", N_("Open in the sheet"), TEXT, N_("Opens that cell of the Google Sheet; empty for a file."), width=22, printed=False
)
COMPLETION = Column(
    "completion",
    N_("Completion (percent)"),
    PERCENT,
    N_(
        "The weighted mean of the activities' progress, an activity's being the mean over its divisions; cancelled ones are left out."
    ),
    _PERCENT_UNIT,
    width=15,
)

_COUNT_RULES = {
    "no_report": N_("Assignments without any report."),
    "not_started": N_("Assignments reported as not started."),
    "in_progress": N_("Assignments in progress."),
    "done": N_("Assignments done."),
    "unable": N_("Assignments that cannot be carried out; they count with what was reached."),
    "cancelled": N_("Cancelled assignments; they are left out of the means."),
}
STATUS_COUNTS = tuple(
    Column(status, STATUS_LABELS[status], INTEGER, rule, _ASSIGNMENTS, width=11) for status, rule in _COUNT_RULES.items()
)
FIGURES = (
    COMPLETION,
    Column(
        "activities_done",
        N_("Activities done"),
        INTEGER,
        N_("Activities whose every counted assignment is done."),
        _ACTIVITIES,
        width=11,
    ),
    Column(
        "activities",
        N_("Activities counted"),
        INTEGER,
        N_("Activities with an assignment that is not cancelled."),
        _ACTIVITIES,
        width=11,
    ),
    Column(
        "assignments",
        N_("Assignments"),
        INTEGER,
        N_("An activity carried out by a division is one assignment; cancelled ones are among them."),
        _ASSIGNMENTS,
        width=11,
    ),
    *STATUS_COUNTS,
    Column(
        "overdue",
        N_("Overdue"),
        INTEGER,
        N_("Assignments whose last day has passed and that are neither done nor stopped."),
        _ASSIGNMENTS,
        width=11,
    ),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "assignments": (
        CODE,
        MEASURE_NO,
        MEASURE,
        ACTIVITY_NO,
        ACTIVITY,
        DIVISION,
        Column("period", N_("Period of the work"), TEXT, N_("The period as typed."), width=16),
        START,
        END,
        STATUS,
        Column(
            "progress",
            N_("Progress (percent)"),
            PERCENT,
            N_("The percent in the sheet, else that of the status, else what the result says, else 0."),
            _PERCENT_UNIT,
            width=15,
        ),
        Column(
            "basis",
            N_("Progress taken from"),
            TEXT,
            N_("Which of the four the progress comes from; a status of in progress without a percent is estimated as 50."),
            width=18,
            printed=False,
            words=BASIS_LABELS,
        ),
        SCHEDULE,
        WEIGHT,
        RESULT,
        RECOMMENDATION,
        Column("evidence", N_("Evidence"), LIST, N_("Links and texts that show the result, in the order typed."), width=26),
        Column("reported_on", N_("Reported on"), DATE, N_("The day of the report as typed by the division."), _DAY, width=12),
        Column("reported_by", N_("Reported by"), TEXT, N_("Who reported, as typed."), width=14, printed=False),
        Column(
            "extra",
            N_("Other columns of the sheet"),
            OBJECT,
            N_("Columns that only this sheet has, as typed; CSV and Excel give each a column of its own."),
            width=20,
            printed=False,
        ),
        TAB,
        ROW,
        CELL,
        LINK,
    ),
    "activities": (
        CODE,
        MEASURE_NO,
        MEASURE,
        ACTIVITY_NO,
        ACTIVITY_NAME,
        Column(
            "divisions",
            N_("Number of divisions"),
            INTEGER,
            N_("How many divisions carry the activity out."),
            N_("divisions"),
            width=9,
        ),
        START,
        END,
        Column(
            "completion",
            N_("Completion (percent)"),
            PERCENT,
            N_("The mean progress over the activity's divisions; cancelled ones are left out."),
            _PERCENT_UNIT,
            width=15,
        ),
        Column("is_done", N_("Done by all"), YES_NO, N_("Whether every counted assignment of the activity is done."), width=10),
        Column(
            "schedule",
            N_("Standing against the schedule"),
            TEXT,
            N_("The most pressing schedule among its assignments."),
            width=15,
            words=SCHEDULE_LABELS,
        ),
        WEIGHT,
        *STATUS_COUNTS,
    ),
    "measures": (replace(MEASURE_NO, printed=True, width=18), replace(MEASURE, width=36), *FIGURES),
    "divisions": (
        Column(
            "parent",
            N_("Belongs to"),
            TEXT,
            N_("The division that a unit belongs to; empty for a division of its own."),
            width=18,
        ),
        Column("division", N_("Division"), TEXT, N_("A division, whose figures include its units', or a unit."), width=36),
        *FIGURES,
    ),
    "recommendations": (
        MEASURE_NO,
        MEASURE,
        CODE,
        ACTIVITY_NAME,
        Column(
            "division", N_("Who is responsible"), TEXT, N_("The divisions that were given the same recommendation."), width=24
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
        Column("code", N_("Problem code"), TEXT, N_("The sort of problem, a name that does not change."), width=24),
        Column(
            "severity",
            N_("Severity"),
            TEXT,
            N_(
                "Must be fixed: data is missing from the figures; should be checked: a figure may be wrong; worth a look: the rest."
            ),
            width=14,
            words=SEVERITY_LABELS,
        ),
        replace(TAB, printed=True),
        ROW,
        replace(CELL, printed=True),
        Column(
            "division",
            N_("Division to fix it"),
            TEXT,
            N_("The division that the problem is for; empty where it is nobody's in particular."),
            width=22,
        ),
        Column("value", N_("What was read"), TEXT, N_("The text of the cell, as typed."), width=36),
        Column("message", N_("What was noticed"), TEXT, N_("What the dashboard noticed."), width=44),
        Column("fix", N_("How to fix it"), TEXT, N_("What to do in the sheet."), width=44),
        LINK,
    ),
}
"""Table → its columns, in their order. The keys are those of the table's frame and of its JSON objects."""

CONTEXT: tuple[Column, ...] = (
    Column("office", N_("Office"), TEXT, N_("The office whose data this is.")),
    Column(
        "fiscal_year",
        N_("Fiscal year"),
        INTEGER,
        N_("The fiscal year (Buddhist era), 1 October to 30 September."),
        N_("Buddhist year"),
    ),
    Column("as_of", N_("Data as of"), DATE, N_("The day by which schedules were judged."), _DAY),
    Column("filters", N_("Filters"), TEXT, N_("What the data was narrowed to; empty for all of it.")),
    Column("note", N_("Note on the data"), TEXT, N_("Says so where the data is a demonstration.")),
)
"""The same in every row of a CSV file: what a workbook says in the title lines of its sheets."""
