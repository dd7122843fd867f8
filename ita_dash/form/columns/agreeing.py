"""A column of numbers whose heading nobody knows, and which agrees with the statuses beside it row by row, is the progress.

What is done stands at 100, what is not started at 0, what is in progress between them: a weight, a budget or a score does not
keep to that (rule 3 of the design: heading, content and place together). Only done and not started tell; any small number lies
between 0 and 100.
"""

from collections.abc import Callable, Iterable, Sequence

from ita_dash.form.roles import CONTENT, Evidence, Vote
from ita_dash.form.text import is_blank, plain
from ita_dash.form.values.percent import read_percent
from ita_dash.form.values.status import DONE, IN_PROGRESS, NOT_STARTED, read_status_cell
from ita_dash.sheet.workbook import Cell

_POINTS = 1.0
"""As much as a heading that begins as a known one does: any known heading tells more."""
_TELLING = 2
"""Rows done or not started whose number agrees: one may be chance."""
_SAMPLE = 40
"""Rows that are looked at, so that the work has a bound; as many distinct texts as ``form.columns.columntexts`` looks at."""


def vote_by_agreeing(evidence: Iterable[Evidence], cells: Callable[[int], Sequence[Cell]]) -> None:
    """Adds the vote of such a column to ``evidence``; ``cells`` gives those below the heading of a column, row by row."""
    columns = list(evidence)
    named = {vote.field for one in columns for vote in one.votes}
    statuses = next((one.number for one in columns if any(vote.field == "status" for vote in one.votes)), None)
    if statuses is None or "progress" in named:
        return
    for one in columns:
        if one.votes:
            continue
        agreed, told, filled = agreement(cells(statuses), cells(one.number))
        if told >= _TELLING and agreed * 2 > filled:  # most rows
            one.votes.append(Vote("progress", _POINTS, CONTENT, f"{agreed}/{filled}"))
            return


def agreement(statuses: Sequence[Cell], numbers: Sequence[Cell]) -> tuple[int, int, int]:
    """In how many rows a number agrees with the status, in how many of these the status tells, and how many rows have a number
    or another text beside a status."""
    agreed = told = filled = 0
    for typed, cell in zip(statuses, numbers, strict=True):
        status = "" if is_blank(typed.text) else read_status_cell(plain(typed.text)).status
        if status not in (DONE, NOT_STARTED, IN_PROGRESS) or is_blank(cell.text):
            continue
        filled += 1
        percent = _percent(cell)
        if status == IN_PROGRESS:
            agreed += percent is not None and 0 < percent < 100
        elif percent is not None and percent == (100 if status == DONE else 0):
            agreed += 1
            told += 1
        if filled == _SAMPLE:
            break
    return agreed, told, filled


def _percent(cell: Cell) -> float | None:
    return read_percent(plain(cell.text), cell.number, cell.kind).percent
