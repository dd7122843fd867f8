"""The Excel file of the summary, read back: each row of the sheet of assignments is one assignment, its texts as they stand.

A form that people fill is read by ``form.read``, which parts numbered items, continues blank cells and merges rows. Done once
more to what it has already told apart, that would tear texts of one assignment: here a row is taken as it is. Columns that the
app reckons (schedule, basis …) say nothing; a status or a percent that differs from what the row would be judged was typed.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from math import isclose

from ita_dash.fiscal import FiscalYear, today
from ita_dash.form.assignments import COLUMNS as FRAME_COLUMNS
from ita_dash.form.assignments import Assignment, frame_of, problem_at
from ita_dash.form.checks import check
from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.fields import AS_TYPED
from ita_dash.form.finding import Finding
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import spellings_of
from ita_dash.form.problems import Problem, problems_frame
from ita_dash.form.read import Form
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.tabs.lacking import damage_problems
from ita_dash.form.tabs.tabreadings import FORM, OTHER, TabReading, read_tab
from ita_dash.form.values.dates import read_date
from ita_dash.form.values.division import Division, DivisionList
from ita_dash.form.values.percent import read_percent, read_weight
from ita_dash.form.values.period import fiscal_year_named, read_period
from ita_dash.form.values.status import read_status
from ita_dash.meaning.ownsheet import SummarySheet, find_summary, is_another_table, said_about
from ita_dash.messages import _
from ita_dash.progress import judge
from ita_dash.sheet.workbook import Workbook
from ita_dash.vocabulary import STATUS_LABELS

Findings = list[tuple[str, Finding]]
"""The key of a column and what is odd about its cell."""
_LEAST_CELLS = 2
"""A row that fills fewer columns is a line that somebody wrote below the table: every row of the
file has a status and where it comes from."""


def read_summary(workbook: Workbook, year: FiscalYear | None = None) -> Form | None:
    """What ``workbook`` means where it is an Excel file of ours with no form beside its own; None for any other workbook.

    ``year`` is what the settings say; else the file says it.
    """
    grids = [Grid(tab, workbook.url) for tab in workbook.tabs]
    sheets = [find_summary(grid) for grid in grids]
    segmenter = Segmenter(spellings_of({}), ContentJudge(DivisionList()))
    if sum(sheet is not None for sheet in sheets) != 1:
        return None
    others = [grid for sheet, grid in zip(sheets, grids, strict=True) if sheet is None and not is_another_table(grid)]
    if any(segmenter.tables(grid) for grid in others):
        return None
    sheet = next(sheet for sheet in sheets if sheet is not None)
    about = said_about(sheet, grids)
    year = year or _fiscal_year(about) or FiscalYear.of(today())
    divisions = _divisions(sheet)
    rows = range(sheet.row + 1, sheet.grid.height)
    taken = [row for row in rows if sum(bool(sheet.text(row, key)) for key in sheet.places) >= _LEAST_CELLS]
    problems: list[Problem] = damage_problems(workbook)
    records = []
    for row in taken:
        record, findings = _record(sheet, row, year)
        records.append(record)
        problems += [record.problem(finding, sheet.places.get(key)) for key, finding in findings]
    problems += _strays(sheet, frozenset(taken))
    problems += check(records, [(sheet.grid, [sheet.header])], [], divisions, year, today())
    problems.sort(key=lambda one: one.row)
    return Form(
        year=year,
        office=about.get("Name of the office", ""),
        title=about.get("Title of the sheet", workbook.title),
        assignments=frame_of(records, divisions.parent),
        problems=problems_frame(dict.fromkeys(problems)),
        tabs=tuple(_tab_reading(grid, sheet, len(records)) for grid in grids),
        divisions=divisions,
        as_of=read_date(about.get("As of", "")).day,
    )


@lru_cache(maxsize=1)
def _statuses() -> Mapping[str, str]:
    """Word → status."""
    return {_(word): status for status, word in STATUS_LABELS.items()}


def _fiscal_year(about: Mapping[str, str]) -> FiscalYear | None:
    named = fiscal_year_named(about.get("Fiscal year", ""))
    return FiscalYear(named) if named is not None else None


def _divisions(sheet: SummarySheet) -> DivisionList:
    """The divisions of the rows with those that they belong to; empty where none belongs to another."""
    parents: dict[str, str] = {}
    for row in range(sheet.row + 1, sheet.grid.height):
        name, parent = sheet.text(row, "division"), sheet.text(row, "parent")
        if name:
            parents[name] = parents.get(name) or parent
    if not any(parents.values()):
        return DivisionList()
    above = {parent: "" for parent in parents.values() if parent and parent not in parents}
    return DivisionList(tuple(Division(name, parent=parent) for name, parent in (parents | above).items()))


def _record(sheet: SummarySheet, row: int, year: FiscalYear) -> tuple[Assignment, Findings]:
    """The assignment in ``row`` and what is odd about it, by the key of the column."""
    text = {key: sheet.text(row, key) for key in FRAME_COLUMNS}
    findings: Findings = []
    start, end = _period(sheet, row, year, findings)
    status, percent, reason = _reported(sheet, row, findings)
    weight, weight_findings = read_weight(text["weight"], sheet.cell(row, "weight").number)
    findings += [("weight", finding) for finding in weight_findings]
    if not text["division"]:
        findings.append(("division", Finding("DIVISION_MISSING")))
    if not text["measure"]:
        findings.append(("activity", Finding("MEASURE_MISSING", text["activity"])))
    record = Assignment(
        measure_no=text["measure_no"],
        measure=text["measure"],
        activity_no=text["activity_no"],
        code=text["code"],
        activity=text["activity"],
        division=text["division"],
        named=True,
        continues=False,
        period=text["period"],
        start=start,
        end=end,
        status_read=status,
        percent=percent,
        reason=reason,
        result=text["result"],
        recommendation=text["recommendation"],
        evidence=tuple(line for line in sheet.cell(row, "evidence").text.split("\n") if line),
        reported_on=_day(sheet, row, "reported_on", findings),
        as_typed={one.name: text[one.name] for one in AS_TYPED if text[one.name]},
        weight=weight if text["weight"] else None,
        extra={header: cell.text for number, header in sheet.own.items() if not (cell := sheet.grid.own(row, number)).is_empty},
        left=(),
        grid=sheet.grid,
        at=row,
        column=sheet.places["activity"],
    )
    return record, findings


def _period(sheet: SummarySheet, row: int, year: FiscalYear, findings: Findings) -> tuple[date | None, date | None]:
    """The dates of the file; where it has none, those that the text names."""
    start, end = _day(sheet, row, "start", findings), _day(sheet, row, "end", findings)
    if start is not None or end is not None:
        return start, end
    reading = read_period(sheet.text(row, "period"), year)
    findings += [("period", finding) for finding in reading.findings]
    return reading.start, reading.end


def _day(sheet: SummarySheet, row: int, key: str, findings: Findings) -> date | None:
    cell = sheet.cell(row, key)
    reading = read_date(cell.text, value=cell.number if cell.kind == "date" else None)
    findings += [(key, finding) for finding in reading.findings]
    return reading.day


def _reported(sheet: SummarySheet, row: int, findings: Findings) -> tuple[str, float | None, str]:
    """Status, percent and reason of the sheet: those columns, unless a status or percent that is shown was typed over."""
    status, reason, typed_percent = _status(sheet, row, "status_read", findings)
    percent = _percent(sheet, row, "percent", findings)
    reason = sheet.text(row, "reason") or reason
    shown, shown_reason, beside = _status(sheet, row, "status", findings)
    progress = _percent(sheet, row, "progress", findings)
    if percent is None:
        percent = typed_percent
    if sheet.text(row, "basis"):  # a row that the file was written with: an empty cell was emptied
        status, reason = (status, reason) if sheet.text(row, "status") else ("", "")
        percent = percent if sheet.text(row, "progress") else None
    expected, reckoned, _basis = judge(float("nan") if percent is None else percent, status, sheet.text(row, "result"))
    if shown and shown not in (expected, "no_report"):
        status, reason, percent = shown, reason or shown_reason, percent if beside is None else beside
    if progress is not None and not isclose(progress, reckoned, abs_tol=1e-6) and (progress or shown != "no_report"):
        percent = progress
    return status, percent, reason


def _status(sheet: SummarySheet, row: int, key: str, findings: Findings) -> tuple[str, str, float | None]:
    """A status, why, and a percent beside it, as our word or as any that a form takes."""
    text = sheet.text(row, key)
    if text in _statuses():
        return _statuses()[text], "", None
    reading = read_status(text)
    findings += [(key, finding) for finding in reading.findings]
    return reading.status or "", reading.reason, reading.percent


def _percent(sheet: SummarySheet, row: int, key: str, findings: Findings) -> float | None:
    cell = sheet.cell(row, key)
    number = cell.number
    if cell.kind == "number" and number is not None and 0 <= number <= 100:
        return number
    reading = read_percent(sheet.text(row, key), number, cell.kind)
    findings += [(key, finding) for finding in reading.findings]
    return reading.percent


def _strays(sheet: SummarySheet, taken: frozenset[int]) -> Iterator[Problem]:
    """Cells that belong to no assignment: below no header, or in a row that is none."""
    grid = sheet.grid
    known = {*sheet.places.values(), *sheet.own}
    for row in range(sheet.row + 1, grid.height):
        for number in grid.filled(row):
            if row not in taken or number not in known:
                yield problem_at(grid, row, number, Finding("CELL_WITHOUT_HEADER", grid.own(row, number).text))
            elif grid.own(row, number).kind == "error":
                yield problem_at(
                    grid, row, number, Finding("CELL_ERROR", grid.own(row, number).text), sheet.text(row, "division")
                )


def _tab_reading(grid: Grid, sheet: SummarySheet, assignments: int) -> TabReading:
    if grid is not sheet.grid:
        return read_tab(grid, OTHER, [])
    return read_tab(grid, FORM, [sheet.header], counts=(assignments, 0))
