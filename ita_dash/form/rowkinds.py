"""What sort of row it is: a note, a section above others, a heading of numbered parts, or data."""

from ita_dash.form.answers import Answers
from ita_dash.form.grid import Grid
from ita_dash.form.layout import Table
from ita_dash.form.lines import is_guidance, is_number, is_signature, is_sum
from ita_dash.form.lines import is_note as is_note_line
from ita_dash.form.numbering import split_items
from ita_dash.thai import arabic

_REPORT = ("result", "status", "progress", "recommendation", "evidence", "reported_on")
"""What only an activity has, never a heading."""
_LINE_CELLS = 4
"""A line of signatures fills no more cells than this."""


class RowKinds:
    """Tells the rows of one table apart, from its top to its bottom: below a signature everything is a note."""

    def __init__(self, grid: Grid, table: Table, answers: Answers) -> None:
        self.grid = grid
        self.table = table
        self.header = table.header
        self.answers = answers
        self.signed = False

    def is_note(self, row: int, filled: list[int]) -> bool:
        """A line below or between the table's rows: a note, a sum, a signature."""
        texts = [self.grid.text(row, column) for column in filled]
        if len(filled) <= _LINE_CELLS and any(map(is_signature, texts)) and not self._is_whole(row):
            self.signed = True
        if self.signed:
            self.signed = not self._is_whole(row)
            return self.signed
        if (len(texts) == 1 and is_number(texts[0])) or (len(texts) > 1 and all(map(is_guidance, texts))):
            return True
        activity = self.answers.own(row, "activity")
        if is_sum(texts[0]) or is_sum(activity):
            return not self.answers.own(row, "division")
        return is_note_line(texts[0]) and not self.answers.own(row, "division") and not activity

    def _is_whole(self, row: int) -> bool:
        """Whether the row names an activity and something beside it."""
        names = ("division", "measure", *_REPORT)
        return bool(self.answers.own(row, "activity")) and any(self.answers.own(row, name) for name in names)

    def is_section(self, row: int, filled: list[int]) -> bool:
        """One text across the table, or alone in a column that holds no field of the form."""
        if len(filled) != 1:
            return False
        if row in self.table.titles and self.answers.columns[filled[0]].field != "measure":
            return True
        merge = self.grid.merge(row, filled[0])
        if merge is not None and merge.right - merge.left > 1:
            return True
        held = self.answers.columns.get(filled[0])
        return held is None or held.field in ("extra", "code")

    def heads_next(self, place: int, row: int) -> bool:
        """Whether the next rows are parts of the row's activity, in a table without a column of measures: ๑.๑ below ๑, or ๑
        below a name that nobody carries out at any time."""
        if "measure" in self.header.fields or place + 1 == len(self.table.rows):
            return False
        if any(self.answers.own(row, name) for name in _REPORT):
            return False
        number, below = self.number(row), self.number(self.table.rows[place + 1])
        if number:
            return below.startswith(number + ".")
        is_name = bool(self.answers.own(row, "activity")) and not self._names_who_or_when(row)
        return is_name and below == "1" and self._names_who_or_when(self.table.rows[place + 1])

    def _names_who_or_when(self, row: int) -> bool:
        return bool(self.answers.own(row, "division")) or not self.answers.planned(row).is_blank

    def number(self, row: int) -> str:
        """The number of the row's one activity, typed before it or in the column of numbers; else empty."""
        text = self.answers.own(row, "activity")
        items = split_items(text) if text else ()
        return items[0].number if len(items) == 1 and items[0].number else code_of(self.answers.own(row, "code")) if text else ""


def code_of(text: str) -> str:
    """The number in a column ลำดับ: "๑.๑." is 1.1."""
    return arabic(text).strip(" .()")
