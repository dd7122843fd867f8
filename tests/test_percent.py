"""Percents and weights as offices type them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash import thai
from ita_dash.form.problemkinds import KINDS
from ita_dash.form.values.percent import (
    PercentReading,
    is_bare_number,
    percent_alone,
    percent_in,
    percent_within,
    read_percent,
    read_weight,
    share_of_target,
)
from ita_dash.sheet.workbook import Cell


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("50", 50),
        ("50%", 50),
        ("50 %", 50),
        ("๕๐", 50),
        ("๕๐ %", 50),
        ("ร้อยละ ๕๐", 50),
        ("ร้อยละ50", 50),
        ("ร้อยละ 50 %", 50),
        ("50 เปอร์เซ็นต์", 50),
        ("50 เปอร์เซนต์", 50),
        ("50 percent", 50),
        ("50.5", 50.5),
        ("50.5%", 50.5),
        ("๕๐.๕", 50.5),
        ("ร้อยละ ๙๙.๙๙", 99.99),
        ("0", 0),
        ("0%", 0),
        ("๐", 0),
        ("100", 100),
        ("100%", 100),
        ("100.00%", 100),
        ("๑๐๐", 100),
        ("ร้อยละ ๑๐๐", 100),
        ("1%", 1),
        ("ร้อยละ 1", 1),
        ("0.5%", 0.5),
        (".5%", 0.5),
        ("2", 2),
        ("1/2", 50),
        ("3/5", 60),
        ("3 / 5", 60),
        ("๓ จาก ๕", 60),
        ("3 จาก 5 กิจกรรม", 60),
        ("3 จากทั้งหมด 5 โครงการ", 60),
        ("12 จาก 48 ต้น", 25),
        ("๑๒/๔๘ หลังคาเรือน", 25),
        ("3 หมู่บ้าน จาก 9 หมู่บ้าน", 100 / 3),
        ("๓ ใน ๔", 75),
        ("3 of 4", 75),
        ("½", 50),
        ("0/5", 0),
        ("5/5", 100),
        ("3/5 (60%)", 60),
        ("3 จาก 5 (ร้อยละ 60)", 60),
        ("3/5 = 60%", 60),
        ("1500/3000", 50),
        ("ประมาณ 50%", 50),
        ("คิดเป็นร้อยละ 80", 80),
        ("ดำเนินการแล้วร้อยละ 80", 80),
        ("แล้วเสร็จ 100%", 100),
        ("ความก้าวหน้า ร้อยละ 45", 45),
        ("２０％", 20),
        ("(50%)", 50),
        ("50%.", 50),
        ("ร้้อยละ 50", 50),
        ("50%\u200b", 50),
        ("<p>50%</p>", 50),
        ("50\u00a0%", 50),
        ("75% (3/4)", 75),
        ("75 (3/4)", 75),
        ("ร้อยละ 60 (3 จาก 5)", 60),
        ("[50%]", 50),
        ("100% (ครบ)", 100),
        ("ร้อยละ 50 ของแผน", 50),
        ("50 % ของเป้าหมาย", 50),
        ("ครบ 100", 100),
        ("ร้อยละ........80........", 80),
        ("....80....%", 80),
        ("สำเร็จร้อยละ 80", 80),
        ("ราว 50 %", 50),
        # however many signs say that it is a percent
        ("ร้อยละ 50 % (เปอร์เซ็นต์)", 50),
        ("%% 50 %%", 50),
        # the percent beside a fraction is rounded
        ("2/3 (66%)", 200 / 3),
        ("3/5 (60.9%)", 60),
        ("3/5 (59.1%)", 60),
        # just below and beyond the years that an office plans for
        ("2000/2539", 100 * 2000 / 2539),
        ("2000/2641", 100 * 2000 / 2641),
        ("99.9", 99.9),
        ("1.01", 1.01),
    ],
)
def test_percent(text, percent):
    assert read_percent(text) == PercentReading(percent)


@pytest.mark.parametrize(
    ("text", "percent", "code"),
    [
        ("120", 100, "PERCENT_OUT_OF_RANGE"),
        ("101%", 100, "PERCENT_OUT_OF_RANGE"),
        ("-5", 0, "PERCENT_OUT_OF_RANGE"),
        ("−5%", 0, "PERCENT_OUT_OF_RANGE"),
        ("7/5", 100, "PERCENT_OUT_OF_RANGE"),
        ("1,000", 100, "PERCENT_OUT_OF_RANGE"),
        ("1", 1, "PERCENT_WITHOUT_SIGN"),
        ("๑", 1, "PERCENT_WITHOUT_SIGN"),
        ("0.5", 0.5, "PERCENT_WITHOUT_SIGN"),
        ("แล้วเสร็จ", None, "PERCENT_UNREADABLE"),
        ("ร้อยละ", None, "PERCENT_UNREADABLE"),
        ("%", None, "PERCENT_UNREADABLE"),
        ("50-60%", None, "PERCENT_UNREADABLE"),
        ("50 60", None, "PERCENT_UNREADABLE"),
        ("5 0%", None, "PERCENT_UNREADABLE"),
        ("50,5", None, "PERCENT_UNREADABLE"),
        ("5/0", None, "PERCENT_UNREADABLE"),
        ("1/2/2566", None, "PERCENT_UNREADABLE"),
        ("12/2566", None, "PERCENT_UNREADABLE"),
        ("13/2566", None, "PERCENT_UNREADABLE"),  # the number of a letter, as "12/2566" may be
        ("2000/2540", None, "PERCENT_UNREADABLE"),
        ("2000/2640", None, "PERCENT_UNREADABLE"),
        ("100.1", 100, "PERCENT_OUT_OF_RANGE"),
        ("-0.1%", 0, "PERCENT_OUT_OF_RANGE"),
        ("3/5 (61%)", None, "PERCENT_UNREADABLE"),
        ("3/5 (59%)", None, "PERCENT_UNREADABLE"),
        ("3/5 (70%)", None, "PERCENT_UNREADABLE"),
        ("75% ขึ้นไป", None, "PERCENT_UNREADABLE"),
        ("- 50%", None, "PERCENT_UNREADABLE"),
        ("1 1/2", None, "PERCENT_UNREADABLE"),
        ("ตามแผน", None, "PERCENT_UNREADABLE"),
    ],
)
def test_what_is_odd_is_named(text, percent, code):
    reading = read_percent(text)
    assert (reading.percent, [finding.code for finding in reading.findings]) == (percent, [code])


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "–", ".", "N/A", "ร้อยละ ........", "........%", "ร้อยละ -", "ร้อยละ ___", "_", "__", "......", "- - -"],
)
def test_blank_is_no_percent_and_no_problem(text):
    assert read_percent(text) == PercentReading(None)


@pytest.mark.parametrize(
    ("text", "value", "kind", "percent", "codes"),
    [
        ("50%", 0.5, "percent", 50, []),
        ("100%", 1.0, "percent", 100, []),
        ("33%", 1 / 3, "percent", 33.333333333, []),
        ("120%", 1.2, "percent", 100, ["PERCENT_OUT_OF_RANGE"]),
        ("50", 50.4, "number", 50.4, []),
        ("1", 1.0, "number", 1, ["PERCENT_WITHOUT_SIGN"]),
        ("0.5", 0.5, "number", 0.5, ["PERCENT_WITHOUT_SIGN"]),
        ("1%", 1.0, "number", 1, []),
        ("-3", -3.0, "number", 0, ["PERCENT_OUT_OF_RANGE"]),
        ("#", math.nan, "number", None, ["PERCENT_UNREADABLE"]),
        ("1/2", 45324.0, "date", 50, []),
    ],
)
def test_the_number_in_a_cell_counts(text, value, kind, percent, codes):
    reading = read_percent(text, value, kind)
    assert (reading.percent, [finding.code for finding in reading.findings]) == (percent, codes)


def test_a_clamped_percent_says_what_was_taken():
    assert read_percent("120").findings[0].details["taken"] == "100"


@pytest.mark.parametrize(
    ("text", "value", "weight", "codes"),
    [
        ("2", None, 2, []),
        ("๒.๕", None, 2.5, []),
        ("20%", None, 20, []),
        ("", 3.0, 3, []),
        ("", None, 1, []),
        ("-", None, 1, []),
        ("0", None, 1, ["WEIGHT_UNREADABLE"]),
        ("-1", None, 1, ["WEIGHT_UNREADABLE"]),
        ("มาก", None, 1, ["WEIGHT_UNREADABLE"]),
        ("x", math.inf, 1, ["WEIGHT_UNREADABLE"]),
        ("x", math.nan, 1, ["WEIGHT_UNREADABLE"]),
        ("0", 0.0, 1, ["WEIGHT_UNREADABLE"]),
    ],
)
def test_weight(text, value, weight, codes):
    read, findings = read_weight(text, value)
    assert (read, [finding.code for finding in findings]) == (weight, codes)


@given(
    st.text(max_size=60) | st.text("0123456789๐๑๒%/.,- จากร้อยละ", max_size=20),
    st.none() | st.floats(),
    st.sampled_from(["text", "number", "percent", "date"]),
)
def test_anything_is_read_without_an_exception(text, value, kind):
    reading = read_percent(text, value, kind)
    assert reading.percent is None or 0 <= reading.percent <= 100
    assert all(finding.code in KINDS for finding in reading.findings)
    assert read_weight(text, value)[0] > 0


@given(st.decimals(0, 100, places=2), st.sampled_from(["{}%", "ร้อยละ {}", "{} เปอร์เซ็นต์", " {} % "]))
def test_digits_and_spaces_change_nothing(number, spelling):
    text = spelling.format(number)
    for same in (text, thai.digits(text), text.replace(" ", "\u200b")):
        assert read_percent(same).percent == float(number)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("๕๐ %", 50),
        ("ดำเนินการแล้วร้อยละ ๖๐", 60),
        ("ดำเนินการได้ร้อยละ 60", 60),
        ("มีความก้าวหน้า 70 %", 70),
        ("75% (3/4)", 75),
        ("50", None),
        ("3/5", None),
        ("จัดประชุมแล้ว มีผู้เข้าร่วมร้อยละ 50", None),
        ("150%", None),
        ("", None),
    ],
)
def test_a_text_that_is_a_percent_and_nothing_else(text, percent):
    assert percent_alone(text) == percent


@pytest.mark.parametrize(
    ("result", "target", "percent"),
    [
        *(("45 คน", "50 คน", 90), ("45", "50 คน", 90), ("45 คน", "50", 90), ("1", "3", 33.333333333), ("0", "50", 0)),
        *(("50", "40", 100), ("1,200", "1,000", 100)),  # the target or more
        *(("45 คน", "50 ครั้ง", None), ("5", "0", None), ("อบรม", "50", None), ("50", "อบรม", None)),
    ],
)
def test_a_count_beside_its_target(result, target, percent):
    assert share_of_target(result, target) == percent


@pytest.mark.parametrize(("text", "is_one"), [("45", True), ("1,200", True), ("45 คน", False), ("อบรม", False), ("", False)])
def test_a_number_and_nothing_else(text, is_one):
    assert is_bare_number(text) is is_one


def test_the_percent_of_a_cell_however_odd_and_within_its_bounds():
    cells = [Cell("50"), Cell("0.5"), Cell("150"), Cell("50%", 0.5, "percent"), Cell("อบรม"), Cell("")]
    assert [percent_in(cell) for cell in cells] == [50, 0.5, 100, 50, None, None]
    assert [percent_within(cell) for cell in cells] == [50, 0.5, None, 50, None, None]


@pytest.mark.parametrize(("text", "weight"), [("0.5", 0.5), ("1", 1), ("10", 10)])
def test_a_weight_may_be_below_one(text, weight):
    assert read_weight(text) == (weight, ())


@pytest.mark.parametrize("text", ["3 จาก 5 ที่ยังไม่เสร็จ", "3 จาก 5 โครงการที่เหลือ", "45 คน"])
def test_what_is_not_done_and_counts_alone_are_no_percent(text):
    assert [one.code for one in read_percent(text).findings] == ["PERCENT_UNREADABLE"]
