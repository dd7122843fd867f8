"""สรุปผู้บริหาร against hand-made years: what it says, and that each phrase counts what the list behind it has."""

from datetime import date

import pandas as pd

from ita_dash import summary
from ita_dash.assignmentlists import rows_of
from ita_dash.briefing import as_text, questions, sentences
from ita_dash.progress import assess
from ita_dash.query import Link, filters_asked
from tests.assignments_factory import assignments_frame
from tests.years import bundled_year

JUNE = date(2024, 6, 30)
PAST = {"start": date(2023, 10, 1), "end": date(2024, 3, 31)}
YEAR = {"start": date(2023, 10, 1), "end": date(2024, 9, 30)}


def row(code: str, division: str = "กองคลัง", **more: object) -> dict[str, object]:
    return {"code": code, "measure_no": code[0], "measure": "ก", "activity": code, "division": division, **more}


def said(*rows: dict[str, object], as_of: date = JUNE, **more: object) -> list[str]:
    return as_text(sentences(assess(assignments_frame(rows), as_of), as_of, **more)).split("\n")


def demonstration() -> pd.DataFrame:
    return bundled_year(2567).assessed(JUNE)


def test_the_demonstration_year():
    assert as_text(sentences(demonstration(), JUNE, unread=2)).split("\n") == [
        "ทำได้ ๗๑.๘% ช้ากว่าแผน ๑๑.๙ จุด (แผน ๘๓.๗%)",
        "เกินกำหนด ๔ รายการ ใน ๔ หน่วย ช้าสุด ๙๑ วัน",
        "ช้ากว่าแผนมากที่สุด งานนิติการ (๒๗.๕ จุด) และ มาตรการ ๖ (๑๙ จุด)",
        "ใน ๓๐ วันข้างหน้า ครบกำหนด ๕ รายการ",
        "ตัวเลขนี้รวม ค่าประมาณ ๓ รายการ · รายการที่ไม่ระบุระยะเวลา ๑ รายการ (คิดแผนตลอดปี) · ช่องที่อ่านไม่ได้ ๒ ช่อง",
    ]


def test_a_name_that_is_perhaps_a_slip_is_not_named_as_furthest_behind():
    late = {"status_read": "in_progress", "percent": 5.0, **YEAR}
    ahead = {"status_read": "in_progress", "percent": 50.0, **YEAR}
    rows = [row("1.1", "กองการช่าง", **late), row("1.2", **ahead), row("1.3", "กองช่าง", status_read="done", **YEAR)]
    assert "ช้ากว่าแผนมากที่สุด กองการช่าง (๖๙.๙ จุด)" in said(*rows)
    assert "ช้ากว่าแผนมากที่สุด กองคลัง (๒๔.๙ จุด)" in said(*rows, aside=["กองการช่าง"])


def test_all_done():
    rows = [row("1.1", status_read="done", **PAST), row("2.1", "กองช่าง", status_read="done", **YEAR)]
    assert said(*rows) == ["ทุกกิจกรรมแล้วเสร็จ: ๑๐๐%"]


def test_nothing_reported():
    rows = [row("1.1", **PAST), row("1.2", "กองช่าง", **YEAR)]
    first, second, *_others = said(*rows)
    assert first == "ยังไม่มีรายการใดรายงานผล ตามแผนวันนี้ควรทำได้ ๘๗.๔%"
    assert second == "เกินกำหนด ๑ รายการ ใน ๑ หน่วย ช้าสุด ๙๑ วัน"


def test_the_first_week_of_october_has_nothing_late():
    rows = [row("1.1", status_read="in_progress", **YEAR), row("2.1", "กองช่าง", start=date(2024, 4, 1), end=date(2024, 9, 30))]
    text = said(*rows, as_of=date(2023, 10, 4))
    assert text[0].startswith("ทำได้ ๒๕% เร็วกว่าแผน")
    assert not [line for line in text if "เกินกำหนด" in line or "ช้ากว่าแผน" in line]


def test_one_division_is_not_ranked_against_itself():
    text = "\n".join(said(row("1.1", percent=10.0, **PAST)))
    assert "กองคลัง" not in text
    assert "มาตรการ ๑" not in text
    assert "เกินกำหนด ๑ รายการ" in text


def test_no_one_is_named_the_worst_where_others_are_as_far_behind():
    rows = [row(f"{number}.1", f"กอง {number}", percent=40.0 if number < 4 else 90.0, **PAST) for number in range(1, 6)]
    text = "\n".join(said(*rows))
    assert "ช้ากว่าแผนมากที่สุด กอง 1 และอีก ๒ หน่วย (๖๐ จุด) และ มาตรการ ๑ และอีก ๒ มาตรการ (๖๐ จุด)" in text
    found = [one.door for one in sentences(assess(assignments_frame(rows), JUNE), JUNE)[2] if one.door]
    assert [(one.page, one.about) for one in found] == [("divisions", ()), ("measures", ())]
    alike = [row(f"{number}.1", f"กอง {number}", percent=40.0, **PAST) for number in range(1, 6)]
    assert "ช้ากว่าแผนมากที่สุด" not in "\n".join(said(*alike))


