"""Which side each row of a table is of, where rows แผน and ผล stand below each other (rule 15 of the design)."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from ita_dash.form.headings.headparts import PLAN, RESULT, side_of
from ita_dash.form.text import key

_OTHER = {PLAN: RESULT, RESULT: PLAN}
Own = Callable[[int, str], str]
"""What a row holds itself in a field (``rowanswers.Answers.own``)."""


def sides_of_rows(own: Own, rows: Sequence[int]) -> Mapping[int, str]:
    """Row → ``PLAN`` or ``RESULT``, empty where nothing tells. Of two rows of one activity and division one whose word is spoiled
    or blank is the other side of the one that is told."""
    sides = {row: side_of(own(row, "plan_or_result")) for row in rows}
    for pair in (run for run in _runs(own, rows) if len(run) == 2):
        told = [sides[row] for row in pair if sides[row]]
        if len(told) == 1:
            sides |= {row: _OTHER[told[0]] for row in pair if not sides[row]}
    return sides


def is_of_one(own: Own, row: int, below: int) -> bool:
    """Whether the row below is of the same activity and division: it names no other."""
    return all(key(own(below, name)) in ("", key(own(row, name))) for name in ("activity", "division"))


def _runs(own: Own, rows: Iterable[int]) -> list[list[int]]:
    """The ``rows`` of one activity and division that stand together."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and is_of_one(own, runs[-1][0], row):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs
