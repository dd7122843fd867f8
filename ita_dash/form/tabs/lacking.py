"""What a workbook lacks: what its file did not give, and what was still on its way when it was read: ``Loading...`` in a header
or a field of a form (rule 14).
"""

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
    return list(grid.tab.places(lambda cell: cell.kind == "error" and cell.error == LOADING))


def still_loading(grid: Grid, tables: Sequence[Table], list_header: Header | None, spellings: Spellings) -> Iterator[str]:
    """The addresses of what a form, or the list of divisions, lacks as long as it loads; ``tables`` are those of the tab.

    In a tab that is neither, a header may be what is loading: where a row holds nothing else but known headings, or the tab
    nothing else at all.
    """
    if not _loading_cells(grid):
        return
    headers = [table.header for table in tables] or ([list_header] if list_header is not None else [])
    if not headers:
        yield from (_addresses(grid, row) for row in range(min(HEADER_ROWS, grid.height)) if _may_be_header(grid, row, spellings))
        return
    for header, end in zip(headers, [*(one.row for one in headers[1:]), grid.height], strict=True):
        fields = {column.number for column in header.columns.columns if column.field != "extra"}
        for row in range(header.row, end):
            if row > header.last and _is_apart(grid, row):
                continue
            wanted = range(grid.width) if row <= header.last else fields
            yield from (grid.address(row, column) for column in _loading(grid, row) if column in wanted)


def _is_apart(grid: Grid, row: int) -> bool:
    """Whether a row is one name with its value below the table: "พิมพ์เมื่อ | Loading..." after a blank row, and nothing but such
    rows below it."""
    if grid.filled(row - 1) or len(grid.filled(row)) != 2:
        return False
    return all(set(grid.filled(one)) <= set(grid.filled(row)) for one in range(row + 1, grid.height))


def _loading(grid: Grid, row: int) -> list[int]:
    return [column for column in grid.filled(row) if grid.own(row, column).error == LOADING]


def _may_be_header(grid: Grid, row: int, spellings: Spellings) -> bool:
    loading, filled = _loading(grid, row), grid.filled(row)
    others = [column for column in filled if column not in loading]
    if not loading:
        return False
    if others:
        return all(spellings.match(grid.text(row, column)) is not None for column in others)
    return len(loading) > 1 or not any(grid.filled(one) for one in range(grid.height) if one != row)


def _addresses(grid: Grid, row: int) -> str:
    return grid.address(row, _loading(grid, row)[0])
