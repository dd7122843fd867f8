"""How large a workbook has become while it is read: stops the reading at the bounds of ``sheet.limits``."""

from collections.abc import Iterable

from ita_dash.sheet import limits
from ita_dash.sheet.address import a1
from ita_dash.sheet.errors import beyond
from ita_dash.sheet.workbook import Merge


class Extent:
    """Of one workbook from ``source``. Every method raises ``SheetError`` beyond a limit."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.letters = limits.TEXT.most
        """Letters of one text, at most."""
        self._rows, self._columns = limits.ROWS.most, limits.COLUMNS.most  # looked at for each row, as are the next
        self._most_cells, self._most_area = limits.CELLS.most, limits.AREA.most
        self._tab = ""
        self._tabs = 0
        self._cells = 0
        self._area = 0

    def tab(self, title: str) -> None:
        """Another tab begins."""
        self._tab = title
        self._tabs += 1
        if self._tabs > limits.TABS.most:
            raise beyond(limits.TABS, source=self._source)

    def row(self, number: int, width: int) -> None:
        """A row with its number from 0 whose last filled cell is its ``width``-th."""
        if number >= self._rows:
            raise beyond(limits.ROWS, place=self._tab)
        if width > self._columns:
            raise beyond(limits.COLUMNS, place=f"{self._tab}!{number + 1}")
        self._area += width
        if self._area > self._most_area:
            raise beyond(limits.AREA, place=self._tab)

    def cells(self, count: int) -> None:
        """So many more filled cells."""
        self._cells += count
        if self._cells > self._most_cells:
            raise beyond(limits.CELLS, source=self._source)

    def text(self, length: int, row: int, column: int) -> None:
        """A text of a cell, its place from 0."""
        if length > self.letters:
            raise beyond(limits.TEXT, place=f"{self._tab}!{a1(row, column)}")

    def merges(self, merges: Iterable[Merge], height: int, width: int) -> tuple[Merge, ...]:
        """The merges of a tab, of which only what lies among its cells counts."""
        kept = tuple(merges)
        covered = 0
        for merge in kept:
            rows = min(merge.bottom, height) - max(merge.top, 0)
            columns = min(merge.right, width) - max(merge.left, 0)
            covered += max(rows, 0) * max(columns, 0) + 1
            if covered > limits.MERGED.most:
                raise beyond(limits.MERGED, place=self._tab)
        return kept
