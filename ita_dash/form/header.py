"""Which rows are a header: one row, or up to three where headings stand over their parts (years over months under ระยะเวลา).

Of the rows of a header the lowest text of a column is its own, those above it are headings, merged over their columns or followed
by blank cells. What the columns mean is told by ``form.columns``.
"""

from dataclasses import dataclass
from functools import cached_property

from ita_dash.form.columns import Column, Heading, columns_of
from ita_dash.form.grid import Grid
from ita_dash.form.months import read_months
from ita_dash.form.period import fiscal_year_named
from ita_dash.form.problems import Finding
from ita_dash.form.spellings import LONGEST_HEADER, Spellings, header_key
from ita_dash.form.text import key
from ita_dash.form.ticks import read_ticks

HEADER_ROWS = 20
"""A tab is a form if one of its first so many rows begins a header."""
_MOST_ROWS = 3
_LIST_FIELDS = frozenset({"code", "division", "alias", "parent", "email"})
_BESIDE_ACTIVITY = frozenset(
    {"measure", "division", "result", "period", "start", "end", "deadline", "month", "tick", "status", "progress"}
)
"""What makes a row that names an activity a header."""
_FEWEST_NUMBERS = 3
_LONGEST_PART = 25


@dataclass(frozen=True)
class Header:
    """The rows of a header (counted from 0, ``last`` included) and its columns in the order of the sheet."""

    row: int
    last: int
    columns: tuple[Column, ...]
    findings: tuple[tuple[int, Finding], ...] = ()
    """What was odd about columns, by their number."""

    def column(self, field: str) -> int | None:
        """The number of the first column with that meaning."""
        return next(iter(self.columns_of(field)), None)

    def columns_of(self, field: str) -> tuple[int, ...]:
        """The numbers of all columns with that meaning."""
        return self._numbers.get(field, ())

    @cached_property
    def _numbers(self) -> dict[str, tuple[int, ...]]:
        numbers: dict[str, tuple[int, ...]] = {}
        for column in self.columns:
            numbers[column.field] = (*numbers.get(column.field, ()), column.number)
        return numbers

    @cached_property
    def fields(self) -> frozenset[str]:
        return frozenset(self._numbers)

    @cached_property
    def known_columns(self) -> frozenset[int]:
        """The numbers of the columns that have a header."""
        return frozenset(column.number for column in self.columns)

    @cached_property
    def is_form(self) -> bool:
        return "activity" in self.fields and bool(self.fields & _BESIDE_ACTIVITY)

    @cached_property
    def is_division_list(self) -> bool:
        """A heading "ส่วนราชการ" alone may stand anywhere; a list names short names, parents or addresses beside it."""
        return (
            "division" in self.fields
            and self.fields - {"extra"} <= _LIST_FIELDS
            and bool(self.fields & {"alias", "parent", "email"})
        )

    def same_columns(self, other: "Header") -> bool:
        """Whether both are the header of one table, typed again."""
        return [(one.number, one.field) for one in self.columns] == [(one.number, one.field) for one in other.columns]


def read_header(grid: Grid, row: int, spellings: Spellings) -> Header | None:
    """The header that begins in ``row``, or None: a header names the fields of a form or of the list of divisions.

    Most of its columns have names that are known.
    """
    if not any(spellings.match(grid.text(row, column)) for column in grid.filled(row)) and not _is_above_parts(grid, row):
        return None
    last = row
    while last + 1 < min(row + _MOST_ROWS, grid.height) and _goes_on(grid, row, last + 1, spellings):
        last += 1
    header = _header(grid, row, last, spellings)
    if not (header.is_form or header.is_division_list) or len(grid.filled(row)) < 2:
        return None
    if last > row and not any(spellings.match(grid.text(row, column)) for column in grid.filled(row)):
        below = _header(grid, row + 1, last, spellings)
        if [(one.number, one.field, one.months) for one in header.columns] == [
            (one.number, one.field, one.months) for one in below.columns
        ]:
            return None  # the row above the header is a title
    known: dict[str | int, bool] = {}
    for column in header.columns:  # parts of one heading are one
        part = column.heading or column.number
        known[part] = known.get(part, False) or column.field != "extra" or bool(column.spelling)
    return header if sum(known.values()) * 2 > len(known) else None


def _header(grid: Grid, row: int, last: int, spellings: Spellings) -> Header:
    columns, findings = columns_of(_headings(grid, row, last), spellings)
    return Header(row, last, columns, findings)


def is_number_row(grid: Grid, row: int) -> bool:
    """Whether a row below a header numbers its columns: "(1) (2) (3)", "๑ ๒ ๓"."""
    numbers = [key(grid.own(row, column).text).strip("().") for column in grid.filled(row)]
    if len(numbers) < _FEWEST_NUMBERS or not all(number.isdecimal() and len(number) <= 2 for number in numbers):
        return False
    first = int(numbers[0])
    return [int(number) for number in numbers] == list(range(first, first + len(numbers)))


