"""What speaks for a report in one row, and what for a margin: both are added up and compared (rule 6 of the design).

Cells that their field's reader takes speak for a report; words that stand below tables speak for a margin.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.fields import PERIODS
from ita_dash.form.lines.closing import is_closing
from ita_dash.form.lines.legends import is_legend, is_sign_explained
from ita_dash.form.lines.marginlines import is_clear_signature, is_dotted, is_note, is_number, is_post, is_signature, is_whole_sum
from ita_dash.form.numbering import number_of
from ita_dash.form.remembered import remembered
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.tables.segments import Table
from ita_dash.form.text import key, plain
from ita_dash.form.values.divisiontext import begins_as_unit, is_person, persons_in
from ita_dash.form.values.months import number_of as number_in
from ita_dash.form.values.percent import read_percent
from ita_dash.form.values.period import SOME_YEAR, read_period
from ita_dash.form.values.status import LONGEST_STATUS, read_status, status_said_by
from ita_dash.thai import arabic

REPORTED = ("result", "status", "progress", "recommendation", "evidence", "reported_on", "tick", "division_result")
"""What only an activity has, never a heading."""
NAMES = ("measure", "activity", "division", *PERIODS, *REPORTED)
SIGNED, DOTTED, POST = 1.5, 1.0, 0.6
"""A signature outweighs one cell that its reader takes, a line of dots as much as one, a post less: work may begin as it does."""
BEGUN = 0.75
"""A text that begins as a signature does and goes on ("ผู้เสนอราคา 3 ราย") is rather one where nothing speaks for a report."""
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
    named: tuple[str, ...]
    """The field of each filled column; empty for one outside the header."""
    fields: frozenset[str]
    texts: tuple[str, ...]

    @property
    def alone(self) -> str:
        """The text of the one cell that the row fills; empty where it fills several."""
        return self.texts[0] if len(self.texts) == 1 else ""


@dataclass(frozen=True)
class Balance:
    """Weighs the rows of one table."""

    table: Table
    answers: Answers
    judge: ContentJudge

    def for_margin(self, one: FilledRow) -> float:
        """How much of the row stands below tables."""
        points = 0.0
        if not one.texts or any(map(self._is_responsible, one.named, one.texts)):
            return points
        for text in one.texts:
            signed = SIGNED if is_clear_signature(text) else BEGUN
            points += signed * is_signature(text) + DOTTED * is_dotted(text) + POST * is_post(text)
        first = one.texts[0]
        if not points and any(map(is_closing, one.texts)) and all(map(is_margin_text, one.texts)):
            points += SIGNED
        if (is_note(first) and one.fields.isdisjoint(("division", *REPORTED))) or is_number(one.alone):
            points += SIGNED
        if is_whole_sum(first) and "division" not in one.fields:
            points += SIGNED
        if self._counts(one) or _explains(one):
            points += FILLED + SIGNED
        if points and not self.table.grid.filled(one.row - 1):
            points += AFTER_BLANK
        return points

    def for_report(self, one: FilledRow) -> float:
        """How much of the row the readers of its columns take."""
        points = 0.0
        if _explains(one):
            return points
        for number, field, text in zip(one.filled, one.named, one.texts, strict=True):
            if is_margin_text(text) and not self._is_responsible(field, text):
                continue
            reader = VALUES.get(field)
            if field == "division":
                points += VALUE if self._is_division(one.row, number) else PROSE
            elif reader is not None and reader(plain(text)):
                points += VALUE
            elif field in NAMES or field in ("level", "wider", "month"):
                points += PROSE
        return points + FILLED * self._fills_fields(one)

    def plans(self, one: FilledRow) -> bool:
        """Whether the row names a division and from when to when: below who signs stands one day at the most."""
        if not self._is_division(one.row, self.answers.column("division")):
            return False
        planned = self.answers.planned(one.row).read(SOME_YEAR, self.answers.conventions)
        return planned.start is not None and planned.end is not None and planned.start < planned.end

    def _fills_fields(self, one: FilledRow) -> bool:
        """Whether the row names something to do, and who does it or how far it is: no line of who signs does both."""
        cells = [cell for cell in zip(one.filled, one.named, one.texts, strict=True) if not is_margin_text(cell[2])]
        return any(_names_work(field, text) for _number, field, text in cells) and any(
            self._tells(one.row, number, field, text) for number, field, text in cells
        )

    def _tells(self, row: int, number: int, field: str, text: str) -> bool:
        """Whether a cell tells who does the work, or how far it is."""
        if field == "division":
            return begins_as_unit(text) or self._is_division(row, number)
        if field == "month":
            return self.answers.months_are_progress and number_in(self.answers.grid.cell(row, number)) is not None
        if field in ("result", "division_result"):  # what was done, in any words
            return not is_figure(text)
        return field in ("status", "progress") and VALUES[field](plain(text))

    def _is_division(self, row: int, number: int) -> bool:
        return self.judge.is_division(self.answers.grid.cell(row, number))

    def _counts(self, one: FilledRow) -> bool:
        """Whether a row counts what stands above it: a figure (no numbered title) with each word for the sum, or with each status
        that stands where others name who is responsible."""
        first, *others = one.texts
        if not others or not all(any(map(str.isdecimal, text)) and not number_of(text).number for text in others):
            return False
        return is_whole_sum(first) or (one.named[0] == "division" and _is_status(first))

    def _is_responsible(self, field: str, text: str) -> bool:
        """Whether a part that reads as a line of who closes a table ("ผู้ประสานงาน") is one of those who are responsible: the
        column names the same beside an activity."""
        return field == "division" and is_closing(text) and not persons_in(text)[0] and key(text) in self._responsible

    @cached_property
    def _responsible(self) -> frozenset[str]:
        own = self.answers.own
        work = (row for row in self.table.rows if (named := own(row, "activity")) and not is_margin_text(named))
        return frozenset(key(own(row, "division")) for row in work)


def is_reckoned(one: FilledRow, above: FilledRow) -> bool:
    """Whether a row right below another one holds nothing but a name and figures, all in columns which that one fills too."""
    _name, *figures = one.texts
    right_below = above.row + 1 == one.row and set(one.filled) <= set(above.filled)
    return right_below and bool(figures) and all(map(is_figure, figures))


@remembered
def is_figure(text: str) -> bool:
    """Whether a text is an amount, with its unit at the most: "12,000", "๒.๕ %", "40 ราย"; not a numbered title ("๑. อบรม")."""
    return _FIGURE.fullmatch(arabic(text)) is not None and not number_of(text).number


def _explains(one: FilledRow) -> bool:
    """Whether a row explains words and signs; a sign and its status only where work is named, never below a box to tick."""
    return is_legend(one.texts) or (one.named[0] in ("measure", "activity") and is_sign_explained(one.texts))


def _names_work(field: str, text: str) -> bool:
    return field in ("measure", "activity", "level") and not is_figure(text)


_OF_MARGINS = (is_signature, is_dotted, is_post, is_note, is_whole_sum, is_closing, is_person)


def is_margin_text(text: str) -> bool:
    """Whether a text is one that stands below tables."""
    return any(is_one(text) for is_one in _OF_MARGINS)


def _says_result(text: str) -> bool:
    return status_said_by(text) is not None or key(text).endswith(_DONE)


_FIGURE = re.compile(r"[0-9][0-9,.]*\s*(?:%|[^\s0-9]{1,8})?")
_DONE = key("แล้ว")


def _is_status(text: str) -> bool:
    return len(text) <= LONGEST_STATUS and read_status(text).status is not None


VALUES: dict[str, Callable[[str], bool]] = {
    "result": _says_result,
    "division_result": _says_result,
    "period": lambda text: read_period(text, SOME_YEAR).end is not None,
    "status": _is_status,
    "progress": lambda text: read_percent(text).percent is not None,
    "activity": lambda text: bool(number_of(text).number),
    "measure": lambda text: bool(number_of(text).number),
}
"""Whether a text is what the column of a field is for."""
