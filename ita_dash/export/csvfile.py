"""CSV that Excel opens rightly: UTF-8 with a byte order mark, RFC 4180, ISO dates, no text that becomes a formula.

The file stays one clean table: filters and whether it is a demonstration stand in its last columns (``columns.CONTEXT``).
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from io import StringIO

from ita_dash.columns.registry import CONTEXT
from ita_dash.dataset import Dataset
from ita_dash.export.notes import context
from ita_dash.export.tables import ExportTable
from ita_dash.export.values import as_shown, storable
from ita_dash.filters import Filters

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_BLANKS = re.compile("[\\s\u200b-\u200f\u2060\ufeff]*")


def guarded(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet program might calculate it (OWASP, "CSV Injection").

    That is where its first letter, after blanks, is ``= + - @`` of any width, or where it starts with a tab or a carriage
    return. A lone "-" stays as typed: it calculates nothing.
    """
    if text[:1].isalnum() or text == "-":
        return text
    blanks = _BLANKS.match(text).group()  # type: ignore[union-attr]  # it matches every text
    first = unicodedata.normalize("NFKC", text[len(blanks) : len(blanks) + 1])
    return "'" + text if first in tuple("=+-@") or "\t" in blanks or "\r" in blanks else text


@dataclass(frozen=True, slots=True)
class Manner:
    """How a CSV file is written."""

    headers: str = "th"
    """``th``: as Excel and the form have them; ``en``: the columns' names in JSON. The sheet's own columns keep their names."""
    plain: bool = False
    """Whether texts stay as typed, for programs that calculate nothing; else ``guarded``."""


USUAL = Manner()


def to_csv(table: ExportTable, dataset: Dataset, filters: Filters, manner: Manner = USUAL) -> bytes:
    """``table`` with the columns of ``CONTEXT`` behind it."""
    constants = context(dataset, filters)
    return _written(with_context(table), [_field(constants[column.key], manner) for column in CONTEXT], manner)


def bare_csv(table: ExportTable, manner: Manner = USUAL) -> bytes:
    """``table`` alone, where it is no office's data."""
    return _written(table.spread(), [], manner)


def with_context(table: ExportTable) -> ExportTable:
    """The columns of ``table`` as its CSV file has them, those of ``CONTEXT`` last; the frame has none of the latter."""
    flat = table.spread()
    return ExportTable(flat.name, (*flat.columns, *CONTEXT), flat.frame)


def headers(table: ExportTable, manner: Manner = USUAL) -> list[str]:
    """The header line of the CSV file of ``table``, whose columns are those of the file."""
    named = table.headers(by_key=manner.headers == "en")
    return named if manner.plain else [guarded(header) for header in named]


def _written(table: ExportTable, always: list[str], manner: Manner) -> bytes:
    """``table``, whose last columns hold ``always``, the same in every row."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(headers(table, manner))
    own = table.columns[: len(table.columns) - len(always)]
    fields = [[_field(value, manner) for value in as_shown(column, table.frame[column.key])] for column in own]
    writer.writerows([*row, *always] for row in zip(*fields, strict=True))
    return BYTE_ORDER_MARK + storable(file.getvalue()).encode("utf-8")


def _field(value: str | int | float | date | None, manner: Manner) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value if manner.plain else guarded(value)
    if isinstance(value, date):
        return value.isoformat()
    return format(value, ".10g") if isinstance(value, float) else str(value)
