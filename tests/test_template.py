"""The empty form: what a division opens, and what the reader finds in it."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from ita_dash.export import empty_form
from ita_dash.export.book import FONT
from ita_dash.export.emptyform import (
    DIVISION_COLUMNS,
    EXAMPLE,
    FORM_COLUMNS,
    GUIDE_WIDTHS,
    HEADER_ROW,
    HEIGHTS,
    MEETING_COLUMNS,
    STATUS_WORDS,
)
from ita_dash.export.paper import HIGH, SPARE, USUAL_ROW
from ita_dash.export.worksheet import lines_of, row_height
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.read import read_form
from ita_dash.form.values.status import STATUSES
from ita_dash.sheet.xlsx import read_xlsx
from ita_dash.vocabulary import STATUS_LABELS, word


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(empty_form(2568)))


def test_has_a_form_lists_of_divisions_and_meetings_and_a_guide(book):
    assert book.sheetnames == ["แบบรายงาน", "รายชื่อส่วนราชการ", "ประชุม", "คำแนะนำ"]


def test_every_header_is_one_that_the_reader_knows():
    assert [Spellings().match(column.header)[0] for column in FORM_COLUMNS] == [
        "code",
        "measure",
        "activity",
        "division",
        "period",
        "extra",
        "status",
        "progress",
        "result",
        "extra",
        "recommendation",
        "evidence",
        "reported_on",
        "reported_by",
        "weight",
    ]
    assert [Spellings().match(column.header)[0] for column in DIVISION_COLUMNS] == ["division", "alias", "parent", "email"]


def test_title_names_the_fiscal_year_and_leaves_room_for_the_office(book):
    assert book["แบบรายงาน"]["A2"].value == "(ชื่อหน่วยงาน) ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


def test_the_drop_down_offers_the_statuses_that_can_be_reported(book):
    assert [word(STATUS_LABELS, status) for status in STATUSES[1:]] == list(STATUS_WORDS)
    rules = {rule.type: rule for rule in book["แบบรายงาน"].data_validations.dataValidation if rule.promptTitle == "สถานะ"}
    assert rules["list"].formula1 == '"' + ",".join(STATUS_WORDS) + '"'


def test_progress_takes_numbers_from_0_to_100(book):
    rule = next(rule for rule in book["แบบรายงาน"].data_validations.dataValidation if rule.type == "decimal")
    assert rule.operator in (None, "between")  # between is what a file means that names none
    assert (float(rule.formula1), float(rule.formula2)) == (0, 100)
    assert "H6" in rule.sqref


def test_dates_have_a_date_format_and_periods_stay_text(book):
    sheet = book["แบบรายงาน"]
    formats = {column.header: column.number_format for column in FORM_COLUMNS}
    assert (formats["วันที่รายงาน"], formats["ระยะเวลาดำเนินการ"]) == ("d/m/yyyy", "@")
    assert sheet.column_dimensions["K"].width > 10


def test_one_row_is_marked_as_an_example_and_lies_inside_the_year(book):
    sheet = book["แบบรายงาน"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER_ROW + 2) if any(cell.value for cell in row)]
    assert len(rows) == 1
    assert rows[0][1].startswith(EXAMPLE)
    assert rows[0][2].startswith(EXAMPLE)
    assert (rows[0][4], rows[0][12]) == ("ต.ค. 67 – ก.ย. 68", "31/3/2568")


def _said_of_the_example(book, tmp_path, **typed):
    for cell, value in typed.items():
        book["แบบรายงาน"][cell] = value
    book.save(tmp_path / "form.xlsx")
    problems = read_form(read_xlsx(tmp_path / "form.xlsx")).problems
    return problems[problems["code"] == "EXAMPLE_ROW"]["details"].map(dict).to_list()


@pytest.mark.parametrize("cell", ["A", "C", "D", "F", "I", "O", "P"])
def test_the_example_is_no_problem_until_somebody_types_in_it(tmp_path, cell):
    book = openpyxl.load_workbook(BytesIO(empty_form(2568)))
    row = HEADER_ROW + 2
    assert _said_of_the_example(book, tmp_path, **{f"E{row}": "ไตรมาส 2", f"M{row}": "1/2/2568"}) == []
    assert _said_of_the_example(book, tmp_path, **{f"{cell}{row}": "อีกอย่าง"}) == [{"range": f"A{row}:{max(cell, 'O')}{row}"}]


def test_divisions_are_marked_as_examples(book):
    names = [row[0].value for row in book["รายชื่อส่วนราชการ"].iter_rows(min_row=2) if row[0].value]
    assert names
    assert all(name.startswith(EXAMPLE) for name in names)


def test_the_guide_explains_every_column(book):
    names = {row[0].value for row in book["คำแนะนำ"].iter_rows()}
    assert {f"ช่อง {column.header}" for column in (*FORM_COLUMNS, *DIVISION_COLUMNS, *MEETING_COLUMNS)} <= names


def test_no_guide_gives_an_example_of_another_year(book):
    said = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    said += "".join(rule.prompt or "" for rule in book["แบบรายงาน"].data_validations.dataValidation)
    assert "ต.ค. 67 – ก.ย. 68" in said
    assert not set(re.findall("25[0-9]{2}|๒๕[๐-๙]{2}", said)) - {"2568", "๒๕๖๘"}
    assert not re.findall("(?:ต.ค.|ก.ย.) (?!6[78])[0-9]+", said)


def test_divisions_to_choose_are_all_of_them_and_the_list_without_its_examples(book):
    rule = next(one for one in book["แบบรายงาน"].data_validations.dataValidation if one.promptTitle == "ผู้รับผิดชอบ")
    guide, area = rule.formula1.split("!")
    cells = [row[0].value for row in book[guide.strip("'=")][area.replace("$", "")]]
    assert cells[0] == "ทุกส่วนราชการ"
    assert cells[1] == "=IF('รายชื่อส่วนราชการ'!A4=\"\",\"\",'รายชื่อส่วนราชการ'!A4)"
    assert book["รายชื่อส่วนราชการ"]["A3"].value.startswith(EXAMPLE)
    assert book["รายชื่อส่วนราชการ"]["A4"].value is None
    assert book[guide.strip("'=")].column_dimensions["D"].hidden


@pytest.mark.parametrize(("name", "header"), [("แบบรายงาน", HEADER_ROW + 1), ("รายชื่อส่วนราชการ", 1), ("ประชุม", 1)])
def test_only_the_header_is_protected(book, name, header):
    sheet = book[name]
    assert sheet.protection.sheet
    assert not sheet.protection.insertRows  # False: allowed
    assert all(cell.protection.locked for cell in sheet[header] if cell.value)
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value and cell.row != header]
    assert not any(cell.protection.locked for cell in filled)
    assert not sheet.cell(header + 3, 1).protection.locked


def test_rows_to_fill_have_borders_and_say_what_is_missing(book):
    sheet = book["แบบรายงาน"]
    assert all(cell.border.bottom.style == "thin" for cell in sheet[HEADER_ROW + 10][: len(FORM_COLUMNS)])
    rules = [rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules if rule.dxf.fill]
    assert 'AND(COUNTA($B7:$C7)>0,$D7="")' in rules
    assert 'AND(COUNTA($B7:$C7)>0,$G7<>"",$G7<>"ยังไม่ดำเนินการ",$I7="")' in rules


def test_first_columns_stay_and_it_prints_in_two_layouts_of_readable_type(book):
    sheet = book["แบบรายงาน"]
    assert (sheet.freeze_panes, sheet.print_title_cols, sheet.print_title_rows) == ("D6", "$A:$C", "$5:$5")
    assert [one.id for one in sheet.col_breaks.brk] == [9]
    assert sheet.page_setup.scale >= 80


def test_words_over_the_table_stand_over_columns_of_both_layouts_in_as_many_lines_as_they_need(book):
    sheet = book["แบบรายงาน"]
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:C1", "A2:C2", "A3:C3"}
    room = sum(column.width for column in FORM_COLUMNS[:3])
    for row in (1, 2, 3):
        cell = sheet.cell(row, 1)
        assert cell.alignment.wrap_text
        lines = lines_of(cell.value, int(room * 10 / cell.font.size))
        assert sheet.row_dimensions[row].height >= lines * 1.4 * cell.font.size


def test_empty_rows_fill_one_page_of_each_layout(book):
    sheet = book["แบบรายงาน"]
    bordered = [row[0].row for row in sheet.iter_rows(min_row=HEADER_ROW + 3) if row[0].border.bottom.style]
    assert bordered == list(range(HEADER_ROW + 3, HEADER_ROW + 3 + len(bordered)))
    page = HIGH * 100 / sheet.page_setup.scale
    left = page - sum(HEIGHTS.values()) - len(bordered) * USUAL_ROW
    assert SPARE <= left < SPARE + USUAL_ROW


def test_lists_say_on_paper_what_they_are_and_the_guide_is_one_page(book):
    for name in ("รายชื่อส่วนราชการ", "ประชุม"):
        assert book[name].oddHeader.left.text == "&A"
        assert book[name].page_margins.top > book["คำแนะนำ"].page_margins.top
    high = {name: book[name].page_setup.fitToHeight for name in ("ประชุม", "คำแนะนำ")}
    assert high == {"ประชุม": 0, "คำแนะนำ": None}  # any number of pages; one, which need not be said
    assert book["คำแนะนำ"].sheet_properties.pageSetUpPr.fitToPage


def test_rows_of_the_guide_are_as_high_as_what_they_say(book):
    sheet = book["คำแนะนำ"]
    said = {row[1].row: lines_of(row[1].value, GUIDE_WIDTHS[1]) for row in sheet.iter_rows(max_col=2) if row[1].value}
    long = {row: lines for row, lines in said.items() if lines > 1}
    assert long
    pixel = 0.75
    assert all(sheet.row_dimensions[row].height > row_height(lines) - pixel for row, lines in long.items())


@pytest.mark.slow
def test_the_same_year_gives_the_same_form():
    assert empty_form(2569) == empty_form(2569)


@pytest.mark.slow
def test_a_files_bytes_do_not_tell_how_many_were_made_before_it():
    empty_form(2569)
    assert set(FONT) == {"font_name", "font_size", "font_scheme"}  # xlsxwriter once wrote what it found out into it
    with ZipFile(BytesIO(empty_form(2569))) as parts:
        assert b"<scheme" not in parts.read("xl/styles.xml")  # Excel takes the theme's font, not Tahoma, where there is one


@pytest.mark.slow
def test_the_tab_of_meetings_is_read_as_one_and_its_example_is_no_meeting(tmp_path):
    file = tmp_path / "form.xlsx"
    book = openpyxl.load_workbook(BytesIO(empty_form(2568)))
    book["ประชุม"].append(["ประชุมหัวหน้าส่วนราชการ", "15/1/2568"])
    book["แบบรายงาน"].append(["1.1", "1. โปร่งใส", "1. ประชุม", "กองคลัง"])
    book.save(file)
    form = read_form(read_xlsx(file))
    assert form.meetings == ((date(2025, 1, 15), "ประชุมหัวหน้าส่วนราชการ"),)
    assert {tab.title: tab.role for tab in form.tabs}["ประชุม"] == "meetings"
    assert not set(form.problems["tab"]) & {"ประชุม"}
