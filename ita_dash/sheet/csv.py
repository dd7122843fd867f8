"""A .csv file → a workbook of one tab, whatever wrote it: UTF-8 or Windows-874, commas, semicolons or tabs."""

import codecs
import csv
import re
from collections import Counter
from datetime import datetime
from io import StringIO
from itertools import islice
from pathlib import Path

from ita_dash.fiscal import BANGKOK
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.rows import one_line_end, trimmed
from ita_dash.sheet.workbook import EMPTY, Cell, Damage, Tab, Workbook

csv.field_size_limit(2**31 - 1)  # the module's own limit, 128 KB a cell, would refuse the whole file

DELIMITERS = (",", ";", "\t")
SAMPLE_ROWS = 50

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?(%?)", re.ASCII)
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|ERROR!)")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read_csv(file: Path | str | bytes, *, source: str = "") -> Workbook:
    """The workbook in ``file``, a path or the file's bytes: one tab, titled with the file's stem.

    Raises ``SheetError("file_unreadable")`` where the file cannot be opened.
    """
    source = source or (str(file) if not isinstance(file, bytes) else "")
    try:
        content = file if isinstance(file, bytes) else Path(file).read_bytes()
    except OSError:
        raise SheetError("file_unreadable", source=source) from None
    text, damage = _decoded(content)
    text = text.replace("\0", "")
    separator_line = _SEPARATOR_LINE.match(text)
    delimiter = separator_line[1] if separator_line else _delimiter(text)
    body = text[separator_line.end() :] if separator_line else text
    cells: dict[str, Cell] = {"": EMPTY}
    rows = trimmed([_cell(field, cells) for field in row] for row in _reader(body, delimiter))
    title = Path(source).stem
    return Workbook(title, (Tab(title, rows),), datetime.now(BANGKOK), source, damage=damage)


def _decoded(content: bytes) -> tuple[str, tuple[Damage, ...]]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace"), ()
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    # A byte too many in a UTF-8 file must not turn all of its Thai into the letters of another encoding.
    text = content.decode("utf-8-sig", errors="replace")
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    if lost * 10 < sum("\u0e01" <= letter <= "\u0e5b" for letter in text):
        return text, (Damage("FILE_PART_UNREADABLE", f"UTF-8: {lost} × \N{REPLACEMENT CHARACTER}"),)
    return content.decode("cp874", errors="replace"), (Damage("FILE_ENCODING", "Windows-874"),)


def _delimiter(text: str) -> str:
    """The one that gives the most rows of one same width of two cells or more; a comma where none does."""

    def agreement(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in islice(_reader(text, delimiter), SAMPLE_ROWS) if len(row) > 1)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(DELIMITERS, key=agreement)


def _reader(text: str, delimiter: str) -> "csv.Reader":
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter)


def _cell(field: str, cells: dict[str, Cell]) -> Cell:
    cell = cells.get(field)
    if cell is None:
        cell = cells[field] = _read(one_line_end(field))
    return cell


def _read(text: str) -> Cell:
    """The kind that a spreadsheet gives the same text: ``007`` stays text, ``50%`` is a percent."""
    number = _NUMBER.fullmatch(text)
    if number and number[1]:
        return Cell(text, float(text[:-1]) / 100, "percent")
    if number:
        return Cell(text, float(text), "number")
    if text in ("TRUE", "FALSE"):
        return Cell(text, text == "TRUE", "bool")
    return Cell(text, text, "error" if _ERROR.fullmatch(text) else "text")
