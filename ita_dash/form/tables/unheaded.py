"""Columns without a heading whose place and texts say what they are: running numbers before a table, แผน and ผล within it."""

from collections.abc import Sequence

from ita_dash.form.columns.columntexts import ContentJudge, column_texts, is_filled
from ita_dash.form.columns.tablecolumns import Column, Columns
from ita_dash.form.fields import heading_of
from ita_dash.form.grid import Grid
from ita_dash.form.headings.planrows import names_sides
from ita_dash.form.text import is_blank

_FEWEST = 2
"""One number alone may be of a page."""


def with_numbers(grid: Grid, rows: Sequence[int], columns: Columns) -> Columns:
    """``columns`` with the column of numbers that stands without a heading right before the first one."""
    before = columns.columns[0].number - 1 if columns.columns else -1
    if before < 0 or "code" in columns.fields:
        return columns
    cells = grid.own_cells(before, rows)
    if sum(map(is_filled, cells)) < _FEWEST or ContentJudge.share_of_numbers(column_texts(cells)) < 1:
        return columns
    numbers = Column(before, "ลำดับ", "code", "ลำดับ")
    return Columns((numbers, *columns.columns), columns.evidence, columns.roles, columns.findings)


def with_sides(grid: Grid, rows: Sequence[int], columns: Columns) -> Columns:
    """``columns`` with the one without a heading among them that tells rows แผน and ผล apart."""
    if not columns.columns or "plan_or_result" in columns.fields:
        return columns
    first, last = columns.columns[0].number, columns.columns[-1].number
    between = set(range(first, last)) - set(columns.at)
    unnamed = {number for row in rows for number in grid.filled(row)} & between if between else ()
    for number in sorted(unnamed):
        if names_sides(text for row in rows if not is_blank(text := grid.own(row, number).text)):
            sides = Column(number, heading_of("plan_or_result"), "plan_or_result", heading_of("plan_or_result"))
            ordered = sorted((*columns.columns, sides), key=lambda one: one.number)
            return Columns(tuple(ordered), columns.evidence, columns.roles, columns.findings)
    return columns
