"""The fiscal year that a column ปีงบประมาณ tells of each row (rule 12 of the design): rows of several years are never mixed."""

from collections.abc import Iterable, Mapping, Sequence

from ita_dash.form.assignments import Assignment, problem_at
from ita_dash.form.grid import Grid
from ita_dash.form.problems import Finding, Problem
from ita_dash.form.segments import Table
from ita_dash.form.text import is_blank, key
from ita_dash.form.values.period import fiscal_year_named

_HEADINGS = frozenset(
    map(key, ("ปี", "ปี พ.ศ.", "พ.ศ.", "ปีงบ", "ปีงบประมาณ", "ปีงบประมาณ พ.ศ.", "ประจำปี", "ประจำปีงบประมาณ", "year", "fiscal year"))
)


def years_of_rows(table: Table) -> dict[int, int]:
    """Row (from 0) → its Buddhist fiscal year, a blank one that of the row above; empty where no column tells several years."""
    for column in table.columns.columns:
        if column.field == "extra" and key(column.header) in _HEADINGS:
            years = _down(table.grid, table.rows, column.number)
            if len(set(years.values())) > 1:
                return years
    return {}


def _down(grid: Grid, rows: Sequence[int], column: int) -> dict[int, int]:
    """The years of a column that holds little else; empty where it does not."""
    said = {row: fiscal_year_named(text) for row in rows if not is_blank(text := grid.text(row, column))}
    if sum(year is not None for year in said.values()) * 2 <= len(said):
        return {}
    found: dict[int, int] = {}
    year: int | None = None
    for row in rows:
        year = said.get(row) or year
        if year is not None:
            found[row] = year
    return found


def of_year(records: Iterable[Assignment], years: Mapping[int, int], be: int) -> list[Assignment]:
    """Those of ``records`` whose rows are of the year ``be``, or of none."""
    return [record for record in records if years.get(record.at, be) == be]


def left_out(grid: Grid, records: Iterable[Assignment], years: Mapping[int, int], be: int) -> list[Problem]:
    """One problem for each other year that ``records`` are of, at the first of its rows."""
    others: dict[int, list[Assignment]] = {}
    for record in records:
        if (year := years.get(record.at, be)) != be:
            others.setdefault(year, []).append(record)
    return [
        problem_at(grid, own[0].at, own[0].column, Finding("ROWS_OTHER_YEAR", own[0].activity, _told(year, own)))
        for year, own in others.items()
    ]


def _told(year: int, records: Sequence[Assignment]) -> dict[str, str]:
    return {"year": str(year), "count": str(len({record.at for record in records}))}
