"""What sort of row each row of a table is, all of them told together: from what a row fills and where it stands.

Words of the margin (signatures, notes, sums) count only where no field of a report is filled, and signatures only after the last
row that reports (rule 6 of the design), which ``form.rows.margins`` tells.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.fields import PERIODS
from ita_dash.form.lines.legends import is_legend
from ita_dash.form.lines.marginlines import (
    goes_on,
    is_example,
    is_guidance,
    is_line_to_sign,
    is_note,
    is_number,
    is_post,
    is_sum,
    is_word_for_example,
)
from ita_dash.form.numbering import is_title, number_of, split_items
from ita_dash.form.rows.balance import NAMES, REPORTED, VALUES, FilledRow, is_figure, is_margin_text
from ita_dash.form.rows.margins import GO_ON_ALONE, margins, signers
from ita_dash.form.rows.numbers import code_of
from ita_dash.form.rows.othertables import other_tables
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.tables.segments import Table
from ita_dash.form.text import is_blank, key
from ita_dash.form.values.divisiontext import is_person
from ita_dash.form.values.status import read_status
from ita_dash.messages import N_

REPORT, SECTION, HEADING, NOTE, EXAMPLE, TEMPLATE, BLANK = "report", "section", "heading", "note", "example", "template", "blank"
"""``section``: a text over the rows below; ``heading``: an activity whose parts the next rows are; ``template``: what an empty
form leaves in a row; ``note``: a note, a sum, a signature, a number of a page."""
_DEFAULTS = frozenset({"status", "progress", "tick", "code", "weight", "division"})
"""Fields that a template fills in for a row that nobody has written in yet."""
_LEFT_BY_FORM = _DEFAULTS | {"extra"}


@dataclass(frozen=True, slots=True)
class RowLabel:
    """The sort of one row, and why."""

    kind: str
    reason: str = ""


_BLANK_ROW, _REPORT_ROW = RowLabel(BLANK), RowLabel(REPORT)


def label_rows(table: Table, answers: Answers, judge: ContentJudge) -> dict[int, RowLabel]:
    """A label for every row of ``table``."""
    rows = filled_rows(table, answers)
    labels = {row: RowLabel(NOTE, N_("another table below the form")) for row in other_tables(rows, answers, judge)}
    labels |= {row: RowLabel(NOTE, N_("a list of texts below the form")) for row in table.lists}
    rows = [one for one in rows if one.row not in labels]
    told, templates = _told(table, rows, answers, judge)
    below: FilledRow | None = None
    for one in reversed(rows):
        labels[one.row] = label = told.get(one.row) or _by_place(table, one, below, answers, judge, one.row in templates)
        if one.filled and label.kind != NOTE:
            below = one
    return {row: labels[row] for row in table.rows}


def _told(table: Table, rows: Sequence[FilledRow], answers: Answers, judge: ContentJudge) -> tuple[dict[int, RowLabel], set[int]]:
    """The labels of rows that their words or the table as a whole tell, of several the one that stands last here; and the rows
    that hold only what a template leaves."""
    in_margin = margins(table, rows, answers, judge)
    notes = {one.row: reason for place, one in enumerate(rows) if one.filled and (reason := _note(one, answers, place > 0))}
    templates = _template_rows([one for one in rows if one.row not in in_margin and one.row not in notes], answers)
    told = {row: RowLabel(NOTE, reason) for row, reason in notes.items()}
    below_reports = RowLabel(NOTE, N_("below the last row that reports"))
    told |= {one.row: below_reports for one in rows if one.row in in_margin and not _stands_for_itself(table, one)}
    told |= _examples(answers)
    told |= {row: RowLabel(SECTION, N_("a title above a header that is typed again")) for row in _titles(table, rows)}
    told |= {row: RowLabel(NOTE, N_("a signature")) for row in signers(rows, in_margin) | _signed(rows)}
    return told | {one.row: _BLANK_ROW for one in rows if not one.filled}, templates


def _stands_for_itself(table: Table, one: FilledRow) -> bool:
    """Whether a row of the margin is one text that may head what follows, or goes on with the row right above."""
    if not one.alone or is_margin_text(one.alone):
        return False
    may_head = bool(one.fields & {"measure", "activity"}) and not is_legend(one.texts)
    return may_head or (bool(one.fields & GO_ON_ALONE) and _touches(table, one))


def _examples(answers: Answers) -> dict[int, RowLabel]:
    """The rows of the empty form's own example, and those that share its measure by a merge; and those that are numbered so."""
    found: dict[int, RowLabel] = {}
    for texts, label in (
        (answers.shares("measure"), RowLabel(NOTE, N_("below the empty form's own example"))),
        (answers.owns("measure"), RowLabel(EXAMPLE, N_("the empty form's own example"))),
        (answers.owns("activity"), RowLabel(EXAMPLE, N_("the empty form's own example"))),
    ):
        examples = set(filter(is_example, set(texts)))
        found |= {row: label for row, text in enumerate(texts) if text in examples}
    numbered = RowLabel(EXAMPLE, N_("called an example where its number stands"))
    return found | {row: numbered for row, text in enumerate(answers.owns("code")) if text and is_word_for_example(text)}


