"""Where the reports of a table end and its margin begins: signatures, sums and notes count only below the last row that reports.

What speaks for a report and what speaks for a margin is added up and compared: cells that their field's reader takes against
words that stand below tables (rule 6 of the design).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ita_dash.form.closing import is_closing
from ita_dash.form.columntexts import ContentJudge
from ita_dash.form.fields import AS_TYPED
from ita_dash.form.marginlines import is_clear_signature, is_dotted, is_note, is_number, is_post, is_signature, is_whole_sum
from ita_dash.form.numbering import number_of
from ita_dash.form.rowanswers import Answers
from ita_dash.form.segments import Table
from ita_dash.form.signedtail import LINES_OF_SIGNERS
from ita_dash.form.text import key, plain
from ita_dash.form.values.percent import read_percent
from ita_dash.form.values.period import read_period
from ita_dash.form.values.persons import persons_in
from ita_dash.form.values.status import read_status, status_said_by

REPORTED = ("result", "status", "progress", "recommendation", "evidence", "reported_on", "tick", "division_result")
"""What only an activity has, never a heading."""
GO_ON_ALONE = frozenset(
    {
        "extra",
        "result",
        "recommendation",
        "evidence",
        "level",
        "wider",
        "round",
        "plan_or_result",
        *(one.name for one in AS_TYPED),
    }
)
"""A text alone in one of these columns goes on with the row right above."""
NAMES = ("measure", "activity", "division", "period", "start", "end", "deadline", *REPORTED)
SIGNED, DOTTED, POST = 1.5, 1.0, 0.6
BEGUN = 0.75
"""A text that begins as a signature does and goes on ("ผู้เสนอราคา 3 ราย") is rather one where nothing speaks for a report."""
_NARROW = 2
"""Cells of a line below a signature: who reports at the left, who approves at the right."""
_GAP = 2
"""A line of who signs stands so many rows below the line above it at the most: one row may lie between."""
AFTER_BLANK = 0.5
"""A row below a blank one is rather a margin than a report."""
FILLED = 2.5
"""What names work and who does it, or how far it is, weighs as much as a signature on a line of dots."""
VALUE, PROSE = 1.0, 0.5
"""A cell that its field's reader takes speaks more for a report than one that could be any text."""


@dataclass(slots=True)
class FilledRow:
    """What one row fills."""

    row: int
    filled: tuple[int, ...]
    fields: frozenset[str]
    texts: tuple[str, ...]


def margins(table: Table, rows: Sequence[FilledRow], answers: Answers, judge: ContentJudge) -> set[int]:
    """The rows below the last one that reports, in the table and above each place where its header was typed again."""
    margins: set[int] = set()
    part: list[FilledRow] = []
    edges = sorted(table.breaks)
    for one in (*rows, None):
        if one is None or (edges and one.row > edges[0]):
            below = part[_last_report(table, part, answers, judge) + 1 :]
            if one is not None:  # a table that goes on ends in a margin only where somebody signs
                signed = (place for place, other in enumerate(below) if _speaks_for_margin(table, other) > 0)
                below = below[next(signed, len(below)) :]
            margins |= {other.row for other in below}
            part = []
            while one is not None and edges and one.row > edges[0]:
                edges.pop(0)
        if one is not None:
            part.append(one)
    return margins


def _last_report(table: Table, rows: Sequence[FilledRow], answers: Answers, judge: ContentJudge) -> int:
    """The place in ``rows`` of the last one that reports; -1 where none does."""
    reports = _Reports(table, rows, answers, judge)
    for place in range(len(rows) - 1, -1, -1):
        if reports.at(place) and not _goes_on_with_margin(rows, place, reports):
            return place
    return -1


class _Reports:
    """Whether rows report, each asked once: most tables are known by their last few."""

    def __init__(self, table: Table, rows: Sequence[FilledRow], answers: Answers, judge: ContentJudge) -> None:
        self.table, self.rows, self.answers, self.judge = table, rows, answers, judge
        self._known: dict[int, bool] = {}

    def at(self, place: int) -> bool:
        """Whether the row at ``place`` speaks more for a report than for a margin. A text alone that goes on with the row right
        above does where that one reports."""
        first = place
        while first not in self._known and self._goes_on(first) and first - 1 not in self._known:
            first -= 1
        for number in range(first, place + 1):
            if number not in self._known:
                self._known[number] = self._reports(number)
        return self._known[place]

    def _is_alone(self, place: int) -> bool:
        return len(self.rows[place].filled) == 1 and self.rows[place].fields <= GO_ON_ALONE

    def _goes_on(self, place: int) -> bool:
        return place > 0 and self._is_alone(place) and self.rows[place - 1].row == self.rows[place].row - 1

    def _reports(self, place: int) -> bool:
        one = self.rows[place]
        if not one.filled or (self._is_alone(place) and not (self._goes_on(place) and self._known[place - 1])):
            return False
        return _speaks_for_report(one, self.answers, self.judge) > _speaks_for_margin(self.table, one)


