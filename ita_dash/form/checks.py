"""What the assignments of a workbook say against each other or against themselves, once rows of one assignment are merged.

Nothing is corrected: progress is judged by its own rules, and each contradiction is a problem at the cell to look at. What
is true of a row is said once, however many divisions the row is for.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ita_dash.fiscal import FiscalYear
from ita_dash.form.assignments import Assignment, problem_at
from ita_dash.form.finding import Finding
from ita_dash.form.grid import Grid
from ita_dash.form.problems import Problem
from ita_dash.form.tables.segments import Header
from ita_dash.form.text import is_blank, key
from ita_dash.form.values.alldivisions import ALL_DIVISIONS
from ita_dash.form.values.division import DivisionList
from ita_dash.form.values.percent import is_bare_number
from ita_dash.form.values.status import CANCELLED, DONE, IN_PROGRESS, NO_REPORT, NOT_STARTED, UNABLE, status_said_by
from ita_dash.thai import day

_NOT_DONE = (NO_REPORT, NOT_STARTED, IN_PROGRESS, UNABLE)
_STILL_OPEN = (NOT_STARTED, UNABLE, CANCELLED)
_NONE = key("ไม่มี")
_TELLING = {"status", "progress", "result"}
"""What tells how far the work is; also of two columns of one meaning the one that is not read (``HEADER_TWICE`` names it)."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A finding about one record, at the column of ``field``."""

    record: Assignment
    field: str
    finding: Finding


class _Tables:
    """Which header stands over a record: the nearest above it in its tab. Two tabs may have one title."""

    def __init__(self, headers: Iterable[tuple[Grid, Sequence[Header]]]) -> None:
        self._headers = {id(grid): (found, [header.row for header in found]) for grid, found in headers}

    def header(self, record: Assignment) -> Header:
        headers, rows = self._headers[id(record.grid)]
        return headers[bisect_left(rows, record.at) - 1]

    def column(self, record: Assignment, field: str) -> int | None:
        return self.header(record).column(field)


def check(
    records: Sequence[Assignment],
    headers: Iterable[tuple[Grid, Sequence[Header]]],
    lists: Iterable[Grid],
    divisions: DivisionList,
    year: FiscalYear,
    today: date,
) -> list[Problem]:
    """The problems of merged ``records``; ``headers`` are those of their tabs, ``lists`` the tabs of ``divisions``."""
    tables = _Tables(headers)
    said: list[_Said] = []
    first, last = year.start, year.end
    for record in records:
        if record.status_read or record.percent is not None:
            said += _of_status(record, tables)
        if record.end is not None and not first <= record.end <= last:
            said.append(_Said(record, "period", Finding("PERIOD_OUTSIDE_YEAR", record.period, {"year": str(year.be)})))
        if record.reported_on is not None:
            said += _of_report_day(record, record.reported_on, first, today)
    said += _not_reported(records, tables)
    missing, empty = _evidence(records, tables)
    problems = _at_rows([*said, *missing], tables, divisions)
    return problems + empty + _bare_numbers(records, tables) + _without_assignment(records, lists, divisions)


def _of_status(record: Assignment, tables: _Tables) -> Iterator[_Said]:
    """Status, percent and result against each other."""
    status, percent = record.status_read, record.percent
    if percent is not None and status == DONE and percent < 100:
        yield _Said(record, "progress", Finding("DONE_BELOW_100", f"{percent:g}"))
    if percent is not None and percent >= 100 and status in _NOT_DONE:
        yield _Said(
            record,
            "status",
            Finding("NOT_DONE_AT_100", record.grid.text(record.at, record.column_of("status")), {"status": status}),
        )
    if percent is not None and 0 < percent < 100 and status == NOT_STARTED:
        yield _Said(record, "progress", Finding("NOT_STARTED_WITH_PROGRESS", f"{percent:g}"))
    if percent is not None and 0 < percent < 100 and status == NO_REPORT:
        yield _Said(record, "progress", Finding("NO_REPORT_WITH_PROGRESS", f"{percent:g}"))
    if status == NOT_STARTED and _tells_of_work(record.result):
        yield _Said(record, "result", Finding("NOT_STARTED_WITH_RESULT", record.result))
    if _is_done(record) and not record.result and tables.column(record, "result") is not None:
        yield _Said(record, "result", Finding("DONE_WITHOUT_RESULT"))


def _is_done(record: Assignment) -> bool:
    """Whether the sheet itself says so. A result alone counts as done, and claims nothing that evidence is asked for."""
    return record.status_read == DONE or (not record.status_read and record.percent is not None and record.percent >= 100)


def _tells_of_work(result: str) -> bool:
    """Whether a result is more than why nothing was done yet."""
    return bool(result) and key(result) != _NONE and status_said_by(result) not in _STILL_OPEN


def _of_report_day(record: Assignment, reported: date, first: date, today: date) -> Iterator[_Said]:
    """The date of the report against the period and the ``first`` day of the fiscal year."""
    code, start = "", {}
    if reported > today:
        code = "REPORTED_IN_FUTURE"
    elif reported < first:
        code = "REPORTED_BEFORE_YEAR"
    elif record.start is not None and reported < record.start and _has_begun(record):
        code, start = "REPORTED_BEFORE_START", {"start": day(record.start, thai_digits=False)}
    if code:
        shown = day(reported, thai_digits=False)
        yield _Said(record, "reported_on", Finding(code, shown, {"day": shown, **start}))


