"""The bundled workbooks, cell by cell: that they are what an office's sheet is, whatever is read from them."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from ita_dash.sample import BUNDLED, DEFAULT_YEAR, bundled_at
from ita_dash.sample.make import build_all

SIX_HEADINGS = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ"]
ALL_DIVISIONS = "ทุกส่วนราชการ"


@pytest.fixture(scope="module")
def report() -> Workbook:
    return load_workbook(BUNDLED[2566].path)


@pytest.fixture(scope="module")
def demo() -> Workbook:
    return load_workbook(BUNDLED[2567].path)


def header_row(sheet: Worksheet) -> int:
    """Row of the form's header, 0 where the tab is no form."""
    return next((row[0].row for row in sheet.iter_rows(max_row=min(20, sheet.max_row)) if row[0].value == SIX_HEADINGS[0]), 0)


def forms(book: Workbook) -> list[Worksheet]:
    return [sheet for sheet in book if header_row(sheet)]


def body(sheet: Worksheet) -> list[dict[str, Cell]]:
    """The rows under the header, each cell by its heading."""
    top = header_row(sheet)
    headings = [cell.value for cell in sheet[top]]
    return [dict(zip(headings, row, strict=True)) for row in sheet.iter_rows(min_row=top + 1)]


def column(book: Workbook, heading: str) -> list[Cell]:
    return [row[heading] for sheet in forms(book) for row in body(sheet)]


def filled(book: Workbook, heading: str) -> list[object]:
    return [cell.value for cell in column(book, heading) if cell.value is not None]


def merges_of(sheet: Worksheet, letter: str) -> set[str]:
    below = (str(merge) for merge in sheet.merged_cells.ranges if merge.min_row > header_row(sheet))
    return {merge for merge in below if merge.startswith(letter)}


def divisions(sheet: Worksheet) -> dict[str, str | None]:
    """Name to parent, from the list of divisions."""
    assert [cell.value for cell in sheet[1]] == ["ส่วนราชการ", "ชื่อย่อ", "สังกัด", "อีเมล"]
    return {row[0]: row[2] for row in sheet.iter_rows(min_row=2, values_only=True)}


def everything(book: Workbook) -> dict[tuple[str, str], tuple]:
    """All that a reader of cells can see: value, format and link of every cell, and every tab's merges."""
    cells = {
        (sheet.title, cell.coordinate): (cell.value, cell.number_format, cell.hyperlink and cell.hyperlink.target)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    }
    merges = {(sheet.title, "merges"): tuple(sorted(map(str, sheet.merged_cells.ranges))) for sheet in book}
    return cells | merges


class TestBundled:
    def test_a_source_is_a_bundled_workbook_however_its_path_is_written(self, monkeypatch):
        path = BUNDLED[2567].path
        monkeypatch.chdir(path.parent)
        assert bundled_at(str(path)) == bundled_at("2567.xlsx") == bundled_at("./../sample/2567.xlsx") == BUNDLED[2567]

    @pytest.mark.parametrize("source", ["", "2568.xlsx", "https://docs.google.com/spreadsheets/d/abc", "x" * 5000, "a\0b"])
    def test_another_source_is_none(self, source):
        assert bundled_at(source) is None

    def test_the_demonstration_opens_first_and_has_its_date(self):
        assert DEFAULT_YEAR == 2567
        assert {year: (b.year, b.as_of, b.demo) for year, b in BUNDLED.items()} == {
            2566: (2566, None, False),
            2567: (2567, date(2024, 6, 30), True),
        }

    def test_a_rebuild_gives_the_committed_workbooks(self, tmp_path: Path):
        build_all(tmp_path)
        for bundled in BUNDLED.values():
            assert everything(load_workbook(tmp_path / bundled.path.name)) == everything(load_workbook(bundled.path))

    def test_a_second_build_gives_the_same_bytes(self, tmp_path: Path):
        build_all(tmp_path)
        first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        build_all(tmp_path)
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first

    @pytest.mark.parametrize("year", BUNDLED)
    def test_a_form_looks_and_prints_as_an_office_sheet(self, year: int):
        for sheet in forms(load_workbook(BUNDLED[year].path)):
            top = header_row(sheet)
            head, first = sheet.cell(top, 1), sheet.cell(top + 1, 2)
            assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", int(sheet.PAPERSIZE_A4))
            assert (sheet.page_setup.fitToWidth, sheet.print_title_rows) == (1, f"${top}:${top}")
            assert sheet.freeze_panes == f"B{top + 1}"
            assert head.fill.fill_type == "solid"
            assert head.font.bold
            assert head.font.name.startswith("TH Sarabun")
            assert first.alignment.wrap_text
            assert first.border.left.style == "thin"


