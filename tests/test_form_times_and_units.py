"""Rounds in brackets, in lines of one cell, above boxes, years as rounds, units below what they report (rules 2, 11, 12, 16)."""

import pytest

from tests.grids import codes, merged, read

PLAN = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ"]
DONE = ["ก", "ข", "กองคลัง"]
REPORTED = {"ผลการดำเนินการ": "result", "สถานะ": "status_read", "ร้อยละความสำเร็จ": "percent"}
SAID = {
    "result": ("ร่างแล้ว", "เผยแพร่แล้ว", "เผยแพร่แล้ว"),
    "status_read": ("ยังไม่ดำเนินการ", "แล้วเสร็จ", "done"),
    "percent": ("20", "80", 80.0),
}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("รอบ 6 เดือน", "รอบ 12 เดือน"),
        ("ไตรมาส 1", "ไตรมาส 2"),
        ("ครั้งที่ 1", "ครั้งที่ 2"),
        ("ครึ่งปีแรก", "ครึ่งปีหลัง"),
        ("ปี 2566", "ปี 2567"),
    ],
)
@pytest.mark.parametrize("name", REPORTED)
@pytest.mark.parametrize("shape", ["{} ({})", "{}\n({})", "{} [{}]", "{} {}"])
def test_a_round_is_one_in_brackets_too(first, second, name, shape):
    early, late, counts = SAID[REPORTED[name]]
    form = read([[*PLAN, shape.format(name, first), shape.format(name, second)], [*DONE, early, late]])
    one = form.assignments.iloc[0]
    assert (one[REPORTED[name]], len(one["rounds"])) == (counts, 1)
    assert "HEADER_TWICE" not in codes(form)


def test_a_remark_in_brackets_is_no_round():
    form = read([[*PLAN, "ผลการดำเนินการ (พร้อมหลักฐาน)", "สถานะ (เลือก)"], [*DONE, "จัดแล้ว", "แล้วเสร็จ"]])
    assert (form.assignments["result"][0], form.assignments["status_read"][0]) == ("จัดแล้ว", "done")
    assert form.assignments["rounds"][0] == ()


@pytest.mark.parametrize("this", ["", "อยู่ระหว่างซ่อม"])
def test_the_result_of_last_year_is_none_of_this_year(this):
    form = read([[*PLAN, "ผลการดำเนินการ ปี 2566", "ผลการดำเนินการ ปี 2567"], [*DONE, "ซ่อมแล้ว", this]])
    assert form.year.be == 2567
    assert form.assignments["result"][0] == this
    assert [one.result for one in form.assignments["rounds"][0]] == ["ซ่อมแล้ว"]


@pytest.mark.parametrize(
    "cell",
    [
        "ครั้งที่ ๑ : ยังไม่ดำเนินการ\nครั้งที่ ๒ : ติดตามครบแล้ว",
        "รอบ 6 เดือน : ดำเนินการแล้วร้อยละ 50\nรอบ 12 เดือน : ติดตามครบแล้ว",
        "ธ.ค. : ยังไม่ดำเนินการ\nก.พ. : ติดตามครบแล้ว",
        "ก.พ. : ติดตามครบแล้ว\nธ.ค. : ยังไม่ดำเนินการ",
    ],
)
def test_of_lines_that_each_name_a_time_the_latest_counts(cell):
    form = read([[*PLAN, "ผลการดำเนินการ"], [*DONE, cell]])
    assert form.assignments["result"][0] == "ติดตามครบแล้ว"
    assert len(form.assignments["rounds"][0]) == 1


def test_what_was_done_at_several_times_stays_one_result():
    cell = "ครั้งที่ 1 อบรม 30 คน\nครั้งที่ 2 อบรม 25 คน"
    assert read([[*PLAN, "ผลการดำเนินการ"], [*DONE, cell]]).assignments["result"][0] == cell


def test_boxes_of_several_rounds_are_no_contradiction():
    header = [[*PLAN, "รอบ 6 เดือน", "", "รอบ 12 เดือน", ""], ["", "", "", *["แล้วเสร็จ", "ยังไม่ดำเนินการ"] * 2]]
    rows = [[*DONE, "", "✓", "✓", ""], ["ก", "ค", "กองช่าง", "✓", "", "", "✓"], ["ก", "ง", "กองช่าง", "✓", "", "", ""]]
    form = read([*header, *rows], merges=merged("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"))
    assert list(form.assignments["status_read"]) == ["done", "not_started", "done"]
    assert "STATUS_TWO_MARKS" not in codes(form)


@pytest.mark.parametrize("cross", ["✗", "X", "☒", "×"])
def test_a_cross_among_ticks_is_no_tick_and_alone_it_is_one(cross):
    header = [*PLAN, "แล้วเสร็จ", "ยังไม่ดำเนินการ", "ผลการดำเนินการ"]
    ticked = read([header, [*DONE, "✓", "", "ทำแล้ว"], ["ก", "ค", "กองช่าง", cross, "", ""]])
    assert list(ticked.assignments["status_read"]) == ["done", ""]
    crossed = read([header, [*DONE, cross, "", "ทำแล้ว"], ["ก", "ค", "กองช่าง", cross, "", ""]])
    assert list(crossed.assignments["status_read"]) == ["done", "done"]


@pytest.mark.parametrize(("cells", "percent"), [((0.1, 0.5, 0.3), 30), ((0.2, 0.4, 1.0), 100), ((10.0, 50.0, 30.0), 30)])
def test_numbers_below_one_under_months_are_shares(cells, percent):
    form = read([[*PLAN, "ต.ค.", "พ.ย.", "ธ.ค."], [*DONE, *cells], ["ก", "ค", "กองช่าง", cells[0], cells[1], ""]])
    assert form.assignments["percent"][0] == percent


def test_a_one_under_months_is_a_mark():
    form = read([[*PLAN, "ต.ค.", "พ.ย.", "ธ.ค."], [*DONE, 1.0, "", ""], ["ก", "ค", "กองช่าง", "", 1.0, 1.0]])
    assert form.assignments["percent"].isna().all()
    assert list(form.assignments["start"].astype(str)) == ["2023-10-01", "2023-11-01"]


UNITS = [("คณะนิติศาสตร์", "คณะบัญชี"), ("กลุ่มการพยาบาล", "กลุ่มงานพัสดุ"), ("แผนกช่าง", "ฝ่ายวิชาการ"), ("โรงเรียนบ้านดอน", "ศูนย์เด็กเล็ก")]


@pytest.mark.parametrize("units", UNITS)
@pytest.mark.parametrize("over", ["ผลการดำเนินงาน", "สถานะ", "ร้อยละ"])
def test_units_below_what_they_report_are_divisions_without_a_list(units, over):
    said = ("40", "100") if over == "ร้อยละ" else ("เผยแพร่แล้ว", "ยังไม่ดำเนินการ")
    header = [["มาตรการ", "กิจกรรม", over, ""], ["", "", *units]]
    form = read([*header, ["ก", "ข", *said]], merges=merged("A1:A2", "B1:B2", "C1:D1"))
    assert list(form.assignments["division"]) == list(units)


def test_rows_that_a_form_left_at_its_end_may_hold_a_period():
    spare = ["", "", "", "ตลอดปีงบประมาณ", "ยังไม่ดำเนินการ"]
    form = read([[*PLAN, "ระยะเวลา", "สถานะ"], [*DONE, "ต.ค. 66", "แล้วเสร็จ"], spare, spare])
    assert (len(form.assignments), form.assignments["status_read"][0]) == (1, "done")
    assert "DUPLICATE_CONTRADICTS" not in codes(form)
