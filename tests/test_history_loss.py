"""Structural loss: no form left, a needed column gone, fewer than half of the assignments."""

import pytest

from ita_dash.form.fields import HEADINGS, NEEDED
from ita_dash.form.read import read_form
from ita_dash.history.loss import structural_loss
from ita_dash.sheet.workbook import Cell
from tests.grids import HEADER, read, tab, workbook

TITLES = ("ประกาศ", "อบรม", "บริการ", "จัดซื้อ", "ร้องเรียน", "เปิดเผย", "ติดตาม", "ประเมิน")
ROWS = [[f"{n}. {title}", f"1. จัดทำแผน{title}", "กองคลัง", "ตลอดปี", "ทำแล้ว", "ไม่มี"] for n, title in enumerate(TITLES, 1)]
BEFORE = read([HEADER, *ROWS])
NO_FORM = read([["บันทึก"], ["ไม่มีตาราง"]])


def said(after, before=BEFORE):
    return [(loss.code, loss.field) for loss in structural_loss(before, after)]


def test_the_same_form_lost_nothing():
    assert said(read([HEADER, *ROWS])) == []


def test_more_rows_and_another_column_are_no_loss():
    assert said(read([[*HEADER, "หลักฐาน"], *([*row, ""] for row in ROWS * 2)])) == []


def test_no_form_left():
    assert said(NO_FORM) == said(None) == [("no_form", "")]


@pytest.mark.parametrize("before", [None, NO_FORM])
def test_without_a_form_before_there_is_nothing_to_lose(before):
    assert said(BEFORE, before) == said(None, before) == []


@pytest.mark.parametrize(
    ("column", "field"), [(0, "measure"), (2, "division"), (3, "period"), (4, "result"), (5, "recommendation")]
)
def test_a_column_that_is_gone_is_named(column, field):
    after = read([[cell for place, cell in enumerate(row) if place != column] for row in [HEADER, *ROWS]])
    (loss,) = structural_loss(BEFORE, after)
    assert (loss.code, loss.field) == ("column_gone", field)
    assert HEADER[column] in loss.message
    assert "แผน" in loss.message


def test_a_column_that_one_tab_of_two_lost_is_named_with_its_tab():
    without = [row[:4] + row[5:] for row in [HEADER, *ROWS]]
    one, both = tab("หนึ่ง", [HEADER, *ROWS]), tab("สอง", [HEADER, *ROWS], gid=1)
    (loss,) = structural_loss(read_form(workbook(one, both)), read_form(workbook(one, tab("สอง", without, gid=1))))
    assert loss.details == {"column": "ผลการดำเนินการ", "tabs": "สอง"}


def test_a_renamed_tab_is_no_loss():
    assert said(read_form(workbook(tab("ชื่อใหม่", [HEADER, *ROWS]))), read_form(workbook(tab("ชื่อเดิม", [HEADER, *ROWS])))) == []


@pytest.mark.parametrize(("left", "lost"), [(4, False), (3, True)])
def test_fewer_than_half_of_the_assignments(left, lost):
    losses = structural_loss(BEFORE, read([HEADER, *ROWS[:left]]))
    assert [loss.code for loss in losses] == ["assignments_halved"] * lost
    assert [loss.details for loss in losses] == [{"before": "8", "after": "3"}] * lost


FULL = [[*HEADER, "สถานะ"], *([*row, "แล้วเสร็จ"] for row in ROWS)]
ERROR = Cell("#REF!", "#REF!", "error")


@pytest.mark.parametrize(("column", "field"), [(4, "result"), (6, "status")])
@pytest.mark.parametrize("became", ["", ERROR, "-"], ids=["blank", "an error", "a dash"])
@pytest.mark.parametrize(("gone", "lost"), [(4, False), (5, True)])
def test_more_than_half_of_what_was_reported_became_nothing(column, field, became, gone, lost):
    after = [list(row) for row in FULL]
    for row in after[1 : gone + 1]:
        row[column] = became
    losses = structural_loss(read(FULL), read(after))
    assert [(loss.code, loss.field) for loss in losses] == [("reports_gone", field)] * lost
    assert [loss.details["after"] for loss in losses] == ["3"] * lost
    assert all(FULL[0][column] in loss.message for loss in losses)


@pytest.mark.parametrize(("broken", "lost"), [(12, False), (13, True)])
def test_errors_that_are_told_as_one_problem_count_each(broken, lost):
    many = [FULL[0], *([f"{n}. ก", f"{n}. จัดทำแผน", *FULL[1][2:]] for n in range(1, 25))]
    after = read([many[0], *([*row[:4], ERROR, *row[5:]] for row in many[1 : broken + 1]), *many[broken + 1 :]])
    assert list(after.problems["code"]).count("CELL_ERROR") == (1 if lost else broken)
    assert [loss.details["after"] for loss in structural_loss(read(many), after)] == ["11"] * lost


def test_an_error_in_one_round_beside_the_report_of_another_is_no_loss():
    header = [*HEADER[:4], "ผลการดำเนินการ รอบ 6 เดือน", "ผลการดำเนินการ รอบ 12 เดือน"]
    before, after = ([header, *([*row[:4], "ทำแล้ว", second] for row in ROWS)] for second in ("ครบแล้ว", ERROR))
    assert said(read(after), read(before)) == []


def test_reports_that_go_with_their_column_or_their_rows_are_named_once():
    without = [row[:4] + row[5:] for row in FULL]
    assert said(read(without), read(FULL)) == [("column_gone", "result")]
    assert said(read(FULL[:4]), read(FULL)) == [("assignments_halved", "")]


def test_every_needed_field_has_a_heading():
    assert set(NEEDED) <= set(HEADINGS)
