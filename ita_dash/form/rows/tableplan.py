"""What is known of one table before its rows are read: its columns' conventions, the office's divisions, year and round, and the
rows that name a division ("กองคลัง") or a round ("ไตรมาส 1") over the rows below them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ita_dash.fiscal import FiscalYear
from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.numbering import NO_ITEM, Item
from ita_dash.form.rows.conventions import Conventions, conventions_of
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.rows.rowkinds import REPORT, SECTION, RowLabel
from ita_dash.form.tables.segments import Table
from ita_dash.form.values.division import DivisionList
from ita_dash.form.values.rounds import Round, begins_with_round
from ita_dash.form.values.roundtitles import round_of_title, rounds_of_column


def divisions_of_sections(answers: Answers, labels: Mapping[int, RowLabel], judge: ContentJudge) -> dict[int, str]:
    """Row → the division that it names, as typed; empty where a column names them."""
    if answers.has("division"):
        return {}
    texts = {row: answers.grid.text(row, answers.grid.answering(row)[0]) for row, one in labels.items() if one.kind == SECTION}
    return {row: text for row, text in texts.items() if judge.names_division(text)}


def rounds_of_sections(answers: Answers, labels: Mapping[int, RowLabel], year: FiscalYear) -> dict[int, Round]:
    """Row → the round that it names, where every section of the table names one, and not all the same; empty else."""
    texts = {row: answers.grid.text(row, answers.grid.answering(row)[0]) for row in labels if _may_be(answers, labels, row)}
    found = {row: round_of_title(text, year) for row, text in texts.items()}
    rounds = {row: one for row, one in found.items() if one is not None}
    return rounds if len(rounds) == len(found) and len({one.order for one in rounds.values()}) > 1 else {}


def _may_be(answers: Answers, labels: Mapping[int, RowLabel], row: int) -> bool:
    """Whether a row is a section, or holds one text at the left that begins as a round."""
    kind, filled = labels[row].kind, answers.grid.answering(row)
    if kind == REPORT and len(filled) == 1 and filled[0] == answers.columns.columns[0].number != answers.column("round"):
        return begins_with_round(answers.grid.text(row, filled[0]))
    return kind == SECTION


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
    rounds: Mapping[str, Round] = field(default_factory=dict)
    """What each text of the column of rounds means."""
    tab_measure: Item = NO_ITEM
    """What stands for the measure where neither a column nor a section names one."""

    def with_rounds(self, rounds: Iterable[Round]) -> "TablePlan":
        """The plan of a table whose sections name ``rounds`` too."""
        named = {one.label: one for one in rounds}
        return replace(self, rounds={**self.rounds, **named}) if named else self

    def round_of(self, typed: str) -> Round | None:
        """The round of a row that says ``typed`` in the column of rounds: within the tab's where that names one too."""
        own = self.rounds.get(typed)
        if own is None or self.round is None:
            return own or self.round
        within = own.order / (own.order + 1)  # below 1, however great it is: rounds of one tab stay together
        return Round(f"{self.round.label} {own.label}", self.round.order + within)


def plan_of(
    table: Table,
    judge: ContentJudge,
    year: FiscalYear,
    place: int,
    tab_division: str,
    round: Round | None,
    tab_measure: Item,
    explaining: Iterable[Grid] = (),
) -> TablePlan:
    """The plan of one table: what its columns' cells say of how they are written, and the tabs ``explaining`` of their signs."""
    conventions = conventions_of(table, explaining)
    answers = Answers(table, conventions)
    rounds: Mapping[str, Round] = {}
    if answers.has("round"):
        texts = (answers.shared(row, "round") for row in table.rows)
        rounds = rounds_of_column(texts, table.columns.of["round"][0].header, year)
    return TablePlan(table, answers, conventions, judge, judge.divisions, year, place, tab_division, round, rounds, tab_measure)
