"""Rows that name a round over the rows below them: "ไตรมาส 1" across the table, or alone in its first column."""

from collections.abc import Mapping

from ita_dash.fiscal import FiscalYear
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.rows.rowkinds import REPORT, SECTION, RowLabel
from ita_dash.form.values.rounds import Round, begins_with_round
from ita_dash.form.values.roundtitles import round_of_title


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
