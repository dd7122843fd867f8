"""What sort of row each row of a table is, all of them told together: from what a row fills and where it stands.

Words of the margin (signatures, notes, sums) count only where no field of a report is filled, and signatures only after the last
row that reports (rule 6 of the design). What speaks for a report and what speaks for a margin is added up and compared.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ita_dash.form.answers import Answers
from ita_dash.form.content import ContentJudge
from ita_dash.form.lines import (
    goes_on,
    is_dotted,
    is_example,
    is_guidance,
    is_note,
    is_number,
    is_post,
    is_signature,
    is_sum,
    is_whole_sum,
)
from ita_dash.form.numbering import number_of, split_items
from ita_dash.form.segments import Table
from ita_dash.form.text import key, plain
from ita_dash.form.values.percent import read_percent
from ita_dash.form.values.period import read_period
from ita_dash.form.values.status import read_status
from ita_dash.messages import N_
from ita_dash.thai import arabic

REPORT, SECTION, HEADING, NOTE, EXAMPLE, TEMPLATE, BLANK = "report", "section", "heading", "note", "example", "template", "blank"
"""``section``: a text over the rows below; ``heading``: an activity whose parts the next rows are; ``template``: what an empty
form leaves in a row; ``note``: a note, a sum, a signature, a number of a page."""
_REPORTED = ("result", "status", "progress", "recommendation", "evidence", "reported_on", "tick", "division_result")
"""What only an activity has, never a heading."""
_NAMES = ("measure", "activity", "division", "period", "start", "end", "deadline", *_REPORTED)
_GOES_ON_ALONE = frozenset({"extra", "result", "recommendation", "evidence", "reported_by", "level", "wider"})
"""A text alone in one of these columns goes on with the row above."""
_STANDS_OVER = frozenset({"measure", "activity", "code", "level", "wider"})
_DEFAULTS = frozenset({"status", "progress", "tick", "code", "weight", "division"})
"""Fields that a template fills in for a row that nobody has written in yet."""
SIGNED, DOTTED, POST = 1.5, 1.0, 0.6
_NARROW = 2
"""Cells of a line below a signature: who reports at the left, who approves at the right."""
AFTER_BLANK = 0.5
"""A row below a blank one is rather a margin than a report."""
VALUE, PROSE = 1.0, 0.5
"""A cell that its field's reader takes speaks more for a report than one that could be any text."""


