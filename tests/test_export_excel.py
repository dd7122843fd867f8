"""The workbook, read back: tables, formats, widths, print set-up, charts, and no formula from data."""

import zipfile
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from ita_dash.columns.registry import COLUMNS
from ita_dash.export import summary_xlsx
from ita_dash.export.excel import table_workbook
from ita_dash.export.sheets import CELL_LIMIT, HIGHEST_ROW, THAI_DATE, fitted, lines_of, web_link
from ita_dash.export.tables import TITLES
from ita_dash.filters import Filters
from tests.assignments_factory import AS_OF, EVERYTHING, OFFICE, RECORDS, dataset_of

# openpyxl does not read the bars' Excel 2010 part, which lets 0 have no bar, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

SHEETS = ["สรุป", "รายละเอียด", "ข้อเสนอแนะ", "ข้อสังเกตข้อมูล", "คำอธิบาย"]


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def details(records=RECORDS, filters=EVERYTHING) -> Worksheet:
    return opened(summary_xlsx(dataset_of(records), filters))["รายละเอียด"]


def column(sheet: Worksheet, header: str, table: str = "assignments") -> list:
    """The cells under ``header``."""
    top_left, bottom_right = sheet.tables[table].ref.split(":")
    rows = list(sheet[top_left:bottom_right])
    place = [cell.value for cell in rows[0]].index(header)
    return [row[place] for row in rows[1:]]


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return opened(summary_xlsx(dataset_of(), EVERYTHING))


