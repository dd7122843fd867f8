"""The values of one column as files hold them: as data (``as_data``), or as a person reads them (``as_shown``)."""

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

import pandas as pd

from ita_dash.columns.column import DATE, INTEGER, LIST, NESTED, NUMBER, OBJECT, PERCENT, TEXT, YES_NO, DataColumn
from ita_dash.messages import _
from ita_dash.vocabulary import word

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def storable(text: str) -> str:
    """``text`` with a replacement mark for what XML or UTF-8 cannot hold: control characters, halves of surrogate pairs."""
    return _UNSTORABLE.sub("\ufffd", text)


def as_data(column: DataColumn, values: Iterable[Any]) -> list[Any]:
    """``values`` as Python's own types: None for no date or number, lists of texts, dicts of texts, codes as codes."""
    return [_DATA[column.type](value) for value in values]


def _number(value: float) -> float | None:
    return float(value) if value == value else None  # NaN is the one number that is not itself


def _object(record: Any) -> dict[str, object]:
    """A record (a dataclass) as an object of JSON."""
    return {name: storable(one) if isinstance(one, str) else one for name, one in asdict(record).items()}


_DATA: dict[str, Callable[[Any], Any]] = {
    TEXT: storable,
    INTEGER: int,
    NUMBER: _number,
    PERCENT: _number,
    DATE: lambda value: None if value is pd.NaT else value.date(),
    YES_NO: bool,
    LIST: lambda value: [storable(one) for one in value],
    OBJECT: lambda value: {storable(name): storable(text) for name, text in value.items()},
    NESTED: lambda value: [_object(one) for one in value],
}


def as_shown(column: DataColumn, values: Iterable[Any]) -> list[str | int | float | date | None]:
    """``values`` as cells: codes as words, a list as lines; None for nothing."""
    data = as_data(column, values)
    if column.words:
        words = {code: word(column.words, code) for code in set(data)}
        return [words[code] for code in data]
    if column.type == YES_NO:
        return [_("Yes") if value else _("No") for value in data]
    if column.type == LIST:
        return ["\n".join(value) for value in data]
    return [None if value == "" else value for value in data]
