"""Workbooks from .xlsx: what a person sees in Excel, also where the file is large, odd or damaged."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment

from ita_dash.settings import Settings
from ita_dash.sheet.csvtab import read_csv
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.number_format import builtin_format, kind_of, shown
from ita_dash.sheet.source import open_workbook
from ita_dash.sheet.workbook import EMPTY, Cell, Damage, Merge
from ita_dash.sheet.xlsx import read_xlsx
from tests.sheets_server import ACCOUNT
from tests.steps import steps

STEPS_OF_A_BLANK_ROW = 400


@pytest.fixture
def sheet():
    """An openpyxl worksheet to fill; ``sheet.saved()`` gives the file's bytes."""
    book = openpyxl.Workbook()
    book.properties.title = None

    def saved() -> bytes:
        file = BytesIO()
        book.save(file)
        return file.getvalue()

    book.active.title = "แผ่น"
    book.active.saved = saved
    return book.active


def only(content: bytes):
    (tab,) = read_xlsx(content, source="แผน.xlsx").tabs
    return tab


def changed(content: bytes, part: str, change) -> bytes:
    """The file with one of its parts as ``change`` makes it from the bytes that were there; None leaves it out."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = change(before.read(name)) if name == part else before.read(name)
            if data is not None:
                after.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "number_format", "cell"),
    [
        ("๑. ข้อ", "General", Cell("๑. ข้อ", "๑. ข้อ")),
        ("007", "@", Cell("007", "007")),
        (7, "General", Cell("7", 7.0, "number")),
        (7.5, "General", Cell("7.5", 7.5, "number")),
        (1234567, "#,##0.00", Cell("1,234,567.00", 1234567.0, "number")),
        (7, "000", Cell("007", 7.0, "number")),
        (0.5, "0%", Cell("50%", 0.5, "percent")),
        (0.125, "0.0%", Cell("12.5%", 0.125, "percent")),
        (True, "General", Cell("TRUE", True, "bool")),
        ("#REF!", "General", Cell("#REF!", "#REF!", "error")),
        (date(2023, 10, 1), "d/m/yyyy", Cell("1/10/2023", 45200.0, "date")),
        (date(2023, 10, 1), "mm-dd-yy", Cell("1/10/2023", 45200.0, "date")),
        (date(2023, 10, 1), "[$-D07041E]d mmm yyyy", Cell("๑ ต.ค. ๒๕๖๖", 45200.0, "date")),
        (45200.5, "d/m/bbbb h:mm", Cell("1/10/2566 12:00", 45200.5, "date")),
        (0.375, "h:mm", Cell("9:00", 0.375, "number")),
        ("สอง\nบรรทัด_x000D_\nสาม", "General", Cell("สอง\nบรรทัด\nสาม", "สอง\nบรรทัด\nสาม")),
        ("👍\u200bก\ufeff", "General", Cell("👍\u200bก\ufeff", "👍\u200bก\ufeff")),
    ],
)
def test_a_cell_is_what_a_person_sees(sheet, value, number_format, cell):
    sheet["A1"] = value
    sheet["A1"].number_format = number_format
    assert only(sheet.saved()).rows == ((cell,),)


@pytest.mark.parametrize(
    ("value", "code", "text", "kind"),
    [
        (0.1 + 0.2, "General", "0.3", "number"),
        (-3, "0;(0)", "(3)", "number"),
        (0, '0;-0;"-"', "-", "number"),
        (5, '0 "ครั้ง"', "5 ครั้ง", "number"),
        (-0.004, "0.00", "0.00", "number"),
        (1.5, "[h]:mm:ss", "36:00:00", "number"),
        (66, builtin_format(59), "๖๖", "number"),
        (45200, builtin_format(14), "1/10/2023", "date"),
        (45200, builtin_format(71), "๑/๑๐/๒๕๖๖", "date"),
        (45200, "[$-107041E]d mmmm yyyy;@", "1 ตุลาคม 2566", "date"),
        (45200, "[$-th-TH]dddd d mmm yyyy", "อาทิตย์ 1 ต.ค. 2023", "date"),
        (45200, "[$-409]d-mmm-yy;@", "1-Oct-23", "date"),
        (45200.75, "h:mm AM/PM", "6:00 PM", "number"),
        (0, "[Red]0%", "0%", "percent"),
        (1e9, "d/m/yyyy", "1000000000", "date"),
        (3101400123456, "General", "3101400123456", "number"),
    ],
)
def test_number_formats(value, code, text, kind):
    assert (shown(value, code), kind_of(code)) == (text, kind)


FORMAT_PARTS = st.sampled_from([*'0#?.,%;"\\[]$-yYmdhsbeE+/@_* tกA', "[$-D07041E]", "General", "AM/PM", "[h]", "[Red]"])


@given(st.floats(), st.lists(FORMAT_PARTS, max_size=12).map("".join))
def test_no_number_format_is_too_odd(value, code):
    assert isinstance(shown(value, code), str)
    assert kind_of(code) in {"number", "percent", "date"}


def test_the_text_of_a_cell_is_whole_when_its_parts_look_different():
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write_rich_string("A1", "ทุก", book.add_format({"bold": True}), "ส่วน", "ราชการ")
    assert only(file.getvalue()).cell(0, 0).text == "ทุกส่วนราชการ"


def test_links_on_cells_and_in_formulas(sheet):
    sheet["A1"] = "ดู"
    sheet["A1"].hyperlink = "https://a.example/?x=1#top"
    sheet["B1"].hyperlink = "https://b.example"
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write_formula("A1", '=HYPERLINK("https://c.example", "หลักฐาน")', None, "หลักฐาน")
    tab = only(sheet.saved())
    assert tab.cell(0, 0) == Cell("ดู", "ดู", links=("https://a.example/?x=1#top",))
    assert tab.cell(0, 1).links == ("https://b.example",)
    assert only(file.getvalue()).cell(0, 0) == Cell("หลักฐาน", "หลักฐาน", links=("https://c.example",))


def test_a_comment_is_a_note(sheet):
    sheet["B2"] = "x"
    sheet["B2"].comment = Comment("โปรดแก้ไข", "ผู้ตรวจ")
    assert only(sheet.saved()).cell(1, 1).note == "โปรดแก้ไข"


def test_merges_are_half_open(sheet):
    sheet["B2"] = "x"
    sheet.merge_cells("B2:C4")
    assert only(sheet.saved()).merges == (Merge(1, 1, 4, 3),)


def test_a_hidden_tab_is_read_and_marked(sheet):
    sheet.parent.create_sheet("ซ่อน").sheet_state = "hidden"
    workbook = read_xlsx(sheet.saved())
    assert [(tab.title, tab.hidden, tab.gid) for tab in workbook.tabs] == [("แผ่น", False, None), ("ซ่อน", True, None)]


def test_the_title_is_the_documents_or_else_the_files(sheet):
    assert read_xlsx(sheet.saved(), source="dir/แผน ๒๕๖๗.xlsx").title == "แผน ๒๕๖๗"
    sheet.parent.properties.title = "แผนของสำนัก"
    assert read_xlsx(sheet.saved(), source="x.xlsx").title == "แผนของสำนัก"


def test_the_calendar_of_1904(sheet):
    sheet.parent.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet["A1"] = date(2023, 10, 1)
    sheet["A1"].number_format = "d/m/yyyy"
    assert only(sheet.saved()).cell(0, 0) == Cell("1/10/2023", 45200.0, "date")


def blank_and_claimed(rows: int) -> bytes:
    """One cell, so many rows of formatted blanks below it, and a dimension that claims the largest sheet that there can be."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        tab, border = book.add_worksheet(), book.add_format({"border": 1})
        tab.write("A1", "x")
        for row in range(1, rows + 1):
            for column in range(6):
                tab.write_blank(row, column, None, border)
    return changed(
        file.getvalue(),
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(rb'<dimension ref="[^"]+"', b'<dimension ref="A1:XFD1048576"', xml),
    )


