"""Who signs below a table, in whatever column, moves no assignment."""

import pandas as pd
import pytest

from ita_dash.sheet.workbook import Merge
from tests.grids import codes, read

HEADER = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ", "ข้อเสนอแนะ"]
ROWS = [
    ["๑. โปร่งใส", "๑. จัดประชุม", "กองคลัง", "ต.ค. 66", "จัดแล้ว ๒ ครั้ง", "ทำต่อ"],
    ["", "๒. เผยแพร่แผน", "สำนักปลัด", "ธ.ค. 66", "", ""],
]
BLOCKS = {
    "name and post": ["(ลงชื่อ)....................ผู้จัดทำ", "(นางสาวสมใจ ใจดี)", "นักวิเคราะห์นโยบายและแผนชำนาญการ", "วันที่ 5 ตุลาคม 2567"],
    "no dots": ["ลงชื่อ", "นายสมมติ สาธิต", "รองนายกเทศมนตรี", "๕ ต.ค. ๖๗"],
    "a line more": ["ลงชื่อ ____________ ผู้รับรอง", "(นายสมมติ สาธิต)", "ครูชำนาญการพิเศษ ทำหน้าที่", "หัวหน้างานแผน"],
}


@pytest.mark.parametrize("column", range(len(HEADER)))
@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("block", BLOCKS.values(), ids=list(BLOCKS))
def test_one_who_signs_in_any_column_is_no_report(block, gap, column):
    signed = [["" if place != column else text for place in range(len(HEADER))] for text in block]
    before = read([HEADER, *ROWS])
    after = read([HEADER, *ROWS, *[[""] * len(HEADER)] * gap, *signed])
    pd.testing.assert_frame_equal(after.assignments, before.assignments)


def test_an_activity_alone_at_the_end_is_one_where_nobody_signs():
    after = read([HEADER, *ROWS, ["", "๓. ทบทวนคู่มือ", "", "", "", ""]])
    assert list(after.assignments["activity"]) == ["จัดประชุม", "เผยแพร่แผน", "ทบทวนคู่มือ"]


def test_a_text_alone_under_the_result_goes_on_with_the_row_above():
    after = read([HEADER, ROWS[0], ["", "", "", "", "ผู้เข้าร่วม ๔๕ คน", ""]])
    assert list(after.assignments["result"]) == ["จัดแล้ว ๒ ครั้ง\nผู้เข้าร่วม ๔๕ คน"]


@pytest.mark.parametrize(
    ("signed", "below", "result", "advice"),
    [
        # two who sign side by side: what stands in their columns is of them
        (("ผู้จัดทำ ........", "ผู้ตรวจ ........"), ("คนเก่า", "คนใหม่"), "", ""),
        (("เมื่อวันที่ ........", "เมื่อวันที่ ........"), ("คนเก่า", "คนใหม่"), "", ""),
        (("เมื่อวันที่ ........", ""), ("คนเก่า", "คนใหม่"), "เมื่อวันที่ ........\nคนเก่า", "คนใหม่"),  # one line may be to write on
        (("", "เมื่อวันที่ ........"), ("คนเก่า", "คนใหม่"), "คนเก่า", "เมื่อวันที่ ........\nคนใหม่"),
        (("ลงชื่อ ........", ""), ("คนเก่า", "คนใหม่"), "คนเก่า", "คนใหม่"),  # beyond the columns of who signs
        (("ลงชื่อ ........", ""), ("คนเก่า", ""), "", ""),
    ],
)
def test_what_stands_below_lines_to_sign_on_in_their_own_columns_is_of_them(signed, below, result, advice):
    row = [*ROWS[0][:4], "", ""]
    after = read([HEADER, row, ["", "", "", "", *signed], ["", "", "", "", *below]])
    assert (list(after.assignments["result"]), list(after.assignments["recommendation"])) == ([result], [advice])


def test_another_division_below_a_text_that_goes_on_reports():
    after = read([HEADER, ROWS[0], ["", "", "", "", "ผู้เข้าร่วม ๔๕ คน", ""], ["", "", "กองช่าง", "", "", "ควรทำต่อ"]])
    assert list(after.assignments["division"]) == ["กองคลัง", "กองช่าง"]


