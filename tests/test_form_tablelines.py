"""Lines around a table, told before anything is known of its columns: titles of a year or a round, heads of pages, who signs."""

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.grid import Grid
from ita_dash.form.tables.tablelines import (
    lines_above,
    page_heading,
    round_told,
    tell_alike,
    tells_time,
    without_signed_tail,
    year_told,
)
from tests.grids import drawn, tab

REPORT = "ก | อบรม | กองคลัง"


def grid(*lines: str) -> Grid:
    return Grid(tab("แผน", drawn(*lines)))


def left(*below: str) -> int:
    """How many of the rows below three reports are left as rows of the table."""
    lines = grid(*[REPORT] * 3, *below)
    rows = [row for row in range(lines.height) if lines.filled(row)]
    found = without_signed_tail(lines, rows)
    assert found == rows[: len(found)]
    return len(found) - 3


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        # one line of who signs: a word for it, dots, or a line that closes
        (("ลงชื่อ นายสมชาย ใจดี",), 0),
        (("....................",), 0),
        (("ตรวจแล้วถูกต้อง",), 0),
        (("คนกลาง",), 1),
        (("ลงชื่อ นายสมชาย ใจดี | คนกลาง",), 1),  # something else beside it
        # below it what stands in its columns, and notes anywhere
        (("ลงชื่อ นายสมชาย ใจดี", "คนกลาง"), 0),
        (("ลงชื่อ นายสมชาย ใจดี", " | คนกลาง"), 2),
        (("ลงชื่อ นายสมชาย ใจดี | ลงชื่อ นายสมชาย ใจดี", " | คนกลาง"), 0),
        (("ลงชื่อ นายสมชาย ใจดี", "", "คนกลาง"), 0),
        (("ลงชื่อ นายสมชาย ใจดี", " | หมายเหตุ ทดสอบ"), 0),
        (("ลงชื่อ นายสมชาย ใจดี", " | หมายเหตุ ทดสอบ | คนกลาง"), 2),
        # several who sign: the first whose columns hold all that stands below
        (("ลงชื่อ นายสมชาย ใจดี", "คนกลาง", " | ลงชื่อ นายสมชาย ใจดี", " | คนกลาง"), 0),
        (("ลงชื่อ นายสมชาย ใจดี", " | คนกลาง", " | ลงชื่อ นายสมชาย ใจดี"), 0),
        ((" | ลงชื่อ นายสมชาย ใจดี", "คนกลาง", " | ลงชื่อ นายสมชาย ใจดี"), 2),
    ],
)
def test_rows_from_the_first_signature_on_say_nothing_of_the_columns(below: tuple[str, ...], rows: int) -> None:
    assert left(*below) == rows


@pytest.mark.parametrize(("names", "rows"), [(19, 0), (20, 21)])
def test_a_signature_is_looked_for_in_the_last_twenty_rows(names: int, rows: int) -> None:
    assert left("ลงชื่อ นายสมชาย ใจดี", *["คนกลาง"] * names) == rows


def test_a_table_of_signatures_alone_has_no_row() -> None:
    lines = grid("ลงชื่อ นายสมชาย ใจดี", "คนกลาง")
    assert without_signed_tail(lines, [0, 1]) == []
    assert without_signed_tail(lines, []) == []


@pytest.mark.parametrize(
    ("above", "found"),
    [
        (("ปีงบประมาณ 2567",), [0]),
        (("รายงานผล รอบ 6 เดือน",), [0]),
        (("ปีงบประมาณ 2567", "กองคลัง"), [0, 1]),  # from the line that says when
        (("กองคลัง", "ปีงบประมาณ 2567"), [1]),
        (("กองคลัง", "ปีงบประมาณ 2567", "รอบ 6 เดือน"), [1, 2]),
        (("รายงานผล", "กองคลัง"), []),
        # a blank row ends what tells, and is left out of what does not
        (("กองคลัง", "", "ปีงบประมาณ 2567"), [2]),
        (("ปีงบประมาณ 2567", "", "กองคลัง"), [0, 2]),
        (("ปีงบประมาณ 2566", "", "ปีงบประมาณ 2567", ""), [2]),
        (("ปีงบประมาณ 2567", "กองคลัง | กองช่าง"), []),  # a row of several cells is no title
        (("กองคลัง | กองช่าง", "ปีงบประมาณ 2567"), [1]),
    ],
)
def test_lines_above_a_header_are_its_title_from_the_one_that_says_when(above: tuple[str, ...], found: list[int]) -> None:
    assert list(lines_above(grid(*above, REPORT), len(above), -1)) == found
    after = grid("ปีงบประมาณ 2560", *above, REPORT)  # another table ends there
    assert list(lines_above(after, len(above) + 1, 0)) == [row + 1 for row in found]


@pytest.mark.parametrize(
    ("line", "year", "order"),
    [("ปีงบประมาณ 2567", 2567, None), ("รอบ 6 เดือน", None, 6.0), ("รอบ 6 เดือน ปีงบประมาณ ๒๕๖๖", 2566, 6.0), ("กองคลัง", None, None)],
)
def test_what_a_line_says_of_its_table(line: str, year: int | None, order: float | None) -> None:
    lines = grid("เรื่อง", line)
    found = round_told(lines, [0, 1], FiscalYear(2567))
    assert (year_told(lines, [0, 1]), found.order if found is not None else None) == (year, order)
    assert tells_time(lines, [0, 1]) is (year is not None or order is not None)
    assert not tells_time(lines, [0])


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("ปีงบประมาณ 2567", "ปีงบประมาณ ๒๕๖๗ (ต่อ)", True),
        ("ปีงบประมาณ 2567", "ปีงบประมาณ 2566", False),
        ("รอบ 6 เดือน", "รอบ 12 เดือน", False),
        ("ปีงบประมาณ 2567 รอบ 6 เดือน", "ปีงบประมาณ 2567", False),
        ("กองคลัง", "กองช่าง", True),
    ],
)
def test_pages_that_go_on_are_of_the_same_year_and_round(one: str, other: str, alike: bool) -> None:
    assert tell_alike(grid(one, other), [0], [1]) is alike
    assert tell_alike(grid(one, other), [1], [0]) is alike


@pytest.mark.parametrize(
    ("between", "head"),
    [
        (("แบบรายงาน",), [0]),  # as above the first header
        (("แบบรายงาน (ต่อ)",), [0]),
        (("(ต่อ)",), [0]),
        (("กองคลัง (ต่อ)",), [0]),
        (("", "แบบรายงาน", ""), [1]),
        (("กองคลัง",), []),
        (("แบบรายงาน", "กองคลัง"), []),  # what stands above another text is none
        (("กองคลัง", "แบบรายงาน"), [1]),
        (("แบบรายงาน | หน้า 2",), []),
        (("แบบรายงาน", "", "", "", ""), [0]),
        (("แบบรายงาน", "", "", "", "", ""), []),
    ],
)
def test_the_head_of_a_page_says_what_stands_above_the_first_header_or_that_it_goes_on(
    between: tuple[str, ...], head: list[int]
) -> None:
    lines = grid("แบบรายงาน", REPORT, REPORT, *between, REPORT)
    assert page_heading(lines, 3 + len(between), [0]) == {row + 3 for row in head}