@pytest.mark.slow
def test_15_000_blank_formatted_rows_and_a_false_dimension_are_one_cell():
    assert only(blank_and_claimed(15_000)).rows == ((Cell("x", "x"),),)


def test_a_blank_row_costs_few_steps_and_a_false_dimension_none():
    few, many = (steps(1_000_000, only, blank_and_claimed(rows)) for rows in (100, 1100))
    assert many - few <= 1000 * STEPS_OF_A_BLANK_ROW
    assert few <= 100 * STEPS_OF_A_BLANK_ROW + 3000


def test_a_merge_and_a_link_over_whole_columns_cost_nothing(sheet):
    sheet["A1"] = "x"
    content = changed(
        sheet.saved(),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            b"</sheetData>",
            b'</sheetData><mergeCells><mergeCell ref="B1:C1048576"/></mergeCells>'
            b'<hyperlinks><hyperlink ref="A1:A1048576" location="other!A1"/></hyperlinks>',
        ),
    )
    assert only(content).merges == (Merge(0, 1, 1_048_576, 3),)


def test_a_cell_of_30_000_characters_is_whole(sheet):
    sheet["A1"] = "ก" * 30_000
    assert len(only(sheet.saved()).cell(0, 0).text) == 30_000


def test_an_empty_tab_has_no_rows(sheet):
    assert only(sheet.saved()).rows == ()


