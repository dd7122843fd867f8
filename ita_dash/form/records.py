"""From entries to records: every value read, every division named. A record is an assignment that may yet have a twin."""

import re
from dataclasses import dataclass
from datetime import date

from ita_dash.fiscal import FiscalYear
from ita_dash.form.dates import read_date
from ita_dash.form.division import DivisionList, DivisionReading
from ita_dash.form.divisionlist import everyone, names_division
from ita_dash.form.entries import Entry, Leftover, Note, TableReading
from ita_dash.form.grid import Grid
from ita_dash.form.percent import PercentReading, percent_alone, read_percent, read_weight
from ita_dash.form.problems import Finding, Problem, problem
from ita_dash.form.remembered import remembered
from ita_dash.form.repair import repaired
from ita_dash.form.status import read_status
from ita_dash.form.statuswords import COLUMN, compiled
from ita_dash.form.text import folded, is_blank, plain
from ita_dash.sheet.workbook import Cell

DIVISION_EXTRA = "ผู้รับผิดชอบ"
"""The extra column that keeps a division cell which says more than names: "(หลัก)", "ยกเว้น …"."""
STATUS_EXTRA = "สถานะ"
"""The extra column that keeps a status cell which says more than its status."""
_STATUS_WORDS = compiled(COLUMN)
_FILLERS = re.compile(repaired(folded("ดำเนินการ|ดำเนินงาน|ดำเนินโครงการ|กิจกรรม|โครงการ|เรียบร้อย|ตามแผน|แล้ว|อยู่")))
"""What stands around the words of a status and adds nothing."""
_A_WORD = 3
"""So many letters beside a status are a word worth keeping; fewer are a "แล้ว" half taken or a tick."""


@dataclass(slots=True)
class Record:
    """One assignment as one row of the sheet gives it."""

    measure_no: str
    measure: str
    activity_no: str
    code: str
    activity: str
    division: str
    named: bool
    """Whether the row names this division; false where it came from "all divisions"."""
    continues: bool
    period: str
    start: date | None
    end: date | None
    status_read: str
    percent: float | None
    reason: str
    result: str
    recommendation: str
    evidence: tuple[str, ...]
    reported_on: date | None
    reported_by: str
    weight: float | None
    extra: dict[str, str]
    left: tuple[Leftover, ...]
    grid: Grid
    at: int
    """The row, counted from 0."""
    column: int

    def problem(self, finding: Finding, column: int | None = None) -> Problem:
        """``finding`` at this record's row, in ``column`` or where the activity stands."""
        return problem_at(self.grid, self.at, self.column if column is None else column, finding, self.division)


def problem_at(grid: Grid, row: int, column: int, finding: Finding, division: str = "") -> Problem:
    """``finding`` at a cell of a tab (row and column from 0)."""
    return problem(
        finding, tab=grid.tab.title, row=row + 1, cell=grid.address(row, column), division=division, link=grid.link(row, column)
    )


def records_of(
    grid: Grid, reading: TableReading, divisions: DivisionList, year: FiscalYear
) -> tuple[list[Record], list[Problem]]:
    """Every entry's values read and its divisions named, with what was odd about them."""
    reader = _RecordReader(grid, divisions, year)
    records = [record for entry in reading.entries for record in reader.read(entry)]
    for note in reading.notes:
        reader.say(note)
    return records, reader.problems