def all_text(sheet: Worksheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def test_sheets_in_their_order(book):
    assert book.sheetnames == SHEETS


@pytest.mark.parametrize(
    ("sheet", "tables"),
    [
        ("สรุป", {"measures", "divisions"}),
        ("รายละเอียด", {"assignments"}),
        ("ข้อเสนอแนะ", {"recommendations"}),
        ("ข้อสังเกตข้อมูล", {"problems"}),
        ("คำอธิบาย", {"about", "columns", "rules"}),
    ],
)
def test_real_tables_with_filters(book, sheet, tables):
    assert set(book[sheet].tables) == tables
    assert all(table.autoFilter is not None for table in book[sheet].tables.values())


@pytest.mark.parametrize("sheet", SHEETS)
def test_prints_on_a4_landscape_one_page_wide_with_the_header_repeated(book, sheet):
    page = book[sheet]
    assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (int(page.page_setup.fitToWidth or 1), int(page.page_setup.fitToHeight)) == (1, 0)
    assert page.print_title_rows is not None
    assert page.freeze_panes is not None


@pytest.mark.parametrize("sheet", ["รายละเอียด", "ข้อเสนอแนะ", "ข้อสังเกตข้อมูล"])
def test_frozen_and_repeated_rows_end_with_the_header(book, sheet):
    (table,) = book[sheet].tables.values()
    header = int(table.ref.split(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    assert book[sheet].freeze_panes == f"A{header + 1}"
    assert book[sheet].print_title_rows == f"$1:${header}"


def test_long_texts_have_wide_columns_and_wrap(book):
    sheet = book["รายละเอียด"]
    for header in ("วิธีการดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ"):
        cell = column(sheet, header)[0]
        assert sheet.column_dimensions[cell.column_letter].width >= 30
        assert cell.alignment.wrap_text


def test_rows_are_as_high_as_their_longest_text_needs():
    sheet = details([{**RECORDS[0], "result": "ก" * 300}, {**RECORDS[1], "result": "ข" * 30_000}])
    rows = [sheet.row_dimensions[cell.row].height for cell in column(sheet, "รหัส")]
    assert rows[0] > 100
    assert rows[1] == pytest.approx(HIGHEST_ROW, abs=0.5)


def test_vowels_above_and_below_take_no_place_in_a_line():
    assert lines_of("ที่ปรึกษา", 9) == 1
    assert lines_of("ก" * 20, 10) == 3
    assert lines_of("ก\n\nข", 10) == 3


def test_dates_are_dates_shown_in_thai(book):
    start = column(book["รายละเอียด"], "วันเริ่มต้น")
    assert start[0].value == datetime(2023, 10, 1)  # noqa: DTZ001 (a day of a file has no zone)
    assert start[0].number_format == THAI_DATE
    assert start[3].value is None


def test_progress_is_a_number_with_a_data_bar(book):
    sheet = book["รายละเอียด"]
    cells = column(sheet, "ความคืบหน้า (ร้อยละ)")
    assert [cell.value for cell in cells] == [100, 50, 0, 0]
    bars = {str(area.sqref): rule for area, rules in sheet.conditional_formatting._cf_rules.items() for rule in rules}
    assert bars[f"{cells[0].coordinate}:{cells[-1].coordinate}"].type == "dataBar"


def test_status_basis_and_schedule_are_words(book):
    sheet = book["รายละเอียด"]
    assert [cell.value for cell in column(sheet, "สถานะ")] == ["แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "ยังไม่รายงาน", "ยกเลิก"]
    assert column(sheet, "สถานะเทียบกำหนดเวลา")[1].value == "เกินกำหนด"
    assert column(sheet, "ที่มาของความคืบหน้า")[0].value == "ร้อยละที่กรอกในตาราง"


def test_summary_gives_the_plain_counts_and_native_charts(book):
    sheet = book["สรุป"]
    assert "0 จาก 2" in all_text(sheet)
    assert [cell.value for cell in column(sheet, "ความสำเร็จ (ร้อยละ)", "measures")] == [75, 0]
    assert [cell.value for cell in column(sheet, "ส่วนราชการ", "divisions")][2:] == ["สำนักปลัด", "งานแผนงานและนโยบาย"]
    assert len(sheet._charts) == 2


def test_paper_has_the_columns_to_read_and_not_those_to_find_the_cell(book):
    sheet = book["รายละเอียด"]
    last = sheet.print_area.split("$")[-2]
    assert last == column(sheet, "วันที่รายงาน")[0].column_letter
    assert column(sheet, "เซลล์")[0].column > column(sheet, "วันที่รายงาน")[0].column


def test_first_web_link_of_the_evidence_can_be_clicked(book):
    cell = column(book["รายละเอียด"], "หลักฐาน")[0]
    assert cell.hyperlink.target == "https://example.go.th/1"
    assert cell.value == "https://example.go.th/1\nภาพถ่ายการประชุม"


def test_other_addresses_are_text():
    texts = [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.go.th",
        "www.example.go.th",
        "http://",
        "https://example.go.th/" + "a" * 2100,
        "http://[",
        "ดูที่ https://example.go.th นะคะ",
    ]
    assert [web_link(text) for text in texts] == [""] * len(texts)
    cells = column(details([{**RECORDS[0], "evidence": (text,)} for text in texts]), "หลักฐาน")
    assert [(cell.value, cell.hyperlink) for cell in cells] == [(text, None) for text in texts]


def test_a_text_longer_than_a_cell_is_cut_and_said_to_be():
    book = opened(summary_xlsx(dataset_of([{**RECORDS[0], "result": "ก" * 40_000}]), EVERYTHING))
    cell = column(book["รายละเอียด"], "ผลการดำเนินการ")[0]
    assert len(cell.value) == CELL_LIMIT
    assert cell.value.endswith("ดูข้อความเต็มในไฟล์ CSV)")
    assert f"รายละเอียด!{cell.coordinate}" in all_text(book["คำอธิบาย"])


def test_length_is_counted_as_excel_counts():
    assert fitted("ก" * CELL_LIMIT) == "ก" * CELL_LIMIT
    assert len(fitted("😀" * 20_000).encode("utf-16-le")) // 2 <= CELL_LIMIT


def test_explanation_holds_every_column_rule_and_where_the_data_is_from(book):
    sheet = book["คำอธิบาย"]
    keys = [
        (cell.value, where.value)
        for cell, where in zip(column(sheet, "ชื่อคีย์ใน JSON", "columns"), column(sheet, "แผ่นงานหรือตาราง", "columns"), strict=True)
    ]
    for name in ("assignments", "recommendations", "problems", "measures", "divisions"):
        assert {one.key for one in COLUMNS[name]} <= {key for key, where in keys}
    text = all_text(sheet)
    assert all(said in text for said in (OFFICE, "2567", "30 มิถุนายน 2567", "ข้อมูลทั้งหมด (ไม่ได้กรอง)", "docs.google.com", "ค่าประมาณ"))
    assert "ข้อมูลสาธิต" not in text


def test_every_sheet_says_date_and_filters_and_that_it_is_a_demonstration():
    dataset = dataset_of(title="ข้อมูลสาธิต ประจำปีงบประมาณ พ.ศ. 2567")
    book = opened(summary_xlsx(dataset, Filters(AS_OF, divisions=("กองคลัง",))))
    for sheet in book:
        text = all_text(sheet)
        assert "ข้อมูลสาธิต" in text
        assert "30 มิถุนายน 2567" in text
        assert "ส่วนราชการ: กองคลัง" in text
    assert len(column(book["รายละเอียด"], "รหัส")) == 2


def test_a_path_of_this_machine_is_not_published():
    book = opened(summary_xlsx(dataset_of(url="", location="/home/officer/2567.xlsx"), EVERYTHING))
    assert "2567.xlsx" in all_text(book["คำอธิบาย"])
    assert "officer" not in all_text(book["คำอธิบาย"])


def test_filters_that_choose_nothing_give_a_workbook_that_says_so():
    book = opened(summary_xlsx(dataset_of(), Filters(AS_OF, divisions=("กองสาธารณสุข",))))
    assert "ไม่มีรายการที่ตรงกับตัวกรองนี้" in all_text(book["รายละเอียด"])


@pytest.mark.parametrize("name", [name for name in TITLES if name != "assignments"])
def test_another_table_has_a_workbook_of_its_own(name):
    book = opened(table_workbook(dataset_of(), EVERYTHING, name))
    assert book.sheetnames[1:] == ["คำอธิบาย"]
    assert name in book.worksheets[0].tables


def test_the_same_data_gives_the_same_file():
    assert summary_xlsx(dataset_of(), EVERYTHING) == summary_xlsx(dataset_of(), EVERYTHING)


def test_own_columns_may_have_any_name():
    names = ["", "สถานะ", "รหัส", "ก" * 300, "ก" * 300 + "ข", "=1+1", "a\nb"]
    sheet = details([{**RECORDS[0], "extra": {name: f"ค่า {number}" for number, name in enumerate(names)}}])
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert all(f"ค่า {number}" in values for number in range(len(names)))


STARTS = st.sampled_from(["", "=", "+", "-", "@", "\t=", "\r=", "{="])


@given(st.lists(st.builds(str.__add__, STARTS, st.text(min_size=1)), min_size=10))
@settings(deadline=None, max_examples=8)
def test_no_text_of_the_sheet_becomes_a_formula(texts):
    rows = [
        {**RECORDS[0], "measure": text, "division": text, "result": text, "evidence": (text,), "extra": {text: text}, "tab": text}
        for text in texts
    ]
    content = summary_xlsx(dataset_of(rows, office=texts[0]), EVERYTHING)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 5
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    assert opened(content).sheetnames == SHEETS
