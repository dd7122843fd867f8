"""What one row reports: status, percent, result, when and by whom, in the round that counts, with the rounds before it.

Explicit beats implied (rule 16): a status and a box say more than a result. Of rounds the latest that says something counts, the
earlier ones are kept as its history (rule 11); so it is with numbers under months (rule 15).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from ita_dash.fiscal import FiscalYear
from ita_dash.form.assignments import RoundReport
from ita_dash.form.columns.tablecolumns import Column
from ita_dash.form.finding import Finding
from ita_dash.form.reports.activities import Activities
from ita_dash.form.reports.pairing import paired_or_shared
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.text import is_blank, key, plain
from ita_dash.form.values.dates import read_timestamp
from ita_dash.form.values.howfar import percent_said_by
from ita_dash.form.values.months import Marked
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
    status_said_by,
)
from ita_dash.form.values.statuswords import CROSSES, EMPTY_BOXES
from ita_dash.form.values.ticks import said_beside, says_more, says_several
from ita_dash.sheet.workbook import Cell
from ita_dash.thai import arabic

STATUS_EXTRA = "สถานะ"
"""The extra column that keeps a status cell which says more than its status."""
_UNREADABLE = {"STATUS_UNREADABLE": "STATUS_PASSED_OVER", "PERCENT_UNREADABLE": "PERCENT_PASSED_OVER"}
"""What is said of a text that cannot be read, where something else in the row says how far the work is."""
_COUNT = re.compile(r"[0-9][0-9,]*+(?:\.[0-9]++)? ?[^\s0-9]+")
_LONGEST_COUNT = 30
"""Letters of a number and what it counts ("๑๒ กระบวนงาน"); more is a sentence."""


@dataclass(slots=True)
class ItemReport:
    """What is reported on one activity, read."""

    status: str
    percent: float | None
    reason: str
    reported_on: date | None
    weight: float | None
    sent: datetime | None
    extra: dict[str, str]
    findings: Sequence[tuple[int, Finding]]
    cells: dict[str, int]


@dataclass(slots=True)
class Reported:
    """What a row reports before it is shared out among its activities."""

    answers: Answers
    row: int
    result_text: str
    result_column: int
    division: str
    """The division whose column this is; empty where the row names who it is for."""
    status: Cell
    status_column: int
    progress: Cell
    progress_column: int
    rounds: tuple[RoundReport, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)
    chosen: Column | None = None
    """The box that is ticked."""
    is_unticked: bool = False
    """Whether the one box for work that is done is there without a tick."""
    findings: list[tuple[int, Finding]] = field(default_factory=list)

    def for_item(self, activities: Activities, place: int, result: str, year: FiscalYear) -> ItemReport:
        """What is reported on the activity at ``place`` of those of the row, whose ``result`` is told apart."""
        answers, row, numbers = self.answers, self.row, activities.numbers
        cells: Sequence[Cell] = (self.status, self.progress, answers.days[row], answers.weights[row])
        if len(numbers) > 1:  # few rows have several
            cells = [_shared_out(cell, numbers, place, activities.measure.number) for cell in cells]
        status_typed, progress_typed, day_typed, weight_typed = cells
        status, progress, status_cell, status_column = self._status_and_progress(status_typed, progress_typed)
        reported = answers.read.day(day_typed)
        weight, weight_findings = answers.read.weight(weight_typed)
        findings = [*self.findings]
        if status.findings or progress.findings or reported.findings or weight_findings:  # few rows have any
            for column, found in (
                (status_column, status.findings),
                (self.progress_column, progress.findings),
                (answers.column("reported_on"), reported.findings),
                (answers.column("weight"), weight_findings),
            ):
                findings += [(column, finding) for finding in found]
        extra = {**self.extra}
        differs = status.percent is not None and progress.percent not in (None, status.percent)
        if differs:
            taken = {"other": answers.grid.address(row, self.progress_column), "taken": f"{progress.percent:g}"}
            findings.append((status_column, Finding("PERCENTS_DIFFER", f"{status.percent:g}", taken)))
        has_more = says_more(status_cell.text) or says_several(status_cell.text)
        is_kept = status.reason or differs or (status.status and has_more)
        if is_kept and (typed := plain(status_cell.text)):
            extra[STATUS_EXTRA] = typed
        sent = self._sent(findings) if answers.is_form_answers else None
        said, percent = status.status or "", status.percent if progress.percent is None else progress.percent
        if answers.has_true_dates:
            said = self._by_true_dates(said, progress, extra)
        done_in = answers.done_in(row)
        percent = self._percent(said, percent, result, done_in, activities.periods[place], year)
        return ItemReport(
            self._status(said, percent, result, done_in),
            percent,
            status.reason,
            reported.day or (sent.date() if sent else None),
            None if is_blank(weight_typed.text) else weight,
            sent,
            extra,
            _beside(findings, said or result or percent is not None),
            {"status": status_column, "progress": self.progress_column, "result": self.result_column},
        )

    def _percent(
        self, status: str, percent: float | None, result: str, done_in: Marked, planned: PeriodReading, year: FiscalYear
    ) -> float | None:
        """The percent: typed, else what a count makes of its target, else what the result says of how far the work is, else how
        much of what is ``planned`` lies before the last month with work; beside a status only where it says nothing else."""
        if percent is not None or not (result or done_in.months):
            return percent
        if self.answers.targets and result and not status:
            of_target = share_of_target(result, self._target())
            if of_target is not None:
                return of_target
        if status:
            return percent_alone(result)
        said = percent_said_by(result)
        is_by_month = said is None and done_in.months and status_said_by(result) is None
        return done_in.share_of(planned.parts, year) if is_by_month else said

    def _status(self, status: str, percent: float | None, result: str, done_in: Marked) -> str:
        """The status, where a box that is not ticked, or a month that is, says of a result that it is not all yet."""
        if status or percent is not None:
            return status
        if self.is_unticked:
            return of_empty_box(result)
        return IN_PROGRESS if done_in.months and status_said_by(result) is None else ""

    def _sent(self, findings: list[tuple[int, Finding]]) -> datetime | None:
        """When the answer of an online form was sent."""
        stamp = self.answers.cell(self.row, "timestamp")
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
            status = self.answers.read.status(cell)
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
        if said in EMPTY_BOXES | CROSSES:
            return StatusReading(of_empty_box(self.result_text))
        return StatusReading(DONE) if said == "1" else read_status(plain(cell.text))

    def _by_true_dates(self, status: str, progress: PercentReading, extra: dict[str, str]) -> str:
        """A true end, which is kept in ``extra``, is done, a true start without one in progress (rule 19); what is typed wins."""
        answers = self.answers
        start, end = (answers.cell(self.row, name) for name in ("true_start", "true_end"))
        ended = not is_blank(end.text)
        if ended:
            extra[answers.columns.at[answers.column("true_end")].header] = plain(end.text)
        if status or progress.percent is not None:
            return status
        return DONE if ended else IN_PROGRESS if not is_blank(start.text) else ""

    def _target(self) -> str:
        return self.answers.grid.text(self.row, self.answers.target(self.result_column))


def _beside(findings: Sequence[tuple[int, Finding]], told: object) -> Sequence[tuple[int, Finding]]:
    """The findings. A status that nobody knows leaves the figures without one only where nothing else has ``told`` how far the
    work is; beside a result or a percent a count ("2 ครั้ง") changes nothing, and another word may. So it is with a percent."""
    if not told:
        return findings
    return [(column, _passed_over(one) if one.code in _UNREADABLE else one) for column, one in findings]


def _passed_over(finding: Finding) -> Finding:
    is_count = finding.code == "STATUS_UNREADABLE" and _is_count(finding.value)
    return replace(finding, code="STATUS_IS_COUNT" if is_count else _UNREADABLE[finding.code])


def _is_count(text: str) -> bool:
    """Whether a text is a number and what it counts: "2 ครั้ง", "๑๒ กระบวนงาน"."""
    return len(text) <= _LONGEST_COUNT and _COUNT.fullmatch(arabic(text)) is not None


def of_empty_box(result: str) -> str:
    """The status of work whose box is not ticked. It is how the column says that work is not done (rule 4), under สถานะ as under
    แล้วเสร็จ, and no blank: beside no result not started, beside a result in progress, unless that says otherwise (rule 16)."""
    if is_blank(result):
        return NOT_STARTED
    said = status_said_by(result)
    return IN_PROGRESS if said in (None, DONE) else said


def _of_box(column: Column, text: str) -> StatusReading:
    said = said_beside(text) if column.status in (UNABLE, CANCELLED) else ""
    return StatusReading(column.status, said)


def _shared_out(cell: Cell, numbers: tuple[str, ...], place: int, measure_no: str) -> Cell:
    """The value of the activity at ``place``: the row's, unless its items carry the activities' numbers."""
    texts = paired_or_shared(numbers, plain(cell.text), measure_no)
    return cell if len(set(texts)) == 1 else replace(cell, text=texts[place], value=texts[place], kind="text")
