"""Rows that repeat a header: most of its texts in their columns, or a part of them and nothing else."""

import pytest

from ita_dash.form.grid import Grid
from ita_dash.form.tables.repeatedrows import FirstRow
from tests.grids import Row, tab

HEADER = ("ที่", "มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผล")


@pytest.mark.parametrize(
    ("row", "repeated"),
    [
        (HEADER, True),
        (("ที่", "มาตรการ"), True),  # a part of it and nothing else
        (("", "", "กิจกรรม"), True),
        (("", "", "", "ผู้รับผิดชอบ", "ผล"), False),  # none of its first three
        (("ที่", "", "", "", "ไม่มี"), False),
        (("ที่", "มาตรการ", "ก", "ผู้รับผิดชอบ", "ข"), True),  # three of five
        (("ที่", "มาตรการ", "ก", "ข", "ค"), False),  # two of five
        (("1", "ก", "กิจกรรม", "ผู้รับผิดชอบ", "ผล"), True),
        (("1", "ก", "ข", "ผู้รับผิดชอบ", "ผล"), False),
        ((*HEADER[:3], "ก", "ข", "ค"), False),  # three of six that stand there
        ((*HEADER[:3], "ก", "ข"), True),
        (("มาตรการ", "กิจกรรม", "ผล"), False),  # in other columns
        (("  ที่ ", "มาตรการ", "กิจกรรม"), True),  # as texts are compared
    ],
)
def test_a_row_is_the_header_again(row: tuple[str, ...], repeated: bool):
    assert FirstRow(Grid(tab("แผน", [list(HEADER), list(row)])), 0).is_repeated_by(1) is repeated


def test_what_a_part_begins_with_is_among_the_first_of_the_header():
    """A text far to the right may be an answer that says the same as a heading."""
    header: Row = ["ที่", "มาตรการ", "กิจกรรม", "ผล", "ผู้รับผิดชอบ", "หมายเหตุ", "ปี", "งบ"]
    grid = Grid(tab("แผน", [header, ["", "", "กิจกรรม", "ผล"], ["", "", "", "ผล", "ผู้รับผิดชอบ"]]))
    assert [FirstRow(grid, 0).is_repeated_by(row) for row in (1, 2)] == [True, False]
