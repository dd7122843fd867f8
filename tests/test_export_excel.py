"""The workbook, read back: tables, formats, widths, print set-up, charts, and no formula from data."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from ita_dash.columns.excelonly import EXPLAINED, RECKONED
from ita_dash.columns.registry import COLUMNS
from ita_dash.dataset import Dataset
from ita_dash.export import empty_form, summary_xlsx
from ita_dash.export.dictionary import DICTIONARY
from ita_dash.export.excel import table_workbook
from ita_dash.export.files import dictionary_file
from ita_dash.export.linkformula import link_formula
from ita_dash.export.paper import LEAST, POINTS, WIDE, WIDER, layouts, total
from ita_dash.export.tables import TITLES
from ita_dash.export.worksheet import (
    CELL_LIMIT,
    HIGHEST_ROW,
    IDENTIFYING,
    REPEATED_FROM,
    THAI_DATE,
    fitted,
    lines_of,
    order,
    web_link,
    within,
)
from ita_dash.filters import Filters
from ita_dash.reckoning import reckon
from ita_dash.thailines import columns
from tests.assignments_factory import AS_OF, EVERYTHING, OFFICE, RECORDS, dataset_of
from tests.years import bundled_year

# openpyxl does not read the bars' Excel 2010 part, which lets 0 have no bar, and says so.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")]

SHEETS = ["สรุป", "ที่มาของตัวเลข", "รายละเอียด", "ข้อเสนอแนะ", "ข้อสังเกตข้อมูล", "คำอธิบาย", "ความหมายของคอลัมน์"]


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
        ("คำอธิบาย", {"about", "rules"}),
        ("ความหมายของคอลัมน์", {"columns"}),
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
    pages = [1 if found is None else int(found) for found in (page.page_setup.fitToWidth, page.page_setup.fitToHeight)]
    assert pages == [1, 1 if sheet == "สรุป" else 0]
    assert page.print_title_rows is not None
    assert page.freeze_panes is not None


@pytest.mark.parametrize("sheet", ["รายละเอียด", "ข้อเสนอแนะ", "ข้อสังเกตข้อมูล"])
def test_frozen_and_repeated_rows_end_with_the_header(book, sheet):
    (table,) = book[sheet].tables.values()
    header = int(table.ref.split(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    assert book[sheet].freeze_panes == f"{'E' if sheet == 'รายละเอียด' else 'D'}{header + 1}"
    assert book[sheet].print_title_rows == f"$1:${header}"


def test_long_texts_have_wide_columns_and_wrap(book):
    sheet = book["รายละเอียด"]
    for header in ("วิธีการดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ", "หลักฐาน"):
        cell = column(sheet, header)[0]
        assert sheet.column_dimensions[cell.column_letter].width >= 30
        assert cell.alignment.wrap_text


def test_rows_are_as_high_as_their_longest_text_needs():
    sheet = details([{**RECORDS[0], "result": "ก" * 300}, {**RECORDS[1], "result": "ข" * 30_000}])
    rows = [sheet.row_dimensions[cell.row].height for cell in column(sheet, "รหัส")]
    assert rows[0] > 100
    assert rows[1] == pytest.approx(HIGHEST_ROW, abs=0.5)


def test_rows_that_Excel_makes_no_higher_are_named():
    book = opened(summary_xlsx(dataset_of([{**RECORDS[0], "result": "ข" * 30_000}, RECORDS[1]]), EVERYTHING))
    assert "ข้อความในแถวเหล่านี้" in all_text(book["คำอธิบาย"])
    assert "รายละเอียด!A7" in all_text(book["คำอธิบาย"])
    assert "ข้อความในแถวเหล่านี้" not in all_text(opened(summary_xlsx(dataset_of(), EVERYTHING))["คำอธิบาย"])


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
    first, second, third = sheet.print_area.split(",")
    assert first.split("$")[-2] == column(sheet, "ผลการดำเนินการ")[0].column_letter
    assert second.split("$")[1] == column(sheet, "ข้อเสนอแนะ")[0].column_letter
    # one column of the office's own fits beside ours: the measure, which the code tells, is not repeated
    assert second.split("$")[-2] == column(sheet, "งบประมาณ")[0].column_letter
    assert third.split("$")[1] == column(sheet, "หมายเหตุ")[0].column_letter
    assert third.split("$")[-2] == column(sheet, "หมายเหตุ")[0].column_letter
    assert sheet.print_title_cols == "$B:$D"
    # The title stands over the first column that each layout repeats: over another it would be cut there
    assert [sheet["A1"].value, sheet["B1"].value] == [None, "รายละเอียด"]
    assert [one.value for one in sheet[column(sheet, "เซลล์")[0].row - 1][:4]] == [
        "มาตรการ/แนวทาง",
        "รหัส",
        "วิธีการดำเนินการ",
        "ผู้รับผิดชอบ",
    ]
    assert column(sheet, "เซลล์")[0].column > column(sheet, "หมายเหตุ")[0].column


def test_first_web_link_of_the_evidence_can_be_clicked(book):
    cell = column(book["รายละเอียด"], "หลักฐาน")[0]
    assert cell.value == '=HYPERLINK("https://example.go.th/1","https://example.go.th/1"&CHAR(10)&"ภาพถ่ายการประชุม")'
    shown = openpyxl.load_workbook(BytesIO(summary_xlsx(dataset_of(), EVERYTHING)), data_only=True)["รายละเอียด"]
    assert shown[cell.coordinate].value == "https://example.go.th/1\nภาพถ่ายการประชุม"


def test_a_link_that_a_formula_has_no_room_for_is_the_cells_own():
    long = "https://example.go.th/" + "a" * 300
    many = "https://example.go.th/1\n" + "ก" * 9000
    cells = column(details([{**RECORDS[0], "evidence": (text,)} for text in (long, many)]), "หลักฐาน")
    assert [(cell.value, cell.hyperlink.target) for cell in cells] == [(long, long), (many, "https://example.go.th/1")]


def test_nothing_of_a_text_is_more_than_a_text_in_a_formula():
    text = '"&WEBSERVICE("https://x.test")&"' + "🎉" * 300 + "\n"
    formula = link_formula("https://example.go.th/1", text)
    literals = re.findall(r'"((?:[^"]|"")*)"', formula)
    assert re.sub(r'"(?:[^"]|"")*"', "T", formula) == "=HYPERLINK(T,T&T&T&CHAR(10)&T)"
    assert all(len(one.replace('""', '"').encode("utf-16-le")) <= 2 * 255 for one in literals)
    assert "".join(literals[1:]).replace('""', '"') == text.rstrip("\n")


def test_no_line_over_a_table_is_wider_than_what_each_page_shows_below_it():
    sheet = opened(summary_xlsx(bundled_year(2567), Filters(bundled_year(2567).default_as_of())))["รายละเอียด"]
    said = [sheet.cell(row, 2).value for row in range(2, 8) if sheet.cell(row, 2).value]
    assert "ข้อมูลสาธิต" in " ".join(said)
    repeated = sum(sheet.column_dimensions[letter].width for letter in "BCD")
    assert len(said) > 2
    assert all(columns(line) <= repeated for line in said[:-1] if line != "รหัส")


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
    sheet = book["ความหมายของคอลัมน์"]
    keys = [
        (cell.value, where.value)
        for cell, where in zip(column(sheet, "ชื่อคีย์ใน JSON", "columns"), column(sheet, "แผ่นงานหรือตาราง", "columns"), strict=True)
    ]
    for name in ("assignments", "recommendations", "problems", "measures", "divisions"):
        assert {one.key for one in COLUMNS[name]} <= {key for key, where in keys}
    text = all_text(book["คำอธิบาย"])
    assert all(said in text for said in (OFFICE, "2567", "30 มิถุนายน 2567", "ข้อมูลทั้งหมด (ไม่ได้กรอง)", "docs.google.com", "ค่าประมาณ"))
    assert "ข้อมูลสาธิต" not in text


def test_every_sheet_says_date_and_filters_and_that_it_is_a_demonstration():
    dataset = dataset_of(title="ข้อมูลสาธิต ประจำปีงบประมาณ พ.ศ. 2567")
    book = opened(summary_xlsx(dataset, Filters(AS_OF, divisions=("กองคลัง",))))
    for name in SHEETS[:-1]:
        text = all_text(book[name])
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
    assert book.sheetnames[1:] == ["คำอธิบาย", "ความหมายของคอลัมน์"]
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
@settings(max_examples=8)
def test_no_text_of_the_sheet_becomes_a_formula(texts):
    rows = [
        {**RECORDS[0], "measure": text, "division": text, "result": text, "evidence": (text,), "extra": {text: text}, "tab": text}
        for text in texts
    ]
    content = summary_xlsx(dataset_of(rows, office=texts[0]), EVERYTHING)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 7
    links = [one for sheet in (sheets[0], *sheets[2:]) for one in re.findall("<f[ >].*?</f>", sheet, re.DOTALL)]
    assert [one for one in links if re.sub(r'"(?:[^"]|"")*"', "T", one) != "<f>HYPERLINK(T,T)</f>"] == []
    ours = r"(?:SUM|IF|ROUND|COUNT|[A-H]\d+(?::[A-H]\d+)?|[(),/*=\d])+"
    assert all(re.fullmatch(ours, one) for one in re.findall("<f>(.*?)</f>", sheets[1]))
    assert opened(content).sheetnames == SHEETS


# On paper


def type_size(points: float, wider: float = 1) -> float:
    """The size that letters of a cell have on paper where its sheet is ``points`` wide, times ``wider`` by another font."""
    return POINTS * int(min(WIDE / (points * wider), 1) * 100) / 100


@pytest.mark.parametrize("name", [*COLUMNS, "dictionary", "columns", "reckoned"])
def test_nothing_of_a_table_prints_under_8_points(name):
    others = {"dictionary": DICTIONARY, "columns": EXPLAINED, "reckoned": RECKONED}
    columns = sorted(others.get(name, COLUMNS.get(name, ())), key=order(name))
    repeated = range(REPEATED_FROM.get(name, 0), IDENTIFYING.get(name, 2))
    areas = layouts(columns, repeated)
    wide = [
        total([columns[place] for place in repeated] if first else ()) + total(columns[first : last + 1]) for first, last in areas
    ]
    assert min(type_size(points, WIDER) for points in wide) >= LEAST
    assert min(map(type_size, wide)) >= 9.9
    assert sorted(place for first, last in areas for place in range(first, last + 1)) == [
        place for place, one in enumerate(columns) if one.printed or one.second
    ]


def test_a_line_over_a_table_ends_between_the_things_that_it_says_where_each_has_room():
    said = "ประเมินถึงวันที่ 30 กันยายน 2566 · ข้อมูลทั้งหมด (ไม่ได้กรอง)"
    wide = [replace(COLUMNS["assignments"][0], width=width) for width in (60, 40, 20)]
    assert within(("ชื่อ", said), wide[:1]) == ("ชื่อ", said)
    assert within(("ชื่อ", said), wide[1:2]) == ("ชื่อ", *said.split(" · "))
    narrow = within(("ชื่อ", said), wide[2:])
    assert len(narrow) > 3
    assert "".join(narrow[1:]).replace(" ", "") == said.replace(" ", "").replace("·", "")


def test_codes_of_problems_are_not_printed_and_stay_for_filtering():
    printed = [column.key for column in COLUMNS["problems"] if column.printed]
    assert "code" not in printed
    assert {"message", "fix"} <= set(printed)
    headers = [column.key for column in sorted(COLUMNS["problems"], key=order("problems"))]
    assert headers.index("code") > headers.index("fix")


def test_a_column_too_many_goes_to_a_further_layout():
    columns = [replace(COLUMNS["assignments"][0], width=wide) for wide in (10, 10, 60)]
    columns += [replace(columns[0], width=wide, printed=False, second=True) for wide in (60, 60, 60, 200)]
    found = layouts(columns, range(2))
    assert found == [(0, 2), (3, 4), (5, 5), (6, 6)]
    assert type_size(total(columns[:2]) + total(columns[3:5]), WIDER) >= LEAST


def test_a_layout_has_no_column_that_is_empty_in_all_rows():
    rows = [{**one, "reported_by": "", "extra": {}} for one in RECORDS]
    sheet = details(rows)
    last = column(sheet, "วันที่รายงาน")[0].column_letter
    assert [area.split("$")[-2] for area in sheet.print_area.split(",")][1:] == [last]
    assert column(sheet, "ผู้รายงาน")[0].column_letter > last


def test_the_summary_of_an_office_of_usual_size_is_one_page_and_no_table_is_torn():
    usual = opened(summary_xlsx(bundled_year(2567), Filters(AS_OF)))["สรุป"]
    assert usual.row_breaks.brk == []
    assert usual.page_setup.fitToHeight in (1, None)
    rows = [{**RECORDS[0], "division": f"กองที่ {number}", "measure_no": str(number % 9)} for number in range(40)]
    large = opened(summary_xlsx(dataset_of(rows), EVERYTHING))["สรุป"]
    below = {int(table.ref.split(":")[0][1:]) - 2 for table in large.tables.values()}
    assert large.row_breaks.brk[0].id in below


def test_late_rows_are_coloured_by_the_word_of_their_schedule(book):
    sheet = book["รายละเอียด"]
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules if rule.type == "expression"]
    place = column(sheet, "สถานะเทียบกำหนดเวลา")[0]
    assert [rule.formula[0] for rule in rules] == [f'${place.coordinate}="เกินกำหนด"', f'${place.coordinate}="ช้ากว่าแผน"']
    assert all(rule.dxf.fill.bgColor.rgb for rule in rules)


def test_a_count_of_nought_is_a_dash_that_is_a_number(book):
    cell = column(book["สรุป"], "ไม่สามารถดำเนินการได้", "measures")[0]
    assert (cell.value, cell.number_format) == (0, '0;-0;"–"')


def test_charts_name_their_bars(book):
    sheet = book["สรุป"]
    names = [str(chart.series[0].cat.strRef or chart.series[0].cat.numRef) for chart in sheet._charts]
    assert len(names) == 2
    area = sheet._charts[0].series[0].cat
    reference = (area.strRef or area.numRef).f.split("!")[1].replace("$", "")
    assert [cell.value for row in sheet[reference] for cell in row] == ["1. สร้างการรับรู้", "2. การปรับปรุงงาน"]


@pytest.mark.parametrize(
    "content", [lambda: summary_xlsx(dataset_of(), EVERYTHING), lambda: empty_form(2569)], ids=["data", "form"]
)
def test_no_green_triangles_on_codes_and_periods(content):
    with zipfile.ZipFile(BytesIO(content())) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    ignored = [re.findall('<ignoredError sqref="([^"]+)" ([^/]+)/>', sheet) for sheet in sheets]
    assert all(ignored)
    assert {said.split("=")[0] for found in ignored for _area, said in found} == {
        "numberStoredAsText",
        "twoDigitTextYear",
        "formula",
    }
    if len(sheets) > 4:
        assert len(ignored[0][0][0].split()) == 3  # both tables of the summary and the names of the chart
        assert len(ignored[5][0][0].split()) == 2


def test_the_file_says_whose_it_is_and_names_what_formulas_ask_for(book):
    assert (book.properties.creator, book.properties.created) == (OFFICE, datetime(2024, 6, 30))  # noqa: DTZ001
    assert "2567" in book.properties.title
    names = {name: one.attr_text for name, one in book.defined_names.items()}
    assert names["ita_as_of"] == "DATE(2024,6,30)"
    assert names["ita_fiscal_year"] == "2567"
    assert names["ita_office"] == f'"{OFFICE}"'
    sheet, cell = names["ita_completion"].split("!")
    assert book[sheet.strip("'")][cell.replace("$", "")].value.startswith("=IF(F7=0,0,ROUND(")


def test_the_same_data_read_at_another_time_gives_the_same_file():
    later = replace(dataset_of(), read_at=datetime(2030, 1, 1, tzinfo=UTC))
    assert summary_xlsx(later, EVERYTHING) == summary_xlsx(dataset_of(), EVERYTHING)


# The calculation


def stored(content: bytes) -> dict[str, object]:
    """What the calculation's cells hold, those of formulas as they are stored."""
    sheet = openpyxl.load_workbook(BytesIO(content), data_only=True)["ที่มาของตัวเลข"]
    return {cell.coordinate: cell.value for row in sheet.iter_rows(min_row=7) for cell in row if cell.value is not None}


