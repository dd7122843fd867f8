"""The Excel file reads back: the same assignments as the sheet that it came from, and what a person then changes in it."""

import json
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples

from ita_dash import sample
from ita_dash.__main__ import main
from ita_dash.dataset import Dataset, Source, understand
from ita_dash.export import summary_csv, summary_xlsx
from ita_dash.export.values import storable
from ita_dash.filters import Filters
from ita_dash.form.read import read_form
from ita_dash.loading import load
from ita_dash.settings import Settings
from ita_dash.sheet.workbook import Cell
from ita_dash.sheet.xlsx import read_xlsx
from tests.assignments_factory import AS_OF, EVERYTHING, RECORDS, dataset_of
from tests.examples import fewer
from tests.grids import DIVISIONS, HEADER, tab, workbook
from tests.test_form_properties import HEADERS, MERGES, ROWS
from tests.years import bundled_year

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")]
PLACE = {"tab", "row", "cell", "link", "place", "parent_place"}
"""Columns that say where an assignment stands: in the file it stands somewhere else, and the file has no list of divisions whose
order ``place`` would be."""
FULL = [*HEADER, "สถานะ", "ความคืบหน้า (ร้อยละ)", "หลักฐาน", "วันที่รายงาน", "ผู้รายงาน", "น้ำหนัก", "งบประมาณ"]


def dataset(*tabs, title: str = "แผนปี 2567") -> Dataset:
    return understand(workbook(*tabs, title=title), Source("plan.xlsx"), Settings())


def read_back(content: bytes, **settings) -> Dataset:
    return understand(read_xlsx(content, source="summary.xlsx"), Source("summary.xlsx"), Settings(**settings))


def there_and_back(before: Dataset, filters: Filters | None = None) -> Dataset:
    return read_back(summary_xlsx(before, filters or Filters(before.default_as_of(AS_OF))))


def judged(one: Dataset) -> pd.DataFrame:
    frame = one.assessed(one.default_as_of(AS_OF))
    return frame[[name for name in frame if name not in PLACE]].reset_index(drop=True)


def assert_same(before: Dataset, after: Dataset) -> None:
    pd.testing.assert_frame_equal(judged(after), judged(before), rtol=1e-12)
    assert (after.year, after.office, after.title) == (before.year, before.office, before.title)


