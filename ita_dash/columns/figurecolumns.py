# ruff: noqa: E501 (one column, one rule a line)
"""The columns of figures that tables by measure and by division share."""

from ita_dash.columns.column import INTEGER, PERCENT, DataColumn
from ita_dash.messages import N_
from ita_dash.vocabulary import STATUS_LABELS

_PERCENT_UNIT, _ACTIVITIES, _ASSIGNMENTS = N_("percent"), N_("activities"), N_("assignments")

COMPLETION = DataColumn(
    "completion",
    N_("Completion (percent)"),
    PERCENT,
    N_(
        "The weighted mean of the activities' progress, an activity's being the mean over its divisions; cancelled ones are left out."
    ),
    _PERCENT_UNIT,
    width=11,
)

_COUNT_RULES = {
    "no_report": N_("Assignments without any report."),
    "not_started": N_("Assignments reported as not started."),
    "in_progress": N_("Assignments in progress."),
    "done": N_("Assignments done."),
    "unable": N_("Assignments that cannot be carried out; they count with what was reached."),
    "cancelled": N_("Cancelled assignments; they are left out of the means."),
}
_WIDER = {"in_progress": 10, "unable": 12}
"""Of columns whose header takes three lines else: both tables of the summary are to stand on one page."""
STATUS_COUNTS = tuple(
    DataColumn(status, STATUS_LABELS[status], INTEGER, rule, _ASSIGNMENTS, width=_WIDER.get(status, 8))
    for status, rule in _COUNT_RULES.items()
)
FIGURES = (
    COMPLETION,
    DataColumn(
        "activities_done",
        N_("Activities done"),
        INTEGER,
        N_("Activities whose every counted assignment is done."),
        _ACTIVITIES,
        width=8,
    ),
    DataColumn(
        "activities",
        N_("Activities counted"),
        INTEGER,
        N_("Activities with an assignment that is not cancelled."),
        _ACTIVITIES,
        width=8,
    ),
    DataColumn(
        "assignments",
        N_("Assignments"),
        INTEGER,
        N_("An activity carried out by a division is one assignment; cancelled ones are among them."),
        _ASSIGNMENTS,
        width=8,
    ),
    *STATUS_COUNTS,
    DataColumn(
        "overdue",
        N_("Overdue"),
        INTEGER,
        N_("Assignments whose last day has passed and that are neither done nor stopped."),
        _ASSIGNMENTS,
        width=8,
    ),
)
