"""Single days: the date of a report, the columns of start and end."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash import thai
from ita_dash.form.problemkinds import KINDS
from ita_dash.form.values.dates import DateReading, read_date

DAY = date(2022, 10, 1)
"""๑ ต.ค. ๒๕๖๕."""


@pytest.mark.parametrize(
    "text",
    [
        "๑ ต.ค. ๒๕๖๕",
        "1 ต.ค. 65",
        "๑ ตุลาคม ๒๕๖๕",
        "1 ตุลาคม พ.ศ. 2565",
        "วันที่ 1 ตุลาคม 2565",
        "ณ วันที่ ๑ ตุลาคม ๒๕๖๕",
        "1/10/2565",
        "01/10/2565",
        "1.10.2565",
        "1-10-2565",
        "2022-10-01",
        "2565-10-01",
        "2022-10-01 09:30:00",
        "2022-10-01T09:30",
        "1 Oct 2022",
        "October 1, 2022",
        "1 ต.ค. 2022",
        "วันเสาร์ที่ 1 ตุลาคม 2565",
        "1 ต.ค. 65 เวลา 09.30 น.",
        "1-ต.ค.-65",
        "๑/๑๐/๒๕๖๕",
        "1 ต.ค.\n2565",
        "<p>1 ต.ค. 65</p>",
    ],
)
def test_a_day_in_any_spelling(text):
    assert read_date(text) == DateReading(DAY)


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        ("03/04/66", date(2023, 4, 3), "DATE_AMBIGUOUS"),
        ("01-10-65", DAY, "DATE_AMBIGUOUS"),
        ("1/10/2022", DAY, "DATE_AMBIGUOUS"),
        ("1/10/22", DAY, "DATE_AMBIGUOUS"),
        ("10/31/2022", date(2022, 10, 31), "DATE_AMBIGUOUS"),
        ("1 ต.ค. ๒๕๖5", DAY, "TEXT_REPAIRED"),
        ("1 ต.ค. ๒๕๖ ๕", DAY, "TEXT_REPAIRED"),
        ("1 ตลาคม 2565", DAY, "TEXT_REPAIRED"),
        ("31 ก.พ. 2566", None, "DATE_IMPOSSIBLE"),
        ("29/2/2566", None, "DATE_IMPOSSIBLE"),
        ("15/13/2566", None, "DATE_IMPOSSIBLE"),
        ("มี.ค. 67", None, "DATE_UNREADABLE"),
        ("5 มี.ค.", None, "DATE_UNREADABLE"),
        ("5/3", None, "DATE_UNREADABLE"),
        ("1 ต.ค. 65 – 5 ต.ค. 65", None, "DATE_UNREADABLE"),
        ("5 มี.ค. 67 และ 6 มี.ค. 67", None, "DATE_UNREADABLE"),
        ("ภายใน 5 มี.ค. 67", None, "DATE_UNREADABLE"),
        ("1 ต.ค. 2400", None, "DATE_UNREADABLE"),
        ("44835", None, "DATE_UNREADABLE"),
        ("เมื่อวาน", None, "DATE_UNREADABLE"),
    ],
)
def test_what_is_odd_is_named(text, day, code):
    reading = read_date(text)
    assert (reading.day, [finding.code for finding in reading.findings]) == (day, [code])


@pytest.mark.parametrize("text", ["", "-", ".", "–", " "])
def test_blank_is_no_date_and_no_problem(text):
    assert read_date(text) == DateReading(None)


@pytest.mark.parametrize(
    ("value", "day", "codes"),
    [
        (44835.0, DAY, []),
        (44835.75, DAY, []),
        (243162.0, DAY, []),  # 1 October of the Christian year 2565: a Buddhist year typed into a date cell
        (24016.0, DAY, ["DATE_AMBIGUOUS"]),  # 1 October 1965: "1/10/65" taken for a Christian year
        (0.0, None, ["DATE_UNREADABLE"]),
        (-1e9, None, ["DATE_UNREADABLE"]),
        (float("inf"), None, ["DATE_UNREADABLE"]),
        (float("nan"), None, ["DATE_UNREADABLE"]),
    ],
)
def test_serial_numbers_of_date_cells(value, day, codes):
    reading = read_date("1/10", value=value)
    assert (reading.day, [finding.code for finding in reading.findings]) == (day, codes)


@given(
    st.text(max_size=60) | st.from_regex(r"[0-9๐-๙]{1,4}[/.-][0-9๐-๙]{1,2}[/.-][0-9๐-๙]{1,4}", fullmatch=True),
    st.none() | st.floats(),
)
def test_anything_is_read_without_an_exception(text, value):
    reading = read_date(text, value=value)
    assert all(finding.code in KINDS for finding in reading.findings)
    assert read_date(thai.arabic(text), value=value).day == reading.day


@given(st.dates(date(1997, 10, 1), date(2097, 9, 30)), st.booleans())
def test_days_as_the_app_writes_them_read_back(day, thai_digits):
    assert read_date(thai.day(day, thai_digits)) == read_date(thai.long_day(day, thai_digits)) == DateReading(day)


@pytest.mark.parametrize("lead", ["เ", "แ", "โ", "ใ", "ไ"])
def test_names_stand_as_in_a_dictionary(lead):
    """A vowel written before its consonant counts after it, and a tone mark only between names that are else the same."""
    assert sorted([f"{lead}ข", "ขา", f"{lead}ก", "กา"], key=thai.collation_key) == ["กา", f"{lead}ก", "ขา", f"{lead}ข"]
    assert sorted(["ขาก", "ข้า", "ขา"], key=thai.collation_key) == ["ขา", "ข้า", "ขาก"]
