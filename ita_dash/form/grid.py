"""A tab's cells as a table is read: cleaned text, and merged cells filled with the value they share."""

from dataclasses import dataclass
from functools import cached_property

from ita_dash.form.text import plain
from ita_dash.sheet.address import a1, cell_link
from ita_dash.sheet.workbook import EMPTY, Cell, Merge, Tab


@dataclass(frozen=True)
class Grid:
    """``tab`` with merges resolved. Rows and columns count from 0."""

    tab: Tab
    url: str = ""

    @cached_property
    def height(self) -> int:
        """Rows up to the last that holds anything."""
        return max((number + 1 for number, row in enumerate(self.tab.rows) if any(not cell.is_empty for cell in row)), default=0)

    @property
    def width(self) -> int:
        return self.tab.width

    @cached_property
    def _shared(self) -> dict[tuple[int, int], Merge]:
        """The merge that a cell belongs to, for every merged cell within what was read."""
        return {
            (row, column): merge
            for merge in self.tab.merges
            for row in range(merge.top, min(merge.bottom, self.height))
            for column in range(merge.left, min(merge.right, max(self.width, merge.left + 1)))
        }

    def merge(self, row: int, column: int) -> Merge | None:
        """The merge that the cell is part of."""
        return self._shared.get((row, column))

    def is_origin(self, row: int, column: int) -> bool:
        """Whether the cell holds its own value: false for a merged cell that shares the value of another."""
        merge = self.merge(row, column)
        return merge is None or (merge.top, merge.left) == (row, column) or not self.own(row, column).is_empty

    def own(self, row: int, column: int) -> Cell:
        """The cell itself, without what a merge shares with it."""
        return self.tab.cell(row, column)

    def cell(self, row: int, column: int) -> Cell:
        """The cell; where cells are merged, the one that holds their value."""
        cell = self.tab.cell(row, column)
        if cell.is_empty and (merge := self.merge(row, column)) is not None:
            return self.tab.cell(merge.top, merge.left)
        return cell

    def text(self, row: int, column: int) -> str:
        """The cell's cleaned text, shared with the cells that it is merged with."""
        return plain(self.cell(row, column).text)

    def filled(self, row: int) -> list[int]:
        """The columns of ``row`` whose own cells hold something."""
        if not 0 <= row < len(self.tab.rows):
            return []
        return [column for column, cell in enumerate(self.tab.rows[row]) if cell is not EMPTY and not cell.is_empty]

    def address(self, row: int, column: int) -> str:
        return a1(row, column)

    def link(self, row: int, column: int) -> str:
        return cell_link(self.url, self.tab.gid, a1(row, column))
