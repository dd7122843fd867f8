"""Which round a text names, and how late it is: the number by which rounds of one report are ordered (rule 11)."""

from datetime import date

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.values.rounds import begins_with_round, round_alone, round_in, year_of
from ita_dash.form.values.roundtitles import dated_lines, order_of, round_of_title, rounds_of_column, year_of_month

YEAR = FiscalYear(2567)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        # by the month of the fiscal year that it ends with
        ("ผล รอบ 6 เดือน", 6),
        ("รอบ 12 เดือน", 12),
        ("6 เดือนแรก", 6),
        ("6 เดือนหลัง", 12),
        ("ครึ่งปีแรก", 6),
        ("ครึ่งปีหลัง", 12),
        ("ไตรมาส 1", 3),
        ("ไตรมาสที่ ๒", 6),
        ("Q3", 9),
        ("ไตรมาส 4", 12),
        ("ไตรมาส 1-2", 6),
        ("ไตรมาส 0", None),
        ("ไตรมาส 5", None),
        ("สิ้นปี", 12),
        ("ทั้งปี", 12),
        # by its own number
        ("ครั้งที่ 2", 2),
        ("งวดที่ 99", 99),
        ("ครั้งที่ 100", None),
        ("ครั้งที่ 0", None),
        ("รอบการรายงานที่ 3", 3),
        # none
        ("ปี 2566", None),  # nobody asked for years
        ("มาตรการ", None),
        ("", None),
    ],
)
def test_the_order_of_a_round(text, order):
    found = round_in(text)
    assert (found and (found.label, found.order)) == (order and (text, order))


def test_a_year_is_a_round_where_years_are_asked_for():
    assert [year_of(round_in(text, years=True).order) for text in ("ปี 2500", "ปีงบประมาณ พ.ศ. 2566")] == [2500, 2566]
    assert round_in("ไตรมาส 2 ปี 2566", years=True).order == 6
    assert round_in("ปี 2499", years=True) is None
    assert [year_of(order) for order in (99.0, 2499.0)] == [None, None]


@pytest.mark.parametrize(
    ("text", "alone", "begins"),
    [
        ("รอบ 6 เดือน (ต.ค. - มี.ค.)", 6, True),
        ("6 เดือน", 6, True),
        ("ไตรมาส 1/2567", 3, True),
        ("ครั้งที่ 2 ปี 2567", 2, True),
        ("ครั้งที่ 2 ประชุม", None, True),
        ("ประชุมครั้งที่ 2", None, False),
        ("ปี 2567", None, False),
        ("", None, False),
    ],
)
def test_a_round_alone_and_a_text_that_begins_with_one(text, alone, begins):
    found = round_alone(text)
    assert ((found and found.order), begins_with_round(text)) == (alone, begins)


@pytest.mark.parametrize("reads", [round_alone, begins_with_round])
def test_prose_is_no_round(reads):
    assert [bool(reads("6 เดือน".ljust(letters - 1) + ".")) for letters in (120, 121)] == [reads is begins_with_round, False]
    assert [bool(reads(" " * (letters - 7) + "6 เดือน")) for letters in (120, 121)] == [True, False]


@pytest.mark.parametrize(
    ("texts", "heading", "orders"),
    [
        (["รอบแรก", "รอบที่สอง", "รอบที่สาม", "รอบที่สี่"], "รอบ", [1, 2, 3, 4]),
        (["ไตรมาสแรก", "ไตรมาสสอง"], "รอบ", [3, 6]),
        (["งวดที่หนึ่ง", "งวดที่สอง"], "งวด", [1, 2]),
        (["2", "1"], "ไตรมาส", [6, 3]),
        (["2", "1"], "ครั้งที่", [2, 1]),
        (["2/2567", "1/67"], "รอบ", [2, 1]),
        (["11/2566", "1/2567"], "เดือน", [2, 4]),
        (["3", "3/2567"], "เดือน", [3, 6]),
        (["", "-", "สอง", "แรก"], "รอบ", [2, 1]),
        # one that says nothing of time: as they come
        (["สอง", "แรก", "ก่อนหน้า"], "รอบ", [1, 2, 3]),
        # a text that only ends with such a word, one letter too long
        (["คณะกรรมการสอง", "คณะกรรมกาแรก"], "รอบ", [1, 2]),
    ],
)
def test_the_rounds_of_a_column(texts, heading, orders):
    found = rounds_of_column(texts, heading, YEAR)
    assert {text: one.order for text, one in found.items()} == dict(
        zip([one for one in texts if one not in ("", "-")], orders, strict=True)
    )