def filled_rows(table: Table, answers: Answers) -> list[FilledRow]:
    """What each row fills; most rows fill the same columns as others."""
    named, rows = dict[tuple[int, ...], tuple[tuple[str, ...], frozenset[str]]](), []
    for row in table.rows:
        filled = tuple(table.grid.answering(row))
        if filled not in named:
            fields = answers.fields(filled)
            named[filled] = fields, frozenset(fields)
        rows.append(FilledRow(row, filled, *named[filled], table.grid.texts(row, filled)))
    return rows


def _by_place(
    table: Table, one: FilledRow, below: FilledRow | None, answers: Answers, judge: ContentJudge, is_template: bool
) -> RowLabel:
    if reason := _section(table, one, below, answers, judge):
        return RowLabel(SECTION, reason)
    if is_template:
        return RowLabel(TEMPLATE, N_("what the form had in it"))
    if below is not None and _heads_next(one, below, answers):
        return RowLabel(HEADING, N_("the rows below are its parts"))
    return _REPORT_ROW


def _touches(table: Table, one: FilledRow) -> bool:
    """Whether the row stands right below one that holds something."""
    return bool(table.grid.filled(one.row - 1))


def _note(one: FilledRow, answers: Answers, is_below: bool) -> str:
    """Why a row between the reports is a note; empty where it is none. ``is_below``: whether rows stand above it."""
    if is_number(one.alone) and one.fields.isdisjoint(("progress", "status", "result", "weight")):
        return N_("a number alone")
    if not one.alone and all(map(is_guidance, one.texts)):
        return N_("what the form asks to type")
    if _sums(one, answers, is_below):
        return N_("a sum")
    if is_note(one.alone) or (is_note(one.texts[0]) and one.fields.isdisjoint(("division", "activity", *REPORTED))):
        return N_("a remark on the table")
    return ""


def _sums(one: FilledRow, answers: Answers, is_below: bool) -> bool:
    """Whether a row counts or means what stands above: by its words where it names nobody, or by figures alone, below other rows,
    of which one stands where others name who is responsible."""
    division = answers.own(one.row, "division")
    if division and not is_figure(division):
        return False
    activity = answers.own(one.row, "activity")
    named = is_sum(one.texts[0]) or is_sum(activity)
    if division:
        names_work = activity and not is_figure(activity) and not is_sum(activity)
        return not names_work and (named or (is_below and all(map(is_figure, one.texts))))
    shared = answers.shared(one.row, "division")
    return named and (is_blank(shared) or one.fields.isdisjoint(REPORTED))


def _signed(rows: Sequence[FilledRow]) -> set[int]:
    """Lines to sign on, in whatever column and also above the last reports, with the names and posts right below them."""
    found: set[int] = set()
    for one in rows:
        below = not found.isdisjoint((one.row - 1, one.row - 2))
        is_signer = below and all(is_person(text) or is_post(text) for text in one.texts)
        if one.filled and (is_signer or all(map(is_line_to_sign, one.texts))):
            found.add(one.row)
    return found


