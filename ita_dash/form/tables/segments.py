"""Where the tables of a tab begin and end: rows that may be a header are scored by their names and by what stands below them.

Below a header a row is one again only if it repeats it, or begins a new table: after a blank row or a title, by names that are
accepted as they stand. A row that a report fits is data, whatever words it begins with (rule 1 of the design).
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.columns.tablecolumns import Columns, columns_of
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.lines.marginlines import is_note
from ita_dash.form.numbering import is_title
from ita_dash.form.tables.headerrows import MOST_ROWS, explains_form, headings, is_above_parts, is_number_row, last_row
from ita_dash.form.tables.repeatedrows import FirstRow
from ita_dash.form.tables.settled import rounds_or_periods, with_numbers, with_sides
from ita_dash.form.tables.tablelines import lines_above, page_heading, tell_alike, tells_time, without_signed_tail, year_told
from ita_dash.form.tables.textlists import list_below
from ita_dash.sheet.workbook import Cell

HEADER_ROWS = 20
"""A tab is a form if one of its first so many rows begins a header."""
LIST_FIELDS = frozenset({"code", "division", "alias", "parent", "email"})
_OF_A_REPORT = frozenset({"result", "status", "progress", "period", "recommendation", "tick", "start", "deadline"})
_BESIDE_A_REPORT = frozenset({"measure", "division", "end", "month", "division_result", "true_start", "true_end"})
BESIDE_ACTIVITY = _OF_A_REPORT - {"recommendation"} | _BESIDE_A_REPORT
"""What makes a table that names an activity a form (rule 21)."""
_NEARLY_BEST = 0.6
"""Of the rows that may be the first header the highest counts whose score comes so near to the best one's: a cover names fewer
fields, and a second table in sight no more."""
_TITLE_WITHIN = 3
"""Rows above a header in which its title stands: a blank row and a note may lie between."""
_FEWEST_NAMED = 3
"""So many headings of a form, one of them of a report, are a header although nobody knows the name of its activity."""
_OF_A_FORM = _OF_A_REPORT | {"measure", "activity"}


@dataclass(frozen=True)
class Header:
    """The rows of a header (counted from 0, ``last`` included) and its columns."""

    row: int
    last: int
    columns: Columns
    score: float = 0.0

    def column(self, field: str) -> int | None:
        """The number of the first column of that field."""
        found = self.columns.of.get(field)
        return found[0].number if found else None

    def columns_of(self, field: str) -> tuple[int, ...]:
        return tuple(column.number for column in self.columns.of.get(field, ()))

    @property
    def fields(self) -> frozenset[str]:
        return self.columns.fields

    @property
    def is_form(self) -> bool:
        return "activity" in self.fields and bool(self.fields & BESIDE_ACTIVITY)

    @property
    def is_division_list(self) -> bool:
        """A heading "ส่วนราชการ" alone may stand anywhere; a list names short names, parents or addresses beside it."""
        fields = self.fields - {"extra"}
        return "division" in fields and fields <= LIST_FIELDS and bool(fields & {"alias", "parent", "email"})


@dataclass
class Table:
    """A header and the rows below it that hold something, without headers typed again and rows of column numbers."""

    grid: Grid
    header: Header
    rows: list[int] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    """Rows below which the header was typed again: what stands above may end in a margin of its own."""
    repeated: int = 0
    """Header rows below the first header, and rows that number the columns."""
    title: int | None = None
    """The row above the header that holds nothing but the title of this table."""
    lists: frozenset[int] = frozenset()
    """The rows at its end that are a list of texts under the name of what is reported."""
    lines: tuple[int, ...] = ()
    """The rows above the header that say which year or round the table is of."""

    @property
    def columns(self) -> Columns:
        return self.header.columns

    @property
    def body(self) -> list[int]:
        """``rows`` without those in which somebody signs at the end: what tells of the columns."""
        return without_signed_tail(self.grid, self.rows)

    def row_before(self, row: int) -> int:
        """The row of the table above ``row``; -1 above the first."""
        place = bisect_left(self.rows, row) - 1
        return self.rows[place] if place >= 0 else -1


class Segmenter:
    """Finds the tables of tabs with one set of accepted names and one list of divisions."""

    def __init__(self, spellings: Spellings, judge: ContentJudge) -> None:
        self.spellings = spellings
        self.judge = judge

    def tables(self, grid: Grid) -> list[Table]:
        """The forms in a tab; empty where none of its first rows is the header of a form."""
        first = self._first_header(grid)
        return self._below(grid, first) if first is not None else []

    def _below(self, grid: Grid, first: Header, by_year: bool = False) -> list[Table]:
        """The tables from the ``first`` header on. Where lines above a header that is typed again name several years, the rows
        above these, of which no line names one, are a table too: they are read again, ``by_year``."""
        years: set[int] = set()
        above = tuple(one for one in range(first.row) if grid.filled(one))
        tables = [Table(grid, first, title=_title_row(grid, first.row), lines=above)]
        row, below_header, names = first.last + 1, True, FirstRow(grid, first.row)
        while row < grid.height:
            filled = grid.filled(row)
            header = self._next_header(grid, row, tables[-1], names) if len(filled) > 1 else None
            lines = lines_above(grid, header.row, tables[-1].header.last) if header is not None else ()
            year = year_told(grid, lines)
            may_part = tells_time(grid, tables[-1].lines) or (by_year and year is not None)
            told = bool(lines) and may_part and not tell_alike(grid, lines, tables[-1].lines)
            if header is not None and not told and _is_again(header, tables[-1].header):
                years |= {year} if year is not None and not may_part else set()
                page = page_heading(grid, header.row, (*above, *tables[-1].lines))
                tables[-1].rows = [one for one in tables[-1].rows if one not in page]
                tables[-1].repeated += header.last - header.row + 1 + len(page)
                tables[-1].breaks.add(row)
                row, below_header = header.last + 1, True
            elif header is not None:
                tables[-1].rows = [one for one in tables[-1].rows if one not in lines]
                title = _take_title(grid, tables[-1], header.row)
                tables.append(Table(grid, header, title=title, lines=lines))
                row, below_header, names = header.last + 1, True, FirstRow(grid, header.row)
            else:
                if filled and below_header and is_number_row(grid, tables[-1].header.row, row):
                    tables[-1].repeated += 1
                elif filled:
                    tables[-1].rows.append(row)
                below_header = below_header and (not filled or _is_note_alone(grid, row))
                row += 1
        if len(years) > 1:
            return self._below(grid, first, by_year=True)
        for table in tables:
            self._settle(table)
        return tables

    def division_list(self, grid: Grid) -> Header | None:
        """The header of the list of divisions that a tab is, or None."""
        rows = range(min(HEADER_ROWS, grid.height))
        headers = (self._header(grid, row) for row in rows if len(grid.filled(row)) > 1 and not self._names_report(grid, row))
        return next((header for header in headers if header is not None and header.is_division_list), None)

    def _names_report(self, grid: Grid, row: int) -> bool:
        """Whether a row names what is in no list of divisions; seen at once, without the votes for its columns."""
        found = (self.spellings.match(grid.text(row, column)) for column in grid.filled(row))
        return any(one is not None and one.field in _OF_A_FORM for one in found) and not is_above_parts(grid, row)

    def _first_header(self, grid: Grid) -> Header | None:
        candidates = []
        for row in range(min(HEADER_ROWS, grid.height)):
            header = self._header(grid, row) if len(grid.filled(row)) > 1 else None
            if header is None or explains_form(grid, row, self.spellings):
                continue
            if self._is_form(grid, header):
                candidates.append(header)
        best = max((one.score for one in candidates), default=0.0)
        return next((one for one in candidates if one.score >= _NEARLY_BEST * best), None)

    def _is_form(self, grid: Grid, header: Header) -> bool:
        """Whether a header is that of a form by its names, or, where one of them is nobody's, by what stands below it."""
        if header.is_form:
            return True
        named = header.fields - {"extra", *LIST_FIELDS} | header.fields & {"division"}
        if len(named) < _FEWEST_NAMED or not named & _OF_A_REPORT:
            return False
        below = list(range(header.last + 1, grid.height))
        return Header(header.row, header.last, self._columns(grid, header.row, header.last, below)).is_form

    def _header(self, grid: Grid, row: int, rows: int = MOST_ROWS) -> Header | None:
        """What the names in ``row``, and in the ``rows`` of its parts at most, say."""
        match = self.spellings.match
        if not any(match(grid.text(row, column)) for column in grid.filled(row)) and not is_above_parts(grid, row):
            return None
        last = min(last_row(grid, row, self.spellings, self.judge.names_division), row + rows)
        header = self._scored(grid, row, last)
        if last > row and not any(match(grid.text(row, column)) for column in grid.filled(row)):
            below = self._scored(grid, row + 1, last)
            if _same_meaning(header, below):
                return None  # the row above the header is a title
        return header

    def _scored(self, grid: Grid, row: int, last: int) -> Header:
        columns = columns_of(headings(grid, row, last), self.spellings, self.judge)
        score = sum(role.score for role, column in zip(columns.roles, columns.columns, strict=True) if column.field != "extra")
        return Header(row, last, columns, score)

    def _next_header(self, grid: Grid, row: int, table: Table, names: FirstRow) -> Header | None:
        """The header that begins in a row below another one, whose first row says ``names``; or None."""
        if names.is_repeated_by(row):
            return self._header(grid, row, table.header.last - table.header.row)
        if row == table.header.last + 1:  # the same names in another language
            header = self._header(grid, row)
            return header if header is not None and header.is_form and _is_again(header, table.header) else None
        if len(grid.filled(row - 1)) > 1:  # a new table begins after a blank row, a title or a signature line
            return None
        filled = grid.filled(row)
        found = [self.spellings.match(grid.text(row, column)) for column in filled]
        exact = sum(one is not None and not one.repaired for one in found)
        if exact * 2 <= len(filled) and not is_above_parts(grid, row):
            return None
        header = self._header(grid, row)
        return header if header is not None and header.is_form else None

    def _columns(self, grid: Grid, row: int, last: int, rows: list[int]) -> Columns:
        def cells(number: int) -> list[Cell]:
            return grid.own_cells(number, rows)

        return columns_of(headings(grid, row, last), self.spellings, self.judge, cells, grid.is_hidden_column)

    def _settle(self, table: Table) -> None:
        """The columns of a table by its names and by all that stands below them."""
        header = table.header
        columns = self._columns(table.grid, header.row, header.last, table.body)
        columns = with_sides(table.grid, table.rows, with_numbers(table.grid, table.body, columns))
        columns = rounds_or_periods(table.grid, table.rows, columns)
        table.header = Header(header.row, header.last, columns, header.score)
        table.lists = frozenset(list_below(table.grid, table.body, columns, self.spellings))


