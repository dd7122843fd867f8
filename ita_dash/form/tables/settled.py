"""Columns of a table that only its rows can tell.

Those without a heading say by their place and texts what they are: running numbers before a table, แผน and ผล within it. A column
ไตรมาส or เดือน says which round a row reports for, or when its activity is planned: where the table reports on one activity of
one division for several of them they are rounds (rule 11 of the design); where every activity stands once, and nothing else says
when, they are its period.
"""

from collections.abc import Sequence
from dataclasses import replace

from ita_dash.form.columns.columntexts import ContentJudge, column_texts, is_filled
from ita_dash.form.columns.tablecolumns import Column, Columns
from ita_dash.form.fields import PLANNED_BY, heading_of
from ita_dash.form.grid import Grid
from ita_dash.form.headings.headparts import names_sides
from ita_dash.form.lines.marginlines import goes_on
from ita_dash.form.text import is_blank, key

_FEWEST = 2
"""One number alone may be of a page."""


def with_numbers(grid: Grid, rows: Sequence[int], columns: Columns) -> Columns:
    """``columns`` with the column of numbers that stands without a heading right before the first one."""
    before = columns.columns[0].number - 1
    if before < 0 or "code" in columns.fields:
        return columns
    cells = grid.own_cells(before, rows)
    if sum(map(is_filled, cells)) < _FEWEST or ContentJudge.share_of_numbers(column_texts(cells)) < 1:
        return columns
    numbers = Column(before, "ลำดับ", "code", "ลำดับ")
    return Columns((numbers, *columns.columns), columns.evidence, columns.roles, columns.findings)


def with_sides(grid: Grid, rows: Sequence[int], columns: Columns) -> Columns:
    """``columns`` with the one without a heading among them that tells rows แผน and ผล apart."""
    if "plan_or_result" in columns.fields:
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


_TIMES = tuple(map(key, ("ไตรมาส", "เดือน", "ประจำเดือน")))
"""What a heading begins with that may be a time to plan for; รอบ, ครั้งที่ and งวด are no such times."""


def rounds_or_periods(grid: Grid, rows: list[int], columns: Columns) -> Columns:
    """``columns`` with the column of rounds as the period, where it is that."""
    found = columns.of.get("round", ())
    if not found or columns.fields & PLANNED_BY or not key(found[0].header).startswith(_TIMES):
        return columns
    if _reports_again(grid, rows, columns, found[0].number):
        return columns
    settled = tuple(replace(one, field="period") if one is found[0] else one for one in columns.columns)
    return Columns(settled, columns.evidence, columns.roles, columns.findings)


def _reports_again(grid: Grid, rows: list[int], columns: Columns, number: int) -> bool:
    """Whether any activity of a division stands in the table with two different times."""
    names = [one.number for name in ("measure", "activity", "division") for one in columns.of.get(name, ())]
    above = [""] * len(names)
    times: dict[tuple[str, ...], str] = {}
    for row in rows:
        texts = [key(grid.said(row, one)) for one in names]
        above = [over if not text or goes_on(text) else text for text, over in zip(texts, above, strict=True)]
        time = key(grid.said(row, number))
        if time and any(above) and times.setdefault(tuple(above), time) != time:
            return True
    return False