def odd_office() -> Dataset:
    """Weights, thirds, halves that round, something cancelled: where sums of rounded figures go wrong."""
    rows = []
    for number in range(60):
        percent = [100 / 3, 12.345, 66.665, 99.995, 0.0, 50.0, 87.5][number % 7]
        named = {"measure_no": str(number % 5), "measure": f"มาตรการ {number % 5}", "code": f"{number % 5}.{number % 3}"}
        cancelled = {"status_read": "cancelled"} if number % 11 == 0 else {"percent": percent}
        weight = [1.0, 2.5, 0.3][number % 3]
        activity = {"activity": f"กิจกรรม {number % 3}", "activity_no": str(number % 3)}
        rows.append({**named, **activity, "division": f"กอง {number}", "weight": weight, **cancelled})
    return dataset_of(rows)


def test_stored_figures_are_those_of_the_reckoning():
    dataset = odd_office()
    made = reckon(dataset.assessed(AS_OF))
    cells = stored(summary_xlsx(dataset, EVERYTHING))
    assert (cells["F7"], cells["G7"], cells["H7"]) == tuple(map(float, (made.weight, made.product, made.completion)))
    lines = [(float(one.weight), float(one.product), float(one.quotient)) for one in made.measures]
    assert [(cells[f"F{row}"], cells[f"G{row}"], cells[f"H{row}"]) for row in range(8, 90) if f"F{row}" in cells] == lines


