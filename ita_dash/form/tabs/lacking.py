"""What a workbook lacks: what its file did not give, and what was still on its way when it was read: ``Loading...`` in a header
or a field of a form (rule 14).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ita_dash.form.assignments import problem_at
from ita_dash.form.finding import Finding
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.problems import Problem, problem
from ita_dash.form.tables.segments import HEADER_ROWS, Header, Table
from ita_dash.sheet.address import column_letters, rows_of_column
from ita_dash.sheet.workbook import LOADING, Workbook


def damage_problems(workbook: Workbook) -> list[Problem]:
    """What of the source could not be read, or only by a guess; and what the plain reader does not see."""
    problems = [problem(Finding(one.code, one.value), tab=one.tab) for one in workbook.damage]
    return [*problems, problem(Finding("FILE_READ_PLAINLY"))] if workbook.plain else problems


def uncalculated(grid: Grid) -> Iterator[Problem]:
    """Formulas without a stored value, one problem for each column of the tab, at the first of its cells."""
    found: dict[int, list[int]] = {}
    for row, column in grid.tab.places(lambda cell: bool(cell.facts.formula)):
        found.setdefault(column, []).append(row)
    for column, rows in found.items():
        where = {"range": rows_of_column(column_letters(column), rows)}
        yield problem_at(grid, rows[0], column, Finding("FORMULA_WITHOUT_VALUE", grid.own(rows[0], column).facts.formula, where))


def loading_problems(grid: Grid) -> list[Problem]:
    """Each cell that was still loading; where a form needs one of them, ``still_loading`` makes the read a failed one."""
    return [
        problem_at(grid, row, column, Finding("CELL_LOADING", grid.own(row, column).text)) for row, column in _loading_cells(grid)
    ]


def _loading_cells(grid: Grid) -> list[tuple[int, int]]:
    return list(grid.tab.places(lambda cell: cell.error == LOADING))


def still_loading(grid: Grid, tables: Sequence[Table], list_header: Header | None, spellings: Spellings) -> Iterator[str]:
    """The addresses of what a form, or the list of divisions, lacks as long as it loads; ``tables`` are those of the tab."""
    headers = [table.header for table in tables] or ([list_header] if list_header is not None else [])
    loading: dict[int, list[int]] = {}
    for row, column in _loading_cells(grid):
        loading.setdefault(row, []).append(column)
    for row, columns in loading.items():
        lacking = _of_table(grid, row, columns, headers) if headers else _of_header(grid, row, columns, spellings)
        yield from (grid.address(row, column) for column in lacking)


def _of_table(grid: Grid, row: int, loading: Sequence[int], headers: Sequence[Header]) -> Sequence[int]:
    """Which of the columns that are ``loading`` in a row are of a header, or below one of a field."""
    place = bisect_right(headers, row, key=lambda one: one.row)
    if not place or _is_apart(grid, row):
        return ()
    header = headers[place - 1]
    named = {column.number for column in header.columns.columns if column.field != "extra"}
    return [column for column in loading if row <= header.last or column in named]


def _is_apart(grid: Grid, row: int) -> bool:
    """Whether a row is one name with its value below the table: "พิมพ์เมื่อ | Loading..." after a blank row, and nothing but such
    rows below it."""
    if grid.filled(row - 1) or len(grid.filled(row)) != 2:
        return False
    return all(set(grid.filled(one)) <= set(grid.filled(row)) for one in range(row, grid.height))


def _of_header(grid: Grid, row: int, loading: Sequence[int], spellings: Spellings) -> Sequence[int]:
    """In a tab that is no form a header may be what is loading, and its first column stands for it: where the row holds nothing
    else but known headings, or the tab nothing else at all."""
    if row >= HEADER_ROWS:
        return ()
    others = [column for column in grid.filled(row) if column not in loading]
    is_header = all(spellings.match(grid.text(row, column)) is not None for column in others)
    if not others:
        is_header = len(loading) > 1 or not any(grid.filled(one) for one in range(grid.height) if one != row)
    return loading[:1] if is_header else ()
