"""What one row reports: status, percent, result, when and by whom, in the round that counts, with the rounds before it.

Explicit beats implied (rule 16): a status and a box say more than a result. Of rounds the latest that says something counts, the
earlier ones are kept as its history (rule 11); so it is with numbers under months (rule 15).
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from ita_dash.fiscal import FiscalYear
from ita_dash.form.assignments import RoundReport
from ita_dash.form.columns.tablecolumns import Column
from ita_dash.form.finding import Finding
from ita_dash.form.reports.pairing import paired_or_shared
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.text import is_blank, key, plain
from ita_dash.form.values.dates import DateReading, read_timestamp
from ita_dash.form.values.howfar import percent_said_by
from ita_dash.form.values.months import NO_MARKS, Marked
from ita_dash.form.values.percent import PercentReading, percent_alone, share_of_target
from ita_dash.form.values.period import PeriodReading
from ita_dash.form.values.status import (
    CANCELLED,
    DONE,
    IN_PROGRESS,
    NOT_STARTED,
    UNABLE,
    StatusReading,
    read_status,
    read_status_cell,
    status_said_by,
)
from ita_dash.form.values.ticks import said_beside, says_more
from ita_dash.sheet.workbook import EMPTY, Cell
from ita_dash.thai import arabic

STATUS_EXTRA = "สถานะ"
"""The extra column that keeps a status cell which says more than its status."""
_NO_STATUS, _NO_PROGRESS, _NO_DAY = StatusReading(None), PercentReading(None), DateReading(None)
_UNREADABLE = {"STATUS_UNREADABLE": "STATUS_PASSED_OVER", "PERCENT_UNREADABLE": "PERCENT_PASSED_OVER"}
"""What is said of a text that cannot be read, where something else in the row says how far the work is."""
_COUNT = re.compile(r"[0-9][0-9,]*+(?:\.[0-9]++)? ?[^\s0-9]+")
_LONGEST_COUNT = 30
"""Letters of a number and what it counts ("๑๒ กระบวนงาน"); more is a sentence."""
_EMPTY_BOXES = frozenset({"0", "false", "☐", "□", "x", "✗", "✘"})


@dataclass(slots=True)
class ItemReport:
    """What is reported on one activity, read."""

    status: str = ""
    percent: float | None = None
    reason: str = ""
    reported_on: date | None = None
    as_typed: dict[str, str] = field(default_factory=dict)
    weight: float | None = None
    sent: datetime | None = None
    extra: dict[str, str] = field(default_factory=dict)
    rounds: tuple[RoundReport, ...] = ()
    findings: tuple[tuple[int, Finding], ...] = ()
    cells: dict[str, int] = field(default_factory=dict)
    unticked: str = ""
    """What stands in the box that is not ticked."""
    target: str = ""
    done_in: Marked = NO_MARKS
    """The months in which work was done."""

    def status_for(self, result: str, percent: float | None) -> str:
        """The status, where a box that is not ticked, or a month that is, says of a result that it is not all yet."""
        if self.status or percent is not None:
            return self.status
        if self.unticked and (said := of_empty_box(self.unticked, result)):
            return said
        return IN_PROGRESS if self.done_in.months and status_said_by(result) is None else ""

    def percent_for(self, result: str, planned: PeriodReading, year: FiscalYear) -> float | None:
        """The percent: typed, else what a count makes of its target, else what the result says of how far the work is, else how
        much of what is ``planned`` lies before the last month with work; beside a status only where it says nothing else."""
        if self.percent is not None:
            return self.percent
        of_target = share_of_target(result, self.target) if result and self.target and not self.status else None
        if of_target is not None:
            return of_target
        if self.status:
            return percent_alone(result)
        said = percent_said_by(result)
        is_by_month = said is None and self.done_in.months and status_said_by(result) is None
        return self.done_in.share_of(planned.parts, year) if is_by_month else said

    def findings_beside(self, result: str, percent: float | None) -> tuple[tuple[int, Finding], ...]:
        """The findings. A status that nobody knows leaves the figures without one only where nothing else says how far the work
        is; beside a result or a percent a count ("2 ครั้ง") changes nothing, and another word may. So it is with a percent."""
        if not self.findings or (not (self.status or result) and percent is None):
            return self.findings
        return tuple((column, _passed_over(one) if one.code in _UNREADABLE else one) for column, one in self.findings)


@dataclass(slots=True)
class Reported:
    """What a row reports before it is shared out among its activities."""

    answers: Answers
    row: int
    result_text: str = ""
    result_column: int = -1
    division: str = ""
    """The division whose column this is; empty where the row names who it is for."""
    status: Cell = EMPTY
    status_column: int = -1
    progress: Cell = EMPTY
    progress_column: int = -1
    rounds: tuple[RoundReport, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)
    chosen: Column | None = None
    """The box that is ticked."""
    unticked: str = ""
    """What stands in the box that is not ticked."""
    findings: list[tuple[int, Finding]] = field(default_factory=list)

    def for_item(self, numbers: tuple[str, ...], place: int, measure_no: str) -> ItemReport:
        """What is reported on the activity at ``place`` of those of the row."""
        cells = (self.status, self.progress, self.answers.days[self.row], self.answers.weights[self.row])
        return self._read(*(_shared_out(cell, numbers, place, measure_no) for cell in cells) if len(numbers) > 1 else cells)

    def _read(self, status_typed: Cell, progress_typed: Cell, day_typed: Cell, weight_typed: Cell) -> ItemReport:
        answers = self.answers
        findings = [*self.findings]
        status, progress, status_cell, status_column = self._status_and_progress(status_typed, progress_typed)
        reported = answers.read.day(day_typed) if day_typed is not EMPTY else _NO_DAY
        weight, weight_findings = answers.read.weight(weight_typed) if weight_typed is not EMPTY else (None, ())
        if status.findings or progress.findings or reported.findings or weight_findings:
            for column, found in (
                (status_column, status.findings),
                (self.progress_column, progress.findings),
                (answers.column("reported_on"), reported.findings),
                (answers.column("weight"), weight_findings),
            ):
                findings += [(column, finding) for finding in found]
        extra = {**self.extra}
        if status.reason or (status.status and says_more(status_cell.text)):
            extra[STATUS_EXTRA] = plain(status_cell.text)
        sent = self._sent(findings) if answers.is_form_answers else None
        status_read = status.status or ""
        if answers.has_true_dates:
            true_end = answers.cell(self.row, "true_end")
            if not is_blank(true_end.text):
                extra[answers.columns.at[answers.column("true_end")].header] = plain(true_end.text)
            status_read = status_read or ("" if progress.percent is not None else self._by_true_dates(true_end))
        return ItemReport(
            status=status_read,
            percent=progress.percent if progress.percent is not None else status.percent,
            reason=status.reason,
            reported_on=reported.day or (sent.date() if sent else None),
            as_typed=self._as_typed(),
            weight=None if weight is None or is_blank(weight_typed.text) else weight,
            sent=sent,
            extra=extra,
            rounds=self.rounds,
            findings=tuple(findings),
            cells={"status": status_column, "progress": self.progress_column, "result": self.result_column},
            unticked=self.unticked,
            target=self._target() if answers.targets else "",
            done_in=answers.done_in(self.row),
        )

    def _as_typed(self) -> dict[str, str]:
        """The texts that no rule reads, without dashes for no answer."""
        texts = self.answers.as_typed
        return {name: text for name, rows in texts.items() if not is_blank(text := rows[self.row])} if texts else {}

    def _sent(self, findings: list[tuple[int, Finding]]) -> datetime | None:
        """When the answer of an online form was sent."""
        stamp = self.answers.cell(self.row, "timestamp")
        if stamp.is_empty:
            return None
        typed = plain(stamp.text)
        sent = read_timestamp(self.answers.conventions.date_text(typed), stamp.number)
        if sent is None and not is_blank(typed):
            findings.append((self.answers.column("timestamp"), Finding("DATE_UNREADABLE", typed)))
        return sent

    def _status_and_progress(self, cell: Cell, progress_cell: Cell) -> tuple[StatusReading, PercentReading, Cell, int]:
        if self.chosen is not None:
            status = _of_box(self.chosen, self.answers.grid.text(self.row, self.chosen.number))
        elif explained := self.answers.conventions.explained(cell.text):
            status = StatusReading(explained)
        elif self.answers.conventions.boxes and not is_blank(cell.text):
            status = self._of_boxes(cell)
        else:
            status = read_status_cell(plain(cell.text)) if cell is not EMPTY else _NO_STATUS
        if progress_cell is EMPTY:
            return status, _NO_PROGRESS, cell, self.status_column
        progress = self.answers.read.progress(progress_cell)
        if (
            progress.percent is None
            and is_blank(cell.text)
            and self.chosen is None
            and (said := read_status(plain(progress_cell.text))).status
        ):
            return said, PercentReading(said.percent), progress_cell, self.progress_column  # "แล้วเสร็จ" under ความคืบหน้า
        return status, progress, cell, self.status_column

    def _of_boxes(self, cell: Cell) -> StatusReading:
        """A cell of a column of boxes."""
        said = key(cell.text)
        if said in _EMPTY_BOXES:
            return StatusReading(of_empty_box(said, self.result_text))
        if cell.value is True or cell.kind == "bool" or said == "1":
            return StatusReading(DONE)
        return read_status(plain(cell.text))

    def _by_true_dates(self, true_end: Cell) -> str:
        """A true end is done, a true start without an end is in progress (rule 19)."""
        if not is_blank(true_end.text):
            return DONE
        return IN_PROGRESS if not is_blank(self.answers.cell(self.row, "true_start").text) else ""

    def _target(self) -> str:
        return self.answers.grid.text(self.row, self.answers.target(self.result_column))


def _passed_over(finding: Finding) -> Finding:
    is_count = finding.code == "STATUS_UNREADABLE" and _is_count(finding.value)
    return replace(finding, code="STATUS_IS_COUNT" if is_count else _UNREADABLE[finding.code])


def _is_count(text: str) -> bool:
    """Whether a text is a number and what it counts: "2 ครั้ง", "๑๒ กระบวนงาน"."""
    return len(text) <= _LONGEST_COUNT and _COUNT.fullmatch(arabic(text)) is not None


def of_empty_box(box: str, result: str) -> str:
    """The status of work whose ``box`` is not ticked; empty where another text stands in it and nothing beside. It is how the
    column says that work is not done (rule 4), under สถานะ as under แล้วเสร็จ, and no blank: beside no result not started, beside
    a result in progress, unless that says otherwise (rule 16)."""
    if is_blank(result):
        return NOT_STARTED if key(box) in _EMPTY_BOXES else ""
    said = status_said_by(result)
    return IN_PROGRESS if said in (None, DONE) else said


def _of_box(column: Column, text: str) -> StatusReading:
    said = said_beside(text) if column.status in (UNABLE, CANCELLED) else ""
    return StatusReading(column.status, said)


def _shared_out(cell: Cell, numbers: tuple[str, ...], place: int, measure_no: str) -> Cell:
    """The value of the activity at ``place``: the row's, unless its items carry the activities' numbers."""
    if len(numbers) == 1 or cell is EMPTY:
        return cell
    texts = paired_or_shared(numbers, plain(cell.text), measure_no)
    return cell if len(set(texts)) == 1 else replace(cell, text=texts[place], value=texts[place], kind="text")
