"""Headings that are split into a plan and what came of it (rules 2, 5 and 19), over two rows or within one cell."""

from datetime import date

import pandas as pd
import pytest

from ita_dash.form.headings.headparts import side_over, sides_below_months
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.headings.timeheads import is_time
from ita_dash.form.read import Form
from ita_dash.progress import assess
from tests.grids import codes, drawn, merged, read

PLAN = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | "


def assessed(form: Form) -> pd.DataFrame:
    return assess(form.assignments, date(2024, 6, 30))


def percents(form: Form) -> list[float]:
    return [float(percent) for percent in assessed(form)["progress"]]


def statuses(form: Form) -> list[str]:
    return list(assessed(form)["status"])


def fields(form: Form) -> list[str]:
    return [column.field for column in form.tabs[0].columns[3:]]


BY_ROUND = ["โปร่งใส | จัดทำคู่มือ | กองช่าง | 60 | 45 | 100 |", "โปร่งใส | ทำบัญชี | กองคลัง | 60 | 60 | 100 | 85"]


@pytest.mark.parametrize(
    ("over", "parts"),
    [
        ("ไตรมาส 1 | | ไตรมาส 2 |", "แผน (%) | ผล (%) | แผน (%) | ผล (%)"),
        ("ไตรมาสที่ 2 | | ไตรมาสที่ 4 |", "เป้าหมาย ร้อยละ | ผลจริง ร้อยละ | เป้าหมาย ร้อยละ | ผลจริง ร้อยละ"),
        ("รอบ 6 เดือน | | รอบ 12 เดือน |", "ร้อยละตามแผน | ร้อยละที่ทำได้ | ร้อยละตามแผน | ร้อยละที่ทำได้"),
        ("ครั้งที่ 1 (ร้อยละ) | | ครั้งที่ 2 (ร้อยละ) |", "แผน | จริง | แผน | จริง"),
    ],
)
def test_a_result_in_percents_is_the_progress_of_its_round(over, parts):
    form = read(drawn(PLAN + over, " | | | " + parts, *BY_ROUND), merges=merged("D1:E1", "F1:G1"))
    assert percents(form) == [45, 85]
    assert [one.percent for one in form.assignments["rounds"][1]] == [60]
    assert not form.assignments["rounds"][0]
    assert codes(form) == []


def test_a_result_in_percents_may_stand_before_its_plan():
    rows = ["โปร่งใส | ทำบัญชี | กองคลัง | 45 | 60 | | 100", "โปร่งใส | ทำสื่อ | กองช่าง | 60 | 60 | 85 | 100"]
    form = read(drawn(PLAN + "ไตรมาส 1 | | ไตรมาส 2 |", " | | | ผล (%) | แผน (%) | ผล (%) | แผน (%)", *rows))
    assert percents(form) == [45, 85]


@pytest.mark.parametrize("heading", ["ผล (%)", "ผลการปฏิบัติงาน (%)", "ผลสำเร็จ (ร้อยละ)", "ผลงาน คิดเป็นร้อยละ"])
def test_a_result_whose_heading_says_percent_is_progress(heading):
    form = read(drawn(PLAN + heading, "โปร่งใส | ทำบัญชี | กองคลัง | 45", "โปร่งใส | ทำสื่อ | กองช่าง | 60"))
    assert percents(form) == [45, 60]


def test_a_heading_that_says_percent_over_words_is_a_result_all_the_same():
    form = read(drawn(PLAN + "ผลสำเร็จ (ร้อยละ)", "โปร่งใส | ทำบัญชี | กองคลัง | ยังไม่ได้จัดทำ", "โปร่งใส | ทำสื่อ | กองช่าง | ทำสื่อแล้ว"))
    assert statuses(form) == ["not_started", "done"]


