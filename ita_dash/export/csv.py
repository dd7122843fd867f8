"""CSV that Excel opens rightly: UTF-8 with a byte order mark, RFC 4180, ISO dates, no text that becomes a formula.

The file stays one clean table: filters and whether it is a demonstration stand in its last columns (``columns.CONTEXT``).
"""

import csv
import re
import unicodedata
from datetime import date
from io import StringIO

from ita_dash.columns.registry import CONTEXT
from ita_dash.dataset import Dataset
from ita_dash.export.notes import context
from ita_dash.export.tables import Table
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


def to_csv(table: Table, dataset: Dataset, filters: Filters) -> bytes:
    """``table`` with the columns of ``CONTEXT`` behind it."""
    constants = context(dataset, filters)
    return _written(with_context(table), [_field(constants[column.key]) for column in CONTEXT])


def bare_csv(table: Table) -> bytes:
    """``table`` alone, where it is no office's data."""
    return _written(table.spread(), [])


def with_context(table: Table) -> Table:
    """The columns of ``table`` as its CSV file has them, those of ``CONTEXT`` last; the frame has none of the latter."""
    flat = table.spread()
    return Table(flat.name, (*flat.columns, *CONTEXT), flat.frame)


def headers(table: Table) -> list[str]:
    """The header line of the CSV file of ``table``, whose columns are those of the file."""
    return [guarded(header) for header in table.headers()]


def _written(table: Table, always: list[str]) -> bytes:
    """``table``, whose last columns hold ``always``, the same in every row."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(headers(table))
    own = table.columns[: len(table.columns) - len(always)]
    fields = [[_field(value) for value in as_shown(column, table.frame[column.key])] for column in own]
    writer.writerows([*row, *always] for row in zip(*fields, strict=True))
    return BYTE_ORDER_MARK + storable(file.getvalue()).encode("utf-8")


def _field(value: str | int | float | date | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, date):
        return value.isoformat()
    return format(value, ".10g") if isinstance(value, float) else str(value)
