"""What one row reports: status, percent, day, weight, and what is kept beside them (rules 1, 4, 5, 16, 19)."""

from typing import Any

import pytest

from ita_dash.sheet.workbook import Cell
from tests.grids import Row, codes, merged, read

PLAN: Row = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ"]
STATUS, PERCENT, RESULT = "สถานะ", "ความคืบหน้า (ร้อยละ)", "ผลการดำเนินการ"
TICKED, UNTICKED = Cell("TRUE", True, "bool"), Cell("FALSE", False, "bool")
Told = dict[str, str | float | Cell]


def reported(told: Told, activity: str = "๑. ประชุม") -> tuple[list[dict[str, Any]], list[str]]:
    """The assignments of one row, and what is said of it."""
    form = read([[*PLAN, *told], ["๑. ก", activity, "กองคลัง", *told.values()]])
    return form.assignments.to_dict("records"), codes(form)


def of(told: Told, activity: str = "๑. ประชุม") -> list[tuple[str, float | None]]:
    """Status and percent of each assignment of one row."""
    rows, _codes = reported(told, activity)
    return [(row["status_read"], None if row["percent"] != row["percent"] else row["percent"]) for row in rows]


TWO = "๑. ประชุม\n๒. อบรม"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({STATUS: "๑. แล้วเสร็จ\n๒. ยกเลิก"}, [("done", None), ("cancelled", None)]),
        ({STATUS: "แล้วเสร็จ"}, [("done", None), ("done", None)]),
        ({PERCENT: "๑. 20%\n๒. 40%"}, [("", 20), ("", 40)]),
        ({PERCENT: "40%"}, [("", 40), ("", 40)]),
        ({STATUS: "๑. แล้วเสร็จ\n๒. ยกเลิก", PERCENT: "๑. 100%\n๒. 40%"}, [("done", 100), ("cancelled", 40)]),
    ],
)
def test_what_is_numbered_as_the_activities_is_told_apart(told: Told, expected: list[tuple[str, float | None]]) -> None:
    assert of(told, TWO) == expected


