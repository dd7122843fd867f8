"""Writing one table into one worksheet: a real Excel table with filters, wide enough, wrapped, ready to print."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ita_dash.columns.column import DATE, INTEGER, LIST, NUMBER, PERCENT, DataColumn
from ita_dash.export.book import Book, Property
from ita_dash.export.csvfile import guarded
from ita_dash.export.linkformula import link_formula
from ita_dash.export.notes import BETWEEN
from ita_dash.export.paper import layouts, width
from ita_dash.export.tables import ExportTable
from ita_dash.export.values import as_shown, storable
from ita_dash.form.values.evidence import label_and_link
from ita_dash.messages import _
from ita_dash.sheet.address import a1, column_letters
from ita_dash.thailines import columns as letters_beside
from ita_dash.thailines import wrap
from ita_dash.vocabulary import word

CELL_LIMIT, HEADER_LIMIT, LINK_LIMIT = 32_767, 255, 2_079
"""UTF-16 units that Excel holds in a cell, in the header of a table and in an address (its "specifications and limits")."""
LINKS_IN_A_SHEET = 65_530

THAI_DATE = "[$-107041E]d mmm yyyy"
"""30 มิ.ย. 2567: a date behind it, shown with Thai months in the Buddhist calendar by Excel and LibreOffice."""
LINE_HEIGHT, HIGHEST_ROW = 14.5, 409.0
"""In points; the second is Excel's limit."""
FILLED, MOST_LINES = 0.95, 6
"""How much of the width of columns a line of a title takes, and into how many lines a long one is taken apart: below them there
must be room for the table on each page."""
TITLE, SUBTITLE = 22.0, 15.0
"""Heights of the lines above a table, in points."""
INK, PAPER, ALERT, BAR = "#1F3B57", "#FFFFFF", "#FCE4D6", "#7FB2E5"
LATE = {"overdue": "#FBDDD9", "behind": "#FFF1CC"}
"""Behind the rows that are late, by their schedule, which says it in words too."""
NONE_AS_DASH = '0;-0;"–"'
"""A count that is nought stands as a dash: it stays a number."""
IDENTIFYING = {"assignments": 4, "activities": 3, "recommendations": 3, "problems": 3}
"""How many first columns tell what a row is: they stay on the screen, and stand in each print layout. Of any other table two."""
REPEATED_FROM = {"assignments": 1}
"""Of those the first that a further layout repeats: the measure stands before the code, which tells it."""
FROZEN_PIXELS = 480
"""Of columns that stay on the screen, at most: a small laptop shows 1,280."""

_NO_WIDTH = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200b-\u200f\u2060\ufeff]")


def fitted(text: str, limit: int = CELL_LIMIT) -> str:
    """``text``, cut with a notice where it is longer than a cell holds."""
    if _length(text) <= limit:
        return text
    notice = _("… (cut here: longer than a cell of Excel holds; the CSV file has all of it)")
    return text.encode("utf-16-le")[: 2 * (limit - len(notice))].decode("utf-16-le", errors="ignore") + notice


def _length(text: str) -> int:
    """In UTF-16 units, as Excel counts."""
    return len(text.encode("utf-16-le")) // 2


def web_link(text: str) -> str:
    """The first line of ``text`` that is, or ends with, an address Excel may open (http or https, not too long); else empty."""
    for line in text.splitlines():
        line = label_and_link(line.strip())[1]
        if line[:4].lower() != "http":
            continue
        try:
            parts = urlsplit(line)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc and not set(line) & set(' "<>') and _length(line) <= LINK_LIMIT:
            return line
    return ""


def write_table(book: Book, sheet: Worksheet, table: ExportTable, top: int, name: str) -> int:
    """Write ``table`` with its header in row ``top`` (from 0) as the Excel table ``name``; gives the row below it."""
    bottom = top + max(len(table.frame), 1)  # an Excel table has at least one row
    headers = table.headers(HEADER_LIMIT)
    heights = [1] * (bottom - top)
    for number, column in enumerate(table.columns):
        _write_column(book, sheet, column, as_shown(column, table.frame[column.key]) or [None], (top + 1, number), heights)
        if column.type == PERCENT:
            _data_bar(sheet, top + 1, bottom, number)
    # LibreOffice does not fit rows to wrapped text when it opens a file.
    header_lines = (lines_of(text, column.width) for text, column in zip(headers, table.columns, strict=True))
    sheet.set_row(top, row_height(max(header_lines)))
    for row, lines in enumerate(heights, start=top + 1):
        if lines > 1:
            sheet.set_row(row, row_height(lines))
        if lines * LINE_HEIGHT > HIGHEST_ROW:
            book.tall.append(f"{sheet.get_name()}!{a1(row, 0)}")
    header = book.format(bold=True, text_wrap=True, valign="vcenter", align="center", font_color=PAPER, bg_color=INK, border=1)
    sheet.add_table(
        top,
        0,
        bottom,
        len(table.columns) - 1,
        {
            "name": name,
            "style": "Table Style Light 15",
            "columns": [{"header": text, "header_format": header} for text in headers],
        },
    )
    book.texts(sheet, top + 1, 0, bottom, len(table.columns) - 1)
    _late_rows(book, sheet, table, top + 1, bottom)
    return bottom + 1


