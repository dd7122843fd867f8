"""Problems: what a person should look at in a cell. Every code stands in ``form.problemkinds``, the one registry.

A reader of one value (a period, a percent) returns ``form.finding.Finding``s. Whoever knows the cell turns a finding into a
problem by adding where it stands and whom it is for.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ita_dash.form.finding import Finding
from ita_dash.form.problemkinds import KINDS
from ita_dash.form.text import whole
from ita_dash.form.values.alldivisions import is_everyone
from ita_dash.rows import text_column


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with its place. ``row`` and ``cell`` are as a person counts; 0 and empty for a whole tab or file."""

    code: str
    severity: str
    tab: str
    row: int
    cell: str
    division: str
    value: str
    details: tuple[tuple[str, str], ...]
    """What fills the sentences of its kind, beside ``value``; ``problemwords`` makes them."""
    link: str


def problem(finding: Finding, *, tab: str = "", row: int = 0, cell: str = "", division: str = "", link: str = "") -> Problem:
    """``finding`` at its place."""
    return Problem(
        code=finding.code,
        severity=KINDS[finding.code].severity,
        tab=tab,
        row=row,
        cell=cell,
        division=division,
        value=whole(finding.value),
        details=tuple(sorted(finding.details.items())),
        link=link,
    )


COLUMNS = {
    "code": "str",
    "severity": "str",
    "tab": "str",
    "row": "int64",
    "cell": "str",
    "division": "str",
    "value": "str",
    "details": "object",
    "link": "str",
}
"""The problems frame: one row for each ``Problem``."""


def problems_frame(problems: Iterable[Problem]) -> pd.DataFrame:
    """``problems`` as a frame with the columns and dtypes of ``COLUMNS``."""
    found = list(problems)
    return pd.DataFrame({name: column_of([getattr(one, name) for one in found], dtype) for name, dtype in COLUMNS.items()})


def column_of(values: list[Any], dtype: str) -> Any:
    """``values`` as a column of a frame."""
    if dtype != "str":
        return np.fromiter(values, dtype=dtype, count=len(values))
    try:
        return text_column(values)
    except UnicodeEncodeError:  # half a letter
        return text_column(map(whole, values))


def divisions_of(label: str) -> tuple[str, ...]:
    """The names in ``Problem.division``, which is for several where a row is."""
    return tuple(label.split(", ")) if label else ()


def concerns(problems: pd.DataFrame, names: Collection[str]) -> pd.Series:
    """Whether each of ``problems`` (``COLUMNS``) is for one of the divisions ``names``, or for all divisions."""
    return (
        problems["division"]
        .map(lambda label: label in names or is_everyone(label) or not set(divisions_of(label)).isdisjoint(names))
        .astype(bool)
    )
