"""When: a start and an end in two columns, deadlines, marks under months and quarters."""

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.read import read_form
from ita_dash.form.values.months import read_months
from ita_dash.sheet.workbook import Cell, Merge
from tests.grids import codes, read, tab, workbook

MONTHS = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."]


def plan(header, *rows, merges=()):
    """The form of activities with these columns of when; each row is typed under them alone."""
    return read([["กิจกรรม", "ผู้รับผิดชอบ", "ผล", *header], *(["ประชุม", "กองคลัง", "แล้ว", *row] for row in rows)], merges=merges)


def dates(form, row=0):
    return tuple(str(form.assignments[name][row].date()) for name in ("start", "end"))


def day(text, serial):
    return Cell(text, float(serial), "date")


# Two columns


def test_a_start_and_an_end_are_one_period():
    form = plan(["วันเริ่มต้น", "วันสิ้นสุด"], ["1 ต.ค. 66", "31 ธ.ค. 66"])
    assert dates(form) == ("2023-10-01", "2023-12-31")
    assert form.assignments["period"][0] == "1 ต.ค. 66 – 31 ธ.ค. 66"
    assert codes(form) == []


def test_date_cells_count_by_the_day_they_hold():
    form = plan(["วันเริ่มต้น", "วันสิ้นสุด"], [day("10/1/23", 45200), day("12/31/23", 45291)])
    assert dates(form) == ("2023-10-01", "2023-12-31")
    assert form.assignments["period"][0] == "10/1/23 – 12/31/23"
    assert codes(form) == []


def test_a_start_alone_goes_to_the_end_of_its_year_and_an_end_alone_begins_with_it():
    form = plan(["เริ่ม", "ถึง"], ["ม.ค. 67", ""])
    assert dates(form) == ("2024-01-01", "2024-09-30")
    assert dates(plan(["เริ่ม", "ถึง"], ["", "ม.ค. 67"])) == ("2023-10-01", "2024-01-31")


@pytest.mark.parametrize("blank", ["-", "…", "N/A"])
def test_beside_a_date_what_is_no_answer_is_blank(blank):
    assert dates(plan(["เริ่ม", "ถึง"], ["ม.ค. 67", blank])) == ("2024-01-01", "2024-09-30")
    assert dates(plan(["เริ่ม", "ถึง"], [blank, "ม.ค. 67"])) == ("2023-10-01", "2024-01-31")


@pytest.mark.parametrize(
    ("start", "end", "read", "cell"),
    [
        ("1/1/2567", "31/2/2567", ("2024-01-01", "NaT"), "E2"),
        ("1 ม.ค. 67", "เร็ว ๆ นี้", ("2024-01-01", "NaT"), "E2"),
        ("31/2/2567", "31/3/2567", ("NaT", "2024-03-31"), "D2"),
        ("31/2/2567", "ไม่ทราบ", ("NaT", "NaT"), "D2"),
    ],
)
def test_of_two_dates_the_one_that_can_be_read_counts_and_the_other_is_named(start, end, read, cell):
    form = plan(["วันเริ่มต้น", "วันสิ้นสุด"], [start, end])
    assert tuple(str(form.assignments[name][0])[:10] for name in ("start", "end")) == read
    assert form.assignments["period"][0] == f"{start} – {end}"
    assert list(form.problems[form.problems["code"].str.startswith("PERIOD")]["cell"]) == [cell]


@pytest.mark.parametrize("name", ["กำหนดแล้วเสร็จ", "กำหนดส่ง", "ภายในวันที่", "วันครบกำหนด", "วันสิ้นสุด"])
def test_a_deadline_alone_is_an_end(name):
    form = plan([name], ["31 มี.ค. 67"])
    assert dates(form) == ("2023-10-01", "2024-03-31")
    assert form.assignments["period"][0] == "31 มี.ค. 67"
    assert codes(form) == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("มี.ค. 67", ("2023-10-01", "2024-03-31")),
        ("ภายใน มี.ค. 67", ("2023-10-01", "2024-03-31")),
        ("ม.ค. 67 – มี.ค. 67", ("2024-01-01", "2024-03-31")),
        ("ปีงบประมาณ 2567", ("2023-10-01", "2024-09-30")),
    ],
)
def test_what_a_column_of_deadlines_holds(typed, expected):
    assert dates(plan(["กำหนดแล้วเสร็จ"], [typed])) == expected


def test_a_start_and_a_deadline_are_one_period():
    assert dates(plan(["วันเริ่มต้น", "กำหนดแล้วเสร็จ"], ["1 พ.ย. 66", "31 มี.ค. 67"])) == ("2023-11-01", "2024-03-31")


def test_a_deadline_beside_a_period_is_kept():
    form = plan(["ระยะเวลา", "กำหนดส่ง"], ["ต.ค. 66 – มี.ค. 67", "5 เม.ย. 67"])
    assert dates(form) == ("2023-10-01", "2024-03-31")
    assert form.assignments["extra"][0] == {"กำหนดส่ง": "5 เม.ย. 67"}
    assert codes(form) == []


