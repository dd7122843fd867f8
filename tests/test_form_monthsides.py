"""Months under แผน and ผล, and months that are split into แผน and ผล (rules 2 and 15)."""

from typing import Any

import pytest

from tests.grids import codes, drawn, merged, read

BEFORE = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | "
MONTHS = "ต.ค. | พ.ย. | ธ.ค. | ม.ค."
MERGED = merged("D1:G1", "H1:K1")


def block(plan: str, result: str, *rows: str, months: str = MONTHS, more: str = "") -> Any:
    over, below = f"{plan} | | | | {result} | | |", f"{months} | {months}"
    return read(drawn(BEFORE + over + more, " | | | " + below, *(f"สุจริต | {row}" for row in rows)), merges=MERGED)


def percents(form: Any) -> list[float | None]:
    return [None if percent != percent else round(percent, 1) for percent in form.assignments["percent"]]


NAMES = [
    ("แผน", "ผล"),
    ("แผนการดำเนินงาน", "ผลการดำเนินงาน"),
    ("แผนปฏิบัติ", "ผลการปฏิบัติงาน"),
    ("ระยะเวลาดำเนินการ (เดือน)", "ผลจริง"),
]


@pytest.mark.parametrize(("plan", "result"), NAMES)
@pytest.mark.parametrize("mark", ["/", "✓", "●", "x", "1", "TRUE"])
def test_marks_of_the_plan_are_the_period_and_marks_of_the_result_how_far_it_is(plan, result, mark):
    form = block(
        plan,
        result,
        f"อบรม | กองคลัง | {mark} | {mark} | {mark} | {mark} | {mark} | {mark} | |",
        f"ทำคู่มือ | กองช่าง | | {mark} | {mark} | | | {mark} | {mark} |",
        f"ตรวจงาน | กองช่าง | | | {mark} | {mark} | | | |",
    )
    assert percents(form) == [50, 100, None]
    assert list(form.assignments["period"]) == ["ต.ค. 66 – ม.ค. 67", "พ.ย. 66 – ธ.ค. 66", "ธ.ค. 66 – ม.ค. 67"]
    assert list(form.assignments["result"]) == ["", "", ""]
    assert not {"HEADER_TWICE", "HEADER_BY_CONTENT", "HEADER_UNKNOWN"} & set(codes(form))


def test_the_result_may_stand_first_and_the_plan_may_have_gaps():
    form = block("ผล", "แผน", "อบรม | กองคลัง | / | | | | / | | | /", "ทำคู่มือ | กองช่าง | | / | | | / | / | / | /")
    assert percents(form) == [50, 50]


def test_work_before_its_time_is_in_progress():
    form = block("แผน", "ผล", "อบรม | กองคลัง | | | / | / | / | | |", "ทำคู่มือ | กองช่าง | / | | | | / | | |")
    assert (percents(form), list(form.assignments["status_read"])) == ([None, 100], ["in_progress", ""])


def test_a_mark_says_less_than_the_result_beside_it():
    rows = ["อบรม | กองคลัง | / | / | | | / | | | | อบรมแล้วเสร็จ", "ทำคู่มือ | กองช่าง | / | / | | | | | | | ยังไม่ได้จัดทำ"]
    form = block("แผน", "ผล", *rows, "ตรวจงาน | กองช่าง | / | / | | | / | | | | ตรวจ 3 แห่ง", more=" | ผลการดำเนินการ")
    assert percents(form) == [None, None, 50]


def test_marks_of_what_was_done_alone_reach_into_the_typed_period():
    header = BEFORE + "ระยะเวลา | ผลการดำเนินงาน | | |", " | | | | " + MONTHS
    rows = ["สุจริต | อบรม | กองคลัง | ต.ค. 66 – ม.ค. 67 | / | | |", "สุจริต | ทำคู่มือ | กองช่าง | พ.ย. 66 | / | / | |"]
    assert percents(read(drawn(*header, *rows), merges=merged("E1:H1"))) == [25, 100]


