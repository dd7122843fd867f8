"""Columns whose heading nobody knows, told by what stands beside them row by row (rule 3 of the design: heading, content and
place together). Any known heading tells more.

- Numbers that agree with the statuses are the progress: what is done stands at 100, what is not started at 0, what is in progress
  between them; a weight, a budget or a score does not keep to that. Only done and not started tell, for any small number lies
  between 0 and 100.
- Numbers that add up to all of the work, 100 or 1, weigh the activities; counts, money, scores and percents of progress do not
  come to exactly that.
- Percents with their sign, or shares ("3 จาก 4"), are the progress, where nothing else is. Of people, satisfaction or money they
  say nothing of the work; targets do not keep to what is reported row by row, and one percent in all rows is rather a target.
- Texts that speak of the activities tell what was done or is advised. What is reported on an activity takes up its words, row by
  row: nine in ten results do, and more than half of the recommendations, where dates, names and evidence do not. It counts only
  behind the columns of the plan, and in a table that has some column of a report beside: the indicators of a plan that nobody
  reports on speak of its activities as well.
"""

from collections.abc import Callable, Iterable, Sequence

from ita_dash.form.columns.columntexts import is_percent, is_signed
from ita_dash.form.fields import FIELDS, PLANNED_BY
from ita_dash.form.headings.headparts import is_of_work
from ita_dash.form.lines.marginlines import goes_on
from ita_dash.form.roles import CONTENT, HEADING, LEVEL_FIELDS, Evidence, Vote
from ita_dash.form.text import head, is_blank, key, plain
from ita_dash.form.values.months import number_of
from ita_dash.form.values.percent import percent_within
from ita_dash.form.values.status import DONE, IN_PROGRESS, NOT_STARTED, read_status_cell, status_said_by
from ita_dash.sheet.workbook import Cell

_POINTS = 1.0
"""As much as a heading that begins as a known one does: any known heading tells more."""
_TELLING = 2
"""Rows done or not started whose number agrees, or whose text speaks of its activity: one may be chance."""
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


def _status_of(text: str) -> str | None:
    return read_status_cell(text).status


def agreement(
    statuses: Sequence[Cell], numbers: Sequence[Cell], read: Callable[[str], str | None] = _status_of
) -> tuple[int, int, int]:
    """In how many rows a number agrees with the status that ``read`` finds beside it, in how many of these the status tells, and
    how many rows have a number or another text beside a status."""
    agreed = told = filled = 0
    for typed, cell in zip(statuses, numbers, strict=True):
        status = read(plain(typed.text))
        if status not in (DONE, NOT_STARTED, IN_PROGRESS) or is_blank(cell.text):
            continue
        filled += 1
        percent = percent_within(cell)
        if status == IN_PROGRESS:
            agreed += percent is not None and 0 < percent < 100
        elif percent is not None and percent == (100 if status == DONE else 0):
            agreed += 1
            told += 1
        if filled == _SAMPLE:
            break
    return agreed, told, filled


_FEWEST = 3
"""Two numbers may add up to 100 by chance, as 60 and 40 percents of progress do."""
_WHOLES = (100.0, 1.0)
"""What weights add up to: percents, or shares of one."""
_ROUNDED = 0.005
"""Of the whole, that parts with decimals may miss it by: three times 33.3, and no weight is rounded to whole numbers."""


def vote_by_weighing(evidence: Iterable[Evidence], cells: Callable[[int], Sequence[Cell]]) -> None:
    """Adds the vote of such a column to ``evidence``; ``cells`` gives those below the heading of a column, row by row."""
    columns = list(evidence)
    if any(vote.field == "weight" for one in columns for vote in one.votes):
        return
    for one in columns:
        if not one.votes and are_weights(below := [cell for cell in cells(one.number) if not is_blank(cell.text)]):
            one.votes.append(Vote("weight", _POINTS, CONTENT, f"{len(below)}/{len(below)}"))
            return


def are_weights(cells: Sequence[Cell]) -> bool:
    """Whether the filled cells of a column are numbers above nought that add up to a whole."""
    numbers = [number for cell in cells if (number := number_of(cell)) is not None and number > 0]
    if len(numbers) < max(_FEWEST, len(cells)):
        return False
    total = sum(numbers)
    exact = all(number.is_integer() for number in numbers)
    return any(total == whole or (not exact and abs(total - whole) <= _ROUNDED * whole) for whole in _WHOLES)