def test_ends_that_cannot_be_read_keep_their_texts():
    form = plan(["วันเริ่มต้น", "วันสิ้นสุด"], ["เมื่อพร้อม", "31 ธ.ค. 66"])
    assert form.assignments["period"][0] == "เมื่อพร้อม – 31 ธ.ค. 66"
    assert codes(form) == ["PERIOD_UNREADABLE"]


@pytest.mark.parametrize(
    ("typed", "taken"),
    [(("รอกำหนด", "31 ธ.ค. 66"), ("2023-10-01", "2023-12-31")), (("5 ม.ค. 67", "ยังไม่กำหนด"), ("2024-01-05", "2024-09-30"))],
)
def test_the_end_that_is_not_settled_yet_leaves_the_other_one(typed, taken):
    form = plan(["วันเริ่มต้น", "วันสิ้นสุด"], list(typed))
    assert dates(form) == taken
    assert form.assignments["period"][0] == " – ".join(typed)
    assert "PERIOD_UNREADABLE" not in codes(form)


# Marks under months


@pytest.mark.parametrize("mark", ["X", "x", "/", "✓", "●", "←→", "1", "■", "---->", "TRUE", "*"])
def test_marks_are_the_period(mark):
    form = plan(MONTHS, ["", "", mark, mark, mark, *[""] * 7])
    assert dates(form) == ("2023-12-01", "2024-02-29")
    assert form.assignments["period"][0] == "ธ.ค. 66 – ก.พ. 67"
    assert form.assignments["extra"][0] == {}
    assert codes(form) == []


@pytest.mark.parametrize("blank", ["-", "–", "", "0", "FALSE", "☐"])
def test_blanks_and_noughts_are_no_marks(blank):
    assert dates(plan(MONTHS, [*[blank] * 5, "/", *[blank] * 6])) == ("2024-03-01", "2024-03-31")


def test_gaps_between_marks_are_named():
    form = plan(MONTHS, ["/", "/", "/", "", "", "/", *[""] * 6])
    assert dates(form) == ("2023-10-01", "2024-03-31")
    assert form.assignments["period"][0] == "ต.ค. 66 – ธ.ค. 66, มี.ค. 67"
    assert [(one.code, one.cell, one.value) for one in form.problems.itertuples()] == [
        ("MONTHS_WITH_GAPS", "D2", "ต.ค. 66 – ธ.ค. 66, มี.ค. 67")
    ]


def test_a_bar_merged_over_months_marks_all_of_them():
    assert dates(plan(MONTHS, ["", "↔", *[""] * 10], merges=(Merge(1, 4, 2, 8),))) == ("2023-11-01", "2024-02-29")


def test_text_that_is_more_than_a_mark_is_kept():
    form = plan(MONTHS, ["ประชุมครั้งที่ ๑", "/", *[""] * 10])
    assert dates(form) == ("2023-10-01", "2023-11-30")
    assert form.assignments["extra"][0] == {"ต.ค.": "ประชุมครั้งที่ ๑"}


def test_a_row_without_a_mark_has_no_period():
    assert plan(MONTHS, [""] * 12).assignments["start"].isna().all()


@pytest.mark.parametrize(
    "headers",
    [
        ["ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4"],
        ["ไตรมาสที่ ๑", "ไตรมาสที่ ๒", "ไตรมาสที่ ๓", "ไตรมาสที่ ๔"],
        ["ไตรมาส 1\n(ต.ค.-ธ.ค. 66)", "ไตรมาส 2\n(ม.ค.-มี.ค. 67)", "ไตรมาส 3\n(เม.ย.-มิ.ย. 67)", "ไตรมาส 4\n(ก.ค.-ก.ย. 67)"],
        ["Q1", "Q2", "Q3", "Q4"],
        ["1", "2", "3", "4"],
    ],
)
def test_quarters_are_months(headers):
    above = ["กิจกรรม", "ผู้รับผิดชอบ", "ผล", "ไตรมาส", "", "", ""]
    form = read([above, ["", "", "", *headers], ["ประชุม", "กองคลัง", "แล้ว", "", "/", "/", ""]])
    assert dates(form) == ("2024-01-01", "2024-06-30")
    assert codes(form) == []


@pytest.mark.parametrize(
    "headers",
    [
        ["ตุลาคม", "พฤศจิกายน", "ธันวาคม"],
        ["ต.ค.66", "พ.ย.66", "ธ.ค.66"],
        ["ตค", "พย", "ธค"],
        ["ต.ค.\n๒๕๖๖", "พ.ย.\n๒๕๖๖", "ธ.ค.\n๒๕๖๖"],
        ["Oct", "Nov", "Dec"],
    ],
)
def test_months_in_all_spellings(headers):
    assert dates(plan(headers, ["", "/", "/"])) == ("2023-11-01", "2023-12-31")


