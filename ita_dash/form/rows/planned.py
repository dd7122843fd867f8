"""What a row says of its period: one cell, a start and an end, a deadline, or marks under months."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ita_dash.fiscal import FiscalYear
from ita_dash.form.finding import Finding
from ita_dash.form.rows.conventions import AS_MOST, Conventions
from ita_dash.form.text import is_blank, plain
from ita_dash.form.values.dates import read_date
from ita_dash.form.values.months import NO_MARKS, Marked
from ita_dash.form.values.period import PeriodReading, is_unsettled, period_text, read_period
from ita_dash.sheet.workbook import EMPTY, Cell
from ita_dash.thai import day as day_text

QUARTERS = "ไตรมาส"
_QUARTER = re.compile("[1-4๑-๔]")


@dataclass(frozen=True, slots=True)
class Planned:
    """Cells as typed; at most one of ``cell``, ``start`` with ``end``, ``deadline`` and ``marked`` says something."""

    cell: Cell = EMPTY
    start: Cell = EMPTY
    end: Cell = EMPTY
    deadline: Cell = EMPTY
    marked: Marked = NO_MARKS
    column: int = -1
    """Where it is typed."""
    end_column: int = -1
    """Where ``end`` is typed."""
    end_is: str = "end"
    """The field that ``end`` is taken from: a deadline may end what a start begins."""

    @property
    def fields(self) -> frozenset[str]:
        """The fields whose cells it holds."""
        said = (("period", self.cell), ("start", self.start), (self.end_is, self.end), ("deadline", self.deadline))
        return frozenset(name for name, cell in said if cell is not EMPTY)

    @property
    def is_blank(self) -> bool:
        cells = (self.cell, self.start, self.end, self.deadline)
        return not self.marked.months and all(is_blank(cell.text) for cell in cells)

    def typed(self, year: FiscalYear | None) -> str:
        """The text that stands for it: as typed, two cells as a range, marks as their months."""
        if self.marked.months:
            return self.marked.text(year)
        ends = [plain(cell.text) for cell in (self.start, self.end) if not is_blank(cell.text)]
        if ends:
            return " – ".join(ends)
        return next((plain(cell.text) for cell in (self.cell, self.deadline) if not is_blank(cell.text)), "")

    def read(self, year: FiscalYear | None, writing: Conventions = AS_MOST) -> PeriodReading:
        """Its first and last day; ``year`` is the fiscal year of the sheet, ``writing`` how its columns write dates. What is odd
        is told of the text as it was typed."""
        if self.marked.months:
            return _of_marks(self.marked, year)
        day_first = writing.date_text
        reading = self._read(year, day_first)
        if not reading.findings:
            return reading
        typed = {day_first(_text_of(cell)): plain(cell.text) for cell in (self.start, self.end, self.deadline, self.cell)}
        whole = self.typed(year)
        kept = (one for one in reading.findings if not writing.settles(one))
        return replace(reading, findings=tuple(replace(one, value=typed.get(one.value, whole)) for one in kept))

    def _read(self, year: FiscalYear | None, day_first: Callable[[str], str]) -> PeriodReading:
        start, end, deadline = (day_first(_text_of(cell)) for cell in (self.start, self.end, self.deadline))
        if start and end:
            return _of_two(start, end, year)
        if start or end:
            return read_period(f"ตั้งแต่ {start}" if start else f"ภายใน {end}", year)
        if deadline:
            return _of_deadline(deadline, year)
        return read_period(day_first(_text_of(self.cell)), year)

    def column_of(self, reading: PeriodReading) -> int:
        """Where what is odd about its ``reading`` stands: at the end, where only that cannot be read."""
        return self.end_column if reading.start is not None and reading.end is None else self.column

    def parted(self, texts: Iterable[str]) -> list["Planned"]:
        """One for each text of ``cell`` that the items of its row have of their own."""
        return [
            self if text == plain(self.cell.text) else replace(self, cell=replace(self.cell, text=text, kind="text"))
            for text in texts
        ]


NOT_PLANNED = Planned()


def planned_in(column: int, by_quarter: bool, cell: Cell) -> Planned:
    """What a cell of the period says; ``by_quarter``: a number alone, under ไตรมาส, is that quarter."""
    if is_blank(cell.text):
        return NOT_PLANNED
    if by_quarter and _QUARTER.fullmatch(cell.text):
        cell = replace(cell, text=f"{QUARTERS} {cell.text}", kind="text")
    return Planned(cell=cell, column=column)


def _text_of(cell: Cell) -> str:
    """The cell's text for reading; of a date cell the day that it holds, however it is shown. Of a start and an end the one that
    is not settled yet tells nothing beside the other."""
    day = read_date(plain(cell.text), value=cell.number).day if cell.kind == "date" else None
    if day is not None:
        return day_text(day)
    return "" if is_blank(cell.text) or is_unsettled(cell.text) else plain(cell.text)


def _of_two(start: str, end: str, year: FiscalYear | None) -> PeriodReading:
    """A first and a last day of cells of their own: where one of them cannot be read, the other one still counts."""
    together = read_period(f"{start} – {end}", year)
    if together.start is not None:
        return together
    first, last = read_period(start, year), read_period(end, year)
    if (first.start is None) == (last.end is None):
        return together
    return PeriodReading(first.start, last.end, findings=first.findings + last.findings)


def _of_marks(marked: Marked, year: FiscalYear | None) -> PeriodReading:
    parts = marked.parts(year)
    if not parts:
        return PeriodReading()
    taken = period_text(parts[0][0], parts[-1][1], thai_digits=False)
    months = marked.text(year)
    gaps = (Finding("MONTHS_WITH_GAPS", months, {"taken": taken, "months": months}),) if len(parts) > 1 else ()
    return PeriodReading(parts[0][0], parts[-1][1], False, parts, gaps)


def _of_deadline(text: str, year: FiscalYear | None) -> PeriodReading:
    """A day or a month in a column of deadlines is the end of a period that begins with the fiscal year."""
    reading = read_period(text, year)
    if reading.recurring or len(reading.parts) != 1:
        return reading
    ((start, end),) = reading.parts
    if (start.year, start.month) != (end.year, end.month):
        return reading
    start = FiscalYear.of(end).start
    return replace(reading, start=start, parts=((start, end),))
