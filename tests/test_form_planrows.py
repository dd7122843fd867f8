"""Rows แผน and ผล of one activity are one assignment: what is planned is its period or kept, what is reached counts (rule 15)."""

from typing import Any

import pytest

from ita_dash.form.headings.headparts import PLAN, RESULT, names_sides, side_of
from ita_dash.form.rows.sides import sides_of_rows
from ita_dash.sheet.workbook import Merge
from tests.grids import Row, codes, read

MONTHS = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."]
QUARTERS = ["ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4"]
BY_MONTH: Row = ["โครงการ", "หน่วยงาน", "แผน/ผล", *MONTHS]


def by_quarter(sides: str) -> Row:
    return ["กิจกรรม", "ผู้รับผิดชอบ", sides, *QUARTERS]


GRIDS: dict[str, tuple[list[Row], tuple[Merge, ...], list[dict[str, Any]]]] = {
    "numbers by month": (
        [BY_MONTH, ["ซ่อมทางเท้า", "กองช่าง", "แผน", 10, 40, 80, 100], ["", "", "ผล", 5, 20]],
        (),
        [{"activity": "ซ่อมทางเท้า", "percent": 20, "start": "2023-10-01", "end": "2024-01-31"}],
    ),
    "names typed in both rows": (
        [BY_MONTH, ["ซ่อมทางเท้า", "กองช่าง", "แผน", 10, 40], ["ซ่อมทางเท้า", "กองช่าง", "ผล", 5, 20]],
        (),
        [{"percent": 20, "end": "2023-11-30"}],
    ),
    "ticks planned, numbers reached": (
        [BY_MONTH, ["ซ่อมทางเท้า", "กองช่าง", "แผน", "✓", "✓", "✓"], ["", "", "ผล", 45]],
        (),
        [{"percent": 45, "start": "2023-10-01", "end": "2023-12-31"}],
    ),
    "quarters, under a name of activities": (
        [by_quarter("รายการ"), ["ทำฐานข้อมูล", "งานสารบรรณ", "แผน (%)", 25, 50, 75, 100], ["", "", "ผล (%)", 20, 35]],
        (),
        [{"activity": "ทำฐานข้อมูล", "percent": 35, "end": "2024-09-30"}],
    ),
    "quarters, under a name of steps": (
        [by_quarter("การดำเนินการ"), ["ทำฐานข้อมูล", "งานสารบรรณ", "เป้าหมาย", 25, 50], ["", "", "ผลจริง", 20]],
        (),
        [{"activity": "ทำฐานข้อมูล", "percent": 20}],
    ),
    "no heading, merged rows, a result for both": (
        [[*by_quarter(""), "ผลการดำเนินการ"], ["ทำคู่มือ", "งานพัสดุ", "แผนงาน", 50, 100, "", "", "ร่างแล้ว"], ["", "", "ผลงาน", 30]],
        (Merge(1, 0, 3, 1), Merge(1, 1, 3, 2), Merge(1, 7, 3, 8)),
        [{"activity": "ทำคู่มือ", "percent": 30, "result": "ร่างแล้ว", "end": "2024-03-31"}],
    ),
    "the result stands first": (
        [BY_MONTH, ["ซ่อมทางเท้า", "กองช่าง", "ผล", 5, 20], ["", "", "แผน", 10, 40, 100]],
        (),
        [{"percent": 20, "end": "2023-12-31"}],
    ),
    "a pair for each of two divisions": (
        [BY_MONTH, ["อบรม", "กองช่าง", "แผน", 50, 100], ["", "", "ผล", 30], ["", "กองคลัง", "แผน", 50, 100], ["", "", "ผล", 60]],
        (),
        [{"division": "กองช่าง", "percent": 30}, {"division": "กองคลัง", "percent": 60}],
    ),
    "one percent each, no months": (
        [
            ["โครงการ", "หน่วยงาน", "แผน/ผล", "ร้อยละ", "ผลการดำเนินการ"],
            ["ขุดลอกคลอง", "กองช่าง", "แผน", 100, "ขุด ๓ สาย"],
            ["", "", "ผล", 40, "ขุดได้ ๑ สาย"],
        ],
        (),
        [{"percent": 40, "result": "ขุดได้ ๑ สาย"}],
    ),
    "texts of both rows, by month and pair by pair": (
        [
            [*BY_MONTH, "ผลการดำเนินการ"],
            *(["ซ่อม", "กองช่าง", "แผน", 10, *[""] * 11, "ซ่อม ๓ สาย"], ["", "", "ผล", 5, *[""] * 11, "ซ่อมได้ ๑ สาย"]),
            *(["ขุด", "กองช่าง", "แผน", 20, *[""] * 11, "ขุด ๒ สาย"], ["", "", "ผล", 8, *[""] * 11, "ขุดได้ ๑ สาย"]),
            *(["ขน", "กองช่าง", "แผน", 30, *[""] * 11, "รอรถ"], ["", "", "ผล", 9]),
            *(["", "กองคลัง", "ผล", 7, *[""] * 11, "จ่ายแล้ว"], ["", "", "แผน", 40, *[""] * 11, "จ่าย ๒ งวด"]),
        ],
        (),
        [
            {"result": "ซ่อมได้ ๑ สาย", "percent": 5},
            {"result": "ขุดได้ ๑ สาย", "percent": 8},
            {"result": "รอรถ", "percent": 9},
            {"result": "จ่ายแล้ว", "percent": 7},
        ],
    ),
    "nothing reached yet": (
        [BY_MONTH, ["ซ่อมทางเท้า", "กองช่าง", "แผน", 10, 40], ["", "", "ผล", 0, 0]],
        (),
        [{"percent": 0, "end": "2023-11-30"}],
    ),
    "noughts of the months to come": (
        [BY_MONTH, ["ซ่อมทางเท้า", "กองช่าง", "แผน", 10, 40, 90], ["", "", "ผล", 15, 0, 0]],
        (),
        [{"percent": 15}],
    ),
    "ticks in one pair, numbers in the next": (
        [BY_MONTH, ["ซ่อม", "กองช่าง", "แผน", "/", "/"], ["", "", "ผล", "/"], ["ขุด", "กองช่าง", "แผน", 50, 100], ["", "", "ผล", 30]],
        (),
        [{"activity": "ซ่อม", "percent": 50, "end": "2023-11-30"}, {"activity": "ขุด", "percent": 30, "end": "2023-11-30"}],
    ),
    "no such rows: numbers by month are progress": (
        [["โครงการ", "หน่วยงาน", *MONTHS], ["ซ่อมทางเท้า", "กองช่าง", 10, 30]],
        (),
        [{"percent": 30, "end": None}],
    ),
    "no such rows: ticks among numbers are the period": (
        [["โครงการ", "หน่วยงาน", *MONTHS], ["ซ่อม", "กองช่าง", 10, 30, 50], ["ขุด", "กองช่าง", "/", "/"]],
        (),
        [{"percent": 50}, {"percent": None, "status_read": "", "end": "2023-11-30"}],
    ),
    "a column of kinds of plan tells no sides": (
        [
            ["กิจกรรม", "ผู้รับผิดชอบ", "ประเภท", "ร้อยละ"],
            ["ตรวจพัสดุ", "งานพัสดุ", "แผนงาน", 60],
            ["ทำป้าย", "งานพัสดุ", "โครงการ", 80],
        ],
        (),
        [{"percent": 60}, {"percent": 80}],
    ),
    "results under their official name are no sides": (
        [["กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ"], ["ตรวจพัสดุ", "งานพัสดุ", "ผล"], ["ทำป้าย", "งานพัสดุ", "แผน"]],
        (),
        [{"result": "ผล"}, {"result": "แผน"}],
    ),
}


