"""A tab's cells as a table is read: cleaned text, and merged cells filled with the value they share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ita_dash.form.text import is_blank, key, plain
from ita_dash.sheet.address import a1, cell_link
from ita_dash.sheet.workbook import EMPTY, Cell, Merge, Tab


@dataclass(frozen=True)
class Grid:
    """``tab`` with merges resolved, each cell cleaned once. Rows and columns count from 0."""

    tab: Tab
    url: str = ""

    @cached_property
    def height(self) -> int:
        """Rows up to the last that holds anything."""
        return max((row + 1 for row, columns in enumerate(self._filled) if columns), default=0)

    @cached_property
    def width(self) -> int:
        return self.tab.width

    @cached_property
    def _empty(self) -> set[int]:
        """The cells that hold nothing, by their ``id``."""
        return {number for number, cell in self.tab.distinct.items() if not cell.text.strip() and cell.is_empty}

    @cached_property
    def _filled(self) -> list[list[int]]:
        return self._columns_without(self._empty)

    def _columns_without(self, cells: set[int]) -> list[list[int]]:
        """The columns of each row whose own cells are none of ``cells``."""
        return [[column for column, cell in enumerate(row) if id(cell) not in cells] for row in self.tab.rows]

    @cached_property
    def _cells(self) -> Sequence[Sequence[Cell]]:
        """Every row up to its own last cell, with what merges share: one cell far to the right makes no other row longer."""
        if not self.tab.merges:
            return self.tab.rows
        cells = [list(row) for row in self.tab.rows]
        for (row, column), merge in self._shared.items():
            line = cells[row]
            if column >= len(line):
                line += [EMPTY] * (column + 1 - len(line))
            if line[column].is_empty:
                line[column] = self.tab.cell(merge.top, merge.left)
        return cells

    @cached_property
    def _cleaned(self) -> dict[int, str]:
        """The cleaned text of each object among the cells, by its ``id``."""
        cleaned = {number: plain(cell.text) for number, cell in self.tab.distinct.items()}
        cleaned[id(EMPTY)] = ""  # what merges may fill a row with
        return cleaned

    @cached_property
    def _blank(self) -> dict[int, str]:
        """The cells, by their ``id``, whose texts give no answer though they show something, each with an empty text."""
        return {number: "" for number, text in self._cleaned.items() if text and is_blank(text)}

    @cached_property
    def _texts(self) -> list[list[str]]:
        cleaned = self._cleaned
        return [[cleaned[id(cell)] for cell in row] for row in self._cells]

    @cached_property
    def _said(self) -> list[list[str]]:
        """The texts, those that give no answer as empty ones."""
        if not self._blank:
            return self._texts
        said = self._cleaned | self._blank
        return [[said[id(cell)] for cell in row] for row in self._cells]

    @cached_property
    def _answers(self) -> list[list[str]]:
        if not self._shared:
            return self._said
        answers = [list(row) for row in self._said]
        for row, column in self._shared:
            if not self.is_origin(row, column):
                answers[row][column] = ""
        return answers

    @cached_property
    def _shared(self) -> dict[tuple[int, int], Merge]:
        """The merge that a cell belongs to, for every merged cell within what was read."""
        return {
            (row, column): merge
            for merge in self.tab.merges
            for row in range(merge.top, min(merge.bottom, self.height))
            for column in range(merge.left, min(merge.right, max(self.width, merge.left + 1)))
        }

    def merge(self, row: int, column: int) -> Merge | None:
        """The merge that the cell is part of."""
        return self._shared.get((row, column))

    def is_origin(self, row: int, column: int) -> bool:
        """Whether the cell holds its own value: false for a merged cell that shares the value of another."""
        merge = self.merge(row, column)
        return merge is None or (merge.top, merge.left) == (row, column) or not self.own(row, column).is_empty

    def own(self, row: int, column: int) -> Cell:
        """The cell itself, without what a merge shares with it."""
        return self.tab.cell(row, column)

    def cell(self, row: int, column: int) -> Cell:
        """The cell; where cells are merged, the one that holds their value."""
        return self._cells[row][column] if 0 <= row < len(self._cells) and 0 <= column < len(self._cells[row]) else EMPTY

    def text(self, row: int, column: int) -> str:
        """The cell's cleaned text, shared with the cells that it is merged with."""
        return self._texts[row][column] if 0 <= row < len(self._texts) and 0 <= column < len(self._texts[row]) else ""

    def said(self, row: int, column: int) -> str:
        """The cell's cleaned text, shared with the cells that it is merged with; empty for a dash."""
        line = self._said[row] if 0 <= row < len(self._said) else ()
        return line[column] if 0 <= column < len(line) else ""

    def answer(self, row: int, column: int) -> str:
        """The cell's cleaned text where it holds it itself; empty where a merged cell shares it, and for a dash."""
        return self._answers[row][column] if 0 <= row < len(self._answers) and 0 <= column < len(self._answers[row]) else ""

    def lowest(self, column: int, first: int, last: int) -> tuple[int, int]:
        """Row and column of the lowest filled cell of ``column`` in the rows ``first`` to ``last``, of merged ones the first."""
        row = next((row for row in range(last, first - 1, -1) if self.text(row, column)), last)
        merge = self.merge(row, column)
        return (row, column) if merge is None else (merge.top, merge.left)

    def own_cells(self, column: int, rows: Iterable[int]) -> list[Cell]:
        """``own`` of ``column`` in each of ``rows``."""
        cells = self.tab.rows
        return [line[column] if column < len(line := cells[row]) else EMPTY for row in rows]

    def texts(self, row: int, columns: Iterable[int]) -> tuple[str, ...]:
        """``text`` of each of ``columns``, all of them within the row."""
        line = self._texts[row]
        return tuple([line[column] for column in columns])

    def keys(self, row: int) -> dict[int, str]:
        """What the filled cells of ``row`` say, by column, as ``key`` shows it."""
        return {column: key(self.text(row, column)) for column in self.filled(row)}

    def answers_of(self, column: int) -> Sequence[str]:
        """``answer`` of each row."""
        return self._column(self._answers, column)

    def shown_in(self, column: int) -> Sequence[str]:
        """``text`` of each row."""
        return self._column(self._texts, column)

    def _column(self, lines: list[list[str]], column: int) -> list[str]:
        """``column`` of all ``lines``, which are the same ones as others where nothing is merged and no text is a dash."""
        place = (id(lines), column)
        if place not in self._columns:
            self._columns[place] = [line[column] if column < len(line) else "" for line in lines]
        return self._columns[place]

    @cached_property
    def _columns(self) -> dict[tuple[int, int], list[str]]:
        return {}

    def texts_of(self, column: int) -> Sequence[str]:
        """``text`` of each row, empty for an error."""
        texts, errors = self.shown_in(column), {row for row in self._error_rows if self.is_error(row, column)}
        return ["" if row in errors else text for row, text in enumerate(texts)] if errors else texts

    def cells_of(self, column: int) -> list[Cell]:
        """``cell`` of each row, an empty one for an error."""
        cells = [line[column] if column < len(line) else EMPTY for line in self._cells]
        for row in self._error_rows:
            if cells[row].kind == "error":
                cells[row] = EMPTY
        return cells

    def filled(self, row: int) -> list[int]:
        """The columns of ``row`` whose own cells hold something."""
        return self._filled[row] if 0 <= row < len(self._filled) else []

    def answering(self, row: int) -> list[int]:
        """Those of them that say something: not a dash alone."""
        return self._answering[row]

    @cached_property
    def _answering(self) -> list[list[int]]:
        said = self._cleaned | self._blank
        silent = {number for number, cell in self.tab.distinct.items() if not (said[number] or cell.links or cell.note.strip())}
        return self._filled if silent == self._empty else self._columns_without(silent)

    @cached_property
    def _odd_rows(self) -> frozenset[int]:
        return frozenset(row for row, _column in self.tab.places(_is_odd))

    def is_error(self, row: int, column: int) -> bool:
        """Whether the cell shows an error."""
        return row in self._error_rows and self.cell(row, column).kind == "error"

    @cached_property
    def _error_rows(self) -> frozenset[int]:
        if not self.tab.having(lambda cell: cell.kind == "error"):
            return frozenset()
        return frozenset(row for row, cells in enumerate(self._cells) if any(cell.kind == "error" for cell in cells))

    def has_more_than_text(self, row: int) -> bool:
        """Whether a cell of ``row`` holds a link, a note, a picture or an error: most rows have none of these."""
        return row in self._odd_rows

    def is_hidden_column(self, column: int) -> bool:
        """Whether somebody hid the column."""
        return column in self.tab.hidden_columns

    def address(self, row: int, column: int) -> str:
        return a1(row, column)

    def link(self, row: int, column: int) -> str:
        return cell_link(self.url, self.tab.gid, a1(row, column))


def _is_odd(cell: Cell) -> bool:
    return not cell.is_empty and bool(cell.links or cell.note or cell.kind == "error" or cell.facts.pictures)