MESSES: dict[str, list[list[str | float | Cell]]] = {
    "no codes": [["มาตรการหนึ่ง", "ประชุม", "กองคลัง", "ต.ค. 66 – ก.ย. 67", "จัดแล้ว", "ควรจัดอีก"]],
    "numbered items of one cell": [
        ["๑. ความโปร่งใส", "๑. ประชุม\n๒. อบรม", "กองคลัง, กองช่าง", "ตลอดปี", "๑. จัดแล้ว ๒ ครั้ง\n๒. ยังไม่ดำเนินการ", "๑. ไม่มี"]
    ],
    "an answer that holds numbers of its own": [
        ["1. ก", "1. ประชุม", "กองคลัง", "", "ดำเนินการ ดังนี้\n1) เปิดประชุม\n2) ปิดประชุม\n- จบ", "1. ก\n1.1 ข\n1.2 ค"]
    ],
    "unable and cancelled, why": [
        ["1. ก", "1. ข", "กองคลัง", "ต.ค. 66", "", "", "ไม่สามารถดำเนินการได้ เนื่องจากงบประมาณไม่เพียงพอ", 30],
        ["", "2. ค", "กองช่าง", "", "", "", "ยกเลิก เพราะซ้ำกับแผนอื่น"],
    ],
    "estimated, from the result, a percent alone, nothing": [
        ["1. ก", "1. ข", "กองคลัง", "", "", "", "อยู่ระหว่างดำเนินการ"],
        ["", "2. ค", "กองคลัง", "", "อยู่ระหว่างจัดซื้อ", ""],
        ["", "3. ง", "กองคลัง", "", "", "", "", 33.333],
        ["", "4. จ", "กองคลัง", "", "", ""],
        ["", "5. ฉ", "กองคลัง", "", "", "", "ยังไม่รายงาน"],
        ["", "6. ช", "กองคลัง", "", "ทำไปบ้าง", "", "แล้วเสร็จ", 80],
    ],
    "texts that start like formulas, and texts that look like numbers": [
        ["=1. ก", "+2 ข", "@กองคลัง", "", '=HYPERLINK("http://x")', "-5", "", "", "", "", "007", 0.5, "=SUM(A1:A9)"],
        ["ก", "0012", "กองคลัง", "", "1.10", "'อ้าง", "", "", "", "", "TRUE", "", "0.10"],
    ],
    "evidence": [
        [
            "1. ก",
            "1. ข",
            "กองคลัง",
            "",
            "ค",
            "",
            "แล้วเสร็จ",
            "",
            "ภาพถ่าย https://a.go.th/1 www.b.go.th/ข\nแฟ้มที่ ๓\nhttps://a.go.th/1",
        ]
    ],
    "periods": [
        ["1. ก", "1. ข", "กองคลัง", "ทุกวันที่ 5 ของเดือน"],
        ["", "2. ค", "กองคลัง", "ภายใน 15 มี.ค. 67"],
        ["", "3. ง", "กองคลัง", "31 ก.พ. 67"],
        ["", "4. จ", "กองคลัง", "รอแผน"],
        ["", "5. ฉ", "กองคลัง", "03/04/67"],
        ["", "6. ช", "กองคลัง", "ม.ค. 67, มี.ค. 67 และ ส.ค. 67"],
        ["", "7. ซ", "กองคลัง", "รายไตรมาส"],
        ["", "8. ฌ", "กองคลัง", Cell("31/3/2567", 45382.0, "date")],
    ],
    "who": [
        ["1. ก", "1. ข", "ทุกส่วนราชการ"],
        ["", "2. ค", "งานแผนงานและนโยบาย\nกองช่าง (สนับสนุน)"],
        ["", "3. ง", "ทุกส่วนราชการ ยกเว้นกองช่าง"],
        ["", "4. จ", "หน่วยงานอื่นและเครือข่าย"],
    ],
    "rows that contradict each other": [
        ["1. ก", "1. ข", "กองคลัง", "ต.ค. 66", "จัดแล้ว", "", "แล้วเสร็จ"],
        ["1. ก", "1. ข", "กองคลัง", "พ.ย. 66", "ยังไม่ได้จัด", "", "ยังไม่ดำเนินการ"],
    ],
    "dates, a weight and columns of its own": [
        ["1. ก", "1. ข", "กองคลัง", "", "ค", "", "", "", "", "15 ก.พ. 67", "หัวหน้าฝ่าย\nกองคลัง", 2.5, "ไม่ใช้งบประมาณ"],
        ["", "2. ค", "กองคลัง", "", "ค", "", "", "", "", "ไม่แน่", "", "", "1,000 บาท\n(โอน)"],
    ],
}


@pytest.mark.parametrize("divisions", [None, DIVISIONS], ids=["no list of divisions", "a list of divisions"])
@pytest.mark.parametrize("rows", MESSES.values(), ids=MESSES)
def test_the_same_assignments(rows, divisions):
    tabs = [tab("แผน", [["เทศบาลตำบลตัวอย่าง"], FULL, *rows])] + ([tab("ส่วนราชการ", divisions, gid=1)] if divisions else [])
    before = dataset(*tabs)
    assert len(before.form.assignments) >= len(rows)
    assert_same(before, there_and_back(before))


@pytest.mark.parametrize("year", sample.BUNDLED)
def test_the_bundled_years(year):
    before = bundled_year(year)
    after = there_and_back(before)
    assert_same(before, after)
    assert [tab.title for tab in after.form.tabs if tab.is_form] == ["รายละเอียด"]
    assert after.demonstration == before.demonstration


@pytest.mark.parametrize("year", sample.BUNDLED)
def test_the_file_read_back_gives_the_same_file(year):
    before = bundled_year(year)
    once = there_and_back(before)
    assert_same(once, there_and_back(once))


