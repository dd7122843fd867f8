"""What is odd about a value: a period, a status, a percent, a date."""

from ita_dash.form.kinds.kind import Kind
from ita_dash.messages import N_

OF_VALUES: dict[str, Kind] = {
    # Values
    "PERIOD_UNREADABLE": Kind(
        "error", N_("The period “{value}” could not be read as dates"), N_("Type it as in ต.ค. ๖๕ – ก.ย. ๖๖.")
    ),
    "PERIOD_IMPOSSIBLE": Kind("error", N_("The period “{value}” names a date that does not exist"), N_("Correct the date.")),
    "PERIOD_AMONG_WORDS": Kind(
        "info",
        N_("“{value}” holds more than a period; it was taken as {taken}"),
        N_("Nothing to do if that is right; otherwise type the period alone, as in ต.ค. ๖๕ – ก.ย. ๖๖."),
    ),
    "PERIOD_YEAR_ASSUMED": Kind(
        "info",
        N_("The period “{value}” does not name every year; it was taken as {taken}"),
        N_("Type the year, as in ต.ค. ๖๕ – ก.ย. ๖๖."),
    ),
    "PERIOD_YEAR_BEFORE": Kind(
        "info",
        N_("In “{value}” the start would come after the end; the year before was taken, so it is {taken}"),
        N_("Type the year of the start as well, as in ต.ค. ๖๕ – ก.ย. ๖๖."),
    ),
    "MONTHS_WITH_GAPS": Kind(
        "info",
        N_("The marked months have gaps: {months}; the period was taken as {taken}"),
        N_("Nothing to do if the work rests in between; otherwise mark the months that are missing."),
    ),
    "DATE_AMBIGUOUS": Kind(
        "info",
        N_("“{value}” can be read in more than one way; it was taken as {taken}"),
        N_("Nothing to do if that is right; otherwise type the month in letters and the year in full, as in ๑ ต.ค. ๒๕๖๕."),
    ),
    "DATE_IMPOSSIBLE": Kind("warning", N_("The date “{value}” does not exist"), N_("Correct the date.")),
    "TEXT_REPAIRED": Kind(
        "info",
        N_("“{value}” seems to be misspelt or damaged by copying; it was read as {taken}"),
        N_("Nothing to do if that is right; otherwise type it again."),
    ),
    "STATUS_UNREADABLE": Kind(
        "error",
        N_("The status “{value}” is not one the dashboard knows"),
        N_("Choose ยังไม่ดำเนินการ, อยู่ระหว่างดำเนินการ, แล้วเสร็จ, ไม่สามารถดำเนินการได้ or ยกเลิก."),
    ),
    "STATUS_REVIEW_WORD": Kind(
        "info",
        N_("“{value}” says how far the review is, not the work; it does not count as a status"),
        N_("Choose the status of the work: ยังไม่ดำเนินการ, อยู่ระหว่างดำเนินการ, แล้วเสร็จ, ไม่สามารถดำเนินการได้ or ยกเลิก."),
    ),
    "STATUS_AMBIGUOUS": Kind(
        "info",
        N_("The status “{value}” can mean more than one thing; it was taken as “{taken}”"),
        N_("Choose ยังไม่ดำเนินการ, อยู่ระหว่างดำเนินการ, แล้วเสร็จ, ไม่สามารถดำเนินการได้ or ยกเลิก."),
    ),
    "STATUS_TWO_MARKS": Kind(
        "error",
        N_("More than one status is marked: {value}; none was taken"),
        N_("Leave the mark at the one that is right."),
    ),
    "PERCENT_UNREADABLE": Kind(
        "error", N_("The progress “{value}” could not be read as a percent"), N_("Type a number from 0 to 100.")
    ),
    "PERCENT_OUT_OF_RANGE": Kind(
        "warning",
        N_("The progress “{value}” is not between 0 and 100; it was taken as {taken}"),
        N_("Type a number from 0 to 100."),
    ),
    "PERCENT_WITHOUT_SIGN": Kind(
        "info",
        N_("Does the progress “{value}” mean {taken} percent? It was taken as that"),
        N_("Type the percent sign, as in 1%, or the percent that is meant, as in 50 or 100."),
    ),
    "DATE_UNREADABLE": Kind("warning", N_("The date “{value}” could not be read"), N_("Type it as in 31/3/2567.")),
    "MEETING_WITHOUT_DATE": Kind(
        "warning", N_("The meeting “{value}” has no date and is left out"), N_("Type its day, as in 31/3/2567.")
    ),
    "MEETINGS_TOO_MANY": Kind(
        "warning",
        N_("The tab lists more than {value} meetings; those from this row on are left out"),
        N_("Delete meetings of earlier years, or move them to another file."),
    ),
    "WEIGHT_UNREADABLE": Kind(
        "warning", N_("The weight “{value}” could not be read; 1 was taken"), N_("Type a number greater than 0.")
    ),
}
