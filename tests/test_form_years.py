"""Rounds and years of one workbook are told apart and never averaged (rules 11, 12 of the design)."""

import json
from dataclasses import replace

import openpyxl
import pytest

from ita_dash.__main__ import main
from ita_dash.fiscal import FiscalYear, today
from ita_dash.form.read import read_form
from ita_dash.form.tabs.years import office_named
from ita_dash.loading import load
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.workbook import Tab
from tests.grids import HEADER, tab, workbook


def line(activity: str, result: str, period: str = "") -> list[str]:
    return ["๑. ความโปร่งใส", activity, "กองคลัง", period, result, ""]


BOOK = workbook(
    tab("ปีงบประมาณ 2566", [HEADER, line("๑.๑ เผยแพร่ข้อมูล", "เผยแพร่แล้ว")]),
    tab("ปีงบประมาณ 2567", [HEADER, line("๑.๑ เผยแพร่ข้อมูล", "ยังไม่ดำเนินการ"), line("๑.๒ อบรม", "")], gid=1),
    tab("ปีงบประมาณ 2568", [HEADER, line("๑.๑ เผยแพร่ข้อมูล", "")], gid=2),
    title="แผนของสำนักงาน",
)


LONG = "โรงเรียนเฉลิมพระเกียรติสมเด็จพระศรีนครินทร์ราชวิทยาลัยประจำอำเภอ"


@pytest.mark.parametrize(
    ("titles", "named"),
    [
        (["ตามที่เทศบาลตำบลสาธิตได้วิเคราะห์ผล ITA", "เทศบาลตำบลสาธิต ประจำปีงบประมาณ"], "เทศบาลตำบลสาธิต"),
        (["ตามที่เทศบาลตำบลสาธิตจึงกำหนด", "เทศบาลตำบลสาธิต"], "เทศบาลตำบลสาธิต"),
        (["แผนของเทศบาลเมืองสาธิตประจำปี 2567"], "เทศบาลเมืองสาธิต"),
        (["โรงเรียนบ้านสาธิต", "โรงเรียนบ้าน สาธิต"], "โรงเรียนบ้านสาธิต"),
        (["รายงาน เทศบาลเมืองสาธิต", "สำนักงานคณะกรรมการ ประจำปี 2567"], "เทศบาลเมืองสาธิต"),
        (["แผนปฏิบัติการ"], ""),
        ([f"{LONG} ประจำปีงบประมาณ พ.ศ. 2567"], LONG),
        ([f"รายงานผลของ{LONG}", "รายงาน"], LONG),
        ([f"{LONG} อำเภอเมือง"], LONG),
        ([f"{'โรงเรียน' + 'ก' * 121} อำเภอเมือง"], "โรงเรียน" + "ก" * 40),
        ([f"ตามที่{LONG} อำเภอเมือง"], LONG[: len("โรงเรียน") + 40]),  # a sentence
    ],
)
def test_an_office_is_named_to_the_end_of_its_name_and_no_further(titles: list[str], named: str) -> None:
    assert office_named(titles) == named


@pytest.mark.parametrize(("asked", "results"), [(2566, ["เผยแพร่แล้ว"]), (2567, ["ยังไม่ดำเนินการ", ""]), (2568, [""])])
def test_the_year_that_is_asked_for_is_read_alone(asked: int, results: list[str]) -> None:
    form = read_form(BOOK, FiscalYear(asked))
    assert (form.year.be, list(form.assignments["result"]), form.years) == (asked, results, (2568, 2567, 2566))
    assert [one.left_out for one in form.tabs].count("other_year") == 2


@pytest.mark.parametrize("asked", [None, FiscalYear(2560)])
def test_without_a_year_of_theirs_the_newest_with_a_report_counts(asked: FiscalYear | None) -> None:
    assert read_form(BOOK, asked).year.be == 2567


def test_where_tabs_name_one_year_the_workbook_is_of_the_year_that_is_told() -> None:
    form = read_form(workbook(tab("ปี 2566", [HEADER, line("๑.๑ ก", "แล้ว")])), FiscalYear(2567))
    assert (form.year.be, form.years, len(form.assignments)) == (2567, (), 1)


