"""The assignments frame: one row for each activity × division. Every summary is a group-by of it.

``COLUMNS`` is the one description of its columns. Text columns hold ``""`` where the sheet gives no answer, dates
``NaT``, numbers ``NaN``.
"""

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

ALL_DIVISIONS = "ทุกส่วนราชการ"
"""The name of the one assignment of "all divisions" where the workbook has no list of divisions."""

COLUMNS: dict[str, str] = {
    "code": "str",  # the activity's number, "1.3"; empty where the sheet gives none
    "measure_no": "str",  # "1"
    "measure": "str",  # the measure's title without its number
    "activity_no": "str",  # "3"
    "activity": "str",  # the activity's text without its number
    "division": "str",  # who carries it out, as the list of divisions spells it
    "parent": "str",  # the division that this unit belongs to; empty for a division of its own
    "period": "str",  # as typed
    "start": "datetime64[s]",  # first day
    "end": "datetime64[s]",  # last day
    "status_read": "str",  # the status typed in the sheet, one of form.status.STATUSES, or empty
    "percent": "float64",  # the percent typed in the sheet, 0–100
    "reason": "str",  # why it is unable or cancelled, as typed beside the status
    "result": "str",
    "recommendation": "str",
    "evidence": "object",  # tuple of str: links (http/https) and texts that are no link, in the order typed
    "reported_on": "datetime64[s]",
    "reported_by": "str",
    "weight": "float64",  # of the activity within the office; 1 unless given
    "extra": "object",  # dict of header → text: the sheet's other columns
    "tab": "str",
    "row": "int64",  # as a person counts, from 1
    "cell": "str",  # "B7"
    "link": "str",  # opens that cell of the Google Sheet; empty for a file
}


def assignments_frame(records: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """``records`` (keys of ``COLUMNS``; missing or None is empty) as a frame with the columns and dtypes of ``COLUMNS``."""
    rows = list(records)
    return pd.DataFrame({name: _column([row.get(name) for row in rows], name, dtype) for name, dtype in COLUMNS.items()})


_EMPTY: dict[str, Callable[[], object]] = {"str": str, "object": tuple, "float64": lambda: float("nan"), "int64": int}


def _column(values: list[object], name: str, dtype: str) -> pd.Series:
    if dtype.startswith("datetime64"):
        return pd.Series(pd.array([pd.NaT if value is None else value for value in values], dtype=dtype))
    empty = {"extra": dict, "weight": lambda: 1.0}.get(name, _EMPTY[dtype])
    return pd.Series([empty() if value is None else value for value in values], dtype=dtype)
