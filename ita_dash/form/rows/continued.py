"""What a row of a table may continue: the section, the measure, the activities, the division and the period above it."""

from dataclasses import dataclass, field

from ita_dash.form.numbering import NO_ITEM, Item
from ita_dash.form.rows.planned import NOT_PLANNED, Planned


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
        self.division, self.planned, self.heads_all = "", NOT_PLANNED, False