def test_a_percent_stands_beside_a_result_in_words():
    rows = ["โปร่งใส | ทำบัญชี | กองคลัง | 45 | กำลังลงบัญชี", "โปร่งใส | ทำสื่อ | กองช่าง | 60 | ออกแบบแล้ว"]
    form = read(drawn(PLAN + "ผลสำเร็จ (ร้อยละ) | ผลการดำเนินงาน", *rows))
    assert percents(form) == [45, 60]
    assert list(form.assignments["result"]) == ["กำลังลงบัญชี", "ออกแบบแล้ว"]


@pytest.mark.parametrize("heading", ["ร้อยละการเบิกจ่าย", "ร้อยละความพึงพอใจ", "ร้อยละของผู้เข้าอบรม"])
def test_a_percent_of_money_or_people_is_no_progress(heading):
    form = read(
        drawn(PLAN + f"{heading} | ผลการดำเนินงาน", "โปร่งใส | ทำบัญชี | กองคลัง | 45 | ยังไม่ทำ", "โปร่งใส | ทำสื่อ | กองช่าง | 60 |")
    )
    assert percents(form) == [0, 0]
    assert [dict(extra)[heading] for extra in form.assignments["extra"]] == ["45", "60"]


def test_percents_of_a_budget_are_parts_of_it_and_no_progress():
    rows = ["โปร่งใส | ทำบัญชี | กองคลัง | 50 | 20 | ลงบัญชีแล้วเสร็จ"]
    form = read(drawn(PLAN + "การเบิกจ่ายงบประมาณ | | ผลการดำเนินงาน", " | | | แผน (%) | ผล (%) |", *rows), merges=merged("D1:E1"))
    assert (percents(form), codes(form)) == ([100], [])


DATED = [
    "โปร่งใส | วางท่อ | กองช่าง | 01/11/2566 | 31/01/2567 | 15/11/2566 | 05/02/2567",
    "โปร่งใส | ทำทางเท้า | กองช่าง | 01/02/2567 | 30/04/2567 | 15/02/2567 |",
    "โปร่งใส | ทำป้าย | กองช่าง | 01/02/2567 | 30/04/2567 | |",
]


@pytest.mark.parametrize(
    ("over", "names"),
    [
        ("แผน | | ผลจริง |", "เริ่ม | สิ้นสุด | เริ่ม | สิ้นสุด"),
        ("ตามแผน | | จริง |", "วันเริ่มต้น | วันสิ้นสุด | วันเริ่มต้น | วันสิ้นสุด"),
        ("ระยะเวลาตามแผน | | ระยะเวลาดำเนินการจริง |", "ตั้งแต่ | ถึง | ตั้งแต่ | ถึง"),
        ("กำหนดการ | | ผลการดำเนินงาน |", "เริ่มต้น | สิ้นสุด | เริ่มต้น | สิ้นสุด"),
        ("เป้าหมาย | | ผล |", "เริ่ม | กำหนดเสร็จ | เริ่ม | วันที่แล้วเสร็จ"),
        ("แผน | | ผล |", "เริ่ม | เสร็จ | เริ่ม | แล้วเสร็จ"),
    ],
)
@pytest.mark.parametrize("merges", [("D1:E1", "F1:G1"), ()])
def test_dates_under_what_came_true_are_the_true_ones(over, names, merges):
    form = read(drawn(PLAN + over, " | | | " + names, *DATED), merges=merged(*merges))
    assert statuses(form) == ["done", "in_progress", "no_report"]
    assert [str(day.date()) for day in form.assignments["start"]] == ["2023-11-01", "2024-02-01", "2024-02-01"]
    assert [str(day.date()) for day in form.assignments["end"]] == ["2024-01-31", "2024-04-30", "2024-04-30"]
    assert "HEADER_TWICE" not in codes(form)


