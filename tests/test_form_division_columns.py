"""Divisions in columns (rule 17): what each of them reports, and marks of who takes part."""

import pytest

from tests.grids import codes, drawn, merged, read
from tests.test_form_parts import assessed, percents, statuses

PLAN = "มาตรการ | กิจกรรม | "
ROW = "โปร่งใส | ลงนามประกาศเจตนารมณ์ | ลงนามแล้ว | อยู่ระหว่างเสนอ | ยังไม่ลงนาม"


def by_division(form):
    frame = assessed(form)
    return dict(zip(frame["division"], frame["status"], strict=True))


@pytest.mark.parametrize("over", ["ผลการดำเนินการ", "ผลการดำเนินงานของส่วนราชการ", "การรายงานของแต่ละกอง", "ส่วนราชการ", "สถานะ"])
@pytest.mark.parametrize("merges", [("C1:E1", "A1:A2", "B1:B2"), ()])
@pytest.mark.parametrize("rows", [[ROW], [ROW, "โปร่งใส | จัดทำบัญชี | จัดทำแล้ว | จัดทำแล้ว | จัดทำแล้ว"]])
def test_every_division_reports_in_its_column_whatever_stands_over_them(over, merges, rows):
    form = read(drawn(f"{PLAN}{over} | | ", " | | สำนักปลัด | กองคลัง | กองช่าง", *rows), merges=merged(*merges))
    assert list(assessed(form)["division"])[:3] == ["สำนักปลัด", "กองคลัง", "กองช่าง"]
    assert statuses(form)[:3] == ["done", "in_progress", "not_started"]
    assert len(form.assignments) == 3 * len(rows)
    assert codes(form) == []


@pytest.mark.parametrize(
    "names",
    [
        "ผลการดำเนินการ กองคลัง | ผลการดำเนินการ กองช่าง",
        "ผลการดำเนินงาน (กองคลัง) | ผลการดำเนินงาน (กองช่าง)",
        "ผลงานของกองคลัง | ผลงานของกองช่าง",
        "กองคลัง รายงานผล | กองช่าง รายงานผล",
        "สถานะ: กองคลัง | สถานะ: กองช่าง",
    ],
)
def test_a_division_may_stand_in_the_cell_with_what_it_reports(names):
    form = read(drawn(PLAN + names, "โปร่งใส | จัดทำบัญชี | แล้วเสร็จ | ยังไม่ดำเนินการ"))
    assert by_division(form) == {"กองคลัง": "done", "กองช่าง": "not_started"}
    assert codes(form) == []


@pytest.mark.parametrize("header", [("ร้อยละความสำเร็จ | ", "กองคลัง | กองช่าง"), ("ความคืบหน้า กองคลัง | ความคืบหน้า กองช่าง",)])
def test_percents_of_divisions_are_percents(header):
    first, *second = header
    form = read(drawn(PLAN + first, *(" | | " + parts for parts in second), "โปร่งใส | จัดทำบัญชี | 100 | 40"))
    assert percents(form) == [100, 40]


def test_one_division_in_a_heading_is_a_remark():
    form = read(drawn(PLAN + "ผู้รับผิดชอบ | ผลการดำเนินการ (กองคลัง)", "โปร่งใส | จัดทำบัญชี | กองคลัง | จัดทำแล้ว"))
    assert by_division(form) == {"กองคลัง": "done"}


def test_a_budget_by_division_is_a_budget():
    header = [PLAN + "งบประมาณ | | ผลการดำเนินการ", " | | กองคลัง | กองช่าง |"]
    form = read(drawn(*header, "โปร่งใส | จัดทำบัญชี | 500 | 100 | ยังไม่ดำเนินการ"))
    assert statuses(form) == ["not_started"]


