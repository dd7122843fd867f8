"""An .xlsx file → a workbook: what a person sees in Excel, cell by cell.

Cells are read in one pass over each tab's XML by openpyxl's own parser, the one behind its read-only mode. Its full
mode would build an object for each of 50,000 blank formatted rows, and fail over a damaged picture that nobody needs.
"""

import re
import warnings
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import RelationshipList, get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.datetime import to_excel as days_since_1899
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import COMMENTS_NS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from ita_dash.fiscal import BANGKOK
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.number_format import builtin_format, kind_of, shown
from ita_dash.sheet.plain_xlsx import read_plain_xlsx
from ita_dash.sheet.rows import from_places, one_line_end
from ita_dash.sheet.workbook import EMPTY, Cell, Damage, Merge, Tab, Workbook

DAYS_1904 = 1462
"""Days between the first days of Excel's two calendars."""
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""The size of a tab in Excel: an address beyond it is damage, and would cost gigabytes of empty rows."""

_FORMULA = f"{{{SHEET_MAIN_NS}}}f"
_HYPERLINK = re.compile(r'HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_xlsx(file: Path | str | bytes, *, source: str = "") -> Workbook:
    """The workbook in ``file``, a path or the file's bytes. What cannot be read of it is in ``Workbook.damage``.

    Raises ``SheetError("file_unreadable")`` for what is no .xlsx at all, or is protected by a password.
    """
    source = source or (str(file) if not isinstance(file, bytes) else "")
    stem = Path(source).stem
    try:
        content = file if isinstance(file, bytes) else Path(file).read_bytes()
        with ZipFile(BytesIO(content)) as archive:
            if any(part.flag_bits & 1 for part in archive.infolist()):
                raise SheetError("file_unreadable", source=source)
    except (OSError, BadZipFile):
        raise SheetError("file_unreadable", source=source) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it would lose on saving; nothing is saved here
        try:
            return _Package(content).workbook(source, stem)
        except Exception as error:  # a damaged package fails in any of openpyxl's readers, each in its own way
            return read_plain_xlsx(content, source, stem, str(error))


class _Package:
    """The parts of one file, and what was found damaged on the way."""

    def __init__(self, content: bytes) -> None:
        self.damage: list[Damage] = []
        self.reader = ExcelReader(BytesIO(content), data_only=True)
        self.reader.read_manifest()
        self.reader.read_strings()
        self.reader.read_workbook()
        self.formats = self._formats()

    def workbook(self, source: str, stem: str) -> Workbook:
        names = set(self.reader.valid_files)
        tabs = tuple(
            self._tab(sheet.name, rel.target, hidden=sheet.state != "visible")
            for sheet, rel in self.reader.parser.find_sheets()
            if rel.target in names and "worksheet" in rel.Type
        )
        return Workbook(self._title() or stem, tabs, datetime.now(BANGKOK), source, damage=tuple(self.damage))

    def _title(self) -> str:
        try:
            self.reader.read_properties()
        except Exception:  # the title is a courtesy of the file; its stem will do
            return ""
        return (self.reader.wb.properties.title or "").strip()

    def _formats(self) -> list[str]:
        """The number format of each style, by the style's number."""
        book = self.reader.wb
        try:
            apply_stylesheet(self.reader.archive, book)
        except Exception:  # without styles the texts are all there; only dates and percents are plain numbers
            self.damage.append(Damage("FILE_PART_UNREADABLE", "xl/styles.xml"))
            return []
        own = book._number_formats
        return [
            own[style.numFmtId - 164] if 0 <= style.numFmtId - 164 < len(own) else builtin_format(style.numFmtId)
            for style in book._cell_styles
        ]

    def _tab(self, title: str, part: str, *, hidden: bool) -> Tab:
        cells: dict[tuple[int, int], Cell] = {}
        merges: tuple[Merge, ...] = ()
        try:
            with self.reader.archive.open(part) as xml:
                parser = _TabParser(xml, self.reader.shared_strings, data_only=True)
                self._fill(cells, parser)
            merges = _merges(parser)
            self._add_links_and_notes(parser, part, cells)
        except Exception:  # what stood before the damage is kept, whatever kind of damage it was
            self.damage.append(Damage("FILE_PART_UNREADABLE", part, title))
        return Tab(title, from_places(cells), merges, hidden=hidden)

    def _fill(self, cells: dict[tuple[int, int], Cell], parser: "_TabParser") -> None:
        same: dict[tuple[object, str, str, str], Cell] = {}
        for row, column, kind, value, style, link in parser.found():
            code = self.formats[style] if style < len(self.formats) else "General"
            key = (value, kind, code, link)
            cell = same.get(key)
            if cell is None:
                cell = same[key] = self._cell(kind, value, code, link)
            if row >= MOST_ROWS or column >= MOST_COLUMNS:
                raise ValueError("a cell outside the tab")
            cells[row, column] = cell

    def _cell(self, kind: str, value: Any, code: str, link: str) -> Cell:
        links = (link,) if link else ()
        if kind == "b":
            return Cell("TRUE" if value else "FALSE", bool(value), "bool", links)
        if kind == "e":
            return Cell(str(value), str(value), "error", links)
        if kind == "d":
            value, kind, code = days_since_1899(value), "n", code if kind_of(code) == "date" else "d/m/yyyy"
        if kind == "n" and isinstance(value, int | float):
            read_as = kind_of(code)
            days = float(value) + (DAYS_1904 if read_as == "date" and self.reader.wb.epoch == CALENDAR_MAC_1904 else 0)
            return Cell(shown(days, code), days, read_as, links)
        text = one_line_end(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), str(value)))
        return Cell(text, text, "text", links) if text else EMPTY

    def _add_links_and_notes(self, parser: "_TabParser", part: str, cells: dict[tuple[int, int], Cell]) -> None:
        names = self.reader.valid_files
        rels = get_dependents(self.reader.archive, get_rels_path(part)) if get_rels_path(part) in names else RelationshipList()
        addresses = {rel.id: rel.Target for rel in rels}
        for link in parser.hyperlinks.hyperlink:
            address = addresses.get(link.id, "") + (f"#{link.location}" if link.id and link.location else "")
            if address:
                for place in _places(link.ref, cells):
                    cells[place] = _with(cells.get(place, EMPTY), link=address)
        for rel in rels.find(COMMENTS_NS):
            sheet = CommentSheet.from_tree(fromstring(self.reader.archive.read(rel.target)))
            for ref, comment in sheet.comments:
                for place in _places(ref, cells):
                    cells[place] = _with(cells.get(place, EMPTY), note=one_line_end(comment.text or ""))


