"""The tables that can be exported, built from one dataset for one set of filters."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from ita_dash import summary
from ita_dash.addresskeys import Keys, of_year
from ita_dash.columns.column import NESTED, OBJECT, TEXT, DataColumn
from ita_dash.columns.registry import COLUMNS
from ita_dash.dataset import Dataset
from ita_dash.export.values import storable
from ita_dash.filters import Filters
from ita_dash.fiscal import FiscalYear
from ita_dash.form.problems import concerns
from ita_dash.messages import N_, _
from ita_dash.problemwords import with_sentences

TITLES: dict[str, str] = {
    "assignments": N_("Details"),
    "activities": N_("By activity"),
    "measures": N_("By measure"),
    "divisions": N_("By division"),
    "recommendations": N_("Recommendations by activity"),
    "problems": N_("Problems in the data"),
}
"""Table → what its sheet is called, a message id. Its keys are the names that the command line takes."""
DICTIONARY_TITLE = N_("Dictionary of columns")
OTHERS = {"columns": N_("Columns explained")}
"""Tables that only an Excel file has, and their titles."""
"""What the table that describes the others is called."""


@dataclass(frozen=True)
class ExportTable:
    """One table. ``frame`` has the columns' keys in their order: codes, Timestamps and tuples, nothing put into words yet."""

    name: str
    columns: tuple[DataColumn, ...]
    frame: pd.DataFrame

    @property
    def title(self) -> str:
        """As a person reads it."""
        return _({**TITLES, **OTHERS}.get(self.name, DICTIONARY_TITLE))

    def printed(self) -> "ExportTable":
        """The columns that a person reads on paper."""
        kept = tuple(column for column in self.columns if column.printed)
        return replace(self, columns=kept, frame=self.frame[[column.key for column in kept]])

    def spread(self) -> "ExportTable":
        """The table with each of the sheet's own columns as a column of text, and without what only JSON can hold, as flat files
        need it."""
        if not any(column.type in (OBJECT, NESTED) for column in self.columns):
            return self
        frame, columns = self.frame.copy(), []
        for column in self.columns:
            if column.type == NESTED:
                continue
            if column.type != OBJECT:
                columns.append(column)
                continue
            objects = frame.pop(column.key)
            for header in dict.fromkeys(header for one in objects for header in one):
                own = replace(column, key=f"{column.key}:{header}", header=storable(header), type=TEXT, own=True)
                frame[own.key] = [one.get(header, "") for one in objects]
                columns.append(own)
        return ExportTable(self.name, tuple(columns), frame[[column.key for column in columns]])

    def headers(self, limit: int | None = None, *, by_key: bool = False) -> list[str]:
        """The columns' headers, no two alike: the sheet's own may repeat ours.

        ``limit`` is the longest that a header may be; ``by_key``: the columns' names in JSON instead, but for the sheet's own.
        """
        headers: list[str] = []
        taken: set[str] = set()
        for column in self.columns:
            title = column.key if by_key and not column.own else column.title
            name = header = title[:limit] or _("Column")
            count = 1
            while header.casefold() in taken:
                count += 1
                suffix = f" ({count})"
                header = (name if limit is None else name[: limit - len(suffix)]) + suffix
            taken.add(header.casefold())
            headers.append(header)
        return headers


def build(dataset: Dataset, filters: Filters, name: str) -> ExportTable:
    """The table ``name`` (a key of ``TITLES``) of what ``filters`` chooses, judged on their date."""
    if name == "problems":
        return of_problems(chosen_problems(dataset, filters), dataset.year)
    return of_assignments(chosen_assignments(dataset, filters), name, of_year(dataset.form.assignments))


def of_problems(chosen: pd.DataFrame, year: FiscalYear) -> ExportTable:
    """The table of the problems (``form.problems.COLUMNS``) that were chosen."""
    return _table("problems", with_sentences(chosen, year, thai_digits=False))


def of_assignments(chosen: pd.DataFrame, name: str, keys: Keys) -> ExportTable:
    """The table ``name``, any but the problems, of the assessed assignments that were chosen; ``keys`` are those of the year."""
    frame = chosen if name == "assignments" else getattr(summary, name)(chosen)
    divisions: dict[tuple[str, ...], str] = {(one,): key for one, key in keys.divisions.items()}
    of: dict[str, tuple[Mapping[tuple[str, ...], str], list[str]]] = {
        "divisions": (divisions, ["division"]),
        "measures": (keys.measures, summary.MEASURE_KEYS),
    }
    known, names = of.get(name, (keys.activities, summary.ACTIVITY_KEYS))
    rows = zip(*(frame[one].tolist() for one in names), strict=True)
    return _table(name, frame.assign(key=pd.array([known.get(row, "") for row in rows], dtype="str")))


def _table(name: str, frame: pd.DataFrame) -> ExportTable:
    return ExportTable(name, COLUMNS[name], frame[[column.key for column in COLUMNS[name]]])


def chosen_assignments(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """The assessed assignments (columns of ``progress.assess``) that ``filters`` chooses, judged on their date."""
    return filters.apply(dataset.assessed(filters.as_of))


def chosen_problems(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """The problems of the chosen divisions and their units, and those that are nobody's in particular.

    A problem stands in a cell whose measure and status may be the very thing that could not be read: other filters leave it in.
    """
    problems = dataset.form.problems
    if not filters.divisions:
        return problems
    assignments = dataset.form.assignments
    units = assignments.loc[assignments["parent"].isin(filters.divisions), "division"]
    return problems[concerns(problems, {*filters.divisions, *units}) | (problems["division"] == "")]