@pytest.mark.parametrize(
    "header",
    [
        ("ผู้รับผิดชอบ | | | ผลการดำเนินการ", "สำนักปลัด | กองคลัง | กองช่าง |"),
        ("หน่วยงานที่รับผิดชอบ | | | สถานะ", "สำนักปลัด | กองคลัง | กองช่าง |"),
        ("สำนักปลัด | กองคลัง | กองช่าง | ผลการดำเนินการ",),
    ],
)
@pytest.mark.parametrize("mark", ["✓", "/", "TRUE"])
def test_marks_under_divisions_are_who_takes_part_and_no_status(header, mark):
    first, *second = header
    empty = "FALSE" if mark == "TRUE" else ""
    rows = [f"โปร่งใส | จัดทำบัญชี | {mark} | {empty} | {mark} | ยังไม่ดำเนินการ", f"โปร่งใส | ทำสื่อ | {empty} | {mark} | {empty} |"]
    form = read(drawn(PLAN + first, *(" | | " + parts for parts in second), *rows))
    assert list(form.assignments["division"]) == ["สำนักปลัด", "กองช่าง", "กองคลัง"]
    assert statuses(form) == ["not_started", "not_started", "no_report"]


def test_marks_under_divisions_report_where_nothing_else_does():
    form = read(drawn(PLAN + "กองคลัง | กองช่าง", "โปร่งใส | จัดทำบัญชี | ✓ |", "โปร่งใส | ทำสื่อ | ✓ | ✓"))
    assert by_division(form)["กองคลัง"] == "done"
    assert statuses(form).count("done") == 3


@pytest.mark.parametrize(
    "row",
    [
        "โปร่งใส | ลงนามข้อตกลงคุณธรรม | กองคลัง | ลงนามแล้ว",
        "โปร่งใส | ลงนามข้อตกลงคุณธรรม | กองคลัง |",
        "โปร่งใส | ลงชื่อเข้าร่วมโครงการสุจริต | กองช่าง | ลงชื่อครบทุกคนแล้ว",
    ],
)
def test_work_that_begins_as_a_signature_is_work_also_in_the_last_row(row):
    form = read(drawn(PLAN + "ผู้รับผิดชอบ | ผลการดำเนินการ", row))
    assert len(form.assignments) == 1
    assert "NOTE_OUTSIDE" not in codes(form)


@pytest.mark.parametrize(
    "row", [" | ลงนาม | |", " | | ลงชื่อ ........ |", " | ลงนาม นายสมชาย ใจดี | |", " | ลงชื่อ ผู้รายงาน | | ลงนาม (............)"]
)
def test_a_signature_below_the_table_is_none(row):
    form = read(drawn(PLAN + "ผู้รับผิดชอบ | ผลการดำเนินการ", "โปร่งใส | จัดทำบัญชี | กองคลัง | ทำแล้ว", row))
    assert len(form.assignments) == 1
    assert set(codes(form)) == {"NOTE_OUTSIDE"}


def test_a_division_may_stand_over_all_that_it_reports():
    header = [PLAN + "กองคลัง | | | กองช่าง | |", " | | สถานะ | ร้อยละ | ผลการดำเนินการ | สถานะ | ร้อยละ | ผลการดำเนินการ"]
    rows = ["โปร่งใส | จัดทำบัญชี | อยู่ระหว่างดำเนินการ | 40 | ลงแล้วสองเดือน | ยังไม่ดำเนินการ | |"]
    form = read(drawn(*header, *rows), merges=merged("C1:E1", "F1:H1"))
    assert by_division(form) == {"กองคลัง": "in_progress", "กองช่าง": "not_started"}
    assert (percents(form), list(form.assignments["result"])) == ([40, 0], ["ลงแล้วสองเดือน", ""])
    assert codes(form) == []


def test_one_division_over_what_it_reports_makes_no_columns_of_divisions():
    header = [PLAN + "ผู้รับผิดชอบ | กองคลัง |", " | | | สถานะ | ผลการดำเนินการ"]
    form = read(drawn(*header, "โปร่งใส | จัดทำบัญชี | กองช่าง | แล้วเสร็จ | ทำแล้ว"), merges=merged("D1:E1"))
    assert by_division(form) == {"กองช่าง": "done"}
