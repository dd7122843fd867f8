"""Where links, notes and pictures of an .xlsx go that stand beside its cells."""

from dataclasses import replace

from ita_dash.sheet.limits import CELLS, COLUMNS, LINKS_OF_A_CELL, ROWS
from ita_dash.sheet.workbook import EMPTY, Cell
from ita_dash.sheet.xlsx_tab import bounds

Place = tuple[int, int]
"""Row and column from 0."""


class Places:
    """Adds to ``cells`` what lies on them. Raises ``DamagedPartError`` for a reference that is none."""

    def __init__(self, cells: dict[Place, Cell]) -> None:
        self._cells = cells
        self._looked_at = 0

    def add_link(self, ref: str, address: str) -> None:
        for place in self._at(ref):
            cell = self._cells.get(place, EMPTY)
            if address not in cell.links and len(cell.links) < LINKS_OF_A_CELL:
                self._cells[place] = replace(cell, links=(*cell.links, address))

    def add_note(self, ref: str, note: str) -> None:
        for place in self._at(ref):
            if note:
                self._cells[place] = replace(self._cells.get(place, EMPTY), note=note)

    def add_picture(self, place: Place, name: str) -> None:
        if place[0] < ROWS.usual and place[1] < COLUMNS.usual:
            cell = self._cells.get(place, EMPTY)
            facts = cell.facts
            if len(facts.pictures) < LINKS_OF_A_CELL:
                self._cells[place] = replace(cell, facts=replace(facts, pictures=(*facts.pictures, name)))

    def _at(self, ref: str) -> list[Place]:
        """Where something at ``ref`` goes: to the cells there that hold something, else to the first of them.

        A range that is one too many to look through goes to its first cell.
        """
        top, left, bottom, right = bounds(ref)
        if bottom > ROWS.usual or right > COLUMNS.usual:
            return []
        area = (bottom - top) * (right - left)
        if area == 1:
            return [(top, left)]
        self._looked_at += min(area, len(self._cells))
        if self._looked_at > CELLS.most:
            return [(top, left)]
        if area <= len(self._cells):
            inside = ((row, column) for row in range(top, bottom) for column in range(left, right))
            filled = [place for place in inside if place in self._cells]
        else:
            filled = [place for place in self._cells if top <= place[0] < bottom and left <= place[1] < right]
        return filled or [(top, left)]
