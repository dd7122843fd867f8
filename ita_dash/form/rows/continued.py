"""What a row of a table may continue: the section, the measure, the activities, the division and the period above it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ita_dash.form.lines.marginlines import goes_on
from ita_dash.form.numbering import NO_ITEM, Item
from ita_dash.form.rows.planned import NOT_PLANNED, Planned
from ita_dash.form.text import is_blank


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
    planned_row: int = -1
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
