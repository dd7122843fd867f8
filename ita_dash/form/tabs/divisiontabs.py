"""The tabs that list the office's divisions, ``ส่วนราชการ | ชื่อย่อ | สังกัด | อีเมล``, and the people who stand for these: a chip under
ผู้รับผิดชอบ whose address the list has (rule 17). An address that is typed is known to the list itself; a chip shows a name, and its
address stands behind.
"""

from collections.abc import Sequence
from dataclasses import replace

from ita_dash.form.assignments import problem_at
from ita_dash.form.finding import Finding
from ita_dash.form.grid import Grid
from ita_dash.form.lines.marginlines import is_example, is_note
from ita_dash.form.problems import Problem
from ita_dash.form.tables.segments import Header, Table
from ita_dash.form.tables.tablelines import without_signed_tail
from ita_dash.form.text import plain
from ita_dash.form.values.division import DivisionList
from ita_dash.form.values.divisionlist import division_list
from ita_dash.sheet.workbook import Cell, Tab

_FIELDS = ("division", "alias", "parent", "email")


def read_division_lists(tabs: Sequence[tuple[Grid, Header]]) -> tuple[DivisionList, list[Problem]]:
    """The divisions that the tabs list, each with its header, and what was odd. Every cell is in the list or in a problem."""
    rows: list[tuple[str, str, str]] = []
    parents: dict[str, tuple[Grid, int, int]] = {}  # where each is named first
    problems: list[Problem] = []
    for grid, header in tabs:
        columns = [header.column(name) for name in _FIELDS]
        known = {column.number for column in header.columns.columns}
        below = range(header.last + 1, grid.height)
        listed = set(without_signed_tail(grid, [row for row in below if grid.filled(row)]))
        for row in below:
            name, alias, parent, email = ("" if column is None else grid.text(row, column) for column in columns)
            if is_example(name):
                continue
            if row not in listed or (len(grid.filled(row)) == 1 and is_note(name)):
                name = ""  # who signs below the list, and remarks on it
            if name:
                rows.append((name, f"{alias}\n{email}", parent))  # an address names its division as a short name does
                if columns[2] is not None:
                    parents.setdefault(plain(parent), (grid, row, columns[2]))
            problems += [
                problem_at(grid, row, column, Finding("CELL_WITHOUT_HEADER", grid.own(row, column).text))
                for column in grid.filled(row)
                if column not in known or not name
            ]
    divisions, findings = division_list(rows)
    return divisions, [*problems, *(problem_at(*parents[finding.value], finding) for finding in findings)]


def with_divisions(tab: Tab, tables: Sequence[Table], divisions: DivisionList) -> Tab:
    """``tab`` with the divisions' names in place of their people, under the headings of divisions; the rest stays as it is."""
    columns = {column for table in tables for column in table.header.columns_of("division")}
    if not divisions or not any(cell.facts.people for cell in tab.unusual.values()):
        return tab
    rows = (tuple(_named(cell, divisions) if column in columns else cell for column, cell in enumerate(row)) for row in tab.rows)
    return replace(tab, rows=tuple(rows))


def _named(cell: Cell, divisions: DivisionList) -> Cell:
    """The cell with the names of those whom it holds, where the list knows all of them."""
    names = [divisions.read(address).names for address in cell.facts.people]
    if not names or not all(len(one) == 1 and divisions.known(*one) for one in names):
        return cell
    text = "\n".join(dict.fromkeys(name for one in names for name in one))
    return replace(cell, text=text, value=text)