def test_sixty_divisions_name_the_worst():
    rows = [row("1.1", f"กอง {number}", percent=float(number), **PAST) for number in range(40, 100)]
    text = "\n".join(said(*rows))
    assert "ช้ากว่าแผนมากที่สุด กอง 40 (๖๐ จุด)" in text
    assert "เกินกำหนด ๖๐ รายการ ใน ๖๐ หน่วย" in text
    assert text.count("กอง 4") == 1


def test_a_year_without_periods_has_a_plan_and_says_that_it_is_a_guess():
    text = said(row("1.1", percent=50.0), row("2.1", "กองช่าง", percent=90.0))
    assert text[0] == "ทำได้ ๗๐% ช้ากว่าแผน ๔.๙ จุด (แผน ๗๔.๙%)"
    assert text[-1] == "ตัวเลขนี้รวม รายการที่ไม่ระบุระยะเวลา ๒ รายการ (คิดแผนตลอดปี)"
    assert not [line for line in text if "เกินกำหนด" in line]


def test_nothing_counts():
    assert said(row("1.1", status_read="cancelled")) == ["ยกเลิกแล้วทุกรายการ จึงไม่มีรายการที่นับในตัวเลข"]
    assert said() == ["ยังไม่มีรายการที่นับในตัวเลข"]


def test_what_changed_since_the_last_meeting():
    rows = [row("1.1", percent=60.0, **YEAR)]
    before = summary.total(assess(assignments_frame([row("1.1", percent=55.7, **YEAR)]), JUNE))
    assert "เพิ่มขึ้น ๔.๓ จุดจากประชุมก่อน" in said(*rows, before=before.completion)[0]
    ahead = summary.total(assess(assignments_frame([row("1.1", percent=70.0, **YEAR)]), JUNE))
    assert "ลดลง ๑๐ จุดจากประชุมก่อน" in said(*rows, before=ahead.completion)[0]


def test_numbers_as_the_office_writes_them():
    assert "71.8%" in as_text(sentences(demonstration(), JUNE, thai_digits=False))


def test_the_list_behind_a_phrase_has_as_many_items_as_the_phrase_says():
    dataset = bundled_year(2567)
    frame = dataset.assessed(JUNE)
    followed = {}
    for phrase in (phrase for one in sentences(frame, JUNE) for phrase in one):
        if phrase.count is None or phrase.door is None:
            continue
        asked = dict(phrase.door.parameters)
        link = Link({name: [value] for name, value in asked.items() if name != "of"})
        chosen = filters_asked(link, dataset, JUNE).apply(frame)
        assert len(rows_of(asked.get("of", ""), chosen, JUNE)) == phrase.count
        assert not link.ignored
        followed[asked.get("of", "overdue")] = phrase.count
    assert followed == {"overdue": 4, "due": 5, "estimated": 3, "undated": 1}


def test_questions_are_of_the_gravest_late_items_with_who_answers():
    found = questions(demonstration(), JUNE)
    assert [(one.code, one.days) for one in found] == [("5.3", 91), ("2.3", 91), ("7.4", 61)]
    assert found[0].divisions == ("งานนิติการ",)
    assert found[1].divisions == ("กองช่าง", "กองสาธารณสุขและสิ่งแวดล้อม")
    assert found[2].advice == ()
    assert questions(assess(assignments_frame([row("1.1", status_read="done", **PAST)]), JUNE), JUNE) == []
    assert [one.asked() for one in found] == [
        "ทำได้ ๘๐% จะแล้วเสร็จเมื่อใด",
        "ทำได้ ๖๐% ยังไม่รายงาน ๑ หน่วย ติดขัดที่ใด",
        "ทำได้ ๕๐% จะแล้วเสร็จเมื่อใด",
    ]
    many = [row(f"1.{number}", **PAST) for number in range(9)]
    assert len(questions(assess(assignments_frame(many), JUNE), JUNE)) == 3


def test_a_question_says_how_far_the_least_and_the_most_are_and_that_nobody_reported():
    parts = [row("1.1", "กองคลัง", percent=20.0, **PAST), row("1.1", "กองช่าง", percent=70.0, **PAST), row("1.2", **PAST)]
    found = {one.code: one for one in questions(assess(assignments_frame(parts), JUNE), JUNE)}
    assert found["1.1"].asked() == "ทำได้ ๒๐%–๗๐% จะแล้วเสร็จเมื่อใด"
    assert found["1.2"].asked(thai_digits=False) == "ยังไม่รายงาน 1 หน่วย ติดขัดที่ใด"