@pytest.mark.parametrize(
    "header",
    [
        ("เริ่ม | | สิ้นสุด |", "แผน | จริง | แผน | จริง"),
        ("วันเริ่มต้น (แผน) | วันเริ่มต้น (จริง) | วันสิ้นสุด (แผน) | วันสิ้นสุด (จริง)",),
        ("แผนเริ่ม | ผลเริ่ม | แผนสิ้นสุด | ผลสิ้นสุด",),
        ("กำหนดเริ่ม | เริ่มจริง | กำหนดเสร็จ | เสร็จจริง",),
    ],
)
def test_the_sides_may_stand_below_the_dates_or_in_their_cell(header):
    first, *second = header
    rows = ["โปร่งใส | วางท่อ | กองช่าง | 01/11/2566 | 15/11/2566 | 31/01/2567 | 05/02/2567"]
    form = read(drawn(PLAN + first, *(" | | | " + parts for parts in second), *rows))
    assert statuses(form) == ["done"]
    assert str(form.assignments["end"][0].date()) == "2024-01-31"
    assert codes(form) == []


def test_what_came_true_may_stand_first():
    rows = ["โปร่งใส | วางท่อ | กองช่าง | 15/11/2566 | | 01/11/2566 | 31/01/2567"]
    form = read(drawn(PLAN + "จริง | | แผน |", " | | | เริ่ม | สิ้นสุด | เริ่ม | สิ้นสุด", *rows))
    assert (statuses(form), str(form.assignments["start"][0].date())) == (["in_progress"], "2023-11-01")


@pytest.mark.parametrize(
    "header", [("ระยะเวลา |", "เริ่ม | สิ้นสุด"), ("ผลการดำเนินงาน |", "เริ่ม | สิ้นสุด"), ("วันเริ่มต้น (แผน) | วันสิ้นสุด (แผน)",)]
)
def test_the_only_dates_of_a_table_are_its_period(header):
    first, *second = header
    form = read(
        drawn(PLAN + first, *(" | | | " + parts for parts in second), "โปร่งใส | วางท่อ | กองช่าง | 01/11/2566 | 31/01/2567")
    )
    assert (statuses(form), str(form.assignments["end"][0].date())) == (["no_report"], "2024-01-31")


COUNTS = ["โปร่งใส | อบรม | กองช่าง | 40 | 30", "โปร่งใส | ประชุม | กองคลัง | 20 | 25", "โปร่งใส | ดูงาน | กองคลัง | 20 |"]


@pytest.mark.parametrize("group", ["จำนวนผู้เข้าร่วม (คน)", "ตัวชี้วัด", "ผู้ผ่านการอบรม", "ผลผลิต"])
@pytest.mark.parametrize("parts", ["เป้าหมาย | ผลจริง", "แผน | ทำได้", "ค่าเป้าหมาย | ผลงาน"])
def test_a_count_with_its_target_is_how_far_the_work_is_where_nothing_else_says_it(group, parts):
    form = read(drawn(PLAN + group + " |", " | | | " + parts, *COUNTS), merges=merged("D1:E1"))
    assert percents(form) == [75, 100, 0]
    assert statuses(form)[2] == "no_report"


def test_a_count_beside_a_result_is_kept_and_no_result():
    rows = ["โปร่งใส | อบรม | กองช่าง | 40 | 30 | อยู่ระหว่างจัดรุ่นที่สอง", "โปร่งใส | ประชุม | กองคลัง | 20 | 20 |"]
    form = read(drawn(PLAN + "จำนวนผู้เข้าร่วม (คน) | | ผลการดำเนินการ", " | | | เป้าหมาย | ผลจริง |", *rows), merges=merged("D1:E1"))
    assert (statuses(form), fields(form)) == (["in_progress", "no_report"], ["extra", "extra", "result"])
    assert "HEADER_TWICE" not in codes(form)