class TestReport2566:
    def test_the_form_has_title_lines_and_the_six_headings(self, report):
        (sheet,) = forms(report)
        assert [cell.value for cell in sheet[header_row(sheet)]] == SIX_HEADINGS
        assert sheet["A1"].value == "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
        assert sheet["A2"].value == "องค์การบริหารส่วนตำบลโพไร่หวาน ประจำปีงบประมาณ พ.ศ.๒๕๖๖"
        assert "๒๕๖๖" in report.properties.title

    def test_some_measures_are_merged_and_some_rows_only_left_blank(self, report):
        (sheet,) = forms(report)
        assert merges_of(sheet, "A") == {"A5:A6", "A9:A10", "A11:A12"}
        assert [bool(row["มาตรการ/แนวทาง"].value) for row in body(sheet)] == [
            True,
            False,
            True,
            False,
            True,
            False,
            True,
            False,
            False,
        ]

    def test_a_cell_holds_several_numbered_items(self, report):
        activities = filled(report, "วิธีการดำเนินการ")
        starts = [[line.split(".")[0] for line in text.split("\n")] for text in activities]
        assert starts == [["๑", "๒"], ["๓"], ["๑"], ["๒"], ["๑", "๒", "๓"], ["๓"], ["๑"], ["๒"]]

    def test_activity_3_3_stands_in_two_rows(self, report):
        third = "๓. ประชาสัมพันธ์ช่องทางการรับฟังความคิดเห็นการยื่นคำร้องผ่านระบบออนไลน์ให้ประชาชนได้ทราบอย่างทั่วถึง"
        rows = [text.split("\n") for text in filled(report, "วิธีการดำเนินการ")]
        assert [third in lines for lines in rows] == [False] * 4 + [True, True, False, False]

    def test_the_last_row_has_a_result_and_no_activity(self, report):
        last = body(forms(report)[0])[-1]
        assert last["วิธีการดำเนินการ"].value is None
        assert last["ผู้รับผิดชอบ"].value == "งาน แผนงาน และ นโยบาย"
        assert last["ระยะเวลาดำเนินการ"].value == "ม.ค – เม.ย. ๖๖"
        assert last["ผลการดำเนินการ"].value.startswith("๓. แสดง QR Code แบบวัด EIT")
        assert last["ข้อเสนอแนะ"].value.startswith("๓. ดำเนินการแสดง QR Code แบบวัด EIT")

    def test_the_result_of_4_2_names_items_2_3_and_4(self, report):
        lines = body(forms(report)[0])[-2]["ผลการดำเนินการ"].value.split("\n")
        assert [line.split(".")[0] for line in lines] == ["๒", "๓", "๔"]

    @pytest.mark.parametrize(
        "sentence",
        [
            "๑. . ปรับปรุงช่องทางรับฟังคำติชมหรือความคิดเห็นเกี่ยวกับการดำเนินงาน การให้บริการ ที่เข้าถึงได้ง่าย สะดวก ",
            "๓.การเพิ่มประสิทธิภาพการสื่อสารเพื่ออำนวยความสะดวก สะดวก ต่อ ผู้รับบริการ หรือผู้มาติดต่อ",
            "๒.มอบหมายเจ้าหน้าที่รับผิดชอบการดำเนินการตามตัวชี้วัดที่เกี่ยวข้องให้สอดคล้องกับหลักเกณฑ์การประเมินที่\n",
            "๑. หากมีบุคลากรบรรจุ / โอน/ ย้ายเข้ามาในหน่วยงาน ให้สำนักปลัดแจ้งให้ทราบถึงมาตรการต่าง ๆ ของหน่วยงาน\n",
            "แนวทางการปรับปรุงและพัฒนาการดำเนินงาน\nhttp://www.poraiwan.go.th/site/",
        ],
    )
    def test_text_stands_as_the_report_has_it(self, report, sentence):
        cells = [str(text) for heading in SIX_HEADINGS for text in filled(report, heading)]
        assert sum(sentence in text for text in cells) == 1

    def test_no_markup_of_the_web_page_is_left(self, report):
        assert not [text for heading in SIX_HEADINGS for text in filled(report, heading) if "<" in text]

    def test_periods_are_written_as_people_write_them(self, report):
        assert Counter(filled(report, "ระยะเวลาดำเนินการ")) == {
            "ต.ค. ๖๕ – ก.ย.๖๖": 6,
            "ต.ค. ๖๕ – ก.ย. ๖๖": 2,
            "ม.ค – เม.ย. ๖๖": 1,
        }

    def test_the_list_of_divisions(self, report):
        assert divisions(report["รายชื่อส่วนราชการ"]) == {
            "สำนักปลัด": None,
            "กองคลัง": None,
            "กองช่าง": None,
            "กองการศึกษา": None,
            "งานแผนงานและนโยบาย": "สำนักปลัด",
        }

    def test_the_cover_has_the_preface(self, report):
        lines = [row[0].value for row in report["หน้าปก"].iter_rows()]
        assert lines[:2] == ["การดำเนินการตามมาตรการส่งเสริมคุณธรรม", "และความโปร่งใสภายในหน่วยงาน"]
        assert lines[lines.index("คำนำ") + 1].startswith("ปัจจุบันการประเมินคุณธรรมและความโปร่งใส")


