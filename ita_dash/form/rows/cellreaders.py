"""The readers of one table's cells of values, by the conventions of its columns: each is read once, however many rows share it.

Most cells of a sheet say what others say, and its readers make one object of these (``sheet.workbook.Cell``).
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from ita_dash.form.finding import Finding
from ita_dash.form.rows.conventions import Conventions, number_typed
from ita_dash.form.text import plain
from ita_dash.form.values.dates import DateReading, read_date
from ita_dash.form.values.percent import PercentReading, read_percent, read_weight
from ita_dash.form.values.status import read_status_cell
from ita_dash.sheet.workbook import Cell

_Reading = TypeVar("_Reading")
_WHOLE = 100
"""Percents: an odd number among shares (0.25, 0.5, 80) may be one, and is named (rule 4); a greater one is none."""


class CellReaders:
    """What cells of statuses, of progress, of days and of weights say in a table that is written by ``conventions``."""

    def __init__(self, conventions: Conventions) -> None:
        self.status = each_once(lambda cell: read_status_cell(plain(cell.text)))
        self.progress = each_once(partial(_progress, conventions))
        self.day = each_once(partial(_day, conventions))
        self.weight = each_once(_weight)


def _progress(conventions: Conventions, cell: Cell) -> PercentReading:
    share = number_typed(cell) if conventions.shares and cell.kind != "percent" else None
    if share is None or not 0 < share <= _WHOLE:
        return read_percent(plain(cell.text), cell.number, cell.kind)
    if share <= 1:
        return PercentReading(round(share * 100, 9))
    return PercentReading(share, (Finding("PERCENT_WITHOUT_SIGN", plain(cell.text), {"taken": f"{share:g}"}),))


def _day(conventions: Conventions, cell: Cell) -> DateReading:
    typed = plain(cell.text)
    read = read_date(conventions.date_text(typed), value=cell.number if cell.kind == "date" else None)
    kept = (one for one in read.findings if not conventions.settles(one))
    return replace(read, findings=tuple(replace(one, value=typed) for one in kept))


def _weight(cell: Cell) -> tuple[float, tuple[Finding, ...]]:
    return read_weight(plain(cell.text), cell.number)


def each_once(read: Callable[[Cell], _Reading]) -> Callable[[Cell], _Reading]:
    """``read`` that is asked once for each object. The cell is kept beside its reading, so that no other one gets its ``id``."""
    known: dict[int, tuple[Cell, _Reading]] = {}

    def reader(cell: Cell) -> _Reading:
        found = known.get(id(cell))
        if found is None:
            found = known[id(cell)] = (cell, read(cell))
        return found[1]

    return reader
