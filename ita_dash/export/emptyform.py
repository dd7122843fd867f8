"""The empty form to fill in: header, drop-downs, one example row, the lists of divisions and meetings, and how to fill it in.

Its headers, its statuses and its marks are Thai in every language of the screen: they are what the form reader reads.
"""

from io import BytesIO

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ita_dash import thai
from ita_dash.export.book import Book, new_workbook
from ita_dash.export.formcolumns import (
    DIVISION_COLUMNS,
    DIVISION_EXAMPLES,
    DIVISIONS_TAB,
    FORM_COLUMNS,
    FORM_TAB,
    GUIDE_TAB,
    MEETING_COLUMNS,
    MEETING_EXAMPLE,
    MEETINGS_TAB,
    STATUS_WORDS,
    STEPS,
    FormColumn,
)
from ita_dash.export.paper import HIGH, READABLE, SPARE, USUAL_ROW, WIDE, WIDER, width
from ita_dash.export.worksheet import INK, PAPER, lines_of, row_height
from ita_dash.fiscal import FiscalYear
from ita_dash.form.lines.marginlines import EXAMPLE
from ita_dash.form.values.period import period_text
from ita_dash.messages import _
from ita_dash.sheet.address import column_letters

HEADER_ROW = 4
"""Of the form tab, counted from 0."""
INPUT_ROWS = 1000
"""Rows under the header that have drop-downs and formats."""
LISTED_ROWS = 20
"""Rows of the lists that have borders from the start, and are printed empty."""
HEIGHTS = {0: 38.0, 1: 38.0, 2: 30.0, 3: USUAL_ROW, HEADER_ROW: 36.0, HEADER_ROW + 1: 60.0}
"""Of the rows of the form tab to its example, in points: LibreOffice does not fit rows to wrapped text when it opens a file."""
GUIDE_WIDTHS = (26, 100)
"""Of the guide's names and of what it says of them."""
DIVISIONS = 200
"""Divisions that the drop-down offers, from the list's row under its examples."""
FROZEN, SECOND = 3, 9
"""Columns that tell what a row is, which stay on the screen and stand in both print layouts; where the second layout begins."""
MISSING, ALL_DIVISIONS = "#FFF2B3", "ทุกส่วนราชการ"
_ALLOWED = (
    *("format_cells", "format_columns", "format_rows", "insert_columns", "insert_rows", "insert_hyperlinks"),
    *("delete_columns", "delete_rows", "sort", "autofilter", "objects", "scenarios"),
)
"""What a protected sheet still lets people do: all but typing over the header."""


def form_workbook(year: FiscalYear) -> bytes:
    """The empty form of fiscal year ``year``, as .xlsx."""
    file = BytesIO()
    book = Book(new_workbook(file))
    book.about(title=f"แบบรายงานมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {thai.digits(year.be)}", made=year.start)
    _form_tab(book, year)
    _divisions_tab(book)
    _meetings_tab(book, year)
    _guide_tab(book, year)
    book.close()
    return file.getvalue()


def _examples(year: FiscalYear) -> dict[str, str]:
    """What guides give as examples, inside ``year``."""
    return {"period": period_text(year.start, year.end, thai_digits=False), "day": thai.in_figures(year.quarter(2)[1])}


def _title(year: FiscalYear) -> str:
    return f"(ชื่อหน่วยงาน) ประจำปีงบประมาณ พ.ศ. {thai.digits(year.be)}"


def _example_values(year: FiscalYear) -> list[str | float]:
    """The example row, its period and its day of report inside ``year``."""
    examples = _examples(year)
    inside = {"ระยะเวลาดำเนินการ": examples["period"], "วันที่รายงาน": examples["day"]}
    return [inside.get(column.header, column.example) for column in FORM_COLUMNS]


def _form_tab(book: Book, year: FiscalYear) -> None:
    sheet = book.sheet(FORM_TAB)
    _columns(book, sheet, FORM_COLUMNS, HEADER_ROW, FROZEN)
    bold = book.format(bold=True, font_size=13, text_wrap=True, valign="top", locked=False)
    free = book.format(italic=True, text_wrap=True, valign="top", locked=False)
    said = _(
        "How to fill it in stands in the tab “{guide}”. The row that begins with {example} is not counted. "
        "Yellow cells are still missing."
    )
    above = (
        ("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", bold),
        (_title(year), bold),
        (said.format(guide=GUIDE_TAB, example=EXAMPLE), free),
    )
    for row, (text, style) in enumerate(above):
        # Over the columns that both layouts print: beyond them the second layout would cut the words
        sheet.merge_range(row, 0, row, FROZEN - 1, text, style)
    grey = book.format(
        text_wrap=True, valign="top", italic=True, font_color="#595959", bg_color="#F2F2F2", border=1, locked=False
    )
    for number, value in enumerate(_example_values(year)):
        (sheet.write_string if isinstance(value, str) else sheet.write_number)(HEADER_ROW + 1, number, value, grey)
    rows = _on_paper(sheet)
    for number, column in enumerate(FORM_COLUMNS):
        empty = _input(book, column, border=1)
        for row in range(HEADER_ROW + 2, HEADER_ROW + 2 + rows):
            sheet.write_blank(row, number, None, empty)
    for row, height in HEIGHTS.items():
        sheet.set_row(row, height)
    _validations(sheet, year)
    _missing(book, sheet)
    book.texts(sheet, HEADER_ROW + 1, 0, HEADER_ROW + INPUT_ROWS, len(FORM_COLUMNS) - 1)


