"""Lines that close a table, right below its last row or after a blank one, are no data; work that begins alike is (rule 6)."""

from typing import Any

import pandas as pd
import pytest

from ita_dash.form.lines.closing import is_closing
from ita_dash.sheet.workbook import Cell, Facts
from tests.grids import DIVISIONS, Row, codes, read
from tests.grids import HEADER as WHOLE_HEADER

HEADER: Row = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "หมายเหตุ"]
ROWS: list[Row] = [
    ["โปร่งใส", "จัดทำโดยการมีส่วนร่วมของชุมชน", "กองคลัง", "จัดทำแล้ว", ""],
    ["ควบคุมภายใน", "ทบทวนคำสั่ง", "กองช่าง", "", ""],
]
CLOSING = [
    "จัดทำโดย งานนโยบายและแผน โทร. 0 4321 1111",
    "เอกสารฉบับนี้จัดทำโดยกองยุทธศาสตร์และงบประมาณ",
    "รวบรวมโดย นางสาวสุดา ใจงาม",
    "ตรวจแล้วถูกต้อง",
    "ขอรับรองว่าข้อมูลข้างต้นถูกต้องและเป็นความจริง",
    "สำเนาถูกต้อง",
    "ผู้รับรองข้อมูล นายแพทย์วิชัย มั่นคง",
    "ผู้รับรอง นายกเทศมนตรี",
    "ผู้รายงาน : นายสมชาย ใจดี",
    "ผู้ดูแลระบบ นางมณี แก้วใส",
    "โทร. 0 4461 1234 ต่อ 12",
    "โทรศัพท์ 02-123-4567",
    "อีเมล plan@example.go.th",
    "นางสาวสุดา ใจงาม นักวิเคราะห์นโยบายและแผน",
    "เรียน นายก อบต. เพื่อโปรดทราบ",
]
WORK = [
    "จัดทำโดยการมีส่วนร่วมของประชาชน",
    "ผู้บริหารประกาศเจตจำนงสุจริต",
    "ผู้ตรวจสอบภายในรายงานผลทุกไตรมาส",
    "ตรวจสอบข้อมูลให้ถูกต้อง",
    "รับรองมาตรฐานการให้บริการ",
    "โทรศัพท์สายตรงรับเรื่องร้องเรียน",
    "ติดต่อผู้ร้องทุกราย",
    "ทราบและปฏิบัติตามประมวลจริยธรรม",
    "รายงานโดยใช้ระบบสารสนเทศ",
]


def below(*lines: str, column: int = 0, gap: int = 0) -> Any:
    rows: list[Row] = [["" if place != column else line for place in range(len(HEADER))] for line in lines]
    return read([HEADER, *ROWS, *([""] * len(HEADER) for _ in range(gap)), *rows], DIVISIONS)


@pytest.mark.parametrize("line", CLOSING)
@pytest.mark.parametrize("gap", [0, 1])
def test_a_line_that_closes_a_table_moves_no_assignment(line, gap):
    plain = read([HEADER, *ROWS], DIVISIONS).assignments
    for column in range(len(HEADER)):
        form = below(line, column=column, gap=gap)
        pd.testing.assert_frame_equal(form.assignments, plain)
        assert "NOTE_OUTSIDE" in codes(form)


def test_closing_lines_stand_side_by_side_and_below_each_other():
    lines: list[Row] = [
        ["จัดทำโดย นางสาวสุดา ใจงาม", "", "ตรวจสอบแล้ว", "", ""],
        ["ตำแหน่ง นักวิชาการ"],
        ["", "ผู้รับรอง ปลัดเทศบาล"],
        ["โทร. 0 4461 1234"],
    ]
    form = read([HEADER, *ROWS, *lines], DIVISIONS)
    pd.testing.assert_frame_equal(form.assignments, read([HEADER, *ROWS], DIVISIONS).assignments)


@pytest.mark.parametrize("text", WORK)
def test_work_that_begins_as_such_a_line_is_work(text):
    assert not is_closing(text)
    assert list(below(text, column=1).assignments["activity"])[-1] == text


