"""What the filters hide is never said not to be there; problems stand under the division that is meant, too."""

from pathlib import Path

import pytest

from ita_dash.dataset import Source, understand
from ita_dash.export.tables import chosen_problems
from ita_dash.filters import Filters
from ita_dash.form.problems import filed
from ita_dash.look.pagerows import problem_counts
from ita_dash.messages import _
from ita_dash.settings import Settings
from ita_dash.ui.navigation import PAGES
from tests.assignments_factory import AS_OF
from tests.grids import HEADER, tab, workbook
from tests.page_runs import fine, opened, read_now, shown

NAMES = [["ส่วนราชการ", "ชื่อย่อ"], ["สำนักปลัด", ""], ["กองสาธารณสุขและสิ่งแวดล้อม", ""]]
SHORTENED = [
    HEADER,
    ["1. มาตรการ", "1. กิจกรรม", "กองสาธารณสุข", "รอแผน", "ทำแล้ว", ""],
    ["", "2. กิจกรรม", "สำนักปลัด", "รอแผน", "ทำแล้ว", ""],
]


def page(name: str):
    return next(entry for entry in PAGES if entry.file == f"{name}.py")


def test_problems_of_a_misspelt_division_are_those_of_the_division_that_is_meant():
    dataset = understand(workbook(tab("แผน", SHORTENED), tab("ส่วนราชการ", NAMES, gid=1)), Source("x"), Settings())
    problems = dataset.form.problems
    both = "กองสาธารณสุข, กองสาธารณสุขและสิ่งแวดล้อม"
    assert dict(zip(problems["code"], problems["division"], strict=True))["DIVISION_NEAR_MISS"] == both
    meant = "กองสาธารณสุขและสิ่งแวดล้อม"
    unread = problems[problems["code"] == "PERIOD_UNREADABLE"]
    assert list(unread["division"]) == [both, "สำนักปลัด"]
    own = {both, meant}  # that nothing names it rightly is a problem of its own
    assert set(chosen_problems(dataset, Filters(AS_OF, divisions=(meant,)))["division"]) == own
    assert {"กองสาธารณสุข", meant, "สำนักปลัด"} == set(problem_counts(problems)["division"])
    assert filed(problems, dataset.form.divisions).equals(problems)


@pytest.mark.slow
@pytest.mark.parametrize(("division", "clean"), [("", False), ("งานแผนงานและนโยบาย", False), ("กองคลัง", True)])
def test_a_filter_that_hides_every_problem_says_so_and_not_that_there_are_none(division, clean):
    app = opened(page("checks"), year="2566", **({"division": division} if division else {}))
    assert fine(app)
    assert _("No problems found") not in shown(app)
    assert ("ตัวกรองซ่อนไว้ ๓ รายการ" in shown(app)) == clean


@pytest.mark.slow
def test_beside_the_problems_of_a_division_stands_how_many_more_there_are():
    assert "ตัวกรองซ่อนไว้อีก" in shown(opened(page("checks"), year="2567", division="กองการศึกษา"))
    assert "ตัวกรองซ่อนไว้อีก" not in shown(opened(page("checks"), year="2567"))


@pytest.mark.slow
def test_nothing_is_said_not_to_need_attention_or_to_be_owed_where_the_filters_hide_it():
    overview = shown(opened(page("overview"), year="2567", status="done"))
    assert _("Nothing is overdue, behind plan, due soon or unreported") not in overview
    assert "ตัวกรองซ่อนไว้" in overview
    division = shown(opened(page("divisions"), year="2567", status="done", unit="กองช่าง"))
    assert _("Nothing presses") not in division
    assert "ตัวกรองซ่อนไว้" in division


def test_recommendations_that_the_filters_hide_are_not_said_not_to_be_there():
    said = shown(opened(page("recommendations"), year="2567", status="no_report"))
    assert "ตัวกรองซ่อนไว้" in said
    assert _("They show here once they are typed in the column ข้อเสนอแนะ.") not in said


def test_what_needs_attention_does_not_contradict_the_headline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rows = ["มาตรการ/แนวทาง,วิธีการดำเนินการ,ผู้รับผิดชอบ,ระยะเวลาดำเนินการ,สถานะ,ความคืบหน้า (ร้อยละ)"]
    line = "1. ก,{number}. เรื่องที่ {number},กองคลัง,ต.ค. 66 - ก.ย. 67,{status},{percent}"
    monkeypatch.setenv("ITA_DASH_AS_OF", "2024-06-30")
    for statuses, well in ((("แล้วเสร็จ", "แล้วเสร็จ"), True), (("แล้วเสร็จ", "ยังไม่ดำเนินการ"), False)):
        file = tmp_path / f"{well}.csv"
        lines = (line.format(number=number, status=status, percent="") for number, status in enumerate(statuses, 1))
        file.write_text("\n".join([*rows, *lines]), encoding="utf-8-sig")
        monkeypatch.setenv("ITA_DASH_YEARS", f"2567={file}")
        read_now()
        overview = shown(opened(page("overview")))
        assert (_("Nothing is overdue, behind plan, due soon or unreported") in overview) is well
        assert ("แต่ภาพรวมช้ากว่าแผน ๒๔.๙ จุด" in overview) is not well


def test_problems_of_a_name_like_a_listed_one_are_filed_beside_those_of_listed_ones():
    dataset = understand(workbook(tab("แผน", SHORTENED), tab("ส่วนราชการ", NAMES, gid=1)), Source("x"), Settings())
    problems = dataset.form.problems.iloc[:2].assign(division=["สำนักปลัด", "กองสาธารณสุข"])
    found = filed(problems, dataset.form.divisions)
    assert list(found["division"]) == ["สำนักปลัด", "กองสาธารณสุข, กองสาธารณสุขและสิ่งแวดล้อม"]
