"""What two cells say against each other, and what is missing beside one."""

from ita_dash.form.kinds.kind import Kind
from ita_dash.messages import N_

OF_CONTRADICTIONS: dict[str, Kind] = {
    # What contradicts itself
    "DONE_WITHOUT_RESULT": Kind(
        "warning",
        N_("It is reported as done and has no result"),
        N_("Type what was done in the column of results, or correct the status."),
    ),
    "NOT_STARTED_WITH_RESULT": Kind(
        "warning",
        N_("It is reported as not started and has a result: “{value}”"),
        N_("Correct the status, or move the text to the recommendations if it is a plan."),
    ),
    "NOT_STARTED_WITH_PROGRESS": Kind(
        "warning",
        N_("It is reported as not started, with a progress of {value} percent"),
        N_("Correct the status or the percent so that they agree."),
    ),
    "NO_REPORT_WITH_PROGRESS": Kind(
        "warning",
        N_("It is reported as not yet reported, with a progress of {value} percent"),
        N_("Choose the status of the work, or correct the percent so that they agree."),
    ),
    "NOTE_SAYS_STATUS": Kind(
        "info",
        N_("A note on a cell says “{value}”; notes change no figure"),
        N_("If the note tells how the work stands, type it as the status or the result."),
    ),
    "RESULT_BARE_NUMBER": Kind(
        "info",
        N_("{count} results are numbers without a word of what was counted; they count as done"),
        N_("Type what the number is, as in ๔๕ คน, or a target beside it to make it a percent."),
    ),
    "NOT_DONE_AT_100": Kind(
        "warning",
        N_("The progress is 100 percent and the status is “{value}”"),
        N_("Choose the status แล้วเสร็จ, or type the percent that was reached."),
    ),
    "DONE_BELOW_100": Kind(
        "warning",
        N_("It is reported as done, with a progress of {value} percent"),
        N_("Type 100 as the percent, or choose the status อยู่ระหว่างดำเนินการ."),
    ),
    "EVIDENCE_MISSING": Kind(
        "info",
        N_("It is reported as done and shows no evidence"),
        N_("Add a link or the name of a document in the column of evidence."),
    ),
    "EVIDENCE_COLUMN_EMPTY": Kind(
        "info",
        N_("The tab has a column of evidence, and none of its {count} finished rows shows any"),
        N_("Add links or names of documents in the column of evidence."),
    ),
    "REPORTED_BEFORE_START": Kind(
        "warning",
        N_("It was reported on {value}, before it starts on {start}"),
        N_("Correct the date of the report or the period."),
    ),
    "REPORTED_BEFORE_YEAR": Kind(
        "warning",
        N_("It was reported on {value}, before the fiscal year began"),
        N_("Correct the year of the date."),
    ),
    "REPORTED_IN_FUTURE": Kind("warning", N_("It was reported on {value}, a day that is still to come"), N_("Correct the date.")),
    "PERIOD_OUTSIDE_YEAR": Kind(
        "warning",
        N_("The period “{value}” ends outside fiscal year {year}"),
        N_("Correct the year of the period, or choose the fiscal year that the sheet is for."),
    ),
    "NOT_REPORTED": Kind(
        "info",
        N_("Nothing is reported here, while others that start no earlier are reported"),
        N_("Type the status and the result, also where nothing was done yet."),
    ),
    "DIVISION_WITHOUT_ASSIGNMENT": Kind(
        "info",
        N_("“{value}” is in the list of divisions and has no activity"),
        N_("Name it in the column ผู้รับผิดชอบ of its activities, or nothing to do if it has none."),
    ),
}
