"""Where the reports of a table end and its margin begins: signatures, sums and notes count only below the last row that reports.

What speaks for a report and what speaks for a margin is weighed by ``form.rows.balance``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import dropwhile, pairwise

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.fields import AS_TYPED
from ita_dash.form.lines.marginlines import is_dotted, is_note, is_signature, is_whole_sum
from ita_dash.form.rows.balance import REPORTED, Balance, FilledRow, is_margin_text, is_reckoned
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.tables.segments import Table
from ita_dash.form.tables.tablelines import LINES_OF_SIGNERS

_GO_ON = ("extra", "result", "recommendation", "evidence", "level", "wider", "round", "plan_or_result")
GO_ON_ALONE = frozenset({*_GO_ON, *(one.name for one in AS_TYPED)})
"""A text alone in one of these columns goes on with the row right above."""
_NARROW = 2
"""Cells of a line below a signature: who reports at the left, who approves at the right."""
_GAP = 2
"""A line of who signs stands so many rows below the line above it at the most: one row may lie between."""


def margins(table: Table, rows: Sequence[FilledRow], answers: Answers, judge: ContentJudge) -> set[int]:
    """The rows below the last one that reports, in the table and above each place where its header was typed again."""
    balance = Balance(table, answers, judge)
    margins: set[int] = set()
    breaks = {bisect_left(rows, edge, key=lambda one: one.row) for edge in table.breaks}
    for first, last in pairwise(sorted({0, *breaks, len(rows)})):
        part, goes_on = list(rows[first:last]), last < len(rows)
        while goes_on and part and _may_head(part[-1]):  # the title of what follows
            part.pop()
        below = part[_last_report(part, balance) + 1 :]
        if goes_on:  # it ends in a margin only where somebody signs
            below = list(dropwhile(lambda one: not balance.for_margin(one), below))
        margins |= {one.row for one in below}
    return margins


def _may_head(one: FilledRow) -> bool:
    """Whether a row is one text that may stand over the rows below it."""
    is_free = one.fields.isdisjoint((*GO_ON_ALONE, "division", *REPORTED))
    return is_free and bool(one.alone) and not is_margin_text(one.alone)


def _last_report(rows: Sequence[FilledRow], balance: Balance) -> int:
    """The place in ``rows`` of the last one that reports; -1 where none does."""
    reports = _Reports(rows, balance)
    for place in range(len(rows) - 1, -1, -1):
        if reports.at(place) and (balance.plans(rows[place]) or not _goes_on_with_margin(rows, place, reports)):
            return place
    return -1


class _Reports:
    """Whether rows report, each asked once: most tables are known by their last few."""

    def __init__(self, rows: Sequence[FilledRow], balance: Balance) -> None:
        self.rows, self.balance = rows, balance
        self._known: dict[int, bool] = {}

    def at(self, place: int) -> bool:
        """Whether the row at ``place`` speaks more for a report than for a margin. A text alone that goes on with the row right
        above does where that one reports."""
        first = place
        while first not in self._known and self._goes_on(first):
            first -= 1
        for number in range(first, place + 1):
            if number not in self._known:
                self._known[number] = self._reports(number)
        return self._known[place]

    def _is_alone(self, place: int) -> bool:
        return len(self.rows[place].filled) == 1 and not self.rows[place].fields - GO_ON_ALONE

    def _goes_on(self, place: int) -> bool:
        return self._is_alone(place) and self.rows[place - 1].row == self.rows[place].row - 1

    def _reports(self, place: int) -> bool:
        one = self.rows[place]
        if not one.filled or (self._is_alone(place) and not (self._goes_on(place) and self._known[place - 1])):
            return False
        if self._is_reckoned(place):
            return False
        return self.balance.for_report(one) > self.balance.for_margin(one)

    def _is_reckoned(self, place: int) -> bool:
        """Whether a row is reckoned from the sum right above it, or from one that is: "คิดเป็นร้อยละ | 2.5 %"."""
        for number in range(place, 0, -1):  # no slice: each row would copy all above it
            one, above = self.rows[number], self.rows[number - 1]
            if not is_reckoned(one, above):
                return False
            if is_whole_sum(above.texts[0]):
                return True
        return False


def _goes_on_with_margin(rows: Sequence[FilledRow], place: int, reports: _Reports) -> bool:
    """Whether a row stands right below signatures: the names and posts of who signs, whatever they are. It is narrow, or fills no
    other columns than those that are signed side by side, where a blank row or a note may lie between."""
    narrow, columns, below = _is_narrow(rows[place]), set(rows[place].filled), rows[place].row
    for number in reversed(range(max(place - LINES_OF_SIGNERS, 0), place)):
        above = rows[number]
        if is_note(above.alone):
            continue
        narrow = narrow and above.row == below - 1
        if below - above.row > _GAP or not (narrow or columns <= set(above.filled)):
            return False
        if above.filled and not reports.at(number) and (narrow or _is_signed(above, columns)):
            return True
        narrow, columns, below = narrow and _is_narrow(above), columns | set(above.filled), above.row
    return False


def _is_signed(above: FilledRow, columns: set[int]) -> bool:
    """Whether one signs, or several side by side, in a row that holds nothing else, all of ``columns`` among theirs. One line of
    dots alone may be to write on."""
    lines_of_signers = all(is_signature(text) or is_dotted(text) for text in above.texts)
    return lines_of_signers and columns <= set(above.filled) and (len(above.filled) > 1 or is_signature(above.alone))


def signers(rows: Sequence[FilledRow], in_margin: set[int]) -> set[int]:
    """The rows of the margin right below a signature: the name, the post and the date of who signs, in whatever column."""
    found: set[int] = set()
    signature: int | None = None
    for one in rows:
        if one.row not in in_margin:
            signature = None
        elif any(map(is_signature, one.texts)):
            signature = one.row
        elif signature is not None and one.row - signature < LINES_OF_SIGNERS:
            found.add(one.row)
    return found


def _is_narrow(one: FilledRow) -> bool:
    return len(one.filled) <= _NARROW and not one.fields & {"measure", "activity", "status", "progress", "result"}
