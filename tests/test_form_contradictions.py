"""What contradicts itself in a sheet, in small grids; and what looks like it and is none."""

from datetime import date

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.checks import check
from ita_dash.form.read import read_form
from ita_dash.form.values.division import DivisionList
from ita_dash.sheet.workbook import Cell, Facts
from tests.grids import DIVISIONS, codes, drawn, read, tab, workbook

HEADER = [
    *("มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "สถานะ", "ความคืบหน้า (ร้อยละ)", "ผลการดำเนินการ", "หลักฐาน"),
    "วันที่รายงาน",
]
DONE, MOVING, NOT_STARTED = "แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ"
EVERYBODY = [["ส่วนราชการ", "ชื่อย่อ"], ["กองคลัง", ""], ["กองช่าง", ""]]


def row(status="", percent="", result="", evidence="ภาพ 1", on="", period="ต.ค. ๖๖ – ก.ย. ๖๗", who="กองคลัง", number=1):
    return [f"{number}. มาตรการ {number}", "1. ประชุม", who, period, status, percent, result, evidence, on]


def of(*rows, divisions=None):
    """The codes and cells of the problems of these rows."""
    form = read([HEADER, *rows], divisions)
    return list(zip(form.problems["code"], form.problems["cell"], strict=True))


@pytest.mark.parametrize(
    ("report", "problem"),
    [
        (row(DONE), ("DONE_WITHOUT_RESULT", "G2")),
        (row("", "100%"), ("DONE_WITHOUT_RESULT", "G2")),
        (row(DONE, "60%", "ประชุมแล้ว"), ("DONE_BELOW_100", "F2")),
        (row(DONE, "99.9%", "ประชุมแล้ว"), ("DONE_BELOW_100", "F2")),
        (row(MOVING, "100%", "ประชุมแล้ว"), ("NOT_DONE_AT_100", "E2")),
        (row(NOT_STARTED, "100%"), ("NOT_DONE_AT_100", "E2")),
        (row(NOT_STARTED, "40%"), ("NOT_STARTED_WITH_PROGRESS", "F2")),
        (row(NOT_STARTED, "99.9%"), ("NOT_STARTED_WITH_PROGRESS", "F2")),
        (row("40%", "60%"), ("PERCENTS_DIFFER", "E2")),
        (row("40%", "40.1%"), ("PERCENTS_DIFFER", "E2")),
        (row("ดำเนินการร้อยละ ๔๐", "3/5"), ("PERCENTS_DIFFER", "E2")),
        (row("ยังไม่รายงาน", "99.9%"), ("NO_REPORT_WITH_PROGRESS", "F2")),
        (row("ยังไม่รายงาน", "100%"), ("NOT_DONE_AT_100", "E2")),
        (row(NOT_STARTED, "", "จัดประชุมชี้แจง"), ("NOT_STARTED_WITH_RESULT", "G2")),
        (row(DONE, "", "ประชุมแล้ว", evidence=""), ("EVIDENCE_MISSING", "H2")),
        (row(DONE, "", "ประชุม", on="15/11/2566", period="ม.ค. ๖๗"), ("REPORTED_BEFORE_START", "I2")),
        (row(MOVING, "", "", on="15/11/2566", period="ม.ค. ๖๗"), ("REPORTED_BEFORE_START", "I2")),
        (row("", "40%", on="15/11/2566", period="ม.ค. ๖๗"), ("REPORTED_BEFORE_START", "I2")),
        (row("", "", "ประชุมแล้ว", on="15/11/2566", period="ม.ค. ๖๗"), ("REPORTED_BEFORE_START", "I2")),
        (row(DONE, "", "ประชุม", on="15/11/2565"), ("REPORTED_BEFORE_YEAR", "I2")),
        (row(DONE, "", "ประชุม", on="15/11/2590"), ("REPORTED_IN_FUTURE", "I2")),
        (row(DONE, "", "ประชุม", period="ต.ค. ๖๖ – ธ.ค. ๖๗"), ("PERIOD_OUTSIDE_YEAR", "D2")),
        (row(DONE, "", "ประชุม", period="ต.ค. ๖๔ – ก.ย. ๖๕"), ("PERIOD_OUTSIDE_YEAR", "D2")),
    ],
)
def test_a_contradiction_is_named_at_its_cell(report, problem):
    assert of(report) == [problem]


@pytest.mark.parametrize(
    "report",
    [
        row(DONE, "100%", "ประชุมแล้ว"),
        row(MOVING, "60%"),
        row("60%", "60%"),
        row("60%", ""),
        row("", "60%"),
        row(MOVING, "99.9%"),
        row("", "99.9%"),
        row(NOT_STARTED, "0%"),
        row(NOT_STARTED, "", "ยังไม่ดำเนินการ เนื่องจากรอวิทยากร"),
        row(NOT_STARTED, "", "ไม่มี"),
        row("", "", "ประชุมแล้ว", evidence=""),
        row("ยกเลิก", "", ""),
        row(NOT_STARTED, on="15/11/2566", period="ม.ค. ๖๗"),
        row("", "0%", on="15/11/2566", period="ม.ค. ๖๗"),
        row("", "", "ไม่มี", on="15/11/2566", period="ม.ค. ๖๗"),
        row(DONE, "", "ประชุม", on="1/1/2567", period="ม.ค. ๖๗"),
        row(DONE, "", "ประชุม", on="1/10/2566"),
        row(DONE, "", "ประชุมแล้ว", period="ต.ค. ๖๔ – ก.ย. ๖๗"),
        row(),
    ],
)
def test_what_is_no_contradiction(report):
    assert of(report) == []


def test_a_form_that_does_not_ask_for_results_or_evidence_lacks_none():
    assert codes(read([["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "สถานะ"], ["ก", "ประชุม", "กองคลัง", DONE]])) == []


def test_numbers_alone_under_results_are_named_once_at_the_first_with_its_text():
    form = read(drawn("มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผล", "1. ก | 1. ประชุม | กองคลัง | 45", "2. ข | 1. อบรม | กองช่าง | 46"))
    (named,) = form.problems[form.problems["code"] == "RESULT_BARE_NUMBER"].itertuples()
    assert (named.cell, named.value, dict(named.details)) == ("D2", "45", {"count": "2"})


def test_a_row_for_all_divisions_is_named_once():
    form = read([HEADER, row(DONE, who="ทุกส่วนราชการ")], EVERYBODY)
    assert len(form.assignments) == 2
    assert list(form.problems[["code", "division"]].itertuples(index=False, name=None)) == [
        ("DONE_WITHOUT_RESULT", "ทุกส่วนราชการ")
    ]


def test_a_row_for_two_divisions_is_named_once_for_both():
    form = read([HEADER, row(DONE, who="กองคลัง, กองช่าง")], EVERYBODY)
    assert list(form.problems["division"]) == ["กองคลัง, กองช่าง"]


def test_a_column_of_evidence_that_nobody_uses_is_named_once():
    rows = [row(DONE, "", "แล้ว", evidence="", number=number) for number in (1, 2, 3)]
    assert of(*rows) == [("EVIDENCE_COLUMN_EMPTY", "H1")]
    assert of(*rows, row(DONE, "", "แล้ว", number=4)) == [("EVIDENCE_MISSING", f"H{line}") for line in (2, 3, 4)]


def test_a_link_in_the_result_is_evidence():
    assert of(row(DONE, "", "ประชุมแล้ว https://example.com/1", evidence="")) == []


def silent(period="ต.ค. ๖๖ – ก.ย. ๖๗", who="กองช่าง"):
    return row(evidence="", period=period, who=who, number=2)


def test_a_plan_that_nobody_reports_on_yet_owes_nothing():
    assert of(silent(), silent(who="กองคลัง")) == []


def test_what_nobody_reports_is_named_once_others_are_reported():
    assert of(row(DONE, "", "ประชุมแล้ว"), silent()) == [("NOT_REPORTED", "G3")]


def test_what_starts_later_than_all_that_is_reported_is_not_due():
    reported = row(DONE, "", "ประชุมแล้ว", period="ต.ค. ๖๖ – ธ.ค. ๖๖")
    assert of(reported, silent("เม.ย. ๖๗ – ก.ย. ๖๗")) == []
    assert of(reported, silent("ต.ค. ๖๖")) == [("NOT_REPORTED", "G3")]


def test_a_status_that_could_not_be_read_is_a_report():
    assert of(row(DONE, "", "ประชุมแล้ว"), row("ฝากติดตาม", number=2, evidence="")) == [("STATUS_UNREADABLE", "E3")]


def test_a_division_without_an_activity_is_named_in_the_list():
    form = read([HEADER, row(DONE, "", "แล้ว"), row(DONE, "", "แล้ว", who="งานแผนงานและนโยบาย", number=2)], DIVISIONS)
    found = form.problems[form.problems["code"] == "DIVISION_WITHOUT_ASSIGNMENT"]
    assert list(found[["division", "tab", "cell"]].itertuples(index=False, name=None)) == [("กองช่าง", "ส่วนราชการ", "A4")]


def test_a_list_of_divisions_without_any_form_is_no_contradiction():
    assert check([], [], [], DivisionList(), FiscalYear(2567), date(2024, 6, 30)) == []


TWO = [
    ("อบรมพนักงานครั้งที่ 1", "อบรมพนักงานครั้งที่ 2"),
    ("อบรมพนักงานไตรมาส 1", "อบรมพนักงานไตรมาส 2"),
    ("อบรมพนักงานใหม่", "อบรมพนักงานเก่า"),
    ("จัดทำแผนภายในเดือนตุลาคม", "จัดทำแผนภายในเดือนธันวาคม"),
    ("ประกาศเจตนารมณ์ของผู้บริหาร", "ประกาศเจตนารมณ์ของพนักงาน"),
    ("อบรมพนักงาน", "อบรมพนักงานใหม่"),
]
ONE = [("อบรมพนักงาน", "อบรม พนักงาน"), ("อบรมพนักงาน", "อบรมพนักงงาน"), ("สำนักงาน", "สํานักงาน"), ("รอบที่ ๑", "รอบที่ 1")]


@pytest.mark.parametrize(("one", "other", "texts"), [(*pair, 2) for pair in TWO] + [(*pair, 1) for pair in ONE])
def test_texts_that_are_alike_are_two_unless_they_differ_by_damage_alone(one, other, texts):
    activities = read([HEADER, ["๑. ก", f"๑. {one}", "กองคลัง", "", "ก", ""], ["๑. ก", f"๑. {other}", "กองช่าง", "", "ข", ""]])
    assert activities.assignments["activity"].nunique() == texts
    measures = read([HEADER, [f"๑. {one}", "๑. ก", "กองคลัง", "", "ก", ""], [f"๑. {other}", "๒. ข", "กองช่าง", "", "ข", ""]])
    assert measures.assignments["measure"].nunique() == texts
    if texts == 2:
        assert "CODE_TWO_TEXTS" in codes(activities)
        assert "MEASURE_TWO_TITLES" in codes(measures)


def test_a_number_alone_is_for_its_division_where_it_is_one_row_and_for_nobody_where_they_are_several():
    line = ["1. ก", "1. ประชุม", "กองคลัง", "45"]
    header = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผล"]
    one = read([header, line])
    several = read([header, line, ["2. ข", "1. อบรม", "กองคลัง", "46"]])
    assert [list(form.problems["division"]) for form in (one, several)] == [["กองคลัง"], [""]]
    assert codes(read([[*header, "สถานะ"], [*line, "แล้วเสร็จ"]])) == []
    apart = read([header, line, [], [*header, "ข้อเสนอแนะ"], ["2. ข", "1. อบรม", "กองคลัง", "46"]])
    assert list(apart.problems[apart.problems["code"] == "RESULT_BARE_NUMBER"]["cell"]) == ["D2", "D5"]


def test_a_row_for_all_of_a_list_of_one_names_that_one():
    form = read([HEADER, row(DONE, who="ทุกส่วนราชการ")], EVERYBODY[:2])
    assert list(form.problems["division"]) == ["กองคลัง"]


@pytest.mark.parametrize(("on", "code"), [("29/6/2567", []), ("30/6/2567", []), ("1/7/2567", ["REPORTED_IN_FUTURE"])])
def test_a_report_of_today_is_not_of_the_future(monkeypatch, on, code):
    monkeypatch.setattr("ita_dash.form.read.today", lambda: date(2024, 6, 30))
    assert codes(read([HEADER, row(DONE, "", "ประชุมแล้ว", on=on)])) == code


@pytest.mark.parametrize(
    ("period", "problems"),
    [("1 ต.ค. 66", []), ("30 ก.ย. 66", ["PERIOD_OUTSIDE_YEAR"]), ("30 ก.ย. 67", []), ("1 ต.ค. 67", ["PERIOD_OUTSIDE_YEAR"])],
)
def test_a_period_that_ends_on_the_first_or_the_last_day_of_the_year_lies_in_it(period, problems):
    assert codes(read([HEADER, row(DONE, "", "ประชุมแล้ว", period=period)])) == problems


def test_a_formula_without_a_value_is_no_contradiction_of_its_own():
    header = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "สถานะ", "ผลการดำเนินการ"]
    blank = Cell(facts=Facts(formula="=A1"))
    told = [["1. ก", "1. ข", "กองคลัง", DONE, blank], ["2. ค", "1. ง", "กองคลัง", blank, ""], ["3. จ", "1. ฉ", "กองคลัง", "", ""]]
    assert [(one.code, one.cell) for one in read([header, *told]).problems.itertuples()] == [
        ("FORMULA_WITHOUT_VALUE", "E2"),
        ("FORMULA_WITHOUT_VALUE", "D3"),
        ("NOT_REPORTED", "E4"),
    ]


@pytest.mark.parametrize(
    ("second", "named"),
    [
        ({}, True),
        ({"status": "ยังไม่รายงาน"}, False),
        ({"status": NOT_STARTED}, False),
        ({"percent": "0%"}, False),
        ({"evidence": "ภาพ"}, False),
        ({"on": "15/1/2567"}, False),
        ({"status": "ฝากติดตาม"}, False),
        ({"status": "-"}, True),
    ],
)
def test_what_is_no_report(second, named):
    told = {"evidence": "", "number": 2, **second}
    assert ("NOT_REPORTED" in codes(read([HEADER, row(DONE, "", "ประชุมแล้ว"), row(**told)]))) == named


def test_whoever_is_not_reported_owes_it_where_the_division_reports_in_another_tab():
    header = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"]
    first = tab("แผน 1", [header, ["1. ก", "1. ประชุม", "กองคลัง", "ม.ค. 67", "ประชุมแล้ว"]])
    second = [["2. ข", "1. อบรม", who, when, ""] for who in ("กองคลัง", "กองช่าง") for when in ("ม.ค. 67", "ก.พ. 67")]
    form = read_form(workbook(first, tab("แผน 2", [header, *second], gid=1)))
    assert [(one.tab, one.cell) for one in form.problems.itertuples() if one.code == "NOT_REPORTED"] == [("แผน 2", "E2")]


def test_of_two_percents_both_cells_are_named():
    (problem,) = read([HEADER, row("40%", "60%")]).problems.to_dict("records")
    assert (problem["value"], dict(problem["details"])) == ("40", {"other": "F2", "taken": "60"})
