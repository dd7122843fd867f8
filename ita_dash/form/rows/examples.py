"""The row of the empty form that shows how to fill it in: which of it a person may have typed."""

from collections.abc import Sequence

from ita_dash.form.fields import PERIODS
from ita_dash.form.lines.marginlines import is_text_of_example
from ita_dash.form.rows.rowanswers import Answers

_OF_A_YEAR = frozenset({*PERIODS, "reported_on"})
"""Fields whose example follows the year of the form."""


def typed_in_example(answers: Answers, row: int, filled: Sequence[int]) -> Sequence[int]:
    """The ``filled`` columns of an example's row; none where all is as the empty form has it."""
    columns = answers.columns.at
    fields = {one: columns[one].field if one in columns else "" for one in filled}
    if all(field in _OF_A_YEAR or is_text_of_example(field, answers.grid.text(row, one)) for one, field in fields.items()):
        return ()
    return filled
