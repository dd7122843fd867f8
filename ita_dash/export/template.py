# ruff: noqa: E501 (one column, one rule a line)
"""The empty form to fill in: header, drop-downs, one example row, the list of divisions, and how to fill it in.

Its headers, its statuses and its marks are Thai in every language of the screen: they are what the form reader reads.
"""

from dataclasses import dataclass
from io import BytesIO

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ita_dash import thai
from ita_dash.export.excel import OPTIONS
from ita_dash.export.sheets import INK, PAPER, Book
from ita_dash.fiscal import FiscalYear
from ita_dash.messages import N_, _

EXAMPLE = "(ตัวอย่าง)"
"""A row whose measure or activity, or whose division in the list, begins with this is an example and no data."""
FORM_TAB, DIVISIONS_TAB, GUIDE_TAB = "แบบรายงาน", "รายชื่อส่วนราชการ", "คำแนะนำ"
STATUS_WORDS = ("ยังไม่ดำเนินการ", "อยู่ระหว่างดำเนินการ", "แล้วเสร็จ", "ไม่สามารถดำเนินการได้", "ยกเลิก")
"""What the drop-down offers; an empty cell is no report."""
HEADER_ROW = 4
"""Of the form tab, counted from 0."""
INPUT_ROWS = 1000
"""Rows under the header that have drop-downs and formats."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of the form: its header, how to fill it in (a message id), the example."""

    header: str
    guide: str
    example: str | float = ""
    width: int = 14
    number_format: str = "General"


FORM_COLUMNS = (
    FormColumn(
        "รหัส",
        N_("The activity's number as in 1.1; leave it empty where the measure and the activity carry their numbers."),
        "1.1",
        8,
        "@",
    ),
    FormColumn(
        "มาตรการ/แนวทาง",
        N_("The measure with its number. In the rows of its other activities it may stay empty."),
        f"{EXAMPLE} 1. สร้างการรับรู้เรื่องการจัดซื้อจัดจ้าง",
        32,
    ),
    FormColumn(
        "วิธีการดำเนินการ",
        N_("One activity in each row, with its number."),
        f"{EXAMPLE} 1. จัดประชุมชี้แจงขั้นตอนการจัดซื้อจัดจ้างให้บุคลากรทุกคน",
        40,
    ),
    FormColumn(
        "ผู้รับผิดชอบ",
        N_(
            "The division as the list of divisions spells it; ทุกส่วนราชการ for all of them. Where several report separately, give each a row."
        ),
        "กองคลัง",
        20,
    ),
    FormColumn("ระยะเวลาดำเนินการ", N_("As in ต.ค. 66 – ก.ย. 67."), "", 20, "@"),
    FormColumn(
        "สถานะ",
        N_("Choose from the list. Write why beside it in the result where it cannot be carried out."),
        "อยู่ระหว่างดำเนินการ",
        20,
    ),
    FormColumn("ความคืบหน้า (ร้อยละ)", N_("A number from 0 to 100. Leave it empty where you do not measure it."), 60, 12),
    FormColumn("ผลการดำเนินการ", N_("What has been done, also where it is not finished."), "จัดประชุมแล้ว 2 ครั้ง จากแผน 4 ครั้ง", 40),
    FormColumn(
        "ข้อเสนอแนะ",
        N_("What should be done next. Write ไม่มี where there is nothing; empty means not answered yet."),
        "ควรจัดประชุมทุกไตรมาส",
        32,
    ),
    FormColumn("หลักฐาน", N_("Links to documents or pictures, one to a line."), "https://www.example.go.th/report", 28),
    FormColumn("วันที่รายงาน", N_("The day of the report, as in 31/3/2567."), "", 14, "d/m/yyyy"),
    FormColumn("ผู้รายงาน", N_("Position of the person who reports."), "เจ้าหน้าที่กองคลัง", 18),
    FormColumn("น้ำหนัก", N_("How much the activity counts beside the others; empty counts as 1."), 1, 10),
)
DIVISION_COLUMNS = (
    FormColumn("ส่วนราชการ", N_("The name of every division and unit, one to a row."), width=36),
    FormColumn("ชื่อย่อ", N_("Other names that people type for it, separated by commas."), width=20),
    FormColumn("สังกัด", N_("For a unit: the division that it belongs to."), width=36),
    FormColumn("อีเมล", N_("Where to reach it; may stay empty."), width=28),
)
_DIVISION_EXAMPLES = (
    (f"{EXAMPLE} สำนักปลัด", "สป.", "", ""),
    (f"{EXAMPLE} งานแผนงานและนโยบาย", "", f"{EXAMPLE} สำนักปลัด", ""),
)
STEPS = (
    N_("Type the office's name and check the fiscal year in the first lines of the tab “{form}”."),
    N_("Fill in the tab “{divisions}” first: “all divisions” then counts for each of them."),
    N_(
        "Fill in the tab “{form}” from the row under the example. Rows that begin with {example} are not counted; they may be deleted."
    ),
    N_("Do not change the header row. Columns of your own may be added to the right; the dashboard keeps them."),
    N_("Upload the file to Google Drive, open it with Google Sheets, and share it with the divisions and with the dashboard."),
    N_("Look at the page that checks the data: it names every cell that could not be read and how to fix it."),
)


def form_workbook(year: FiscalYear) -> bytes:
    """The empty form of fiscal year ``year``, as .xlsx."""
    file = BytesIO()
    book = Book(Workbook(file, OPTIONS))
    book.workbook.set_properties({"title": _title(year)})
    _form_tab(book, year)
    _divisions_tab(book)
    _guide_tab(book)
    book.workbook.close()
    return file.getvalue()


