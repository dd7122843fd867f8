"""A workbook as every source gives it: tabs of cells, merges and links, without any meaning."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

Value = str | float | bool | None
"""What a cell holds: text, a number (a date is a number, see ``Cell.kind``), a tick box, or nothing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``text`` is what a person sees; ``value`` what the cell holds behind it."""

    text: str = ""
    value: Value = None
    kind: str = "text"
    """``text``, ``number``, ``percent`` (0.5 shown as 50%), ``date`` (days since 1899-12-30), ``bool`` or ``error``."""
    links: tuple[str, ...] = ()
    """Addresses that the cell carries beside its text: a link on the whole cell, on a part of it, a smart chip."""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() and not self.links and not self.note.strip()


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells shown as one. Half-open: rows ``top … bottom - 1``, columns ``left … right - 1``; value in the first."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Tab:
    """One tab. ``rows[r][c]`` is a cell; rows may be of different lengths and trailing empty ones may be missing."""

    title: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    merges: tuple[Merge, ...] = ()
    gid: int | None = None
    """Google's ``sheetId``; None where the source has none."""
    hidden: bool = False

    def cell(self, row: int, column: int) -> Cell:
        """The cell at ``row``, ``column`` (from 0); an empty one outside what was read."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return EMPTY

    @cached_property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True)
class Workbook:
    """Everything that one read of one source gave."""

    title: str
    tabs: tuple[Tab, ...]
    read_at: datetime
    """When it was read; has a time zone."""
    source: str = ""
    """What a person configured: a link, an id, a path."""
    url: str = ""
    """``https://docs.google.com/spreadsheets/d/<id>/edit`` for a Google Sheet, empty for a file."""
    damage: tuple["Damage", ...] = field(default=())
    """What of the source could not be read, or only by a guess."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A part of a source that was not read as it stands. ``code`` is a code of ``form/problemkinds.py``."""

    code: str
    value: str = ""
    tab: str = ""
