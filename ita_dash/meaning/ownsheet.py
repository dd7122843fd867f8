"""The sheet of assignments of an Excel file of ours, found again: its header, its columns, what the file says of itself."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ita_dash.columns.excelonly import EXPLAINED, RECKONED
from ita_dash.columns.registry import COLUMNS, CONTEXT
from ita_dash.form.columns.tablecolumns import Column, Columns
from ita_dash.form.fields import HEADINGS
from ita_dash.form.grid import Grid
from ita_dash.form.tables.segments import HEADER_ROWS, Header
from ita_dash.form.text import is_blank
from ita_dash.messages import _
from ita_dash.sheet.workbook import Cell
from ita_dash.vocabulary import DEMONSTRATION

_MARKS = frozenset({"activity", "division", "status", "progress", "basis", "status_read", "percent"})
"""Columns that no form but ours has together: a sheet that has them all is ours."""
_FORM_FIELDS = frozenset(HEADINGS) & {column.key for column in COLUMNS["assignments"]}
"""Columns that a form has too, by their field."""
FORMER_AS_OF = "ข้อมูล ณ วันที่"
"""What files of earlier releases call the as-of date."""
_SUFFIX = re.compile(r"(.*) \(\d+\)", re.DOTALL)
"""What ``Table.headers`` adds to the second header of a name."""


@dataclass(frozen=True)
class SummarySheet:
    """The sheet of assignments: where its header is, which column holds what, and the sheet's own columns by their header."""

    grid: Grid
    row: int
    places: dict[str, int]
    own: dict[int, str]

    @property
    def header(self) -> Header:
        """As ``form`` describes one, the reckoned columns left out."""
        columns = [
            Column(number, self.grid.own(self.row, number).text, key, self.grid.own(self.row, number).text)
            for key, number in self.places.items()
            if key in _FORM_FIELDS
        ]
        columns += [Column(number, header, "extra") for number, header in self.own.items()]
        return Header(self.row, self.row, Columns(tuple(sorted(columns, key=lambda column: column.number))))

    def cell(self, row: int, key: str) -> Cell:
        return self.grid.own(row, self.places.get(key, -1))

    def text(self, row: int, key: str) -> str:
        """The text as it stands; a dash or a full stop that somebody typed for no answer is none."""
        text = self.cell(row, key).text
        return "" if is_blank(text) else text


def find_summary(grid: Grid) -> SummarySheet | None:
    """The sheet of assignments that a tab is, by its header; None for any other tab."""
    keys = _keys()
    for row, cells in enumerate(grid.tab.rows[:HEADER_ROWS]):
        if not {keys.get(cell.text) for cell in cells} >= _MARKS:
            continue
        places: dict[str, int] = {}
        own: dict[int, str] = {}
        seen: set[str] = set()
        for number in grid.filled(row):
            header = grid.own(row, number).text
            key = keys.get(header)
            if key is not None and key not in places:
                places[key] = number
            else:
                own[number] = _as_named(header, seen)
            seen.add(header.casefold())
        return SummarySheet(grid, row, places, own)
    return None


def is_another_table(grid: Grid) -> bool:
    """Whether a tab is one of the other tables of the file, however much it looks like a form."""
    rows = [{grid.own(row, number).text for number in grid.filled(row)} for row in range(min(HEADER_ROWS, grid.height))]
    for columns in (*COLUMNS.values(), RECKONED, EXPLAINED):
        names = {_(column.header) for column in columns if column.key != "key"}  # not in older files, nor on the summary
        if any(names <= row for row in rows):
            return True
    return False


def _as_named(header: str, seen: set[str]) -> str:
    """The header of a column of the sheet's own, as it was before ``Table.headers`` told it apart from another."""
    match = _SUFFIX.fullmatch(header)
    return match[1] if match and match[1].casefold() in seen else header


@lru_cache(maxsize=1)
def _keys() -> Mapping[str, str]:
    """Header → key of the column."""
    columns = [column for column in (*CONTEXT, *COLUMNS["assignments"]) if column.key != "extra"]
    return {FORMER_AS_OF: "as_of"} | {_(column.header): column.key for column in columns}


def said_about(sheet: SummarySheet, grids: Iterable[Grid]) -> dict[str, str]:
    """What the sheet of explanations says about the file, by the message ids of its lines; else what the title lines say.

    A CSV file of ours says it in its last columns.
    """
    if "fiscal_year" in sheet.places:
        first = {key: sheet.text(sheet.row + 1, key) for key in ("office", "fiscal_year", "note", "as_of")}
        return {
            "Name of the office": first["office"],
            "Title of the sheet": first["note"],
            "Fiscal year": first["fiscal_year"],
            "As of": first["as_of"],
        }
    names = ("Name of the office", "Title of the sheet", "Fiscal year", "As of")
    labels = {FORMER_AS_OF: "As of"} | {_(name): name for name in names}
    for grid in grids:
        pairs = {grid.own(row, 0).text: grid.own(row, 1).text for row in range(grid.height) if grid is not sheet.grid}
        found = {labels[label]: value for label, value in pairs.items() if label in labels and value}
        if "Fiscal year" in found:
            return found
    above = ((row, column) for row in range(sheet.row) for column in (0, 1))  # the second in the table of assignments
    lines = [line for place in above if (line := sheet.grid.own(*place).text)]
    before, _year, after = _("Fiscal year {year}").partition("{year}")
    for line in lines:
        if match := re.fullmatch(f"(.*?) ?{re.escape(before)}([0-9]{{4}}){re.escape(after)}", line):
            found = {"Name of the office": match[1], "Fiscal year": match[2], "As of": _day_said(lines)}
            return found | ({"Title of the sheet": line} if DEMONSTRATION in line else {})
    return {}


def _day_said(lines: Iterable[str]) -> str:
    """The day that a title line names, where the sheet of explanations is gone."""
    names = (_("Judged up to {day}").partition("{day}")[0], FORMER_AS_OF)
    said = (line.split(" · ")[0] for line in lines)
    return next((one.removeprefix(name).strip() for one in said for name in names if name and one.startswith(name)), "")
