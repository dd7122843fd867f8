"""What is said of a sheet is true, as grave as what it changes, and shows what was typed where it stands."""

import pytest

from ita_dash.caches import Cache
from ita_dash.fiscal import FiscalYear
from ita_dash.form.read import read_form
from ita_dash.problemwords import with_sentences
from ita_dash.sheet.workbook import Cell, Facts, Merge
from tests.grids import HEADER, codes, noted, read, tab, workbook

ROW = ["๑. ก", "๑. ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", ""]
SHOWN = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "สถานะ", "ความคืบหน้า (ร้อยละ)", "ผลการดำเนินการ"]


# A status or a percent that nobody can read


@pytest.mark.parametrize(
    ("status", "percent", "result", "code"),
    [
        ("2 ครั้ง", "", "ประชุมแล้ว", "STATUS_IS_COUNT"),
        ("๑๒ กระบวนงาน", "80", "", "STATUS_IS_COUNT"),
        ("2 ครั้ง", "", "", "STATUS_UNREADABLE"),
        ("ฝากติดตาม", "", "ประชุมแล้ว", "STATUS_PASSED_OVER"),
        ("ฝากติดตาม", "80", "", "STATUS_PASSED_OVER"),
        ("ฝากติดตาม", "", "", "STATUS_UNREADABLE"),
        ("แล้วเสร็จ", "มาก", "ประชุมแล้ว", "PERCENT_PASSED_OVER"),
        ("", "มาก", "ประชุมแล้ว", "PERCENT_PASSED_OVER"),
        ("", "มาก", "", "PERCENT_UNREADABLE"),
    ],
)
def test_a_text_that_is_passed_over_is_as_grave_as_what_it_changes(status, percent, result, code):
    form = read([SHOWN, ["๑. ก", "๑. ประชุม", "กองคลัง", status, percent, result]])
    assert codes(form) == [code]
    assert list(form.problems["severity"]) == [
        {"STATUS_IS_COUNT": "info"}.get(code, "error" if "UNREADABLE" in code else "warning")
    ]
    assert list(form.problems["value"]) == [status if code.startswith("STATUS") else percent]


# Dates that have two readings

FIRST_AND_LAST = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "เริ่ม", "สิ้นสุด", "ผลการดำเนินการ"]
MONTH_FIRST = [("10/16/2023", "11/20/2023"), ("12/13/2023", "12/14/2023"), ("03/04/2024", "03/08/2024")]
DAY_FIRST = [(f"{b}/{a}/{c}", f"{e}/{d}/{f}") for (a, b, c), (d, e, f) in ([x.split("/") for x in pair] for pair in MONTH_FIRST)]


def planned(days):
    rows = [["๑. ก", f"{n + 1}. งานที่ {chr(3585 + n)}", "กองคลัง", *ends, "แล้ว"] for n, ends in enumerate(days)]
    return read([FIRST_AND_LAST, *rows])


@pytest.mark.parametrize("days", [MONTH_FIRST, DAY_FIRST])
def test_a_column_that_tells_which_of_day_and_month_comes_first_leaves_no_doubt(days):
    form = planned(days)
    assert [f"{one:%m-%d}" for one in form.assignments["start"]] == ["10-16", "12-13", "03-04"]
    assert codes(form) == []


@pytest.mark.parametrize("days", [MONTH_FIRST[2:], [*DAY_FIRST[:1], *MONTH_FIRST[:1], *MONTH_FIRST[2:]]])
def test_else_it_is_said_of_the_text_that_was_typed(days):
    found = planned(days).problems
    assert "03/04/2024 – 03/08/2024" in list(found.loc[found["code"] == "DATE_AMBIGUOUS", "value"])


def test_a_year_of_two_figures_stays_in_doubt():
    form = planned([*((f"{a[:-4]}67", f"{b[:-4]}67") for a, b in DAY_FIRST[:2]), ("04/03/24", "08/03/24")])
    assert "DATE_AMBIGUOUS" in codes(form)


