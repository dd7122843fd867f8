"""What the sources share when they build the rows of a tab: no empty cells at the end, and bounds."""

from collections.abc import Iterable, Mapping, Sequence

from ita_dash.sheet.extent import Extent
from ita_dash.sheet.workbook import EMPTY, Cell


def trimmed(rows: Iterable[Sequence[Cell]], extent: Extent) -> tuple[tuple[Cell, ...], ...]:
    """``rows`` without the empty cells at the end of each and the empty rows at the end of all.

    Raises ``SheetError`` beyond a limit.
    """
    kept: list[tuple[Cell, ...]] = []
    used = 0
    for row in rows:
        end = len(row)
        while end and row[end - 1].is_empty:
            end -= 1
        extent.row(len(kept), end)
        kept.append(tuple(row[:end]))
        if end:
            used = len(kept)
    return tuple(kept[:used])


def from_places(cells: Mapping[tuple[int, int], Cell], extent: Extent) -> tuple[tuple[Cell, ...], ...]:
    """Rows from cells known by ``(row, column)``, both from 0; what lies between them is empty.

    Raises ``SheetError`` beyond a limit.
    """
    by_row: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in cells.items():
        if not cell.is_empty:
            by_row.setdefault(row, {})[column] = cell
    for row, columns in by_row.items():
        extent.row(row, max(columns) + 1)
    return tuple(_row(by_row.get(row, {})) for row in range(max(by_row, default=-1) + 1))


def _row(columns: Mapping[int, Cell]) -> tuple[Cell, ...]:
    row = [EMPTY] * (max(columns, default=-1) + 1)
    for column, cell in columns.items():
        row[column] = cell
    return tuple(row)
