"""What a file did not give: as problems, for whoever reads a workbook."""

from ita_dash.form.finding import Finding
from ita_dash.form.grid import Grid
from ita_dash.form.problems import Problem, problem
from ita_dash.sheet.workbook import Workbook


def damage_problems(workbook: Workbook) -> list[Problem]:
    """What of the source could not be read, or only by a guess; and what the plain reader does not see."""
    problems = [problem(Finding(one.code, one.value), tab=one.tab) for one in workbook.damage]
    return [*problems, problem(Finding("FILE_READ_PLAINLY"))] if workbook.plain else problems


def uncalculated(grid: Grid) -> list[Problem]:
    """Formulas without a stored value, one problem for each column of the tab, at the first of its cells."""
    found: dict[int, list[int]] = {}
    for row, column in grid.tab.places(lambda cell: bool(cell.facts.formula)):
        found.setdefault(column, []).append(row)
    return [
        problem(
            Finding("FORMULA_WITHOUT_VALUE", grid.own(rows[0], column).facts.formula, {"number": str(len(rows))}),
            tab=grid.tab.title,
            row=rows[0] + 1,
            cell=grid.address(rows[0], column),
            link=grid.link(rows[0], column),
        )
        for column, rows in found.items()
    ]