# Templates


def _template_rows(rows: Sequence[FilledRow], answers: Answers) -> set[int]:
    """Rows that hold only what a template leaves (rule 7), unless they name another division than the row above."""
    found, division, of_division = set(), "", answers.owns("division")
    for one in rows:
        named = of_division[one.row]
        if not one.fields - _LEFT_BY_FORM and one.fields - {"extra", "code"} and (not named or key(named) == key(division)):
            found.add(one.row)
        division = named or division
    return found | _same_tail(rows, answers)


def _same_tail(rows: Sequence[FilledRow], answers: Answers) -> set[int]:
    """The rows at the end that all hold the same division, period and status and nothing else."""
    tail: list[FilledRow] = []
    for one in reversed(rows):
        if not one.filled:
            continue
        is_left = not one.fields.difference(_LEFT_BY_FORM, PERIODS) and not one.fields.isdisjoint(("division", *PERIODS))
        if not is_left or (tail and _defaults(one, answers) != _defaults(tail[0], answers)):
            break
        tail.append(one)
    return {one.row for one in tail} if len(tail) > 1 else set()


def _defaults(one: FilledRow, answers: Answers) -> tuple[str, ...]:
    return tuple(key(answers.own(one.row, name)) for name in ("division", "status", *PERIODS))


# What stands over other rows


def _titles(table: Table, rows: Sequence[FilledRow]) -> set[int]:
    """The titles right above each place where the header was typed again: texts alone where measures stand. One with a number is
    a measure like those above it, unless it is named as a title ("ส่วนที่ 2")."""
    found: set[int] = set()
    for edge in table.breaks:
        place = bisect_left(rows, edge, key=lambda one: one.row) - 1
        while place >= 0 and _may_be_title(rows[place]):
            found.add(rows[place].row)
            place -= 1
    return found


def _may_be_title(one: FilledRow) -> bool:
    if one.named != ("measure",) or goes_on(one.alone) or is_margin_text(one.alone):
        return False
    return not number_of(one.alone).number or is_title(one.alone)


def _section(table: Table, one: FilledRow, below: FilledRow | None, answers: Answers, judge: ContentJudge) -> str:
    """Why one text is a section; empty where it is none."""
    if len(one.filled) != 1:
        return ""
    (number,), (field,), (text,) = one.filled, one.named, one.texts
    merge = table.grid.merge(one.row, number)
    if merge is not None and merge.right - merge.left > 1:
        return N_("one text across the table")
    if field == "measure" and not answers.has("division") and judge.names_division(text):
        return N_("a division over the rows below")
    if field == "code" or (not field and number < answers.columns.columns[0].number):
        return N_("one text before the table's fields")
    may_head = _is_no_value(field, text) if field in _DEFAULTS else field == "activity" and not answers.has("measure")
    if not may_head or goes_on(text):
        return ""
    first = min(column.number for column in answers.columns.columns if column.field != "code")
    stands_over = (
        below is not None and len(below.filled) > 1 and "activity" in below.fields and bool(below.fields & set(NAMES[2:]))
    )
    return N_("one text at the left above rows that are filled") if number == first and stands_over else ""


def _is_no_value(field: str, text: str) -> bool:
    """Whether a text where statuses, boxes, percents or divisions stand is none: where divisions stand a numbered title."""
    if field == "division":
        return is_title(text) or bool(number_of(text).number)
    return any(map(str.isalpha, text)) and read_status(text).status is None and not VALUES["progress"](text)


def _heads_next(one: FilledRow, below: FilledRow, answers: Answers) -> bool:
    """Whether the next rows are parts of the row's activity, in a table without a column of measures: ๑.๑ below ๑, or ๑ below a
    name that nobody carries out at any time."""
    if answers.has("measure") or any(answers.own(one.row, name) for name in REPORTED):
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
    items = split_items(text)
    return items[0].number if len(items) == 1 and items[0].number else code_of(answers.own(row, "code")) if text else ""
