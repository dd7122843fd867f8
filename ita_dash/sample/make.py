"""Builds the bundled workbooks: ``python -m ita_dash.sample.make [FOLDER]``.

The same content gives the same bytes on every run, so a rebuild shows in version control only where content changed.
"""

import re
import sys
import zipfile
from datetime import date, datetime
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Literal, cast
from unicodedata import category

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ita_dash.sample import BUNDLED, demo_2567, report_2566
from ita_dash.sample.plainbook import Content, Cover, Entry, Percent, SampleLink, SampleTable

CONTENTS: dict[int, Content] = {2566: report_2566.CONTENT, 2567: demo_2567.CONTENT}
"""By fiscal year (Buddhist), as in ``BUNDLED``."""

_MADE_AT = datetime(2024, 7, 1)  # noqa: DTZ001  (file properties carry no zone)
_ZIP_TIME = (2024, 7, 1, 0, 0, 0)
_SPARE_ROWS = 200
"""Rows below the table in which the drop-down lists still work: a sheet that is in use grows."""

_LINE_HEIGHT = 24
"""Points that a line of the body takes, with room for a wider font where TH Sarabun is not installed."""
_FILLED = 0.8
"""Share of a column's width that a line fills before it breaks, on average: Thai breaks at words."""

_TITLE = Font(name="TH SarabunPSK", size=16, bold=True)
_HEADING = Font(name="TH SarabunPSK", size=14, bold=True)
_BODY = Font(name="TH SarabunPSK", size=14)
_LINK = Font(name="TH SarabunPSK", size=14, color="0563C1", underline="single")
_FILL = PatternFill("solid", start_color="D9E2F3")
_THIN = Side(style="thin", color="7F7F7F")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP = Alignment(vertical="top", wrap_text=True)
_TOP_CENTRE = Alignment(horizontal="center", vertical="top", wrap_text=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def build(content: Content) -> bytes:
    """The .xlsx file of ``content``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = content.title
    book.properties.creator = "ITA Dashboard"
    book.properties.created = _MADE_AT
    _write_cover(book.create_sheet(content.cover.tab), content.cover)
    for table in content.tables:
        _write_table(book.create_sheet(table.tab), table)
    book.active = 1
    written = BytesIO()
    book.save(written)
    return _without_clock(written.getvalue())


def build_all(folder: Path) -> None:
    """Writes each bundled workbook into ``folder`` under its own file name."""
    for year, content in CONTENTS.items():
        (folder / BUNDLED[year].path.name).write_bytes(build(content))


def _write_cover(sheet: Worksheet, cover: Cover) -> None:
    width = 84
    sheet.column_dimensions["A"].width = width
    sheet.sheet_view.showGridLines = False
    for row, line in enumerate(cover.lines, start=1):
        cell = _put(sheet, row, 1, line)
        if line in cover.headings:
            cell.font, cell.alignment = _TITLE, _CENTRE
        sheet.row_dimensions[row].height = 2.5 * _LINE_HEIGHT if line in cover.headings else _height(line, width)
    _print_on_a4(sheet, "portrait", pages_high=1)


def _write_table(sheet: Worksheet, table: SampleTable) -> None:
    width = len(table.columns)
    for row, title in enumerate(table.titles, start=1):
        cell = _put(sheet, row, 1, title)
        cell.font, cell.alignment = _TITLE, Alignment(horizontal="center", vertical="center")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
        sheet.row_dimensions[row].height = 1.5 * _LINE_HEIGHT
    header = len(table.titles) + 2 if table.titles else 1
    _write_header(sheet, table, header)
    for row, entries in enumerate(table.rows, start=header + 1):
        for column, entry in enumerate(entries, start=1):
            _put(sheet, row, column, entry)
        sheet.row_dimensions[row].height = _row_height(table, row - header - 1)
    for merge in table.merges:
        sheet.merge_cells(
            start_row=header + 1 + merge.first,
            end_row=header + 1 + merge.last,
            start_column=merge.column + 1,
            end_column=merge.column + 1,
        )
    for cells in sheet.iter_rows(min_row=header, max_row=header + len(table.rows), max_col=width):
        for one in cells:
            one.border = _BORDER
    sheet.freeze_panes = f"B{header + 1}"
    sheet.print_title_rows = f"{header}:{header}"
    _print_on_a4(sheet, "landscape")


def _row_height(table: SampleTable, row: int) -> float:
    """Points that the row needs, without its merged cells: those have the height of several rows."""
    merged = {merge.column for merge in table.merges if merge.first <= row <= merge.last}
    cells = zip(table.columns, table.rows[row], strict=True)
    return max(_height(_shown(entry), column.width) for number, (column, entry) in enumerate(cells) if number not in merged)


def _shown(entry: Entry) -> str:
    return entry.text if isinstance(entry, SampleLink) else entry if isinstance(entry, str) else ""


def _height(text: str, width: int) -> float:
    """Points that ``text`` takes in a column of ``width`` characters. Thai's upper and lower marks take no width."""
    lines = (sum(category(letter) != "Mn" for letter in line) for line in text.split("\n"))
    return _LINE_HEIGHT * sum(max(1, ceil(length / (width * _FILLED))) for length in lines)


def _write_header(sheet: Worksheet, table: SampleTable, header: int) -> None:
    sheet.row_dimensions[header].height = 2 * _LINE_HEIGHT
    for column, described in enumerate(table.columns, start=1):
        cell = _put(sheet, header, column, described.heading)
        cell.font, cell.alignment, cell.fill = _HEADING, _CENTRE, _FILL
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = described.width
        if described.choices:
            # A warning and not a stop: what people type beside the list is what a reader has to cope with.
            drop_down = DataValidation(
                type="list",
                formula1=f'"{",".join(described.choices)}"',
                allow_blank=True,
                errorStyle="warning",
                errorTitle=described.heading,
                error="โปรดเลือกจากรายการ",
                showErrorMessage=True,
            )
            drop_down.add(f"{letter}{header + 1}:{letter}{header + len(table.rows) + _SPARE_ROWS}")
            sheet.add_data_validation(drop_down)


def _put(sheet: Worksheet, row: int, column: int, entry: Entry) -> Cell:
    cell = cast("Cell", sheet.cell(row, column))  # nothing is merged before it is written
    cell.font, cell.alignment = _BODY, _TOP
    match entry:
        case None | "":
            pass
        case SampleLink(text, address):
            cell.value, cell.hyperlink, cell.font = text, address, _LINK
        case Percent(share):
            cell.value, cell.number_format, cell.alignment = share, "0%", _TOP_CENTRE
        case date():
            cell.value, cell.number_format, cell.alignment = entry, "d/m/yyyy", _TOP_CENTRE
        case str():
            cell.value, cell.data_type = entry, "s"
        case _:
            cell.value, cell.number_format, cell.alignment = entry, "#,##0", _TOP_CENTRE
    return cell


def _print_on_a4(sheet: Worksheet, orientation: Literal["portrait", "landscape"], pages_high: int = 0) -> None:
    """One page wide; as many pages high as it takes where ``pages_high`` is 0."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, pages_high
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4


def _without_clock(file: bytes) -> bytes:
    """``file`` with the moment of writing, which openpyxl puts into it and into the zip's entries, made a fixed one."""
    settled = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{_MADE_AT:%Y-%m-%dT%H:%M:%SZ}".encode(), part)
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return settled.getvalue()


if __name__ == "__main__":
    build_all(Path(sys.argv[1]) if len(sys.argv) > 1 else BUNDLED[2566].path.parent)