def test_of_two_counts_the_first_counts_and_money_never():
    parts = " | | | แผน | ผล | เป้าหมาย | ผลจริง | เป้าหมาย | ผลจริง"
    rows = ["โปร่งใส | อบรม | กองช่าง | 90000 | 90000 | 4 | 1 | 40 | 30"]
    form = read(drawn(PLAN + "งบประมาณ (บาท) | | จำนวนครั้ง | | จำนวนคน |", parts, *rows))
    assert (percents(form), form.assignments["result"][0], codes(form)) == ([25], "1", [])


def test_a_result_is_measured_by_the_target_beside_it():
    rows = ["โปร่งใส | อบรม | กองช่าง | 5 | 5 | 10 | 4", "โปร่งใส | ประชุม | กองคลัง | 3 | 1 | |"]
    form = read(drawn(PLAN + "ไตรมาส 1 | | ไตรมาส 2 |", " | | | แผน | ผล | แผน | ผล", *rows))
    assert [round(percent) for percent in percents(form)] == [40, 33]


def test_words_of_a_plan_measure_nothing():
    form = read(
        drawn(PLAN + "ผลการดำเนินงาน |", " | | | แผน | ผล", "โปร่งใส | อบรม | กองช่าง | จัด 1 รุ่น | อบรมแล้ว"), merges=merged("D1:E1")
    )
    assert (percents(form), form.assignments["result"][0]) == ([100], "อบรมแล้ว")


def test_parts_below_a_part_of_the_work_are_no_activities():
    header = [PLAN + "การดำเนินงานประจำปี | | |", " | | | แผน | | ผล |", " | | | เริ่ม | เสร็จ | ร้อยละ | เวลาที่ใช้"]
    form = read(
        drawn(*header, "โปร่งใส | อบรม | กองคลัง | 1 ต.ค. 66 | 31 ธ.ค. 66 | 60 | 3 วัน"), merges=merged("D1:G1", "D2:E2", "F2:G2")
    )
    assert (list(form.assignments["activity"]), percents(form)) == (["อบรม"], [60])
    assert str(form.assignments["end"][0].date()) == "2023-12-31"


@pytest.mark.parametrize("names", ["ค่าเป้าหมาย | ผลที่ทำได้", "แผน | ผล", "เป้าหมาย | ทำได้จริง"])
def test_a_target_and_what_was_reached_may_stand_without_a_heading(names):
    form = read(drawn(PLAN + names, *COUNTS))
    assert percents(form) == [75, 100, 0]


def test_a_target_beside_a_result_in_words_moves_nothing():
    form = read(drawn(PLAN + "ค่าเป้าหมาย | ทำได้จริง | ผลการดำเนินการ", "โปร่งใส | อบรม | กองช่าง | 40 | 30 | อบรมแล้วเสร็จ"))
    assert (percents(form), form.assignments["result"][0]) == ([100], "อบรมแล้วเสร็จ")


def test_a_plan_among_the_levels_stays_one():
    form = read(drawn("มาตรการ | แผนงาน | กิจกรรม | ผลงาน | ผู้รับผิดชอบ", "โปร่งใส | งานคลัง | อบรม | อบรมแล้ว | กองคลัง"))
    assert (form.assignments["activity"][0], form.assignments["result"][0]) == ("อบรม", "อบรมแล้ว")
    assert form.assignments["extra"][0] == {"แผนงาน": "งานคลัง"}


@pytest.mark.parametrize(
    ("header", "label"),
    [
        (("ผลการดำเนินการ |", "ไตรมาส 1 | ไตรมาส 2"), "ไตรมาส 1"),
        (("ความก้าวหน้า (ร้อยละ) |", "ไตรมาส 1 | ไตรมาส 2"), "ไตรมาส 1"),
        (("ผลการดำเนินการรายเดือน | |", "ต.ค. | พ.ย. | ธ.ค."), "ต.ค."),
    ],
)
def test_an_earlier_round_is_named_and_found_in_its_cell(header, label):
    first, second = header
    form = read(drawn(PLAN + first, " | | | " + second, "โปร่งใส | อบรม | กองช่าง | 40 | 80"))
    (earlier,) = form.assignments["rounds"][0]
    assert (earlier.label, earlier.cell) == (label, "D3")