@pytest.fixture
def path(tmp_path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for one in BOOK.tabs:
        sheet = book.create_sheet(one.title)
        for row in one.rows:
            sheet.append([cell.text for cell in row])
    book.save(tmp_path / "years.xlsx")
    return tmp_path / "years.xlsx"


@pytest.mark.slow
def test_one_spreadsheet_gives_every_year_of_its_tabs(path) -> None:
    settings = Settings(spreadsheet=str(path))
    assert load(settings).year.be == 2567
    assert [load(settings, year).year.be for year in (2566, 2567, 2568)] == [2566, 2567, 2568]
    with pytest.raises(SheetError, match="no_year"):
        load(settings, 2560)


def test_rounds_are_in_json(capfdbinary, tmp_path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, percent, result in (("รอบ 6 เดือน", 40, "ทำไปแล้วบางส่วน"), ("รอบ 12 เดือน", 100, "ทำครบแล้ว")):
        sheet = book.create_sheet(title)
        sheet.append(["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ความคืบหน้า (ร้อยละ)", "ผลการดำเนินการ"])
        sheet.append(["๑. ก", "๑.๑ ประชุม", "กองคลัง", percent, result])
    book.save(tmp_path / "rounds.xlsx")
    assert main(["export", "assignments", "--source", str(tmp_path / "rounds.xlsx"), "--year", "2567", "--format", "json"]) == 0
    (only,) = json.loads(capfdbinary.readouterr().out)["rows"]
    assert (only["progress"], only["result"]) == (100, "ทำครบแล้ว")
    (earlier,) = only["rounds"]
    assert (earlier["label"], earlier["percent"], earlier["result"], earlier["cell"]) == ("รอบ 6 เดือน", 40, "ทำไปแล้วบางส่วน", "E2")


@pytest.mark.parametrize("titles", [("ปีงบประมาณ 2567", "ไตรมาส 1"), ("ปีงบประมาณ 2567", "ครึ่งปีแรก"), ("รอบ 6 เดือน", "ปี 2567")])
@pytest.mark.parametrize("asked", [None, 2567])
def test_a_tab_of_a_quarter_or_a_half_names_no_year(titles, asked):
    header = ["มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา"]
    tabs = [
        tab(title, [header, ["๑. ก", f"๑.{place} ข{place}", "กองคลัง", "ไตรมาส 2"]], gid=place)
        for place, title in enumerate(titles)
    ]
    form = read_form(workbook(*tabs), asked and FiscalYear(asked))
    assert (form.year.be, form.years, len(form.assignments)) == (2567, (), 2)


ROWS = [HEADER, line("๑.๑ ก", "แล้ว")]
NAME, OTHER = "เทศบาลตำบลสาธิต ปี 2566", "เทศบาลเมืองอื่น ปี 2560"
HIDDEN = replace(tab("ลับ", [[NAME]], gid=1), hidden=True)


@pytest.mark.parametrize(
    ("title", "tabs", "office", "year"),
    [
        (NAME, [tab("แผน", [[OTHER], *ROWS])], "เทศบาลตำบลสาธิต", 2566),
        ("แผน", [tab("แผน", [[NAME], *ROWS])], "เทศบาลตำบลสาธิต", 2566),
        ("แผน", [tab("แผน", [["", "", NAME], *ROWS])], "เทศบาลตำบลสาธิต", 2566),
        ("แผน", [tab("แผน", [*ROWS, [NAME]])], "", None),
        ("แผน", [tab("แผน", ROWS), tab("ปก", [["ปก"], [NAME]], gid=1)], "เทศบาลตำบลสาธิต", 2566),
        ("แผน", [tab("แผน", ROWS), tab("ปก", [*[["x"]] * 19, [NAME]], gid=1)], "เทศบาลตำบลสาธิต", 2566),
        ("แผน", [tab("แผน", ROWS), tab("ปก", [*[["x"]] * 20, [NAME]], gid=1)], "", None),
        ("แผน", [tab("แผน", ROWS), HIDDEN], "", None),
        ("แผน", [tab("แผน", ROWS), tab("สำเนาของ แผน", [[NAME], *ROWS], gid=1)], "", None),
        (
            "แผน",
            [tab("แผน", ROWS), tab("กอง", [[NAME], ["ส่วนราชการ", "ชื่อย่อ"], ["กองคลัง", OTHER]], gid=1)],
            "เทศบาลตำบลสาธิต",
            2566,
        ),
        (
            "แผน",
            [tab("แผน", ROWS), tab("ประชุม", [[NAME], ["การประชุม", "วันที่"], [OTHER, "5 พ.ค."]], gid=1)],
            "เทศบาลตำบลสาธิต",
            2566,
        ),
        ("แผน", [tab("แผน", ROWS), tab(NAME, [["x"]], gid=1)], "เทศบาลตำบลสาธิต", 2566),
        ("แผน", [tab(OTHER, [[NAME], *ROWS])], "เทศบาลตำบลสาธิต", 2566),
    ],
)
def test_where_the_office_and_its_year_are_named(title: str, tabs: list[Tab], office: str, year: int | None) -> None:
    form = read_form(workbook(*tabs, title=title))
    assert (form.office, form.year.be) == (office, year or FiscalYear.of(today()).be)


@pytest.mark.parametrize(
    ("periods", "year"),
    [
        (["ม.ค. 67", "ม.ค. 66", "ก.พ. 67"], 2567),
        (["ม.ค. 66", "ม.ค. 67"], 2567),
        (["ม.ค. 66", "-", "เร็วๆ นี้", "ก.พ. 66", "ม.ค. 67"], 2566),
        (["", "", ""], None),
    ],
)
def test_without_a_title_the_year_is_that_of_most_periods(periods: list[str], year: int | None) -> None:
    rows = [["๑. ก", f"๑.{n} ข", "กองคลัง", period, "", ""] for n, period in enumerate(periods, start=1)]
    assert read_form(workbook(tab("แผน", [HEADER, *rows]), title="x")).year.be == (year or FiscalYear.of(today()).be)


def test_of_the_columns_that_tell_a_period_the_first_that_is_filled_tells_the_year() -> None:
    header = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "เริ่มต้น", "สิ้นสุด"]
    rows = [
        ["๑. ก", "๑.๑ ข", "กองคลัง", "1 ต.ค. 65", "30 ก.ย. 66"],
        ["", "๑.๒ ค", "กองคลัง", "1 ต.ค. 64", "-"],
        ["", "๑.๓ ง", "กองคลัง", "", "1 ก.ย. 66"],
    ]
    assert read_form(workbook(tab("แผน", [header, *rows]), title="x")).year.be == 2566


def test_a_table_of_another_year_and_its_rows_are_named_where_they_stand() -> None:
    old, new = ["ปีงบประมาณ 2566"], ["", "ปีงบประมาณ 2567"]
    rows = [old, *ROWS, [], new, HEADER, line("๑.๒ ข", "ทำแล้ว")]
    form = read_form(workbook(tab("แผน", rows), title="x"), FiscalYear(2566))
    assert [(one.code, one.cell, one.value, dict(one.details)) for one in form.problems.itertuples()] == [
        ("TABLE_OTHER_YEAR", "B5", "ปีงบประมาณ 2567", {"year": "2567"})
    ]
    assert list(form.assignments["activity"]) == ["ก"]


def test_a_table_that_names_no_year_is_of_the_year_of_the_table_above_it() -> None:
    other = ["กิจกรรม", "มาตรการ", "หน่วยงาน"]
    rows = [*ROWS, [], ["ปี 2566"], other, ["๑.๒ ข", "๑. ความโปร่งใส", "กองคลัง"], [], HEADER, line("๑.๓ ค", "")]
    rows += [[], ["ปี 2567"], other, ["๑.๔ ง", "๑. ความโปร่งใส", "กองคลัง"]]
    read = {
        be: list(read_form(workbook(tab("แผน", rows), title="x"), FiscalYear(be)).assignments["activity"]) for be in (2566, 2567)
    }
    assert read == {2566: ["ก", "ข", "ค"], 2567: ["ก", "ง"]}


def test_a_hidden_tab_of_another_year_is_still_hidden() -> None:
    tabs = [tab("ปี 2566", ROWS), tab("ปี 2567", ROWS, gid=1), replace(tab("ปี 2565", ROWS, gid=2), hidden=True)]
    form = read_form(workbook(*tabs, title="x"))
    assert ([one.left_out for one in form.tabs], form.years) == (["other_year", "", "hidden"], (2567, 2566))
    taken = read_form(workbook(*tabs, title="x"), take_hidden=True)
    assert ([one.left_out for one in taken.tabs], taken.years) == (["other_year", "", "other_year"], (2567, 2566, 2565))


def _typed_again(*lines: str) -> list[list[str]]:
    """One table after another under one header, each below its line; no line above the first."""
    header = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"]
    grid: list[list[str]] = []
    for place, line in enumerate(lines):
        when = ("ต.ค. 65 – ก.ย. 66", "", "")[place] if lines[0] == "periods" else ""
        grid += [*([[line]] if place else []), header, ["1. ก", "1. ประชุม", "กองคลัง", when, f"ประชุมแล้ว {place}"]]
        grid += [["", "2. อบรม", "กองช่าง", when, f"อบรมแล้ว {place}"], []]
    return grid


@pytest.mark.parametrize(
    ("lines", "title", "year", "years", "rows"),
    [
        (("", "ปี 2566", "ปี 2567"), "แผน", None, (2567, 2566), [2, 3, 12, 13]),
        (("", "ปี 2566", "ปี 2567"), "แผน", 2566, (2567, 2566), [2, 3, 7, 8]),
        (("", "ปี 2566", "ปี 2567"), "แผนปี 2565", None, (2567, 2566, 2565), [12, 13]),
        (("", "ปี 2566", "ปี 2567"), "แผนปี 2566", 2566, (2567, 2566), [2, 3, 7, 8]),
        (("periods", "ปี 2565", "ปี 2567"), "แผน", 2566, (2567, 2566, 2565), [2, 3]),
        (("periods", "ปี 2565", "ปี 2567"), "แผน", None, (2567, 2566, 2565), [12, 13]),
        (("", "ปี 2567", "ปี 2567"), "แผน", None, (), [2, 3, 7, 8, 12, 13]),
        (("", "ปี 2567", "ส่วนที่ 2"), "แผน", None, (), [2, 3, 7, 8, 12, 13]),
    ],
)
def test_rows_above_tables_of_several_years_are_of_none_of_these(lines, title, year, years, rows):
    form = read_form(workbook(tab(title, _typed_again(*lines)), title="แผน"), FiscalYear(year) if year else None)
    assert form.years == years
    assert sorted(form.assignments["row"]) == rows
