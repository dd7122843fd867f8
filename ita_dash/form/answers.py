"""What a row answers in each field: cells of one column, or of several that hold one answer."""

import re
from collections.abc import Iterator

from ita_dash.form.columns import Column
from ita_dash.form.grid import Grid
from ita_dash.form.header import Header
from ita_dash.form.months import Marked, is_mark, says_more
from ita_dash.form.planned import Planned
from ita_dash.form.statuswords import CANCELLED, DONE, IN_PROGRESS, NOT_STARTED, UNABLE
from ita_dash.form.text import is_blank, key
from ita_dash.form.ticks import said_beside
from ita_dash.sheet.workbook import EMPTY, Cell

_NUMBER_ALONE = re.compile(r"[(（]?[0-9๐-๙]{1,3}(?:[.)）][0-9๐-๙]{0,2})*")
_CROSSES = frozenset({"x", "✗", "✘", "×", "❌", "✕", "☒", "no", "ไม่"})
_WORDS = {
    DONE: "แล้วเสร็จ",
    IN_PROGRESS: "อยู่ระหว่างดำเนินการ",
    NOT_STARTED: "ยังไม่ดำเนินการ",
    UNABLE: "ไม่สามารถดำเนินการได้",
    CANCELLED: "ยกเลิก",
}
"""The word of each status, as ``form.status`` reads it, for a mark that stands for it."""