def test_below_a_blank_row_that_ends_a_signature_a_report_is_one():
    after = read(
        [
            HEADER,
            ROWS[0],
            ["", "", "", "", "", "ลงชื่อ........."],
            [""] * 6,
            ["๒. สุจริต", "๑. อบรม", "กองช่าง", "ม.ค. 67", "อบรมแล้ว", ""],
        ]
    )
    assert list(after.assignments["activity"]) == ["จัดประชุม", "อบรม"]


SIGNED = [["", "", "ลงชื่อ.......ผู้จัดทำ", "", "", ""], ["", "", "(นางมาลี มีสุข)", "", "", ""]]
SECOND = [["๒. สุจริต", "๑. อบรม", "กองช่าง", "ม.ค. 67", "อบรมแล้ว", ""], ["", "๒. สำรวจ", "กองช่าง", "ก.พ. 67", "", ""]]


@pytest.mark.parametrize("title", ["ตารางที่ 2 ด้านการเงิน", "ด้านการเงิน"])
@pytest.mark.parametrize("gap", [[], [[]]])
def test_who_signs_above_the_title_of_a_table_whose_header_is_typed_again_is_no_report(title, gap):
    form = read([HEADER, *ROWS, *gap, *SIGNED, *gap, [title], HEADER, *SECOND])
    assert list(form.assignments["activity"]) == ["จัดประชุม", "เผยแพร่แผน", "อบรม", "สำรวจ"]


@pytest.mark.parametrize("heading", ["แผนปี 2567", "แผนปี 2567 (ต่อ)"])
@pytest.mark.parametrize("gap", [[], [[]]])
def test_a_page_with_its_heading_again_goes_on_with_the_measure_above(heading, gap):
    form = read([["แผนปี 2567"], ["เทศบาลตัวอย่าง"], HEADER, *ROWS, *gap, [heading], ["เทศบาลตัวอย่าง"], HEADER, ["", *SECOND[0][1:]]])
    assert list(form.assignments["measure"]) == ["โปร่งใส"] * 3
    assert not set(codes(form)) & {"MEASURE_MISSING", "ACTIVITY_MISSING"}


def test_a_heading_that_says_that_it_goes_on_is_no_measure():
    merged = (Merge(3, 0, 4, 6),)
    heading = "รายงานผลตามมาตรการ ประจำปีงบประมาณ พ.ศ. 2567 (ต่อ)"
    form = read([HEADER, *ROWS, [heading], HEADER, ["", *SECOND[0][1:]]], merges=merged)
    assert list(form.assignments["measure"]) == ["โปร่งใส"] * 3


def test_a_page_of_another_year_is_a_table_of_its_own():
    form = read([["แผนปี 2566"], HEADER, *ROWS, ["แผนปี 2567"], HEADER, *SECOND])
    assert (list(form.assignments["activity"]), form.years) == (["อบรม", "สำรวจ"], (2567, 2566))


@pytest.mark.parametrize("column", range(len(HEADER)))
@pytest.mark.parametrize("block", BLOCKS.values(), ids=list(BLOCKS))
def test_one_who_signs_above_the_last_reports_is_no_report_either(block, column):
    signed = [["" if place != column else text for place in range(len(HEADER))] for text in block[:2]]
    before = read([HEADER, *ROWS, *SECOND])
    after = read([HEADER, *ROWS, *signed, *SECOND])
    place = ["row", "cell"]
    pd.testing.assert_frame_equal(after.assignments.drop(columns=place), before.assignments.drop(columns=place))


def test_a_report_on_a_signature_is_no_signature():
    row = ["", "๓. ทำข้อตกลง", "กองช่าง", "ม.ค. 67", "ลงนามข้อตกลงแล้ว", ""]
    assert list(read([HEADER, *ROWS, row, *SECOND]).assignments["result"])[2] == "ลงนามข้อตกลงแล้ว"