def _is_above_parts(grid: Grid, row: int) -> bool:
    """Whether a row has cells merged over several columns, as headings have."""
    return any((merge := grid.merge(row, column)) is not None and merge.right - merge.left > 1 for column in grid.filled(row))


def _headings(grid: Grid, row: int, last: int) -> list[Heading]:
    """The texts of each column from the highest heading to its own name."""
    columns = sorted({column for one in range(row, last + 1) for column in _named(grid, one)})
    return [
        Heading(column, tuple(dict.fromkeys(text for one in range(row, last + 1) if (text := _over(grid, one, column, last)))))
        for column in columns
    ]


def _named(grid: Grid, row: int) -> list[int]:
    """The columns over which ``row`` holds a text, merged ones included."""
    named = []
    for column in grid.filled(row):
        merge = grid.merge(row, column)
        named += [column] if merge is None else range(merge.left, min(merge.right, grid.width))
    return [column for column in named if grid.text(row, column)]


def _over(grid: Grid, row: int, column: int, last: int) -> str:
    """What ``row`` says over a column: its text; else, where the column has a name below, the heading to its left."""
    if text := grid.text(row, column):
        return text
    if row == last or grid.merge(row, column) is not None or not _has_part(grid, row, column, last):
        return ""
    left = column - 1
    while left >= 0 and not grid.text(row, left) and grid.merge(row, left) is None and _has_part(grid, row, left, last):
        left -= 1
    if left < 0 or not _has_part(grid, row, left, last) or not _is_narrow(grid, row, left):
        return ""
    return grid.text(row, left)


def _has_part(grid: Grid, row: int, column: int, last: int) -> bool:
    return any(not grid.own(below, column).is_empty for below in range(row + 1, last + 1))


def _is_narrow(grid: Grid, row: int, column: int) -> bool:
    merge = grid.merge(row, column)
    return merge is None or merge.right - merge.left == 1


def _goes_on(grid: Grid, top: int, row: int, spellings: Spellings) -> bool:
    """Whether ``row`` is one more row of the header that begins at ``top``: all it holds are parts, and one of them is known.

    Short words right below a known heading are its parts, whatever they are (เชิงปริมาณ, เชิงคุณภาพ).
    """
    cells = [column for column in grid.filled(row) if grid.text(row, column)]
    if not cells or any(len(grid.text(row, column)) > LONGEST_HEADER for column in cells):
        return False
    texts = {heading.number: heading.texts for heading in _headings(grid, top, row)}
    months = dict(zip(texts, read_months([(own, " ".join(above)) for *above, own in texts.values()]), strict=True))
    ticks = dict(zip(texts, read_ticks([own for *_above, own in texts.values()]), strict=True))
    if is_number_row(grid, row) and not any(months[column] for column in cells):
        return False
    known = all(_is_year(texts[column][-1]) for column in cells) or (
        len(cells) > 1
        and all(
            _is_part(texts[column], spellings) and (not _above(grid, top, row, column) or _is_heading(grid, top, row, column))
            for column in cells
        )
    )
    for column in cells:
        own, above = grid.text(row, column), _above(grid, top, row, column)
        joined = bool(above) and _is_one_name(above, own, spellings)
        if above and not (joined or key(above) == key(own) or _is_remark(own) or _is_heading(grid, top, row, column)):
            return False
        is_new = own not in texts[column][:-1] and key(own) != key(above)
        known = known or joined or (is_new and bool(spellings.match(own) or months[column] or ticks[column]))
    return known


def _above(grid: Grid, top: int, row: int, column: int) -> str:
    """The text right above a part; empty where the cells above it are blank."""
    return next((text for one in range(row - 1, top - 1, -1) if (text := grid.text(one, column))), "")


def _is_heading(grid: Grid, top: int, row: int, column: int) -> bool:
    """Whether a heading of several columns stands over the cell: merged over them, or with blank cells to its right."""
    for one in range(row - 1, top - 1, -1):
        if not grid.text(one, column):
            continue
        if not _is_narrow(grid, one, column):
            return True
        beside = column + 1
        return (
            grid.merge(one, column) is None
            and not grid.text(one, beside)
            and grid.merge(one, beside) is None
            and not grid.own(row, beside).is_empty
        )
    return False


def _is_one_name(above: str, own: str, spellings: Spellings) -> bool:
    """Whether a name goes on in the row below: "วิธีการ" above "ดำเนินการ"."""
    whole = header_key(above + own)
    match = spellings.match(above + own) if whole != header_key(above) else None
    return match is not None and header_key(match.spelling) == whole


def _is_part(texts: tuple[str, ...], spellings: Spellings) -> bool:
    *above, own = texts
    is_short = len(own) <= _LONGEST_PART and not any(letter.isdecimal() for letter in own)
    return is_short and bool(above) and spellings.match(above[-1]) is not None


def _is_year(text: str) -> bool:
    """Whether a text is the year over its months."""
    return len(text) <= _LONGEST_PART and fiscal_year_named(text) is not None


def _is_remark(text: str) -> bool:
    return text[0] in "([（" and text[-1] in ")]）"