@pytest.mark.parametrize(("plan", "result"), NAMES)
def test_numbers_of_the_plan_are_kept_and_those_of_the_result_are_progress(plan, result):
    form = block(plan, result, "อบรม | กองคลัง | 25 | 50 | 75 | 100 | 20 | 40 | |", "ตรวจงาน | กองช่าง | | 50 | | 100 | | | 0 | 0")
    assert percents(form) == [40, 0]
    assert list(form.assignments["period"]) == ["ต.ค. 66 – ม.ค. 67", "พ.ย. 66 – ม.ค. 67"]
    assert [text for header, text in form.assignments["extra"][0].items() if header.endswith("ม.ค.")] == ["100"]
    assert [(one.label, one.percent, one.cell) for one in form.assignments["rounds"][0]] == [("ต.ค.", 20, "H3")]
    assert "MONTHS_WITH_GAPS" not in codes(form)


@pytest.mark.parametrize(
    ("plan", "done", "percent"),
    [
        ("25 | 25 | 25 | 25", "25 | 20 | |", 45),
        ("33 | 33 | 33 |", "30 | 33 | |", 63),
        ("10 | 40 | 50 |", "10 | 90 | 90 |", 100),
        ("10 | 40 | 100 |", "10 | 35 | |", 35),
        ("33 | 33 | 32 |", "30 | 33 | |", 33),
    ],
)
def test_shares_of_each_month_add_up_where_those_of_the_plan_do(plan, done, percent):
    form = block("แผน (%)", "ผล (%)", f"อบรม | กองคลัง | {plan} | {done}")
    assert percents(form) == [percent]


def test_a_plan_in_numbers_without_results_is_no_progress():
    form = read(
        drawn(
            BEFORE + "แผนการดำเนินงาน | | | | ผลการดำเนินการ",
            " | | | " + MONTHS + " |",
            "สุจริต | อบรม | กองคลัง | 25 | 50 | 75 | 100 |",
        ),
        merges=merged("D1:G1"),
    )
    assert percents(form) == [None]
    assert str(form.assignments["end"][0].date()) == "2024-01-31"


def test_counts_of_each_month_are_measured_by_their_plan():
    form = block("แผน (ครั้ง)", "ผล (ครั้ง)", "อบรม | กองคลัง | 4 | 4 | 4 | 4 | 4 | 1 | |", "ตรวจงาน | กองช่าง | 3 | | | | 3 | | |")
    assert (percents(form), list(form.assignments["result"])) == ([25, 100], ["1", "3"])


def test_words_are_the_result_of_their_month_and_marks_beside_them_the_period():
    form = block(
        "แผน", "ผล", "อบรม | กองคลัง | / | / | | | ประชุมแล้ว | อบรมแล้ว 2 รุ่น | |", "ตรวจงาน | กองช่าง | / | | | | ยังไม่ได้ตรวจ | | |"
    )
    assert list(form.assignments["result"]) == ["อบรมแล้ว 2 รุ่น", "ยังไม่ได้ตรวจ"]
    assert list(form.assignments["period"]) == ["ต.ค. 66 – พ.ย. 66", "ต.ค. 66"]
    assert [(one.label, one.result) for one in form.assignments["rounds"][0]] == [("ต.ค.", "ประชุมแล้ว")]


