"""Workbooks written out as plain lists: what the tests of ``form/`` read."""

from dataclasses import dataclass
from datetime import UTC, datetime

from ita_dash.form.read import Form, read_form
from ita_dash.sheet.workbook import Cell, Merge, Tab, Workbook

READ_AT = datetime(2024, 6, 30, 5, 0, tzinfo=UTC)
HEADER = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ"]
DIVISIONS = [
    ["ส่วนราชการ", "ชื่อย่อ", "สังกัด"],
    ["สำนักปลัด", "สป.", ""],
    ["กองคลัง", "", ""],
    ["กองช่าง", "", ""],
    ["งานแผนงานและนโยบาย", "", "สำนักปลัด"],
]
Row = list[str | float | Cell]


def tab(title: str, rows: list[Row], merges: tuple[Merge, ...] = (), gid: int | None = 0) -> Tab:
    """A tab of these cells; a number stands as a person would see it."""
    return Tab(title, tuple(tuple(_cell(value) for value in row) for row in rows), merges, gid)


def workbook(*tabs: Tab, title: str = "แผนปี 2567", url: str = "") -> Workbook:
    return Workbook(title, tabs, READ_AT, url=url)


def read(rows: list[Row], divisions: list[list[str]] | None = None, merges: tuple[Merge, ...] = ()) -> Form:
    """The form that one tab of ``rows`` is, in fiscal year 2567, beside a list of divisions where one is given."""
    tabs = [tab("แผน", rows, merges)]
    if divisions is not None:
        tabs.append(tab("ส่วนราชการ", divisions, gid=1))
    return read_form(workbook(*tabs))


def drawn(*lines: str) -> list[Row]:
    """Rows of a grid drawn with bars, "กิจกรรม | ผล"; digits alone are numbers."""
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [[float(cell) if cell.isascii() and cell.isdecimal() else cell for cell in row] for row in cells]


def merged(*places: str) -> tuple[Merge, ...]:
    """Merges as a spreadsheet names them, of columns up to Z: "D1:E2"."""
    corners = [[(int(corner[1:]) - 1, ord(corner[0]) - ord("A")) for corner in place.split(":")] for place in places]
    return tuple(Merge(top, left, bottom + 1, right + 1) for (top, left), (bottom, right) in corners)


@dataclass(frozen=True)
class Held:
    """A workbook as if it had been fetched."""

    content: Workbook

    def workbook(self) -> Workbook:
        return self.content


def codes(form: Form) -> list[str]:
    """The codes of all problems, in order."""
    return list(form.problems["code"])


def noted(form: Form) -> list[str]:
    """Where the notes that are no report stand, block by block, and what they say: ``B9:E11 ลงชื่อ … ผู้รายงาน``."""
    found = form.problems[form.problems["code"] == "NOTE_OUTSIDE"]
    return [f"{dict(details)['range']} {value}" for details, value in zip(found["details"], found["value"], strict=True)]


def _cell(value: str | float | Cell) -> Cell:
    if isinstance(value, Cell):
        return value
    if isinstance(value, str):
        return Cell(value, value or None)
    return Cell(f"{value:g}", float(value), "number")
