"""A .csv file → a workbook of one tab, whatever wrote it: UTF-8 or Windows-874, commas, semicolons or tabs."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path

from ita_dash.fiscal import BANGKOK
from ita_dash.sheet.errors import SheetError, beyond
from ita_dash.sheet.extent import Extent
from ita_dash.sheet.file import file_bytes
from ita_dash.sheet.limits import COLUMNS, CSV_BYTES, TEXT
from ita_dash.sheet.tabrows import trimmed
from ita_dash.sheet.wholetext import clean
from ita_dash.sheet.workbook import EMPTY, ERROR_TEXTS, LOADING, LOADING_TEXTS, Cell, Damage, Facts, Tab, Workbook

DELIMITERS = (",", ";", "\t")
SAMPLE_ROWS = 50

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?(%?)", re.ASCII)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read_csv(file: Path | str | bytes, *, source: str = "") -> Workbook:
    """The workbook in ``file``, a path or the file's bytes: one tab, titled with the file's stem.

    Raises ``SheetError``: ``file_unreadable`` where the file cannot be opened, that of a limit where it is too large.
    """
    source = source or (str(file) if not isinstance(file, bytes) else "")
    text, damage = _decoded(file_bytes(file, CSV_BYTES, source))
    separator_line = _SEPARATOR_LINE.match(text)
    delimiter = separator_line[1] if separator_line else _delimiter(text)
    begin = separator_line.end() if separator_line else 0
    title = clean(Path(source).stem)
    extent = Extent(source)
    extent.tab(title)
    rows = trimmed(_rows(text, begin, delimiter, title, extent), extent)
    return Workbook(title, (Tab(title, rows),), datetime.now(BANGKOK), source, damage=damage)


def _rows(text: str, begin: int, delimiter: str, title: str, extent: Extent) -> Iterator[list[Cell]]:
    cells: dict[str, Cell] = {"": EMPTY}
    lines = _Lines(text, begin, delimiter, title)
    csv.field_size_limit(TEXT.most)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:  # the one that is left when NUL is gone: a cell beyond the limit
            raise beyond(TEXT, place=f"{title}!{reader.line_num}") from None
        lines.of_row = 0
        extent.cells(sum(map(bool, row)))
        yield [_cell(field, cells) for field in row]


class _Lines:
    """The lines of ``text``, each with its end; stops where those of one row have more cells than a row may have."""

    def __init__(self, text: str, begin: int, delimiter: str, title: str) -> None:
        self._lines = _LINE.finditer(text, begin)
        self._delimiter, self._title = delimiter, title
        self.of_row = 0
        """Delimiters since the row began, those in quotes too: a text has fewer than ``TEXT`` letters."""

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines).group()
        self.of_row += line.count(self._delimiter)
        if self.of_row > COLUMNS.most + TEXT.most:
            raise beyond(COLUMNS, place=self._title)
        return line


def _decoded(content: bytes) -> tuple[str, tuple[Damage, ...]]:
    text, damage = _letters(content)
    return text.replace("\0", ""), damage


def _letters(content: bytes) -> tuple[str, tuple[Damage, ...]]:
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
        widths: Counter[int] = Counter()
        reader = csv.reader(_Lines(text, 0, delimiter, ""), delimiter=delimiter)
        with suppress(csv.Error, SheetError):  # what goes wrong by the delimiter that counts is said when rows are read
            widths.update(len(row) for row in islice(reader, SAMPLE_ROWS) if len(row) > 1)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(DELIMITERS, key=agreement)


def _cell(field: str, cells: dict[str, Cell]) -> Cell:
    cell = cells.get(field)
    if cell is None:
        cell = cells[field] = _read(clean(field))
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
    if text.strip() in LOADING_TEXTS:
        return Cell(text, text, "error", facts=Facts(error=LOADING))
    return Cell(text, text, "error" if text in ERROR_TEXTS else "text")