def _on_paper(sheet: Worksheet) -> int:
    """Two layouts, the columns that tell what a row is in both: at the scale by which the wider one fills the page.

    Gives how many rows to fill in, below the example, fill the page of each: further ones would be printed on a second, and get
    their borders when something stands in them.
    """
    wide = [width(column.width) for column in FORM_COLUMNS]
    layouts = (sum(wide[:SECOND]), sum(wide[:FROZEN]) + sum(wide[SECOND:]))
    sheet.repeat_columns(0, FROZEN - 1)
    sheet.set_v_pagebreaks([SECOND])
    scale = int(min(1, WIDE / (max(layouts) * WIDER)) * 100)
    sheet.set_print_scale(scale)
    return int((HIGH * 100 / scale - SPARE - sum(HEIGHTS.values())) // USUAL_ROW)


def _missing(book: Book, sheet: Worksheet) -> None:
    """Colours what still has to be filled in, in rows that name an activity; borders for rows that are filled further down."""
    letters = {column.header: column_letters(number) for number, column in enumerate(FORM_COLUMNS)}
    top, bottom = HEADER_ROW + 2, HEADER_ROW + INPUT_ROWS
    named = f"COUNTA($B{top + 1}:$C{top + 1})>0"
    begun = f'${letters["สถานะ"]}{top + 1}<>"",${letters["สถานะ"]}{top + 1}<>"{STATUS_WORDS[0]}"'
    yellow, bordered = book.format(bg_color=MISSING), book.format(border=1)
    needed = {
        **dict.fromkeys(("วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "งบประมาณ", "สถานะ"), named),
        **dict.fromkeys(("ผลการดำเนินการ", "ปัญหา/อุปสรรค", "ข้อเสนอแนะ"), f"{named},{begun}"),
    }
    for number, column in enumerate(FORM_COLUMNS):
        if column.header in needed:
            criteria = f'=AND({needed[column.header]},${letters[column.header]}{top + 1}="")'
            sheet.conditional_format(top, number, bottom, number, {"type": "formula", "criteria": criteria, "format": yellow})
    last = column_letters(len(FORM_COLUMNS) - 1)
    filled = {"type": "formula", "criteria": f"=COUNTA($A{top + 1}:${last}{top + 1})>0", "format": bordered}
    sheet.conditional_format(top, 0, bottom, len(FORM_COLUMNS) - 1, filled)


def _validations(sheet: Worksheet, year: FiscalYear) -> None:
    """Drop-downs and limits of the input rows, with sentences that say what is wanted."""
    places = {column.header: number for number, column in enumerate(FORM_COLUMNS)}

    def validate(header: str, options: dict[str, object]) -> None:
        guide = next(_(column.guide) for column in FORM_COLUMNS if column.header == header).format(**_examples(year))
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
    validate("ผู้รับผิดชอบ", {"validate": "list", "source": f"='{GUIDE_TAB}'!$D$1:$D${DIVISIONS + 1}", "show_error": False})
    # A spreadsheet takes 31/3/2567 for a day in the year 2567; the reader turns it back, so no year is refused.
    validate("วันที่รายงาน", {"validate": "any"})


def _divisions_tab(book: Book) -> None:
    sheet = book.sheet(DIVISIONS_TAB, headed=True)
    _columns(book, sheet, DIVISION_COLUMNS, 0, 1)
    grey = book.format(italic=True, font_color="#595959", bg_color="#F2F2F2", border=1, locked=False)
    for row, values in enumerate(DIVISION_EXAMPLES, start=1):
        for number, value in enumerate(values):
            sheet.write_string(row, number, value, grey)
    first = 1 + len(DIVISION_EXAMPLES)
    for row in range(first, first + LISTED_ROWS):
        for number, column in enumerate(DIVISION_COLUMNS):
            sheet.write_blank(row, number, None, _input(book, column, border=1))
    names = f"=$A${first + 1}:$A${first + DIVISIONS}"
    sheet.data_validation(first, 2, first + DIVISIONS, 2, {"validate": "list", "source": names, "show_error": False})
    book.texts(sheet, 1, 0, first + DIVISIONS, len(DIVISION_COLUMNS) - 1)


def _meetings_tab(book: Book, year: FiscalYear) -> None:
    sheet = book.sheet(MEETINGS_TAB, headed=True)
    _columns(book, sheet, MEETING_COLUMNS, 0, 1)
    grey = book.format(italic=True, font_color="#595959", bg_color="#F2F2F2", border=1, locked=False)
    for number, value in enumerate((MEETING_EXAMPLE, _examples(year)["day"])):
        sheet.write_string(1, number, value, grey)
    for row in range(2, 2 + LISTED_ROWS):
        for number, column in enumerate(MEETING_COLUMNS):
            sheet.write_blank(row, number, None, _input(book, column, border=1))
    book.texts(sheet, 1, 0, 2 + LISTED_ROWS, len(MEETING_COLUMNS) - 1)


def _guide_tab(book: Book, year: FiscalYear) -> None:
    sheet = book.sheet(GUIDE_TAB)
    for number, wide in enumerate(GUIDE_WIDTHS):
        sheet.set_column(number, number, wide)
    heading = book.format(bold=True, font_size=13, font_color=INK)
    name, text = book.format(bold=True, valign="top", border=1), book.format(text_wrap=True, valign="top", border=1)
    sheet.write_string(0, 0, _("How to fill in the form"), heading)
    names = {"form": FORM_TAB, "divisions": DIVISIONS_TAB, "example": EXAMPLE}
    rows = [(_("Step {number}").format(number=number), _(step).format(**names)) for number, step in enumerate(STEPS, start=1)]
    row, more = _guide_rows(sheet, rows, 2, name, text)
    for tab, columns in ((FORM_TAB, FORM_COLUMNS), (DIVISIONS_TAB, DIVISION_COLUMNS), (MEETINGS_TAB, MEETING_COLUMNS)):
        sheet.write_string(row + 1, 0, _("Columns of the tab “{tab}”").format(tab=tab), heading)
        guides = [
            (_("Column {header}").format(header=column.header), _(column.guide).format(**_examples(year))) for column in columns
        ]
        row, higher = _guide_rows(sheet, guides, row + 2, name, text)
        more += higher
    sheet.print_area(0, 0, row - 1, 1)
    if row * USUAL_ROW + more + SPARE <= HIGH / READABLE:
        sheet.fit_to_pages(1, 1)
    book.texts(sheet, 0, 0, row, 1)
    _choices(sheet)


def _choices(sheet: Worksheet) -> None:
    """What the drop-down of divisions offers, in a hidden column: all of them, then the list without its examples."""
    sheet.write_string(0, 3, ALL_DIVISIONS)
    first = 2 + len(DIVISION_EXAMPLES)
    for row in range(DIVISIONS):
        place = f"'{DIVISIONS_TAB}'!A{first + row}"
        sheet.write_formula(row + 1, 3, f'=IF({place}="","",{place})', None, "")
    sheet.set_column(3, 3, 24, None, {"hidden": True})


def _guide_rows(sheet: Worksheet, rows: list[tuple[str, str]], top: int, *formats: object) -> tuple[int, float]:
    """Gives the row below ``rows``, and by how many points they are higher than usual ones."""
    more = 0.0
    for row, texts in enumerate(rows, start=top):
        for number, (text, style) in enumerate(zip(texts, formats, strict=True)):
            sheet.write_string(row, number, text, style)
        if (lines := max(lines_of(text, wide) for text, wide in zip(texts, GUIDE_WIDTHS, strict=True))) > 1:
            sheet.set_row(row, row_height(lines))
            more += row_height(lines) - USUAL_ROW
    return top + len(rows), more


def _columns(book: Book, sheet: Worksheet, columns: tuple[FormColumn, ...], header_row: int, frozen: int) -> None:
    """Widths, formats of the cells to fill in, and a header that stays on screen and on every page and is not typed over."""
    header = book.format(bold=True, text_wrap=True, valign="vcenter", align="center", font_color=PAPER, bg_color=INK, border=1)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width, _input(book, column))
        sheet.write_string(header_row, number, column.header, header)
    sheet.set_column(len(columns), 16_383, None, book.format(text_wrap=True, valign="top", locked=False))
    sheet.freeze_panes(header_row + 1, frozen)
    sheet.repeat_rows(header_row)
    sheet.protect("", dict.fromkeys(_ALLOWED, True))


def _input(book: Book, column: FormColumn, border: int = 0) -> Format:
    """Of a cell of ``column`` to fill in."""
    return book.format(text_wrap=True, valign="top", num_format=column.number_format, locked=False, border=border)