def test_a_tab_that_breaks_off_keeps_what_stood_before_and_says_so(sheet):
    sheet.append(["ก"])
    sheet.append(["ข"])
    content = changed(sheet.saved(), "xl/worksheets/sheet1.xml", lambda xml: xml[: xml.index(b'<row r="2"')])
    workbook = read_xlsx(content)
    assert workbook.tabs[0].rows == ((Cell("ก", "ก"),),)
    assert workbook.damage == (Damage("FILE_PART_UNREADABLE", "xl/worksheets/sheet1.xml", "แผ่น"),)


def test_an_address_outside_the_tab_is_damage_and_costs_nothing(sheet):
    sheet.append(["ก"])
    sheet.append(["ข"])
    content = changed(sheet.saved(), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="A2"', b'r="A999999999"'))
    workbook = read_xlsx(content)
    assert workbook.tabs[0].rows == ((Cell("ก", "ก"),),)
    assert [damage.tab for damage in workbook.damage] == ["แผ่น"]


def test_damaged_styles_cost_the_formats_and_not_the_texts(sheet):
    sheet.append(["ก", 0.5])
    workbook = read_xlsx(changed(sheet.saved(), "xl/styles.xml", lambda xml: xml[:200]))
    assert workbook.tabs[0].rows == ((Cell("ก", "ก"), Cell("0.5", 0.5, "number")),)
    assert workbook.damage == (Damage("FILE_PART_UNREADABLE", "xl/styles.xml"),)


def test_a_damaged_picture_costs_nothing():
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        tab = book.add_worksheet()
        tab.write("A1", "x")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Sheet1!$A$1:$A$1"})
        tab.insert_chart("C3", chart)
    workbook = read_xlsx(changed(file.getvalue(), "xl/drawings/drawing1.xml", lambda _xml: b"<broken"))
    assert (workbook.tabs[0].rows, workbook.damage) == (((Cell("x", "x"),),), ())


def test_a_package_that_openpyxl_refuses_is_read_by_calamine(sheet):
    sheet.append(["ก", 5, date(2023, 10, 1)])
    sheet.merge_cells("A2:B3")
    workbook = read_xlsx(changed(sheet.saved(), "[Content_Types].xml", lambda _xml: b"<broken"), source="แผน.xlsx")
    assert workbook.tabs[0].rows == ((Cell("ก", "ก"), Cell("5", 5.0, "number"), Cell("1/10/2023", 45200.0, "date")),)
    assert workbook.tabs[0].merges == (Merge(1, 0, 3, 2),)
    assert [damage.code for damage in workbook.damage] == ["FILE_PART_UNREADABLE"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a zip",
        b"PK\x03\x04" + b"x" * 100,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "มาตรการ,วิธี".encode(),
    ],
)
def test_what_is_no_xlsx_is_unreadable(content):
    with pytest.raises(SheetError, match="file_unreadable"):
        read_xlsx(content, source="แผน.xlsx")


