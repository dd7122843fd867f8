"""What needs attention: an activity once, the worst first, who it waits for, the last result and what is recommended."""

from datetime import date

from bs4 import BeautifulSoup

from ita_dash.attention import concerns
from ita_dash.framerows import each_row
from ita_dash.look import labels
from ita_dash.progress import assess
from tests.assignments_factory import assignments_frame
from tests.page_runs import fine, opened, shown
from tests.years import bundled_year

JUNE = date(2024, 6, 30)
PAST = {"start": date(2023, 10, 1), "end": date(2024, 3, 31)}


def row(code: str, division: str = "กองคลัง", **more: object) -> dict[str, object]:
    return {"code": code, "measure_no": code[0], "measure": "ก", "activity": code, "division": division, **more}


def test_the_demonstration_year():
    found = concerns(bundled_year(2567).assessed(JUNE), JUNE)
    assert [(one.names[3], one.reason, one.days) for one in found[:4]] == [
        ("5.3", "overdue", -91),
        ("2.3", "overdue", -91),
        ("7.4", "overdue", -61),
        ("3.3", "unable", 0),
    ]
    assert len(found[1].rows) == 2
    assert len({one.names[3] for one in found}) == len(found)


def test_the_worst_stands_first_by_days_then_by_the_points_that_it_costs():
    rows = [
        row("1.1", **PAST, percent=90.0),
        row("1.2", **PAST, percent=50.0, weight=2.0),
        row("1.3", start=date(2023, 10, 1), end=date(2023, 12, 31), percent=95.0),
        row("1.4", start=date(2024, 6, 1), end=date(2024, 7, 10), percent=95.0),
        row("1.5", status_read="unable", **PAST),
    ]
    found = concerns(assess(assignments_frame(rows), JUNE), JUNE)
    assert [(one.names[3], one.days) for one in found] == [("1.3", -182), ("1.2", -91), ("1.1", -91), ("1.5", -91), ("1.4", 10)]


def test_divisions_of_one_activity_stand_under_it_the_most_pressing_first():
    rows = [
        row("1.1", "กองช่าง", **{**PAST, "end": date(2024, 7, 20)}),
        row("1.1", "กองคลัง", **PAST),
        row("1.1", "สำนักปลัด", **PAST, status_read="done"),
    ]
    (one,) = concerns(assess(assignments_frame(rows), JUNE), JUNE)
    assert list(one.rows["division"]) == ["กองคลัง", "กองช่าง"]
    assert (one.reason, one.days) == ("overdue", -91)


def test_what_has_no_end_stands_after_all_that_have_one():
    rows = [row("1.1", status_read="unable"), row("1.2", status_read="unable", start=JUNE, end=date(2026, 9, 30))]
    found = concerns(assess(assignments_frame(rows), JUNE), JUNE)
    assert [(one.title[0], one.days) for one in found] == [("1.2", 822), ("1.1", None)]


def test_nothing_to_attend_to():
    assert concerns(assess(assignments_frame([row("1.1", status_read="done", **PAST)]), JUNE), JUNE) == []
    assert concerns(assess(assignments_frame([]), JUNE), JUNE) == []


def test_the_page_says_how_late_who_and_what_to_do():
    app = opened(year="2567")
    assert fine(app)
    first, second = BeautifulSoup(shown(app), "html.parser").select(".concern")[:2]
    said = first.get_text(" ", strip=True)
    for words in ("เกินกำหนด ๙๑ วัน", "น้ำหนัก ๒", "๕.๓", "งานนิติการ", "๘๐%", "เร่งเสนอผู้บริหาร"):
        assert words in said
    assert first.select_one(".badge.solid").get_text().endswith("เกินกำหนด ๙๑ วัน")
    assert said.count("เกินกำหนด ๙๑") == second.get_text().count("ครบกำหนด ๓๑ มี.ค. ๒๕๖๗") == 1
    assert "ยังไม่มีข้อเสนอแนะ" in second.get_text(" ", strip=True)
    assert second.get_text(" ", strip=True).count("ยังไม่รายงาน") == 1
    assert len(BeautifulSoup(shown(app), "html.parser").select(".concern")) <= 10


def test_no_words_are_no_report_only_where_nothing_else_was_reported():
    said = {
        "ทำแล้ว": {"result": "ทำแล้ว"},
        "ไม่ได้กรอกผลการดำเนินการ": {"percent": 60.0},
        "ยังไม่รายงาน": {},
    }
    frame = assess(assignments_frame([row(f"1.{at}", **PAST, **one) for at, one in enumerate(said.values())]), JUNE)
    assert [labels.result(one) for one in each_row(frame)] == list(said)


def test_work_that_is_not_due_needs_no_attention_unless_it_cannot_be_done():
    later = {"start": date(2024, 7, 1), "end": date(2024, 9, 30)}
    said = ({}, {"status_read": "no_report"}, {"status_read": "in_progress"}, {"percent": 40.0}, {"status_read": "unable"})
    rows = [row(f"1.{place}", **later, **more) for place, more in enumerate(said)]
    found = concerns(assess(assignments_frame(rows), JUNE), JUNE)
    assert [(one.names[3], one.reason) for one in found] == [("1.4", "unable")]
