"""The whole way from a workbook to assignments and problems."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from ita_dash.fiscal import FiscalYear, today
from ita_dash.form.assignments import assignments_frame
from ita_dash.form.contradictions import contradictions
from ita_dash.form.division import DivisionList
from ita_dash.form.divisionlist import division_list
from ita_dash.form.entries import TableReading
from ita_dash.form.grid import Grid
from ita_dash.form.header import HEADER_ROWS, Header
from ita_dash.form.layout import Table, division_list_header, find_tables
from ita_dash.form.lines import is_example
from ita_dash.form.merging import merge_records
from ita_dash.form.period import fiscal_year_named
from ita_dash.form.problems import Finding, Problem, problem, problems_frame
from ita_dash.form.records import Record, records_of
from ita_dash.form.rows import read_tables
from ita_dash.form.spellings import Spellings
from ita_dash.form.tables import DIVISION_LIST, FORM, OTHER, ColumnReading, HeaderReading, TabReading
from ita_dash.form.text import plain
from ita_dash.sheet.address import column_letters
from ita_dash.sheet.workbook import Workbook

_OFFICE = re.compile(
    r"(?:องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|โรงเรียน|วิทยาลัย|มหาวิทยาลัย"
    r"|กรม|สำนักงาน|โรงพยาบาล|อบต\.|อบจ\.)\s?[ก-๎]{2,40}"
)


@dataclass(frozen=True)
class Form:
    """What a workbook means."""

    year: FiscalYear
    office: str
    """The office's name where a title names it; empty else."""
    title: str
    """The workbook's title."""
    assignments: pd.DataFrame
    """``form.assignments.COLUMNS``."""
    problems: pd.DataFrame
    """``form.problems.COLUMNS``, in the order of tabs and rows."""
    tabs: tuple[TabReading, ...]
    divisions: DivisionList


@dataclass(frozen=True)
class _FormTab:
    """A tab that is a form, with what its rows hold."""

    grid: Grid
    reading: TableReading


def read_form(workbook: Workbook, year: FiscalYear | None = None, columns: Mapping[str, tuple[str, ...]] | None = None) -> Form:
    """What ``workbook`` means. ``year`` is what the settings say it is; ``columns`` an office's own header names by field.

    Never raises for any cell: what cannot be read is a problem. A workbook without a form gives no assignments and no tab
    whose ``is_form`` is true.
    """
    spellings = Spellings(columns)
    grids = [Grid(tab, workbook.url) for tab in workbook.tabs]
    layouts = [find_tables(grid, spellings) for grid in grids]
    headers = [_first_header(grid, layout, spellings) for grid, layout in zip(grids, layouts, strict=True)]
    tables = {
        index: _FormTab(grid, read_tables(grid, layout, spellings))
        for index, (grid, layout) in enumerate(zip(grids, layouts, strict=True))
        if layout
    }
    problems = [problem(Finding(one.code, one.value), tab=one.tab) for one in workbook.damage]
    divisions, list_problems = _read_division_lists(grids, headers)
    problems += list_problems
    titles = _titles(workbook, grids, headers)
    year = year or _fiscal_year(titles, tables.values())
    records: list[Record] = []
    for table in tables.values():
        found, said = records_of(table.grid, table.reading, divisions, year)
        records += found
        problems += said
        if not table.reading.entries:
            problems.append(_at(table.grid, table.reading.headers[0].row, 0, Finding("TAB_EMPTY_FORM")))
    merged, said = merge_records(records, divisions)
    problems += said
    tab_headers = {table.grid.tab.title: table.reading.headers for table in tables.values()}
    lists = [grid for grid, header in zip(grids, headers, strict=True) if header is not None and not header.is_form]
    problems += contradictions(merged.records, tab_headers, lists, divisions, year, today())
    order = {tab.title: place for place, tab in enumerate(workbook.tabs)}
    problems.sort(key=lambda one: (order.get(one.tab, -1), one.row))
    return Form(
        year=year,
        office=_office(titles),
        title=workbook.title,
        divisions=divisions,
        assignments=assignments_frame(merged.rows),
        problems=problems_frame(dict.fromkeys(problems)),
        tabs=tuple(
            _tab_reading(grid, header, tables.get(index), merged.by_tab)
            for index, (grid, header) in enumerate(zip(grids, headers, strict=True))
        ),
    )


