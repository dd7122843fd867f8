"""An Excel file that is being written: its formats, its sheets on paper, its properties; the same bytes for the same data."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO

from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ita_dash.export.paper import BOTTOM, HEADED, POINTS, SIDES, TOP
from ita_dash.export.values import storable
from ita_dash.sheet.address import a1

FONT = {"font_name": "Tahoma", "font_size": POINTS, "font_scheme": "none"}
"""On every Windows and Mac, with Thai letters: lines break where the heights of rows expect it. It is of no theme: Excel would
take the theme's font in its place."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
UNDATED = date(2024, 1, 1)
"""When a file was made that says nothing of any day: the same file whenever somebody presses the button."""
_IGNORED = ("number_stored_as_text", "two_digit_text_year", "formula_differs")
"""What Excel marks with a green triangle in texts that are meant to be texts: codes, periods; in links unlike others around."""


def new_workbook(file: BytesIO) -> Workbook:
    """A new workbook that will be written to ``file``."""
    # Of the font, a digit of which is the unit of columns, xlsxwriter keeps what it finds out: each file has its own
    return Workbook(file, {**_OPTIONS, "default_format_properties": dict(FONT)})


Property = str | float | bool
"""What xlsxwriter takes as one property of a format."""


@dataclass
class Book:
    """A workbook that is being written, its formats, and the cells whose text had to be cut."""

    workbook: Workbook
    cut: list[str] = field(default_factory=list)
    tall: list[str] = field(default_factory=list)
    """Rows that would have to be higher than Excel makes them, by their first cell."""
    _formats: dict[tuple[tuple[str, Property], ...], Format] = field(default_factory=dict)
    _texts: dict[str, list[str]] = field(default_factory=dict)

    def format(self, **properties: Property) -> Format:
        """One format for one set of properties, on top of the file's font."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({**FONT, **properties})
        return self._formats[key]

    def sheet(self, title: str, *, headed: bool = False) -> Worksheet:
        """A worksheet that prints on A4 landscape, one page wide, with page numbers; ``headed`` with its title over each page,
        where none stands in its cells."""
        sheet = self.workbook.add_worksheet(title)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=SIDES, right=SIDES, top=TOP, bottom=BOTTOM)
        if headed:
            sheet.set_margins(left=SIDES, right=SIDES, top=HEADED, bottom=BOTTOM)
            sheet.set_header('&L&"Tahoma,Bold"&15&A', {"margin": TOP, "scale_with_doc": False})
        sheet.set_footer("&L&A&R&P / &N", {"margin": 0.2, "scale_with_doc": False})
        return sheet

    def texts(self, sheet: Worksheet, top: int, left: int, bottom: int, right: int) -> None:
        """Says that what looks like a number or a date there is a text on purpose."""
        self._texts.setdefault(sheet.get_name(), []).append(f"{a1(top, left)}:{a1(bottom, right)}")

    def print_areas(self, sheet: Worksheet, areas: Sequence[tuple[int, int, int, int]]) -> None:
        """``sheet`` prints these ranges (first row and column, last row and column), each on pages of its own."""
        name = quote_sheetname(sheet.get_name())
        sheet.print_area(*areas[0])
        # xlsxwriter's own method takes one range; Excel and LibreOffice take several
        sheet.print_area_range = ",".join(f"{name}!{xl_range_abs(*area)}" for area in areas)

    def about(self, *, title: str, office: str = "", comments: str = "", keywords: str = "", made: date = UNDATED) -> None:
        """The document's properties. ``made`` is the day of what it says, never the time when it was written."""
        self.workbook.set_properties(
            {
                "title": storable(title)[:255],
                "subject": storable(keywords)[:255],
                "author": storable(office)[:255],
                "company": storable(office)[:255],
                "category": "ITA",
                "keywords": storable(keywords)[:255],
                "comments": storable(comments)[:255],
                "created": datetime(made.year, made.month, made.day),  # noqa: DTZ001 (a day of a file has no zone)
            }
        )

    def close(self) -> None:
        """Write it: xlsxwriter keeps only the last word on what is ignored, so all ranges of a sheet are given at once."""
        for sheet in self.workbook.worksheets():
            if ranges := self._texts.get(sheet.get_name()):
                sheet.ignore_errors(dict.fromkeys(_IGNORED, " ".join(ranges)))
        self.workbook.close()