def test_days_and_weights_that_are_numbered_are_told_apart_too() -> None:
    rows, said = reported({"วันที่รายงาน": "๑. 15/1/2567\n๒. 16/1/2567", "น้ำหนัก": "๑. 2\n๒. 3", RESULT: "๑. จัด\n๒. ทำ"}, TWO)
    assert [(str(row["reported_on"])[:10], row["weight"], row["result"]) for row in rows] == [
        ("2024-01-15", 2.0, "จัด"),
        ("2024-01-16", 3.0, "ทำ"),
    ]
    assert said == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # The percent that is typed, else what the status says of it, else what the result does
        ({STATUS: "อยู่ระหว่างดำเนินการ", PERCENT: "40", RESULT: "ทำไปแล้วร้อยละ 60"}, ("in_progress", 40)),
        ({STATUS: "อยู่ระหว่างดำเนินการ 50%"}, ("in_progress", 50)),
        ({STATUS: "อยู่ระหว่างดำเนินการ 50%", PERCENT: "0"}, ("in_progress", 0)),
        ({RESULT: "ดำเนินการไปแล้วร้อยละ 60"}, ("", 60)),
        ({STATUS: "อยู่ระหว่างดำเนินการ", RESULT: "ดำเนินการไปแล้วร้อยละ 60"}, ("in_progress", 60)),
        ({STATUS: "อยู่ระหว่างดำเนินการ", RESULT: "จัดประชุม 3 ครั้ง ดำเนินการไปแล้วร้อยละ 60"}, ("in_progress", None)),
        ({STATUS: "อยู่ระหว่างดำเนินการ", RESULT: "60%"}, ("in_progress", 60)),
        # A count beside its target
        ({"เป้าหมาย": "50 คน", RESULT: "45 คน"}, ("", 90)),
        ({"เป้าหมาย": "50 คน", RESULT: "60 คน"}, ("", 100)),
        ({"เป้าหมาย": "50 คน", RESULT: "45 คน", STATUS: "แล้วเสร็จ"}, ("done", None)),
        ({"เป้าหมาย": "50 คน", RESULT: "จัดแล้ว"}, ("", None)),
        ({"เป้าหมาย": "", RESULT: "45 คน"}, ("", None)),
        ({"เป้าหมาย": "50 คน", RESULT: "จัดประชุม 3 ครั้ง ดำเนินการไปแล้วร้อยละ 60"}, ("", 60)),
        # A status in the column of percents
        ({PERCENT: "แล้วเสร็จ"}, ("done", None)),
        ({STATUS: "", PERCENT: "แล้วเสร็จ"}, ("done", None)),
        ({STATUS: "ยกเลิก", PERCENT: "แล้วเสร็จ"}, ("cancelled", None)),
        ({STATUS: "", PERCENT: "-"}, ("", None)),
        ({PERCENT: "อยู่ระหว่างดำเนินการ 50%"}, ("in_progress", 50)),
        # Boxes
        ({"แล้วเสร็จ": TICKED}, ("done", None)),
        ({"แล้วเสร็จ": TICKED, PERCENT: "ยกเลิก"}, ("done", None)),
        ({"แล้วเสร็จ": TICKED, STATUS: "ยกเลิก"}, ("cancelled", None)),
        ({"แล้วเสร็จ": UNTICKED, RESULT: "จัดแล้ว"}, ("in_progress", None)),
        ({"แล้วเสร็จ": UNTICKED, RESULT: "ยังไม่ดำเนินการ"}, ("not_started", None)),
        ({"แล้วเสร็จ": UNTICKED, RESULT: "จัดแล้ว", PERCENT: "40"}, ("", 40)),
        ({"แล้วเสร็จ": UNTICKED, "ยกเลิก": UNTICKED, RESULT: "จัดแล้ว"}, ("", None)),
        ({"แล้วเสร็จ": UNTICKED, "ยกเลิก": TICKED}, ("cancelled", None)),
        ({"แล้วเสร็จ": TICKED, "ยกเลิก": TICKED}, ("", None)),
        ({STATUS: TICKED}, ("done", None)),
        ({STATUS: UNTICKED}, ("not_started", None)),
        ({STATUS: UNTICKED, RESULT: "จัดแล้ว"}, ("in_progress", None)),
        # True dates
        ({"เริ่มจริง": "1/1/2567", "สิ้นสุดจริง": "5/1/2567"}, ("done", None)),
        ({"เริ่มจริง": "1/1/2567", "สิ้นสุดจริง": ""}, ("in_progress", None)),
        ({"เริ่มจริง": "1/1/2567", "สิ้นสุดจริง": "-"}, ("in_progress", None)),
        ({"เริ่มจริง": "-", "สิ้นสุดจริง": ""}, ("", None)),
        ({"เริ่มจริง": "1/1/2567", "สิ้นสุดจริง": "5/1/2567", STATUS: "ยกเลิก"}, ("cancelled", None)),
        ({"เริ่มจริง": "1/1/2567", "สิ้นสุดจริง": "5/1/2567", PERCENT: "40"}, ("", 40)),
    ],
)
def test_status_and_percent_of_a_row(told: Told, expected: tuple[str, float | None]) -> None:
    assert of(told) == [expected]


@pytest.mark.parametrize(
    ("heading", "typed", "expected"),
    [
        (
            STATUS,
            [TICKED, UNTICKED, TICKED, "ยกเลิก", "-", "1", "0"],
            ["done", "not_started", "done", "cancelled", "", "done", "not_started"],
        ),
        (STATUS, ["แล้วเสร็จ", "ยกเลิก", "1", "x"], ["done", "cancelled", "", "not_started"]),
        ("แล้วเสร็จ", [TICKED, TICKED, UNTICKED, "-"], ["done", "done", "not_started", ""]),
    ],
)
def test_boxes_of_a_column_and_what_stands_among_them(heading: str, typed: Row, expected: list[str]) -> None:
    form = read([[*PLAN, heading], *(["๑. ก", f"๑.{n} ข", "กองคลัง", cell] for n, cell in enumerate(typed, start=1))])
    assert list(form.assignments["status_read"]) == expected