class _RecordReader:
    def __init__(self, grid: Grid, divisions: DivisionList, year: FiscalYear) -> None:
        self.grid = grid
        self.divisions = divisions
        self.year = year
        self.problems: list[Problem] = []
        self.tab_division = names_division(divisions, grid.tab.title)
        self._known: dict[str, DivisionReading] = {}

    def read(self, entry: Entry) -> list[Record]:
        who = self._division(entry.division)
        names, named = self._names(who)
        label = ", ".join(who.names) or (names[0] if len(names) == 1 else entry.division)
        findings: list[tuple[int, Finding]] = [(entry.division_column, finding) for finding in who.findings]
        if not names:
            findings.append((entry.column, Finding("DIVISION_MISSING")))
        if who.everyone and not self.divisions and not self.tab_division:
            findings.append((entry.division_column, Finding("DIVISION_LIST_MISSING", entry.division)))
        if not entry.measure:
            findings.append((entry.column, Finding("MEASURE_MISSING", entry.activity)))
        values = self._values(entry, findings)
        if who.remark:
            values["extra"] = {**values["extra"], DIVISION_EXTRA: who.remark}
        for column, finding in findings:
            if column == entry.column or not self.grid.own(entry.row, column).is_empty:
                self.problems.append(problem_at(self.grid, entry.row, column, finding, label))
        return [
            Record(
                measure_no=entry.measure_no,
                measure=entry.measure,
                activity_no=entry.activity_no,
                code=_code(entry),
                activity=entry.activity,
                division=name,
                named=named,
                continues=entry.continues,
                result=entry.result,
                recommendation=entry.recommendation,
                left=entry.left,
                grid=self.grid,
                at=entry.row,
                column=entry.column,
                **values,
            )
            for name in names or ("",)
        ]

    def say(self, note: Note) -> None:
        """A note of the table as a problem."""
        who = self._division(note.division)
        label = ", ".join(who.names) or self.tab_division or note.division
        self.problems.append(problem_at(self.grid, note.row, note.column, note.finding, label))

    def _division(self, text: str) -> DivisionReading:
        if text not in self._known:
            self._known[text] = self.divisions.read(text)
        return self._known[text]

    def _names(self, who: DivisionReading) -> tuple[tuple[str, ...], bool]:
        """The divisions a row is for. A tab of one division reports for that division, also where it says "all divisions"."""
        if who.everyone and self.tab_division:
            return (self.tab_division,), True
        if who.everyone:
            included = [name for name in everyone(self.divisions) if name not in who.excluded]
            return tuple(dict.fromkeys([*who.names, *included])), False
        if who.names:
            return who.names, True
        return ((self.tab_division,) if self.tab_division else ()), True

    def _values(self, entry: Entry, findings: list[tuple[int, Finding]]) -> dict[str, object]:
        period = entry.planned.read(self.year)
        status_cell, status_column = entry.status, entry.status_column
        status = read_status(plain(status_cell.text))
        progress = read_percent(plain(entry.progress.text), _number(entry.progress), entry.progress.kind)
        if progress.percent is None and is_blank(status_cell.text) and (said := read_status(plain(entry.progress.text))).status:
            status, progress = said, PercentReading(said.percent)  # "แล้วเสร็จ" under ความคืบหน้า
            status_cell, status_column = entry.progress, entry.progress_column
        reported = read_date(
            plain(entry.reported_on.text), value=_number(entry.reported_on) if entry.reported_on.kind == "date" else None
        )
        weight, weight_findings = read_weight(plain(entry.weight.text), _number(entry.weight))
        for column, found in (
            (entry.planned.column, period.findings),
            (status_column, status.findings),
            (entry.progress_column, progress.findings),
            (entry.reported_on_column, reported.findings),
            (entry.weight_column, weight_findings),
        ):
            findings += [(column, finding) for finding in found]
        more = status.reason or (status.status and _says_more(status_cell.text))
        extra = {**entry.extra, STATUS_EXTRA: plain(status_cell.text)} if more else entry.extra
        return {
            "period": entry.planned.typed(self.year),
            "start": period.start,
            "end": period.end,
            "status_read": status.status or "",
            "percent": next(
                (one for one in (progress.percent, status.percent, percent_alone(entry.result)) if one is not None), None
            ),
            "reason": status.reason,
            "evidence": entry.evidence,
            "reported_on": reported.day,
            "reported_by": "" if is_blank(entry.reported_by) else entry.reported_by,
            "weight": None if is_blank(entry.weight.text) else weight,
            "extra": extra,
        }


@remembered(4096)
def _says_more(status: str) -> bool:
    """Whether a status cell says more than its status: what is left beside the words of statuses is a word or more."""
    left = _FILLERS.sub("", _STATUS_WORDS.sub("", "".join(repaired(folded(status)).split())))
    return sum(letter.isalpha() for letter in left) >= _A_WORD


def _number(cell: Cell) -> float | None:
    return float(cell.value) if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool) else None


def _code(entry: Entry) -> str:
    """The activity's code: as typed in the column รหัส, else its number within its measure, ``1.3``."""
    if entry.code:
        whole = "." in entry.code or not entry.measure_no
        return entry.code if whole else f"{entry.measure_no}.{entry.code}"
    return ".".join(part for part in (entry.measure_no, entry.activity_no) if part) if entry.activity_no else ""
