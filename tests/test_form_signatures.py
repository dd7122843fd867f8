"""Who signs below a table is no report, alone or side by side, whatever the posts are called."""

from itertools import combinations

import pytest

from tests.grids import DIVISIONS, HEADER, read

ROWS = [
    ["๑. ก", "๑. ประชุม", "กองคลัง", "ต.ค. 66", "จัดแล้ว", "ทำต่อ"],
    ["", "๒. อบรม", "กองคลัง", "ต.ค. 66", "", ""],
]
SIGNERS = [
    (("ลงชื่อ..........", "ลงชื่อ.........."), ("(นายสมมติ สาธิต)", "(นางสมหญิง จริง)"), ("หัวหน้าสำนักปลัด", "ผู้อำนวยการกองคลัง")),
    (("ลงนาม ........", "ลงนาม ........"), ("ว่าที่ ร.ต. สมมติ", "น.ส. หญิง"), ("นิติกร", "ปลัด"), ("1 ต.ค. 67", "2 ต.ค. 67")),
]


def _below(columns, *lines):
    """Rows that hold the texts of each line in ``columns``."""
    return [[dict(zip(columns, line, strict=True)).get(column, "") for column in range(len(HEADER))] for line in lines]


def _activities(*rows):
    return list(read([HEADER, *ROWS, *rows], DIVISIONS).assignments["activity"])


@pytest.mark.slow
@pytest.mark.parametrize("columns", list(combinations(range(6), 2)), ids=str)
@pytest.mark.parametrize("blank", [[], [[""] * 6]], ids=["right below", "after a blank row"])
@pytest.mark.parametrize("signers", SIGNERS, ids=["names and posts", "and days"])
def test_two_who_sign_side_by_side_are_no_reports(columns, blank, signers):
    assert _activities(*blank, *_below(columns, *signers)) == ["ประชุม", "อบรม"]


def test_what_fills_another_column_below_signatures_reports():
    block = _below((1, 4), *SIGNERS[0][:1])
    assert _activities(*block, ["", "๓. ตรวจ", "กองช่าง", "ต.ค. 66", "ตรวจแล้ว", ""])[-1] == "ตรวจ"


@pytest.mark.parametrize("beside", ["จัดแล้ว", "กองคลัง"])
def test_a_word_of_signing_in_a_row_of_a_report_ends_no_table(beside):
    signed = ["", "ลงชื่อ..........", "กองช่าง", "ต.ค. 66", beside, ""]
    assert _activities(signed, ["", "๓. ตรวจ", "", "", "ตรวจแล้ว", ""])[-1] == "ตรวจ"


def _divisions_below_a_signature(lines):
    names = [(f"คนที่ {chr(0x0E01 + n)}",) for n in range(lines)]
    return list(read([HEADER, *ROWS, *_below((2,), ("ลงชื่อ.........",), *names)]).assignments["division"])[len(ROWS) :]


def test_names_stand_as_many_lines_below_a_signature_as_people_sign():
    assert _divisions_below_a_signature(20) == []


def test_what_stands_further_below_is_a_report():
    assert _divisions_below_a_signature(21) != []
