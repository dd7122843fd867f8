"""What holds for a whole column is said once, with a count; what is of single cells is said of each."""

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.finding import Finding
from ita_dash.form.problems import FEW, Problem, gathered, problem
from ita_dash.problemwords import with_sentences
from tests.grids import HEADER, read

TITLES = [*HEADER[:4], "วันที่รายงาน", *HEADER[4:]]


def _rows(days):
    return [
        TITLES,
        *(
            [f"มาตรการ {n % 3}", f"กิจกรรมที่ {chr(3585 + n)} ของปี", ("กองคลัง", "กองช่าง")[n % 2], "ตลอดปี", day, "จัดทำแล้ว", ""]
            for n, day in enumerate(days)
        ),
    ]


def _unreadable(days):
    problems = read(_rows(days)).problems
    return with_sentences(problems[problems["code"] == "DATE_UNREADABLE"], FiscalYear(2567), thai_digits=True)


def test_a_column_that_cannot_be_read_is_one_problem_with_a_count():
    found = _unreadable([f"เมื่อวาน {n}" for n in range(FEW + 1)])
    assert len(found) == 1
    (one,) = found.itertuples()
    assert one.cell == "E2"
    assert one.division == "กองคลัง, กองช่าง"
    assert one.value.split("\n") == [f"เมื่อวาน {n}" for n in range(FEW + 1)]
    assert "๑๑ เซลล์ คือ E2:E12" in one.message


def test_notes_that_stand_together_are_one_problem_with_its_range():
    signed = [["", "", "ลงชื่อ....ผู้รายงาน", "", "ลงชื่อ....ผู้รับรอง"], [], ["", "", "(นายก ใจดี)", "", "(นางข ใจงาม)"]]
    header, first, second = _rows(["1 มิ.ย. 67", "2 มิ.ย. 67"])
    found = with_sentences(
        read([header, first, ["หมายเหตุ ส่งทุกวันที่ 5"], second, [], *signed]).problems, FiscalYear(2567), thai_digits=True
    )
    assert list(found["code"]) == ["NOTE_OUTSIDE"] * 2
    assert list(found["cell"]) == ["A3", "C6"]
    assert list(found["division"]) == ["", ""]  # of nobody: neither of who reported last nor of "ลงชื่อ"
    assert "C6:E8" in found["message"][1]
    assert found["value"][1] == "ลงชื่อ....ผู้รายงาน\nลงชื่อ....ผู้รับรอง\n(นายก ใจดี)\n(นางข ใจงาม)"


def test_rows_of_nobody_add_no_name_to_the_divisions():
    rows = _rows([f"เมื่อวาน {n}" for n in range(FEW + 1)])
    rows[1][2] = ""  # nothing above it that it could go on with
    problems = read(rows).problems
    (one,) = problems[problems["code"] == "DATE_UNREADABLE"].itertuples()
    assert one.division == "กองช่าง, กองคลัง"


@pytest.mark.parametrize(
    ("odd", "others"),
    [(FEW, 0), (FEW, FEW), (FEW + 1, FEW + 1)],
    ids=["as few as are read at a glance", "few of many", "half of the rows are not most of them"],
)
def test_what_is_not_of_the_whole_column_is_said_of_each_cell(odd, others):
    found = _unreadable([f"เมื่อวาน {n}" for n in range(odd)] + ["1 มิ.ย. 67"] * others)
    assert len(found) == odd
    assert not any("เซลล์" in message for message in found["message"])


def test_just_more_than_half_of_the_rows_are_most_of_them():
    assert len(_unreadable([f"เมื่อวาน {n}" for n in range(FEW + 2)] + ["1 มิ.ย. 67"] * (FEW + 1))) == 1


def test_what_an_activity_owes_is_said_of_each():
    rows = [[*HEADER, "สถานะ"], *([f"ม {n}", f"กิจกรรม {n}", "กองคลัง", "ตลอดปี", "", "", "แล้วเสร็จ"] for n in range(FEW + 5))]
    problems = read(rows).problems
    assert list(problems["code"]).count("DONE_WITHOUT_RESULT") == FEW + 5


def at(code: str, cell: str, value: str = "", division: str = "", tab: str = "แผน") -> Problem:
    return problem(Finding(code, value), tab=tab, row=int(cell[1:]), cell=cell, division=division)


@pytest.mark.parametrize(
    ("problems", "told"),
    [
        (
            [
                at("NOTE_OUTSIDE", "B9"),
                at("NOTE_OUTSIDE", "A8", "ก"),
                at("NOTE_OUTSIDE", "C9", "ก"),
                at("NOTE_OUTSIDE", "A9", "ข"),
            ],
            [("A8", "ก\nข", "A8:C9")],
        ),
        (
            [at("NOTE_OUTSIDE", "A4", "ก"), at("NOTE_OUTSIDE", "A8", "ข")],
            [("A4", "ก", "A4"), ("A8", "ข", "A8")],
        ),  # a report between
        ([at("NOTE_OUTSIDE", "A2", "ก"), at("NOTE_OUTSIDE", "A4", "ข")], [("A2", "ก\nข", "A2:A4")]),
        ([at("NOTE_OUTSIDE", "A8", "ก"), at("NOTE_OUTSIDE", "A8", "ข", tab="อื่น")], [("A8", "ก", "A8"), ("A8", "ข", "A8")]),
        (
            [at("EXAMPLE_ROW", "A2", "ก"), at("EXAMPLE_ROW", "B2", "ข"), at("EXAMPLE_ROW", "A3", "ค")],
            [("A2", "ก\nข", "A2:B2"), ("A3", "ค", "A3")],
        ),
        ([at("DIVISION_COLUMN_MISSING", "B2", "ก"), at("DIVISION_COLUMN_MISSING", "B9", "ข")], [("B2", "ก\nข", "B2:B9")]),
        ([at("DATE_UNREADABLE", "B2", "ก"), at("DATE_UNREADABLE", "B3", "ข")], [("B2", "ก", ""), ("B3", "ข", "")]),
    ],
)
def test_what_stands_together_is_told_once(problems: list[Problem], told: list[tuple[str, str, str]]) -> None:
    found = gathered(problems, {"แผน": [5, 6]})
    assert [(one.cell, one.value, dict(one.details).get("range", "")) for one in found] == told


def test_a_column_of_one_problem_has_each_text_and_each_division_once() -> None:
    (one,) = gathered(
        [
            at("DATE_UNREADABLE", f"B{row}", ("ก", "ข", "")[row % 3], ("กองคลัง", "กองคลัง, กองช่าง", "")[row % 3])
            for row in range(2, 14)
        ],
        {"แผน": range(2, 14)},
    )
    assert (one.cell, one.value, one.division) == ("B2", "ก\nข", "กองคลัง, กองช่าง")
    assert dict(one.details) == {"cells": "12", "range": "B2:B13"}