def test_the_command_line_gives_the_same_from_the_file(tmp_path: Path):
    path = tmp_path / "summary.xlsx"
    given = ["--as-of", "2024-06-30"]
    for source, target in ((str(sample.BUNDLED[2567].path), path), (str(path), tmp_path / "again.json")):
        assert main(["export", "assignments", "--source", source, *given, "-o", str(target)]) == 0
    assert main(["export", "assignments", "--year", "2567", *given, "-o", str(tmp_path / "first.json")]) == 0
    first, again = (json.loads((tmp_path / name).read_text("utf-8"))["rows"] for name in ("first.json", "again.json"))
    assert [{**row, **dict.fromkeys(PLACE)} for row in again] == [{**row, **dict.fromkeys(PLACE)} for row in first]


@given(header=HEADERS, rows=ROWS, merges=MERGES)
@examples(max_examples=fewer(3), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_any_form_reads_back(header, rows, merges):
    grid = tab("แผน", [header, *rows], tuple(merges))
    if not read_form(workbook(grid)).tabs[0].is_form:
        return
    before = dataset(grid)
    expected, after = judged(before), judged(there_and_back(before))
    assert len(after) == len(expected)
    for name in expected:
        if name == "extra":
            assert [stored(one) for one in expected[name]] == [stored(one) for one in after[name]]
        elif expected[name].dtype in ("float64", "int64", "datetime64[s]", "bool"):
            pd.testing.assert_series_equal(after[name], expected[name], rtol=1e-12)
        else:
            assert list(after[name]) == [stored(one) for one in expected[name]], name


def stored(value):
    """``value`` as a file can hold it."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {stored(" ".join(name.split())): stored(text) for name, text in value.items()}
    return tuple(map(stored, value))


def test_a_column_of_the_sheet_may_be_named_as_one_of_ours():
    extra = {"สถานะ": "ไม่สามารถดำเนินการได้ เพราะฝนตก", "รหัส": "ก-1", "หมายเหตุ": "a", "ผลการดำเนินการ": "b"}
    before = dataset_of([{**RECORDS[0], "extra": extra}])
    assert there_and_back(before, EVERYTHING).form.assignments["extra"][0] == extra


def test_a_filtered_file_is_what_was_chosen():
    before = dataset_of()
    after = there_and_back(before, Filters(AS_OF, divisions=("กองคลัง",)))
    assert list(after.form.assignments["division"]) == ["กองคลัง", "กองคลัง"]


def test_year_and_office_of_the_settings_win():
    after = read_back(summary_xlsx(dataset_of(), EVERYTHING), office="กรมตัวอย่าง")
    assert after.office == "กรมตัวอย่าง"


def test_without_the_explanations_the_title_line_says_year_and_office():
    before = dataset_of()
    after = edited(lambda book: book.remove(book["คำอธิบาย"]))
    assert (after.year, after.office) == (before.year, before.office)
    pd.testing.assert_frame_equal(judged(after), judged(before))


def test_a_csv_file_of_ours_is_read_row_by_row_too(tmp_path: Path):
    before = bundled_year(2567)
    path = tmp_path / "assignments.csv"
    path.write_bytes(summary_csv(before, Filters(AS_OF)))
    after = load(Settings(spreadsheet=str(path)))
    pd.testing.assert_frame_equal(judged(after), judged(before))
    assert (after.year, after.office, after.demonstration) == (before.year, before.office, before.demonstration)


# What a person changes in the file


@cache
def of_records() -> bytes:
    """The file of the tests' own office, written once."""
    return summary_xlsx(dataset_of(), EVERYTHING)


def edited(change) -> Dataset:
    """What that file means after a person's ``change``."""
    book = openpyxl.load_workbook(BytesIO(of_records()))
    change(book)
    file = BytesIO()
    book.save(file)
    return read_back(file.getvalue())


def put(header: str, row: int, value: object):
    """A change of the cell under ``header`` in the ``row``-th assignment (from 0)."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["รายละเอียด"]
        top = next(row for row in sheet.iter_rows() if row[0].value == "มาตรการ/แนวทาง")
        cell = next(cell for cell in top if cell.value == header)
        sheet.cell(cell.row + 1 + row, cell.column).value = value

    return change


@pytest.mark.parametrize(
    ("header", "row", "value", "status", "progress", "basis"),
    [
        ("สถานะ", 1, "แล้วเสร็จ", "done", 100, "status"),
        ("สถานะ", 2, "กำลังทำ", "in_progress", 50, "status"),
        ("สถานะ", 1, "ไม่สามารถดำเนินการได้ เนื่องจากฝนตก", "unable", 0, "status"),
        ("ความคืบหน้า (ร้อยละ)", 1, 75, "in_progress", 75, "percent"),
        ("ความคืบหน้า (ร้อยละ)", 2, "ร้อยละ ๔๐", "in_progress", 40, "percent"),
        ("ผลการดำเนินการ", 2, "จัดแล้วเสร็จ", "done", 100, "result"),
        ("สถานะ", 3, None, "no_report", 0, "none"),
        ("ความคืบหน้า (ร้อยละ)", 0, None, "done", 100, "status"),
    ],
)
def test_what_is_typed_over_counts(header, row, value, status, progress, basis):
    after = judged(edited(put(header, row, value))).iloc[row]
    assert (after["status"], after["progress"], after["basis"]) == (status, progress, basis)


def test_a_reason_typed_beside_the_status_is_kept():
    after = judged(edited(put("สถานะ", 1, "ยกเลิก เพราะซ้ำ"))).iloc[1]
    assert (after["status"], after["reason"]) == ("cancelled", "ซ้ำ")


def test_a_period_without_dates_is_read():
    after = judged(edited(put("ระยะเวลาดำเนินการ", 3, "ม.ค. – มี.ค. 67"))).iloc[3]
    assert (after["start"].date(), after["end"].date()) == (date(2024, 1, 1), date(2024, 3, 31))


def test_a_date_typed_as_a_date_is_read():
    after = judged(edited(put("วันสิ้นสุด", 1, datetime(2024, 5, 31)))).iloc[1]  # noqa: DTZ001
    assert after["end"].date() == date(2024, 5, 31)


def test_what_cannot_be_read_is_a_problem_at_its_cell():
    problems = edited(put("ระยะเวลาดำเนินการ", 3, "วันไหนก็ได้")).form.problems
    assert ("PERIOD_UNREADABLE", "วันไหนก็ได้") in set(zip(problems["code"], problems["value"], strict=True))


def test_a_cell_outside_the_table_is_named():
    def note(book: openpyxl.Workbook) -> None:
        sheet = book["รายละเอียด"]
        sheet.cell(sheet.max_row + 2, 3, "โทรถามกองคลัง")

    after = edited(note)
    assert len(after.form.assignments) == len(RECORDS)
    assert "โทรถามกองคลัง" in set(after.form.problems["value"])


def test_beside_another_form_the_file_is_read_as_forms_are():
    def add(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("เพิ่ม")
        for row in (HEADER, ["9. ใหม่", "1. เพิ่ม", "กองช่าง", "", "", ""]):
            sheet.append(row)

    after = edited(add)
    assert "เพิ่ม" in set(after.form.assignments["tab"])
    assert {tab.title for tab in after.form.tabs if tab.is_form} >= {"รายละเอียด", "เพิ่ม"}


@pytest.mark.parametrize("name", ["ประเมินถึงวันที่", "ข้อมูล ณ วันที่"], ids=["now", "of earlier releases"])
@pytest.mark.parametrize("kind", ["file", "without its explanations", "csv"])
def test_the_file_says_as_of_when_it_is(kind, name, tmp_path):
    before, day = dataset_of(), date(2024, 3, 5)
    if kind == "csv":
        path = tmp_path / "summary.csv"
        path.write_bytes(summary_csv(before, Filters(day)).replace("ประเมินถึงวันที่".encode(), name.encode()))
        after = load(Settings(spreadsheet=str(path)))
    else:
        book = openpyxl.load_workbook(BytesIO(summary_xlsx(before, Filters(day))))
        if kind != "file":
            del book["คำอธิบาย"]
        for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)):
            cell.value = cell.value.replace("ประเมินถึงวันที่", name)
        file = BytesIO()
        book.save(file)
        after = read_back(file.getvalue())
    assert (after.default_as_of(), after.year) == (day, before.year)
    assert after.default_as_of(date(2024, 5, 1)) == date(2024, 5, 1)
    assert not [extra for extra in after.form.assignments["extra"] if name in extra]
