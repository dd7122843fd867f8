"""Lists of texts below a table, under the name of what is reported: "ปัญหาและอุปสรรค" above "1. งบประมาณไม่พอ", "2. …".

No single row tells them from activities that nobody has filled in yet (rule 6 of the design: all rows of a table are told
together). The line over them is the name of a column of reports, alone where the plan stands, and all rows below it, to the end
of the table, hold one text, perhaps beside its number.
"""

from collections.abc import Sequence

from ita_dash.form.columns.tablecolumns import Columns
from ita_dash.form.fields import FIELDS
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.lines.marginlines import is_note, is_number
from ita_dash.form.numbering import number_of

_REPORTED = frozenset({"extra", "progress", *(one.name for one in FIELDS if one.reported)})
_PLANNED = frozenset({"code", "measure", "activity", "level", "wider"})


def list_below(grid: Grid, rows: Sequence[int], columns: Columns, spellings: Spellings) -> list[int]:
    """Those of ``rows``, of one table from top to bottom, that are such a list at its end, its title among them."""
    place = len(rows)
    while place and _is_text(grid, rows[place - 1], columns):
        place -= 1
    starts = (start for start in range(place, len(rows)) if _is_title(grid, rows[start], spellings))
    start = next((start for start in starts if _is_apart(grid, rows, start)), len(rows))
    return list(rows[start:]) if place else []  # a plan that nobody has filled in is no list


def _is_text(grid: Grid, row: int, columns: Columns) -> bool:
    """Whether a row holds one text where the plan stands, perhaps beside its number."""
    filled = grid.answering(row)
    if len(filled) == 2 and is_number(grid.text(row, filled[0])):
        filled = filled[1:]
    column = columns.at.get(filled[0]) if len(filled) == 1 else None
    return column is not None and column.field in _PLANNED


def _text(grid: Grid, row: int) -> str:
    return grid.text(row, grid.answering(row)[-1])


def _is_title(grid: Grid, row: int, spellings: Spellings) -> bool:
    """Whether a row holds nothing but the name of what is reported, without a number."""
    text = _text(grid, row)
    match = spellings.match(text) or spellings.beginning(text)
    is_named = match is not None and match.field in _REPORTED and not match.repaired
    return is_named and len(grid.answering(row)) == 1 and not number_of(text).number


def _is_apart(grid: Grid, rows: Sequence[int], start: int) -> bool:
    """Whether the title at ``start`` stands below a blank row, or over rows that count from 1; a note may follow."""
    below = [row for row in rows[start + 1 :] if not is_note(_text(grid, row))]
    if not below:
        return False
    return not grid.filled(rows[start] - 1) or _number(grid, below[0]) == "1"


def _number(grid: Grid, row: int) -> str:
    first = grid.text(row, grid.answering(row)[0])
    return number_of(_text(grid, row)).number or first.strip("(). ")
