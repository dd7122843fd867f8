"""Rows that name a division over the rows below them, in a table that has no column of divisions: "กองคลัง" across the table."""

from collections.abc import Mapping

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.rows.rowkinds import SECTION, RowLabel


def divisions_of_sections(answers: Answers, labels: Mapping[int, RowLabel], judge: ContentJudge) -> dict[int, str]:
    """Row → the division that it names, as typed; empty where a column names them."""
    if answers.has("division"):
        return {}
    texts = {row: answers.grid.text(row, answers.grid.answering(row)[0]) for row, one in labels.items() if one.kind == SECTION}
    return {row: text for row, text in texts.items() if judge.names_division(text)}
