"""How one column writes its values, told by most of its cells: a minority of odd cells changes nothing (rule 4 of the design).

- Numbers of progress are shares (0.25 … 1) or percents.
- Dates in digits have the day or the month first.
- A column of statuses may hold boxes: 1 and 0, TRUE and FALSE, a tick and nothing.
- The column ลำดับ counts measures or activities.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ita_dash.form.columns.columntexts import is_box
from ita_dash.form.fields import PERIODS
from ita_dash.form.finding import Finding
from ita_dash.form.grid import Grid
from ita_dash.form.lines.marginlines import goes_on
from ita_dash.form.rows.numbers import code_of
from ita_dash.form.rows.signs import ROWS_OF_A_LEGEND, sign, signs_explained
from ita_dash.form.tables.segments import Table
from ita_dash.form.text import is_blank, key
from ita_dash.sheet.workbook import Cell, counted
from ita_dash.thai import arabic

_DATE = re.compile(r"(?<![0-9/])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9/])")
_SURE = r"\s*[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}\s*"
_ONLY_DATES = re.compile(rf"{_SURE}(?:(?:-|–|ถึง){_SURE})?")
"""Nothing but dates in digits with years of four: only the order of day and month can be in doubt."""
_PROOFS = 2
"""So many dates that can only have the month first prove it for their table; one alone may be a slip."""
_DATES = (*PERIODS, "reported_on", "true_start", "true_end", "timestamp")


@dataclass(frozen=True, slots=True)
class Conventions:
    """How one table writes its values."""

    shares: bool = False
    """Whether its progress is written as shares of one."""
    month_first: bool = False
    order_told: bool = False
    """Whether other dates of its columns tell which of day and month comes first in one like 04/03/2024."""
    boxes: bool = False
    """Whether its column of statuses holds boxes."""
    code_counts_measures: bool = False
    signs: Mapping[str, str] = field(default_factory=dict)
    """What the sheet says that signs of its statuses mean: sign → status."""

    def explained(self, text: str) -> str:
        """The status that the sheet itself says that a cell stands for; empty where it says nothing of it."""
        return self.signs.get(sign(text), "") if self.signs else ""

    def date_text(self, text: str) -> str:
        """``text`` with dates in digits the day first, as all readers take them."""
        if not self.month_first:
            return text
        return _DATE.sub(
            lambda found: f"{found[3]}{found[2]}{found[1]}{found[2]}{found[4]}" if int(found[1]) <= 12 else found[0], arabic(text)
        )

    def settles(self, finding: Finding) -> bool:
        """Whether the column leaves no doubt of what was found odd in a date or a period: which of day and month comes first."""
        is_doubt = finding.code == "DATE_AMBIGUOUS" and self.order_told
        return is_doubt and _ONLY_DATES.fullmatch(arabic(finding.value)) is not None


AS_MOST = Conventions()
"""What holds where no column tells another."""


def conventions_of(table: Table, explaining: Iterable[Grid] = ()) -> Conventions:
    """The conventions that most cells of each column of ``table`` keep; ``explaining`` are tabs that may explain its signs."""
    month_first, day_first = _orders(_cells(table, _DATES))
    return Conventions(
        shares=_are_shares(_cells(table, ["progress"]) or _cells(table, ["month"])),
        month_first=month_first >= _PROOFS and month_first > day_first,
        order_told=max(month_first, day_first) >= _PROOFS and not (month_first and day_first),
        boxes=_are_boxes(_cells(table, ["status"])),
        code_counts_measures=_code_counts_measures(table),
        signs=_signs(table, explaining),
    )


def _signs(table: Table, explaining: Iterable[Grid]) -> Mapping[str, str]:
    """What is explained of the signs that stand in the statuses of ``table``, or in its results where it has no statuses."""
    fields = ["status"] if table.header.columns_of("status") else ["result", "division_result"]
    signs = frozenset(sign(cell.text) for cell, _count in _cells(table, fields)) - {""}
    above = range(table.header.row)[-ROWS_OF_A_LEGEND:]
    places = [(table.grid, above), (table.grid, table.rows[-ROWS_OF_A_LEGEND:])]
    return signs_explained([*places, *((grid, range(min(grid.height, ROWS_OF_A_LEGEND))) for grid in explaining)], signs)


def _cells(table: Table, fields: Iterable[str]) -> list[tuple[Cell, int]]:
    """What the columns of ``fields`` hold, and how often."""
    columns, rows = [column for field in fields for column in table.header.columns_of(field)], table.body
    cells = counted(cell for column in columns for cell in table.grid.own_cells(column, rows))
    return [(cell, count) for cell, count in cells if not is_blank(cell.text)]


def _are_shares(cells: Iterable[tuple[Cell, int]]) -> bool:
    """Shares have parts of one, and nothing above one: more cells between 0 and 1 than above 1."""
    numbers = [(number, count) for cell, count in cells if cell.kind != "percent" and (number := number_typed(cell)) is not None]
    parts = sum(count for number, count in numbers if 0 < number < 1)
    return parts > sum(count for number, count in numbers if number > 1)


def number_typed(cell: Cell) -> float | None:
    """The number that a cell is, or that stands in it as text and nothing else; None for any other."""
    if cell.number is not None:
        return cell.number
    text = arabic(cell.text.strip())
    return float(text) if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,4})?", text) else None


def _orders(cells: Iterable[tuple[Cell, int]]) -> tuple[int, int]:
    """How many dates in digits can only have the month first, and how many only the day."""
    month_first = day_first = 0
    for cell, count in cells:
        if cell.kind == "date":
            continue
        for found in _DATE.finditer(arabic(cell.text)):
            one, other = int(found[1]), int(found[3])
            month_first += count * (one <= 12 < other)
            day_first += count * (other <= 12 < one)
    return month_first, day_first


def _are_boxes(cells: list[tuple[Cell, int]]) -> bool:
    boxes = sum(count for cell, count in cells if is_box(cell))
    return boxes * 2 > sum(count for _cell, count in cells)


def _code_counts_measures(table: Table) -> bool:
    """Whether the numbers in ลำดับ number measures, rather than activities: what most rows say, in whatever order they stand.

    Rows of one measure have one number then, or only its first row has; numbers that run on within a measure are those of its
    activities.
    """
    grid, header = table.grid, table.header
    code, measure = header.column("code"), header.column("measure")
    if code is None or measure is None:
        return False
    codes = {row: number for row in table.rows if (number := code_of(grid.answer(row, code)))}
    figures = {row: number for row, number in codes.items() if not number.isalpha()}
    codes = figures if len(figures) * 2 > len(codes) else codes  # a letter among figures numbers nothing
    numbers: dict[str, list[str]] = defaultdict(list)
    activity = header.column("activity")
    above, first, inside = "", 0, 0
    for row in table.rows:
        title = key(grid.answer(row, measure))
        title = "" if goes_on(title) else title
        if grid.answering(row) == [code]:
            continue  # a number alone, of a row that is not filled in
        above = title or above
        if number := codes.get(row, ""):
            numbers[above].append(number)
        if not title and activity is not None and grid.answer(row, activity):
            first, inside = first + (not number), inside + bool(number)
    if first > inside:
        return True
    measures = sum(_of_measure(found) for titled, found in numbers.items() if titled)
    return measures * 2 > sum(map(len, numbers.values()))


def _of_measure(numbers: Sequence[str]) -> int:
    """How many of the ``numbers`` in the rows of a measure are its own: most of them are one and the same, or none is."""
    counts = Counter(number for number in numbers if "." not in number).values()
    return sum(count for count in counts if count * 2 > len(numbers))
