"""A line to sign on that stands in a row beside other texts, or above other rows: what is a report, and what is none (rule 6)."""

import pytest

from tests.grids import drawn, noted, read

HEAD = ("กิจกรรม | ผู้รับผิดชอบ | ระยะเวลา | ผลการดำเนินการ", "อบรม | กองคลัง | ต.ค. 66 – ก.ย. 67 | อบรมแล้ว")
SIGNED = "ลงชื่อ..................ผู้รายงาน"


@pytest.mark.parametrize(
    ("result", "reports"),
    [("คู่มือ 2 เล่ม พร้อมสื่อ", True), ("นายสมชาย ใจดี", False), ("45 คน", False), ("", False)],
)
def test_a_row_that_is_signed_reports_where_it_tells_what_was_done(result: str, reports: bool) -> None:
    form = read(drawn(*HEAD, f"นักวิเคราะห์นโยบาย | {SIGNED} | | {result}"))
    assert (len(form.assignments) == 2) is reports
    assert bool(noted(form)) is not reports


@pytest.mark.parametrize(
    ("division", "period", "reports"),
    [
        ("กองช่าง", "ต.ค. 66 – ก.ย. 67", True),
        ("กองช่าง", "30 มิ.ย. 67", False),  # who signs, and the day
        ("นักวิชาการ", "ต.ค. 66 – ก.ย. 67", False),
        ("กองช่าง", "", False),
    ],
)
def test_below_a_line_to_sign_on_a_division_reports_that_has_a_period(division: str, period: str, reports: bool) -> None:
    form = read(drawn(*HEAD, f" | | | {SIGNED}", f" | {division} | {period} | "))
    assert list(form.assignments["division"][1:]) == ([division] if reports else [])
