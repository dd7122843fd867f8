"""A column whose heading nobody knows, and whose texts speak of the activities beside them, tells what was done or is advised.

What is reported on an activity takes up its words, row by row: nine in ten results do, and more than half of the recommendations,
where dates, names and evidence do not. That tells them from other prose, which their own words do not (rule 3 of the design:
heading, content and place together). It counts only behind the columns of the plan, and in a table that has some column of a
report beside: the indicators of a plan that nobody reports on speak of its activities as well.
"""

from collections.abc import Callable, Iterable, Sequence

from ita_dash.form.fields import FIELDS, PLANNED_BY
from ita_dash.form.lines.marginlines import goes_on
from ita_dash.form.roles import CONTENT, HEADING, LEVEL_FIELDS, Evidence, Vote
from ita_dash.form.text import head, is_blank, key
from ita_dash.sheet.workbook import Cell

_RUN = 6
"""Letters in a row that two texts have in common only where they speak of one thing: a word with what follows it."""
_LONGEST = 400
"""Letters of a text that are looked at: what it speaks of shows early."""
_SAMPLE = 40
"""Rows that are looked at, so that the work has a bound; as many distinct texts as ``form.columns.columntexts`` looks at."""
_POINTS = 1.0
"""As much as a heading that begins as a known one does: any known heading tells more."""
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
    said = set().union(*named.values()) if named else set()
    levels = [
        (max(LEVEL_FIELDS.index(vote.field) for vote in one.votes if vote.field in LEVEL_FIELDS), one.number)
        for one in columns
        if any(vote.field in LEVEL_FIELDS and vote.source == HEADING for vote in one.votes)
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
        if spoken * 2 > filled:  # most rows
            one.votes.append(Vote(field, _POINTS, CONTENT, f"{spoken}/{filled}"))
            said.add(field)