class TestDemonstration2567:
    def test_it_is_named_a_demonstration_wherever_it_shows(self, demo):
        assert "ข้อมูลสาธิต" in demo.properties.title
        assert all(sheet.title.startswith("ข้อมูลสาธิต") for sheet in demo)
        assert all("ข้อมูลสาธิต" in sheet["A1"].value for sheet in forms(demo))
        assert demo["ข้อมูลสาธิต หน้าปก"]["A1"].value == "ข้อมูลสาธิต"

    def test_seven_measures_stand_in_two_forms(self, demo):
        assert [len([row for row in body(sheet) if row["มาตรการ/แนวทาง"].value]) for sheet in forms(demo)] == [4, 3]

    def test_six_divisions_and_two_units(self, demo):
        parents = divisions(demo["ข้อมูลสาธิต ส่วนราชการ"])
        assert [name for name, parent in parents.items() if not parent] == [
            "สำนักปลัด",
            "กองคลัง",
            "กองช่าง",
            "กองการศึกษา",
            "กองสาธารณสุขและสิ่งแวดล้อม",
            "กองสวัสดิการสังคม",
        ]
        assert {name: parent for name, parent in parents.items() if parent} == {
            "งานแผนงานและนโยบาย": "สำนักปลัด",
            "งานนิติการ": "สำนักปลัด",
        }

    def test_there_are_61_assignments_of_25_activities(self, demo):
        top_level = {name for name, parent in divisions(demo["ข้อมูลสาธิต ส่วนราชการ"]).items() if not parent}
        assignments: set[tuple[str, str]] = set()
        activity = ""
        for sheet in forms(demo):
            for row in body(sheet):
                activity = row["วิธีการดำเนินการ"].value or activity
                division = row["ผู้รับผิดชอบ"].value
                assignments |= {(activity, name) for name in (top_level if division == ALL_DIVISIONS else {division})}
        assert (len(assignments), len({activity for activity, _ in assignments})) == (61, 25)

    def test_every_status_stands_in_it_and_some_rows_have_none(self, demo):
        assert Counter(cell.value for cell in column(demo, "สถานะ")) == {
            "แล้วเสร็จ": 18,
            "อยู่ระหว่างดำเนินการ": 14,
            "ยังไม่ดำเนินการ": 3,
            "ไม่สามารถดำเนินการได้": 1,
            "ยกเลิก": 1,
            "ฝากติดตาม": 1,
            None: 4,
        }

    @pytest.mark.parametrize("status", ["ไม่สามารถดำเนินการได้", "ยกเลิก"])
    def test_what_was_stopped_says_why(self, demo, status):
        (row,) = [row for sheet in forms(demo) for row in body(sheet) if row["สถานะ"].value == status]
        assert "เนื่องจาก" in row["ผลการดำเนินการ"].value

    def test_three_rows_have_no_report_at_all(self, demo):
        answers = ["สถานะ", "ความคืบหน้า (ร้อยละ)", "ผลการดำเนินการ", "ข้อเสนอแนะ", "หลักฐาน", "วันที่รายงาน", "ผู้รายงาน"]
        silent = [row for sheet in forms(demo) for row in body(sheet) if all(row[name].value is None for name in answers)]
        assert [row["ผู้รับผิดชอบ"].value for row in silent] == ["กองสาธารณสุขและสิ่งแวดล้อม", "กองสวัสดิการสังคม", "สำนักปลัด"]

    def test_the_status_has_a_drop_down(self, demo):
        for sheet in forms(demo):
            (drop_down,) = sheet.data_validations.dataValidation
            assert drop_down.formula1 == '"ยังไม่ดำเนินการ,อยู่ระหว่างดำเนินการ,แล้วเสร็จ,ไม่สามารถดำเนินการได้,ยกเลิก"'
            assert f"E{header_row(sheet) + 1}" in drop_down.sqref

    def test_progress_is_typed_as_percent_as_number_and_in_thai_digits(self, demo):
        cells = column(demo, "ความคืบหน้า (ร้อยละ)")
        assert [cell.value for cell in cells if isinstance(cell.value, str)] == ["๔๐", "๙๕", "๘๐", "๕๐"]
        percents = [cell.value for cell in cells if cell.number_format == "0%"]
        assert len(percents) >= 5
        assert all(0 <= share <= 1 for share in percents)
        numbers = [cell.value for cell in cells if isinstance(cell.value, int) and cell.number_format != "0%"]
        assert len(numbers) >= 5
        assert max(numbers) == 120

    def test_evidence_is_a_link_several_links_a_linked_text_or_only_text(self, demo):
        cells = [cell for cell in column(demo, "หลักฐาน") if cell.value]
        linked = [cell for cell in cells if cell.hyperlink]
        several = [cell for cell in cells if cell.value.count("https://") > 1]
        assert len(linked) >= 5
        assert len(several) >= 3
        assert all("http" not in cell.value for cell in linked)
        assert [cell.value for cell in cells if not cell.hyperlink and "http" not in cell.value] == [
            "แฟ้มทะเบียนคุมทรัพย์สิน เก็บไว้ที่งานพัสดุ",
        ]
        addresses = [cell.hyperlink.target for cell in linked] + [a for cell in cells for a in cell.value.split() if "http" in a]
        assert all(address.startswith("https://www.example.com/") for address in addresses)

    def test_reports_are_dated_by_excel_and_by_hand_and_none_after_the_as_of_date(self, demo):
        dates = filled(demo, "วันที่รายงาน")
        typed = [value for value in dates if isinstance(value, str)]
        assert typed == ["๗ มิถุนายน ๒๕๖๗", "๒๘ มิ.ย. ๒๕๖๗", "22/3/2567", "๑๘ มิ.ย. ๖๗", "๙ ก.พ. ๖๗"]
        stored = [value.date() for value in dates if isinstance(value, datetime)]
        assert date(2023, 10, 1) <= min(stored)
        assert max(stored) <= BUNDLED[2567].as_of

    def test_periods_come_in_many_forms(self, demo):
        assert set(filled(demo, "ระยะเวลาดำเนินการ")) == {
            "ต.ค. 66 – ก.ย. 67",
            "ตลอดปีงบประมาณ",
            "ไตรมาสที่ ๑–๒",
            "ไตรมาส 1/2567",
            "ไตรมาส 2/2567",
            "ไตรมาสที่ ๔",
            "ม.ค. – มี.ค. 67",
            "ม.ค. – มิ.ย. 67",
            "ม.ค. – ก.พ. 67",
            "เม.ย. – มิ.ย. 67",
            "เม.ย. – ก.ย. 67",
            "พ.ค. – ก.ค. 67",
            "ส.ค. – ก.ย. 67",
            "ต.ค. – ธ.ค. 66",
            "ธ.ค. 66 – ม.ค. 67",
            "๑ พ.ค. ๒๕๖๗ – ๑๕ ก.ค. ๒๕๖๗",
            "๑ ก.พ. ๒๕๖๗ – ๓๐ เม.ย. ๒๕๖๗",
            "1 ต.ค. 2566 – 31 ธ.ค. 2566",
            "1 ธ.ค. 2566 – 31 มี.ค. 2567",
            "-",
            "รอแผน",
        }

    def test_an_activity_of_many_divisions_is_merged_or_left_blank_below(self, demo):
        first, second = forms(demo)
        assert merges_of(first, "B") == {"B5:B10", "B25:B30"}
        assert merges_of(second, "B") == {"B10:B11"}
        assert [first.cell(row, 2).value for row in range(16, 21)] == [None] * 5

    def test_one_division_also_reports_in_a_row_of_its_own(self, demo):
        rows = body(forms(demo)[0])
        at = next(number for number, row in enumerate(rows) if "แจ้งเกณฑ์" in (row["วิธีการดำเนินการ"].value or ""))
        every, own = rows[at : at + 2]
        assert (every["ผู้รับผิดชอบ"].value, own["ผู้รับผิดชอบ"].value) == (ALL_DIVISIONS, "กองช่าง")
        assert own["วิธีการดำเนินการ"].value is None
        assert every["สถานะ"].value != own["สถานะ"].value

    def test_weight_and_budget_are_given_for_some(self, demo):
        assert set(filled(demo, "น้ำหนัก")) == {1, 2, 3}
        assert {type(value) for value in filled(demo, "งบประมาณ")} == {str, int}
        assert {value for value in filled(demo, "งบประมาณ") if isinstance(value, str)} == {"ไม่ใช้งบประมาณ"}

    def test_a_name_of_a_division_is_misspelt_once(self, demo):
        known = {*divisions(demo["ข้อมูลสาธิต ส่วนราชการ"]), ALL_DIVISIONS}
        assert [name for name in filled(demo, "ผู้รับผิดชอบ") if name not in known] == ["กองคลงั"]
