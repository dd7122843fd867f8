"""What the report says, before it is written: settings, digits, whose rows are one, what is left out, the logo."""

import base64
from datetime import date
from pathlib import Path

import pytest

from ita_dash.filters import Filters
from ita_dash.form.values.division import Division, DivisionList
from ita_dash.report import document, file_name_of, file_of
from ita_dash.report.printedtext import address, line, lines
from ita_dash.settings import Settings
from tests.assignments_factory import AS_OF, EVERYTHING, OFFICE, RECORDS, dataset_of
from tests.report_texts import bundled, of

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("made_here")]

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle cx="5" cy="5" r="4" fill="green"/></svg>'


def said(paragraphs) -> str:
    return "\n".join("".join(piece.text for piece in paragraph) for paragraph in paragraphs)


def test_four_measures_and_eleven_activities_of_2566():
    report = bundled(2566)
    assert [len(measure.activities) for measure in report.measures] == [3, 2, 3, 3]
    first = report.measures[0].activities[0].entries
    assert [said(entry.divisions) for entry in first] == ["ทุกส่วนราชการ"]


def test_results_and_recommendations_are_numbered_as_their_activity():
    for measure in bundled(2566).measures:
        for activity in measure.activities:
            label = said(activity.text).split(" ")[0]
            for entry in activity.entries:
                assert said(entry.result).startswith(label)
                assert said(entry.recommendation).startswith(label)


def test_an_office_that_sets_nothing():
    report = of()
    assert (report.office, report.subject, report.logo, report.problems) == (OFFICE, (), None, ())
    assert [(one.role, one.name, one.position) for one in report.signatures] == [
        ("ผู้รายงาน", "", ""),
        ("ผู้ตรวจสอบ", "", ""),
        ("ผู้รับรอง", "", ""),
    ]
    assert OFFICE in said(report.preface)
    assert "๒๕๖๗" in said(report.preface)
    assert OFFICE in said(report.opening)
    assert not any(f"O{number}" in said(report.preface) + said(report.opening) for number in range(10))


