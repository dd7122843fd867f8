"""How much of the office a report covers, and its figures beside the office's.

A report without filters is the office's own. That of one division (with its units) is the division's part of it; under any other
filter it is an extract: figures of rows that somebody chose, which nobody signs. A part says on every page that it is one.
"""

from dataclasses import dataclass

import pandas as pd

from ita_dash import summary, thai
from ita_dash.dataset import Dataset
from ita_dash.export.notes import describe_filters
from ita_dash.filters import Filters
from ita_dash.messages import _
from ita_dash.report.printedtext import line
from ita_dash.thailines import shortened

WHOLE, DIVISION, EXTRACT = "whole", "division", "extract"
NAME_LETTERS = 80
"""Of a division's name in the footer, which has one line."""


@dataclass(frozen=True)
class Coverage:
    """``own`` are the assessed assignments that the report is made of, ``office`` those of the whole office."""

    kind: str
    """``WHOLE``, ``DIVISION`` or ``EXTRACT``."""
    division: str
    """Whose part it is; empty unless it is one division's."""
    has_units: bool
    own: pd.DataFrame
    office: pd.DataFrame

    @property
    def is_part(self) -> bool:
        return self.kind != WHOLE

    @property
    def name(self) -> str:
        """What every page says of a part; empty for the whole."""
        if self.kind == EXTRACT:
            return _("Extract, not the full report")
        if self.kind == DIVISION:
            said = _("The part of {division} and its units only") if self.has_units else _("The part of {division} only")
            return said.format(division=short(self.division))
        return ""

    def subject(self, filters: Filters, dataset: Dataset, thai_digits: bool) -> list[str]:
        """What stands under the title of a part: whose it is, or which rows were chosen."""
        if self.kind == EXTRACT:
            return [self.name, *(thai.digits(one, thai_digits) for one in describe_filters(filters, dataset))]
        return [self.name] if self.is_part else []


def extent_of(filters: Filters, assessed: pd.DataFrame) -> Coverage:
    """What ``filters`` makes of a report on ``assessed``, the frame of ``progress.assess``."""
    alone = filters == Filters(filters.as_of, divisions=filters.divisions) and len(filters.divisions) == 1
    kind = DIVISION if alone else EXTRACT if filters.active else WHOLE
    division = filters.divisions[0] if alone else ""
    has_units = alone and bool((assessed["parent"] == division).any())
    return Coverage(kind, division, has_units, filters.apply(assessed), assessed)


def figures(frame: pd.DataFrame, thai_digits: bool) -> dict[str, str]:
    """Counts and completion of ``frame`` as texts: ``measures``, ``activities``, ``done``, ``percent``."""
    total = summary.total(frame)
    return {
        "measures": thai.number(frame.groupby(["measure_no", "measure"]).ngroups, thai_digits),
        "activities": thai.number(total.activities, thai_digits),
        "done": thai.number(total.activities_done, thai_digits),
        "percent": thai.number(total.completion, thai_digits) if total.activities else "–",
    }


def beside(extent: Coverage, thai_digits: bool) -> dict[str, str]:
    """``figures`` of the part, and those of the whole office as ``all_measures``, ``all_activities`` …"""
    whole = figures(extent.office, thai_digits)
    return figures(extent.own, thai_digits) | {f"all_{name}": value for name, value in whole.items()}


def short(name: str) -> str:
    """``name`` on one line, no longer than the footer has room for."""
    shown = "".join(piece.text for paragraph in line(name) for piece in paragraph)
    return shortened(shown, NAME_LETTERS)
