"""Which fiscal years tabs, tables and rows are of (rule 12 of the design), those of several years never mixed; whose they are."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ita_dash.fiscal import FiscalYear, today
from ita_dash.form.assignments import Assignment, problem_at
from ita_dash.form.finding import Finding
from ita_dash.form.grid import Grid
from ita_dash.form.reports.outlined import Outline
from ita_dash.form.tables.segments import Table
from ita_dash.form.tables.tablelines import year_told
from ita_dash.form.text import is_blank, key
from ita_dash.form.values.period import fiscal_year_named, read_period
from ita_dash.form.values.roundtitles import year_of_month


def year_of_tab(grid: Grid, tables: Sequence[Table]) -> int | None:
    """The Buddhist fiscal year that a tab's title names, or that its month lies in, else a line above its header; None where
    nothing does."""
    named = year_of_month(grid.tab.title) or fiscal_year_named(grid.tab.title)
    if named is not None or not tables:
        return named
    lines = (grid.text(row, column) for row in range(tables[0].header.row) for column in grid.filled(row))
    return next((year for line in lines if (year := fiscal_year_named(line)) is not None), None)


def years_of_tables(grid: Grid, tables: Sequence[Table]) -> list[int | None]:
    """The year of each table of a tab: the tab's, or, where the lines above its tables name several, that of its own lines or
    of the table above it; of a first one that the tab, or else what most of its periods say."""
    told = [year_told(grid, table.lines) for table in tables]
    if not years_named(told):
        return [year_of_tab(grid, tables)] * len(tables)
    years: list[int | None] = []
    for year in told:
        years.append(year or (years[-1] if years else year_of_tab(grid, tables) or year_of_periods(tables[:1])))
    return years


def years_named(years: Iterable[int | None]) -> tuple[int, ...]:
    """The years that tables name, the newest first, where they name more than one; else empty."""
    named = sorted({year for year in years if year is not None}, reverse=True)
    return tuple(named) if len(named) > 1 else ()


def year_of_workbook(titles: Iterable[str], tables: Iterable[Table]) -> FiscalYear:
    """The year that a title names, else the one that most periods lie in, else the current one."""
    named = next((year for title in titles if (year := fiscal_year_named(title)) is not None), None)
    if named is not None:
        return FiscalYear(named)
    return FiscalYear(year_of_periods(tables) or FiscalYear.of(today()).be)


def year_of_periods(tables: Iterable[Table]) -> int | None:
    """The Buddhist fiscal year that most periods of ``tables`` lie in; None where none can be read."""
    ends = Counter(FiscalYear.of(end).be for table in tables for end in _ends(table))
    return max(ends, key=lambda year: (ends[year], year), default=None)


def _ends(table: Table) -> Iterator[date]:
    """Where the periods of the rows end, each by the first of its columns that is filled."""
    columns = [number for name in ("period", "end", "deadline", "start") for number in table.header.columns_of(name)]
    for row in table.rows:
        texts = (table.grid.text(row, number) for number in columns)
        end = read_period(next((text for text in texts if not is_blank(text)), ""), None).end
        if end is not None:
            yield end


_KIND = (
    r"(?:องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|โรงเรียน|วิทยาลัย|มหาวิทยาลัย"
    r"|กรม|สำนักงาน|โรงพยาบาล|อบต\.|อบจ\.)\s?"
)
_OFFICE = re.compile(rf"{_KIND}[ก-๎]{{2,40}}")
_END = r"(?=$|\s?(?:\(|ประจำปี|ปีงบ)|\s(?:อำเภอ|จังหวัด|พ\.ศ))"
_WHOLE_NAME = re.compile(rf"{_OFFICE.pattern}?{_END}|(?:(?<!\S)|(?<=ของ)){_KIND}[ก-๎]{{2,120}}?{_END}")
"""An office's name to its end: in a sentence no blank tells where it ends (“เทศบาลตำบล…ได้วิเคราะห์ผล”). Names of more than 40
letters begin a line, or stand behind a blank or “ของ”: inside a word there is a sentence. None has more than 120."""
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


def office_named(titles: Iterable[str]) -> str:
    """The office that the first title names, as far as any title has its whole name; empty where none does."""
    titles = list(titles)
    named = next((found.group() for title in titles if (found := _OFFICE.search(title))), "")
    whole = (found.group() for title in titles for found in _WHOLE_NAME.finditer(title))
    return min((name for name in whole if named and (named.startswith(name) or name.startswith(named))), key=len, default=named)
