"""What rows answer in each field where several columns, merged cells or months hold the answer."""

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.rows.conventions import conventions_of
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.values.division import DivisionList
from ita_dash.sheet.workbook import Cell
from tests.grids import Row, drawn, merged, tab

PARTS = ("กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ | ", " | | เชิงปริมาณ | เชิงคุณภาพ")
PARTS_MERGED = ("A1:A2", "B1:B2", "C1:D1")
TWO = "มาตรการ | กิจกรรม | | ผู้รับผิดชอบ"
ROUNDS = "กิจกรรม | ผู้รับผิดชอบ | สถานะ รอบ 6 เดือน | สถานะ รอบ 12 เดือน"
MONTHS = "กิจกรรม | ต.ค. | พ.ย. | ธ.ค. | ม.ค."
ERROR = Cell("#REF!", "#REF!", "error")


def answers(*lines: str, merges: tuple[str, ...] = ()) -> Answers:
    return of(drawn(*lines), merges)


def of(rows: list[Row], merges: tuple[str, ...] = ()) -> Answers:
    (table,) = Segmenter(Spellings(), ContentJudge(DivisionList())).tables(Grid(tab("แผน", rows, merged(*merges))))
    return Answers(table, conventions_of(table))


@pytest.mark.parametrize(
    ("lines", "merges", "name", "own", "shared"),
    [
        # a number before its text, other parts below each other, each with what names it
        ((TWO, "ก | 1. | ประชุม | กองคลัง"), ("B1:C1",), "activity", "1. ประชุม", "1. ประชุม"),
        ((TWO, "ก | ใหญ่ | ประชุม | กองคลัง"), ("B1:C1",), "activity", "ใหญ่\nประชุม", "ใหญ่\nประชุม"),
        ((TWO, "ก | - | ประชุม | กองคลัง"), ("B1:C1",), "activity", "ประชุม", "ประชุม"),
        ((TWO, "ก | ประชุม | ประชุม | กองคลัง"), ("B1:C1",), "activity", "ประชุม", "ประชุม"),
        ((TWO, "ก | - | | กองคลัง"), ("B1:C1",), "activity", "", ""),
        ((TWO, "ก | ประชุม | | กองคลัง"), ("B1:C1", "B2:C2"), "activity", "ประชุม", "ประชุม"),
        ((*PARTS, "ก | กองคลัง | 3 ครั้ง | ดี"), PARTS_MERGED, "result", *["เชิงปริมาณ: 3 ครั้ง\nเชิงคุณภาพ: ดี"] * 2),
        ((*PARTS, "ก | กองคลัง | - | ดี"), PARTS_MERGED, "result", "เชิงคุณภาพ: ดี", "เชิงคุณภาพ: ดี"),
        ((*PARTS, "ก | กองคลัง | 3 ครั้ง"), (*PARTS_MERGED, "C3:D3"), "result", "3 ครั้ง", "เชิงปริมาณ: 3 ครั้ง"),
        # one column
        ((TWO, "ก | ประชุม | | -"), (), "division", "", "-"),
        # the marks below the names of divisions
        (("กิจกรรม | ผู้รับผิดชอบ | ", " | กองคลัง | กองช่าง", "ก | / | x"), ("A1:A2", "B1:C1"), "division", *["กองคลัง\nกองช่าง"] * 2),
        (("กิจกรรม | ผู้รับผิดชอบ | ", " | กองคลัง | กองช่าง", "ก | / | 0"), ("A1:A2", "B1:C1"), "division", *["กองคลัง"] * 2),
    ],
)
def test_an_answer_in_several_cells(lines: tuple[str, ...], merges: tuple[str, ...], name: str, own: str, shared: str) -> None:
    found = answers(*lines, merges=merges)
    row = found.grid.height - 1
    assert (found.own(row, name), found.shared(row, name)) == (own, shared)


def test_what_a_merged_cell_shares_from_above_is_not_the_rows_own() -> None:
    found = answers(TWO, "ก | ใหญ่ | ประชุม | กองคลัง", " | | อบรม |", merges=("B1:C1", "B2:B3", "D2:D3"))
    assert [(found.own(row, "activity"), found.shared(row, "activity")) for row in (1, 2)] == [
        ("ใหญ่\nประชุม", "ใหญ่\nประชุม"),
        ("อบรม", "ใหญ่\nอบรม"),
    ]
    assert [(found.own(row, "division"), found.shared(row, "division")) for row in (1, 2)] == [
        ("กองคลัง", "กองคลัง"),
        ("", "กองคลัง"),
    ]
    assert (found.own(2, "period"), found.shared(2, "period"), found.cell(2, "period").text) == ("", "", "")