def test_of_two_days_only_the_one_that_cannot_be_read_is_shown_as_it_was_typed():
    ends = [*MONTH_FIRST, ("03/04/2024", "วันไหนดี")]
    (one,) = planned(ends).problems.itertuples()
    assert (one.cell, one.value) == ("E5", "วันไหนดี")


def test_a_day_of_a_report_is_shown_as_it_was_typed():
    header = [*HEADER, "วันที่รายงาน"]
    rows = [
        ["๑. ก", f"{n + 1}. งานที่ {chr(3585 + n)}", "กองคลัง", "ตลอดปี", "แล้ว", "", day]
        for n, day in enumerate(["10/16/2023", "11/20/2023", "02/30/2024"])
    ]
    (one,) = read([header, *rows]).problems.itertuples()
    assert (one.code, one.value) == ("DATE_IMPOSSIBLE", "02/30/2024")


# One cause is said once, at the cell to mend


def said(*rows):
    """Code, cell and what fills the sentence, of every problem."""
    problems = read([*rows]).problems
    return [(one.code, one.cell, {"value": one.value, **dict(one.details)}) for one in problems.itertuples()]


def test_a_row_without_an_activity_is_said_once_with_all_that_stands_in_it():
    ((code, cell, words),) = said(HEADER, ["", "", "กองคลัง", "ตลอดปี", "", "เร่งรัด"], ROW)
    assert (code, cell, words["range"]) == ("ACTIVITY_MISSING", "C2", "C2:F2")
    assert words["value"].split("\n") == ["กองคลัง", "ตลอดปี", "เร่งรัด"]


@pytest.mark.parametrize("name", ["รวมด้าน ก", "รวม/เฉลี่ย", "เฉลี่ยทั้งด้าน"])
def test_a_sum_between_reports_is_no_report_that_lacks_its_activity(name):
    rows = [["ก", "ประชุม", "กองคลัง", "", "50", ""], [name, "", "", "", "70", ""], ["ข", "อบรม", "กองช่าง", "", "80", ""]]
    form = read([SHOWN, *rows])
    assert list(form.assignments["percent"]) == [50, 80]
    assert (codes(form), noted(form)) == (["NOTE_OUTSIDE"], [f"A3:E3 {name}\n70"])


def test_a_division_that_is_missing_is_said_at_its_own_cell():
    assert said(HEADER, ["๑. ก", "๑. ประชุม", "", "ตลอดปี", "แล้ว", ""]) == [("DIVISION_MISSING", "C2", {"value": ""})]


def test_a_table_without_a_column_of_divisions_is_one_problem():
    rows = [["๑. ก" if not n else "", f"{n + 1}. งานที่ {chr(3585 + n)}", "แล้ว"] for n in range(15)]
    ((code, cell, words),) = said(["มาตรการ", "วิธีการดำเนินการ", "ผลการดำเนินการ"], *rows)
    assert (code, cell, words["range"]) == ("DIVISION_COLUMN_MISSING", "B2", "B2:B16")


def test_what_a_formula_without_a_value_leaves_blank_is_said_of_the_formula_alone():
    formula = Cell(facts=Facts(formula="=B9"))
    rows = [
        ["๑. ก", "๑. ประชุม", formula, "แล้วเสร็จ", "", formula],
        ["", "๒. อบรม", "กองคลัง", formula, "", ""],
        ["", "๓. ค่าย", "กองคลัง", "แล้วเสร็จ", "", "แล้ว"],
    ]
    found = [(code, words["range"]) for code, _cell, words in said(SHOWN, *rows)]
    assert found == [("FORMULA_WITHOUT_VALUE", cell) for cell in ("C2", "F2", "D3")]


def test_another_text_of_one_number_is_shown_beside_the_first_with_its_cell():
    ((code, cell, words),) = said(HEADER, ROW, ["", "๑. ซ่อมถนน", "กองช่าง", "ตลอดปี", "แล้ว", ""])
    assert (code, cell) == ("CODE_TWO_TEXTS", "B3")
    assert (words["value"], words["text"], words["other"]) == ("ซ่อมถนน", "ประชุม", "แผน B2")


