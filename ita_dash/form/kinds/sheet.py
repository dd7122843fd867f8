"""What is odd about a workbook, its tabs, its columns and its cells."""

from ita_dash.form.kinds.kind import Kind
from ita_dash.messages import N_

OF_SHEETS: dict[str, Kind] = {
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
    "ROWS_OTHER_YEAR": Kind(
        "info",
        N_("{count} rows are of fiscal year {year} and are left out here, the first with “{value}”"),
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
}