@pytest.mark.parametrize(
    ("header", "merges"),
    [
        (("ต.ค. | | พ.ย. | | ธ.ค. |", " | | | แผน | ผล | แผน | ผล | แผน | ผล"), ("D1:E1", "F1:G1", "H1:I1")),
        (("ต.ค. 66 (แผน) | ต.ค. 66 (ผล) | พ.ย. 66 (แผน) | พ.ย. 66 (ผล) | ธ.ค. 66 (แผน) | ธ.ค. 66 (ผล)",), ()),
        (("เดือน ต.ค. | | เดือน พ.ย. | | เดือน ธ.ค. |", " | | | เป้าหมาย | ทำได้จริง | เป้าหมาย | ทำได้จริง | เป้าหมาย | ทำได้จริง"), ()),
    ],
)
def test_a_month_may_be_split_into_plan_and_result(header, merges):
    first, *second = header
    marks = read(drawn(BEFORE + first, *second, "สุจริต | อบรม | กองคลัง | / | / | / | | |"), merges=merged(*merges))
    assert (percents(marks), list(marks.assignments["period"])) == ([50], ["ต.ค. 66 – พ.ย. 66"])
    numbers = read(drawn(BEFORE + first, *second, "สุจริต | อบรม | กองคลัง | 30 | 30 | 60 | 55 | 100 |"), merges=merged(*merges))
    assert (percents(numbers), list(numbers.assignments["period"])) == ([55], ["ต.ค. 66 – ธ.ค. 66"])


def test_rows_of_a_plan_and_of_marks_say_the_same():
    rows = [
        "สุจริต | อบรม | กองคลัง | แผน | / | / | / | /",
        " | | | ผล | / | / | |",
        "สุจริต | ตรวจ | กองช่าง | แผน | / | | |",
        " | | | ผล | | | |",
    ]
    form = read(drawn(BEFORE + "แผน/ผล | " + MONTHS, *rows))
    assert percents(form) == [50, None]
    assert "NOTE_OUTSIDE" not in codes(form)


def test_a_section_of_the_office_over_months_is_no_plan():
    form = read(drawn(BEFORE + "แผนกช่าง | | |", " | | | " + MONTHS, "สุจริต | อบรม | กองคลัง | 10 | 30 | |"), merges=merged("D1:G1"))
    assert percents(form) == [30]


@pytest.mark.parametrize(
    ("done", "result"),
    [("20 | 40 | จัดแล้ว | ทำแล้ว", "ทำแล้ว"), ("20 | 40 | 60 | จัดแล้ว", ""), ("20 | จัดแล้ว | ทำแล้ว | ทำแล้ว", "ทำแล้ว")],
)
def test_numbers_of_what_was_done_are_percents_where_most_of_its_texts_are(done, result):
    form = block("แผน", "ผล", f"อบรม | กองคลัง | / | / | / | / | {done}")
    assert list(form.assignments["result"]) == [result]


@pytest.mark.parametrize(("more", "percent"), [((), 4), (("ตรวจ | กองคลัง | 6 | 4 | | | 5 | 4 | |",), 100)])
def test_numbers_are_percents_where_half_of_the_plans_end_at_all_of_the_work(more, percent):
    rows = ["อบรม | กองคลัง | 50 | 100 | | | 20 | 40 | |", "ประชุม | กองช่าง | 5 | 4 | | | 5 | 4 | |"]
    assert percents(block("แผน", "ผล", *rows, *more))[1] == percent


@pytest.mark.parametrize(
    ("plan", "done", "percent"),
    [
        ("10 | 20 | 30 |", "10 | 15 | |", 15),  # every row rises
        ("10 | 20 | 30 |", "10 | 10 | |", 50),  # 10 of the 20 that were planned
        ("5 | 5 | |", "5 | 5 | |", 100),
    ],
)
def test_numbers_that_rise_in_every_row_are_percents(plan, done, percent):
    assert percents(block("แผน", "ผล", f"อบรม | กองคลัง | {plan} | {done}")) == [percent]


@pytest.mark.parametrize(
    ("months", "percent"), [("50 | 100 | |", 100), ("50 | 101 | |", None), ("50 | 1 | |", None), ("1 | 1 | |", None)]
)
def test_two_numbers_up_to_all_of_the_work_are_progress_by_month_and_ones_are_marks(months, percent):
    assert percents(read(drawn(BEFORE + MONTHS, f"สุจริต | อบรม | กองคลัง | {months}"))) == [percent]
