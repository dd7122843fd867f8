"""People beside or instead of a division are who reports, no divisions (rule 17); odd numbers among shares are named (rule 4)."""

import pytest

from ita_dash.sheet.workbook import Cell
from tests.grids import DIVISIONS, HEADER, read


def who(cell: str, divisions=None) -> list[tuple[str, str]]:
    form = read([HEADER, ["สุจริต", "ทำแผน", cell, "", "ทำแล้ว", ""]], divisions)
    return list(zip(form.assignments["division"], form.assignments["reported_by"], strict=True))


@pytest.mark.parametrize(
    ("cell", "division", "person"),
    [
        ("กองคลัง\nนายสมพงษ์ แก้วใส", "กองคลัง", "นายสมพงษ์ แก้วใส"),
        ("กองคลัง/นายสมพงษ์ แก้วใส", "กองคลัง", "นายสมพงษ์ แก้วใส"),
        ("กองคลัง นายสมพงษ์ แก้วใส", "กองคลัง", "นายสมพงษ์ แก้วใส"),
        ("นายสมพงษ์ แก้วใส", "", "นายสมพงษ์ แก้วใส"),
        ("ผู้รับผิดชอบ: นายสมพงษ์ แก้วใส", "", "นายสมพงษ์ แก้วใส"),
        ("นางสาวดวงดี ศรีงาม (กองช่าง)", "กองช่าง", "นางสาวดวงดี ศรีงาม"),
        ("กองช่าง (น.ส.ดวงดี ศรีงาม)", "กองช่าง", "น.ส.ดวงดี ศรีงาม"),
        ("ว่าที่ ร.ต.สมพงษ์ แก้วใส\nสำนักปลัด", "สำนักปลัด", "ว่าที่ ร.ต.สมพงษ์ แก้วใส"),
        ("จ่าเอกสมพงษ์ แก้วใส (งานป้องกัน)", "งานป้องกัน", "จ่าเอกสมพงษ์ แก้วใส"),
        ("นายสมพงษ์ แก้วใส ผอ.กองคลัง", "กองคลัง", "นายสมพงษ์ แก้วใส"),
        ("นายกมล แก้วใส และ นางดวงดี ศรีงาม", "", "นายกมล แก้วใส\nนางดวงดี ศรีงาม"),
        # Posts are no people, and divisions are none
        ("นายก อบต.", "นายก อบต.", ""),
        ("นายกเทศมนตรี", "นายกเทศมนตรี", ""),
        ("นายช่างโยธา", "นายช่างโยธา", ""),
        ("นายอำเภอ", "นายอำเภอ", ""),
        ("กองคลัง", "กองคลัง", ""),
    ],
)
def test_a_person_without_a_list_is_who_reports(cell: str, division: str, person: str) -> None:
    assert who(cell) == [(division, person)]


def test_a_person_beside_two_divisions_is_of_both() -> None:
    assert who("กองคลัง\nกองช่าง\nนายสมพงษ์ แก้วใส") == [("กองคลัง", "นายสมพงษ์ แก้วใส"), ("กองช่าง", "นายสมพงษ์ แก้วใส")]


def test_a_person_whom_the_list_knows_is_a_division() -> None:
    assert who("นายสมพงษ์ แก้วใส", [["ส่วนราชการ", "ชื่อย่อ"], ["กองคลัง", "นายสมพงษ์ แก้วใส"]]) == [("กองคลัง", "")]
    assert who("กองคลัง\nนางดวงดี ศรีงาม", DIVISIONS) == [("กองคลัง", "นางดวงดี ศรีงาม")]


def test_a_person_alone_is_said_to_be_no_division() -> None:
    (one,) = read([HEADER, ["สุจริต", "ทำแผน", "นายสมพงษ์ แก้วใส", "", "ทำแล้ว", ""]]).problems.itertuples()
    assert (one.code, one.cell, one.value) == ("DIVISION_ONLY_PERSON", "C2", "นายสมพงษ์ แก้วใส")


# Shares


@pytest.mark.parametrize(
    ("typed", "odd"),
    [
        ((0.25, 0.5, 0.75, 1, 80), ["D6"]),
        ((0.2, 0.4, 2), ["D4"]),
        ((0.25, "60", 0.5), ["D3"]),
        ((0.25, "80%", 0.5), []),
        ((0.25, Cell("80%", 0.8, "percent"), 0.5), []),
        ((0.25, 0.5, 1), []),
        ((20, 40, 80), []),
    ],
)
def test_an_odd_number_among_shares_is_named(typed, odd: list[str]) -> None:
    rows = [["สุจริต", f"งาน {chr(ord('ก') + at)}", "กองคลัง", one] for at, one in enumerate(typed)]
    form = read([["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ร้อยละ"], *rows])
    named = form.problems[form.problems["code"] == "PERCENT_WITHOUT_SIGN"]
    assert list(named["cell"]) == odd
