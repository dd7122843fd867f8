"""What is told of each tab: its headers and columns, and which rows are no report (the page ตรวจสอบข้อมูล)."""

import pytest

from ita_dash.form.columns.tablecolumns import Column, Columns
from ita_dash.form.grid import Grid
from ita_dash.form.read import read_form
from ita_dash.form.tables.segments import Header
from ita_dash.form.tabs.putaway import COPY, HIDDEN
from ita_dash.form.tabs.tabreadings import FORM as IS_FORM
from ita_dash.form.tabs.tabreadings import ColumnReading, TabReading, read_tab
from tests.grids import DIVISIONS, HEADER, Row, tab, workbook

REPORT: Row = ["1. ก", "1. ข", "กองคลัง", "ตลอดปี", "ทำแล้ว", ""]
FORM: list[Row] = [
    ["แผน"],
    HEADER,
    REPORT,
    [],
    ["หมายเหตุ หนึ่ง"],
    ["", "2. ค", "กองช่าง", "", "", ""],
    ["หมายเหตุ สอง"],
    ["2. ง", "1. ข", "กองคลัง", "", "", ""],
    ["2. ง", "1. ข", "กองคลัง", "", "", ""],
    [],
    ["กิจกรรม", "มาตรการ", "หน่วยงานที่รับผิดชอบ"],
    ["1. จ", "3. ฉ", "กองช่าง"],
]


def told(one: TabReading) -> dict[str, object]:
    names = ("role", "header_row", "rows", "assignments", "merged", "skipped", "is_form")
    return {name: getattr(one, name) for name in names if getattr(one, name)}


def test_of_each_tab_it_is_told_what_stands_in_it() -> None:
    tabs = [
        tab("แผน", FORM),
        tab("กอง", [["รายชื่อ"], *DIVISIONS], gid=1),
        tab("ปก", [["ปก"], [], ["ปี"]], gid=2),
        tab("ว่าง", [], gid=3),
    ]
    assert [told(one) for one in read_form(workbook(*tabs)).tabs] == [
        {"role": "form", "header_row": 2, "rows": 7, "assignments": 4, "merged": 1, "skipped": {"note": 2}, "is_form": True},
        {"role": "divisions", "header_row": 2, "rows": 4},
        {"role": "other", "rows": 2},
        {"role": "other"},
    ]


def test_rows_that_are_no_report_are_told_by_sort_and_reason_at_the_first() -> None:
    (only,) = read_form(workbook(tab("แผน", FORM))).tabs
    assert [(one.row, one.last) for one in only.headers] == [(2, 2), (11, 11)]
    assert [one.header for one in only.columns] == HEADER
    assert [(kind, count, row) for kind, _reason, count, row in only.reasons] == [("note", 2, 5)]


def test_a_column_that_is_known_by_its_place_alone_has_no_votes() -> None:
    header = Header(0, 0, Columns((Column(1, "กิจกรรม", "activity", "กิจกรรม"),)))
    (only,) = read_tab(Grid(tab("แผน", [HEADER])), IS_FORM, [header]).columns
    assert only == ColumnReading("B", "กิจกรรม", "activity", "กิจกรรม", (), 0.0, "", 0.0)


@pytest.mark.parametrize(("left_out", "link"), [("", "#gid=7&range=A1"), (COPY, "#gid=7&range=A1"), (HIDDEN, "")])
def test_a_tab_is_linked_unless_somebody_hid_it(left_out: str, link: str) -> None:
    grid = Grid(tab("แผน", [HEADER], gid=7), "https://docs.google.com/spreadsheets/d/x/edit")
    assert read_tab(grid, IS_FORM, [], left_out=left_out).link.removeprefix(grid.url) == link
