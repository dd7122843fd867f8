"""The fiscal year that a column ปีงบประมาณ tells of each row (rule 12 of the design): rows of several years are never mixed."""

from collections.abc import Mapping, Sequence

from ita_dash.form.assignments import Assignment, problem_at
from ita_dash.form.finding import Finding
from ita_dash.form.grid import Grid
from ita_dash.form.reports.outlined import Outline
from ita_dash.form.tables.segments import Table
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


def keep_year(outline: Outline, grid: Grid, years: Mapping[int, int], be: int) -> None:
    """Leaves in ``outline`` what is of the year ``be`` or of none, and names each other year once, at the first of its rows."""
    others: dict[int, list[Assignment]] = {}
    for record in outline.assignments:
        if (year := years.get(record.at, be)) != be:
            others.setdefault(year, []).append(record)
    outline.assignments = [record for record in outline.assignments if years.get(record.at, be) == be]
    outline.problems = [one for one in outline.problems if years.get(one.row - 1, be) == be]
    for year, records in others.items():
        told = {"year": str(year), "count": str(len({record.at for record in records}))}
        first = records[0]
        outline.problems.append(problem_at(grid, first.at, first.column, Finding("ROWS_OTHER_YEAR", first.activity, told)))