def test_another_number_is_no_misspelling_of_a_division():
    schools = [["ส่วนราชการ", "ชื่อย่อ"], ["โรงเรียนเทศบาล 1", ""], ["โรงเรียนเทศบาล 2", ""]]
    rows = [HEADER, *(["๑. ก", f"{n}. งานที่ {n}", f"โรงเรียนเทศบาล {n}", "ตลอดปี", "แล้ว", ""] for n in (1, 2, 3))]
    found = read_form(workbook(tab("แผน", rows), tab("ส่วนราชการ", schools, gid=1))).problems
    assert list(zip(found["code"], found["cell"], strict=True)) == [("DIVISION_UNKNOWN", "C4")]


def test_rows_of_the_template_are_named_by_their_cells():
    rows = [["", "", "", "ยังไม่ดำเนินการ", "0", ""]] * 3
    ((code, cell, words),) = said(SHOWN, ["ก", "ประชุม", "กองคลัง", "แล้วเสร็จ", "100", "แล้ว"], *rows)
    assert (code, cell, words["range"]) == ("ROWS_OF_TEMPLATE", "D3", "D3:D5")


@pytest.mark.parametrize(
    ("text", "kept", "struck"),
    [
        ("กลุ่มงานพัสดุ กลุ่มงานเภสัชกรรม", "กลุ่มงานเภสัชกรรม", "กลุ่มงานพัสดุ"),
        ("ข้อบัญญัติฉบับร่าง", "ข้อบัญญัติ", "ฉบับร่าง"),
        ("ประชุม ๒ ครั้ง แล้ว", "ประชุม แล้ว", "๒ ครั้ง"),
        ("ร่าง ประชุม แก้ แล้ว", "ประชุม แล้ว", "ร่าง แก้"),
        ("แล้ว", "", "แล้ว"),
    ],
)
def test_of_struck_out_words_these_are_shown_and_not_what_was_read(text, kept, struck):
    cell = Cell(text, text, facts=Facts(unstruck=kept))
    found = [words["struck"] for code, _cell, words in said([*HEADER, "หมายเหตุ"], [*ROW, cell]) if code == "WORDS_STRUCK_OUT"]
    assert found == [struck]


# Headings


@pytest.mark.parametrize(("heading", "part"), [("เรื่อง/มาตรการ", "มาตรการ"), ("ผลการดำเนินการของทุกฝ่าย", "ผลการดำเนินการ")])
def test_a_heading_that_is_read_by_a_part_of_it_says_which(heading, part):
    header = [heading if one == part else one for one in SHOWN]
    form = read([header, ["ก", "ประชุม", "กองคลัง", "", "", "แล้ว"]])
    (one,) = with_sentences(form.problems, form.year, thai_digits=True).itertuples()
    assert f"“{part}” เพราะมีคำนี้อยู่ในชื่อ" in one.message


def test_numbers_under_months_are_no_doubt():
    months = ["ต.ค. 66", "พ.ย. 66", "ธ.ค. 66"]
    rows = [["ก", f"{n}. งานที่ {n}", "กองคลัง", "10", "20", "30"] for n in (1, 2, 3)]
    assert said([*SHOWN[:3], *months], *rows) == []


def test_what_is_odd_about_a_column_is_said_where_its_heading_stands():
    header = [[*HEADER, "ความเห็นนายก"], [""] * len(HEADER)]
    merges = tuple(Merge(0, column, 2, column + 1) for column in range(len(HEADER) + 1))
    form = read([*header, [*ROW, "ดี"]], merges=merges)
    assert [(one.code, one.cell) for one in form.problems.itertuples()] == [("HEADER_UNKNOWN", "G1")]


def test_columns_that_name_rounds_alone_are_told_together_by_what_stands_below_them():
    header = [*SHOWN[:3], "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3"]
    rows = [["ก", f"{n}. งานที่ {n}", "กองคลัง", "แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", ""] for n in (1, 2, 3)]
    ((code, cell, words),) = said(header, *rows)
    assert (code, cell, words["letter"], words["field"]) == ("ROUNDS_BY_CONTENT", "D1", "D, E, F", "สถานะ")
    assert words["value"].split("\n") == header[3:]