@pytest.mark.parametrize(
    ("first", "second", "cell", "text"),
    [
        ("แล้วเสร็จ", "ยกเลิก", "แล้วเสร็จ", "แล้วเสร็จ\nยกเลิก"),
        ("-", "ยกเลิก", "ยกเลิก", "ยกเลิก"),
        ("", "ยกเลิก", "ยกเลิก", "ยกเลิก"),
        ("", "", "", ""),
        (ERROR, "ยกเลิก", "", "ยกเลิก"),
        ("แล้วเสร็จ", ERROR, "แล้วเสร็จ", "แล้วเสร็จ"),
    ],
)
def test_the_value_of_several_columns_is_the_first_that_is_filled(
    first: str | Cell, second: str | Cell, cell: str, text: str
) -> None:
    found = of([*drawn(ROUNDS), ["ก", "กองคลัง", first, second]])
    assert (found.cell(1, "status").text, found.shared(1, "status")) == (cell, text)
    assert found.says("status")[1] == text


def test_rounds_are_columns_of_one_field_the_earliest_first() -> None:
    found = answers("กิจกรรม | ผู้รับผิดชอบ | สถานะ รอบ 12 เดือน | สถานะ รอบ 6 เดือน", "ก | กองคลัง | แล้วเสร็จ | ยกเลิก")
    assert [one.number for one in found.in_rounds("status")] == [3, 2]
    assert [found.of_round(1, found.in_rounds("status"), order) for order in (6, 12, 9)] == ["ยกเลิก", "แล้วเสร็จ", ""]
    assert found.in_rounds("result") == []
    assert answers("กิจกรรม | ผู้รับผิดชอบ | สถานะ รอบ 6 เดือน", "ก | กองคลัง | ยกเลิก").in_rounds("status") == []


@pytest.mark.parametrize(
    ("rows", "progress", "planned"),
    [
        (("ก | 20 | 40 | |", "ข | 10 | 30 | |"), True, ""),
        (("ก | 20 | | |", "ข | | 40 | |"), True, ""),
        (("ก | 20 | | |", "ข | / | | |"), False, "ต.ค. 66"),  # one number is a mark
        (("ก | 1 | 1 | |", "ข | / | | |"), False, "ต.ค. 66 – พ.ย. 66"),
        (("ก | 20 | 40 | |", "ข | / | / | |"), False, "ต.ค. 66 – พ.ย. 66"),  # as many marks
        (("ก | 20 | 40 | 60 |", "ข | / | / | |"), True, ""),
        (("ก | 20 | 101 | 40 |", "ข | 101 | | |"), False, "ต.ค. 66 – ธ.ค. 66"),
        (("ก | 20 | 100 | |", "ข | 101 | | |"), True, ""),
        (("ก | 20 | 0 | |", "ข | 40 | 0 | |"), True, ""),
        (("ก | / | / | |", "ข | | / | |"), False, "ต.ค. 66 – พ.ย. 66"),
    ],
)
def test_numbers_under_months_are_progress_where_they_are_more_than_the_marks(
    rows: tuple[str, ...], progress: bool, planned: str
) -> None:
    found = answers(MONTHS, *rows)
    assert found.months_are_progress is progress
    assert found.planned(1).typed(FiscalYear(2567)) == planned


@pytest.mark.parametrize(
    ("cells", "months"),
    [
        ("20 | 40 | |", [20, 40]),
        ("20 | 40 | 0 | 0", [20, 40]),  # progress does not go back to nothing
        ("0 | 40 | 0 | 60", [0, 40, 0, 60]),
        ("0 | 0 | |", [0, 0]),
        ("20 | - | 60 |", [20, 60]),
    ],
)
def test_the_months_that_hold_progress(cells: str, months: list[float]) -> None:
    found = answers(MONTHS, f"ก | {cells}", "ข | 10 | 20 | 30 | 40")
    assert [cell.number for _column, cell in found.by_month(1)] == months
    assert answers(MONTHS, "ก | / | / | |", "ข | / | | |").by_month(1) == []


@pytest.mark.parametrize(
    ("columns", "cells", "typed", "fields"),
    [
        ("ระยะเวลา", "ต.ค. 66", "ต.ค. 66", {"period"}),
        ("ระยะเวลา | กำหนดส่ง", "ต.ค. 66 | ธ.ค. 66", "ต.ค. 66", {"period"}),
        ("ระยะเวลา | กำหนดส่ง", "- | ธ.ค. 66", "ธ.ค. 66", {"deadline"}),
        ("วันเริ่มต้น | วันสิ้นสุด", "1 ต.ค. 66 | 31 ธ.ค. 66", "1 ต.ค. 66 – 31 ธ.ค. 66", {"start", "end"}),
        ("วันเริ่มต้น | วันสิ้นสุด", "- | 31 ธ.ค. 66", "31 ธ.ค. 66", {"start", "end"}),
        ("วันเริ่มต้น | กำหนดส่ง", "1 ต.ค. 66 | 31 ธ.ค. 66", "1 ต.ค. 66 – 31 ธ.ค. 66", {"start", "deadline"}),
        ("กำหนดส่ง", "31 ธ.ค. 66", "31 ธ.ค. 66", {"deadline"}),
        ("กำหนดส่ง", "-", "", set()),
        ("วันสิ้นสุด", "31 ธ.ค. 66", "31 ธ.ค. 66", {"end"}),
    ],
)
def test_of_several_columns_of_time_the_first_that_says_something_counts(
    columns: str, cells: str, typed: str, fields: set[str]
) -> None:
    planned = answers(f"กิจกรรม | ผู้รับผิดชอบ | {columns}", f"ก | กองคลัง | {cells}").planned(1)
    assert planned.typed(FiscalYear(2567)) == typed
    assert planned.fields == fields