_SIGNED = 0.9
"""Less than numbers that add up to all of the work: percents that do weigh the activities, perhaps."""
_DIFFERENT = 2
"""Different percents: one alone may be a slip, and the same in every row a target."""
_CLEAR = 0.8
"""Of the cells: one in five may be odd, and is named; where more are, it is a column of words."""
_OUT_OF = key("จาก")


def vote_by_signs(evidence: Iterable[Evidence], cells: Callable[[int], Sequence[Cell]]) -> None:
    """Adds the vote of a column of percents to ``evidence``; ``cells`` gives those below the heading of a column, row by row."""
    columns = list(evidence)
    named = {vote.field: one.number for one in reversed(columns) for vote in one.votes}
    if not named.keys().isdisjoint(("progress", "month")):
        return
    for one in columns:
        if any(vote.field != "weight" or vote.source != CONTENT for vote in one.votes) or not is_of_work(one.header):
            continue
        below = [cell for cell in cells(one.number) if not is_blank(cell.text)][:_SAMPLE]
        shares = [cell for cell in below if _is_share(cell)]
        if len({cell.text for cell in shares}) < _DIFFERENT or len(shares) < _CLEAR * len(below):
            continue
        if _keeps_to(named, cells, one.number):
            one.votes.append(Vote("progress", _SIGNED, CONTENT, f"{len(shares)}/{len(below)}"))
            return


def _is_share(cell: Cell) -> bool:
    return is_signed(cell) or (cell.kind == "text" and _OUT_OF in key(cell.text) and is_percent(cell))


def _keeps_to(named: dict[str, int], cells: Callable[[int], Sequence[Cell]], number: int) -> bool:
    """Whether the percents of a column do not contradict most of what is reported beside them."""
    for field, read in (("status", _status_of), ("result", _done_by)):
        if field in named:
            agreed, _told, filled = agreement(cells(named[field]), cells(number), read)
            if filled and agreed * 2 <= filled:
                return False
    return True


def _done_by(result: str) -> str | None:
    """Only that it is done is told so surely by a result that another percent contradicts it."""
    status = status_said_by(result)
    return status if status == DONE else None


_RUN = 6
"""Letters in a row that two texts have in common only where they speak of one thing: a word with what follows it."""
_LONGEST = 400
"""Letters of a text that are looked at: what it speaks of shows early."""
_PLAN = frozenset({*LEVEL_FIELDS, "division", "support", *PLANNED_BY})
_OF_A_REPORT = frozenset({"status", "progress", "tick", "timestamp", *(one.name for one in FIELDS if one.reported)})
_TAKEN = ("result", "recommendation")
"""What such a column may be, the first that no other column is."""


def spoken_of(activities: Sequence[Cell], texts: Sequence[Cell]) -> tuple[int, int]:
    """In how many rows a text takes up words of the activity that the row names, or goes on with, and how many rows have one."""
    activity: frozenset[str] = frozenset()
    spoken = filled = 0
    for named, cell in zip(activities, texts, strict=True):
        if not is_blank(named.text) and not goes_on(named.text):
            activity = _runs(named.text)
        if is_blank(cell.text) or not activity:
            continue
        filled += 1
        spoken += not activity.isdisjoint(_runs(cell.text))
        if filled == _SAMPLE:
            break
    return spoken, filled


def _runs(text: str) -> frozenset[str]:
    said = key(head(text, _LONGEST))
    return frozenset(said[start : start + _RUN] for start in range(len(said) - _RUN + 1))


def vote_by_speaking(evidence: Iterable[Evidence], cells: Callable[[int], Sequence[Cell]]) -> None:
    """Adds the votes of such columns to ``evidence``; ``cells`` gives those below the heading of a column, row by row."""
    columns = list(evidence)
    named = {one.number: {vote.field for vote in one.votes} for one in columns}
    said = set().union(*named.values())
    levels = [
        (LEVEL_FIELDS.index(vote.field), one.number)
        for one in columns
        for vote in one.votes
        if vote.field in LEVEL_FIELDS and vote.source == HEADING
    ]
    if not levels or not said & _OF_A_REPORT:
        return
    activity = max(levels)[1]
    behind = max(number for number, fields in named.items() if fields & _PLAN)
    for one in columns:
        field = next((name for name in _TAKEN if name not in said), "")
        if not field or one.votes or one.number <= behind:
            continue
        spoken, filled = spoken_of(cells(activity), cells(one.number))
        if spoken >= _TELLING and spoken * 2 > filled:  # most rows
            one.votes.append(Vote(field, _POINTS, CONTENT, f"{spoken}/{filled}"))
            said.add(field)