@pytest.mark.parametrize("name", GRIDS)
def test_rows_of_plan_and_result(name: str) -> None:
    rows, merges, expected = GRIDS[name]
    form = read(rows, merges=merges)
    got = [
        {
            **row,
            "start": _day(row["start"]),
            "end": _day(row["end"]),
            "percent": None if row["percent"] != row["percent"] else row["percent"],
        }
        for row in form.assignments.to_dict("records")
    ]
    assert [{field: row[field] for field in wanted} for row, wanted in zip(got, expected, strict=True)] == expected
    assert not {"DUPLICATE_CONTRADICTS", "HEADER_TWICE", "CELL_WITHOUT_HEADER"} & set(codes(form))


def _day(value: Any) -> str | None:
    return None if value != value else f"{value:%Y-%m-%d}"


def test_what_was_planned_is_kept_beside() -> None:
    form = read([BY_MONTH, ["ซ่อมทางเท้า", "กองช่าง", "แผน", 10, 40], ["", "", "ผล", 5, 20]])
    extra = form.assignments["extra"][0]
    assert (extra["แผน ต.ค."], extra["แผน พ.ย."], extra["ต.ค."]) == ("10", "40", "5")
    assert [(one.label, one.percent, one.cell) for one in form.assignments["rounds"][0]] == [("ต.ค.", 5, "D3")]


