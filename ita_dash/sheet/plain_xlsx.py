"""The last resort for a damaged .xlsx: texts and merges by python-calamine, which needs less of the file to be whole."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO

from openpyxl.utils.datetime import to_excel as days_since_1899
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from ita_dash.fiscal import BANGKOK
from ita_dash.sheet.errors import SheetError, beyond
from ita_dash.sheet.extent import Extent
from ita_dash.sheet.limits import AREA
from ita_dash.sheet.number_format import shown
from ita_dash.sheet.tabrows import trimmed
from ita_dash.sheet.wholetext import clean
from ita_dash.sheet.workbook import EMPTY, ERROR_TEXTS, LOADING, LOADING_TEXTS, Cell, Damage, Facts, Merge, Tab, Workbook


def read_plain_xlsx(content: bytes, source: str, stem: str, reason: str) -> Workbook:
    """Every tab's cells, without what else Excel knows of them (``Workbook.plain``); ``reason`` goes into its ``damage``.

    ``content`` is what ``Package.rebuilt`` gives: calamine believes what a zip says of itself. Raises
    ``SheetError("file_unreadable")`` where this cannot be read either, and that of a limit.
    """
    extent = Extent(source)
    tabs: list[Tab] = []
    for title, merges, hidden, values in _tabs(content, source):
        extent.tab(title)
        rows = trimmed(_rows(values, extent), extent)
        width = max(map(len, rows), default=0)
        tabs.append(Tab(title, rows, extent.merges(merges, len(rows), width), hidden=hidden))
    if not tabs:
        raise SheetError("file_unreadable", source=source)
    damage = (Damage("FILE_PART_UNREADABLE", " ".join(reason.split())[:200]),)
    return Workbook(stem, tuple(tabs), datetime.now(BANGKOK), source, damage=damage, plain=True)


def _tabs(content: bytes, source: str) -> Iterator[tuple[str, tuple[Merge, ...], bool, Iterator[Sequence[object]]]]:
    """Title, merges, whether it is hidden, and rows of values of each tab."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for entry in book.sheets_metadata:
            if entry.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(entry.name)
            ranges = sheet.merged_cell_ranges or ()
            merges = tuple(Merge(top, left, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
            if sheet.total_height * sheet.total_width > AREA.most:  # it makes a value for each blank cell
                raise beyond(AREA, place=clean(entry.name))
            rows = iter(sheet.to_python(skip_empty_area=False))
            yield clean(entry.name), merges, entry.visible != SheetVisibleEnum.Visible, rows
    except CalamineError:
        raise SheetError("file_unreadable", source=source) from None


def _rows(values: Iterator[Sequence[object]], extent: Extent) -> Iterator[list[Cell]]:
    for number, row in enumerate(values):
        cells = [_cell(value) for value in row]
        for column, cell in enumerate(cells):
            extent.text(len(cell.text), number, column)
        extent.cells(sum(cell is not EMPTY for cell in cells))
        yield cells


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return Cell(str(value).upper(), value, "bool")
    if isinstance(value, date):
        days = float(days_since_1899(value))
        return Cell(shown(days, "d/m/yyyy"), days, "date")
    if isinstance(value, time | timedelta):
        days = float(days_since_1899(value))
        return Cell(shown(days, "[h]:mm"), days, "number")
    if isinstance(value, int | float):
        return Cell(shown(value, "General"), float(value), "number")
    text = clean(str(value))
    if text.strip() in LOADING_TEXTS:
        return Cell(text, text, "error", facts=Facts(error=LOADING))
    return Cell(text, text, "error" if text in ERROR_TEXTS else "text") if text else EMPTY
