"""Percents under a heading that nobody knows (rules 3 and 5 of the design)."""

import pytest

from ita_dash.sheet.workbook import Cell
from tests.grids import codes, drawn, read

PLAN = ("มาตรการ | กิจกรรม | ผู้รับผิดชอบ", "ก | อบรม | กองคลัง", "ก | ประชุม | กองช่าง", "ข | ลงพื้นที่ | กองช่าง")


def with_column(heading, *cells, more=()):
    lines = [f"{line} | {cell}" for line, cell in zip(PLAN, (heading, *cells), strict=True)]
    return read(drawn(*([f"{line} | {cell}" for line, cell in zip(lines, more, strict=True)] if more else lines)))


@pytest.mark.parametrize("cells", [("40%", "100 %", "ร้อยละ 75"), ("2 จาก 5", "4 จาก 4", "3 จาก 4"), ("๔๐ %", "๑๐๐ %", "๗๕ %")])
def test_percents_with_their_sign_are_how_far_the_work_is(cells):
    form = with_column("ทำไปถึงไหน", *cells)
    assert list(form.assignments["percent"]) == [40, 100, 75]
    said = form.problems.iloc[0]
    assert (said["code"], said["cell"], dict(said["details"])) == (
        "HEADER_BY_CONTENT",
        "D1",
        {"field": "ความคืบหน้า (ร้อยละ)", "share": "3/3"},
    )


def test_percents_as_the_sheet_shows_them_are_so_too():
    rows = drawn(*PLAN)
    percents = [Cell("25%", 0.25, "percent"), Cell("50%", 0.5, "percent"), Cell("80%", 0.8, "percent")]
    form = read([[*rows[0], "ไปแล้วเท่าไร"], *([*row, one] for row, one in zip(rows[1:], percents, strict=True))])
    assert list(form.assignments["percent"]) == [25, 50, 80]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("ทำไปถึงไหน", ("40", "100", "75")),  # no sign
        ("ทำไปถึงไหน", ("40%", "100%", "ฝนตก")),  # words in one row of three
        ("เกณฑ์ผ่าน", ("80%", "80%", "80%")),  # a target
        ("ผู้พึงพอใจ", ("40%", "100%", "75%")),
        ("ใช้เงินไปแล้ว", ("40%", "100%", "75%")),
    ],
)
def test_other_columns_stay_beside(heading, cells):
    form = with_column(heading, *cells)
    assert form.assignments["percent"].isna().all()
    assert list(form.assignments["extra"]) == [{heading: cell} for cell in cells]


@pytest.mark.parametrize(("percents", "taken"), [(("80%", "80%", "80%"), False), (("80%", "80%", "81%"), True)])
def test_two_different_percents_tell(percents, taken):
    assert with_column("ไปแล้ว", *percents).assignments["percent"].notna().all() == taken


@pytest.mark.parametrize(
    ("heading", "reports", "taken"),
    [
        ("สถานะ", ("แล้วเสร็จ", "แล้วเสร็จ", "อยู่ระหว่าง"), False),
        ("ผลการดำเนินการ", ("ดำเนินการแล้วเสร็จ", "อบรมแล้วเสร็จ", "อยู่ระหว่าง"), False),
        ("ผลการดำเนินการ", ("จัดอบรมที่ศาลา", "ประชุมครั้งที่ 1", "อยู่ระหว่าง"), True),
    ],
)
def test_what_contradicts_most_of_what_is_reported_beside_it_is_something_else(heading, reports, taken):
    form = with_column("ตัวเลข", "80%", "90%", "85%", more=(heading, *reports))
    assert form.assignments["percent"].notna().all() == taken


def test_percents_that_add_up_to_all_of_the_work_are_a_doubt_that_names_both():
    form = with_column("ไม่รู้จัก", "40%", "35%", "25%")
    assert list(form.assignments["weight"]) == [40, 35, 25]
    said = form.problems.set_index("code")["details"]
    assert dict(said["HEADER_BY_CONTENT"]) == {"field": "น้ำหนัก", "share": "3/3"}
    assert dict(said["HEADER_DOUBTFUL"]) == {"field": "น้ำหนัก", "other": "ความคืบหน้า (ร้อยละ)"}


@pytest.mark.parametrize(("percents", "taken"), [(4, True), (3, False)])
def test_one_odd_cell_in_five_is_named_and_changes_nothing(percents, taken):
    cells = [*(f"{10 * (place + 1)}%" for place in range(percents)), "ฝนตก"]
    rows = [f"ก | กิจกรรม {'กขคงจ'[place]} | กองคลัง | {cell}" for place, cell in enumerate(cells)]
    form = read(drawn("มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ไปแล้ว", *rows))
    assert list(form.assignments["percent"].notna()) == [taken] * percents + [False]
    assert ("PERCENT_UNREADABLE" in codes(form)) is taken


def test_a_column_named_progress_makes_another_of_percents_something_else():
    form = with_column("ความคืบหน้า (ร้อยละ)", "10", "20", "30", more=("อื่น", "40%", "50%", "60%"))
    assert list(form.assignments["percent"]) == [10, 20, 30]
    assert "HEADER_UNKNOWN" in codes(form)
