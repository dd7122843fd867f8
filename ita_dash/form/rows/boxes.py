"""Boxes to tick in a table: columns of statuses, with a mark in the one that holds (rule 16 of the design)."""

from collections.abc import Iterable, Sequence

from ita_dash.form.columns.columntexts import is_box
from ita_dash.form.columns.tablecolumns import Column, Columns
from ita_dash.form.grid import Grid
from ita_dash.form.text import is_blank, key
from ita_dash.form.values.months import is_mark, number_of
from ita_dash.form.values.statuswords import CROSSES, TICKS
from ita_dash.sheet.workbook import Cell

_TICKS = TICKS - {"/"}
"""A stroke may stand for any mark, and a cross beside it too."""


def is_box_alone(cell: Cell) -> bool:
    """Whether a cell under a month holds a box or a mark, and no number."""
    return is_box(cell) and number_of(cell) is None


class Unmarked:
    """The cells of columns of marks that hold none. Where most of those of a table are blank, a 0, an empty box or a cross among
    them is not how it says no, and is kept as typed; else it says no more than the marks beside it (rule 4)."""

    def __init__(
        self, grid: Grid, columns: Iterable[Column], rows: Iterable[int], with_ticks: frozenset[int] = frozenset()
    ) -> None:
        self._grid, self._columns, self._with_ticks = grid, tuple(columns), with_ticks
        typed = blank = 0
        for row in rows if self._columns else ():
            blanks = sum(is_blank(grid.text(row, one.number)) for one in self._columns)
            if blanks < len(self._columns):  # else it is no row of marks
                blank += blanks
                typed += len(self._columns) - blanks - sum(self.is_marked(row, one) for one in self._columns)
        self._say_no = typed > blank

    def is_marked(self, row: int, column: Column) -> bool:
        """Whether a cell is marked. A cross marks it too, but in columns ``with_ticks``."""
        text = self._grid.text(row, column.number)
        return is_mark(text) and not (column.number in self._with_ticks and key(text) in CROSSES)

    def kept(self, row: int) -> list[Column]:
        """Those of a row whose text is to be kept."""
        return [
            one
            for one in (() if self._say_no else self._columns)
            if not is_blank(self._grid.text(row, one.number)) and not self.is_marked(row, one)
        ]


class Boxes:
    """The boxes of the rows of one table."""

    def __init__(self, grid: Grid, columns: Columns, rows: Sequence[int]) -> None:
        self._grid = grid
        self.columns = columns.of.get("tick", ())
        with_ticks = (one.number for one in self.columns if not _TICKS.isdisjoint(grid.text(row, one.number) for row in rows))
        self._unmarked = Unmarked(grid, self.columns, rows, frozenset(with_ticks))

    def ticked(self, row: int) -> list[Column]:
        """The boxes that are marked, of several rounds those of the latest; crosses beside the one tick are none."""
        marked = [column for column in self.columns if self._unmarked.is_marked(row, column)]
        latest = max((one.round.order for one in marked if one.round is not None), default=None)
        marked = [one for one in marked if one.round is None or one.round.order == latest]
        ticks = [column for column in marked if key(self._grid.text(row, column.number)) not in CROSSES]
        return ticks if len(ticks) == 1 else marked

    def unticked(self, row: int) -> list[Column]:
        """The boxes of a row that are there and hold no mark: FALSE, ☐."""
        return [
            one
            for one in self.columns
            if not (cell := self._grid.own(row, one.number)).is_empty
            and not is_blank(cell.text)
            and not self._unmarked.is_marked(row, one)
        ]

    def kept(self, row: int) -> list[Column]:
        """The boxes without a mark whose text is to be kept, in a row without any all crosses: a person typed them."""
        unticked = self.unticked(row)
        crosses = [one for one in unticked if key(self._grid.text(row, one.number)) in CROSSES]
        return crosses if len(crosses) == len(self.columns) else self._unmarked.kept(row)