@pytest.mark.parametrize(
    ("columns", "cells", "beside"),
    [
        ("ระยะเวลา", "ต.ค. 66", None),
        ("ระยะเวลา | กำหนดส่ง", "ต.ค. 66 | ธ.ค. 66", [("กำหนดส่ง", "ธ.ค. 66")]),
        ("ระยะเวลา | กำหนดส่ง", "ต.ค. 66 | -", []),
        ("ระยะเวลา | กำหนดส่ง", "- | ธ.ค. 66", []),
        ("วันเริ่มต้น | วันสิ้นสุด | กำหนดส่ง", "1 ต.ค. 66 | 31 ธ.ค. 66 | ม.ค. 67", [("กำหนดส่ง", "ม.ค. 67")]),
        ("ระยะเวลา | ต.ค. | พ.ย. | ธ.ค.", "ต.ค. 66 | / | | รอ", [("ต.ค.", "/"), ("ธ.ค.", "รอ")]),
        ("ต.ค. | พ.ย. | ธ.ค.", "/ | | รออนุมัติ", [("ธ.ค.", "รออนุมัติ")]),
    ],
)
def test_what_stands_beside_the_period_that_counts(columns: str, cells: str, beside: list[tuple[str, str]] | None) -> None:
    found = answers(f"กิจกรรม | ผู้รับผิดชอบ | {columns}", f"ก | กองคลัง | {cells}")
    assert found.has_several_periods is (beside is not None)
    assert list(found.beside_period(1, found.planned(1))) == (beside or [])


@pytest.mark.parametrize(("header", "typed"), [("ไตรมาส", "ไตรมาส 2"), ("ไตรมาสที่ดำเนินการ", "ไตรมาส 2"), ("ระยะเวลา", "2")])
def test_a_number_alone_under_quarters_is_one(header: str, typed: str) -> None:
    rows = [*drawn(f"กิจกรรม | ผู้รับผิดชอบ | {header} | ผลการดำเนินการ"), ["ก", "กองคลัง", "2", "จัดแล้ว"]]
    found = of(rows)
    assert found.planned(1).typed(FiscalYear(2567)) == typed


def test_what_the_columns_are() -> None:
    found = answers(f"{ROUNDS} | ผลการดำเนินการ | งบประมาณ | เป้าหมาย", "ก | 0 | แล้วเสร็จ | ยกเลิก | จัดแล้ว | 50 | 40")
    assert (found.column("status"), found.column("activity"), found.column("period")) == (2, 0, -1)
    assert found.fields((0, 3, 99)) == ("activity", "status", "")
    assert [one.header for one in found.targets] == ["เป้าหมาย"]
    assert found.has_rounds
    assert not answers("กิจกรรม | ผู้รับผิดชอบ | สถานะ", "ก | กองคลัง | ยกเลิก").has_rounds
    assert found.divisions.kept(1) == []  # a name is no mark
    assert [answers(f"กิจกรรม | ผล | {name}", "ก | ข | 1/1/2567").has_true_dates for name in ("เริ่มจริง", "สิ้นสุดจริง", "สถานะ")] == [
        *(True, True),
        False,
    ]


def test_a_dash_is_no_answer_and_what_a_cell_holds_is_named_by_text_link_or_note() -> None:
    link, note = Cell("", None, links=("https://a.go.th", "https://b.go.th")), Cell("", None, note="ส่งแล้ว")
    rows: list[Row] = [
        *drawn("กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ | ผู้รายงาน"),
        ["ก", "กองคลัง", "-", "สมชาย"],
        ["ข", "กองคลัง", link, "-"],
        ["ค", "กองคลัง", note, ""],
    ]
    found = of(rows)
    assert (found.shares("result")[1], found.says("result")[1], found.owns("result")[1]) == ("-", "", "")
    assert [found.as_typed[row] for row in (1, 2, 3)] == [{"reported_by": "สมชาย"}, {}, {}]
    assert of([row[:3] for row in rows]).as_typed[1] == {}
    assert [found.typed(row, 2) for row in (1, 2, 3)] == ["-", "https://a.go.th https://b.go.th", "ส่งแล้ว"]
