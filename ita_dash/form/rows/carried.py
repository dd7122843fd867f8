"""Whether a blank division or period that goes on from the row above is unlike the rows around it, and is said.

Where an office types the same name again in row after row, a blank cell among them was rather forgotten than meant to go on (rule
4 of the design: whether blank continues is told by the column). It is carried all the same, and named.
"""

from collections.abc import Iterable, Iterator

from ita_dash.form.fields import PERIODS
from ita_dash.form.lines.marginlines import goes_on
from ita_dash.form.rows.continued import Above
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.text import is_blank, key

_FEWEST = 2
"""A name that is typed again once may be chance; from two on it is how the column is filled in."""


def typed_out(answers: Answers, rows: Iterable[int]) -> frozenset[str]:
    """Those of division and period whose column repeats its texts in neighbouring rows more often than it leaves a blank."""
    rows = list(rows)
    period = next((name for name in PERIODS if answers.has(name)), "period")
    return frozenset(name for name in ("division", period) if answers.has(name) and _is_typed_out(answers, rows, name))


def carried_silently(answers: Answers, row: int, above: Above, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The columns of ``names`` that a row leaves blank, each with what it took over from ``above``."""
    for name in sorted(names):
        if not is_blank(answers.shared(row, name)) or (name != "division" and above.planned_row == row):
            continue
        if carried := above.division if name == "division" else above.planned.typed(None):
            yield answers.column(name), carried


def _is_typed_out(answers: Answers, rows: list[int], name: str) -> bool:
    again = blank = 0
    above = ""
    for row in rows:
        if not answers.own(row, "activity"):
            continue
        text = key(answers.shared(row, name))
        if is_blank(text) or goes_on(text):
            blank += bool(above)
        else:
            again += text == above and bool(answers.own(row, name))
            above = text
    return again >= _FEWEST and again > blank