@pytest.mark.parametrize("division", ["ผู้ตรวจสอบ", "ผู้รับรองข้อมูล", "ผู้ประสานงาน"])
@pytest.mark.parametrize("result", ["แล้วเสร็จ", "ออกตรวจสองแห่ง"])
def test_such_a_word_beside_a_report_names_who_reports(division, result):
    form = read([HEADER, *ROWS, ["", "", division, result, ""]])
    assert list(form.assignments["division"]) == ["กองคลัง", "กองช่าง", division]


def test_a_result_that_names_such_people_stays():
    form = read([HEADER, ROWS[0], ["", "", "", "ผู้เข้าร่วม ประชาชน 30 คน", ""], ["", "", "", "ผู้รับรองแล้ว 3 ราย", ""]])
    assert list(form.assignments["result"]) == ["จัดทำแล้ว\nผู้เข้าร่วม ประชาชน 30 คน\nผู้รับรองแล้ว 3 ราย"]


ROLES: list[Row] = [["", "อบรม", "ผู้ประสานงาน", "อบรมแล้ว", ""], ["", "ตรวจบัญชี", "ผู้ตรวจสอบ", "", ""]]


@pytest.mark.parametrize("last", [["", "", "ผู้ประสานงาน", "", ""], ["", "", "ผู้ประสานงาน", "ตรวจสอบแล้ว", ""]])
def test_who_is_responsible_in_other_rows_closes_no_table(last):
    form = read([HEADER, *ROWS, *ROLES, last])
    assert [(one.activity, one.division) for one in form.assignments.itertuples()][4:] == [("ตรวจบัญชี", "ผู้ประสานงาน")]
    assert len(read([HEADER, *ROWS, last]).assignments) == 2


@pytest.mark.parametrize("column", range(len(HEADER)))
def test_whoever_signs_below_a_row_that_is_struck_out_goes_on_with_nothing(column):
    struck = [Cell(text, text, facts=Facts(unstruck="")) for text in ("สุจริต", "อบรม", "กองช่าง", "", "")]
    for line in ("ตรวจแล้วถูกต้อง", "จัดทำโดย งานนโยบายและแผน โทร. 0 4321 1111", "นายสมชาย ใจดี"):
        signed: Row = ["" if place != column else line for place in range(len(HEADER))]
        assert list(read([HEADER, *ROWS, struck, signed]).assignments["activity"]) == [str(row[1]) for row in ROWS]


@pytest.mark.parametrize(
    "last", [["ผู้รายงาน", "นางสาววันดี", "โทร.", "0812345678"], ["จัดทำโดย", "นายสมชาย ใจดี", "โทรศัพท์", "043-111222"]]
)
def test_who_closes_a_table_may_stand_in_cells_side_by_side(last):
    assert len(read([HEADER, *ROWS, last]).assignments) == 2


VALUE, PROSE = {"period": "ต.ค. 67"}, {"recommendation": "ข้อความ"}
TWO_VALUES = VALUE | {"result": "จัดแล้ว"}


@pytest.mark.parametrize(
    ("text", "blank_above", "beside", "more"),
    [
        ("ลงชื่อ นายสมชาย ใจดี", False, VALUE | PROSE, TWO_VALUES),
        ("อื่น ๆ ..............................", False, VALUE, VALUE | PROSE),
        ("นายกเทศมนตรี", False, PROSE, VALUE),
        ("นายกเทศมนตรี", True, VALUE, VALUE | PROSE),
        ("ผู้เสนอราคา 3 ราย", False, PROSE, VALUE),
    ],
)
def test_what_stands_below_tables_ends_one_until_more_beside_it_is_a_report(text, blank_above, beside, more):
    def is_margin(cells):
        row = ["", text, "", *(cells.get(name, "") for name in ("period", "result", "recommendation"))]
        report = ["๑. ก", "๑. ข", "กองคลัง", "ต.ค. 66", "จัดแล้ว", "ควรทำ"]
        return len(read([WHOLE_HEADER, report, *([[""]] if blank_above else []), row]).assignments) == 1

    assert [is_margin(beside), is_margin(more)] == [True, False]