def test_years_stand_over_the_months():
    header = [
        ["กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", *[""] * 11, "ผล"],
        ["", "", "พ.ศ. ๒๕๖๕", "", "", "พ.ศ. ๒๕๖๖", *[""] * 8, ""],
        ["", "", *MONTHS, ""],
    ]
    merges = (
        Merge(0, 0, 3, 1),
        Merge(0, 1, 3, 2),
        Merge(0, 2, 1, 14),
        Merge(1, 2, 2, 5),
        Merge(1, 5, 2, 14),
        Merge(0, 14, 3, 15),
    )
    form = read_form(
        workbook(tab("แผน", [*header, ["ประชุม", "กองคลัง", "", "", "/", "/", *[""] * 8, "แล้ว"]], merges)), FiscalYear(2566)
    )
    assert dates(form) == ("2022-12-01", "2023-01-31")
    assert (form.assignments["row"][0], form.assignments["result"][0]) == (4, "แล้ว")
    assert codes(form) == []


def test_a_fiscal_year_over_all_months_is_the_years_of_both_sides():
    found = read_months([(month, "ปีงบประมาณ ๒๕๖๗") for month in MONTHS])
    assert {months.year for months in found} == {2567}
    assert {months.year for months in read_months([(month, "ปี ๒๕๖๗") for month in MONTHS])} == {2567}


def test_one_column_of_a_month_is_a_column_like_another():
    form = plan(["ต.ค. 66"], ["ก"])
    assert form.assignments["extra"][0] == {"ต.ค. 66": "ก"}


def test_of_results_by_quarter_the_latest_counts():
    header = [["กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินงาน", ""], ["", "", "ไตรมาส 1", "ไตรมาส 2"]]
    form = read([*header, ["ประชุม", "กองคลัง", "เตรียมการ", "ประชุมแล้ว"]], merges=(Merge(0, 2, 1, 4),))
    assert form.assignments["result"][0] == "ประชุมแล้ว"
    assert [one.result for one in form.assignments["rounds"][0]] == ["เตรียมการ"]
    assert form.assignments["start"].isna().all()


def test_a_period_typed_counts_before_marks():
    form = plan(["ระยะเวลา", *MONTHS[:3]], ["ม.ค. 67", "/", "", ""])
    assert dates(form) == ("2024-01-01", "2024-01-31")
    assert form.assignments["extra"][0] == {"ต.ค.": "/"}


def test_marks_of_the_measure_go_on_where_a_row_has_none():
    form = read(
        [
            ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", *MONTHS[:3], "ผล"],
            ["๑. ก", "๑. ข", "กองคลัง", "/", "", "", "แล้ว"],
            ["", "๒. ค", "", "", "", "", "แล้ว"],
        ]
    )
    assert dates(form, 1) == ("2023-10-01", "2023-10-31")


def test_a_project_that_nobody_carries_out_heads_the_numbered_activities_below_it():
    header = ["โครงการ/กิจกรรม", "ครูผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ", "ผลการดำเนินงาน"]
    form = read(
        [
            header,
            ["โครงการโรงเรียนสุจริต", "", "", "5,000", ""],
            ["1. บริษัทสร้างการดี", "ครู ก", "พ.ค. 67", "2,000", "ดำเนินการแล้ว"],
            ["2. ค่ายเยาวชน", "ครู ข", "ธ.ค. 66", "3,000", ""],
        ]
    )
    assert list(form.assignments["measure"]) == ["โครงการโรงเรียนสุจริต"] * 2
    assert list(form.problems.loc[form.problems["code"] == "NOTE_OUTSIDE", "value"]) == ["5,000"]


def test_months_by_their_numbers_under_a_heading_of_months():
    numbers = ["10", "11", "12", "1", "2", "3", "4", "5", "6", "7", "8", "9"]
    header = [["ที่", "กิจกรรม", "ผู้รับผิดชอบ", "เดือน", *[""] * 11, "ผลการดำเนินงาน"], ["", "", "", *numbers, ""]]
    row = ["1", "ประชุม", "กองคลัง", "", "/", "/", *[""] * 9, "แล้ว"]
    form = read([*header, row], merges=(Merge(0, 3, 1, 15),))
    assert dates(form) == ("2023-11-01", "2023-12-31")
    assert codes(form) == []


def test_numbers_before_the_first_heading_are_the_column_of_numbers():
    rows = [["1", "ประชุม", "กองคลัง", "แล้ว"], ["2", "อบรม", "กองคลัง", "แล้ว"]]
    form = read([["", "กิจกรรม", "ผู้รับผิดชอบ", "ผล"], *rows])
    assert list(form.assignments["code"]) == ["1", "2"]
    assert codes(form) == []


def test_of_results_under_rounds_the_latest_counts():
    header = [["กิจกรรม", "ผู้รับผิดชอบ", "ไตรมาส 1", "", "ไตรมาส 2", ""], ["", "", "แผน", "ผล", "แผน", "ผล"]]
    merges = (Merge(0, 2, 1, 4), Merge(0, 4, 1, 6))
    form = read([*header, ["อบรม", "กองคลัง", "เตรียม", "เตรียมแล้ว", "จัด", "จัดแล้ว"]], merges=merges)
    assert form.assignments["result"][0] == "จัดแล้ว"
    assert [one.result for one in form.assignments["rounds"][0]] == ["เตรียมแล้ว"]
    assert "HEADER_TWICE" not in codes(form)
