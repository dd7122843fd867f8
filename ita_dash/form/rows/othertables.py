"""Rows below the reports of a table that are another table without a header of a form: scores and what they stand for, colours,
counts by status, short names, telephone numbers. And lines between reports that explain words and signs.

No single row tells (rule 6 of the design: all rows of a table are told together). A block of rows is another table where none of
its cells is what its column holds, and where one of its columns holds, in most rows, what it holds nowhere above: figures,
statuses, divisions, people.
"""

from collections.abc import Callable, Iterator, Sequence

from ita_dash.form.columns.columntexts import ContentJudge, is_box
from ita_dash.form.fields import PERIODS
from ita_dash.form.lines.legends import is_counted, is_legend, is_sign
from ita_dash.form.numbering import number_of
from ita_dash.form.rows.balance import VALUES, FilledRow, is_figure
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.text import plain
from ita_dash.form.values.divisiontext import begins_as_division, begins_as_unit, is_person
from ita_dash.form.values.status import read_status
from ita_dash.form.values.ticks import says_more

_FEWEST = 2
"""One row may be a slip of the pen; from two on they are rows of a table."""
_PLANNED = frozenset({"measure", "activity", "division", *PERIODS})
_TOLD = frozenset({"status", "progress", "result", "division_result"})
_LONGEST = 60
"""Letters of what fills a cell of such a table's own; a longer text is prose."""


def other_tables(rows: Sequence[FilledRow], answers: Answers, judge: ContentJudge) -> set[int]:
    """The rows of blocks below the last row that is surely of the form, and of legends wherever they stand."""
    form = _FormRows([one for one in rows if one.filled], answers, judge)
    found = {one.row for block in _blocks(form.rows, form.explains) for one in block}
    end = next((place for place in range(len(form.rows), 0, -1) if form.has(form.rows[place - 1])), 0)
    above, below = form.rows[:end], form.rows[end:]
    for block in _blocks(below, lambda _one: True) if above else ():
        found |= {one.row for one in form.other(block, above)}
    return found


def _blocks(rows: Sequence[FilledRow], belongs: Callable[[FilledRow], bool]) -> Iterator[list[FilledRow]]:
    """Runs of rows right below each other that belong to a block, of two or more."""
    block: list[FilledRow] = []
    for one in (*rows, None):
        if one is not None and belongs(one) and (not block or block[-1].row + 1 == one.row):
            block.append(one)
            continue
        if len(block) >= _FEWEST:
            yield block
        block = [one] if one is not None and belongs(one) else []


class _FormRows:
    """What the columns of the form hold, and which rows hold anything of it."""

    def __init__(self, rows: list[FilledRow], answers: Answers, judge: ContentJudge) -> None:
        self.rows, self.answers, self.judge = rows, answers, judge

    def has(self, one: FilledRow) -> bool:
        """Whether a cell of the row is what its column is for. Where a figure or a sign stands for the name of the work, what
        stands beside it is what that means."""
        named = _sort(one.texts[0], one.named[0]) in ("figure", "sign")
        return any(
            self._takes(field, text, number, one.row)
            for number, field, text in zip(one.filled, one.named, one.texts, strict=True)
            if not (named and field in _TOLD)
        )

    def explains(self, one: FilledRow) -> bool:
        """Whether the row does nothing but explain words and signs, beside no report."""
        return not one.fields & _TOLD and is_legend(one.texts) and not self.has(one)

    def _takes(self, field: str, text: str, number: int, row: int) -> bool:
        if field == "division":
            return begins_as_unit(text) or self.judge.is_division(self.answers.grid.cell(row, number))
        if field in ("measure", "activity"):
            return bool(number_of(text).number)
        if field == "tick":
            return is_box(self.answers.grid.cell(row, number))
        reader = VALUES.get("period" if field in PERIODS else field)
        return field == "month" or (reader is not None and reader(plain(text)))

    def other(self, block: list[FilledRow], above: Sequence[FilledRow]) -> list[FilledRow]:
        """The rows of ``block`` that are another table, with its header and its title; empty where none are."""
        found: list[FilledRow] = []
        columns = {number: field for one in block for number, field in zip(one.filled, one.named, strict=True)}
        for number, field in sorted(columns.items()):
            usual = {_sort(_at(one, number), field) for one in above}
            odd = [len(one.filled) > 1 and _sort(_at(one, number), field) not in ("", *usual) for one in block]
            first = odd.index(True) if any(odd) else len(block)
            if sum(odd) >= _FEWEST and sum(odd) * 2 > len(block) - first:
                found = max(found, block[_with_heads(block, first) :], key=len)
        return found


def _with_heads(block: Sequence[FilledRow], first: int) -> int:
    """The place of the header that stands over a table's ``first`` row, and of the title above it, if any."""
    if first and block[first - 1].filled == block[first].filled:
        first -= 1
    return first - 1 if first and len(block[first - 1].filled) == 1 else first


def _at(one: FilledRow, number: int) -> str:
    return one.texts[one.filled.index(number)] if number in one.filled else ""


def _sort(text: str, field: str) -> str:
    """The sort of a text that names no work; empty for any other."""
    if not 0 < len(text) <= _LONGEST or field not in _PLANNED:
        return ""
    return next((name for name, is_one in _SORTS.items() if name != field and is_one(text)), "")


def _is_status(text: str) -> bool:
    return read_status(text).status is not None and not says_more(text)


_SORTS: dict[str, Callable[[str], bool]] = {
    "figure": lambda text: is_counted(text) or (is_figure(text) and not number_of(text).number),
    "sign": is_sign,
    "status": _is_status,
    "division": begins_as_division,
    "person": is_person,
}
"""Sorts of text; a division in the column of divisions is what that is for."""
