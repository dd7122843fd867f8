"""The registry of problems: every code with its severity, its sentence and how to put it right, in ``KINDS``."""

from dataclasses import dataclass

from ita_dash.messages import N_

SEVERITIES = ("error", "warning", "info")
"""error: data is missing from the figures; warning: a figure may be wrong; info: worth a look."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of problem. ``message`` and ``fix`` may name ``{value}`` and the details of the finding."""

    severity: str
    message: str
    fix: str


# fmt: off  (one kind a line)
KINDS: dict[str, Kind] = {
    # The workbook and its tabs
    "FILE_ENCODING": Kind(
        "info", N_("The file is not UTF-8; it was read as {value}"), N_("Save it as “CSV UTF-8” so that no letter is lost.")
    ),
    "FILE_PART_UNREADABLE": Kind(
        "error",
        N_("A part of the file could not be read: {value}"),
        N_("Open the file in Excel or LibreOffice and save it again."),
    ),
    "FILE_READ_PLAINLY": Kind(
        "warning",
        N_("The file is damaged: links, notes, struck-out words, hidden columns, pictures and percents could not be seen in it"),
        N_("Open the file in Excel or LibreOffice and save it again."),
    ),
    "TAB_EMPTY_FORM": Kind(
        "warning",
        N_("The tab has a header row and nothing under it"),
        N_("Type the activities under the header, or delete the tab."),
    ),
    "TABLE_OTHER_YEAR": Kind(
        "info",
        N_("The table below this line is of fiscal year {year} and is left out here: {value}"),
        N_("Nothing to do; choose that year to see it."),
    ),
    # Columns and cells
    "HEADER_UNKNOWN": Kind(
        "info",
        N_("The column “{value}” is not one the dashboard knows; it is kept as an extra column"),
        N_("Nothing to do if the column is the office's own; otherwise use a heading of the form."),
    ),
    "HEADER_CLOSE": Kind(
        "warning",
        N_("The column “{value}” is not one the dashboard knows; did you mean “{suggestion}”?"),
        N_("Type the heading “{suggestion}”, or add “{value}” to the settings under [columns]."),
    ),
    "HEADER_BY_BEGINNING": Kind(
        "info",
        N_("The column “{value}” was read as “{taken}”, which its name begins with"),
        N_("Nothing to do if that is right; otherwise use a heading of the form, or add it to the settings under [columns]."),
    ),
    "HEADER_TWICE": Kind(
        "warning",
        N_("Two columns have the meaning of “{value}”; the first is used and the other kept as an extra column"),
        N_("Keep one of the two, or give the other another heading."),
    ),
    "HEADER_BY_CONTENT": Kind(
        "info",
        N_("Nobody knows the heading “{value}”; by what stands below it ({share} texts) it was read as {field}"),
        N_("Type the heading of the form, or add “{value}” to the settings under [columns]."),
    ),
    "HEADER_DOUBTFUL": Kind(
        "warning",
        N_("The column “{value}” was read as {field}; it could be {other} as well"),
        N_("Type the heading of the form, or add “{value}” to the settings under [columns]."),
    ),
    "ROWS_OF_TEMPLATE": Kind(
        "info",
        N_("Rows that hold only what the form had in them were not counted: {value}"),
        N_("Nothing to do; if one of them is a report, type its activity or its result."),
    ),
    "CELL_WITHOUT_HEADER": Kind(
        "warning",
        N_("A cell with text stands outside the columns of the table"),
        N_("Move the text into a column of the table, or give its column a heading."),
    ),
    "CELL_ERROR": Kind("warning", N_("The cell shows the error {value}"), N_("Correct the formula or type the value.")),
    "FORMULA_WITHOUT_VALUE": Kind(
        "warning",
        N_("The file holds formulas that were never calculated, {number} in this column; they are read as blank: {value}"),
        N_("Open the file in Excel or LibreOffice, so that it is calculated, and save it; or type the values."),
    ),
    "ROW_STRUCK_OUT": Kind(
        "info",
        N_("The row is struck out and left out: {value}"),
        N_("Nothing to do if it no longer holds; otherwise take the strikethrough away."),
    ),
    "ROW_CROSSED_OFF": Kind(
        "info",
        N_("The row is struck out and says that it is done; it counts as done: {value}"),
        N_("Nothing to do if it is done; if it no longer holds type the status ยกเลิก."),
    ),
    "WORDS_STRUCK_OUT": Kind(
        "info",
        N_("Struck-out words in the cell are not read: {value}"),
        N_("Nothing to do if they no longer hold; otherwise take the strikethrough away."),
    ),
    "NOTE_OUTSIDE": Kind(
        "info",
        N_("A line of text in the table belongs to no activity"),
        N_("Nothing to do if it is a note; otherwise move it into the columns it belongs to."),
    ),
    # Measures and activities
    "MEASURE_MISSING": Kind(
        "warning", N_("The activity belongs to no measure"), N_("Type the measure in the measure column, or above the activity.")
    ),
    "MEASURE_BY_NUMBER": Kind(
        "info",
        N_("Activity {value} stands below another measure; by its number it was counted for “{taken}”"),
        N_("Type the measure in the row, or correct the number."),
    ),
    "MEASURE_NUMBER_DIFFERS": Kind(
        "warning",
        N_("The number {value} of the activity is of another measure than the one typed in its row, which counts"),
        N_("Correct the number or the measure so that they agree."),
    ),
    "ACTIVITY_FROM_RESULT": Kind(
        "warning", N_("The activity has no name; its result stands in for it"), N_("Type the method in the column วิธีการดำเนินการ.")
    ),
    "ACTIVITY_MISSING": Kind(
        "error",
        N_("The row has text and no activity to count it for"),
        N_("Type the activity in the column วิธีการดำเนินการ, or delete the row."),
    ),
    "ITEM_UNPAIRED": Kind(
        "warning",
        N_("Item {number} belongs to no activity of the same number; it is kept where it stands"),
        N_("Give the item the number of the activity it reports on, or add that activity."),
    ),
    "ITEM_REPEATED": Kind(
        "info", N_("Item {number} is typed here and again at the activity it belongs to"), N_("Delete one of the two.")
    ),
    "ITEMS_UNNUMBERED": Kind(
        "info",
        N_("The cell answers several activities without numbers; it is kept with the first of them"),
        N_("Number the lines as the activities are numbered."),
    ),
    "ITEMS_FOR_ALL": Kind(
        "info",
        N_("The cell reports on several activities without numbers; it was counted for each of them"),
        N_("Nothing to do if it is true of all; otherwise number the lines as the activities are numbered."),
    ),
    "CODE_TWO_TEXTS": Kind(
        "warning",
        N_("Activity {number} appears more than once with different texts"),
        N_("Use the same text, or give the other activity a number of its own."),
    ),
    "MEASURE_TWO_TITLES": Kind(
        "warning",
        N_("Measure {number} appears more than once with different titles"),
        N_("Use the same title, or give the other measure a number of its own."),
    ),
    "DUPLICATE_CONTRADICTS": Kind(
        "warning",
        N_("Activity {number} of this division appears here and at {other} with different {field}"),
        N_("Say which of the two counts: correct the other, or give it a number of its own."),
    ),
    "ROW_SUPERSEDED": Kind(
        "info",
        N_("Every division reports on this activity in a row of its own; what stands here for all of them counts for none"),
        N_("Nothing to do, or move what stands here to the division that it is for."),
    ),
    # Divisions
    "DIVISION_MISSING": Kind("warning", N_("Nobody is named as responsible"), N_("Type the division in the column ผู้รับผิดชอบ.")),
    "CARRIED_FROM_ABOVE": Kind(
        "info",
        N_("The cell is blank and “{value}” was taken over from the row above, though this column repeats it in other rows"),
        N_("Type it in this row too, or type the one that is meant."),
    ),
    "DIVISION_UNKNOWN": Kind(
        "info",
        N_("“{value}” is not in the list of divisions"),
        N_("Add it to the list of divisions, or as a short name of one that is there."),
    ),
    "DIVISION_NEAR_MISS": Kind(
        "warning",
        N_("“{value}” is not in the list of divisions; did you mean “{suggestion}”?"),
        N_("Correct the spelling, or add “{value}” as a short name of “{suggestion}” in the list."),
    ),
    "DIVISION_LIST_MISSING": Kind(
        "warning",
        N_("“{value}” counts as one division, for there is no list of divisions"),
        N_("Add a tab with the columns ส่วนราชการ, ชื่อย่อ, สังกัด and one division in each row."),
    ),
    "DIVISION_BY_TITLE": Kind(
        "info",
        N_("“{value}” is a post or people of a division; it was counted for {taken}"),
        N_("Nothing to do if that is right; otherwise type the division's name."),
    ),
    "DIVISION_REMARK": Kind(
        "info",
        N_("“{value}” was counted for {taken}; “{remark}” beside it was not counted as a division"),
        N_("Nothing to do if that is right; if “{remark}” is a division or a unit, add it to the list of divisions."),
    ),
    "DIVISION_COUNT_DIFFERS": Kind(
        "warning",
        N_("“{value}” was taken as all divisions, and the list has {count} of them"),
        N_("Name the divisions that are meant, or correct the list of divisions."),
    ),
    "DIVISION_PARENT_UNKNOWN": Kind(
        "warning",
        N_("“{value}” is named as the parent of a division and is not in the list"),
        N_("Add it to the list of divisions, or correct the spelling."),
    ),
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
    "WEIGHT_UNREADABLE": Kind(
        "warning", N_("The weight “{value}” could not be read; 1 was taken"), N_("Type a number greater than 0.")
    ),
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
# fmt: on

OF_A_READING = frozenset(
    {
        *("CELL_WITHOUT_HEADER", "CELL_ERROR", "FORMULA_WITHOUT_VALUE", "ROW_STRUCK_OUT", "ROW_CROSSED_OFF", "WORDS_STRUCK_OUT"),
        *("MEASURE_BY_NUMBER", "MEASURE_NUMBER_DIFFERS", "ACTIVITY_FROM_RESULT", "ITEMS_UNNUMBERED", "ITEMS_FOR_ALL"),
        *("DIVISION_LIST_MISSING", "DIVISION_BY_TITLE", "DIVISION_REMARK", "TEXT_REPAIRED"),
        *("PERIOD_UNREADABLE", "PERIOD_IMPOSSIBLE", "PERIOD_AMONG_WORDS", "PERIOD_YEAR_ASSUMED", "PERIOD_YEAR_BEFORE"),
        *("PERIOD_OUTSIDE_YEAR", "MONTHS_WITH_GAPS", "DATE_AMBIGUOUS", "DATE_IMPOSSIBLE", "DATE_UNREADABLE"),
        *("STATUS_UNREADABLE", "STATUS_REVIEW_WORD", "PERCENT_UNREADABLE", "PERCENT_OUT_OF_RANGE", "PERCENT_WITHOUT_SIGN"),
        *("WEIGHT_UNREADABLE", "REPORTED_BEFORE_YEAR", "REPORTED_IN_FUTURE"),
    }
)
"""How cells of a column were read, which a whole column may have in common. Not what each activity owes or contradicts."""
