"""Marks under headings: of months and quarters they are the period, under a heading nobody knows they move no figure (rule 3)."""

import pytest

from tests.grids import codes, drawn, merged, read
from tests.test_form_parts import PLAN, percents, statuses


@pytest.mark.parametrize("heading", ["อยู่ในข้อบัญญัติ", "ทำต่อจากปีก่อน", "ลงนามบันทึกข้อตกลง"])
@pytest.mark.parametrize("mark", ["✓", "/", "☑", "ใช่", "(✓)", "x", "ไม่ใช่"])
def test_a_mark_under_an_unknown_heading_is_no_status_and_said(heading, mark):
    rows = [f"โปร่งใส | ทำบัญชี | กองคลัง | {mark} | ยังไม่ดำเนินการ", f"โปร่งใส | ทำสื่อ | กองช่าง | {mark} |"]
    form = read(drawn(PLAN + heading + " | ผลการดำเนินการ", *rows))
    assert statuses(form) == ["not_started", "no_report"]
    assert [dict(extra)[heading] for extra in form.assignments["extra"]] == [mark, mark]
    assert any(code in ("HEADER_UNKNOWN", "HEADER_CLOSE") for code in codes(form))


def test_words_of_statuses_under_an_unknown_heading_are_statuses():
    rows = ["โปร่งใส | ทำบัญชี | กองคลัง | แล้วเสร็จ", "โปร่งใส | ทำสื่อ | กองช่าง | ยังไม่ดำเนินการ", "โปร่งใส | ทำป้าย | กองช่าง | ✓"]
    form = read(drawn(PLAN + "ฮฮฮ", *rows))
    assert statuses(form) == ["done", "not_started", "done"]
    assert "HEADER_BY_CONTENT" in codes(form)


@pytest.mark.parametrize("heading", ["สถานะ", "แล้วเสร็จ", "สถานะการเผยแพร่"])
def test_a_mark_under_a_heading_of_statuses_is_one(heading):
    form = read(drawn(PLAN + heading, "โปร่งใส | ทำบัญชี | กองคลัง | ✓", "โปร่งใส | ทำสื่อ | กองช่าง |"))
    assert statuses(form) == ["done", "no_report"]


@pytest.mark.parametrize(
    ("over", "quarters"),
    [
        ("ไตรมาสที่ดำเนินการ", "1 | 2 | 3 | 4"),
        ("แผนการดำเนินงาน (ไตรมาส)", "๑ | ๒ | ๓ | ๔"),
        ("ไตรมาส", "ที่ 1 | ที่ 2 | ที่ 3 | ที่ 4"),
        ("ช่วงเวลาดำเนินการ", "Q1 | Q2 | Q3 | Q4"),
    ],
)
@pytest.mark.parametrize("merges", [("D1:G1",), ()])
def test_marks_under_quarters_are_the_period(over, quarters, merges):
    rows = ["โปร่งใส | ทำบัญชี | กองคลัง | | ✓ | ✓ | | ลงบัญชีแล้ว", "โปร่งใส | ทำสื่อ | กองช่าง | | | | / |"]
    form = read(drawn(f"{PLAN}{over} | | | | ผลการดำเนินการ", f" | | | {quarters} |", *rows), merges=merged(*merges))
    assert [str(day.date()) for day in form.assignments["start"]] == ["2024-01-01", "2024-07-01"]
    assert [str(day.date()) for day in form.assignments["end"]] == ["2024-06-30", "2024-09-30"]
    assert statuses(form) == ["done", "no_report"]


def test_results_under_quarters_are_rounds_of_the_result():
    rows = ["โปร่งใส | ทำบัญชี | กองคลัง | ลงบัญชีแล้ว | อยู่ระหว่างตรวจ | |", "โปร่งใส | ทำสื่อ | กองช่าง | ยังไม่ทำ | ทำสื่อแล้วเสร็จ | |"]
    form = read(drawn(PLAN + "ผลการดำเนินงานรายไตรมาส | | |", " | | | 1 | 2 | 3 | 4", *rows), merges=merged("D1:G1"))
    assert list(form.assignments["result"]) == ["อยู่ระหว่างตรวจ", "ทำสื่อแล้วเสร็จ"]
    assert form.assignments["start"].isna().all()


def test_percents_under_quarters_are_rounds_of_the_progress():
    rows = ["โปร่งใส | ทำบัญชี | กองคลัง | 10 | 50 | |", "โปร่งใส | ทำสื่อ | กองช่าง | 10 | 100 | |"]
    form = read(drawn(PLAN + "ร้อยละความสำเร็จรายไตรมาส | | |", " | | | 1 | 2 | 3 | 4", *rows), merges=merged("D1:G1"))
    assert percents(form) == [50, 100]