def test_what_is_odd_about_a_planned_period_is_said_at_its_row_alone() -> None:
    form = read([BY_MONTH, ["ซ่อมทางเท้า", "กองช่าง", "แผน", "/", "", "/"], ["", "", "ผล", 5, 20]])
    gaps = form.problems[form.problems["code"] == "MONTHS_WITH_GAPS"]
    assert list(gaps["cell"]) == ["D2"]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("แผน", PLAN),
        ("ค่าเป้าหมาย", PLAN),
        ("แผน (ร้อยละ)", PLAN),
        ("ผล", RESULT),
        ("2. ผล %", RESULT),
        ("ผลผลิต", ""),
        ("แผนพัฒนา", ""),
    ],
)
def test_the_word_for_a_side(text: str, side: str) -> None:
    assert side_of(text) == side


@pytest.mark.parametrize("column", range(3, len(BY_MONTH)))
@pytest.mark.parametrize(
    "block", [["ตรวจแล้วถูกต้อง", "ลงชื่อ", "(.................)", "ปลัดเทศบาล"], ["ลงชื่อ......", "(นายสมชาย ใจดี)", "ปลัด"]]
)
def test_whoever_signs_below_the_months_makes_no_marks_of_their_numbers(block, column):
    form = read(
        [BY_MONTH, ["ซ่อมทางเท้า", "กองช่าง", "แผน", 10, 40], ["", "", "ผล", 5, 20], *([""] * column + [one] for one in block)]
    )
    assert list(form.assignments["percent"]) == [20]


@pytest.mark.parametrize(
    ("texts", "sides"),
    [
        ("แผน ผล", True),
        ("แผน ผล แผน ผล", True),
        ("แผน ผล แผน ปผน", True),
        ("แผน ผล ปผน", False),
        ("แผน ผล แผน ผล แผน ผล xx yy", True),
        ("แผน ผล แผน ผล แผน xx yy", False),
        ("แผน แผน แผน แผน", False),
        ("ผล ผล ผล xx", False),
    ],
)
def test_fewer_than_one_text_in_three_may_be_no_word_for_a_side(texts, sides):
    assert names_sides(texts.split()) is sides


@pytest.mark.parametrize("heading", ["แผน/ผล", "", "รายการ"])
@pytest.mark.parametrize("spoiled", ["ปผน", "xx", "?", ""])
@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("again", [True, False])
def test_of_two_rows_of_an_activity_one_whose_word_is_spoiled_is_the_other_side(heading, spoiled, place, again):
    rows = [["โครงการ", "หน่วยงาน", heading, *MONTHS[:3], "ผลการดำเนินการ"]]
    for number in range(3):
        sides = ["แผน", "ผล"]
        if number == 1:
            sides[place] = spoiled
        name = [f"ซ่อมถนนสาย {number}", "กองช่าง"]
        rows += [[*name, sides[0], 10, 40, 100], [*(name if again else ["", ""]), sides[1], 5, 20, "", "ซ่อมแล้ว"]]
    form = read(rows)
    assert [list(form.assignments[name]) for name in ("row", "percent", "result")] == [[3, 5, 7], [20] * 3, ["ซ่อมแล้ว"] * 3]
    assert {str(day)[:10] for day in (*form.assignments["start"], *form.assignments["end"])} == {"2023-10-01", "2023-12-31"}
    assert codes(form) == []
    assert spoiled in " ".join(form.assignments["extra"][1].values())


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        (["แผน", "?"], [PLAN, RESULT]),
        (["", "ผล"], [PLAN, RESULT]),
        (["?", "แผน"], [RESULT, PLAN]),
        (["?", ""], ["", ""]),
        (["แผน", "แผน"], [PLAN, PLAN]),
        (["แผน", "ผล", ""], [PLAN, RESULT, ""]),
        (["แผน", "", ""], [PLAN, "", ""]),
        ([""], [""]),
    ],
)
def test_only_of_two_rows_one_tells_the_side_of_the_other(words, sides):
    rows = {2 * place: {"plan_or_result": word, "activity": "" if place else "ซ่อม"} for place, word in enumerate(words)}
    rows[20] = {"plan_or_result": "", "activity": "ขุด"}  # of another activity
    found = sides_of_rows(lambda row, name: rows[row].get(name, ""), list(rows))
    assert list(found.values()) == [*sides, ""]