class Answers:
    """The rows of one table by field."""

    def __init__(self, grid: Grid, header: Header) -> None:
        self.grid = grid
        self.header = header
        self.columns = {column.number: column for column in header.columns}
        self._of = {field: header.columns_of(field) for field in header.fields}
        self._months = [column for column in header.columns if column.field == "month"]
        self._ticks = [column for column in header.columns if column.field == "tick"]
        self._periods = [name for name in ("period", "start", "end", "deadline") if name in self._of]
        self._planned = (-1, Planned())
        """The last row whose period was asked for, and what it says."""

    def column(self, name: str) -> int:
        """The first column of the field, or -1."""
        numbers = self._of.get(name)
        return numbers[0] if numbers else -1

    def shared(self, row: int, name: str) -> str:
        """The cleaned text of the field, also where a merged cell shares it from above."""
        return self._joined(row, [column for column in self._of.get(name, ()) if self.grid.cell(row, column).kind != "error"])

    def own(self, row: int, name: str) -> str:
        """The answer where this row holds it itself; empty where a merged cell shares it from above, and for a dash."""
        columns = self._of.get(name, ())
        if len(columns) < 2:
            return self.grid.answer(row, columns[0]) if columns else ""
        text = self._joined(row, [column for column in columns if self.grid.is_origin(row, column)])
        return "" if is_blank(text) else text

    def cell(self, row: int, name: str) -> Cell:
        """The cell of a field that is a value."""
        if name not in self._of:
            return EMPTY
        cell = self.grid.cell(row, self.column(name) if name != "progress" else self.progress_column(row))
        return EMPTY if cell.kind == "error" else cell

    def progress_column(self, row: int) -> int:
        """The column of progress; of rounds of one report the last that says something."""
        columns = self._of.get("progress", (-1,))
        return next((one for one in reversed(columns) if not is_blank(self.grid.text(row, one))), columns[0])

    def beside_progress(self, row: int) -> Iterator[tuple[Column, str]]:
        """The progress of the rounds before the one that counts, by column."""
        for number in self._of.get("progress", ()):
            text = self.grid.text(row, number)
            if number != self.progress_column(row) and not is_blank(text):
                yield self.columns[number], text

    def typed(self, row: int, column: int) -> str:
        """What a cell holds, for naming it."""
        cell = self.grid.own(row, column)
        return cell.text or " ".join(cell.links) or cell.note

    def _joined(self, row: int, columns: list[int]) -> str:
        if len(columns) < 2:
            return self.grid.text(row, columns[0]) if columns else ""
        parts: dict[str, str] = {}
        for column in columns:
            text, label = self.grid.text(row, column), self.columns[column].label
            if not is_blank(text) and self._is_first_of_merge(row, column, columns):
                parts.setdefault(f"{label}: {text}" if label else text, text)
        first = next(iter(parts.values()), "")
        return (" " if _NUMBER_ALONE.fullmatch(first) else "\n").join(parts)

    def _is_first_of_merge(self, row: int, column: int, columns: list[int]) -> bool:
        merge = self.grid.merge(row, column)
        return merge is None or column == max(merge.left, columns[0]) or not self.grid.own(row, column).is_empty

    # The period

    def planned(self, row: int) -> Planned:
        """What the row says of its period; of several kinds of columns the first that says something."""
        if self._planned[0] != row:
            self._planned = (row, self._plan(row))
        return self._planned[1]

    def _plan(self, row: int) -> Planned:
        ends = "end" if "end" in self._of else "deadline"
        cell, start = self.cell(row, "period"), self.cell(row, "start")
        end = self.cell(row, ends) if "start" in self._of or ends == "end" else EMPTY
        if not is_blank(cell.text):
            return Planned(cell=cell, column=self.column("period"))
        if not (is_blank(start.text) and is_blank(end.text)):
            return Planned(start=start, end=end, column=self.column("end" if is_blank(start.text) and ends == "end" else "start"))
        marked = [column for column in self._months if is_mark(self.grid.text(row, column.number))]
        if marked:
            return Planned(marked=Marked(tuple(one.months for one in marked)), column=marked[0].number)
        deadline = self.cell(row, "deadline")
        return Planned(deadline=deadline, column=self.column("deadline")) if not is_blank(deadline.text) else Planned()

    def beside_period(self, row: int, planned: Planned) -> Iterator[tuple[Column, str]]:
        """What the columns of periods say beside the one that counts, by column."""
        used = {id(cell) for cell in (planned.cell, planned.start, planned.end, planned.deadline)}
        for name in self._periods:
            cell = self.cell(row, name)
            if not is_blank(cell.text) and id(cell) not in used:
                yield self.columns[self.column(name)], self.grid.text(row, self.column(name))
        for column in self._months:
            text = self.grid.text(row, column.number)
            if says_more(text) or (not is_blank(text) and not planned.marked.months):
                yield column, text

    # The status

    def status(self, row: int) -> tuple[Cell, int]:
        """The status cell and its column; for boxes to tick a cell with the status of the one that is marked."""
        cell = self.cell(row, "status")
        if not is_blank(cell.text):
            return cell, self.column("status")
        chosen = self.ticked(row)
        if len(chosen) != 1:
            return EMPTY, chosen[0].number if chosen else self.column("status")
        word = _WORDS[chosen[0].status]
        said = said_beside(self.grid.text(row, chosen[0].number)) if chosen[0].status in (UNABLE, CANCELLED) else ""
        return Cell(f"{word} เนื่องจาก {said}" if said else word), chosen[0].number

    def ticked(self, row: int) -> list[Column]:
        """The boxes that are marked; crosses beside the one tick are none."""
        marked = [column for column in self._ticks if is_mark(self.grid.text(row, column.number))]
        ticks = [column for column in marked if key(self.grid.text(row, column.number)) not in _CROSSES]
        return ticks if len(marked) > 1 and len(ticks) == 1 else marked

    def beside_status(self, row: int) -> Iterator[tuple[Column, str]]:
        """What stands in the boxes beside their marks, by column; of boxes that do not count all that stands there."""
        chosen = self.ticked(row)
        counts = len(chosen) == 1 and is_blank(self.cell(row, "status").text)
        for column in self._ticks:
            text = self.grid.text(row, column.number)
            said = said_beside(text) if counts and column in chosen else text
            if said and not is_blank(text):
                yield column, said