def test_what_an_office_sets_is_what_is_printed():
    report = of(
        office="เทศบาลตำบลทดสอบ",
        item="O26",
        fiscal_year=2566,
        preface="คำนำของ{office}\nปี {year} {other}",
        opening="ตามที่ {office}",
        signatories=({"name": "นายสมมติ", "position": "นายก"}, {"position": "ปลัด"}),
    )
    assert (report.office, report.year) == ("เทศบาลตำบลทดสอบ", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖")
    assert report.subject == ("แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT) ข้อ O26",)
    assert said(report.preface) == "คำนำของเทศบาลตำบลทดสอบ\nปี ๒๕๖๖ {other}"
    assert said(report.opening) == "ตามที่ เทศบาลตำบลทดสอบ"
    signed = [(one.role, one.name, one.position) for one in report.signatures]
    assert signed == [("ผู้รายงาน", "นายสมมติ", "นายก"), ("ผู้รับรอง", "", "ปลัด")]


@pytest.mark.parametrize("printed", ["", "-", "ไม่มี"])
def test_an_empty_recommendation_prints_as_the_office_chooses(printed):
    entries = [
        entry for measure in of(empty_recommendation=printed).measures for one in measure.activities for entry in one.entries
    ]
    assert [said(entry.recommendation) for entry in entries] == ["๑. ประชุมทุกไตรมาส", printed, printed, printed]


@pytest.mark.parametrize(("choice", "dashboard", "thai"), [(None, True, True), (None, False, False), (True, False, True)])
def test_digits_are_the_dashboards_unless_the_report_has_its_own(choice, dashboard, thai):
    settings = Settings.model_validate({"thai_digits": dashboard, "report": {"thai_digits": choice}})
    report = document.build(dataset_of(), EVERYTHING, settings)
    assert ("๒๕๖๗" in report.year) == thai
    assert said(report.measures[0].text).startswith("๑." if thai else "1.")


def test_digits_inside_what_was_typed_stay():
    record = {**RECORDS[0], "result": "โทร 02-123 ระบบ E-Service 2.0"}
    assert "02-123 ระบบ E-Service 2.0" in said(of((record,)).measures[0].activities[0].entries[0].result)


def test_divisions_that_say_the_same_stand_in_one_row():
    records = [{**RECORDS[0], "division": name} for name in ("กองคลัง", "กองช่าง", "กองการศึกษา")]
    records[2]["result"] = "อีกผลหนึ่ง"
    (activity,) = of(tuple(records)).measures[0].activities
    assert [said(entry.divisions) for entry in activity.entries] == ["กองคลัง\nกองช่าง", "กองการศึกษา"]


def test_budget_and_obstacles_in_columns_of_their_own_are_printed():
    of_one = {"งบประมาณ (บาท)": "5,000", "ปัญหา อุปสรรค": "ขาดวิทยากร", "หมายเหตุ": "รอระบบกลาง"}
    of_two = {"งบประมาณ": "ไม่ใช้งบประมาณ", "อุปสรรค": "ไม่มี"}
    told = ((of_one, "กองคลัง"), (of_two, "กองช่าง"), (of_two, "กองการศึกษา"))
    (activity,) = of(tuple({**RECORDS[0], "extra": extra, "division": name} for extra, name in told)).measures[0].activities
    assert [said(entry.divisions) for entry in activity.entries] == ["กองคลัง", "กองช่าง\nกองการศึกษา"]
    assert [said(entry.period).split("\n")[1:] for entry in activity.entries] == [["งบประมาณ (บาท): 5,000"], ["ไม่ใช้งบประมาณ"]]
    assert [said(entry.result).split("\n")[-1] for entry in activity.entries] == ["ปัญหา อุปสรรค: ขาดวิทยากร", "อุปสรรค: ไม่มี"]


@pytest.mark.parametrize(("count", "last", "shown"), [(12, "กองที่ 12", 12), (13, "และอีก ๓", 11), (60, "และอีก ๕๐", 11)])
def test_evidence_that_many_divisions_share_takes_no_pages_of_names(count, last, shown):
    records = tuple({**RECORDS[0], "division": f"กองที่ {n}", "row": n, "cell": f"B{n}"} for n in range(1, count + 1))
    first, *_rest = of(records).evidence.grid.rows
    names = first[2]
    assert len(names) == shown
    assert "".join(piece.text for piece in names[-1]) == last


def test_evidence_stands_once_in_the_table_under_its_number():
    report = of()
    (entry, *_others) = report.measures[0].activities[0].entries
    assert [(piece.text, piece.url) for piece in entry.evidence] == [("๑", "https://example.go.th/1"), ("๒", "")]
    assert [[said(cell) for cell in row] for row in report.evidence.grid.rows] == [
        ["๑", "๑.๑", "กองคลัง", "https://example.go.th/1", ""],
        ["๒", "๑.๑", "กองคลัง", "ภาพถ่ายการประชุม", ""],
    ]
    assert report.evidence.grid.codes == ("https://example.go.th/1", "")


def test_one_link_of_two_activities_is_one_entry_with_its_names():
    named = {**RECORDS[0], "evidence": ("ภาพถ่าย https://example.go.th/1", "https://example.go.th/2")}
    again = {**RECORDS[2], "evidence": ("https://example.go.th/1", "รายงาน https://example.go.th/1", "แฟ้ม ๓")}
    report = of((named, again))
    assert [[said(cell) for cell in row[:4]] for row in report.evidence.grid.rows] == [
        ["๑", "๑.๑, ๒.๑", "กองคลัง\nงานแผนงานและนโยบาย", "ภาพถ่าย\nรายงาน\nhttps://example.go.th/1"],
        ["๒", "๑.๑", "กองคลัง", "https://example.go.th/2"],
        ["๓", "๒.๑", "งานแผนงานและนโยบาย", "แฟ้ม ๓"],
    ]
    numbers = [[piece.text for piece in one.activities[0].entries[0].evidence] for one in report.measures]
    assert numbers == [["๑", "๒"], ["๑", "๓"]]


def test_of_very_many_links_there_are_no_codes_and_the_table_says_so(monkeypatch):
    monkeypatch.setattr("ita_dash.report.evidencetable.MOST_CODES", 1)
    named = {**RECORDS[0], "evidence": ("https://example.go.th/1", "https://example.go.th/2")}
    report = of((named,))
    assert (report.evidence.grid.codes, len(report.evidence.grid.headers)) == ((), 4)
    assert "คิวอาร์โค้ด" in report.evidence.lead


def test_the_annex_says_how_far_what_is_not_finished_and_what_is_left_out():
    measures, divisions, unfinished, left_out = of().annex
    assert [[said(cell) for cell in row[:3]] for row in measures.grid.rows] == [
        ["๑. สร้างการรับรู้", "๗๕", "๐/๑"],
        ["๒. ปรับปรุงการให้บริการ", "๐", "๐/๑"],
    ]
    assert {said(row[0]) for row in divisions.grid.rows} >= {"กองคลัง", "กองช่าง", "สำนักปลัด"}
    assert [said(row[0]) for row in unfinished.grid.rows] == ["๑.๑", "๒.๑"]
    assert [said(row[0]) for row in left_out.grid.rows] == ["๒.๒ จัดทำคู่มือ"]
    assert "ยกเลิก" in said(left_out.grid.rows[0][2])
    assert left_out.lead == "มีข้อมูลที่ยังอ่านไม่ได้ ๑ แห่ง ซึ่งยังไม่มีผลต่อตัวเลขในรายงาน"


def test_a_section_without_anything_to_say_is_left_out():
    finished = {**RECORDS[0], "evidence": ()}
    report = document.build(dataset_of((finished,), problems=()), EVERYTHING, Settings())
    assert report.evidence is None
    assert [section.title for section in report.annex] == ["ความสำเร็จรายมาตรการ", "ความสำเร็จรายส่วนราชการ"]


def entry_of(**fields):
    return of(({**RECORDS[0], **fields},)).measures[0].activities[0].entries[0]


@pytest.mark.parametrize(
    ("result", "percent", "printed"),
    [
        ("", None, ("(อยู่ระหว่างดำเนินการ)",)),
        ("จัดทำร่างคู่มือ", 40.0, ("(อยู่ระหว่างดำเนินการ", "ร้อยละ ๔๐)")),
        ("อยู่ระหว่างดำเนินการจัดทำคู่มือ", 40.0, ("(ร้อยละ ๔๐)",)),
        ("อยู่ระหว่างดำเนินการ", None, ()),
        ("ดำเนินการแล้วเสร็จ", None, ()),
        ("ดำเนินการไปแล้วร้อยละ 40", 40.0, ()),
    ],
)
def test_no_status_stands_beside_a_text_that_says_one(result, percent, printed):
    assert entry_of(status_read="in_progress", percent=percent, result=result).status == printed


def test_the_percent_of_what_could_not_be_done_is_what_was_done_of_it():
    printed = entry_of(status_read="unable", percent=30.0, result="งบประมาณไม่เพียงพอ").status
    assert printed == ("(ไม่สามารถดำเนินการได้", "ทำแล้วร้อยละ ๓๐)")


UNSAID = {"status_read": None, "percent": None, "result": "", "evidence": (), "reported_on": None}
STAGES = {
    "empty": ((), "ยังไม่มีข้อมูลมาตรการ", "ไม่มีกิจกรรม"),
    "called_off": ({"status_read": "cancelled"}, "กิจกรรมทั้งหมดได้ยกเลิกแล้ว", "ยกเลิกกิจกรรมทั้งหมดแล้ว"),
    "unreported": (UNSAID, "ยังไม่มีการรายงานผลการดำเนินการ", "ยังไม่มีการรายงานผลการดำเนินการ"),
    "not_begun": ({**UNSAID, "status_read": "not_started"}, "ยังไม่มีกิจกรรมใดมีความคืบหน้า", "ยังไม่มีกิจกรรมใดมีความคืบหน้า"),
}


@pytest.mark.parametrize(("record", "whole", "part"), STAGES.values(), ids=STAGES)
def test_a_year_in_which_nothing_was_done_is_never_said_to_be_carried_out(record, whole, part):
    records = ({**RECORDS[0], **record},) if record else ()
    made = of(records)
    assert whole in said(made.opening)
    of_a_division = of(records, filters=Filters(AS_OF, divisions=("กองคลัง",)))
    assert said(of_a_division.opening).count(part) == 2  # the part's, and the office's beside it
    for one in (made, of_a_division):
        everything = said((*one.preface, *one.opening))
        assert "ได้ดำเนินการ" not in everything
        assert "ผลการดำเนินการ ข้อเสนอแนะ" not in everything  # no results to gather
        assert "ร้อยละ" not in everything
        assert "–" not in everything


def test_what_counts_nothing_has_a_dash_in_the_annex():
    made = of(({**RECORDS[0], "status_read": "cancelled"}, {**RECORDS[0], "code": "2.1", "measure": "อีกมาตรการ"}))
    for section in made.annex[:2]:
        assert "๐/๐" not in [said(cell) for row in section.grid.rows for cell in row]
    assert [said(row[2]) for row in made.annex[0].grid.rows] == ["–", "๑/๑"]


@pytest.mark.parametrize(
    ("record", "printed"),
    [
        ({"status_read": "in_progress", "percent": 99.0}, "อยู่ระหว่างดำเนินการ ร้อยละ ๙๙ เป็นไปตามแผน"),
        ({"status_read": "in_progress", "percent": None}, "อยู่ระหว่างดำเนินการ"),
        ({"status_read": "not_started", "percent": None}, "ยังไม่ดำเนินการ"),
        ({"status_read": None, "percent": None, "result": "", "evidence": ()}, "ยังไม่รายงาน"),
        ({"status_read": "in_progress", "percent": 1.0}, "อยู่ระหว่างดำเนินการ ร้อยละ ๑ ช้ากว่าแผน"),
    ],
)
def test_only_what_says_how_far_it_is_is_said_to_go_as_planned(record, printed):
    open_one = {**RECORDS[0], "start": date(2023, 10, 1), "end": date(2024, 9, 30), **record}
    (section,) = [one for one in of((open_one,)).annex if one.title.startswith("กิจกรรมที่ยังไม่แล้วเสร็จ")]
    assert said(section.grid.rows[0][3]).replace("\n", " ") == printed


def test_divisions_that_called_the_same_off_for_the_same_reason_stand_in_one_row():
    called_off = {**RECORDS[0], "status_read": "cancelled", "result": "ไม่มีงบประมาณ"}
    names = ("กองคลัง", "กองช่าง", "สำนักปลัด")
    made = of((*({**called_off, "division": name} for name in names), {**called_off, "division": "กองการศึกษา", "reason": "อื่น"}))
    (section,) = [one for one in made.annex if one.title == "รายการที่ไม่นับรวมในตัวเลข"]
    assert [said(row[1]).split() for row in section.grid.rows] == [[*names], ["กองการศึกษา"]]


def test_without_a_list_divisions_stand_in_the_order_of_the_sheet():
    names = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา")
    orders = {"1.1": (2, 0, 1), "1.2": (3, 2, 1, 0)}
    made = of(tuple({**RECORDS[0], "code": code, "division": names[one], "result": names[one]} for code, of in orders.items()
                    for one in of))  # fmt: skip
    expected = ["กองช่าง", "สำนักปลัด", "กองคลัง", "กองการศึกษา"]
    assert [said(row[0]) for row in made.annex[1].grid.rows] == expected
    second = made.measures[0].activities[1]
    assert [said(entry.divisions) for entry in second.entries] == expected


def test_one_activity_that_moved_makes_a_year_that_was_begun():
    record = {**RECORDS[0], **UNSAID}
    for one in ({**RECORDS[0], "code": "1.2"}, {**RECORDS[0], "code": "1.2", "status_read": "in_progress", "percent": 5.0}):
        assert "ได้ดำเนินการตามมาตรการดังกล่าว" in said(of((record, one)).opening)


def test_the_preface_promises_evidence_where_there_is_some():
    assert "และหลักฐานประกอบ" in said(of((RECORDS[0],)).preface)
    without = said(of(({**RECORDS[0], "evidence": ()},)).preface)
    assert "หลักฐาน" not in without
    assert "ผลการดำเนินการ และข้อเสนอแนะ" in without


@pytest.mark.parametrize(("month", "why"), [(date(2023, 12, 31), "ไม่ได้ระบุสาเหตุ"), (date(2024, 9, 30), "–")])
def test_only_what_is_late_owes_a_reason(month, why):
    open_one = {**RECORDS[0], "status_read": "not_started", "percent": None, "result": "", "start": month, "end": month}
    report = of((open_one, {**RECORDS[0], "code": "1.2"}))
    (section,) = [one for one in report.annex if one.title.startswith("กิจกรรมที่ยังไม่แล้วเสร็จ")]
    assert said(section.grid.rows[0][-1]) == why


def test_numbers_that_stand_only_in_the_column_of_codes_are_printed():
    record = {**RECORDS[0], "code": "2.1", "measure_no": "", "activity_no": ""}
    (measure,) = of((record,)).measures
    assert said(measure.text).startswith("๒. ")
    assert said(measure.activities[0].text).startswith("๒.๑ ")


def test_divisions_stand_in_the_order_of_the_offices_list():
    listed = [Division(name) for name in ("สำนักปลัด", "กองคลัง", "กองช่าง")]
    records = [{**RECORDS[0], "division": one.name, "result": one.name} for one in reversed(listed)]
    dataset = dataset_of(tuple(records), divisions=DivisionList(tuple(listed)))
    (activity,) = document.build(dataset, EVERYTHING, Settings()).measures[0].activities
    assert [said(entry.divisions) for entry in activity.entries] == ["สำนักปลัด", "กองคลัง", "กองช่าง"]


def test_a_method_that_was_taken_from_its_own_result_says_so():
    marked = [
        said(activity.text)
        for measure in bundled(2566).measures
        for activity in measure.activities
        if "นำมาจากผลการดำเนินการ" in said(activity.text)
    ]
    assert len(marked) == 1
    assert marked[0].startswith("๓. แสดง QR Code")


def test_the_preface_has_a_month_of_its_own():
    assert of().month == "มิถุนายน ๒๕๖๗"
    assert of(month="ตุลาคม ๒๕๖๗").month == "ตุลาคม ๒๕๖๗"


@pytest.mark.parametrize("extension", ["pdf", "docx"])
def test_a_report_of_nothing_is_a_report(extension):
    empty = document.build(dataset_of((), problems=()), EVERYTHING, Settings())
    assert len(file_of(empty, extension)) > 5000


@pytest.mark.parametrize(("name", "written"), [("ตรา.png", PIXEL), ("ตรา.svg", DRAWING.encode())])
def test_a_logo_is_on_the_cover_of_both(tmp_path: Path, name, written):
    (tmp_path / name).write_bytes(written)
    report = of(logo=str(tmp_path / name))
    assert report.problems == ()
    assert file_of(report, "pdf").startswith(b"%PDF")
    assert b"word/media/image1.png" in file_of(report, "docx")


@pytest.mark.parametrize(
    ("name", "written"), [("none.png", None), ("a.gif", b"GIF89a"), ("b.png", b"no picture"), ("c.svg", b"<svg"), ("d.png", b"")]
)
def test_a_logo_that_cannot_be_used_is_said_and_left_out(tmp_path: Path, name, written):
    if written is not None:
        (tmp_path / name).write_bytes(written)
    report = of(logo=str(tmp_path / name))
    assert report.logo is None
    (problem,) = report.problems
    assert name in problem


def test_its_name_says_whose_it_is():
    assert file_name_of(dataset_of(), EVERYTHING, "pdf").endswith("_2567_ณ_2024-06-30.pdf")
    assert file_name_of(dataset_of(), EVERYTHING, "pdf").startswith("รายงาน_ITA_")


def test_text_is_cleaned_of_what_paper_cannot_hold():
    assert said(line(" ก\u200bข\x00 \u202e ค\n ง ")) == "กข ค ง"
    assert said(lines("ก\r\n\r\n ข\x0bค")) == "ก\nข\nค"


def test_links_are_http_and_ascii():
    assert address("https://example.go.th/ผล?a=1") == "https://example.go.th/%E0%B8%9C%E0%B8%A5?a=1"
    assert (address("javascript:alert(1)"), address("ftp://x.y"), address("ภาพถ่าย")) == ("", "", "")


def test_without_a_measure_there_is_no_annex_of_empty_tables():
    assert document.build(dataset_of((), problems=()), EVERYTHING, Settings()).annex == ()