@pytest.mark.parametrize(
    ("planned", "done", "result", "expected"),
    [
        ("/|/", "/|", "", ("", 50)),
        ("/|/", "/|", "อบรม", ("", 50)),
        ("/|/", "/|", "ดำเนินการไปแล้วร้อยละ 60", ("", 60)),
        ("/|/", "/|", "แล้วเสร็จ", ("", None)),
        ("/|/", "|", "อบรม", ("", None)),
        # Nothing is planned by then
        ("|/", "/|", "", ("in_progress", None)),
        ("|/", "/|", "อบรม", ("in_progress", None)),
        ("|/", "/|", "แล้วเสร็จ", ("", None)),
    ],
)
def test_a_month_with_work_says_how_far_it_is_where_nothing_else_does(
    planned: str, done: str, result: str, expected: tuple[str, float | None]
) -> None:
    months = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."]
    header: list[Row] = [[*PLAN, "แผน", "", "", "", "ผล", "", "", "", RESULT], ["", "", "", *months, *months, ""]]
    marks = [*planned.split("|"), "", "", *done.split("|"), "", ""]
    rows: list[Row] = [["๑. ก", f"๑.{n} ข", "กองคลัง", *marks, result] for n in (1, 2)]
    (row, _same) = read([*header, *rows], merges=merged("D1:G1", "H1:K1")).assignments.to_dict("records")
    assert (row["status_read"], None if row["percent"] != row["percent"] else row["percent"]) == expected


@pytest.mark.parametrize(("day", "on"), [("", "2024-03-11"), ("12/3/2567", "2024-03-12")])
def test_an_answer_of_an_online_form_is_reported_when_it_was_sent(day: str, on: str) -> None:
    ((row,), said) = reported({"ประทับเวลา": "11/3/2024, 10:20:30", "วันที่รายงาน": day, RESULT: "จัดแล้ว"})
    assert (str(row["reported_on"])[:10], said) == (on, [])


def test_a_cell_of_a_row_with_several_activities_is_of_each() -> None:
    day = Cell("จันทร์", 45306.0, "date")
    rows, _said = reported({"วันที่รายงาน": day, RESULT: "จัดแล้ว"}, TWO)
    assert [str(row["reported_on"])[:10] for row in rows] == ["2024-01-15", "2024-01-15"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({STATUS: "ฝากติดตาม"}, ["STATUS_UNREADABLE"]),
        ({STATUS: "ฝากติดตาม", RESULT: "จัดแล้ว"}, ["STATUS_PASSED_OVER"]),
        ({STATUS: "ฝากติดตาม", PERCENT: "40"}, ["STATUS_PASSED_OVER"]),
        ({STATUS: "ฝากติดตาม", PERCENT: "0"}, ["STATUS_PASSED_OVER"]),
        ({STATUS: "2 ครั้ง", RESULT: "จัดแล้ว"}, ["STATUS_IS_COUNT"]),
        ({STATUS: "๑๒ กระบวนงาน", RESULT: "จัดแล้ว"}, ["STATUS_IS_COUNT"]),
        ({STATUS: "1,200.50 บาท", RESULT: "จัดแล้ว"}, ["STATUS_IS_COUNT"]),
        ({STATUS: "2 ครั้ง 3", RESULT: "จัดแล้ว"}, ["STATUS_PASSED_OVER"]),
        ({STATUS: f"2 {'ก' * 28}", RESULT: "จัดแล้ว"}, ["STATUS_IS_COUNT"]),
        ({STATUS: f"2 {'ก' * 29}", RESULT: "จัดแล้ว"}, ["STATUS_PASSED_OVER"]),
        ({PERCENT: "มากมาย", RESULT: "จัดแล้ว"}, ["PERCENT_PASSED_OVER"]),
        ({PERCENT: "มากมาย"}, ["PERCENT_UNREADABLE"]),
        ({"น้ำหนัก": "หนัก", RESULT: "จัดแล้ว"}, ["WEIGHT_UNREADABLE"]),
        ({"วันที่รายงาน": "เมื่อวาน", RESULT: "จัดแล้ว"}, ["DATE_UNREADABLE"]),
        ({"แล้วเสร็จ": TICKED, "ยกเลิก": TICKED}, ["STATUS_TWO_MARKS"]),
        ({STATUS: "แล้วเสร็จ", RESULT: "จัดแล้ว"}, []),
    ],
)
def test_what_cannot_be_read_is_said_at_its_column(told: Told, said: list[str]) -> None:
    form = read([[*PLAN, *told], ["๑. ก", "๑. ประชุม", "กองคลัง", *told.values()]])
    assert [(one.code, one.cell) for one in form.problems.itertuples()] == [(code, "D2") for code in said]


