"""Line 6: the Excel file of all assignments, beside bare xlsxwriter writing the same cells."""

import time
import warnings
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from statistics import median
from typing import Any

from benchmarks.reading import AS_OF
from benchmarks.table import Result, seconds
from benchmarks.workload import payload

ROWS = 10_000
TARGET = 2.0


def results(quick: bool) -> list[Result]:
    rows = 1_000 if quick else ROWS
    ours, beside = measure(rows, repeats=1 if quick else 3)
    met = None if quick else ours / beside <= TARGET
    what = f"Excel file of {rows:,} assignments"
    return [
        Result(
            6,
            what,
            seconds(ours),
            f"{seconds(beside)} bare xlsxwriter, the same cells",
            f"{ours / beside:.1f}×",
            "" if quick else f"≤ {TARGET:g}×",
            met,
        )
    ]


def measure(rows: int, repeats: int) -> tuple[float, float]:
    """Seconds of our file and of a bare one with the same cells."""
    import json

    from ita_dash import export
    from ita_dash.dataset import Source, understand
    from ita_dash.filters import Filters
    from ita_dash.settings import Settings
    from ita_dash.sheet.google_json import workbook_from_json

    workbook = workbook_from_json(json.loads(payload(rows)), "benchmark", datetime(2024, 6, 30, tzinfo=UTC))
    dataset = understand(workbook, Source("benchmark"), Settings())
    file = export.summary_xlsx(dataset, Filters(AS_OF))
    sheets = cells_of(file)
    times = []
    for _again in range(repeats):
        began = time.perf_counter()
        export.summary_xlsx(dataset, Filters(AS_OF))
        middle = time.perf_counter()
        write_bare(sheets)
        times.append((middle - began, time.perf_counter() - middle))
    return median(ours for ours, _bare in times), median(bare for _ours, bare in times)


BLANK = object()
"""A cell without a value that has a border."""


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """A cell with a formula, as one that opens an address has."""

    formula: str


def cells_of(file: bytes) -> dict[str, list[list[object]]]:
    """The sheets of an Excel file by title, row by row; None where there is no cell."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*extension is not supported", UserWarning)  # of the data bars
        book = openpyxl.load_workbook(BytesIO(file))
    return {sheet.title: [[_entry(cell) for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def _entry(cell: Any) -> object:
    if cell.data_type == "f":
        return FormulaCell(str(cell.value))
    return BLANK if cell.value is None and cell.has_style else cell.value


def write_bare(sheets: dict[str, list[list[object]]]) -> bytes:
    """The same cells, blank ones with their border and formulas among them, and nothing else: what the library itself takes."""
    import xlsxwriter

    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}) as book:
        bordered = book.add_format({"border": 1})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is BLANK:
                        sheet.write_blank(number, column, None, bordered)
                    elif isinstance(value, FormulaCell):
                        sheet.write_formula(number, column, value.formula)
                    elif isinstance(value, str):
                        sheet.write_string(number, column, value)
                    elif isinstance(value, bool):
                        sheet.write_boolean(number, column, value)
                    elif isinstance(value, (int, float)):
                        sheet.write_number(number, column, value)
                    elif isinstance(value, date):
                        sheet.write_datetime(number, column, value, day)
    return target.getvalue()