def _has_begun(record: Assignment) -> bool:
    """Whether it reports work; that nothing was done yet may well be reported before the start."""
    if record.status_read:
        return record.status_read in (DONE, IN_PROGRESS)
    return bool(record.percent) or _tells_of_work(record.result)


def _not_reported(records: Sequence[Assignment], tables: _Tables) -> Iterator[_Said]:
    """Assignments that nobody reports, once they are due to be: the sheet has no date of its own, so one is due when its
    division or its tab reports on something that starts no earlier. A plan that nobody reports on yet owes nothing."""
    of_tab: dict[str, date] = {}
    of_division: dict[str, date] = {}
    silent = [record for record in records if _is_silent(record, tables)]
    quiet = set(map(id, silent))
    for title, division, start in {(one.grid.tab.title, one.division, one.start) for one in records if id(one) not in quiet}:
        for latest, place in ((of_tab, title), (of_division, division)):
            latest[place] = max(latest.get(place, date.min), start or date.min)
    for record in silent:
        reported = [of_tab.get(record.grid.tab.title), of_division.get(record.division)]
        if any(start is not None and (record.start or date.min) <= start for start in reported):
            yield _Said(record, "result", Finding("NOT_REPORTED"))


def _is_silent(record: Assignment, tables: _Tables) -> bool:
    if record.status_read or record.result or record.evidence or record.percent is not None or record.reported_on is not None:
        return False
    typed = [role.number for role in tables.header(record).columns.roles if {role.field, role.lost} & _TELLING]
    return all(is_blank(record.grid.text(record.at, column)) and not _is_formula(record, column) for column in typed)


def _is_formula(record: Assignment, column: int) -> bool:
    """Whether a formula without a value stands there: its cell is no blank one, and that it gives nothing is said already."""
    return bool(record.grid.own(record.at, column).facts.formula)


def _evidence(records: Sequence[Assignment], tables: _Tables) -> tuple[list[_Said], list[Problem]]:
    """What is done without evidence, where the table asks for it; said once for a table in which nobody gives any."""
    asked: dict[tuple[int, int, int], list[Assignment]] = defaultdict(list)
    for record in records:
        header = tables.header(record)
        if (column := header.column("evidence")) is not None:
            asked[(id(record.grid), header.row, column)].append(record)
    said: list[_Said] = []
    problems: list[Problem] = []
    for (_grid, row, column), rows in asked.items():
        missing = [record for record in rows if _is_done(record) and not record.evidence]
        places = {record.at for record in missing}
        if len(places) > 1 and not any(record.evidence for record in rows):
            grid = rows[0].grid
            finding = Finding("EVIDENCE_COLUMN_EMPTY", grid.text(row, column), {"count": str(len(places))})
            problems.append(problem_at(grid, row, column, finding))
        else:
            said += [_Said(record, "evidence", Finding("EVIDENCE_MISSING")) for record in missing]
    return said, problems


def _bare_numbers(records: Sequence[Assignment], tables: _Tables) -> list[Problem]:
    """Results that are numbers alone, where nothing else says how far the work is: named once for each table (rule 5)."""
    found: dict[tuple[int, int], list[Assignment]] = defaultdict(list)
    for record in records:
        told = record.status_read or record.percent is not None
        if not told and is_bare_number(record.result):
            found[(id(record.grid), tables.header(record).row)].append(record)
    problems = []
    for rows in found.values():
        first, division = rows[0], rows[0].division if len(rows) == 1 else ""
        finding = Finding("RESULT_BARE_NUMBER", first.result, {"count": str(len(rows))})
        problems.append(problem_at(first.grid, first.at, first.column_of("result"), finding, division))
    return problems


def _at_rows(said: Iterable[_Said], tables: _Tables, divisions: DivisionList) -> list[Problem]:
    """One problem for each row, column and code, for all the divisions that it is true of."""
    grouped: dict[tuple[int, int, int, str], list[_Said]] = defaultdict(list)
    for one in said:
        record = one.record
        column = tables.column(record, one.field)
        place = record.column if column is None else column
        if _is_formula(record, place):
            continue
        grouped[(id(record.grid), record.at, place, one.finding.code)].append(one)
    return [
        problem_at(group[0].record.grid, row, column, group[0].finding, _label([one.record for one in group], divisions))
        for (_grid, row, column, _code), group in grouped.items()
    ]


def _label(records: Sequence[Assignment], divisions: DivisionList) -> str:
    """The divisions that a problem is for."""
    names = dict.fromkeys(record.division for record in records)
    whole = not any(record.named for record in records) and set(names) >= set(divisions.tops)
    return ALL_DIVISIONS if whole and len(names) > 1 else ", ".join(name for name in names if name)


def _without_assignment(records: Sequence[Assignment], lists: Iterable[Grid], divisions: DivisionList) -> list[Problem]:
    """Divisions of the list that no activity names, neither them nor one of their units."""
    named = {record.division for record in records}
    named |= set(map(divisions.parent, named))
    missing = {key(name): name for name in divisions.tops if name not in named} if records else {}
    places = (
        (grid, row, column, missing.pop(name))
        for grid in lists
        for row in range(grid.height)
        for column in grid.filled(row)
        if (name := key(grid.text(row, column))) in missing
    )
    return [
        problem_at(grid, row, column, Finding("DIVISION_WITHOUT_ASSIGNMENT", name), name) for grid, row, column, name in places
    ]
