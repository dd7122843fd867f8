"""The one record of an assignment, one activity × one division, and the frame of all of them that every summary groups."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd

from ita_dash.form.fields import AS_TYPED, DATE, FIELDS, TEXT, Field
from ita_dash.form.finding import Finding
from ita_dash.form.grid import Grid
from ita_dash.form.numbering import Item
from ita_dash.form.problems import Problem, column_of, problem
from ita_dash.form.values.rounds import Round

COLUMNS: dict[str, str] = {one.name: one.dtype for one in FIELDS}
"""The assignments frame: column → dtype, from ``form.fields.FIELDS``."""


@dataclass(frozen=True, slots=True)
class RoundReport:
    """What was reported in an earlier round of the same assignment. ``cell`` is where, as a person counts."""

    label: str
    order: float
    status: str = ""
    """As typed in the sheet: one of ``form.values.status.STATUSES``, or empty."""
    percent: float | None = None
    result: str = ""
    tab: str = ""
    cell: str = ""

    @property
    def says_something(self) -> bool:
        return bool(self.status or self.result) or self.percent is not None


@dataclass(frozen=True, slots=True)
class Leftover:
    """A numbered item that no activity of its row has. ``field`` is ``result`` or ``recommendation``."""

    field: str
    item: Item
    number: str
    column: int


@dataclass(slots=True)
class Assignment:
    """One assignment as one row of the sheet gives it, with where each of its values stands.

    ``grid`` and ``at`` (the row, counted from 0) are its row; ``column`` is the one that stands for it, ``cells`` field → column.
    """

    grid: Grid
    at: int
    column: int
    activity: str
    division: str
    measure: str = ""
    measure_no: str = ""
    activity_no: str = ""
    code: str = ""
    period: str = ""
    start: date | None = None
    end: date | None = None
    status_read: str = ""
    percent: float | None = None
    reason: str = ""
    result: str = ""
    recommendation: str = ""
    evidence: tuple[str, ...] = ()
    reported_on: date | None = None
    as_typed: dict[str, str] = field(default_factory=dict)
    """Field → text of those of ``form.fields.AS_TYPED`` that the row fills."""
    weight: float | None = None
    extra: dict[str, str] = field(default_factory=dict)
    rounds: tuple[RoundReport, ...] = ()
    named: bool = True
    """Whether the row names this division; false where it came from "all divisions"."""
    continues: bool = False
    """Whether the row adds to the row above: it names neither an activity nor a division of its own."""
    sent: datetime | None = None
    """When the answer of an online form was sent."""
    round: Round | None = None
    """The round that the tab, or the row, reports for."""
    left: tuple[Leftover, ...] = ()
    cells: dict[str, int] = field(default_factory=dict)

    def column_of(self, name: str) -> int:
        """The column that a field is typed in, or the one that stands for the row."""
        return self.cells.get(name, self.column)

    def problem(self, finding: Finding, column: int | None = None) -> Problem:
        """``finding`` at this record's row, in ``column`` or where the activity stands."""
        return problem_at(self.grid, self.at, self.column if column is None else column, finding, self.division)

    def report(self, label: str, order: float) -> RoundReport:
        """What this record reports, as a round of another one."""
        said = {"result": self.result, "status": self.status_read, "progress": self.percent is not None}
        columns = (column for name, held in said.items() if held and (column := self.cells[name]) >= 0)
        cell = self.grid.address(self.at, next(columns, self.column))
        return RoundReport(label, order, self.status_read, self.percent, self.result, self.grid.tab.title, cell)

    @property
    def says_something(self) -> bool:
        """Whether it reports anything that counts."""
        return bool(self.status_read or self.result) or self.percent is not None


def problem_at(grid: Grid, row: int, column: int, finding: Finding, division: str = "") -> Problem:
    """``finding`` at a cell of a tab (row and column from 0)."""
    return problem(
        finding, tab=grid.tab.title, row=row + 1, cell=grid.address(row, column), division=division, link=grid.link(row, column)
    )


_OF_PLACE: dict[str, Callable[[Assignment], object]] = {
    "tab": attrgetter("grid.tab.title"),
    "row": lambda record: record.at + 1,
    "cell": lambda record: record.grid.address(record.at, record.column),
    "link": lambda record: record.grid.link(record.at, record.column),
}
"""Fields that say where a record stands."""


def _typed(name: str) -> Callable[[Assignment], object]:
    return lambda record: record.as_typed.get(name, "")


_VALUES = (
    {one.name: attrgetter(one.name) for one in FIELDS if one.name != "parent"}
    | {one.name: _typed(one.name) for one in AS_TYPED}
    | _OF_PLACE
)
"""Field → its value of a record; who a unit belongs to is not the record's to know."""


def frame_of(records: Sequence[Assignment], parent: Callable[[str], str]) -> pd.DataFrame:
    """``records`` as a frame with the columns and dtypes of ``COLUMNS``; ``parent`` gives the division that a unit belongs to."""
    values = {name: list(map(value, records)) for name, value in _VALUES.items()}
    values["parent"] = [parent(record.division) for record in records]
    return values_frame(values)


def values_frame(values: Mapping[str, list[Any]]) -> pd.DataFrame:
    """The same of a list of values for each name of ``COLUMNS``; None is empty."""
    return pd.DataFrame({one.name: _column(values[one.name], one) for one in FIELDS})


_FIRST_DAY = date(1970, 1, 1).toordinal()
"""The day that arrays count days from; counted by us, a column takes a tenth of the time."""
_NO_DAY = np.datetime64("NaT", "D").astype("int64")


def _column(values: list[Any], one: Field) -> Any:
    """The values of one field as an array."""
    if one.kind == DATE:
        days = [_NO_DAY if value is None else value.toordinal() - _FIRST_DAY for value in values]
        return np.array(days, dtype="int64").view("datetime64[D]").astype(one.dtype)
    if one.kind == TEXT:  # whether one of many texts lacks, the array knows at once
        texts = column_of(values, one.dtype)
        return texts.fillna(one.empty()) if texts.isna().any() else texts
    filled = [one.empty() if value is None else value for value in values] if None in values else values
    return column_of(filled, one.dtype)
