"""Single days: the date of a report, the columns of start and end."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash import thai
from ita_dash.fiscal import FiscalYear
from ita_dash.form.problemkinds import KINDS
from ita_dash.form.values.dates import DateReading, day_of_year, read_date, read_timestamp

DAY = date(2022, 10, 1)
"""๑ ต.ค. ๒๕๖๕."""


def serial(year: int) -> float:
    """What a sheet holds for 1 October of a Christian year."""
    return float((date(year, 10, 1) - date(1899, 12, 30)).days)


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


def test_what_was_taken_is_said_in_digits_that_pages_choose():
    (of_text,), (of_serial,) = read_date("๓/๔/๖๖").findings, read_date("1/10", value=serial(1965)).findings
    assert (of_text.details, of_serial.details) == ({"taken": "3 เม.ย. 2566"}, {"taken": "1 ต.ค. 2565"})


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
        *((serial(1910), date(2010, 10, 1), ["DATE_AMBIGUOUS"]), (serial(1996), date(2053, 10, 1), ["DATE_AMBIGUOUS"])),
        *((serial(1909), None, ["DATE_UNREADABLE"]), (serial(1899), None, ["DATE_UNREADABLE"])),
        *((serial(1997), date(1997, 10, 1), []), (serial(2097), date(2097, 10, 1), [])),  # the years that an office plans for
        *((serial(2098), None, ["DATE_UNREADABLE"]), (serial(2539), None, ["DATE_UNREADABLE"])),
        *((serial(2540), date(1997, 10, 1), []), (serial(2640), date(2097, 10, 1), [])),  # the same years typed as Buddhist ones
        (serial(2641), None, ["DATE_UNREADABLE"]),
        (float((date(2564, 2, 29) - date(1899, 12, 30)).days), None, ["DATE_IMPOSSIBLE"]),  # 29 February of 2564, which has none
        (0.0, None, ["DATE_UNREADABLE"]),
        (-1e9, None, ["DATE_UNREADABLE"]),
        (float("inf"), None, ["DATE_UNREADABLE"]),
        (float("nan"), None, ["DATE_UNREADABLE"]),
    ],
)
def test_serial_numbers_of_date_cells(value, day, codes):
    reading = read_date("1/10", value=value)
    assert (reading.day, [finding.code for finding in reading.findings]) == (day, codes)


MOMENT = datetime(2022, 10, 1, 9, 5, 7)  # noqa: DTZ001 (what a sheet shows has no time zone)


@pytest.mark.parametrize(
    ("text", "value", "moment"),
    [
        ("1/10/2565, 9:05:07", None, MOMENT),
        ("1 ต.ค. 2565 09.05.07 น.", None, MOMENT),
        ("2022-10-01 09:05", None, MOMENT.replace(second=0)),
        ("1 ต.ค. 2565", None, MOMENT.replace(hour=0, minute=0, second=0)),
        ("1/10/2565 23:59:59", None, MOMENT.replace(hour=23, minute=59, second=59)),
        ("1/10/2565 24:00", None, None),
        ("1/10/2565 9:60", None, None),
        ("1/10/2565 9:05:60", None, None),
        ("9:05:07", None, None),
        ("เมื่อวาน 9:05", None, None),
        ("เมื่อวาน", 44835.5, MOMENT.replace(hour=12, minute=0, second=0)),
        ("1/10/2565", -1.0, MOMENT.replace(hour=0, minute=0, second=0)),
    ],
)
def test_moments_of_online_forms(text, value, moment):
    assert read_timestamp(text, value) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("๓๐ มิ.ย. ๖๗", date(2024, 6, 30)),
        ("30/6/2567", date(2024, 6, 30)),
        ("30/6", date(2024, 6, 30)),
        ("30  มิ.ย.", date(2024, 6, 30)),
        ("1 ต.ค.", date(2023, 10, 1)),
        ("30 ก.ย.", date(2024, 9, 30)),
        ("31/12", date(2023, 12, 31)),
        ("30/6/2566", None),
        ("มิ.ย.", None),
        ("", None),
    ],
)
def test_a_day_of_a_fiscal_year(text, day):
    assert day_of_year(text, FiscalYear(2567)) == day


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
