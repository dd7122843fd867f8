"""What is known of one table before its rows are read: its columns' conventions, the office's divisions, year and round."""

from dataclasses import dataclass

from ita_dash.fiscal import FiscalYear
from ita_dash.form.answers import Answers
from ita_dash.form.content import ContentJudge
from ita_dash.form.conventions import Conventions, conventions_of
from ita_dash.form.rounds import Round
from ita_dash.form.segments import Table
from ita_dash.form.values.division import DivisionList


@dataclass(frozen=True)
class TablePlan:
    """One table, ready to be read. ``place`` counts the tables of its tab from 0."""

    table: Table
    answers: Answers
    conventions: Conventions
    judge: ContentJudge
    divisions: DivisionList
    year: FiscalYear
    place: int = 0
    tab_division: str = ""
    """The division that the tab's title names: what its rows report is that division's."""
    round: Round | None = None
    """The round that the tab's title names."""
    tab_measure: str = ""
    """What stands for the measure where neither a column nor a section names one."""


def plan_of(
    table: Table, judge: ContentJudge, year: FiscalYear, place: int, tab_division: str, round: Round | None, tab_measure: str
) -> TablePlan:
    """The plan of one table: what its columns' cells say of how they are written."""
    conventions = conventions_of(table)
    return TablePlan(
        table, Answers(table, conventions), conventions, judge, judge.divisions, year, place, tab_division, round, tab_measure
    )