def test_what_stands_in_the_other_column_of_one_meaning_is_a_report():
    header = [*SHOWN[:3], "ผลการดำเนินการ", "ผล"]
    rows = [["๑. ก", "๑. ประชุม", "กองคลัง", "แล้ว", ""], ["", "๒. อบรม", "กองคลัง", "", "แล้ว"], ["", "๓. ค่าย", "กองคลัง", "", ""]]
    assert [(code, cell) for code, cell, _words in said(header, *rows)] == [("HEADER_TWICE", "E1"), ("NOT_REPORTED", "D4")]


# What the app writes into a sentence has the digits and the language of the office, what was typed stays


@pytest.mark.parametrize(
    ("thai_digits", "day", "start", "year"),
    [(True, "๑๕ พ.ย. ๒๕๖๖", "๑ ม.ค. ๒๕๖๗", "๒๕๖๗"), (False, "15 พ.ย. 2566", "1 ม.ค. 2567", "2567")],
)
def test_days_years_and_counts_have_the_digits_of_the_office(thai_digits, day, start, year):
    header = [*SHOWN, "ระยะเวลา", "วันที่รายงาน"]
    rows = [
        ["๑. ก", "๑. ประชุม", "กองคลัง", "แล้วเสร็จ", "", "แล้ว", "ม.ค. ๖๗", "15/11/2566"],
        ["", "๒. อบรม", "กองคลัง", "แล้วเสร็จ", "", "แล้ว", "ม.ค. ๗๑", ""],
        ["", "๓. ค่าย", "กองคลัง", "", "", "45", "ม.ค. ๖๗", ""],
    ]
    told = {
        one.code: one.message
        for one in with_sentences(read([header, *rows]).problems, FiscalYear(2567), thai_digits).itertuples()
    }
    assert day in told["REPORTED_BEFORE_START"]
    assert start in told["REPORTED_BEFORE_START"]
    assert year in told["PERIOD_OUTSIDE_YEAR"]
    assert "ม.ค. ๗๑" in told["PERIOD_OUTSIDE_YEAR"]  # as it was typed
    assert ("๑ รายการ" if thai_digits else "1 รายการ") in told["RESULT_BARE_NUMBER"]


@pytest.mark.parametrize(
    ("year", "period", "day"), [(2567, "ต.ค. ๖๖ – ก.ย. ๖๗", "31/3/2567"), (2570, "ต.ค. ๖๙ – ก.ย. ๗๐", "31/3/2570")]
)
def test_what_is_given_as_an_example_can_be_typed_as_it_stands(year, period, day):
    header = [*SHOWN, "ระยะเวลา", "วันที่รายงาน"]
    rows = [["๑. ก", "๑. ประชุม", "กองคลัง", "แล้วเสร็จ", "", "แล้ว", "รอแผน", "วันก่อน"]]
    problems = read([header, *rows]).problems
    told = {one.code: one.fix for one in with_sentences(problems, FiscalYear(year), thai_digits=True).itertuples()}
    assert period in told["PERIOD_UNREADABLE"]
    assert day in told["DATE_UNREADABLE"]


def test_words_of_the_app_are_told_in_the_language_of_who_reads(monkeypatch):
    rows = [["๑. ก", "๑. ประชุม", "กองคลัง", "อยู่ระหว่างดำเนินการ", "100", "แล้ว"], ["", "๑. ประชุม", "กองคลัง", "ยกเลิก", "100", "แล้ว"]]
    problems = read([SHOWN, *rows]).problems
    assert set(problems["code"]) >= {"NOT_DONE_AT_100", "DUPLICATE_CONTRADICTS"}
    monkeypatch.setattr("ita_dash.problemwords._", lambda message: message)
    monkeypatch.setattr("ita_dash.vocabulary._", lambda message: message)
    monkeypatch.setattr("ita_dash.problemwords._SAID", Cache("sentences of a test", 1_000_000))
    told = {one.code: one.message for one in with_sentences(problems, FiscalYear(2567), thai_digits=True).itertuples()}
    assert told["NOT_DONE_AT_100"].endswith("the status is “In progress”")
    assert told["DUPLICATE_CONTRADICTS"].endswith("different Status")
