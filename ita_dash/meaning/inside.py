"""Columns that stay inside the office: by “(ภายใน)” in their heading, or by the setting ``inside``.

They are read as columns of the office's own, whatever else their heading says, and set apart from the others here, at the one
door: what exports, links, reports and comparisons walk does not hold them. Never what figures and the public form are made of.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
from openpyxl.utils import column_index_from_string

from ita_dash.form.fields import AS_TYPED
from ita_dash.form.headings.spellings import Spellings, header_key
from ita_dash.form.read import Form
from ita_dash.sheet.workbook import Cell, Tab, Workbook

APART = "inside"
"""The column of assignments that holds them, as ``extra`` holds the others; only where there are any."""
MAY_STAY = frozenset(
    {"extra", "support", "recommendation", "evidence", "reported_on", "timestamp", "alias", *(one.name for one in AS_TYPED)}
)
"""Fields whose column may stay inside; a heading of any other field is read as that field, whatever mark it bears."""
_MARK = re.compile(r"[(（\[]\s*(?:ใช้|เฉพาะ)?\s*ภายใน(?:เท่านั้น|หน่วยงาน)?\s*[)）\]]")
_LONGEST = 120
"""Letters of a heading."""


def is_inside(header: str, names: Iterable[str]) -> bool:
    """Whether the column under ``header`` stays inside; ``names`` are those of the setting. The one rule."""
    compared = header_key(header)
    return _MARK.search(header) is not None or any(header_key(name) in compared for name in names)


def with_inside(workbook: Workbook, columns: Mapping[str, tuple[str, ...]], names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """``columns`` (names of headings by field) with every heading that stays inside as one of the office's own."""
    texts = (cell.text for tab in workbook.tabs for cell in tab.distinct.values())
    found = {text for text in texts if len(text) <= _LONGEST and "ภายใน" in text and _MARK.search(text)} | set(names)
    if not found:
        return dict(columns)
    spellings = Spellings(columns)
    own = tuple(sorted(text for text in found if _may_stay(_MARK.sub("", text).strip(), spellings)))
    return {**columns, "extra": (*columns.get("extra", ()), *own)}


def _may_stay(heading: str, spellings: Spellings) -> bool:
    match = spellings.match(heading)
    return match is None or match.field in MAY_STAY


def set_apart(form: Form, names: tuple[str, ...]) -> Form:
    """``form`` with what stays inside moved from ``extra`` to ``APART``, and no problem that quotes it."""
    extras = form.assignments["extra"].tolist()
    headers = {header for extra in extras for header in extra if is_inside(header, names)}
    if not headers:
        return form
    frame = form.assignments.assign(
        **{
            "extra": _column([{name: text for name, text in one.items() if name not in headers} for one in extras]),
            APART: _column([{name: text for name, text in one.items() if name in headers} for one in extras]),
        }
    )
    letters = _columns_of(form, names)
    cells = zip(form.problems["tab"], form.problems["cell"], strict=True)
    kept = np.array([(tab, cell.rstrip("0123456789")) not in letters for tab, cell in cells], dtype=bool)
    return replace(form, assignments=frame, problems=form.problems[kept].reset_index(drop=True))


def _columns_of(form: Form, names: tuple[str, ...]) -> set[tuple[str, str]]:
    """Tab and letter of each column that stays inside."""
    return {
        (tab.title, column.letter)
        for tab in form.tabs
        for header in tab.headers
        for column in header.columns
        if column.field == "extra" and is_inside(column.header, names)
    }


def without_evidence(workbook: Workbook, form: Form, names: tuple[str, ...]) -> Workbook | None:
    """``workbook``, which ``form`` is of, with no link and no picture on the cells that stay inside: those of any column are
    evidence else. None where there are none."""
    columns = {(tab, column_index_from_string(letter) - 1) for tab, letter in _columns_of(form, names)}
    tabs = tuple(_bared(tab, {column for title, column in columns if title == tab.title}) for tab in workbook.tabs)
    return replace(workbook, tabs=tabs) if any(new is not old for new, old in zip(tabs, workbook.tabs, strict=True)) else None


def _bared(tab: Tab, columns: set[int]) -> Tab:
    if not any(column < len(row) and _carries(row[column]) for row in tab.rows for column in columns):
        return tab
    rows = (tuple(_bare(cell) if place in columns else cell for place, cell in enumerate(row)) for row in tab.rows)
    return replace(tab, rows=tuple(rows))


def _carries(cell: Cell) -> bool:
    return bool(cell.links or cell.facts.pictures)


def _bare(cell: Cell) -> Cell:
    return replace(cell, links=(), facts=replace(cell.facts, pictures=())) if _carries(cell) else cell


def _column(values: list[dict[str, str]]) -> pd.Series:
    return pd.Series(values, dtype="object")


def without_inside(form: Form) -> Form:
    """``form`` as those see it who do not plan."""
    return replace(form, assignments=form.assignments.drop(columns=APART, errors="ignore"))
