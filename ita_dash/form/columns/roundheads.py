"""Columns whose headings name a time: rounds ("รอบ 6 เดือน" beside "รอบ 12 เดือน", ครั้งที่ 1, ไตรมาส 1 … 4), and months on two sides,
what is planned for each month and what was done in it (rules 2, 3 and 15 of the design).

What stands in all the columns of one kind together tells what they hold. Columns of rounds alone are statuses, percents with
their sign, else results; months and quarters hold reports only where their words are ones, for marks and numbers below them plan
or count. Below months of what was done marks say in which months, numbers on their way to 100 how far it is; any other words and
counts are the result of their month, which is a round.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ita_dash.form.columns.columntexts import MOST, ColumnTexts, ContentJudge, is_box, is_percent, together
from ita_dash.form.headings.headparts import PLAN, RESULT
from ita_dash.form.headings.spellings import REPORTS
from ita_dash.form.headings.votes import EXACT, Heading, Named, month_round
from ita_dash.form.roles import CONTENT, HEADING, Vote
from ita_dash.form.text import is_blank
from ita_dash.form.values.months import is_mark_alone, number_of
from ita_dash.form.values.rounds import Round, round_alone
from ita_dash.sheet.workbook import Cell

_FEWEST = 2
"""One round alone has nothing to be told from: it is a column like another."""


def with_rounds_alone(
    headings: Sequence[Heading], named: Sequence[Named], judge: ContentJudge, texts: Callable[[int], ColumnTexts]
) -> list[Named]:
    """``named`` with those of rounds as columns of what is reported in them."""
    said = {vote.field for one in named for vote in one.votes}
    found = list(named)
    for is_month in (False, True):
        rounds = {
            place: when
            for place, (heading, one) in enumerate(zip(headings, named, strict=True))
            if (when := _round_of(heading, one)) is not None and (one.months is not None) == is_month
        }
        if len({when.order for when in rounds.values()}) < _FEWEST:
            continue
        below = together([texts(headings[place].number) for place in rounds])
        vote = judge.reported([field for field in REPORTS if field not in said], below, told=is_month)
        if vote is None:
            continue
        for place, when in rounds.items():
            found[place] = replace(named[place], votes=(vote,), months=None, round=when, label="")
    return found


def _round_of(heading: Heading, named: Named) -> Round | None:
    """The round that a heading is the name of, where it says nothing else of its column."""
    own = heading.texts[-1]
    if named.months is not None:
        return month_round(named.months, own) if {vote.field for vote in named.votes} == {"month"} else None
    if len(heading.texts) > 1 or any(vote.field != "round" for vote in named.votes):
        return None
    return round_alone(own)


_ALL = 100
"""Percents: the whole of the work."""
_ROUNDED = 1.0
"""Percents that shares of a whole may miss it by, where they are rounded: three times 33."""


def with_sides_of_months(
    headings: Sequence[Heading], named: Sequence[Named], cells: Callable[[int], Sequence[Cell]]
) -> list[Named]:
    """``named`` with columns of months as such, where marks or percents stand below those of what was done; ``cells`` gives
    the cells of a column row by row."""
    done = [place for place, one in enumerate(named) if one.months is not None and one.side == RESULT]
    if not done:
        return list(named)
    planned = [place for place, one in enumerate(named) if one.months is not None and one.side != RESULT]
    sides = [[cells(headings[place].number) for place in places] for places in (planned, done)]
    marked, reached = map(_shares, sides)
    is_by_month = reached.marks * 2 > reached.filled or not reached.filled
    if not is_by_month and reached.numbers * 2 > reached.filled:
        is_by_month = any(vote.field == "progress" for place in done for vote in named[place].votes) or _in_percents(*sides)
    found = list(named)
    for places, below, are_months in (
        (planned, marked, is_by_month or marked.marks * 2 > marked.filled),
        (done, reached, is_by_month),
    ):
        content = Vote("month", MOST, CONTENT, f"{max(below.marks, below.numbers)}/{below.filled}")
        for place in places if are_months else ():
            votes = (Vote("month", EXACT, HEADING), content)
            found[place] = replace(named[place], votes=votes, side=named[place].side or PLAN, round=None, by_beginning=False)
    return found


class _Shares(NamedTuple):
    """Of so many distinct cells as are ``filled``, how many hold marks and how many numbers up to 100."""

    filled: int
    marks: int
    numbers: int


def _shares(columns: Iterable[Sequence[Cell]]) -> _Shares:
    below = {(cell.text, cell.kind): cell for column in columns for cell in column if not is_blank(cell.text)}.values()
    marks = sum(is_box(cell) or is_mark_alone(cell.text) for cell in below)
    return _Shares(len(below), marks, sum(map(is_percent, below)))


def _in_percents(planned: Sequence[Sequence[Cell]], reached: Sequence[Sequence[Cell]]) -> bool:
    """Whether the numbers of what was done are percents: the plan ends at all of the work or has no numbers, or, where it has,
    every row rises; counts of each month (5 and then 4) do not."""
    plans, results = ([row for line in zip(*side, strict=True) if (row := figures(line))] for side in (planned, reached))
    if sum(adds_up(row) or row[-1] == _ALL for row in plans) * 2 >= len(plans):
        return True
    rises = [row for row in (*plans, *results) if len(row) > 1]
    return bool(rises) and all(row == sorted(row) and row[0] < row[-1] for row in rises)


def figures(cells: Iterable[Cell]) -> list[float]:
    """The numbers above nought in cells of months, percents as such."""
    return [number for cell in cells if (number := number_of(cell)) is not None and number > 0]


def adds_up(numbers: Sequence[float]) -> bool:
    """Whether what is planned for several months are shares of the whole: 25, 25, 50."""
    return len(numbers) > 1 and abs(sum(numbers) - _ALL) <= _ROUNDED
