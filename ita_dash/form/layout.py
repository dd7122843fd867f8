"""The tables of a tab, one under the other: each header with the rows that it heads."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ita_dash.form.columns import Column, told_by_content
from ita_dash.form.grid import Grid
from ita_dash.form.header import HEADER_ROWS, Header, is_number_row, read_header
from ita_dash.form.numbering import is_title
from ita_dash.form.percent import read_percent
from ita_dash.form.spellings import Spellings
from ita_dash.form.status import read_status
from ita_dash.form.text import is_blank, key, plain
from ita_dash.form.ticks import status_named
from ita_dash.sheet.workbook import Cell


@dataclass
class Table:
    """A header and the rows below it that hold something, without headers typed again and rows of column numbers."""

    header: Header
    rows: list[int] = field(default_factory=list)
    repeated: int = 0
    """Header rows below the first header, and rows that number the columns."""
    titles: set[int] = field(default_factory=set)
    """Rows that hold nothing but the title of the table that begins below them."""


_BOXES = frozenset({"true", "false", "/", "x", "✓", "✔", "√", "☑", "☐", "p", "ü", "●", "1", "0"})
_NUMBER = re.compile(r"\(?[0-9]{1,3}(?:\.[0-9]{1,2})*+[.)]*")


def find_tables(grid: Grid, spellings: Spellings) -> list[Table]:
    """The forms in a tab; empty where none of its first rows is the header of a form."""
    tables: list[Table] = []
    row, below_header = 0, False
    while row < grid.height and (tables or row < HEADER_ROWS):
        header = read_header(grid, row, spellings) if len(grid.filled(row)) > 1 else None
        if header is not None and header.is_form:
            if tables and (title := _title_above(grid, tables[-1])) is not None:
                tables[-1].titles.add(title)
            if tables and header.same_columns(tables[-1].header):
                tables[-1].repeated += header.last - header.row + 1
            else:
                tables.append(Table(header))
            row, below_header = header.last + 1, True
            continue
        if tables and grid.filled(row):
            if below_header and is_number_row(grid, row):
                tables[-1].repeated += 1
            else:
                tables[-1].rows.append(row)
            below_header = False
        row += 1
    for table in tables:
        _settle(grid, table)
    return tables


def _title_above(grid: Grid, table: Table) -> int | None:
    """The last row of a table that is rather the title of the next: one text at the left, after a blank row or named as one."""
    row = table.rows[-1] if table.rows else table.header.row
    filled = grid.filled(row)
    if row <= table.header.last or len(filled) != 1 or filled[0] > table.header.columns[0].number:
        return None
    text = grid.text(row, filled[0])
    return row if not grid.filled(row - 1) or is_title(text) else None


def division_list_header(grid: Grid, spellings: Spellings) -> Header | None:
    """The header of the list of divisions that a tab is, or None."""
    rows = range(min(HEADER_ROWS, grid.height))
    headers = (read_header(grid, row, spellings) for row in rows)
    return next((header for header in headers if header is not None and header.is_division_list), None)


def _settle(grid: Grid, table: Table) -> None:
    """Tell columns whose name may head a text or a percent by most of what stands below them."""

    def cells(column: int) -> list[Cell]:
        return [cell for row in table.rows if not is_blank((cell := grid.own(row, column)).text)]

    def is_percent(column: int) -> bool | None:
        found = cells(column)
        return sum(map(_is_percent, found)) * 2 > len(found) if found else None

    def is_status(column: int) -> bool:
        found = cells(column)
        return sum(read_status(plain(cell.text)).status is not None for cell in found) * 2 > len(found)

    columns = told_by_content(table.header.columns, is_percent, is_status)
    boxes = tuple(
        replace(column, field="tick", status=status)
        if column.field == "extra"
        and not column.spelling
        and (status := status_named(column.header))
        and cells(column.number)
        and all(map(_is_box, cells(column.number)))
        else column
        for column in columns
    )
    table.header = replace(table.header, columns=(*_numbers_before(table, boxes, cells), *boxes))


def _is_box(cell: Cell) -> bool:
    """Whether a cell holds a tick box, or a mark alone."""
    return cell.kind == "bool" or key(cell.text) in _BOXES


def _numbers_before(table: Table, columns: tuple[Column, ...], cells: Callable[[int], list[Cell]]) -> tuple[Column, ...]:
    """The column of numbers that stands without a heading right before the first one."""
    before = columns[0].number - 1
    found = cells(before) if before >= 0 and "code" not in table.header.fields else []
    numbered = len(found) > 1 and all(_NUMBER.fullmatch(key(cell.text)) for cell in found)
    return (Column(before, "ลำดับ", "code", "ลำดับ"),) if numbered else ()


def _is_percent(cell: Cell) -> bool:
    if cell.kind == "percent":
        return True
    text = plain(cell.text)
    return len(text) <= 40 and read_percent(text).percent is not None