def _goes_on_with_margin(rows: Sequence[FilledRow], place: int, reports: _Reports) -> bool:
    """Whether a row stands right below signatures: the names and posts of who signs, whatever they are. It is narrow, or fills no
    other columns than those that are signed side by side, where a blank row or a note may lie between."""
    narrow, columns, below = _is_narrow(rows[place]), set(rows[place].filled), rows[place].row
    for number in range(place - 1, max(place - LINES_OF_SIGNERS, 0) - 1, -1):
        above = rows[number]
        if len(above.filled) == 1 and is_note(above.texts[0]):
            narrow = False
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
    return lines_of_signers and columns <= set(above.filled) and (len(above.filled) > 1 or is_signature(above.texts[0]))


def signers(rows: Sequence[FilledRow], in_margin: set[int]) -> set[int]:
    """The rows of the margin right below a signature: the name, the post and the date of who signs, in whatever column."""
    found: set[int] = set()
    signature: int | None = None
    for one in rows:
        if one.row not in in_margin or not one.filled:
            signature = None
        elif any(map(is_signature, one.texts)):
            signature = one.row
        elif signature is not None and one.row - signature < LINES_OF_SIGNERS:
            found.add(one.row)
    return found


def _is_narrow(one: FilledRow) -> bool:
    return len(one.filled) <= _NARROW and not one.fields & {"measure", "activity", "status", "progress", "result"}


def _speaks_for_margin(table: Table, one: FilledRow) -> float:
    points = 0.0
    if not one.texts:
        return points
    for text in one.texts:
        signed = SIGNED if is_clear_signature(text) else BEGUN
        points += signed * is_signature(text) + DOTTED * is_dotted(text) + POST * is_post(text)
    if not points and any(map(is_closing, one.texts)) and all(is_margin_text(text) or is_person(text) for text in one.texts):
        points += SIGNED
    reports = bool(one.fields & {"division", *REPORTED})
    if (is_note(one.texts[0]) and not reports) or (len(one.texts) == 1 and is_number(one.texts[0])):
        points += SIGNED
    if is_whole_sum(one.texts[0]) and "division" not in one.fields:
        points += SIGNED
    if points and not table.grid.filled(one.row - 1):
        points += AFTER_BLANK
    return points


def _speaks_for_report(one: FilledRow, answers: Answers, judge: ContentJudge) -> float:
    """How much of the row the readers of its columns take."""
    points = 0.0
    if len(one.texts) == 1 and is_person(one.texts[0]):
        return points
    for number, text in zip(one.filled, one.texts, strict=True):
        column = answers.columns.at.get(number)
        if column is None or is_margin_text(text):
            continue
        reader = _VALUES.get(column.field)
        if column.field == "division":
            points += VALUE if judge.is_division(answers.grid.cell(one.row, number)) else PROSE
        elif reader is not None and reader(plain(text)):
            points += VALUE
        elif column.field in NAMES or column.field in ("level", "wider", "month"):
            points += PROSE
    return points + FILLED * _fills_fields(one, answers, judge)


def _fills_fields(one: FilledRow, answers: Answers, judge: ContentJudge) -> bool:
    """Whether the row names something to do, and who does it or how far it is: no line of who signs does both."""
    names = told = False
    for number, text in zip(one.filled, one.texts, strict=True):
        field = answers.columns.at[number].field if number in answers.columns.at else ""
        if is_margin_text(text):
            continue
        names = names or (field in ("measure", "activity", "level") and not is_person(text))
        if field == "division":
            told = told or judge.is_division(answers.grid.cell(one.row, number))
        elif field in _HOW_FAR:
            told = told or _VALUES[field](plain(text))
    return names and told


def is_person(text: str) -> bool:
    """Whether a text is a person's name and nothing else."""
    people, rest = persons_in(text)
    return bool(people) and not rest


def is_margin_text(text: str) -> bool:
    return is_signature(text) or is_dotted(text) or is_post(text) or is_note(text) or is_whole_sum(text) or is_closing(text)


def _says_result(text: str) -> bool:
    return status_said_by(text) is not None or key(text).endswith(_DONE)


_DONE = key("แล้ว")
_HOW_FAR = ("result", "division_result", "status", "progress")
_VALUES: dict[str, Callable[[str], bool]] = {
    "result": _says_result,
    "division_result": _says_result,
    "period": lambda text: len(text) <= 80 and read_period(text, None).end is not None,
    "status": lambda text: len(text) <= 80 and read_status(text).status is not None,
    "progress": lambda text: len(text) <= 40 and read_percent(text).percent is not None,
    "activity": lambda text: bool(number_of(text).number),
    "measure": lambda text: bool(number_of(text).number),
}
