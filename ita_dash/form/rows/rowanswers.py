"""What a row answers in each field: cells of one column, or of several that hold one answer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ita_dash.form.columns.roundheads import adds_up, figures
from ita_dash.form.columns.tablecolumns import Column
from ita_dash.form.fields import AS_TYPED, PERIODS
from ita_dash.form.headings.headparts import PLAN, RESULT, names_target
from ita_dash.form.rows.boxes import Boxes, Unmarked, is_box_alone
from ita_dash.form.rows.cellreaders import CellReaders, each_once
from ita_dash.form.rows.conventions import Conventions
from ita_dash.form.rows.planned import NOT_PLANNED, QUARTERS, Planned, planned_in
from ita_dash.form.rows.sides import sides_of_rows
from ita_dash.form.tables.segments import Table
from ita_dash.form.text import is_blank
from ita_dash.form.values.months import Marked, is_mark, is_mark_alone, number_of, says_more
from ita_dash.form.values.statuswords import is_sign
from ita_dash.sheet.workbook import EMPTY, Cell

_NUMBER_ALONE = re.compile(r"[(（]?[0-9๐-๙]{1,3}(?:[.)）][0-9๐-๙]{0,2})*")
_VALUES = frozenset({*PERIODS, "status", "progress", "reported_on", "weight", "timestamp", "true_start", "true_end"})
"""Fields whose cells are values and not only texts."""
IN_ROUNDS = ("status", "progress", "result")
"""Fields whose columns may each be for a round."""
_FEWEST_PERCENTS = 2
"""Numbers under so many months of a table are progress by month; a single one is a mark, but in a row ผล."""


class Answers:
    """The rows of one table by field."""

    def __init__(self, table: Table, conventions: Conventions) -> None:
        self.grid = table.grid
        self.columns = table.columns
        self.conventions = conventions
        self.read = CellReaders(conventions)
        self._of = {name: tuple(one.number for one in found) for name, found in self.columns.of.items()}
        self._own = {name: self._own_texts(numbers) for name, numbers in self._of.items()}
        self._shared = {name: self._shared_texts(numbers) for name, numbers in self._of.items()}
        self._cells = {name: self._value_cells(numbers) for name, numbers in self._of.items() if name in _VALUES}
        self._no_texts, self._no_cells = [""] * self.grid.height, [EMPTY] * self.grid.height
        self.results, self.statuses, self.progress = self.shares("result"), self.cells("status"), self.cells("progress")
        self.reported_in = (self.column("result"), self.column("status"), self.column("progress"))
        self.days, self.weights = self.cells("reported_on"), self.cells("weight")
        self.has_true_dates, self.is_form_answers = self.has("true_start") or self.has("true_end"), self.has("timestamp")
        self._months = self.columns.of.get("month", ())
        self.boxes = Boxes(self.grid, self.columns, table.rows)
        self._unmarked_months = Unmarked(self.grid, self._months, table.rows)
        self.divisions = Unmarked(self.grid, (one for one in self.columns.of.get("division", ()) if one.label), table.rows)
        self._periods = [name for name in PERIODS if name in self._of]
        self.has_sides = "plan_or_result" in self._of
        self._sides = sides_of_rows(self.own, table.rows) if self.has_sides else {}
        self.has_several_periods = len(self._periods) > 1 or bool(self._months) or self.has_sides  # or sides of one
        self.has_rounds = any(one.round is not None for name in IN_ROUNDS for one in self.columns.of.get(name, ()))
        by_quarter = next((one.header for one in self.columns.of.get("period", ())), "").startswith(QUARTERS)
        self.months_are_progress = self._are_percents(table.body)
        self.months_add_up = self._add_up(table.body)
        self.targets = [one for one in self.columns.of.get("extra", ()) if names_target(one.spelling, one.header)]
        self.as_typed = self._typed([one.name for one in AS_TYPED if one.name in self._of])
        """The texts that no rule reads, of every row of the tab by field; rows of the same texts share them."""
        self._of_period = each_once(partial(planned_in, self.column("period"), by_quarter))
        self._planned = (-1, NOT_PLANNED)  # the last row whose period was asked for, and what it says

    def has(self, name: str) -> bool:
        return name in self._of

    def numbers(self, name: str) -> tuple[int, ...]:
        """The columns of the field."""
        return self._of.get(name, ())

    def column(self, name: str) -> int:
        """The first column of the field, or -1."""
        numbers = self._of.get(name)
        return numbers[0] if numbers else -1

    def fields(self, columns: Iterable[int]) -> tuple[str, ...]:
        """The field of each of ``columns``; empty for one outside the header."""
        return tuple(self.columns.at[one].field if one in self.columns.at else "" for one in columns)

    def shared(self, row: int, name: str) -> str:
        """The cleaned text of the field, also where a merged cell shares it from above."""
        return self._shared.get(name, self._no_texts)[row]

    def shares(self, name: str) -> Sequence[str]:
        """``shared`` of every row of the tab."""
        return self._shared.get(name, self._no_texts)

    def says(self, name: str) -> Sequence[str]:
        """``shared`` of every row of the tab, empty for a dash."""
        return ["" if is_blank(text) else text for text in self.shares(name)]

    def _typed(self, names: Sequence[str]) -> Sequence[dict[str, str]]:
        rows = list(zip(*map(self.says, names), strict=True)) if names else [()] * self.grid.height
        said = {texts: {name: text for name, text in zip(names, texts, strict=True) if text} for texts in set(rows)}
        return [said[texts] for texts in rows]

    def owns(self, name: str) -> Sequence[str]:
        """``own`` of every row of the tab."""
        return self._own.get(name, self._no_texts)

    def cells(self, name: str) -> list[Cell]:
        """``cell`` of every row of the tab."""
        return self._cells.get(name, self._no_cells)

    def own(self, row: int, name: str) -> str:
        """The answer where this row holds it itself; empty where a merged cell shares it from above, and for a dash."""
        return self._own.get(name, self._no_texts)[row]

    def _own_texts(self, columns: tuple[int, ...]) -> Sequence[str]:
        """``own`` of every row of the tab, as one list: most rows are asked for most fields, some several times."""
        if len(columns) == 1:
            return self.grid.answers_of(columns[0])
        joined = (
            self._joined(row, [column for column in columns if self.grid.is_origin(row, column)])
            for row in range(self.grid.height)
        )
        return ["" if is_blank(text) else text for text in joined]

    def _shared_texts(self, columns: tuple[int, ...]) -> Sequence[str]:
        """``shared`` of every row of the tab."""
        if len(columns) == 1:
            return self.grid.texts_of(columns[0])
        return [
            self._joined(row, [column for column in columns if not self.grid.is_error(row, column)])
            for row in range(self.grid.height)
        ]

    def cell(self, row: int, name: str) -> Cell:
        """The cell of a field that is a value, no error; of several columns the first that is filled."""
        return self._cells.get(name, self._no_cells)[row]

    def _value_cells(self, columns: tuple[int, ...]) -> list[Cell]:
        """``cell`` of every row of the tab."""
        if len(columns) == 1:
            return self.grid.cells_of(columns[0])
        chosen = (
            self.grid.cell(row, next((one for one in columns if self.grid.said(row, one)), columns[0]))
            for row in range(self.grid.height)
        )
        return [EMPTY if cell.kind == "error" else cell for cell in chosen]

    def typed(self, row: int, column: int) -> str:
        """What a cell holds, for naming it."""
        cell = self.grid.own(row, column)
        return cell.text or " ".join(cell.links) or cell.note

    def _joined(self, row: int, columns: Sequence[int]) -> str:
        if len(columns) < 2:
            return self.grid.text(row, columns[0]) if columns else ""
        parts: dict[str, str] = {}
        for column in columns:
            text, label = self.grid.text(row, column), self.columns.at[column].label
            if label and self.columns.at[column].field == "division" and is_sign(text):
                if is_mark(text):  # a mark below the name of a division
                    parts.setdefault(label, label)
            elif not is_blank(text) and self._is_first_of_merge(row, column, columns):
                parts.setdefault(f"{label}: {text}" if label else text, text)
        first = next(iter(parts.values()), "")
        return (" " if _NUMBER_ALONE.fullmatch(first) else "\n").join(parts)

    def _is_first_of_merge(self, row: int, column: int, columns: Sequence[int]) -> bool:
        merge = self.grid.merge(row, column)
        return merge is None or column == max(merge.left, columns[0]) or not self.grid.own(row, column).is_empty

    def target(self, result: int) -> int:
        """Of ``targets`` the one that says how much of what ``result`` holds is to be reached: one under its heading first."""
        heading = self.columns.at[result].heading if result in self.columns.at else ""
        beside = (one.number for one in self.targets if heading and one.heading == heading)
        return next(beside, self.targets[0].number)

    # Rounds

    def in_rounds(self, name: str) -> list[Column]:
        """The columns of a field that each are for a round, the earliest first; empty where there is none."""
        found = [one for one in self.columns.of.get(name, ()) if one.round is not None]
        return sorted(found, key=lambda one: one.round.order if one.round else 0.0) if len(found) > 1 else []

    def of_round(self, row: int, columns: Sequence[Column], order: float) -> str:
        """What a row says in those of ``columns`` that are for the round of this ``order``."""
        numbers = [one.number for one in columns if one.round is not None and one.round.order == order]
        return "\n".join(filter(None, (self.grid.said(row, one) for one in numbers if not self.grid.is_error(row, one))))

    # The period

    def planned(self, row: int) -> Planned:
        """What the row says of its period; of several kinds of columns the first that says something."""
        if self._periods == ["period"] and not self.has_several_periods:
            return self._of_period(self.cell(row, "period"))
        if self._planned[0] != row:
            self._planned = (row, self._plan(row))
        return self._planned[1]

    def side_of_month(self, row: int, month: Column) -> str:
        """Whether the cell of a month says what is planned or what was done, by its column or row; empty where neither tells."""
        return month.side or self.side(row)

    def side(self, row: int) -> str:
        """Whether the row says what is planned of an activity, or what was reached (rule 15); empty where it tells neither."""
        return self._sides.get(row, "")

    def _plan(self, row: int) -> Planned:
        if self.side(row) == RESULT or not (self._periods or self._months):
            return NOT_PLANNED
        period = self._of_period(self.cell(row, "period"))
        if period is not NOT_PLANNED:
            return period
        ends = "end" if "end" in self._of else "deadline"
        start, end = self.cell(row, "start"), self.cell(row, ends) if "start" in self._of or ends == "end" else EMPTY
        if not (is_blank(start.text) and is_blank(end.text)):
            return Planned(
                start=start,
                end=end,
                end_is=ends,
                end_column=self.column(ends),
                column=self.column("end" if is_blank(start.text) and ends == "end" else "start"),
            )
        marked = [one for one in self._months if one.side != RESULT and self._is_marked(row, one)]
        if marked:
            months = tuple(one.months for one in marked if one.months is not None)
            through = all((number_of(self.grid.cell(row, one.number)) or 0) > 1 for one in marked)
            return Planned(marked=Marked(months, through), column=marked[0].number)
        deadline = self.cell(row, "deadline")
        return Planned(deadline=deadline, column=self.column("deadline")) if not is_blank(deadline.text) else NOT_PLANNED

    def beside_period(self, row: int, planned: Planned) -> Iterator[tuple[str, str]]:
        """What the columns of periods say beside the one that counts, by heading; what is planned by month too."""
        used = planned.fields
        for name in self._periods:
            cell = self.cell(row, name)
            if not is_blank(cell.text) and name not in used:
                yield self.columns.at[self.column(name)].header, self.grid.text(row, self.column(name))
        reported = {column.number for column, _cell in self.by_month(row)} if self._months else ()
        kept = self._unmarked_months.kept(row)
        for column in self._months:
            text, cell = self.grid.text(row, column.number), self.grid.cell(row, column.number)
            if column.number in reported or is_blank(text) or (self.months_are_progress and cell.kind == "error"):
                continue
            side = self.side_of_month(row, column)
            is_figure = (bool(side) or self.months_are_progress) and number_of(cell) is not None
            if says_more(text) or is_figure or side == RESULT or not planned.marked.months or column in kept:
                yield self.beside(row, column), text

    def beside(self, row: int, column: Column) -> str:
        """What the cell of a column is called among what is kept: "แผน ต.ค." in a row of plans."""
        return f"{self.own(row, 'plan_or_result')} {column.header}" if self.side(row) == PLAN else column.header

    def _are_percents(self, rows: Sequence[int]) -> bool:
        """Whether the cells under months are numbers that tell how far the work is, and not marks (rule 15).

        Where rows or columns are named แผน and ผล, those of results say so.
        """
        percents = planned = marks = small = 0
        by_sides = any(self.side_of_month(row, one) == RESULT for row in rows for one in self._months)
        for row in rows:
            for column in self._months:
                cell = self.grid.own(row, column.number)
                if is_blank(cell.text) or cell.kind == "error":
                    continue
                value = number_of(cell)
                is_percent = value is not None and 0 < value <= 100 and value != 1
                if self.side_of_month(row, column) == PLAN:
                    planned += is_percent
                    continue
                percents += is_percent
                small += by_sides and value is not None and 0 <= value <= 1
                marks += (value is None or value > 100) and not (by_sides and is_box_alone(cell))
        return percents + planned >= (1 if by_sides else _FEWEST_PERCENTS) and percents + small > marks

    def _add_up(self, rows: Sequence[int]) -> bool:
        """Whether the numbers of months are shares of the whole, each month its own, as most rows of the plan say."""
        planned = [
            figures(self.grid.own(row, one.number) for one in self._months if self.side_of_month(row, one) == PLAN)
            for row in (rows if self.months_are_progress else ())
        ]
        return sum(map(adds_up, planned)) * 2 > sum(map(bool, planned))

    def by_month(self, row: int) -> list[tuple[Column, Cell]]:
        """The months of a row that hold its progress, the earliest first; marks among them tell none, nor does a nought that a
        form had in it for a month to come: progress does not go back to nothing."""
        if not self.months_are_progress:
            return []
        reported = (one for one in self._months if self.side_of_month(row, one) != PLAN)
        filled = [(one, self.grid.own(row, one.number)) for one in reported]
        filled = [one for one in filled if not is_blank(one[1].text) and one[1].kind != "error" and not is_box_alone(one[1])]
        last = max((place for place, (_one, cell) in enumerate(filled) if number_of(cell) != 0), default=len(filled) - 1)
        return filled[: last + 1]

    def done_in(self, row: int) -> Marked:
        """The months in which work was done, where marks say so."""
        cells = [(one, self.grid.cell(row, one.number)) for one in self._months if self.side_of_month(row, one) == RESULT]
        return Marked(tuple(one.months for one, cell in cells if one.months is not None and is_mark_alone(cell.text)))

    def _is_marked(self, row: int, month: Column) -> bool:
        """Whether a month of a row is marked as planned: where numbers are progress only a box or a tick is a mark."""
        if self.months_are_progress and self.side_of_month(row, month) != PLAN:
            return is_box_alone(self.grid.cell(row, month.number)) and is_mark(self.grid.text(row, month.number))
        return is_mark(self.grid.text(row, month.number))
