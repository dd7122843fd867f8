"""Which cells of the sheet a division has to fill, and which could only be guessed: the very cells, not the row."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ita_dash.dataset import Dataset
from ita_dash.form.tabs.tabreadings import TabReading
from ita_dash.framerows import Row, each_row
from ita_dash.sheet.address import cell_link

WANTED = {
    "no_report": ("status", "result"),
    "late": ("progress", "result"),
    "estimated": ("progress",),
}
"""What is to be filled, and why: nothing is reported; it is late or falls due; it is under way without a percent."""
INSTEAD = {"progress": "status", "status": "tick"}
"""Where a tab lacks the column."""
GRAVE = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: its address, the field that stands there (of ``form.fields``), its tab, and the link that opens it."""

    cell: str
    field: str
    tab: str
    link: str


@dataclass(frozen=True, slots=True)
class Fill:
    """Cells to fill for one assignment, whose row of ``progress.assess`` this is, and why (one of ``WANTED``)."""

    row: Row
    why: str
    spots: tuple[Spot, ...]


class Sheet:
    """Where the fields of an assignment stand, and what was found odd in its row. Made once of a year's data."""

    def __init__(self, dataset: Dataset) -> None:
        self.year = dataset.year
        self._url = dataset.url
        self._tabs = {tab.title: tab for tab in dataset.form.tabs if tab.is_form}
        self._odd: dict[tuple[str, int], list[Row]] = defaultdict(list)
        problems = dataset.form.problems
        for problem in each_row(problems[problems["severity"].isin(GRAVE)]):
            self._odd[problem["tab"], problem["row"]].append(problem)

    def spot(self, row: Row, field: str) -> Spot | None:
        """The cell of ``field`` for an assignment; None where its table has no such column."""
        tab = self._tabs.get(row["tab"])
        letter = _letter(tab, row["row"], field) if tab else ""
        if tab is None or not letter:
            return self.spot(row, INSTEAD[field]) if tab and field in INSTEAD else None
        address = f"{letter}{row['row']}"
        return Spot(address, field, tab.title, cell_link(self._url, tab.gid, address))

    def odd(self, row: Row) -> Sequence[Row]:
        """The problems, error or warning, of the row that an assignment stands in and that are its division's."""
        return [one for one in self._odd.get((row["tab"], row["row"]), ()) if row["division"] in one["division"].split(", ")]

    def to_fill(self, rows: pd.DataFrame) -> list[Fill]:
        """What is to be filled for those of ``rows`` (in their order) that lack something."""
        found = []
        for row in each_row(rows):
            why = _why(row)
            spots = [self.spot(row, field) for field in WANTED.get(why, ())]
            told = tuple(dict.fromkeys(spot for spot in spots if spot))
            if told:
                found.append(Fill(row, why, told))
        return found


def _why(row: Row) -> str:
    if not row["counted"] or row["schedule"] in ("done", "stopped", "not_due"):
        return ""
    if row["basis"] == "none":
        return "no_report"
    if row["schedule"] in ("overdue", "behind", "due_soon"):
        return "late"
    return "estimated" if row["estimated"] else ""


def _letter(tab: TabReading, row: int, field: str) -> str:
    """The column of ``field`` under the header that stands above ``row``: of several rounds the last."""
    above = [header for header in tab.headers if header.row < row]
    columns = above[-1].columns if above else tab.columns
    return next((column.letter for column in reversed(columns) if column.field == field), "")