@dataclass(frozen=True, slots=True)
class RowLabel:
    """The sort of one row, and why."""

    kind: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row fills."""

    row: int
    filled: tuple[int, ...]
    fields: frozenset[str]
    texts: tuple[str, ...]


def label_rows(table: Table, answers: Answers, judge: ContentJudge) -> dict[int, RowLabel]:
    """A label for every row of ``table``."""
    rows = [_row(table, answers, row) for row in table.rows]
    templates = _template_rows(rows, answers)
    labels: dict[int, RowLabel] = {}
    margins = _margins(table, rows, answers, judge)
    below: _Row | None = None
    for one in reversed(rows):
        labels[one.row] = _label(table, one, below, answers, one.row in margins, one.row in templates)
        below = one if one.filled else below
    return {one.row: labels[one.row] for one in rows}


def _margins(table: Table, rows: Sequence[_Row], answers: Answers, judge: ContentJudge) -> set[int]:
    """The rows below the last one that reports, in the table and above each place where its header was typed again."""
    margins: set[int] = set()
    part: list[_Row] = []
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


def _row(table: Table, answers: Answers, row: int) -> _Row:
    filled = tuple(table.grid.answering(row))
    columns = answers.columns.at
    fields = frozenset(columns[number].field if number in columns else "" for number in filled)
    return _Row(row, filled, fields, tuple(table.grid.text(row, number) for number in filled))


def _label(table: Table, one: _Row, below: _Row | None, answers: Answers, in_margin: bool, is_template: bool) -> RowLabel:
    if not one.filled:
        return RowLabel(BLANK)
    if any(is_example(answers.own(one.row, name)) for name in ("measure", "activity")):
        return RowLabel(EXAMPLE, N_("the empty form's own example"))
    if in_margin:
        alone = len(one.filled) == 1 and not _is_margin_text(one.texts[0])
        if not (alone and one.fields & {"measure", "activity"}) and not (
            alone and one.fields & _GOES_ON_ALONE and _touches(table, one)
        ):
            return RowLabel(NOTE, N_("below the last row that reports"))
    if reason := _note(one, answers):
        return RowLabel(NOTE, reason)
    if is_template:
        return RowLabel(TEMPLATE, N_("what the form had in it"))
    if reason := _section(table, one, below, answers):
        return RowLabel(SECTION, reason)
    if below is not None and _heads_next(one, below, answers):
        return RowLabel(HEADING, N_("the rows below are its parts"))
    return RowLabel(REPORT)


def _touches(table: Table, one: _Row) -> bool:
    """Whether the row stands right below one that holds something."""
    return bool(table.grid.filled(one.row - 1))


# The margin


def _last_report(table: Table, rows: Sequence[_Row], answers: Answers, judge: ContentJudge) -> int:
    """The place in ``rows`` of the last one that reports; -1 where none does."""

    def reports(one: _Row) -> bool:
        return _speaks_for_report(one, answers, judge) > _speaks_for_margin(table, one)

    for place in range(len(rows) - 1, -1, -1):
        if rows[place].filled and reports(rows[place]) and not _goes_on_with_margin(rows, place, reports):
            return place
    return -1


def _goes_on_with_margin(rows: Sequence[_Row], place: int, reports: Callable[[_Row], bool]) -> bool:
    """Whether a narrow row stands right below a signature: the post of who signs, whatever it is called."""
    while place > 0 and _is_narrow(rows[place]) and rows[place - 1].row == rows[place].row - 1:
        place -= 1
        if rows[place].filled and not reports(rows[place]):
            return True
    return False


def _is_narrow(one: _Row) -> bool:
    return len(one.filled) <= _NARROW and not one.fields & {"measure", "activity", "status", "progress", "result"}


def _speaks_for_margin(table: Table, one: _Row) -> float:
    points = 0.0
    if not one.texts:
        return points
    for text in one.texts:
        points += SIGNED * is_signature(text) + DOTTED * is_dotted(text) + POST * is_post(text)
    reports = bool(one.fields & {"division", *_REPORTED})
    if (is_note(one.texts[0]) and not reports) or (len(one.texts) == 1 and is_number(one.texts[0])):
        points += SIGNED
    if is_whole_sum(one.texts[0]) and "division" not in one.fields:
        points += SIGNED
    if points and not table.grid.filled(one.row - 1):
        points += AFTER_BLANK
    return points


def _speaks_for_report(one: _Row, answers: Answers, judge: ContentJudge) -> float:
    """How much of the row the readers of its columns take."""
    points = 0.0
    for number, text in zip(one.filled, one.texts, strict=True):
        column = answers.columns.at.get(number)
        if column is None or _is_margin_text(text):
            continue
        reader = _VALUES.get(column.field)
        if column.field == "division":
            points += VALUE if judge.is_division(answers.grid.cell(one.row, number)) else PROSE
        elif reader is not None and reader(plain(text)):
            points += VALUE
        elif column.field in _NAMES or column.field in ("level", "wider", "month"):
            points += PROSE
    return points


def _is_margin_text(text: str) -> bool:
    return is_signature(text) or is_dotted(text) or is_post(text) or is_note(text) or is_whole_sum(text)


_VALUES: dict[str, Callable[[str], bool]] = {
    "period": lambda text: len(text) <= 80 and read_period(text, None).end is not None,
    "status": lambda text: len(text) <= 80 and read_status(text).status is not None,
    "progress": lambda text: len(text) <= 40 and read_percent(text).percent is not None,
    "activity": lambda text: bool(number_of(text).number),
    "measure": lambda text: bool(number_of(text).number),
}


def _note(one: _Row, answers: Answers) -> str:
    """Why a row between the reports is a note; empty where it is none."""
    texts = one.texts
    if len(texts) == 1:
        if is_number(texts[0]) and not one.fields & {"progress", "status", "result", "weight"}:
            return N_("a number alone")
        if is_note(texts[0]):
            return N_("a remark on the table")
    if len(texts) > 1 and all(map(is_guidance, texts)):
        return N_("what the form asks to type")
    named = answers.own(one.row, "division") or (answers.shared(one.row, "division") and one.fields & set(_REPORTED))
    activity = answers.own(one.row, "activity")
    if (is_sum(texts[0]) or is_sum(activity)) and not named:
        return N_("a sum")
    if is_note(texts[0]) and not one.fields & {"division", "activity", *_REPORTED}:
        return N_("a remark on the table")
    return ""


# Templates


def _template_rows(rows: Sequence[_Row], answers: Answers) -> set[int]:
    """Rows that hold only what a template leaves (rule 7), unless they name another division than the row above."""
    found = set()
    division = ""
    for one in rows:
        named = answers.own(one.row, "division")
        said = one.fields - {"extra"}
        if one.filled and said - {"code"} and said <= _DEFAULTS and (not named or key(named) == key(division)):
            found.add(one.row)
        division = named or division
    return found | _same_tail(rows, answers)


def _same_tail(rows: Sequence[_Row], answers: Answers) -> set[int]:
    """The rows at the end that all hold the same division and status and nothing else."""
    tail: list[_Row] = []
    for one in reversed(rows):
        if not one.filled:
            continue
        if not {"division"} <= one.fields <= _DEFAULTS | {"extra"} or (
            tail and _defaults(one, answers) != _defaults(tail[0], answers)
        ):
            break
        tail.append(one)
    return {one.row for one in tail} if len(tail) > 1 else set()


def _defaults(one: _Row, answers: Answers) -> tuple[str, str]:
    return key(answers.own(one.row, "division")), key(answers.own(one.row, "status"))


# What stands over other rows


def _section(table: Table, one: _Row, below: _Row | None, answers: Answers) -> str:
    """Why one text is a section; empty where it is none."""
    if len(one.filled) != 1:
        return ""
    number, text = one.filled[0], one.texts[0]
    merge = table.grid.merge(one.row, number)
    if merge is not None and merge.right - merge.left > 1:
        return N_("one text across the table")
    column = answers.columns.at.get(number)
    field = column.field if column is not None else ""
    if field == "code" or (not field and number < answers.columns.columns[0].number):
        return N_("one text before the table's fields")
    if field != "activity" or answers.has("measure") or goes_on(text):
        return ""
    first = min(column.number for column in answers.columns.columns if column.field != "code")
    stands_over = (
        below is not None and len(below.filled) > 1 and "activity" in below.fields and bool(below.fields & set(_NAMES[2:]))
    )
    return N_("one text at the left above rows that are filled") if number == first and stands_over else ""


def _heads_next(one: _Row, below: _Row, answers: Answers) -> bool:
    """Whether the next rows are parts of the row's activity, in a table without a column of measures: ๑.๑ below ๑, or ๑ below a
    name that nobody carries out at any time."""
    if answers.has("measure") or any(answers.own(one.row, name) for name in _REPORTED):
        return False
    number, next_number = activity_number(answers, one.row), activity_number(answers, below.row)
    if number:
        return next_number.startswith(number + ".")
    is_name = bool(answers.own(one.row, "activity")) and not _names_who_or_when(answers, one.row)
    return is_name and next_number == "1" and _names_who_or_when(answers, below.row)


def _names_who_or_when(answers: Answers, row: int) -> bool:
    return bool(answers.own(row, "division")) or not answers.planned(row).is_blank


def activity_number(answers: Answers, row: int) -> str:
    """The number of the row's one activity, typed before it or in the column of numbers; else empty."""
    text = answers.own(row, "activity")
    items = split_items(text) if text else ()
    return items[0].number if len(items) == 1 and items[0].number else code_of(answers.own(row, "code")) if text else ""


def code_of(text: str) -> str:
    """The number in a column ลำดับ: "๑.๑." is 1.1."""
    return arabic(text).strip(" .()")