@pytest.mark.parametrize(
    ("told", "extra", "reason"),
    [
        ({STATUS: "แล้วเสร็จ"}, {}, ""),
        ({STATUS: "แล้วเสร็จ จัดอบรม ๒ ครั้ง"}, {STATUS: "แล้วเสร็จ จัดอบรม ๒ ครั้ง"}, ""),
        ({STATUS: "ไม่สามารถดำเนินการได้ เนื่องจากน้ำท่วม"}, {STATUS: "ไม่สามารถดำเนินการได้ เนื่องจากน้ำท่วม"}, "น้ำท่วม"),
        ({"แล้วเสร็จ": "", "ยกเลิก": "/ น้ำท่วม"}, {"ยกเลิก": "น้ำท่วม"}, "น้ำท่วม"),
        ({"แล้วเสร็จ": "-", "ไม่สามารถดำเนินการได้": "✓ น้ำท่วม"}, {"ไม่สามารถดำเนินการได้": "น้ำท่วม"}, "น้ำท่วม"),
        ({"แล้วเสร็จ": "/ รอลงนาม", "ยกเลิก": ""}, {"แล้วเสร็จ": "รอลงนาม"}, ""),
        ({STATUS: "อยู่ระหว่างดำเนินการ 50%", PERCENT: "40"}, {STATUS: "อยู่ระหว่างดำเนินการ 50%"}, ""),
        ({STATUS: "อยู่ระหว่างดำเนินการ 50%", PERCENT: "50"}, {}, ""),
        ({"แล้วเสร็จ": "/", "ยกเลิก": "-"}, {}, ""),
        ({"แล้วเสร็จ": TICKED, STATUS: "ยกเลิก"}, {"แล้วเสร็จ": "TRUE"}, ""),
        ({"สิ้นสุดจริง": "5/1/2567"}, {"สิ้นสุดจริง": "5/1/2567"}, ""),
        ({"สิ้นสุดจริง": "-"}, {}, ""),
        ({"เริ่มจริง": "1/1/2567"}, {"เริ่มจริง": "1/1/2567"}, ""),
    ],
)
def test_what_a_cell_says_beside_its_status_is_kept(told: Told, extra: dict[str, str], reason: str) -> None:
    ((row,), _codes) = reported(told)
    assert (row["extra"], row["reason"]) == (extra, reason)


def test_numbers_under_months_are_kept_beside_a_percent_that_is_typed() -> None:
    told: Told = {"ต.ค.": "20", "พ.ย.": "40", "ธ.ค.": "", PERCENT: "60"}
    form = read([[*PLAN, *told], *(["๑. ก", f"{n}. ข", "กองคลัง", *told.values()] for n in (1, 2, 3))])
    row = form.assignments.to_dict("records")[0]
    assert (row["percent"], row["extra"], row["rounds"]) == (60, {"ต.ค.": "20", "พ.ย.": "40"}, ())


def test_numbers_under_months_are_rounds_of_which_the_latest_counts() -> None:
    told: Told = {"ต.ค.": "20", "พ.ย.": "40", "ธ.ค.": "", "ม.ค.": "70"}
    form = read([[*PLAN, *told], *(["๑. ก", f"{n}. ข", "กองคลัง", *told.values()] for n in (1, 2, 3))])
    row = form.assignments.to_dict("records")[0]
    assert (row["percent"], row["extra"]) == (70, {"ต.ค.": "20", "พ.ย.": "40"})
    assert [(one.label, one.order, one.percent, one.cell) for one in row["rounds"]] == [
        ("ต.ค.", 1, 20, "D2"),
        ("พ.ย.", 2, 40, "E2"),
    ]