class _TabParser(WorkSheetParser):
    """openpyxl's parser of a tab, which passes over blank cells and sees the address in a HYPERLINK formula."""

    def found(self) -> Iterator[tuple[int, int, str, Any, int, str]]:
        """Row and column from 0, openpyxl's type letter, value, number of the style, link; for each cell with a value."""
        for _row, cells in self.parse():
            for cell in cells:
                yield cell["row"] - 1, cell["column"] - 1, cell["data_type"], cell["value"], cell["style_id"], cell["link"]

    def parse_row(self, row: Any) -> tuple[int, list[dict[str, Any]]]:
        row[:] = [element for element in row if len(element) or not element.get("r")]
        number, cells = super().parse_row(row)
        return number, [cell for cell in cells if cell["value"] is not None]

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell = super().parse_cell(element)
        formula = element.find(_FORMULA)
        link = _HYPERLINK.search(formula.text) if formula is not None and formula.text else None
        cell["link"] = link[1].replace('""', '"') if link else ""
        return cell


def _merges(parser: WorkSheetParser) -> tuple[Merge, ...]:
    ranges = parser.merged_cells.mergeCell if parser.merged_cells else ()
    bounds = (_bounds(merged.ref) for merged in ranges)
    return tuple(Merge(top, left, bottom, right) for top, left, bottom, right in bounds)


def _bounds(ref: str) -> tuple[int, int, int, int]:
    """``B2:C4`` → 1, 1, 4, 3: half-open, from 0."""
    left, top, right, bottom = range_boundaries(ref)
    return top - 1, left - 1, bottom, right


def _places(ref: str, cells: dict[tuple[int, int], Cell]) -> list[tuple[int, int]]:
    """Where a link or note at ``ref`` goes: to the cells there that hold something, else to the first of them."""
    top, left, bottom, right = _bounds(ref)
    if bottom > MOST_ROWS or right > MOST_COLUMNS:
        return []
    if (bottom - top) * (right - left) <= len(cells):
        filled = [(row, column) for row in range(top, bottom) for column in range(left, right) if (row, column) in cells]
    else:
        filled = [place for place in cells if top <= place[0] < bottom and left <= place[1] < right]
    return filled or [(top, left)]


def _with(cell: Cell, *, link: str = "", note: str = "") -> Cell:
    links = tuple(dict.fromkeys((*cell.links, link))) if link else cell.links
    return Cell(cell.text, cell.value, cell.kind, links, note or cell.note)