def table_sheet(book: Book, table: ExportTable, lines: tuple[str, ...]) -> Worksheet:
    """A worksheet of its own for ``table`` under ``lines`` of title, with its print layouts; other columns stand to the right."""
    flat = table.spread()
    columns = (replace(one, second=one.second and _says_something(flat, one)) for one in flat.columns)
    flat = replace(flat, columns=tuple(sorted(columns, key=order(table.name))))
    sheet = book.sheet(table.title)
    identifying = IDENTIFYING.get(table.name, 2)
    repeated = range(REPEATED_FROM.get(table.name, 0), identifying)
    areas = layouts(flat.columns, repeated)
    # Over the columns that every layout repeats: over another the words would be cut where those begin, or end
    above = flat.columns[repeated.start : repeated.stop if len(areas) > 1 else areas[0][1] + 1]
    top = write_lines(book, sheet, (table.title, *within(lines, above)), repeated.start)
    set_widths(sheet, flat.columns)
    bottom = write_table(book, sheet, flat, top, table.name)
    sheet.freeze_panes(top + 1, _frozen(flat.columns[:identifying]))
    sheet.repeat_rows(0, top)
    if len(areas) > 1:
        sheet.repeat_columns(repeated.start, repeated.stop - 1)
    book.print_areas(sheet, [(0, first, bottom - 1, last) for first, last in areas])
    return sheet


def order(name: str) -> Callable[[DataColumn], tuple[bool, ...]]:
    """What a column of the table ``name`` is sorted by: printed ones first, then those of further layouts."""
    first = "measure" if name in REPEATED_FROM else ""
    return lambda column: (not column.printed, not column.second, column.key != first)


def _says_something(table: ExportTable, column: DataColumn) -> bool:
    """Whether any row has a word in ``column``: a layout of empty columns is paper for nothing."""
    return any(one not in (None, "") for one in as_shown(column, table.frame[column.key]))


def _frozen(columns: tuple[DataColumn, ...]) -> int:
    """How many of ``columns`` stay on the screen, at least one."""
    wide = [width(one.width) / 0.75 for one in columns]
    return max(1, sum(sum(wide[: count + 1]) <= FROZEN_PIXELS for count in range(len(wide))))


def _late_rows(book: Book, sheet: Worksheet, table: ExportTable, top: int, bottom: int) -> None:
    """Colours the rows that are late, by the word of their schedule: also after somebody has typed another one."""
    keys = [column.key for column in table.columns]
    if "schedule" not in keys:
        return
    place = keys.index("schedule")
    for schedule, colour in LATE.items():
        said = word(table.columns[place].words or {}, schedule).replace('"', '""')
        rule = {
            "type": "formula",
            "criteria": f'=${column_letters(place)}{top + 1}="{said}"',
            "format": book.format(bg_color=colour),
        }
        sheet.conditional_format(top, 0, bottom, len(keys) - 1, rule)


def within(lines: Sequence[str], columns: Sequence[DataColumn]) -> tuple[str, ...]:
    """``lines`` of a title over ``columns``, none wider than they: what goes beyond the columns of a page is not printed.

    The first is left as it is: the file is known again by its office and year.
    """
    room = int(sum(one.width for one in columns) * FILLED)
    return (*lines[:1], *(part for line in lines[1:] for part in _parted(storable(line), room)[:MOST_LINES]))


def _parted(line: str, room: int) -> tuple[str, ...]:
    """``line`` in lines of ``room``: between the things that it says, and between words where one of them is longer."""
    made: list[str] = []
    for part in line.split(BETWEEN):
        joined = BETWEEN.join((*made[-1:], part))
        if made and letters_beside(joined) <= room:
            made[-1] = joined
        else:
            made += wrap(part, room)
    return tuple(made)


