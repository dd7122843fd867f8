"""The last resort for a damaged .xlsx: texts and merges by python-calamine, which needs less of the file to be whole."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

from openpyxl.utils.datetime import to_excel as days_since_1899
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from ita_dash.fiscal import BANGKOK
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.number_format import shown
from ita_dash.sheet.rows import one_line_end, trimmed
from ita_dash.sheet.workbook import EMPTY, Cell, Damage, Merge, Tab, Workbook


def read_plain_xlsx(content: bytes, source: str, stem: str, reason: str) -> Workbook:
    """Every tab's cells without links, notes and number formats; ``reason`` goes into ``Workbook.damage``.

    Raises ``SheetError("file_unreadable")`` where this cannot be read either.
    """
    tabs: list[Tab] = []
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for entry in book.sheets_metadata:
            if entry.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(entry.name)
            ranges = sheet.merged_cell_ranges or ()
            merges = tuple(Merge(top, left, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
            rows = trimmed([_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False))
            tabs.append(Tab(entry.name, rows, merges, hidden=entry.visible != SheetVisibleEnum.Visible))
    except Exception:  # calamine is Rust: its errors, and the panics of it that reach Python, share no useful base
        raise SheetError("file_unreadable", source=source) from None
    return Workbook(
        stem, tuple(tabs), datetime.now(BANGKOK), source, damage=(Damage("FILE_PART_UNREADABLE", " ".join(reason.split())[:200]),)
    )


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
    text = one_line_end(str(value))
    return Cell(text, text) if text else EMPTY
