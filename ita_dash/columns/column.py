"""What a column of an exported table is: its name, its header, its sort of value, its rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from ita_dash.messages import N_, _

TEXT, INTEGER, NUMBER, PERCENT, DATE, YES_NO, LIST, OBJECT, NESTED = (
    "text",
    "integer",
    "number",
    "percent",
    "date",
    "yes/no",
    "list",
    "object",
    "nested",
)
TYPE_LABELS = {
    TEXT: N_("Text"),
    INTEGER: N_("Whole number"),
    NUMBER: N_("Number"),
    PERCENT: N_("Number from 0 to 100"),
    DATE: N_("Date"),
    YES_NO: N_("Yes or no"),
    LIST: N_("List, one to a line"),
    OBJECT: N_("Columns of the sheet's own"),
    NESTED: N_("Objects, in JSON alone"),
}


@dataclass(frozen=True, slots=True)
class DataColumn:
    """One column. ``key`` names it in frames and JSON; the other texts are message ids."""

    key: str
    header: str
    type: str
    """One of ``TYPE_LABELS``."""
    rule: str
    """What stands in it and by which rule, in one sentence."""
    unit: str = ""
    width: int = 14
    """Of the column in Excel, in characters."""
    printed: bool = True
    """Whether the first print layout of an Excel sheet has it: a page is only so wide."""
    second: bool = False
    """Whether a second print layout has it; the columns in neither are for filtering and for finding the cell."""
    words: Mapping[str, str] | None = None
    """Code → word of ``vocabulary``: data keeps the code, CSV and Excel show the word."""
    own: bool = False
    """Whether it is a column of the sheet's own: its header is what the sheet says, no message."""

    @property
    def title(self) -> str:
        """The header, on one line."""
        return " ".join((self.header if self.own else _(self.header)).split())
