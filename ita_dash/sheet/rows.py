"""What the sources share when they build a tab: one kind of line end, and no empty cells at the end."""

from collections.abc import Iterable, Sequence

from ita_dash.sheet.workbook import EMPTY, Cell


def one_line_end(text: str) -> str:
    """``text`` with ``\\n`` for every line end, however the source writes it."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def trimmed(rows: Iterable[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """``rows`` without the empty cells at the end of each and the empty rows at the end of all."""
    kept: list[tuple[Cell, ...]] = []
    used = 0
    for row in rows:
        end = len(row)
        while end and row[end - 1].is_empty:
            end -= 1
        kept.append(tuple(row[:end]))
        if end:
            used = len(kept)
    return tuple(kept[:used])


def from_places(cells: dict[tuple[int, int], Cell]) -> tuple[tuple[Cell, ...], ...]:
    """Rows from cells known by ``(row, column)``, both from 0; what lies between them is empty."""
    widths: dict[int, int] = {}
    for (row, column), cell in cells.items():
        if not cell.is_empty:
            widths[row] = max(widths.get(row, 0), column + 1)
    height = max(widths, default=-1) + 1
    rows: list[tuple[Cell, ...]] = [()] * height
    for row, width in widths.items():
        rows[row] = tuple(cells.get((row, column), EMPTY) for column in range(width))
    return tuple(rows)
