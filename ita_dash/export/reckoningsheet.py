"""The sheet ที่มาของตัวเลข: the calculation of the completion as formulas, from each assignment to the whole office.

A column for each step: an activity's product is the mean of the lines below it by its weight, a measure's line adds up its
activities, the first line adds up the measures. Sums run over the columns of a step, so that a line more needs no other formula.
Stored beside each formula is what ``reckoning`` gives, and a program that reckons again finds the same.
"""

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from ita_dash.columns.excelonly import RECKONED, TITLE
from ita_dash.export.book import Book, Property
from ita_dash.export.paper import layouts
from ita_dash.export.values import storable
from ita_dash.export.worksheet import INK, PAPER, fitted, lines_of, row_height, set_widths, write_lines
from ita_dash.messages import _
from ita_dash.reckoning import ReckonedActivity, ReckonedMeasure, Reckoning, reckon

TOTAL_CELL = "$H$7"
"""Where the office's completion stands: the first line under the header."""
_NAME, _PROGRESS, _WEIGHT, _PRODUCT, _WEIGHTS, _PRODUCTS, _RESULT = range(1, 8)
_LINE: dict[str, Property] = {"valign": "top", "border": 1, "border_color": "#BFBFBF"}
_HEADER_ROW = 5


def reckoning_sheet(book: Book, chosen: pd.DataFrame, lines: tuple[str, ...]) -> Worksheet:
    """Write it of ``chosen``, the assessed assignments."""
    sheet = book.sheet(_(TITLE))
    how = _("Type over a progress or a weight to see what becomes of the completion: every other figure is a formula.")
    set_widths(sheet, RECKONED)
    write_lines(book, sheet, (_(TITLE), *lines, how))
    header = book.format(bold=True, text_wrap=True, valign="vcenter", align="center", font_color=PAPER, bg_color=INK, border=1)
    for number, column in enumerate(RECKONED):
        sheet.write_string(_HEADER_ROW, number, column.title, header)
    sheet.set_row(_HEADER_ROW, row_height(max(lines_of(column.title, column.width) for column in RECKONED)))
    last = _ReckonedLines(book, sheet).write(reckon(chosen))
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    sheet.repeat_rows(0, _HEADER_ROW)
    sheet.outline_settings(symbols_below=False)
    book.texts(sheet, _HEADER_ROW, 0, last, _RESULT)
    ((first, final),) = layouts(RECKONED, range(2))
    sheet.print_area(0, first, last, final)
    return sheet


class _ReckonedLines:
    """The lines below the header, each with its formulas and what they give."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self._book, self._sheet = book, sheet
        self._row = _HEADER_ROW
        self._decimals = 2

    def write(self, made: Reckoning) -> int:
        """All of ``made``; gives the last row."""
        self._decimals = made.decimals
        total = self._begin("", _("All of these together"), level=0)
        for one in made.measures:
            self._measure(one)
        first, last = total + 2, max(self._row + 1, total + 2)
        weights, products = f"F{first}:F{last}", f"G{first}:G{last}"
        own = total + 1
        self._formula(total, _WEIGHTS, f"=SUM({weights})", float(made.weight), "0.##")
        self._formula(total, _PRODUCTS, f"=SUM({products})", float(made.product), self._pattern)
        self._formula(total, _RESULT, f"=IF(F{own}=0,0,ROUND(G{own}/F{own},1))", float(made.completion), "0.0")
        return self._row

    @property
    def _pattern(self) -> str:
        return "#,##0." + "0" * self._decimals

    def _measure(self, one: ReckonedMeasure) -> None:
        row = self._begin(one.measure_no, one.measure, level=0)
        for each in one.activities:
            self._activity(each)
        first, last, own = row + 2, self._row + 1, row + 1
        self._formula(row, _WEIGHTS, f"=SUM(D{first}:D{last})", float(one.weight), "0.##")
        self._formula(row, _PRODUCTS, f"=SUM(E{first}:E{last})", float(one.product), self._pattern)
        quotient = f"=IF(F{own}=0,0,ROUND(G{own}/F{own},{self._decimals}))"
        self._formula(row, _RESULT, quotient, float(one.quotient), self._pattern)

    def _activity(self, one: ReckonedActivity) -> None:
        row = self._begin(one.code, one.activity, level=1)
        for leaf in one.assignments:
            place = self._begin("", leaf.division, level=2)
            if leaf.counted:
                self._sheet.write_number(place, _PROGRESS, float(leaf.progress), self._style(2, self._pattern))
            else:
                self._sheet.write_string(place, _PROGRESS, _("Left out"), self._style(2))
        if not one.counted:
            self._sheet.write_string(row, _WEIGHT, _("Left out"), self._style(1))
            return
        first, last, own = row + 2, self._row + 1, row + 1
        leaves = f"C{first}:C{last}"
        self._sheet.write_number(row, _WEIGHT, float(one.weight), self._style(1, "0.##"))
        product = f"=ROUND(SUM({leaves})*D{own}/COUNT({leaves}),{self._decimals})"
        self._formula(row, _PRODUCT, product, float(one.product), self._pattern, level=1)
        quotient = f"=IF(D{own}=0,0,ROUND(E{own}/D{own},{self._decimals}))"
        self._formula(row, _RESULT, quotient, float(one.quotient), self._pattern, level=1)

    def _begin(self, no: str, name: str, *, level: int) -> int:
        """A new line with its name; gives its row."""
        self._row += 1
        for number in range(len(RECKONED)):
            self._sheet.write_blank(self._row, number, None, self._style(level))
        said = fitted(storable(name)) or "–"
        if no:
            self._sheet.write_string(self._row, 0, storable(no), self._style(level))
        self._sheet.write_string(self._row, _NAME, said, self._style(level, indent=level))
        height = row_height(lines_of(said, RECKONED[_NAME].width - 2 * level))
        self._sheet.set_row(self._row, height, None, {"level": level} if level else {})
        return self._row

    def _formula(self, row: int, column: int, formula: str, value: float, pattern: str, *, level: int = 0) -> None:
        self._sheet.write_formula(row, column, formula, self._style(level, pattern), value)

    def _style(self, level: int, pattern: str = "", indent: int = 0) -> object:
        shown: dict[str, Property] = {"text_wrap": True, "indent": indent}
        if pattern:
            shown = {"num_format": pattern, "align": "right"}
        return self._book.format(**_LINE, **shown, bold=level == 0, **({"bg_color": "#EEF3F8"} if level == 0 else {}))