def _same_meaning(one: Header, other: Header) -> bool:
    return [(a.number, a.field, a.months) for a in one.columns.columns] == [
        (a.number, a.field, a.months) for a in other.columns.columns
    ]


def _is_again(header: Header, above: Header) -> bool:
    """Whether a header is the one above, typed again in full or in part."""
    columns = {(column.number, column.field) for column in above.columns.columns}
    return all((column.number, column.field) in columns for column in header.columns.columns)


def _take_title(grid: Grid, table: Table, header_row: int) -> int | None:
    """The title above a new header, taken from the rows of the table before it."""
    title = _title_row(grid, header_row)
    if title in table.rows and _is_title_of_next(grid, table, title):
        table.rows.remove(title)
        return title
    return None


def _title_row(grid: Grid, header_row: int) -> int | None:
    """The row above a header that holds one text, right above it or above a blank row or a note."""
    for row in range(header_row - 1, header_row - _TITLE_WITHIN - 1, -1):
        filled = grid.filled(row)
        if filled and not _is_note_alone(grid, row):
            return row if len(filled) == 1 else None
    return None


def _is_note_alone(grid: Grid, row: int) -> bool:
    filled = grid.filled(row)
    return len(filled) == 1 and is_note(grid.text(row, filled[0]))


def _is_title_of_next(grid: Grid, table: Table, row: int) -> bool:
    """Whether one text at the left is rather the title of the next table: after a blank row, or named as one."""
    (column,) = grid.filled(row)
    if column > table.columns.columns[0].number:
        return False
    return not grid.filled(row - 1) or _is_note_alone(grid, row - 1) or is_title(grid.text(row, column))