@pytest.mark.parametrize(
    ("title", "order", "year"),
    [
        ("ต.ค. 66", 1, 2567),
        ("ก.ย. 67", 12, 2567),
        ("ต.ค. 67", 13, 2568),
        ("ก.ย. 66", 0, 2566),
        ("ณ 15 ธ.ค. 66", 2.48, 2567),
        ("01. ม.ค. 67", 4, 2567),
        ("ต.ค. - ธ.ค. 66", 3, 2567),
        ("ต.ค. 66 - ก.ย. 67", 12, 2567),
        ("ปีงบประมาณ 2567", None, None),
        ("ต.ค. 66, ธ.ค. 66", None, None),
        ("ต.ค. - มี.ค. 67", 6, 2567),
        ("ไตรมาส 2", 6, None),  # of the sheet's year, whatever the day
        ("ไตรมาส 2/2567", 6, 2567),
        ("ครึ่งปีหลัง", 12, None),
        ("ตุลาคม", 1, None),
        ("รายงาน ต.ค.", 1, None),
        ("ต.ค. และ พ.ย.", None, None),
        ("2567 รอบ 2", 2, None),
        ("รอบ 6 เดือน", 6, None),
        ("", None, None),
    ],
)
def test_the_round_and_the_year_that_a_title_names(title, order, year):
    found = round_of_title(title, YEAR)
    assert (found and (found.label, found.order), year_of_month(title)) == ((title, order) if order is not None else None, year)


def test_days_are_ordered_as_parts_of_their_month():
    days = [date(2023, 9, 30), date(2023, 10, 1), date(2023, 12, 15), date(2023, 12, 31), date(2024, 2, 29), date(2024, 9, 30)]
    assert [order_of(day, YEAR) for day in days] == [0, 0.03, 2.48, 3, 5, 12]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("ม.ค. 67 จัดอบรม", "ต.ค. 66 ร่างแผน"), [("ต.ค. 66", "ร่างแผน"), ("ม.ค. 67", "จัดอบรม")]),
        (("ต.ค. - ธ.ค. 66: ร่างแผน", "ม.ค. - มี.ค. 67: อบรม"), [("ต.ค. - ธ.ค. 66", "ร่างแผน"), ("ม.ค. - มี.ค. 67", "อบรม")]),
        (("รอบ 6 เดือน ร่างแผน", "รอบ 12 เดือน อบรม"), [("รอบ 6 เดือน", "ร่างแผน"), ("รอบ 12 เดือน", "อบรม")]),
        (("ครั้งที่ 2 : อบรม", "ครั้งที่ 1 - ร่างแผน"), [("ครั้งที่ 1", "ร่างแผน"), ("ครั้งที่ 2", "อบรม")]),
        (("ครั้งที่ 1 ร่างแผน", "ครั้งที่ 2 อบรม"), []),  # may be what was done
        (("ต.ค. 66 ร่างแผน", "พ.ย. 66"), [("ต.ค. 66", "ร่างแผน"), ("พ.ย. 66", "")]),  # nothing behind it yet
        (("รอบ 6 เดือน: ร่างแผน", "รอบ 12 เดือน"), [("รอบ 6 เดือน", "ร่างแผน"), ("รอบ 12 เดือน", "")]),
        (("ต.ค. 66", "พ.ย. 66"), []),
        (("ครั้งที่ 1 : ร่างแผน", "ครั้งที่ 2"), []),
        (("ต.ค. 66 ร่างแผน",), []),
        (("ต.ค. 66 ร่างแผน", "อบรม"), []),
        (("ต.ค. 66 ร่างแผน", "ต.ค. 66 อบรม"), []),  # the same time
        (("ต.ค. 66 ร่างแผน", "รอบ 12 เดือน: อบรม", "ครั้งที่ 3: อบรม"), []),  # days and counts are not compared
        (("1. ร่างแผน ต.ค. 66", "2. อบรม ม.ค. 67"), []),  # numbers of items
        (("ทุกเดือน ร่างแผน", "ม.ค. 67 อบรม"), []),
        (("- จัด 5", "- ทำ 6"), []),
        (("ต.ค.66 ร่างแผน", "พ.ย.66 อบรม"), [("ต.ค.66", "ร่างแผน"), ("พ.ย.66", "อบรม")]),  # one word
        (("ต.ค. 66 ร่างแผน -", "พ.ย. 66 อบรม -"), [("ต.ค. 66", "ร่างแผน"), ("พ.ย. 66", "อบรม")]),
        (("ต.ค. ร่างแผน", "พ.ย. อบรม"), [("ต.ค.", "ร่างแผน"), ("พ.ย.", "อบรม")]),  # the year of the sheet
        (("03/04/67 ร่างแผน", "05/06/67 อบรม"), []),  # which is the month?
        (("2566 ร่างแผน", "2567 อบรม"), []),
        (("ครั้งที่ 1: ร่างแผน", "ครั้งที่ 2: อบรม"), [("ครั้งที่ 1", "ร่างแผน"), ("ครั้งที่ 2", "อบรม")]),
        (("ครั้งที่ 1 :ร่างแผน", "ครั้งที่ 2 :อบรม"), [("ครั้งที่ 1", "ร่างแผน"), ("ครั้งที่ 2", "อบรม")]),
        (("ครั้งที่ 1 ร่างแผน:", "ครั้งที่ 2 อบรม:"), []),
    ],
)
def test_lines_that_begin_with_when_they_are_of(lines, said):
    assert [(one.label, one.text) for one in dated_lines("\n".join(lines), YEAR)] == said
