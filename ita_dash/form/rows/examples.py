"""The row of the empty form that shows how to fill it in: which of it a person may have typed, and what goes on below it."""

from collections.abc import Sequence

from ita_dash.form.fields import PERIODS
from ita_dash.form.lines.marginlines import is_example, is_text_of_example, is_word_for_example
from ita_dash.form.rows.rowanswers import Answers

_OF_A_YEAR = frozenset({*PERIODS, "reported_on"})
"""Fields whose example follows the year of the form."""


def typed_in_example(answers: Answers, row: int, filled: Sequence[int]) -> Sequence[int]:
    """The ``filled`` columns of an example's row; none where all is as the empty form has it."""
    texts = answers.grid.texts(row, filled)
    if all(
        field in _OF_A_YEAR or is_text_of_example(field, text) for field, text in zip(answers.fields(filled), texts, strict=True)
    ):
        return ()
    return filled


def handed_down(answers: Answers, row: int) -> frozenset[str]:
    """Which of measure and activity go on below an example: what is merged over rows below it too, and a measure that is none.
    What is called an example itself hands nothing down; where its number is, nothing that is not merged."""
    merges = {name: answers.grid.merge(row, answers.column(name)) for name in ("measure", "activity")}
    goes_on = {name for name, merge in merges.items() if merge is not None and merge.bottom > row + 1}
    if not is_word_for_example(answers.own(row, "code")):
        goes_on.add("measure")
    return frozenset(name for name in goes_on if not is_example(answers.own(row, name)))