def write_lines(book: Book, sheet: Worksheet, lines: tuple[str, ...], column: int = 0) -> int:
    """Title lines from the top of ``column``, the first the largest; gives the row of the header, one blank row below them."""
    for row, line in enumerate(lines):
        style = book.format(bold=True, font_size=15, font_color=INK) if row == 0 else book.format(font_color="#404040")
        sheet.write_string(row, column, fitted(storable(line)), style)
        sheet.set_row(row, TITLE if row == 0 else SUBTITLE)
    return len(lines) + 1


def set_widths(sheet: Worksheet, columns: tuple[DataColumn, ...]) -> None:
    """Every column as wide as its registry says."""
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)


def lines_of(text: str, width: int) -> int:
    """How many lines ``text`` takes in a column of ``width``: Thai vowels and tone marks above and below take no place."""
    room = max(int(width * 0.9), 1)
    return sum(-(-len(line) // room) or 1 for line in _NO_WIDTH.sub("", text).split("\n"))


def row_height(lines: int) -> float:
    """Of a row of so many lines, in points."""
    return min(lines * LINE_HEIGHT + 2, HIGHEST_ROW)


def _write_column(
    book: Book,
    sheet: Worksheet,
    column: DataColumn,
    cells: Sequence[str | float | date | None],
    place: tuple[int, int],
    heights: list[int],
) -> None:
    """Write ``cells`` downwards from ``place`` and raise ``heights``, the lines of each row, to what they need."""
    top, number = place
    write, empty = _writer(book, sheet, column)
    lines: dict[str, int] = {}  # of each distinct text: most columns repeat a few
    for row, cell in enumerate(cells):
        if cell is None or cell == "":
            sheet.write_blank(top + row, number, None, empty)
            continue
        write(top + row, number, cell)
        if isinstance(cell, str) and column.key != "link":  # an address that nobody reads makes no row higher
            needed = lines.get(cell)
            if needed is None:
                fits = "\n" not in cell and len(cell) <= column.width * 0.8
                needed = lines[cell] = 1 if fits else lines_of(cell, column.width)
            if needed > heights[row]:
                heights[row] = needed


def _writer(book: Book, sheet: Worksheet, column: DataColumn) -> tuple[Callable[[int, int, Any], object], Format]:
    """What writes a cell of ``column``, numbers as numbers, dates as dates, texts as texts; and the format of an empty one."""
    plain: Mapping[str, Property] = {"valign": "top", "border": 1, "border_color": "#BFBFBF"}
    if column.type == DATE:
        day = book.format(**plain, num_format=THAI_DATE, align="center")
        return lambda row, number, value: sheet.write_datetime(row, number, value, day), day
    if column.type in (INTEGER, NUMBER, PERCENT):
        pattern = {INTEGER: NONE_AS_DASH, NUMBER: "0.##", PERCENT: "0.0"}[column.type]
        figure = book.format(**plain, align="center", num_format=pattern)
        return lambda row, number, value: sheet.write_number(row, number, value, figure), figure

    text = book.format(**plain, text_wrap=True)
    quoted = book.format(**plain, text_wrap=True, quote_prefix=True)
    link = book.format(**plain, text_wrap=True, font_color="#0563C1", underline=1)
    marked = book.format(**plain, text_wrap=True, bg_color=ALERT)
    may_link = column.type == LIST or column.key == "link"
    write_string = sheet.write_string

    def write(row: int, number: int, value: str) -> None:
        if len(value) > CELL_LIMIT // 2 and (shown := fitted(value)) != value:
            book.cut.append(f"{sheet.get_name()}!{a1(row, number)}")
            write_string(row, number, shown, marked)
        elif may_link and (address := web_link(value)):
            if formula := link_formula(address, value):
                sheet.write_formula(row, number, formula, link, value)
            elif sheet.hlink_count < LINKS_IN_A_SHEET:
                sheet.write_url(row, number, address, link, string=value)
            else:
                write_string(row, number, value, text)
        elif value[0].isalnum():
            write_string(row, number, value, text)
        else:
            # Typing into a text that starts like a formula would make it one: the prefix keeps it a text.
            write_string(row, number, value, quoted if guarded(value) != value else text)

    return write, text


def _data_bar(sheet: Worksheet, top: int, bottom: int, number: int) -> None:
    sheet.conditional_format(
        top,
        number,
        bottom,
        number,
        {
            "type": "data_bar",
            "data_bar_2010": True,
            "bar_solid": True,
            "bar_color": BAR,
            "min_type": "num",
            "min_value": 0,
            "max_type": "num",
            "max_value": 100,
        },
    )