def _first_header(grid: Grid, tables: list[Table], spellings: Spellings) -> Header | None:
    """The first header of a form; else that of a list of divisions."""
    return tables[0].header if tables else division_list_header(grid, spellings)


def _read_division_lists(grids: Iterable[Grid], headers: Iterable[Header | None]) -> tuple[DivisionList, list[Problem]]:
    rows: list[tuple[str, str, str]] = []
    places: list[tuple[Grid, int, int]] = []
    problems: list[Problem] = []
    for grid, header in zip(grids, headers, strict=True):
        if header is None or header.is_form:
            continue
        columns = [header.column(name) for name in ("division", "alias", "parent")]
        known = {column.number for column in header.columns}
        for row in range(header.last + 1, grid.height):
            name, alias, parent = ("" if column is None else grid.text(row, column) for column in columns)
            if is_example(name):
                continue
            if name:
                rows.append((name, alias, parent))
                places.append((grid, row, columns[2] if columns[2] is not None else 0))
            problems += [
                _at(grid, row, column, Finding("CELL_WITHOUT_HEADER", grid.own(row, column).text))
                for column in grid.filled(row)
                if column not in known or not name
            ]
    divisions, findings = division_list(rows)
    for finding in findings:
        grid, row, column = next(place for place, typed in zip(places, rows, strict=True) if plain(typed[2]) == finding.value)
        problems.append(_at(grid, row, column, finding))
    return divisions, problems


def _at(grid: Grid, row: int, column: int, finding: Finding) -> Problem:
    return problem(finding, tab=grid.tab.title, row=row + 1, cell=grid.address(row, column), link=grid.link(row, column))


def _titles(workbook: Workbook, grids: Iterable[Grid], headers: Iterable[Header | None]) -> list[str]:
    """What names the office and the year: the workbook's title, lines above headers, tabs that are no form, tab titles."""
    lines = [workbook.title]
    for grid, header in zip(grids, headers, strict=True):
        above = header.row if header is not None else min(HEADER_ROWS, grid.height)
        lines += [grid.text(row, column) for row in range(above) for column in grid.filled(row)]
    return [*lines, *(tab.title for tab in workbook.tabs)]


def _fiscal_year(titles: Iterable[str], tables: Iterable[_FormTab]) -> FiscalYear:
    """The year that a title names, else the one that most periods lie in, else the current one."""
    named = next((year for title in titles if (year := fiscal_year_named(title)) is not None), None)
    if named is not None:
        return FiscalYear(named)
    ends = Counter(
        FiscalYear.of(reading.end)
        for table in tables
        for entry in table.reading.entries
        if (reading := entry.planned.read(None)).end is not None
    )
    return max(ends, key=lambda year: (ends[year], year)) if ends else FiscalYear.of(today())


def _office(titles: Iterable[str]) -> str:
    """The first office that a title names."""
    return next((found.group() for title in titles if (found := _OFFICE.search(title))), "")


def _header_reading(header: Header) -> HeaderReading:
    return HeaderReading(
        header.row + 1,
        header.last + 1,
        tuple(ColumnReading(column_letters(one.number), one.header, one.field, one.spelling) for one in header.columns),
    )


def _tab_reading(grid: Grid, header: Header | None, table: _FormTab | None, by_tab: Mapping[str, tuple[int, int]]) -> TabReading:
    role = OTHER if header is None else FORM if header.is_form else DIVISION_LIST
    assignments, merged = by_tab.get(grid.tab.title, (0, 0))
    headers = tuple(map(_header_reading, table.reading.headers if table else [header] if header else []))
    return TabReading(
        title=grid.tab.title,
        role=role,
        gid=grid.tab.gid,
        link=grid.link(0, 0),
        hidden=grid.tab.hidden,
        header_row=header.row + 1 if header else 0,
        columns=headers[0].columns if headers else (),
        headers=headers,
        rows=table.reading.rows
        if table
        else sum(bool(grid.filled(row)) for row in range(header.last + 1 if header else 0, grid.height)),
        assignments=assignments,
        merged=merged,
        skipped=dict(table.reading.skipped) if table else {},
    )
