"""A workbook as it was read, written as an Excel file: what an office opens to see or take back an older version."""

import re
from datetime import datetime
from io import BytesIO

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook as Book
from xlsxwriter.worksheet import Worksheet

from ita_dash.export.book import new_workbook
from ita_dash.export.values import storable
from ita_dash.sheet.workbook import Cell, Tab, Workbook

LONGEST_TEXT, LONGEST_LINK, LONGEST_NAME = 32_767, 2_079, 31
"""What Excel takes of a cell's text, of a link, and of a tab's name."""
_NUMBER = re.compile(r"-?(?P<whole>[\d,]+)(?:\.(?P<decimals>\d{1,9}))?(?P<percent>%?)")
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))


def workbook_file(workbook: Workbook) -> bytes:
    """``workbook`` as .xlsx: texts, numbers, dates, ticks, merges, notes, the first link of a cell. No text becomes a formula.

    Excel holds less than a sheet: a text is cut after ``LONGEST_TEXT`` characters, and further links of a cell are left out
    (the version's JSON has everything).
    """
    file = BytesIO()
    book = new_workbook(file)
    read = workbook.read_at
    book.set_properties({"title": storable(workbook.title), "created": datetime(read.year, read.month, read.day)})  # noqa: DTZ001
    formats = _Formats(book)
    taken: set[str] = set()
    for tab in workbook.tabs:
        sheet = book.add_worksheet(_name(tab.title, taken))
        if tab.hidden and len(workbook.tabs) > 1:
            sheet.hide()
        _write(sheet, tab, formats)
    if not workbook.tabs:
        book.add_worksheet()
    if all(tab.hidden for tab in workbook.tabs):
        for sheet in book.worksheets():
            sheet.hidden = 0  # a file without a tab to see does not open
    book.close()
    return file.getvalue()


class _Formats:
    """One format for each way in which a cell shows what it holds."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def of(self, cell: Cell) -> Format:
        """The format of ``cell``: a number keeps its separators and decimals."""
        pattern = "d/m/yyyy" if cell.kind == "date" else _pattern(cell.text.strip()) if cell.kind in ("number", "percent") else ""
        if pattern not in self._made:
            shown = {"num_format": pattern} if pattern else {}
            self._made[pattern] = self._book.add_format({"text_wrap": True, "valign": "top", **shown})
        return self._made[pattern]


def _pattern(text: str) -> str:
    """How Excel is told to show a number as ``text`` shows it; empty where that is not plain."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return ""
    decimals = "." + "0" * len(found["decimals"]) if found["decimals"] else ""
    return ("#,##0" if "," in found["whole"] else "0") + decimals + found["percent"]


def _write(sheet: Worksheet, tab: Tab, formats: _Formats) -> None:
    sheet.set_column(0, max(tab.width - 1, 0), 22)
    for merge in tab.merges:
        if (merge.bottom - merge.top) * (merge.right - merge.left) > 1:
            sheet.merge_range(
                merge.top, merge.left, merge.bottom - 1, merge.right - 1, "", formats.of(tab.cell(merge.top, merge.left))
            )
    for row, cells in enumerate(tab.rows):
        for column, cell in enumerate(cells):
            if not cell.is_empty:
                _write_cell(sheet, row, column, cell, formats)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    style = formats.of(cell)
    text = storable(cell.text)[:LONGEST_TEXT]
    link = next((one for one in cell.links if one.startswith(("http://", "https://")) and len(one) <= LONGEST_LINK), "")
    if isinstance(cell.value, bool):
        sheet.write_boolean(row, column, cell.value, style)
    elif isinstance(cell.value, int | float):
        sheet.write_number(row, column, cell.value, style)
    elif not link or sheet.write_url(row, column, storable(link), style, text[:LONGEST_TEXT]) != 0:
        sheet.write_string(row, column, text, style)
    if cell.note.strip():
        sheet.write_comment(row, column, storable(cell.note)[:LONGEST_TEXT])


def _name(title: str, taken: set[str]) -> str:
    """A tab's name that Excel takes, no two alike."""
    name = storable(title).translate(_NOT_IN_NAMES).strip("'")[:LONGEST_NAME] or "-"
    count, found = 1, name
    while found.casefold() in taken or found.casefold() == "history":  # a name that Excel keeps for itself
        count += 1
        end = f" ({count})"
        found = name[: LONGEST_NAME - len(end)] + end
    taken.add(found.casefold())
    return found
