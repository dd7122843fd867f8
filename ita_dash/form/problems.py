"""Problems: what a person should look at in a cell. Every code stands in ``form.problemkinds``, the one registry.

A reader of one value (a period, a percent) returns ``form.finding.Finding``s. Whoever knows the cell turns a finding into a
problem by adding where it stands and whom it is for. What holds for a whole column is one problem with a count, not one for each
of its cells. Those of a name that is not in the list of divisions belong to the division that is meant, too: whoever looks at
กองสาธารณสุขและสิ่งแวดล้อม must be told of a row of "กองสาธารณสุข", or its page would say that it has no problem.
"""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import pandas as pd

from ita_dash.form.finding import Finding
from ita_dash.form.problemkinds import KINDS, OF_A_READING
from ita_dash.form.text import whole
from ita_dash.form.values.alldivisions import is_everyone
from ita_dash.form.values.division import DivisionList
from ita_dash.framerows import text_column
from ita_dash.sheet.address import block, column_letters, column_number, rows_of_column


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


_DTYPES: dict[object, str] = {str: "str", int: "int64"}
COLUMNS = {one.name: _DTYPES.get(one.type, "object") for one in fields(Problem)}
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
        problems["division"].map(lambda label: is_everyone(label) or not set(divisions_of(label)).isdisjoint(names)).astype(bool)
    )


def filed(problems: pd.DataFrame, divisions: DivisionList) -> pd.DataFrame:
    """``problems`` (``form.problems.COLUMNS``) with the divisions that are meant added to ``division``."""
    labels = {label: _with_meant(label, divisions) for label in problems["division"].unique()}
    if all(label == told for label, told in labels.items()):
        return problems
    return problems.assign(division=problems["division"].map(labels).astype("str"))


def meant(name: str, divisions: DivisionList) -> str:
    """The division of the list that ``name``, which is not in it, is like; empty where it is listed or like none."""
    if divisions.known(name):
        return ""
    findings = divisions.read(name).findings
    return next((one.details["suggestion"] for one in findings if one.code == "DIVISION_NEAR_MISS"), "")


def unranked(names: Iterable[str], divisions: DivisionList) -> list[str]:
    """Those of ``names`` that are only like a division of the list: perhaps slips, so they rank nowhere."""
    return [name for name in names if meant(name, divisions)]


def _with_meant(label: str, divisions: DivisionList) -> str:
    names = divisions_of(label)
    return ", ".join(dict.fromkeys((*names, *filter(None, (meant(name, divisions) for name in names)))))


FEW = 10
"""Up to so many problems are told one by one: a list of them is read at a glance, and each cell of it is corrected by hand."""
CELLS = "cells"
"""The detail that says how many cells a problem stands for."""
RANGE = "range"
"""The detail that says which cells they are."""
_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")


def gathered(problems: Iterable[Problem], rows: Mapping[str, Sequence[int]]) -> list[Problem]:
    """``problems`` with those of one code in one column put together where they are of most of the tab's rows, and notes that
    stand together, with no report between them; ``rows`` are those that report, counted from 1 and in order, by tab. The first
    cell stands for all, with each distinct text, all the divisions and where they are."""
    groups: dict[tuple[object, ...], list[Problem]] = defaultdict(list)
    for one in problems:
        groups[_group(one, rows)].append(one)
    return [told for group in groups.values() for told in _told(group, len(rows.get(group[0].tab, ())))]


def _group(one: Problem, rows: Mapping[str, Sequence[int]]) -> tuple[object, ...]:
    if one.code in ("ACTIVITY_MISSING", "MEASURE_UNUSED", "EXAMPLE_ROW"):
        return (one.code, one.tab, one.row)
    if one.code == "DIVISION_COLUMN_MISSING":
        return (one.code, one.tab, one.cell.rstrip("0123456789"))
    if one.code == "NOTE_OUTSIDE":
        return (one.code, one.tab, bisect(rows.get(one.tab, ()), one.row))
    if one.code in OF_A_READING and one.cell:
        return (one.code, one.tab, one.cell.rstrip("0123456789"), one.details)
    return (id(one), one)


def _told(group: list[Problem], rows: int) -> list[Problem]:
    if group[0].code in ("NOTE_OUTSIDE", "EXAMPLE_ROW", "ACTIVITY_MISSING", "MEASURE_UNUSED", "DIVISION_COLUMN_MISSING"):
        group = sorted(group, key=_place)
        return [_together(group, {RANGE: block([_place(one) for one in group])})]
    if len(group) > FEW and len(group) * 2 > rows:
        at = [_place(one) for one in group]
        return [
            _together(group, {CELLS: str(len(group)), RANGE: rows_of_column(column_letters(at[0][1]), (row for row, _ in at))})
        ]
    return group


def _place(one: Problem) -> tuple[int, int]:
    """Row and column from 0."""
    found = _ADDRESS.fullmatch(one.cell)
    return (int(found[2]) - 1, column_number(found[1])) if found is not None else (one.row - 1, 0)


def _together(group: list[Problem], details: Mapping[str, str]) -> Problem:
    first = group[0]
    divisions = dict.fromkeys(name for one in group for name in one.division.split(", ") if name)
    return replace(
        first,
        division=", ".join(divisions),
        value="\n".join(dict.fromkeys(one.value for one in group if one.value)),
        details=tuple(sorted((*first.details, *details.items()))),
    )
