"""What a row of a table may continue: the section, the measure, the activities, the division and the period above it.

Where an office types the same name again in row after row, a blank cell among them was rather forgotten than meant to go on (rule
4 of the design: whether blank continues is told by the column). It is carried all the same, and named.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ita_dash.form.fields import PERIODS
from ita_dash.form.lines.marginlines import goes_on
from ita_dash.form.numbering import NO_ITEM, Item
from ita_dash.form.rows.planned import NOT_PLANNED, Planned
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.text import is_blank, key


@dataclass
class Above:
    """The state that the reading of a table carries from row to row. Cells are (row, column) from 0."""

    measure: Item = NO_ITEM
    section: Item = NO_ITEM
    over: tuple[Item, ...] = ()
    """The sections that stand over this one: มิติที่ ๑ over ๑.๑."""
    section_cells: list[tuple[int, int]] = field(default_factory=list)
    """Where sections stand that have headed nothing yet."""
    heading_cells: list[tuple[int, int]] = field(default_factory=list)
    """Where a measure, or a level below it, stands that has no activity yet."""
    wider: dict[int, str] = field(default_factory=dict)
    """What the columns above the measure say, by column."""
    levels: dict[int, str] = field(default_factory=dict)
    """What the columns between measure and activity say, by column."""
    items: tuple[Item, ...] = ()
    activity_cell: tuple[int, int] = (0, 0)
    codes: tuple[str, ...] = ()
    division: str = ""
    over_division: str = ""
    """The division that a section names for all that it heads."""
    division_cells: list[tuple[int, int]] = field(default_factory=list)
    """Where such sections stand that have headed nothing yet."""
    planned: Planned = NOT_PLANNED
    planned_row: int | None = None
    """The row that the period is typed in."""
    round: str = ""
    """What the column of rounds says, as typed."""
    heads_all: bool = False
    """Whether division and period were given beside the section, for all that it heads."""

    def for_next_table(self) -> "Above":
        """What a table below may continue: the section that has headed nothing yet."""
        following = Above(section=self.section, over=self.over, section_cells=self.section_cells)
        following.start_measure(self.section)
        return following

    def start_measure(self, measure: Item) -> None:
        """A new measure: nothing of the one above goes on."""
        self.measure, self.items, self.codes, self.levels = measure, (), (), {}
        self.division, self.planned, self.heads_all = self.over_division, NOT_PLANNED, False

    def start_division(self, division: str) -> None:
        """A new division: what it does is named below it, in the measure above or in another."""
        self.division = self.over_division = division
        self.items, self.codes, self.planned, self.heads_all = (), (), NOT_PLANNED, False


def hold_levels(held: dict[int, str], texts: Mapping[int, str]) -> str:
    """Takes the ``texts`` of one row's levels (by column, the widest first) into ``held``: a blank one goes on as long as the
    wider ones do. Gives the narrowest that is new, or an empty text."""
    newest, columns = "", list(texts)
    for place, (column, text) in enumerate(texts.items()):
        if is_blank(text) or goes_on(text) or held.get(column) == text:
            continue
        newest = held[column] = text
        for narrower in columns[place + 1 :]:
            held.pop(narrower, None)
    return newest


_FEWEST = 2
"""A name that is typed again once may be chance; from two on it is how the column is filled in."""


def typed_out(answers: Answers, rows: Iterable[int]) -> frozenset[str]:
    """Those of division and period whose column repeats its texts in neighbouring rows more often than it leaves a blank."""
    rows = list(rows)
    period = next((name for name in PERIODS if answers.has(name)), "period")
    return frozenset(name for name in ("division", period) if answers.has(name) and _is_typed_out(answers, rows, name))


def carried_silently(answers: Answers, row: int, above: Above, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The columns of ``names`` that a row leaves blank, each with what it took over from ``above``."""
    for name in sorted(names):
        if not is_blank(answers.shared(row, name)) or (name != "division" and above.planned_row == row):
            continue
        if carried := above.division if name == "division" else above.planned.typed(None):
            yield answers.column(name), carried


def _is_typed_out(answers: Answers, rows: list[int], name: str) -> bool:
    again = blank = 0
    above = ""
    for row in rows:
        if not answers.own(row, "activity"):
            continue
        text = key(answers.shared(row, name))
        if is_blank(text) or goes_on(text):
            blank += bool(above)
        else:
            again += text == above and bool(answers.own(row, name))
            above = text
    return again >= _FEWEST and again > blank