@pytest.mark.heavy
@pytest.mark.skipif(shutil.which("soffice") is None, reason="reckons with LibreOffice")
@pytest.mark.parametrize(
    "dataset", [odd_office, partial(bundled_year, 2567), partial(bundled_year, 2566)], ids=["odd", "2567", "2566"]
)
def test_another_program_reckons_the_same_to_the_digit(dataset, tmp_path):
    content = summary_xlsx(dataset(), Filters(AS_OF))
    without = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")
    with zipfile.ZipFile(BytesIO(content)) as archive, zipfile.ZipFile(tmp_path / "in.xlsx", "w") as bare:
        for name in archive.namelist():
            bare.writestr(name, without.sub(rb"\1", archive.read(name)))  # nothing stored: all has to be reckoned
    assert stored(converted(tmp_path / "in.xlsx", "xlsx:Calc MS Excel 2007 XML").read_bytes()) == stored(content)


def converted(file: Path, wanted: str) -> Path:
    """``file`` as LibreOffice writes it."""
    folder = file.parent / "out"
    command = ["soffice", f"-env:UserInstallation=file://{file.parent}/office", "--headless", "--convert-to", wanted]
    subprocess.run([*command, "--outdir", folder, file], check=True, capture_output=True, timeout=300)
    return folder / f"{file.stem}.{wanted.split(':')[0]}"


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="prints with LibreOffice")
@pytest.mark.parametrize(
    ("make", "one_page"),
    [
        (lambda: summary_xlsx(bundled_year(2567), Filters(AS_OF)), True),
        (lambda: summary_xlsx(bundled_year(2566), Filters(AS_OF)), True),
        (lambda: summary_xlsx(odd_office(), Filters(AS_OF)), False),
        (lambda: empty_form(2569), False),
        (lambda: dictionary_file("xlsx"), False),
    ],
    ids=["2567", "2566", "odd", "form", "dictionary"],
)
def test_another_program_prints_no_letter_under_8_points(make, one_page, tmp_path):
    (tmp_path / "in.xlsx").write_bytes(make())
    with pdfplumber.open(converted(tmp_path / "in.xlsx", "pdf")) as printed:
        smallest = [min(one["size"] for one in page.chars if one["text"].strip()) for page in printed.pages]
        assert min(smallest) >= LEAST
        assert not one_page or ["ที่มาของตัวเลข" in page.extract_text() for page in printed.pages][:2] == [False, True]
