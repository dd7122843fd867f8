"""Boxes to tick in a table: columns of statuses, with a mark in the one that holds (rule 16 of the design)."""

from collections.abc import Sequence

from ita_dash.form.columns.tablecolumns import Column, Columns
from ita_dash.form.grid import Grid
from ita_dash.form.text import is_blank, key
from ita_dash.form.values.months import is_mark
from ita_dash.form.values.statuswords import CROSSES, TICKS

_TICKS = TICKS - {"/"}
"""A stroke may stand for any mark, and a cross beside it too."""


class Boxes:
    """The boxes of the rows of one table."""

    def __init__(self, grid: Grid, columns: Columns, rows: Sequence[int]) -> None:
        self._grid = grid
        self.columns = columns.of.get("tick", ())
        self._with_ticks = frozenset(
            one.number for one in self.columns if not _TICKS.isdisjoint(grid.text(row, one.number) for row in rows)
        )

    def ticked(self, row: int) -> list[Column]:
        """The boxes that are marked, of several rounds those of the latest; crosses beside the one tick are none."""
        marked = [column for column in self.columns if self._is_ticked(row, column)]
        latest = max((one.round.order for one in marked if one.round is not None), default=None)
        marked = [one for one in marked if one.round is None or one.round.order == latest]
        ticks = [column for column in marked if key(self._grid.text(row, column.number)) not in CROSSES]
        return ticks if len(marked) > 1 and len(ticks) == 1 else marked

    def unticked(self, row: int) -> list[Column]:
        """The boxes of a row that are there and hold no mark: FALSE, ☐."""
        return [
            one
            for one in self.columns
            if not (cell := self._grid.own(row, one.number)).is_empty
            and not is_blank(cell.text)
            and not self._is_ticked(row, one)
        ]

    def _is_ticked(self, row: int, column: Column) -> bool:
        """Whether a box is marked. A cross marks it too, but where others of its column are ticked."""
        text = self._grid.text(row, column.number)
        return is_mark(text) and not (column.number in self._with_ticks and key(text) in CROSSES)
