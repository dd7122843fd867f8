"""Whether a column ไตรมาส or เดือน says which round a row reports for, or when its activity is planned.

Both stand under the same short heading. Where the table reports on one activity of one division for several of them, they are
rounds (rule 11 of the design); where every activity stands once, and nothing else says when, they are its period.
"""

from dataclasses import replace

from ita_dash.form.columns.tablecolumns import Columns
from ita_dash.form.fields import PLANNED_BY
from ita_dash.form.grid import Grid
from ita_dash.form.lines.marginlines import goes_on
from ita_dash.form.text import key

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