def test_a_zip_of_something_else_is_unreadable():
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(SheetError, match="file_unreadable"):
        read_xlsx(file.getvalue())


def test_a_file_cut_anywhere_is_read_in_part_or_refused(sheet):
    for row in range(200):
        sheet.append([f"แถว {row}", row])
    content = sheet.saved()
    for end in range(0, len(content), 997):
        with pytest.raises(SheetError, match="file_unreadable"):
            read_xlsx(content[:end])


def test_google_xlsx_and_csv_give_the_same_workbook(tmp_path, sheets_server):
    rows = [
        ["มาตรการ/แนวทาง", "ความคืบหน้า", "เสร็จ"],
        ["๑. บรรทัดแรก\nบรรทัดสอง", 0.5, True],
        [],
        ["007", 7, None],
        [None, "#REF!", 2.5],
    ]
    book = openpyxl.Workbook()
    book.active.title = "plan"
    for row in rows:
        book.active.append(row)
    book.active["B2"].number_format = "0%"
    book.save(tmp_path / "plan.xlsx")
    (tmp_path / "plan.csv").write_bytes(
        'มาตรการ/แนวทาง,ความคืบหน้า,เสร็จ\r\n"๑. บรรทัดแรก\r\nบรรทัดสอง",50%,TRUE\r\n,,\r\n007,7,\r\n,#REF!,2.5\r\n'.encode()
    )
    xlsx = read_xlsx(tmp_path / "plan.xlsx")
    sheets_server.share("spreadsheet-of-three-kinds", xlsx, ACCOUNT.email)
    google = open_workbook("spreadsheet-of-three-kinds", Settings(**sheets_server.settings))
    csv = read_csv(tmp_path / "plan.csv")
    assert xlsx.tabs[0].rows == google.tabs[0].rows == csv.tabs[0].rows
    assert xlsx.tabs[0].rows == (
        (Cell("มาตรการ/แนวทาง", "มาตรการ/แนวทาง"), Cell("ความคืบหน้า", "ความคืบหน้า"), Cell("เสร็จ", "เสร็จ")),
        (Cell("๑. บรรทัดแรก\nบรรทัดสอง", "๑. บรรทัดแรก\nบรรทัดสอง"), Cell("50%", 0.5, "percent"), Cell("TRUE", True, "bool")),
        (),
        (Cell("007", "007"), Cell("7", 7.0, "number")),
        (EMPTY, Cell("#REF!", "#REF!", "error"), Cell("2.5", 2.5, "number")),
    )


def test_merges_and_links_are_the_same_from_google_and_xlsx(sheet, sheets_server):
    sheet["A1"] = "ลิงก์"
    sheet["A1"].hyperlink = "https://a.example"
    sheet["A1"].comment = Comment("หมายเหตุ", "ก")
    sheet["B1"] = date(2023, 10, 1)
    sheet.merge_cells("A1:A3")
    sheet.parent.create_sheet("ซ่อน").sheet_state = "hidden"
    xlsx = read_xlsx(sheet.saved(), source="plan.xlsx")
    sheets_server.share("spreadsheet-with-merges", xlsx)
    google = open_workbook("spreadsheet-with-merges", Settings(**sheets_server.settings))
    assert [replace(tab, gid=None) for tab in google.tabs] == list(xlsx.tabs)
