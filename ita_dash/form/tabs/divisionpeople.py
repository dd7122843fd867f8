"""Divisions by the people who stand for them: a chip under ผู้รับผิดชอบ whose address the list of divisions has (rule 17).

An address that is typed is known to the list of divisions itself; a chip shows a name, and its address stands behind.
"""

from collections.abc import Sequence
from dataclasses import replace

from ita_dash.form.tables.segments import Table
from ita_dash.form.values.division import DivisionList
from ita_dash.sheet.workbook import Cell, Tab


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
    if not names or not all(len(one) == 1 and divisions.known(one[0]) for one in names):
        return cell
    text = "\n".join(dict.fromkeys(name for one in names for name in one))
    return replace(cell, text=text, value=text)
