"""What a person reads for the codes of statuses, schedules, bases and severities: one word each, on pages and in files.

The values are message ids; ``word`` gives the words.
"""

from collections.abc import Mapping

from ita_dash.messages import N_, _

DEMONSTRATION = "ข้อมูลสาธิต"
"""A workbook whose title says this holds made-up data; so does every page and file that is made of it."""
STATUS_LABELS: dict[str, str] = {
    "no_report": N_("No report"),
    "not_started": N_("Not started"),
    "in_progress": N_("In progress"),
    "done": N_("Done"),
    "unable": N_("Unable to carry out"),
    "cancelled": N_("Cancelled"),
}
SCHEDULE_LABELS: dict[str, str] = {
    "done": N_("Done"),
    "on_track": N_("On track"),
    "behind": N_("Behind plan"),
    "due_soon": N_("Due soon"),
    "overdue": N_("Overdue"),
    "not_due": N_("Not due to start"),
    "stopped": N_("Stopped"),
    "no_period": N_("No period given"),
}
STATE_LABELS = STATUS_LABELS | SCHEDULE_LABELS
"""Of whatever has one word for a state: a schedule, or a status where that says more (``progress.state_of``)."""
BASIS_LABELS: dict[str, str] = {
    "percent": N_("The percent in the sheet"),
    "status": N_("The status"),
    "result": N_("What the result says"),
    "none": N_("Nothing reported"),
}
SEVERITY_LABELS: dict[str, str] = {
    "error": N_("Must be fixed"),
    "warning": N_("Should be checked"),
    "info": N_("Worth a look"),
}


def word(labels: Mapping[str, str], code: str) -> str:
    """What a person reads for ``code``; a code without a word stays as it is."""
    return _(labels[code]) if code in labels else code
