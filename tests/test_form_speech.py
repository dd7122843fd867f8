"""What is said of a sheet is true, as grave as what it changes, and shows what was typed where it stands."""

import pytest

from tests.grids import HEADER, codes, read

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
    ends = [*MONTH_FIRST, ("03/04/2024", "ไม่ทราบ")]
    (one,) = planned(ends).problems.itertuples()
    assert (one.cell, one.value) == ("E5", "ไม่ทราบ")


def test_a_day_of_a_report_is_shown_as_it_was_typed():
    header = [*HEADER, "วันที่รายงาน"]
    rows = [
        ["๑. ก", f"{n + 1}. งานที่ {chr(3585 + n)}", "กองคลัง", "ตลอดปี", "แล้ว", "", day]
        for n, day in enumerate(["10/16/2023", "11/20/2023", "02/30/2024"])
    ]
    (one,) = read([header, *rows]).problems.itertuples()
    assert (one.code, one.value) == ("DATE_IMPOSSIBLE", "02/30/2024")