def test_percents_of_the_plan_and_of_what_was_done_may_stand_side_by_side():
    form = read(
        drawn(PLAN + "ร้อยละของแผน | ร้อยละของผลงาน", "โปร่งใส | อบรม | กองช่าง | 100 | 60", "โปร่งใส | ดูงาน | กองช่าง | 80 | 20")
    )
    assert percents(form) == [60, 20]


def test_a_percent_of_the_plan_alone_is_progress():
    form = read(drawn(PLAN + "ร้อยละของแผน", "โปร่งใส | อบรม | กองช่าง | 60", "โปร่งใส | ดูงาน | กองช่าง | 20"))
    assert percents(form) == [60, 20]


def test_several_themes_over_a_measure_are_kept():
    header = "ตัวชี้วัด ITA | ประเด็นที่ต้องพัฒนา | มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผล"
    form = read(drawn(header, "การใช้อำนาจ | ไม่โปร่งใส | เปิดเผย | จัดทำคู่มือ | สำนักปลัด | จัดทำแล้ว"))
    assert form.assignments["extra"][0] == {"ตัวชี้วัด ITA": "การใช้อำนาจ", "ประเด็นที่ต้องพัฒนา": "ไม่โปร่งใส"}
    assert (form.assignments["measure"][0], codes(form)) == ("เปิดเผย", [])


@pytest.mark.parametrize(
    ("over", "side"),
    [
        ("แผน", "plan"),
        ("แผนการดำเนินงาน", "plan"),
        ("แผนกการเงิน", ""),  # a section of the office
        ("ผล", "result"),
        ("ผลการดำเนินการ", "result"),
        ("สถานะ", "result"),
        ("ที่ทำได้จริง", "result"),
        ("ตามแผน", "plan"),
        ("เวลาที่กำหนด", "plan"),
        ("ปี 2567", ""),
        ("ระยะเวลา", ""),
        ("", ""),
    ],
)
def test_the_side_of_a_month_by_what_stands_right_over_it(over, side):
    assert side_over(over, Spellings()) == side


def test_months_under_a_side_read_as_sides_below_their_months():
    below = [("ปี 2567", "แผน", "ต.ค."), ("ปี 2567", "แผน", "พ.ย."), ("ปี 2567", "แผน", "ธ.ค.")]
    result = [("ปี 2567", "ผล", one[-1]) for one in below]
    first = ("มาตรการ",)
    assert sides_below_months([first, *below, *result], Spellings()) == [
        first,
        *(("ปี 2567", month, "แผน") for month in ("ต.ค.", "พ.ย.", "ธ.ค.")),
        *(("ปี 2567", month, "ผล") for month in ("ต.ค.", "พ.ย.", "ธ.ค.")),
    ]
    bare = [("แผนการดำเนินงาน", one[-1]) for one in below]
    assert sides_below_months([*bare, *result], Spellings())[:3] == [("ต.ค.", "แผน"), ("พ.ย.", "แผน"), ("ธ.ค.", "แผน")]
    assert sides_below_months([first, *result], Spellings()) == [first, *result]  # no plan beside it
    assert sides_below_months([first, *below], Spellings()) == [first, *below]


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        *(("ต.ค. 66", True), ("ณ 31 มี.ค. 67", True), ("ต.ค. 66 - มี.ค. 67", True), ("29 ก.พ.", True), ("31 ก.พ.", False)),
        *(("ต.ค. 66, ธ.ค. 66", False), ("ทุกเดือน", False), ("ปี 2567", False), ("ผลงาน ต.ค. 66", False), ("", False)),
    ],
)
def test_a_heading_that_is_a_time_and_nothing_else(heading, is_one):
    assert is_time(heading) is is_one
