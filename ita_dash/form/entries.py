"""Entries: what one row of a form says about one activity, as typed, before any value is read."""

from dataclasses import dataclass, field

from ita_dash.form.header import Header
from ita_dash.form.numbering import Item
from ita_dash.form.planned import Planned
from ita_dash.form.problems import Finding
from ita_dash.sheet.workbook import Cell


@dataclass(frozen=True, slots=True)
class Note:
    """A finding at a cell (row and column from 0), for the division that the row names."""

    finding: Finding
    row: int
    column: int
    division: str = ""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A numbered item that no activity of its row has. ``field`` is ``result`` or ``recommendation``."""

    field: str
    item: Item
    number: str
    column: int


@dataclass(slots=True)
class Entry:
    """One activity in one row, as typed. Cells stay cells: what they mean is read when the fiscal year is known."""

    row: int
    column: int
    """Where the activity is typed, or what stands in for it."""
    measure_no: str
    measure: str
    activity_no: str
    code: str
    activity: str
    division: str
    division_column: int
    planned: Planned
    status: Cell
    status_column: int
    progress: Cell
    progress_column: int
    reported_on: Cell
    reported_on_column: int
    weight: Cell
    weight_column: int
    reported_by: str
    result: str
    recommendation: str
    evidence: tuple[str, ...]
    extra: dict[str, str] = field(default_factory=dict)
    left: tuple[Leftover, ...] = ()
    continues: bool = False
    """Whether the row adds to the row above: it names neither an activity nor a division of its own."""


@dataclass
class TableReading:
    """What the tables of one tab gave."""

    headers: list[Header] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    rows: int = 0
    skipped: dict[str, int] = field(default_factory=dict)

    def skip(self, why: str) -> None:
        self.skipped[why] = self.skipped.get(why, 0) + 1