def _title(year: FiscalYear) -> str:
    return f"(ชื่อหน่วยงาน) ประจำปีงบประมาณ พ.ศ. {thai.digits(year.be)}"


def _example_values(year: FiscalYear) -> list[str | float]:
    """The example row, its period and its day of report inside ``year``."""
    inside = {
        "ระยะเวลาดำเนินการ": f"ต.ค. {(year.be - 1) % 100:02} – ก.ย. {year.be % 100:02}",
        "วันที่รายงาน": f"31/3/{year.be}",
    }
    return [inside.get(column.header, column.example) for column in FORM_COLUMNS]


def _form_tab(book: Book, year: FiscalYear) -> None:
    sheet = book.sheet(FORM_TAB)
    _columns(book, sheet, FORM_COLUMNS, HEADER_ROW)
    bold = book.format(bold=True, font_size=13)
    sheet.write_string(0, 0, "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", bold)
    sheet.write_string(1, 0, _title(year), bold)
    sheet.write_string(
        2,
        0,
        _("How to fill it in stands in the tab “{guide}”. The row that begins with {example} is not counted.").format(
            guide=GUIDE_TAB, example=EXAMPLE
        ),
        book.format(italic=True),
    )
    grey = book.format(text_wrap=True, valign="top", italic=True, font_color="#595959", bg_color="#F2F2F2", border=1)
    for number, value in enumerate(_example_values(year)):
        (sheet.write_string if isinstance(value, str) else sheet.write_number)(HEADER_ROW + 1, number, value, grey)
    # LibreOffice does not fit rows to wrapped text when it opens a file.
    for row, height in ((0, 22), (1, 22), (HEADER_ROW, 36), (HEADER_ROW + 1, 60)):
        sheet.set_row(row, height)
    _validations(sheet)


def _validations(sheet: Worksheet) -> None:
    """Drop-downs and limits of the input rows, with sentences that say what is wanted."""
    places = {column.header: number for number, column in enumerate(FORM_COLUMNS)}

    def validate(header: str, options: dict[str, object]) -> None:
        guide = next(_(column.guide) for column in FORM_COLUMNS if column.header == header)
        sheet.data_validation(
            HEADER_ROW + 1,
            places[header],
            HEADER_ROW + INPUT_ROWS,
            places[header],
            {"input_title": header, "input_message": guide[:255], **options},
        )

    validate(
        "สถานะ",
        {
            "validate": "list",
            "source": list(STATUS_WORDS),
            "error_title": _("Not in the list"),
            "error_message": _("Choose a status from the list, or leave the cell empty."),
        },
    )
    validate(
        "ความคืบหน้า (ร้อยละ)",
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 100,
            "error_title": _("Not from 0 to 100"),
            "error_message": _("Type a number from 0 to 100."),
        },
    )
    # A cell may name several divisions or all of them: the list helps to spell and refuses nothing.
    validate("ผู้รับผิดชอบ", {"validate": "list", "source": f"='{DIVISIONS_TAB}'!$A$2:$A$200", "show_error": False})
    # A spreadsheet takes 31/3/2567 for a day in the year 2567; the reader turns it back, so no year is refused.
    validate("วันที่รายงาน", {"validate": "any"})


def _divisions_tab(book: Book) -> None:
    sheet = book.sheet(DIVISIONS_TAB)
    _columns(book, sheet, DIVISION_COLUMNS, 0)
    grey = book.format(italic=True, font_color="#595959", bg_color="#F2F2F2", border=1)
    for row, values in enumerate(_DIVISION_EXAMPLES, start=1):
        for number, value in enumerate(values):
            sheet.write_string(row, number, value, grey)


def _guide_tab(book: Book) -> None:
    sheet = book.sheet(GUIDE_TAB)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    heading = book.format(bold=True, font_size=13, font_color=INK)
    name, text = book.format(bold=True, valign="top", border=1), book.format(text_wrap=True, valign="top", border=1)
    sheet.write_string(0, 0, _("How to fill in the form"), heading)
    names = {"form": FORM_TAB, "divisions": DIVISIONS_TAB, "example": EXAMPLE}
    rows = [(_("Step {number}").format(number=number), _(step).format(**names)) for number, step in enumerate(STEPS, start=1)]
    row = _guide_rows(sheet, rows, 2, name, text)
    for tab, columns in ((FORM_TAB, FORM_COLUMNS), (DIVISIONS_TAB, DIVISION_COLUMNS)):
        sheet.write_string(row + 1, 0, _("Columns of the tab “{tab}”").format(tab=tab), heading)
        row = _guide_rows(
            sheet,
            [(_("Column {header}").format(header=column.header), _(column.guide)) for column in columns],
            row + 2,
            name,
            text,
        )


def _guide_rows(sheet: Worksheet, rows: list[tuple[str, str]], top: int, *formats: object) -> int:
    for row, texts in enumerate(rows, start=top):
        for number, (text, style) in enumerate(zip(texts, formats, strict=True)):
            sheet.write_string(row, number, text, style)
    return top + len(rows)


def _columns(book: Book, sheet: Worksheet, columns: tuple[FormColumn, ...], header_row: int) -> None:
    """Widths, formats of the cells to fill in, and a header that stays on screen and on every page."""
    header = book.format(bold=True, text_wrap=True, valign="vcenter", align="center", font_color=PAPER, bg_color=INK, border=1)
    for number, column in enumerate(columns):
        cells = book.format(text_wrap=True, valign="top", num_format=column.number_format)
        sheet.set_column(number, number, column.width, cells)
        sheet.write_string(header_row, number, column.header, header)
    sheet.freeze_panes(header_row + 1, 0)
    sheet.repeat_rows(header_row)
